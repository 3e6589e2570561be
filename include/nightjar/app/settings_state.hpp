// Settings of the open journal, and its passphrase.
#pragma once
#include <nightjar/app/secrets.hpp>
#include <nightjar/support/error.hpp>
#include <nightjar/support/secret.hpp>
#include <optional>
#include <string>

namespace nightjar::app {

struct SettingsState {
  NewPassphrase passphrase;
  std::optional<Error> problem;
  std::string said;
  std::string zone, day_start, auto_lock, help_lines;
  bool loaded = false;  // the texts above are those of the journal
  SecretBytes recovery_code;
};

}  // namespace nightjar::app
