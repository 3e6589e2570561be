// Where one can be in an open journal.
#pragma once

namespace nightjar::app {

enum class Screen { today, calendar, trends, share, settings, lists, bring_in };
enum class TodayPart { night, day };

}  // namespace nightjar::app
