// Today: the form of the night and the form of the day.
#pragma once
#include <nightjar/analysis/checks.hpp>
#include <nightjar/app/screen.hpp>
#include <nightjar/entry/day_form.hpp>
#include <nightjar/entry/night_form.hpp>
#include <nightjar/support/error.hpp>

namespace nightjar::app {

using namespace entry;

/// What checks compare a night with: gathered once for the journal as it is, not for every frame.
struct OtherNights {
  std::uint64_t revision = 0;  // of the journal
  Id but;                      // the night that is being looked at
  analysis::CheckContext context;
};

struct TodayState {
  TodayPart part = TodayPart::night;
  Day day{};  // the night of the day before leads into it
  Drafted<NightForm> night;
  Drafted<DayForm> day_form;
  NightForm last_time;
  std::optional<OtherNights> other_nights;
  bool more = false;     // the night's further questions
  bool zones = false;    // the night was in another zone: the two fields for it
  std::string editing;   // field whose check waits until it is left
  int held_handle = -1;  // of the bar, while it is dragged
  std::optional<Error> problem;
  std::string quick_values;  // field beside which ready answers stand, for the mouse
  std::string new_substance;
  bool adding_substance = false;
  bool take_focus = true;
};

}  // namespace nightjar::app
