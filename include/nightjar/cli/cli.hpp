// The program as verbs: `nightjar create`, `log`, `show` and the others, for scripts, screen readers and checks.
#pragma once
#include <functional>
#include <iosfwd>
#include <nightjar/journal/safekeeping.hpp>
#include <nightjar/support/file_ops.hpp>
#include <nightjar/support/id.hpp>
#include <nightjar/support/secret.hpp>
#include <nightjar/time/zone.hpp>
#include <span>
#include <string>
#include <string_view>

namespace nightjar::cli {

/// What a verb takes from the computer; tests lend it their own.
struct Environment {
  const Clock& clock;
  Zone zone;  // of this computer
  FileOps& files;
  IdSource new_id;
  std::string settings_path;  // what belongs to this computer rather than to a journal
  /// Asks without showing what is typed. Errors: refused (nobody to ask), cancelled.
  std::function<Result<SecretBytes>(std::string_view question)> ask_secret;
  journal::SafePlaces safe_places{};  // without any, no backups are made
  /// Shows a shared file in a window of its own, until that is closed. None: there are no windows.
  std::function<Result<void>(const std::string& path)> show_shared{};
  bool zone_told = true;     // the computer says which zone it is in; else another stands in for it
  std::string protection{};  // a sentence for --version: what the kernel keeps this process from
};

/// The system's clock, zone, files and terminal.
[[nodiscard]] Environment this_computer();

/// Whether the arguments ask for the window: none at all, or one journal file.
[[nodiscard]] bool asks_for_window(std::span<const std::string> args);

/// Arguments without the program's name. 0 done; 1 refused with a reason on `err` and nothing changed; 2 wrong usage;
/// 3 something was stored or written, and then the rest failed, or `out` did.
[[nodiscard]] int run_cli(std::span<const std::string> args, std::istream& in, std::ostream& out, std::ostream& err,
                          const Environment& environment);

}  // namespace nightjar::cli
