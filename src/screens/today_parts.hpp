// What both forms of Today show.
#pragma once
#include <span>

#include "screens/screen.hpp"

namespace nightjar::screens {

/// The strip of the fourteen days up to today; a click goes to that day.
void draw_fourteen_days(const JournalView& view, Day shown, Actions& out);

}  // namespace nightjar::screens
