// Keys by ImGui's own numbers, and the few facts about the frame that ImGui 1.86 keeps to itself: internals.cpp is,
// with focus_ring.cpp and wipe_text_state.cpp, the only code that names imgui_internal.h.
#pragma once
#include <imgui.h>

#include <cstddef>
#include <nightjar/toolkit/draw_context.hpp>
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

/// Null: no frame is being drawn.
[[nodiscard]] DrawContext* draw_context_if_any();
/// A text field of whatever kind has the keyboard.
[[nodiscard]] bool writes_in_a_field();
/// Before a field is drawn that may have the focus without being written in: a letter typed there begins its writing.
void begin_by_typing(ImGuiID field, bool clock);
/// After it was drawn.
void follow_first_letters(ImGuiID field);
/// At the start of a frame: the letters go where they were typed.
void deliver_first_letters(DrawContext::FirstLetters& first);
/// C, T and D are keys, since no clock has a use for them.
[[nodiscard]] bool is_key_in_a_clock(ImWchar letter);
/// The ring goes until the keyboard moves: keys that are letters work again.
void hide_focus();
/// The last item was released by the second click of a double one that began on another: what the first click did put
/// it under the mouse, so it is not meant.
[[nodiscard]] bool second_click_elsewhere(ImGuiID item);

}  // namespace nightjar::toolkit
