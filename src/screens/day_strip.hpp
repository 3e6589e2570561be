// How much of each day is recorded, as small boxes: night above, day below.
#pragma once
#include <nightjar/domain/completeness.hpp>
#include <nightjar/toolkit/canvas.hpp>

#include "screens/screen.hpp"

namespace nightjar::screens {

/// Full, half full, or dashed for what is missing.
void put_completeness(DrawList& list, Vec2 min, Vec2 max, Completeness completeness, bool today);

struct StripDay {
  Completeness night = Completeness::missing;
  Completeness day = Completeness::missing;
  std::string_view weekday;  // two letters
  std::string_view label;    // "Sat 21 November: night recorded, day not recorded"
  bool today = false;
};
/// One column a day, night above, day below; returns the pressed one. Width: logical.
[[nodiscard]] std::optional<std::size_t> fourteen_day_strip(const char* label, std::span<const StripDay> days,
                                                            float width = 298);

}  // namespace nightjar::screens
