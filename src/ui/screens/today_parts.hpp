// What both forms of Today show.
#pragma once
#include <nightjar/ui/action.hpp>
#include <nightjar/ui/view.hpp>

namespace nightjar::ui {

/// The strip of the fourteen days up to today; a click goes to that day.
void draw_fourteen_days(const JournalView& view, Day shown, Actions& out);

}  // namespace nightjar::ui
