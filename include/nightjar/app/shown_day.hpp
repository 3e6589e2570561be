// The day that is on the screen: the one that the keys C, T and N, and the buttons of the same names, are about.
#pragma once
#include <nightjar/app/open_state.hpp>

namespace nightjar::app {

/// Today where no day is shown. It may be one to come: then nothing is recorded for it.
[[nodiscard]] Day shown_day(const OpenState& state, Day today);

}  // namespace nightjar::app
