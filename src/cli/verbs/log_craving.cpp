#include <fmt/format.h>

#include "cli/entry_time.hpp"
#include "cli/session.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

struct LogCravingArguments {
  Access access;
  std::optional<EntryTime> at;
  std::optional<int> peak, minutes;
  std::optional<std::string> target, note;
  std::optional<Zone> zone;
  std::vector<std::string> triggers, helped;
  std::optional<CravingOutcome> outcome;
};

/// Without these there is nothing to record; said before a passphrase is asked for.
Result<void> complete(const LogCravingArguments& options) {
  if (!options.peak) return fail(ErrorCode::usage, "--peak is required", "how strong it was, from 0 to 10");
  return {};
}

Result<void> run(Context& context, const LogCravingArguments& options) {
  if (!context.asks)
    if (const auto enough = complete(options); !enough) return enough;
  auto journal = open(context, options.access, For::changing);
  if (!journal) return fail(journal.error());
  if (const auto enough = complete(options); !enough) return enough;
  Craving craving;
  craving.at = time_or_now(options.at, writing_now(context, options.zone, *journal));
  craving.peak = *options.peak;
  craving.minutes = options.minutes;
  if (options.target) {
    if (const auto* known = journal->data().substance_named(*options.target))
      craving.target_substance_id = known->head.id;
    else
      craving.target_text = options.target;
  }
  craving.triggers.insert(options.triggers.begin(), options.triggers.end());
  craving.what_helped.insert(options.helped.begin(), options.helped.end());
  craving.outcome = options.outcome;
  craving.note = options.note;
  if (const auto saved =
          apply_and_save(context, *journal, journal::edit_of(journal::create(journal->author(), craving)));
      !saved)
    return saved;
  context.out << fmt::format("Saved: craving at {}.\n", when_it_was(context, craving.at, *journal));
  return {};
}

}  // namespace

void add_log_craving(CLI::App& log, Task& task) {
  auto o = std::make_shared<LogCravingArguments>();
  auto& verb = add_verb(log, "craving", "Records a craving",
                        "  nightjar log craving ~/sleep.nightjar --peak 7\n"
                        "  nightjar log craving ~/sleep.nightjar --peak 5 --at 18:40 --minutes 20 --trigger tired \\\n"
                        "    --helped \"called a friend\" --outcome passed\n");
  add_access(verb, o->access);
  add_number(verb, "--peak", o->peak, field_of<Craving>("peak"), "How strong at its strongest");
  add_time(verb, "--at", o->at, "When; without it, now");
  add_number(verb, "--minutes", o->minutes, field_of<Craving>("minutes"), "How long it lasted");
  add_text(verb, "--for", o->target, "NAME", "For what");
  add_texts(verb, "--trigger", o->triggers, "TEXT", "What was going on; may be given several times");
  add_texts(verb, "--helped", o->helped, "TEXT", "What helped; may be given several times");
  add_choice(verb, "--outcome", o->outcome, "How it went");
  add_text(verb, "--note", o->note, "TEXT", "Anything else");
  add_zone(verb, "--zone", o->zone, "Time zone of the time; without it, the journal's home");
  when_named(verb, task, [o](Context& context) { return run(context, *o); });
}

}  // namespace nightjar::cli
