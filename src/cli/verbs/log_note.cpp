#include <fmt/format.h>

#include "cli/entry_time.hpp"
#include "cli/session.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

struct LogNoteArguments {
  Access access;
  std::optional<EntryTime> at;
  std::optional<std::string> text;
  std::optional<Zone> zone;
  bool in_reports = false;
};

/// Without these there is nothing to record; said before a passphrase is asked for.
Result<void> complete(const LogNoteArguments& options) {
  if (!options.text) return fail(ErrorCode::usage, "--text is required", "one word is enough");
  return {};
}

Result<void> run(Context& context, const LogNoteArguments& options) {
  if (!context.asks)
    if (const auto enough = complete(options); !enough) return enough;
  auto journal = open(context, options.access, For::changing);
  if (!journal) return fail(journal.error());
  if (const auto enough = complete(options); !enough) return enough;
  Note note;
  note.at = time_or_now(options.at, writing_now(context, options.zone, *journal));
  note.text = *options.text;
  note.in_reports = options.in_reports;
  if (const auto saved = apply_and_save(context, *journal, journal::edit_of(journal::create(journal->author(), note)));
      !saved)
    return saved;
  context.out << fmt::format("Saved: note at {}.\n", when_it_was(context, note.at, *journal));
  return {};
}

}  // namespace

void add_log_note(CLI::App& log, Task& task) {
  auto o = std::make_shared<LogNoteArguments>();
  auto& verb = add_verb(log, "note", "Records a note with a time",
                        "  nightjar log note ~/sleep.nightjar --ask\n"
                        "  nightjar log note ~/sleep.nightjar --text - < note.txt\n");
  add_access(verb, o->access);
  add_text(verb, "--text", o->text, "TEXT", "What you want to keep");
  add_time(verb, "--at", o->at, "When; without it, now");
  add_flag(verb, "--in-reports", o->in_reports, "It may appear in reports");
  add_zone(verb, "--zone", o->zone, "Time zone of the time; without it, the journal's home");
  when_named(verb, task, [o](Context& context) { return run(context, *o); });
}

}  // namespace nightjar::cli
