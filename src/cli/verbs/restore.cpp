#include <fmt/format.h>

#include "cli/backup_words.hpp"
#include "cli/session.hpp"
#include "cli/verbs.hpp"

namespace nightjar::cli {
namespace {

struct RestoreArguments {
  std::string file;
  std::optional<std::string> passphrase_file, from;
  std::optional<int> save;
  bool force = false;
};

/// The backups kept here of the journal in this file, newest first.
Result<std::vector<journal::Backup>> backups_of_file(Context& context, const std::string& file) {
  auto& files = context.computer.files;
  const auto found = journal::inspect_damaged(file, files);
  if (!found)
    return fail(found.error().code, found.error().message,
                "name a backup with --from; they are below " + context.computer.safe_places.backups);
  return journal::backups_of(files, context.computer.safe_places, found->vault_id());
}

/// The one that --save takes: a pinned one only where there is no other of that number.
std::vector<journal::Backup>::const_iterator picked(const std::vector<journal::Backup>& backups, std::uint64_t save) {
  const auto of_it = [&](bool pinned) {
    return std::ranges::find_if(
        backups, [&](const auto& each) { return each.counter == save && save > 0 && each.pinned == pinned; });
  };
  const auto usual = of_it(false);
  return usual != backups.end() ? usual : of_it(true);
}

Result<void> list(Context& context, const RestoreArguments& options) {
  const auto backups = backups_of_file(context, options.file);
  if (!backups) return fail(backups.error());
  if (backups->empty()) context.out << "There is no backup of this journal on this computer.\n";
  for (const auto& backup : *backups) {
    const Instant made{backup.modified_s * 1000};
    const auto label = backup.counter == 0
                           ? "a file whose save could not be told, of " + made_at(made, context.computer.zone)
                           : save_label(backup.counter, made, context.computer.zone);
    const auto by_number = picked(*backups, backup.counter);
    const bool only_by_path = by_number == backups->end() || by_number->path != backup.path;
    context.out << fmt::format("{}, {} kB{}{}\n", label, backup.size / 1000, backup.pinned ? ", kept for good" : "",
                               only_by_path ? ": --from " + visible(backup.path) : "");
  }
  if (!backups->empty()) context.out << "To go back to one of them: nightjar restore FILE --save NUMBER\n";
  return {};
}

Result<journal::Backup> chosen(Context& context, const RestoreArguments& options) {
  if (options.from) return journal::Backup{.path = *options.from};
  const auto backups = backups_of_file(context, options.file);
  if (!backups) return fail(backups.error());
  const auto wanted = static_cast<std::uint64_t>(*options.save);
  const auto it = picked(*backups, wanted);
  if (it == backups->end())
    return fail(ErrorCode::not_found, fmt::format("there is no backup of save {}", wanted),
                "without --save, the backups are listed");
  return *it;
}

/// What the backup would take the place of: nothing, or the same journal, or a file that cannot be told any more.
Result<bool> something_is_there(Context& context, const journal::Backup& backup, const RestoreArguments& options) {
  std::string real;
  if (context.computer.files.real_path(options.file, real) < 0) return false;
  const auto there = journal::inspect_damaged(options.file, context.computer.files);
  const auto back = journal::inspect(backup.path, true, context.computer.files);
  if (there && back && there->vault_id() != back->vault_id() && !options.force)
    return fail(ErrorCode::clash, file_name_of(options.file) + " is another journal than this backup is of",
                "nothing was changed; choose another name, or --force puts the backup in its place and keeps it");
  return true;
}

Result<void> run(Context& context, const RestoreArguments& options) {
  if (!options.save && !options.from) return list(context, options);
  const auto backup = chosen(context, options);
  if (!backup) return fail(backup.error());
  const auto replaces = something_is_there(context, *backup, options);
  if (!replaces) return fail(replaces.error());
  // Looked at first: only what opens takes the place of anything.
  const auto inside = open(context, {backup->path, options.passphrase_file}, For::reading);
  if (!inside) return fail(inside.error());
  const auto save = *replaces ? inside->save_number_of(options.file) : std::nullopt;
  const auto kept =
      journal::restore_backup(context.computer.files, context.computer.safe_places, *backup, options.file, save);
  if (!kept) return fail(kept.error());
  context.changed = true;
  context.out << fmt::format("Restored, with {}.\n", entries_label(inside->data().live_count()));
  if (*kept)
    context.out << fmt::format("The file that was there before is kept{}: {}\n",
                               save ? fmt::format(" as save {}", *save) : "", visible(**kept));
  return {};
}

}  // namespace

void add_restore(CLI::App& program, Task& task) {
  auto options = std::make_shared<RestoreArguments>();
  auto& verb = add_verb(program, "restore", "Lists the backups of a journal, or goes back to one of them",
                        "  nightjar restore ~/sleep.nightjar\n"
                        "  nightjar restore ~/sleep.nightjar --save 12\n"
                        "  nightjar restore ~/sleep.nightjar --from /media/stick/12.nightjar\n"
                        "\nThe backup is opened first. The file that it replaces is kept, even a damaged one.\n");
  add_file(verb, "FILE", options->file, "The journal");
  add_text(verb, "--passphrase-file", options->passphrase_file, "F",
           "Reads the backup's passphrase from the first line of F (- is standard input) instead of asking");
  const auto save =
      add_number(verb, "--save", options->save, 1, 2'000'000'000, "The save to go back to, by its number in the list");
  add_text(verb, "--from", options->from, "BACKUP", "A backup file, where the journal's own file is damaged")
      .excludes(save);
  add_flag(verb, "--force", options->force, "Also in the place of another journal, which is kept, too");
  when_named(verb, task, [options](Context& context) { return run(context, *options); });
}

}  // namespace nightjar::cli
