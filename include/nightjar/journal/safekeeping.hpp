// What this computer keeps of the journals it opened: backups, copies elsewhere, what could not be saved, and notes of
// the last save it saw of each and of the last time that a backup was proved to open.
#pragma once
#include <nightjar/support/file_ops.hpp>
#include <nightjar/time/instant.hpp>
#include <nightjar/vault/backup.hpp>
#include <nightjar/vault/vault_file.hpp>
#include <optional>
#include <string>
#include <vector>

namespace nightjar::journal {

/// An empty path: nothing of that kind is kept.
struct SafePlaces {
  std::string backups;        // a folder, with one inside for each journal
  std::string seen_note;      // a file
  std::string unsaved{};      // a folder for copies of what could not be saved in its own place
  std::string proved_note{};  // a file
  std::string copies_note{};  // a file
  std::string copy_folder{};  // the person's own choice, on a stick or in a cloud; see Settings::copy_folder
};
/// $XDG_DATA_HOME/nightjar/backups, and in $XDG_STATE_HOME/nightjar the notes `seen`, `proved` and `copies` and the
/// folder `unsaved`; or where these are by default.
[[nodiscard]] SafePlaces safe_places();

struct KeptSafe {
  std::vector<std::string> notices;  // whole sentences
  std::optional<Error> no_backup;    // there should be one, and it could not be made
};
/// For a journal that was just opened and found sound. Makes a backup, pinned where the next save brings a new schema,
/// and compares the file with the last save seen here. Answers what to say: that it is older than what was last used
/// here, that two copies were written to. A journal open for reading is only compared.
[[nodiscard]] KeptSafe keep_safe(FileOps& files, const SafePlaces& places, vault::VaultFile& file,
                                 std::int64_t saved_at_ms, bool pin);
/// After a save: this is now the newest that was seen here.
[[nodiscard]] Result<void> note_seen(FileOps& files, const SafePlaces& places, const vault::VaultFile& file);

/// Puts the file as it is now into `copy_folder`, over the copy that was put there last and never over anything else:
/// a copy that somebody wrote to stays, and a new one gets another name. Answers its path, nothing without a folder.
[[nodiscard]] Result<std::optional<std::string>> copy_to_folder(FileOps& files, const SafePlaces& places,
                                                                const vault::VaultFile& file);

/// Copies of this journal that were written because it could not be saved in its own place, newest first.
[[nodiscard]] std::vector<std::string> unsaved_copies(FileOps& files, const SafePlaces& places,
                                                      const vault::VaultFile& file);

using vault::Backup;
/// Newest save first. `vault_id` as LockedJournal and OpenJournal give it.
[[nodiscard]] Result<std::vector<Backup>> backups_of(FileOps& files, const SafePlaces& places,
                                                     const std::string& vault_id);
/// Of every journal that has backups on this computer: for a file too damaged to say which journal it is.
[[nodiscard]] Result<std::vector<Backup>> all_backups(FileOps& files, const SafePlaces& places);
/// Puts a backup in the place of a journal, which must be closed; what was there is pinned among the backups of the
/// journal that it is of, and its path answered. `replaced_save` is the number of the save in it, as
/// OpenJournal::save_number_of tells it; without one, that of the last save seen here, if it is that. Look into the
/// backup first: inspect(backup.path, true) and unlock.
[[nodiscard]] Result<std::optional<std::string>> restore_backup(FileOps& files, const SafePlaces& places,
                                                                const Backup& backup, const std::string& journal_path,
                                                                std::optional<std::uint64_t> replaced_save = {});

/// When a backup of this journal was last opened as restoring it would, on this computer.
[[nodiscard]] std::optional<Instant> last_proof(FileOps& files, const SafePlaces& places, const std::string& vault_id);

struct ProvenBackup {
  std::string path;
  std::uint64_t counter = 0;  // the save it holds
  Instant saved_at{};
  std::size_t entries = 0;
  std::size_t kept = 0;  // backups of this journal, this one included
};
enum class WhichBackup {
  newest,        // by its number, also one that somebody put there
  of_this_save,  // of the save that the journal's file holds now
};
/// Opens that backup as restoring it would, changing nothing but the note of when. Nothing when there is none.
/// Errors: those of opening it; wrong_secret when it was made before the journal got new keys.
[[nodiscard]] Result<std::optional<ProvenBackup>> prove_backup(FileOps& files, const SafePlaces& places,
                                                               const vault::VaultFile& file, WhichBackup which,
                                                               Instant now);

/// Refuses a folder that is on the disk of the computer itself, though its name is one under which sticks and other
/// disks appear: the stick is not there, and a folder of its name would look as if it were. Errors: not_found.
[[nodiscard]] Result<void> require_plugged_in(FileOps& files, const std::string& folder,
                                              const std::vector<std::string>& where_disks_appear = {
                                                  "/media", "/run/media", "/mnt"});

/// Other files of this journal in the folder that it is in: conflict copies, and whatever else was put there.
[[nodiscard]] std::vector<std::string> copies_beside(FileOps& files, const vault::VaultFile& file);
/// Whether a save made it because another program had changed the file.
[[nodiscard]] bool is_conflict_copy(const std::string& path);

void remove_file(FileOps& files, const std::string& path);

}  // namespace nightjar::journal
