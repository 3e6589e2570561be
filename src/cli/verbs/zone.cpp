#include "cli/session.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

struct ZoneArguments {
  Access access;
  std::optional<Zone> home;
};

Result<void> run(Context& context, const ZoneArguments& options) {
  auto journal = open(context, options.access, options.home ? For::changing : For::reading);
  if (!journal) return fail(journal.error());
  const auto now = context.computer.clock.now();
  auto settings = journal->settings();
  if (!options.home) {
    context.out << "Home is " << settings.home_zone << ". New entries are read in "
                << zone_with_offset(journal->zone(), now) << ".\n";
    return {};
  }
  settings.home_zone = options.home->name();
  if (const auto set = journal->set_settings(settings); !set) return set;
  if (const auto saved = save(context, *journal); !saved) return saved;
  context.out << "Home is now " << zone_with_offset(*options.home, now)
              << ". What is recorded keeps its clock times and offsets.\n";
  return {};
}

}  // namespace

void add_zone_verb(CLI::App& program, Task& task) {
  auto options = std::make_shared<ZoneArguments>();
  auto& verb = add_verb(program, "zone", "Says which time zone is the journal's home, or gives it another",
                        "  nightjar zone ~/sleep.nightjar\n"
                        "  nightjar zone ~/sleep.nightjar --home Europe/Berlin\n"
                        "\nIt is the clock on which new entries are read, and on which a day begins. What is recorded\n"
                        "stays as it was written.\n");
  add_access(verb, options->access);
  add_zone(verb, "--home", options->home, "The new home zone; without it, nothing is changed");
  when_named(verb, task, [options](Context& context) { return run(context, *options); });
}

}  // namespace nightjar::cli
