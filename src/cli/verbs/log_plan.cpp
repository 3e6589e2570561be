#include <fmt/format.h>

#include "cli/entry_time.hpp"
#include "cli/substances.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

struct LogPlanArguments {
  Access access;
  std::optional<std::string> what, instruction, prescriber;
  std::vector<std::string> times;
  std::optional<SubstanceKind> kind;
  std::optional<Day> from, until;
  bool as_needed = false;
};

/// Without these there is nothing to record; said before a passphrase is asked for.
Result<void> complete(const LogPlanArguments& options) {
  if (!options.what || !options.instruction)
    return fail(ErrorCode::usage, "--what and --said are required", "what it is for, and the prescriber's words");
  return {};
}

Result<void> run(Context& context, const LogPlanArguments& options) {
  if (!context.asks)
    if (const auto enough = complete(options); !enough) return enough;
  auto journal = open(context, options.access, For::changing);
  if (!journal) return fail(journal.error());
  if (const auto enough = complete(options); !enough) return enough;
  Plan plan;
  plan.instruction = *options.instruction;
  plan.prescriber = options.prescriber;
  plan.from = options.from.value_or(today(context, journal->settings()));
  plan.until = options.until;
  plan.as_needed = options.as_needed;
  if (plan.until && *plan.until < plan.from)
    return fail(ErrorCode::usage, "the last day comes before the first one", "leave --until out while it goes on");
  for (const auto& typed : options.times) {
    const auto minute = parse_clock(typed);
    if (!minute) return fail(ErrorCode::usage, "--time takes a time of day", "write it as 08:00");
    plan.times.minutes.push_back(*minute);
  }
  std::sort(plan.times.minutes.begin(), plan.times.minutes.end());
  journal::Edit edit;
  const auto substance = substance_for(context, *journal, *options.what, options.kind, edit);
  if (!substance) return fail(substance.error());
  plan.substance_id = *substance;
  edit.changes.push_back(journal::create(journal->author(), plan));
  if (const auto saved = apply_and_save(context, *journal, std::move(edit)); !saved) return saved;
  context.out << "Saved: the plan, word for word. Each day can now say whether it was taken.\n";
  return {};
}

}  // namespace

void add_log_plan(CLI::App& log, Task& task) {
  auto o = std::make_shared<LogPlanArguments>();
  auto& verb = add_verb(log, "plan", "Records what a prescriber said, word for word",
                        "  nightjar log plan ~/sleep.nightjar --what \"my tablets\" --kind prescribed \\\n"
                        "    --said \"one in the morning\" --time 08:00\n");
  add_access(verb, o->access);
  add_text(verb, "--what", o->what, "NAME", "What it is for, by the name on your list; a new name is added");
  add_choice(verb, "--kind", o->kind, "Kind of a new name; without it, other");
  add_text(verb, "--said", o->instruction, "TEXT", "What was said, word for word");
  add_text(verb, "--by", o->prescriber, "TEXT", "Who said it");
  add_texts(verb, "--time", o->times, "TIME", "A time of day that it names; may be given several times");
  add_day(verb, "--from", o->from, "From which day; without it, today");
  add_day(verb, "--until", o->until, "Until which day");
  add_flag(verb, "--as-needed", o->as_needed, "Only when needed");
  when_named(verb, task, [o](Context& context) { return run(context, *o); });
}

}  // namespace nightjar::cli
