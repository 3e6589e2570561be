// The window's icon, a moon on a dark tile, drawn in memory: no file to find, none to lose.
#pragma once
#include <cstdint>
#include <vector>

namespace nightjar::desktop {
/// RGBA, `side` pixels square.
[[nodiscard]] std::vector<std::uint8_t> icon_pixels(int side);
}  // namespace nightjar::desktop
