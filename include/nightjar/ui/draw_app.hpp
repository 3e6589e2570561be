// Draws whatever screen is to be seen, and collects what is asked for.
#pragma once
#include <nightjar/ui/app_state.hpp>
#include <nightjar/ui/services.hpp>
#include <nightjar/ui/view.hpp>

namespace nightjar::ui {

/// View: null while no journal is open. Call inside begin_frame and end_frame.
void draw_app(const JournalView* view, AppState& state, const Services& services, Actions& out);

}  // namespace nightjar::ui
