// What can be asked for before a journal is open.
#pragma once
#include <nightjar/app/about.hpp>
#include <nightjar/journal/safekeeping.hpp>
#include <nightjar/support/secret.hpp>
#include <string>

namespace nightjar::app {

namespace act {

struct ShowWelcome {
  static constexpr auto about = About::start;
};
struct ShowCreate {
  static constexpr auto about = About::start;
};
struct ChooseJournal {
  static constexpr auto about = About::start;
  std::string path;
};
struct CreateJournal {
  static constexpr auto about = About::start;
  std::string path;
  SecretBytes passphrase;
};
/// Typed back, or declined after being told what that means.
struct RecoveryCodeKept {
  static constexpr auto about = About::start;
};
struct KeepRecoverySheet {
  static constexpr auto about = About::start;
  std::string path;
};
struct OpenDemo {
  static constexpr auto about = About::start;
};
struct Unlock {
  static constexpr auto about = About::start;
  SecretBytes secret;
  bool recovery_code = false;
};
struct CancelUnlock {
  static constexpr auto about = About::start;
};
struct OpenToLook {
  static constexpr auto about = About::start;
};  // one that another program has open
struct ShowBackups {
  static constexpr auto about = About::start;
};
struct TryBackup {
  static constexpr auto about = About::start;
  journal::Backup backup;
  SecretBytes secret;
};
struct RestoreBackup {
  static constexpr auto about = About::start;
};  // the one tried
struct Salvage {
  static constexpr auto about = About::start;
  SecretBytes secret;
};  // what can still be read of a damaged one

}  // namespace act

}  // namespace nightjar::app
