#include <fmt/format.h>

#include "cli/entry_time.hpp"
#include "cli/session.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

struct LogNapArguments {
  Access access;
  std::optional<Day> day;
  std::optional<EntryTime> from, until;
  std::optional<int> minutes;
  std::optional<std::string> comments;
  std::optional<Zone> zone;
};

/// Without these there is nothing to record; said before a passphrase is asked for.
Result<void> complete(const LogNapArguments& options) {
  if (!options.from && !options.until && !options.minutes && !options.comments)
    return fail(ErrorCode::usage, "there is nothing to record", "give --from and --until, or --minutes");
  return {};
}

Result<void> run(Context& context, const LogNapArguments& options) {
  if (!context.asks)
    if (const auto enough = complete(options); !enough) return enough;
  auto journal = open(context, options.access, For::changing);
  if (!journal) return fail(journal.error());
  if (const auto enough = complete(options); !enough) return enough;
  const auto writing = writing_now(context, options.zone, *journal);
  const auto time_of = [&](const std::optional<EntryTime>& typed) {
    return typed ? std::optional(given(*typed)) : std::nullopt;
  };
  auto placed = entry::placed_sleep(time_of(options.from), time_of(options.until), options.day, writing);
  const auto& first = placed.start ? placed.start : placed.end;
  if (options.day && first && journal_day(first->local, writing.day_start_min) != *options.day)
    return fail(not_on_day(options.from ? *options.from : *options.until));
  if (placed.start && placed.end && placed.end->local < placed.start->local)
    return fail(ErrorCode::usage, "it ends before it begins", "give --until the later time");
  Nap nap;
  nap.day = placed.day;
  nap.start = std::move(placed.start);
  nap.end = std::move(placed.end);
  nap.minutes = options.minutes;
  nap.comments = options.comments;
  if (const auto saved = apply_and_save(context, *journal, journal::edit_of(journal::create(journal->author(), nap)));
      !saved)
    return saved;
  std::optional<double> length;
  if (nap.minutes)
    length = *nap.minutes;
  else if (nap.start && nap.end)
    length = static_cast<double>(minutes_between(*nap.start, *nap.end));
  context.out << "Saved: sleep on " << day_label(nap.day, today(context, journal->settings()))
              << (length ? ", " + hours_minutes(*length) : "") << ".\n";
  return {};
}

}  // namespace

void add_log_nap(CLI::App& log, Task& task) {
  auto o = std::make_shared<LogNapArguments>();
  auto& verb = add_verb(log, "nap", "Records a nap, or any other sleep beside the night's",
                        "  nightjar log nap ~/sleep.nightjar --from 13:30 --until 14:10\n"
                        "  nightjar log nap ~/sleep.nightjar --minutes 20 --day 2024-03-30\n");
  add_access(verb, o->access);
  add_day(verb, "--day", o->day, "Which day; without it, today, or the day of the time");
  add_time(verb, "--from", o->from, "Asleep from");
  add_time(verb, "--until", o->until, "Asleep until");
  add_number(verb, "--minutes", o->minutes, field_of<Nap>("minutes"), "Or how many minutes; wins over the two times");
  add_text(verb, "--comments", o->comments, "TEXT", "Anything else");
  add_zone(verb, "--zone", o->zone, "Time zone of the times; without it, the journal's home");
  when_named(verb, task, [o](Context& context) { return run(context, *o); });
}

}  // namespace nightjar::cli
