// Which day and which night a time belongs to. These two rules exist here and nowhere else.
#pragma once
#include <nightjar/time/wall_time.hpp>

namespace nightjar {

inline constexpr int default_day_start_min = 4 * 60;

/// Day D runs from D 04:00 to D+1 04:00 on the wall clock; the start may be set to 00:00..08:00.
[[nodiscard]] Day journal_day(WallTime local, int day_start_min = default_day_start_min);
/// Night D takes what begins from D 12:00 until before D+1 12:00 on the wall clock.
[[nodiscard]] Day night_of(WallTime begin);

}  // namespace nightjar
