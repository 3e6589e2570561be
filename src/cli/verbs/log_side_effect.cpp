#include <fmt/format.h>

#include <nightjar/domain/words.hpp>

#include "cli/entry_time.hpp"
#include "cli/session.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

struct LogSideEffectArguments {
  Access access;
  std::optional<Day> day, until;
  std::optional<std::string> label, linked_to, note;
  std::optional<int> bother;
};

/// Without these there is nothing to record; said before a passphrase is asked for.
Result<void> complete(const LogSideEffectArguments& options) {
  if (!options.label) return fail(ErrorCode::usage, "--what is required", "what you noticed, in your own words");
  return {};
}

Result<void> run(Context& context, const LogSideEffectArguments& options) {
  if (!context.asks)
    if (const auto enough = complete(options); !enough) return enough;
  auto journal = open(context, options.access, For::changing);
  if (!journal) return fail(journal.error());
  if (const auto enough = complete(options); !enough) return enough;
  SideEffect effect;
  effect.day = options.day.value_or(today(context, journal->settings()));
  if (options.until && *options.until < effect.day)
    return fail(ErrorCode::usage, "the last day comes before the first one", "leave --until out if it was one day");
  effect.until = options.until;
  effect.label = *options.label;
  effect.bother = options.bother;
  effect.person_links_it_to = options.linked_to;
  effect.note = options.note;
  if (const auto saved =
          apply_and_save(context, *journal, journal::edit_of(journal::create(journal->author(), effect)));
      !saved)
    return saved;
  context.out << "Saved: side effect on " << day_label(effect.day, today(context, journal->settings())) << ".\n";
  return {};
}

}  // namespace

void add_log_side_effect(CLI::App& log, Task& task) {
  auto o = std::make_shared<LogSideEffectArguments>();
  auto& verb = add_verb(log, "side-effect", "Records something noticed in the body",
                        "  nightjar log side-effect ~/sleep.nightjar --what \"dry mouth\" --bother 1\n");
  add_access(verb, o->access);
  add_text(verb, "--what", o->label, "TEXT", "What you noticed");
  add_number(verb, "--bother", o->bother, field_of<SideEffect>("bother"),
             "How much it bothered you: " + words::numbered(words::bother_answers()));
  add_text(verb, "--linked-to", o->linked_to, "TEXT", "What you link it to, if anything");
  add_day(verb, "--day", o->day, "From which day; without it, today");
  add_day(verb, "--until", o->until, "Until which day");
  add_text(verb, "--note", o->note, "TEXT", "Anything else");
  when_named(verb, task, [o](Context& context) { return run(context, *o); });
}

}  // namespace nightjar::cli
