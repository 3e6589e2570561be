// What the calendar shows in place of its month: a year, and what a search found.
#pragma once

#include <nightjar/app/calendar_state.hpp>

#include "screens/screen.hpp"

namespace nightjar::screens {

[[nodiscard]] Day first_of_month(Day day);
/// The same day of the month, or the last one there is.
[[nodiscard]] Day month_before(Day day);
[[nodiscard]] Day month_after(Day day);
[[nodiscard]] Day year_before(Day day);
[[nodiscard]] Day year_after(Day day);

/// Twelve rows of days: how much is recorded, or one substance in its four states. Arrow keys travel.
void draw_year(const JournalView& view, CalendarState& state, Actions& out);
/// Everything in which the words that are being typed occur.
void draw_found(const JournalView& view, CalendarState& state, Actions& out);

}  // namespace nightjar::screens
