// Where the window opens, and what of its place is remembered. Nothing here knows a windowing system.
#pragma once
#include <chrono>
#include <nightjar/journal/settings.hpp>
#include <optional>
#include <vector>

namespace nightjar::desktop {

using journal::WindowPlace;

struct Area {
  int x = 0, y = 0, width = 0, height = 0;
  friend bool operator==(const Area&, const Area&) = default;
};
/// A monitor as it is now. Its work area is what panels and docks leave, in the system's coordinates.
struct Monitor {
  Area work;
  double scale = 1;  // how many of those a point has
};
/// What the system draws around a window, in its coordinates.
struct Borders {
  int left = 0, top = 0, right = 0, bottom = 0;
};

/// A place on the monitors that there are: on the one that has most of it, or else on the first; no larger than its
/// work area and, borders included, wholly inside it. Without a corner only the size is fitted, to the first. No
/// monitors: as it was. A border that leaves no room leaves a size of 1.
[[nodiscard]] WindowPlace fit_to_monitors(WindowPlace place, const std::vector<Monitor>& monitors,
                                          const Borders& borders = {});

/// Follows a window, to remember its last place. The size before it was maximised is what it goes back to, so that one
/// is kept.
class PlaceKeeper {
 public:
  using Time = std::chrono::steady_clock::time_point;
  explicit PlaceKeeper(WindowPlace remembered);
  /// Call whenever the window was moved, resized or maximised.
  void see(const WindowPlace& now, Time at);
  /// What to remember; as it was remembered until something was seen.
  [[nodiscard]] WindowPlace place() const;

 private:
  WindowPlace settled_, last_;   // neither maximised
  std::optional<Time> changed_;  // when last_ was first seen
  bool maximised_ = false;
};

}  // namespace nightjar::desktop
