#include <fmt/format.h>

#include "cli/session.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

struct LogScoreArguments {
  Access access;
  std::optional<Day> day;
  std::optional<std::string> name, total, range, given_by, note;
};

/// Without these there is nothing to record; said before a passphrase is asked for.
Result<void> complete(const LogScoreArguments& options) {
  if (!options.name || !options.total)
    return fail(ErrorCode::usage, "--name and --total are required", "write both as they were said");
  return {};
}

Result<void> run(Context& context, const LogScoreArguments& options) {
  if (!context.asks)
    if (const auto enough = complete(options); !enough) return enough;
  auto journal = open(context, options.access, For::changing);
  if (!journal) return fail(journal.error());
  if (const auto enough = complete(options); !enough) return enough;
  ClinicScore score;
  score.day = options.day.value_or(today(context, journal->settings()));
  score.name = *options.name;
  score.total = *options.total;
  score.range_text = options.range;
  score.given_by = options.given_by;
  score.note = options.note;
  if (const auto saved = apply_and_save(context, *journal, journal::edit_of(journal::create(journal->author(), score)));
      !saved)
    return saved;
  context.out << "Saved: score on " << day_label(score.day, today(context, journal->settings()))
              << ", as you wrote it.\n";
  return {};
}

}  // namespace

void add_log_score(CLI::App& log, Task& task) {
  auto o = std::make_shared<LogScoreArguments>();
  auto& verb =
      add_verb(log, "score", "Records a score that a clinic gave, word for word",
               "  nightjar log score ~/sleep.nightjar --name \"Sleep scale\" --total 12 --given-by \"the clinic\"\n");
  add_access(verb, o->access);
  add_text(verb, "--name", o->name, "TEXT", "Its name, as they called it");
  add_text(verb, "--total", o->total, "TEXT", "The number, as given");
  add_text(verb, "--range", o->range, "TEXT", "The range, if you were told");
  add_text(verb, "--given-by", o->given_by, "TEXT", "Who gave it");
  add_day(verb, "--day", o->day, "Which day; without it, today");
  add_text(verb, "--note", o->note, "TEXT", "Anything else");
  when_named(verb, task, [o](Context& context) { return run(context, *o); });
}

}  // namespace nightjar::cli
