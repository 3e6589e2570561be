// What can still be read of a journal file with damaged parts, as a new file of the same journal.
#pragma once
#include <nightjar/journal/opening.hpp>

namespace nightjar::journal {

struct Salvage {
  std::uint64_t damaged_parts = 0, parts = 0;  // of 64 KiB each
  std::map<std::string, std::size_t> read;     // records by kind
  // Rows by table that could not be read, as far as that can be known; 0: the table is not one of a journal.
  std::map<std::string, std::uint64_t> lost;
  /// What others refer to and is lost itself: in its place is an entry with a name that says so.
  std::size_t stood_in_for = 0;
  std::uint64_t missing_bytes = 0, extra_bytes = 0;  // at the end of the file
};

/// Reads the damaged file, which stays as it is, and writes a new one that opens with the same secrets. Restore the
/// newest backup, then merge it with the new file: together they hold all there is. Errors: those of unlocking;
/// damaged_inner when the beginning of the file is lost, so that only a backup helps; clash; what the disk says.
[[nodiscard]] Result<Salvage> salvage(const LockedJournal& damaged, const SecretBytes& secret, SecretKind kind,
                                      const std::string& new_path, const Author& author);

}  // namespace nightjar::journal
