#include <fmt/format.h>

#include <nightjar/journal/demo.hpp>

#include "cli/new_journal.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

struct DemoArguments {
  NewJournal wanted;
  std::optional<Day> last_night;
};

Result<void> run(Context& context, const DemoArguments& options) {
  const auto settings = journal::demo_settings();
  auto created = create(context, options.wanted, settings, false);
  if (!created) return fail(created.error());
  auto& journal = created->journal;
  const auto last_night = options.last_night.value_or(today(context, settings) - 1);
  if (const auto filled = apply_and_save(context, journal, journal::build_demo(journal.author(), last_night)); !filled)
    return filled;
  context.out << fmt::format("Made {} with an invented year up to {}. Every page and chart says so.\n", journal.path(),
                             night_label(last_night));
  return {};
}

}  // namespace

void add_demo(CLI::App& program, Task& task) {
  auto options = std::make_shared<DemoArguments>();
  auto& verb = add_verb(program, "demo", "Makes a journal with an invented year, for looking around",
                        "  nightjar demo ~/demo.nightjar\n"
                        "  nightjar demo ~/demo.nightjar && nightjar summary ~/demo.nightjar\n");
  add_new_journal(verb, options->wanted);
  add_day(verb, "--last-night", options->last_night, "The last invented night; without it, the one that ended today");
  when_named(verb, task, [options](Context& context) { return run(context, *options); });
}

}  // namespace nightjar::cli
