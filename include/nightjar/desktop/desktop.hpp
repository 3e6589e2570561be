// Nightjar in a window: the controller, given this computer's clock, threads, files and screen.
#pragma once
#include <iosfwd>
#include <optional>
#include <string>

namespace nightjar::desktop {

/// File: the journal to open; none: the one used last. Runs until the window closes; returns the exit status.
/// A message on `err` says why when there is no window to open.
[[nodiscard]] int run_desktop(std::optional<std::string> file, std::ostream& err);

}  // namespace nightjar::desktop
