// Settings of the open journal, and its passphrase.
#pragma once
#include <nightjar/app/secrets.hpp>
#include <nightjar/entry/drafted.hpp>
#include <nightjar/entry/settings_form.hpp>
#include <nightjar/support/error.hpp>
#include <nightjar/support/secret.hpp>
#include <optional>
#include <string>

namespace nightjar::app {

struct SettingsState {
  NewPassphrase passphrase;
  std::optional<Error> problem;
  std::string said;
  entry::Drafted<entry::SettingsForm> journal;
  SecretBytes recovery_code;
};

}  // namespace nightjar::app
