// One frame of a program's window: draws what is to be seen, then has what was asked for done.
#pragma once
#include <nightjar/app/app.hpp>
#include <nightjar/app/shared_viewer.hpp>

namespace nightjar::screens {

/// Call inside begin_frame and end_frame of the window's kit.
void draw_frame(app::App& app);
void draw_frame(app::SharedViewer& viewer);

}  // namespace nightjar::screens
