// What this computer keeps of a journal beside the journal itself, and how to be rid of it.
#pragma once
#include <nightjar/journal/safekeeping.hpp>
#include <string>
#include <vector>

namespace nightjar::journal {

struct Traces {
  std::string journal;  // its whole path; it is no trace itself, and stays
  /// Nothing where the file is not there, or cannot say which journal it is: then only its name can be looked for.
  std::optional<Id> vault_id;
  bool recent = false;             // on the list of recent files
  std::vector<std::string> notes;  // files that note its last save, the last proof of a backup, or a copy
  std::vector<std::string> lock;   // its lock file, if there is one
  /// Encrypted copies with entries: backups, what could not be saved in its place, and conflict copies beside it.
  std::vector<std::string> copies;
};
/// Looks, and changes nothing. Errors: in_use where the journal is open in another program; and what the disk says.
[[nodiscard]] Result<Traces> traces_of(FileOps& files, const SafePlaces& places, const std::string& settings_file,
                                       const std::string& journal_path);

/// Removes what was found, in the order of the list; the copies only where that is wanted. Returns the paths of what is
/// gone. Errors: what the disk says; then the rest is as it was, and the same again goes on from there.
[[nodiscard]] Result<std::vector<std::string>> forget(FileOps& files, const SafePlaces& places,
                                                      const std::string& settings_file, const Traces& traces,
                                                      bool copies_too);

}  // namespace nightjar::journal
