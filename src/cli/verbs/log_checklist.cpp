#include <fmt/format.h>

#include <nightjar/domain/words.hpp>
#include <nightjar/support/utf8.hpp>

#include "cli/entry_time.hpp"
#include "cli/session.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

struct LogChecklistArguments {
  Access access;
  std::optional<EntryTime> at;
  std::map<std::string, std::optional<int>> items;
  std::optional<std::string> note;
  std::optional<Zone> zone;
};

/// Without these there is nothing to record; said before a passphrase is asked for.
Result<void> complete(const LogChecklistArguments& options) {
  const auto answered = [](const auto& item) { return item.second.has_value(); };
  if (!options.note && std::none_of(options.items.begin(), options.items.end(), answered))
    return fail(ErrorCode::usage, "there is nothing to record", "answer at least one item, such as --restless 2");
  return {};
}

Result<void> run(Context& context, const LogChecklistArguments& options) {
  if (!context.asks)
    if (const auto enough = complete(options); !enough) return enough;
  auto journal = open(context, options.access, For::changing);
  if (!journal) return fail(journal.error());
  if (const auto enough = complete(options); !enough) return enough;
  WithdrawalCheck check;
  for (const auto& [code, answer] : options.items)
    if (answer) check.items[code] = answer;
  check.note = options.note;
  check.at = time_or_now(options.at, writing_now(context, options.zone, *journal));
  if (const auto saved = apply_and_save(context, *journal, journal::edit_of(journal::create(journal->author(), check)));
      !saved)
    return saved;
  context.out << fmt::format("Saved: checklist at {}, {} of {} answered.\n", when_it_was(context, check.at, *journal),
                             check.items.size(), words::checklist_items().size());
  return {};
}

}  // namespace

void add_log_checklist(CLI::App& log, Task& task) {
  auto o = std::make_shared<LogChecklistArguments>();
  auto& verb = add_verb(log, "checklist", "Records the withdrawal checklist; every item may be left out",
                        "  nightjar log checklist ~/sleep.nightjar --restless 2 --yawning 0 --urge 1\n"
                        "\n" +
                            words::numbered(words::checklist_answers()) + ".\n");
  add_access(verb, o->access);
  add_time(verb, "--at", o->at, "When; without it, now");
  for (const auto& item : words::checklist_items()) {
    std::string name(item.code);
    std::replace(name.begin(), name.end(), '_', '-');
    add_number(verb, "--" + name, o->items[std::string(item.code)], field_of<WithdrawalCheck>("items"),
               utf8::capitalised(item.label));
  }
  add_text(verb, "--note", o->note, "TEXT", "Anything else");
  add_zone(verb, "--zone", o->zone, "Time zone of the time; without it, the journal's home");
  when_named(verb, task, [o](Context& context) { return run(context, *o); });
}

}  // namespace nightjar::cli
