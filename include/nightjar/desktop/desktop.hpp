// Nightjar in a window: the controller, given this computer's clock, threads, files and screen.
#pragma once
#include <iosfwd>
#include <nightjar/support/result.hpp>
#include <optional>
#include <string>

namespace nightjar::desktop {

/// File: the journal to open; none: the one used last. Runs until the window closes; returns the exit status.
/// A message on `err` says why when there is no window to open.
[[nodiscard]] int run_desktop(std::optional<std::string> file, std::ostream& err);

/// A file that somebody shared, for looking only, until its window closes.
[[nodiscard]] Result<void> show_shared_copy(const std::string& file);

}  // namespace nightjar::desktop
