// What this computer keeps of the journals it opened: backups, and a note of the last save it saw of each.
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
  std::string backups;    // a folder, with one inside for each journal
  std::string seen_note;  // a file
};
/// $XDG_DATA_HOME/nightjar/backups and $XDG_STATE_HOME/nightjar/seen, or where these are by default.
[[nodiscard]] SafePlaces safe_places();

/// For a journal that was just opened and found sound. Makes a backup, and compares the file with the last save seen
/// here. Answers what to say: that it is older than what was last used here, that two copies were written to, that
/// there could be no backup. A journal open for reading is only compared.
[[nodiscard]] std::vector<std::string> keep_safe(FileOps& files, const SafePlaces& places, vault::VaultFile& file,
                                                 std::int64_t saved_at_ms);
/// After a save: this is now the newest that was seen here.
[[nodiscard]] Result<void> note_seen(FileOps& files, const SafePlaces& places, const vault::VaultFile& file);

struct ProvenBackup {
  std::string path;
  std::uint64_t counter = 0;  // the save it holds
  Instant saved_at{};
  std::size_t entries = 0;
  std::size_t kept = 0;  // backups of this journal, this one included
};
/// Opens the newest backup as restoring it would, changing nothing. Nothing when there is none. Errors: those of
/// opening it; wrong_secret when it was made before the journal got new keys.
[[nodiscard]] Result<std::optional<ProvenBackup>> prove_newest_backup(FileOps& files, const SafePlaces& places,
                                                                      const vault::VaultFile& file);

}  // namespace nightjar::journal
