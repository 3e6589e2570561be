// What the widgets draw with: text at a place, boxes, the focus ring, an area that can be pressed.
#pragma once
#include <imgui.h>

#include <nightjar/toolkit/draw_context.hpp>
#include <nightjar/toolkit/focus_ring.hpp>
#include <nightjar/toolkit/probe.hpp>
#include <nightjar/toolkit/text.hpp>
#include <nightjar/toolkit/widgets.hpp>
#include <string_view>

namespace nightjar::toolkit {

[[nodiscard]] inline ImFont* font_of(Type type) { return draw_context().fonts.at(type); }
/// A colour as the style shows it now: paler while disabled.
[[nodiscard]] ImU32 shade(charts::Color color, float alpha = 1);
[[nodiscard]] charts::Color ink_of(Ink ink);
[[nodiscard]] std::string_view shown_part(std::string_view label);

/// Top left of the text's line box (ascent to descent).
void put_text(ImDrawList& list, Type type, ImVec2 at, ImU32 color, std::string_view text);
/// Vertically centred on `middle`.
void put_text_middle(ImDrawList& list, Type type, float x, float middle, ImU32 color, std::string_view text);
void put_text_centred(ImDrawList& list, Type type, ImVec2 center, ImU32 color, std::string_view text);

void put_box(ImDrawList& list, ImVec2 min, ImVec2 max, float radius, ImU32 fill, ImU32 border, float thickness = 0);
/// 2 px round the keyboard's place; `outside` pixels away from the box.
void put_focus_ring(ImDrawList& list, ImVec2 min, ImVec2 max, float radius, float outside = 0);
void put_dashed_box(ImDrawList& list, ImVec2 min, ImVec2 max, ImU32 color);
void put_disc(ImDrawList& list, ImVec2 center, float radius, ImU32 color);
void put_circle(ImDrawList& list, ImVec2 center, float radius, ImU32 color, float thickness);
void put_line(ImDrawList& list, ImVec2 from, ImVec2 to, ImU32 color, float thickness);

[[nodiscard]] ImVec2 key_cap_size(std::string_view key);
/// Left edge and middle; colours of the ground it lies on.
void put_key_cap(ImDrawList& list, ImVec2 left_middle, std::string_view key, ImU32 ink, ImU32 border);

/// How the chosen one of several looks: a lighter ground and border; in high contrast, reversed.
struct ChosenLook {
  charts::Color fill, border, ink;
};
[[nodiscard]] ChosenLook chosen_look();

struct Press {
  bool hit = false, hovered = false, held = false, focused = false;
  ImVec2 min, max;
  [[nodiscard]] float middle() const { return (min.y + max.y) / 2; }
};
/// An invisible button of this size at the cursor: hit by mouse, Space, Enter on the focus, or the chord. In the ring.
[[nodiscard]] Press press_area(const char* label, ImVec2 size, Role role, std::string value = {},
                               Chord chord = key::none);
/// A control with several parts, one stop for Tab. `hit` only by mouse.
[[nodiscard]] Press value_area(const char* label, ImVec2 size, Role role, std::string value);

/// For golden texts: what is drawn straight into a draw list is said here.
void log_words(std::string_view text);

/// Keys that move through a chart or a calendar, and open what they have come to.
enum class NavKey { left, right, up, down, page_up, page_down, home, end, enter };
/// In this frame; again and again while it is held.
[[nodiscard]] bool key_pressed(NavKey key);

}  // namespace nightjar::toolkit
