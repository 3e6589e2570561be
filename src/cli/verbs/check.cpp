#include <fmt/format.h>

#include <nightjar/time/zone.hpp>

#include "cli/backup_words.hpp"
#include "cli/new_journal.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

/// Opens the newest backup as restoring it would; what is wrong with it goes to the findings.
void say_of_backups(Context& context, const journal::OpenJournal& journal, std::vector<std::string>& found) {
  const auto before = journal::last_proof(context.computer.files, context.computer.safe_places, journal.vault_id());
  const auto proven = journal.prove_newest_backup(context.computer.safe_places, context.computer.files);
  const Zone zone = journal.zone();
  if (!proven)
    found.push_back("the newest backup could not be opened: " + proven.error().message);
  else if (!*proven)
    context.out << "There is no backup on this computer.\n";
  else
    context.out << fmt::format("Backups on this computer: {}. The newest opens: {}, with {}.\n", (*proven)->kept,
                               save_label((*proven)->counter, (*proven)->saved_at, zone),
                               entries_label((*proven)->entries));
  if (before)
    context.out << "Before today's check a backup was last proved to open on " << iso(day_of(wall_time(*before, zone)))
                << ".\n";
}

/// What a guess costs whoever has the file: it may be less than one thinks, if it was made on another computer.
void say_of_keys(Context& context, const journal::OpenJournal& journal) {
  for (const auto& [kind, cost] : journal.key_costs())
    context.out << fmt::format("One try of the {}: {}.\n",
                               kind == journal::SecretKind::passphrase ? "passphrase" : "recovery code",
                               cost_words(cost));
  if (secrets_are_locked_in_memory())
    context.out << "Keys are kept out of swap.\n";
  else
    context.out << "Note: " << unlocked_secrets << ".\n";
}

Result<void> run(Context& context, const Access& access) {
  const auto journal = open(context, access, For::reading);
  if (!journal) return fail(journal.error());
  auto found = journal->check();
  context.out << "Checked " << journal->path() << ":\n"
              << "- the header and every encrypted part are whole and belong together\n"
              << "- the database inside, and what each record in it holds\n"
              << entries_label(journal->data().live_count()) << ".\n";
  say_of_keys(context, *journal);
  say_of_backups(context, *journal, found);
  if (found.empty()) {
    context.out << "Nothing is wrong.\n";
    return {};
  }
  context.out << "Found:\n";
  for (const auto& line : found) context.out << "- " << line << '\n';
  return fail(ErrorCode::refused,
              fmt::format("the check found {} thing{} that are not as they were written", found.size(),
                          found.size() == 1 ? "" : "s"),
              "nothing was changed; keep a copy of the file before going on");
}

}  // namespace

void add_check(CLI::App& program, Task& task) {
  auto access = std::make_shared<Access>();
  auto& verb = add_verb(program, "check", "Proves that a journal is whole and can be read; changes nothing",
                        "  nightjar check ~/sleep.nightjar\n");
  add_access(verb, *access);
  when_named(verb, task, [access](Context& context) { return run(context, *access); });
}

}  // namespace nightjar::cli
