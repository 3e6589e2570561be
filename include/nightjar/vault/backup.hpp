// Backups: verified copies of the journal file on this computer, enough of them and not too many.
#pragma once
#include <cstdint>
#include <nightjar/vault/vault_file.hpp>
#include <string>
#include <vector>

namespace nightjar::vault {

struct Backup {
  std::string path;
  std::uint64_t counter = 0;    // the save it holds; backups are ordered by this, never by a clock
  std::int64_t modified_s = 0;  // when it was made, as far as the clock was right: a label
  std::uint64_t size = 0;
  bool pinned = false;  // made before a migration or a restore: never thinned out
};

/// Copies the file as it is on the disk to `<folder>/<journal id>/<counter>.nightjar` and thins out the older ones.
/// Only call with a journal whose content was found sound. A backup that is already there is left alone.
[[nodiscard]] Result<void> back_up(FileOps& ops, const VaultFile& file, const std::string& folder, bool pinned = false);

/// The backups of one journal, newest save first. None when there is no such folder.
[[nodiscard]] Result<std::vector<Backup>> backups_of(FileOps& ops, const std::string& folder, const Id& vault_id);

/// Deletes all of them, pinned ones too: after new keys they would keep the old passphrase alive.
void delete_backups(FileOps& ops, const std::string& folder, const Id& vault_id);

/// Puts a backup in the place of the journal, after pinning the file that is there now, damaged or not, as a backup.
/// Errors: in_use, not_found, and those of writing. The journal must be closed.
[[nodiscard]] Result<void> restore(FileOps& ops, const Backup& backup, const std::string& journal_path);

/// Which to delete, given them newest save first: kept are the 3 newest, the newest of each of 7 days, 4 weeks and
/// 6 months, pinned ones, and of these as many as fit into `size_limit`, though never fewer than 3.
[[nodiscard]] std::vector<std::size_t> superfluous(const std::vector<Backup>& newest_first, std::uint64_t size_limit);

}  // namespace nightjar::vault
