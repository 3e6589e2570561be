// Finds Inter (or what the system has in its place) and Noto Sans through fontconfig.
#pragma once
#include <nightjar/ui/fonts.hpp>

namespace nightjar::desktop {
[[nodiscard]] ui::FontFiles find_fonts();
}
