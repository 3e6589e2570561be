#include <fmt/format.h>

#include "cli/backup_words.hpp"
#include "cli/session.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

struct BackupArguments {
  Access access;
  std::optional<std::string> to;
};

Result<void> run(Context& context, const BackupArguments& options) {
  // Opening it made a backup already, as it does for every verb that changes something.
  const auto journal = open(context, options.access, For::changing);
  if (!journal) return fail(journal.error());
  auto places = context.computer.safe_places;
  if (options.to) {
    if (const auto there = journal::require_plugged_in(context.computer.files, *options.to); !there) return there;
    if (const auto made = journal->back_up(*options.to, context.computer.files); !made) return made;
    context.changed = true;
    places.backups = *options.to;
  }
  const auto proven = journal->prove_own_backup(places, context.computer.files);
  if (!proven) return fail(proven.error());
  if (!*proven) return fail(ErrorCode::io, "there could be no backup", "name another folder with --to");
  context.out << fmt::format("Backed up and opened again: {}, with {}.\n{}\nBackups there: {}.\n",
                             save_label((*proven)->counter, (*proven)->saved_at, journal->zone()),
                             entries_label((*proven)->entries), (*proven)->path, (*proven)->kept);
  return {};
}

}  // namespace

void add_backup(CLI::App& program, Task& task) {
  auto options = std::make_shared<BackupArguments>();
  auto& verb = add_verb(program, "backup", "Makes an encrypted backup and proves that it opens",
                        "  nightjar backup ~/sleep.nightjar\n"
                        "  nightjar backup ~/sleep.nightjar --to /media/stick\n"
                        "\nA backup opens with the passphrase that the journal had when it was made.\n");
  add_access(verb, options->access);
  add_text(verb, "--to", options->to, "FOLDER", "Also into this folder, such as a USB stick");
  when_named(verb, task, [options](Context& context) { return run(context, *options); });
}

}  // namespace nightjar::cli
