// The password of a file that leaves the journal: read like a passphrase, or made up and shown once.
#pragma once
#include <nightjar/report/share_file.hpp>

#include "cli/session.hpp"

namespace nightjar::cli {

struct FilePassword {
  std::optional<std::string> file;  // --password-file
  bool offered = false;             // --offer-password
};
void add_file_password(CLI::App& verb, FilePassword& password);
/// Empty if none was asked for. An offered one is printed. Refused where it would not open everywhere.
[[nodiscard]] Result<SecretBytes> read_file_password(Context& context, const FilePassword& password,
                                                     report::Protection protection);

}  // namespace nightjar::cli
