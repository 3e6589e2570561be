// What a screen asks of the frame that it draws: where the next widget goes, and what the mouse does there. In screen
// pixels, unlike layout.hpp. By these words alone screens need none of Dear ImGui's.
#pragma once
#include <imgui.h>

#include <string>
#include <string_view>

namespace nightjar::toolkit {

using Vec2 = ImVec2;
using DrawList = ImDrawList;  // only to be given to draw_scene() and to the functions of draw.hpp

[[nodiscard]] DrawList& draw_list();

// --- the cursor: where the next widget begins

[[nodiscard]] Vec2 cursor();
void set_cursor(Vec2 place);
void move_cursor(Vec2 by);
/// From the top left corner of what is in this part of the window: a place that scrolls with it.
[[nodiscard]] Vec2 cursor_in_part();
void set_cursor_in_part(Vec2 place);
/// An item of this size that shows nothing: for what is drawn there without a widget.
void reserve_room(Vec2 size);
/// What is drawn between these two is one item to what follows.
void begin_group();
void end_group();
[[nodiscard]] float line_spacing();

// --- the window and its parts

[[nodiscard]] Vec2 window_size();
/// All of the program's window; everything is drawn between these two.
void begin_window();
void end_window();
/// A part without a ground that does not scroll, over what was drawn before.
void begin_overlay(const char* id, Vec2 size);
void end_overlay();
/// Of the part that is being drawn, as far as it is seen.
[[nodiscard]] float part_height();
void scroll_to_top();
/// Scrolls the cursor to the top.
void scroll_here();

// --- items

/// Equal labels are told apart by the ids around them: for the rows of a list.
void push_id(int id);
void push_id(std::string_view id);
void pop_id();
/// The corners of the last item.
[[nodiscard]] Vec2 item_min();
[[nodiscard]] Vec2 item_max();
/// If so, what is drawn between these two is paler and cannot be used.
void begin_disabled(bool disabled);
void end_disabled();

// --- the mouse and the clipboard

[[nodiscard]] Vec2 mouse_position();
[[nodiscard]] bool mouse_moved();                  // since the last frame
[[nodiscard]] bool mouse_clicked();                // anywhere: the left button went down in this frame
[[nodiscard]] bool right_button_held();            // anywhere
[[nodiscard]] bool mouse_dragged(float distance);  // at least so far from where the left button went down
/// How far the wheel was turned in this frame. With Shift, up is to the left.
struct Wheel {
  float up = 0, left = 0;
};
[[nodiscard]] Wheel mouse_wheel();
/// The wheel is the last item's while the mouse is on it: the page does not scroll.
void keep_wheel();
/// What the mouse does with an area.
struct MouseArea {
  enum class Overlap { none, allowed };
  bool hovered = false, clicked = false, held = false;
};
/// An item at the cursor that shows nothing and that Tab leads past. Overlap allowed: what is drawn over it later takes
/// the mouse first.
[[nodiscard]] MouseArea mouse_area(const char* label, Vec2 size, MouseArea::Overlap overlap = MouseArea::Overlap::none);
/// For this frame: the pointer for what is moved to the left and right.
void show_sideways_pointer();
void copy_to_clipboard(const std::string& text);

}  // namespace nightjar::toolkit
