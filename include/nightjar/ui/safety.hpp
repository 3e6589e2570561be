// What keeps a journal from being lost, on the screen: backups, copies, merging, keys. What can be asked, and the
// state.
#pragma once
#include <nightjar/journal/safekeeping.hpp>
#include <nightjar/support/error.hpp>
#include <nightjar/support/secret.hpp>
#include <nightjar/ui/widgets.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace nightjar::ui {

namespace act {

// With an open journal.
struct LoadSafety {};  // what this computer keeps of it, looked up again
struct ProveBackup {};
struct LookIntoBackup {
  journal::Backup backup;
};                    // with the key at hand
struct UseBackup {};  // the one looked into; locks first
struct SetCopyFolder {
  std::string folder;
};
struct PreviewMerge {
  std::string path;
  SecretBytes secret;
};                      // secret: only for a copy with other keys
struct MergeCopies {};  // as previewed
struct TakeIn {
  std::string path;
};  // at once: what could not be saved in its own place
struct MakeOldCopiesUseless {
  SecretBytes now, next;
};
struct SetRehearsal {
  bool on;
};
struct PutOffRehearsal {};
struct TryRecoveryCode {
  SecretBytes code;
};
// Before one is open.
struct OpenToLook {};  // one that another program has open
struct ShowBackups {};
struct TryBackup {
  journal::Backup backup;
  SecretBytes secret;
};
struct RestoreBackup {};  // the one tried
struct Rescue {
  SecretBytes secret;
};  // what can still be read of a damaged one
struct KeepRecoverySheet {
  std::string path;
};
// Anywhere.
struct ShowDocument {
  int which;
};  // of documents(); -1: none

using Safekeeping =
    std::variant<LoadSafety, ProveBackup, LookIntoBackup, UseBackup, SetCopyFolder, PreviewMerge, MergeCopies, TakeIn,
                 MakeOldCopiesUseless, SetRehearsal, PutOffRehearsal, TryRecoveryCode, OpenToLook, ShowBackups,
                 TryBackup, RestoreBackup, Rescue, KeepRecoverySheet, ShowDocument>;

}  // namespace act

struct BackupLine {
  journal::Backup backup;
  std::string words;  // "Save 12 of 2026-11-22 08:10, 70 kB"
};

struct SafetyState {
  bool loaded = false;
  std::vector<BackupLine> backups;
  std::string proved;                          // when one was last opened to see whether it can be
  std::optional<journal::Backup> looked_into;  // it opened, so it may take the journal's place
  std::string looked_words;
  std::string copy_folder;
  std::string merge_path;
  SecretBuffer merge_passphrase;
  bool merge_asks = false, merge_ready = false;  // for its passphrase; the table below is what would happen
  std::vector<std::string> merge_lines;
  SecretBuffer passphrase_now, passphrase_next, passphrase_again;
  std::vector<std::string> notices;  // said above the page from its opening until they are put away
  bool look = false;                 // Settings scrolls to the backups once
  std::vector<std::string> unsaved;  // files with what could not be saved in its own place
  bool rehearsal_on = true, has_code = false;
  // "Is the code still at hand?" stands above the page, and can be put off.
  bool code_asked_for = false;
  SecretBuffer code;
  std::optional<Error> code_problem;
  bool working = false;
  bool copying = false;  // into copy_folder, and it is locked after that
  std::string said;
  std::optional<Error> problem;
};

/// Before a journal is open: the backups that can take the place of one that does not open.
struct RescueState {
  std::vector<BackupLine> backups;
  std::optional<std::size_t> chosen;
  std::optional<journal::Backup> opened;  // the one that may take its place
  std::string words;                      // what it holds; or what a rescue could read
};

struct Document {
  const char* title;
  std::string_view text;
};
/// What comes with the program to be read: what is protected, and how the file is built.
[[nodiscard]] std::span<const Document> documents();

}  // namespace nightjar::ui
