// What every screen is made of: the toolkit's widgets, what may be read and what may be asked for, all unqualified.
// Each screen includes the header of its own state beside this.
#pragma once
#include <nightjar/app/action.hpp>
#include <nightjar/app/computer_actions.hpp>
#include <nightjar/app/journal_actions.hpp>
#include <nightjar/app/start_actions.hpp>
#include <nightjar/app/view.hpp>
#include <nightjar/toolkit/draw_context.hpp>
#include <nightjar/toolkit/widgets.hpp>

namespace nightjar::screens {

using namespace toolkit;
using namespace entry;
using namespace app;
using toolkit::words;  // the function; words:: is still the namespace
namespace act = app::act;

}  // namespace nightjar::screens
