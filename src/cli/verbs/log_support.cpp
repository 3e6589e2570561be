#include <fmt/format.h>

#include <nightjar/domain/words.hpp>

#include "cli/entry_time.hpp"
#include "cli/session.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

struct LogSupportArguments {
  Access access;
  std::optional<EntryTime> at;
  std::optional<SupportType> type;
  std::optional<Happened> happened;
  std::optional<int> minutes;
  std::optional<std::string> name, note;
  std::optional<Zone> zone;
};

/// Without these there is nothing to record; said before a passphrase is asked for.
Result<void> complete(const LogSupportArguments& options) {
  if (!options.type && !options.name)
    return fail(ErrorCode::usage, "--type or --name is required", "what kind of support it was, or what you call it");
  return {};
}

Result<void> run(Context& context, const LogSupportArguments& options) {
  if (!context.asks)
    if (const auto enough = complete(options); !enough) return enough;
  auto journal = open(context, options.access, For::changing);
  if (!journal) return fail(journal.error());
  if (const auto enough = complete(options); !enough) return enough;
  SupportEvent event;
  event.at = time_or_now(options.at, writing_now(context, options.zone, *journal));
  event.type = options.type.value_or(SupportType::other);
  event.happened = options.happened.value_or(Happened::attended);
  event.minutes = options.minutes;
  event.label = options.name;
  event.note = options.note;
  if (const auto saved = apply_and_save(context, *journal, journal::edit_of(journal::create(journal->author(), event)));
      !saved)
    return saved;
  context.out << fmt::format("Saved: {} at {}.\n", words::label(event.type), when_it_was(context, event.at, *journal));
  return {};
}

}  // namespace

void add_log_support(CLI::App& log, Task& task) {
  auto o = std::make_shared<LogSupportArguments>();
  auto& verb = add_verb(log, "support", "Records support: a session, a group, a call",
                        "  nightjar log support ~/sleep.nightjar --type group --name \"Tuesday group\" --at 19:00\n");
  add_access(verb, o->access);
  add_choice(verb, "--type", o->type, "What it was");
  add_text(verb, "--name", o->name, "TEXT", "What you call it");
  add_choice(verb, "--happened", o->happened, "What came of it; without it, attended");
  add_time(verb, "--at", o->at, "When; without it, now");
  add_number(verb, "--minutes", o->minutes, field_of<SupportEvent>("minutes"), "How many minutes");
  add_text(verb, "--note", o->note, "TEXT", "Anything else");
  add_zone(verb, "--zone", o->zone, "Time zone of the time; without it, the journal's home");
  when_named(verb, task, [o](Context& context) { return run(context, *o); });
}

}  // namespace nightjar::cli
