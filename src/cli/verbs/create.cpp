#include "cli/new_journal.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

struct CreateArguments {
  NewJournal wanted;
  std::optional<Zone> zone;
};

Result<void> run(Context& context, const CreateArguments& options) {
  JournalSettings settings;
  settings.home_zone = options.zone.value_or(context.computer.zone).name();
  const auto created = create(context, options.wanted, settings, true);
  if (!created) return fail(created.error());
  if (!options.zone && !context.computer.zone_told)
    context.err << "note: This computer does not say its time zone, or does not know it, so "
                << context.computer.zone.name() << " stands in for it. 'nightjar zone' gives the journal another.\n";
  context.out << "Made the journal " << visible(created->journal.path()) << ", in the time zone " << settings.home_zone
              << ".\n";
  return {};
}

}  // namespace

void add_create(CLI::App& program, Task& task) {
  auto options = std::make_shared<CreateArguments>();
  auto& verb = add_verb(program, "create", "Makes a new journal and shows its recovery code once",
                        "  nightjar create ~/sleep.nightjar\n"
                        "  nightjar create ~/sleep.nightjar --zone Europe/Berlin\n");
  add_new_journal(verb, options->wanted);
  add_zone(verb, "--zone", options->zone, "Home time zone of the journal; without it, this computer's");
  when_named(verb, task, [options](Context& context) { return run(context, *options); });
}

}  // namespace nightjar::cli
