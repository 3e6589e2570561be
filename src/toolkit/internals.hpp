// Keys by ImGui's own numbers, and the few facts about the frame that ImGui 1.86 keeps to itself: internals.cpp is,
// with focus_ring.cpp and wipe_text_state.cpp, the only code that names imgui_internal.h.
#pragma once
#include <imgui.h>

#include <cstddef>
#include <string>

namespace nightjar::toolkit {

/// Whether a key of ImGui's own map was pressed (with repeat).
[[nodiscard]] bool key_pressed(ImGuiKey key);
[[nodiscard]] ImGuiID last_item_id();
[[nodiscard]] bool last_item_enabled();
[[nodiscard]] bool is_active(ImGuiID item);
/// The item stays active though it is not drawn in this frame.
void keep_active(ImGuiID item);
/// The item has the keyboard focus and the focus is shown.
[[nodiscard]] bool is_focused(ImGuiID item);
/// Where what is selected in the text field that is being written in begins, in bytes of it; 0 when nothing is.
[[nodiscard]] std::size_t selection_start();
/// The field is being written in and its text was changed by something else: takes that text over. ImGui would write
/// its own back at once.
void take_over_text(ImGuiID field, const std::string& text);
/// Dims behind a dialog at once: ImGui would fade over frames that are never drawn.
void dim_at_once();
/// Closes dialogs that were not drawn in this frame.
void close_dialogs_left_out();

}  // namespace nightjar::toolkit
