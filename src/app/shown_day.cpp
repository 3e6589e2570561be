#include <algorithm>
#include <nightjar/app/shown_day.hpp>

namespace nightjar::app {

Day shown_day(const OpenState& state, Day today) {
  // A sleep that began after noon leads into tomorrow; what happens meanwhile happens today.
  if (state.screen == Screen::today) return std::min(state.today.day, today);
  const auto& calendar = state.calendar;
  if (state.screen == Screen::calendar && !calendar.bin && !calendar.searching) return calendar.selected;
  return today;
}

}  // namespace nightjar::app
