#include "desktop/window_place.hpp"

#include <algorithm>
#include <cmath>

namespace nightjar::desktop {
namespace {

int in_coordinates(int points, double scale) { return static_cast<int>(std::lround(points * scale)); }

/// How much of a window is on a monitor; 64 bits, for a place may be far away.
long long shared_with(const Area& window, const Area& monitor) {
  const auto overlap = [](long long a, long long a_size, long long b, long long b_size) {
    return std::max(0LL, std::min(a + a_size, b + b_size) - std::max(a, b));
  };
  return overlap(window.x, window.width, monitor.x, monitor.width) *
         overlap(window.y, window.height, monitor.y, monitor.height);
}

const Monitor& monitor_of(const WindowPlace& place, const std::vector<Monitor>& monitors) {
  const Monitor* best = &monitors.front();
  long long most = 0;
  if (!place.x || !place.y) return *best;
  for (const auto& monitor : monitors) {
    const Area window{*place.x, *place.y, in_coordinates(place.width, monitor.scale),
                      in_coordinates(place.height, monitor.scale)};
    if (const auto shared = shared_with(window, monitor.work); shared > most) {
      most = shared;
      best = &monitor;
    }
  }
  return *best;
}

}  // namespace

WindowPlace fit_to_monitors(WindowPlace place, const std::vector<Monitor>& monitors, const Borders& borders) {
  if (monitors.empty()) return place;
  const auto& [work, scale] = monitor_of(place, monitors);
  // Along one side: a size in points and a place in coordinates.
  const auto fit = [&, scale = scale](int& size, std::optional<int>& at, int begin, int room, int before, int after) {
    const int most = std::max(room - before - after, 1);
    size = std::clamp(size, 1, std::max(static_cast<int>(most / scale), 1));
    if (at) *at = std::clamp(*at, begin + before, begin + before + std::max(most - in_coordinates(size, scale), 0));
  };
  fit(place.width, place.x, work.x, work.width, borders.left, borders.right);
  fit(place.height, place.y, work.y, work.height, borders.top, borders.bottom);
  return place;
}

PlaceKeeper::PlaceKeeper(WindowPlace remembered)
    : settled_(remembered), last_(remembered), maximised_(remembered.maximised) {
  settled_.maximised = last_.maximised = false;
}

void PlaceKeeper::see(const WindowPlace& now, Time at) {
  // Some window managers resize a window before they say that it is maximised.
  constexpr std::chrono::milliseconds late{500};
  const bool last_is_new = changed_ && at - *changed_ < late;
  if (now.maximised) {
    if (!maximised_ && last_is_new) last_ = settled_;
  } else if (now != last_) {
    if (!last_is_new) settled_ = last_;
    last_ = now;
    changed_ = at;
  }
  maximised_ = now.maximised;
}

WindowPlace PlaceKeeper::place() const {
  WindowPlace out = last_;
  out.maximised = maximised_;
  return out;
}

}  // namespace nightjar::desktop
