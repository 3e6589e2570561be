#include "desktop/icon.hpp"

#include <algorithm>
#include <cmath>
#include <nightjar/charts/palette.hpp>

namespace nightjar::desktop {

std::vector<std::uint8_t> icon_pixels(int side) {
  const auto& palette = charts::dark_palette();
  std::vector<std::uint8_t> pixels;
  pixels.reserve(static_cast<std::size_t>(side * side) * 4);
  const double unit = 1.0 / side;
  // Distances to edges, in parts of the side; a pixel's share of a shape fades over its own width.
  const auto inside = [&](double distance) { return std::clamp(0.5 - distance / unit, 0.0, 1.0); };
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side; ++column) {
      const double x = (column + 0.5) * unit - 0.5, y = (row + 0.5) * unit - 0.5;
      const double corner = 0.22, qx = std::abs(x) - (0.5 - corner), qy = std::abs(y) - (0.5 - corner);
      const double tile = std::hypot(std::max(qx, 0.0), std::max(qy, 0.0)) + std::min(std::max(qx, qy), 0.0) - corner;
      const double disc = std::hypot(x + 0.02, y - 0.02) - 0.32, bite = std::hypot(x - 0.18, y + 0.13) - 0.25;
      const double moon = std::min(inside(disc), 1 - inside(bite));
      const auto color = charts::mixed(palette.bg, palette.accent, moon);
      const auto alpha = static_cast<std::uint8_t>(std::lround(inside(tile) * 255));
      pixels.insert(pixels.end(), {color.r, color.g, color.b, alpha});
    }
  }
  return pixels;
}

}  // namespace nightjar::desktop
