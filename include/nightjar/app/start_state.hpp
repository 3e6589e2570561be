// Before a journal is open: choosing, making, unlocking and restoring one.
#pragma once
#include <array>
#include <nightjar/app/backup_line.hpp>
#include <nightjar/app/secrets.hpp>
#include <nightjar/support/error.hpp>
#include <optional>
#include <string>
#include <vector>

namespace nightjar::app {

/// Before a journal is open: the backups that can take the place of one that does not open.
struct RestoreState {
  std::vector<BackupLine> backups;
  std::optional<std::size_t> chosen;
  std::optional<journal::Backup> opened;  // the one that may take its place
  std::string words;                      // what it holds; or what a rescue could read
};

enum class StartScreen { welcome, create, recovery, unlock, backups };

struct StartState {
  StartScreen screen = StartScreen::welcome;
  std::string path;  // of the journal to open or to make
  SecretBuffer passphrase, again;
  bool use_recovery_code = false;
  bool working = false;  // a key is being derived
  std::optional<Error> problem;
  std::vector<std::string> notices;  // "this disk can only be read"
  std::vector<std::string> recent;
  bool has_recovery_code = true;
  bool take_focus = true;  // the first field, in the next frame
  // The recovery code of a new journal, and the two groups typed back.
  SecretBytes recovery_code;
  std::array<std::size_t, 2> asked_groups{1, 4};
  WipedTexts<2> typed_groups;
  bool declining = false;
  std::string sheet_path, sheet_said;  // the code as a page to print
  RestoreState restore;
};

}  // namespace nightjar::app
