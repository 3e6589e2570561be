// What keeps the open journal from being lost: backups, copies, merging, the recovery code.
#pragma once
#include <nightjar/app/backup_line.hpp>
#include <nightjar/app/secrets.hpp>
#include <nightjar/support/error.hpp>
#include <optional>
#include <string>
#include <vector>

namespace nightjar::app {

struct SafetyState {
  bool loaded = false;
  std::vector<BackupLine> backups;
  std::string proved;                          // when one was last opened to see whether it can be
  std::optional<journal::Backup> looked_into;  // it opened, so it may take the journal's place
  std::string looked_words;
  std::string copy_folder, copy_folder_in_use;  // as typed, and the one that takes copies now
  std::string merge_path;
  SecretBuffer merge_passphrase;
  bool merge_asks = false, merge_ready = false;  // for its passphrase; the table below is what would happen
  std::vector<std::string> merge_lines;
  NewPassphrase new_keys;            // and what old copies open with no more
  bool zone_put_away = false;        // what is said of a home zone that is not known here was read
  std::vector<std::string> notices;  // said above the page from its opening until they are put away
  // Opened with the recovery code: a new passphrase is asked for above the page, without the forgotten one.
  bool opened_by_code = false, passphrase_put_off = false;
  NewPassphrase chosen;
  std::optional<Error> passphrase_problem;
  bool look = false;                 // Settings scrolls to the backups once
  std::vector<std::string> unsaved;  // files with what could not be saved in its own place
  bool rehearsal_on = true, has_code = false;
  // "Is the code still at hand?" is above the page, and can be put off.
  bool code_asked_for = false;
  SecretBuffer code;
  std::optional<Error> code_problem;
  std::string said;
  std::optional<Error> problem;
};

}  // namespace nightjar::app
