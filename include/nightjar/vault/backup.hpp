// Backups: verified copies of the journal file on this computer, enough of them and not too many.
#pragma once
#include <cstdint>
#include <nightjar/vault/vault_file.hpp>
#include <optional>
#include <string>
#include <vector>

namespace nightjar::vault {

struct Backup {
  std::string path;
  std::uint64_t counter = 0;    // the save it holds; backups are ordered by this, never by a clock
  std::int64_t modified_s = 0;  // when it was made, as far as the clock was right: a label
  std::uint64_t size = 0;
  bool pinned = false;  // made before a migration or a restore: never thinned out
  bool sound = true;    // false: found not to open, so that it may stand in for none that does
};

/// Copies the file as it is on the disk to `<folder>/<journal id>/<counter>.nightjar` and thins out the older ones.
/// Only call with a journal whose content was found sound. A backup that is already there is left alone.
[[nodiscard]] Result<void> back_up(FileOps& ops, const VaultFile& file, const std::string& folder, bool pinned = false);

/// The backups of one journal, newest save first. None when there is no such folder.
[[nodiscard]] Result<std::vector<Backup>> backups_of(FileOps& ops, const std::string& folder, const Id& vault_id);

/// Deletes all of them, pinned ones too: after new keys they would keep the old passphrase alive.
void delete_backups(FileOps& ops, const std::string& folder, const Id& vault_id);

/// Where the file that a backup takes the place of is kept.
struct KeepReplaced {
  std::string folder{};      // made where it is missing; empty: beside the backup
  std::uint64_t number = 0;  // the save that it holds, 0 where that cannot be told
};
/// Puts a backup in the place of the journal, after pinning the file that is there now, damaged or not, as a backup.
/// Answers the path under which that is kept; nothing when there was none. Errors: in_use, not_found, and those of
/// writing. The journal must be closed.
[[nodiscard]] Result<std::optional<std::string>> restore(FileOps& ops, const Backup& backup,
                                                         const std::string& journal_path,
                                                         const KeepReplaced& replaced = {});

/// Which to delete, given them newest save first: kept are the 3 newest, the newest of each of 7 days, 4 weeks and
/// 6 months, pinned ones, and of these as many as fit into `size_limit`, though never fewer than 3. Those that are not
/// sound are neither counted nor deleted: they are not what we made, or not any more, and a person may want to look.
[[nodiscard]] std::vector<std::size_t> superfluous(const std::vector<Backup>& newest_first, std::uint64_t size_limit);

}  // namespace nightjar::vault
