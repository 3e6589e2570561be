// The parts of Last night: what the form says now, and its bar.
#pragma once
#include <array>
#include <nightjar/analysis/checks.hpp>
#include <nightjar/analysis/sleep_metrics.hpp>
#include <nightjar/app/today_state.hpp>

#include "screens/screen.hpp"

namespace nightjar::screens {

/// What the form says now, with what is known from it: worked out once a frame.
struct LiveNight {
  const JournalView& view;
  NightReading reading;
  analysis::NightMeasures measures;
  std::vector<analysis::Finding> findings;
};

/// The four times of a night in their order, as in Night::fields.
inline constexpr std::array<const char*, 4> clock_fields{"into_bed", "tried_to_sleep", "final_awakening", "out_of_bed"};
[[nodiscard]] ClockEntry& clock_entry(NightForm& form, std::size_t index);

/// Drawn live; its handles can be dragged, and a click answers the first time that is still empty.
void draw_night_bar(const LiveNight& live, TodayState& today);

}  // namespace nightjar::screens
