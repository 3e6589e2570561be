#include <algorithm>
#include <cmath>
#include <nightjar/toolkit/draw.hpp>

#include "toolkit/internals.hpp"

namespace nightjar::toolkit {

ImU32 shade(charts::Color color, float alpha) { return im(color, alpha * ImGui::GetStyle().Alpha); }

charts::Color ink_of(Ink ink) {
  switch (ink) {
    case Ink::text: return palette().text;
    case Ink::soft: return palette().soft;
    case Ink::faint: return palette().faint;
    case Ink::accent: break;
  }
  return palette().accent;
}

std::string_view shown_part(std::string_view label) { return label.substr(0, label.find("##")); }

void put_text(ImDrawList& list, Type type, ImVec2 at, ImU32 color, std::string_view text) {
  ImFont* font = font_of(type);
  draw_context().missing.note(text, *draw_context().fonts.at(Type::body));
  list.AddText(font, font->FontSize, at, color, text.data(), text.data() + text.size());
}

void put_text_middle(ImDrawList& list, Type type, float x, float middle, ImU32 color, std::string_view text) {
  put_text(list, type, {x, std::round(middle - font_of(type)->FontSize / 2)}, color, text);
}

void put_text_centred(ImDrawList& list, Type type, ImVec2 center, ImU32 color, std::string_view text) {
  put_text_middle(list, type, std::round(center.x - text_width(type, text) / 2), center.y, color, text);
}

void put_box(ImDrawList& list, ImVec2 min, ImVec2 max, float radius, ImU32 fill, ImU32 border, float thickness) {
  const float line = thickness > 0 ? thickness : theme().line();
  if ((fill & IM_COL32_A_MASK) != 0) list.AddRectFilled(min, max, fill, radius);
  if ((border & IM_COL32_A_MASK) == 0) return;
  // AddRect strokes on pixel centres of a 1 px line; a thicker one is moved inwards to stay within the box.
  const float inset = (line - 1) / 2;
  list.AddRect({min.x + inset, min.y + inset}, {max.x - inset, max.y - inset}, border, std::max(radius - inset, 0.0F),
               0, line);
}

void put_focus_ring(ImDrawList& list, ImVec2 min, ImVec2 max, float radius, float outside) {
  put_box(list, {min.x - outside, min.y - outside}, {max.x + outside, max.y + outside}, radius + outside, 0,
          shade(palette().focus), std::max(2.0F, theme().px(2)));
}

void put_dashed_box(ImDrawList& list, ImVec2 min, ImVec2 max, ImU32 color) {
  const float dash = std::max(2.0F, theme().px(2.5F)), line = theme().line();
  const auto side = [&](ImVec2 from, ImVec2 step, float length) {
    for (float at = 0; at < length; at += 2 * dash) {
      const float end = std::min(at + dash, length);
      const ImVec2 a{from.x + step.x * at, from.y + step.y * at}, b{from.x + step.x * end, from.y + step.y * end};
      list.AddRectFilled(a, {b.x + (step.x == 0 ? line : 0), b.y + (step.y == 0 ? line : 0)}, color);
    }
  };
  side(min, {1, 0}, max.x - min.x);
  side({min.x, max.y - line}, {1, 0}, max.x - min.x);
  side(min, {0, 1}, max.y - min.y);
  side({max.x - line, min.y}, {0, 1}, max.y - min.y);
}

void put_disc(ImDrawList& list, ImVec2 center, float radius, ImU32 color) {
  list.AddCircleFilled(center, radius, color);
}

void put_circle(ImDrawList& list, ImVec2 center, float radius, ImU32 color, float thickness) {
  list.AddCircle(center, radius, color, 0, thickness);
}

void put_line(ImDrawList& list, ImVec2 from, ImVec2 to, ImU32 color, float thickness) {
  list.AddLine(from, to, color, thickness);
}

ImVec2 key_cap_size(std::string_view key) {
  if (key.empty()) return {0, 0};
  return {std::max(text_width(Type::axis, key) + px(12), px(20)), px(20)};
}

void put_key_cap(ImDrawList& list, ImVec2 left_middle, std::string_view key, ImU32 ink, ImU32 border) {
  if (key.empty()) return;
  const ImVec2 size = key_cap_size(key);
  const ImVec2 min{left_middle.x, std::round(left_middle.y - size.y / 2)}, max{min.x + size.x, min.y + size.y};
  put_box(list, min, max, px(4), 0, border);
  put_text_centred(list, Type::axis, {(min.x + max.x) / 2, (min.y + max.y) / 2}, ink, key);
}

ChosenLook chosen_look() {
  // Filled, and in no theme to be taken for the ring of the focus.
  const auto& p = palette();
  return {p.text, p.text, p.bg};
}

bool key_pressed(NavKey key) {
  switch (key) {
    case NavKey::left: return key_pressed(ImGuiKey_LeftArrow);
    case NavKey::right: return key_pressed(ImGuiKey_RightArrow);
    case NavKey::up: return key_pressed(ImGuiKey_UpArrow);
    case NavKey::down: return key_pressed(ImGuiKey_DownArrow);
    case NavKey::page_up: return key_pressed(ImGuiKey_PageUp);
    case NavKey::page_down: return key_pressed(ImGuiKey_PageDown);
    case NavKey::home: return key_pressed(ImGuiKey_Home);
    case NavKey::end: return key_pressed(ImGuiKey_End);
    case NavKey::enter: break;
  }
  return key_pressed(ImGuiKey_Enter);
}

namespace {
Press area(const char* label, ImVec2 size, Role role, std::string value, FocusRing::Kind kind) {
  Press press;
  press.hit = ImGui::InvisibleButton(label, {std::max(size.x, 1.0F), std::max(size.y, 1.0F)});
  press.min = ImGui::GetItemRectMin();
  press.max = ImGui::GetItemRectMax();
  press.hovered = ImGui::IsItemHovered();
  press.held = ImGui::IsItemActive();
  press.focused = is_focused(last_item_id());
  if (second_click_elsewhere(last_item_id())) press.hit = false;
  const bool ctrl_enter = ImGui::GetIO().KeyCtrl && (key_pressed(ImGuiKey_Enter) || key_pressed(ImGuiKey_KeyPadEnter));
  if (ctrl_enter) press.hit = false;  // it saves, wherever the focus is
  draw_context().ring.add(kind);
  record(role, label, std::move(value));
  return press;
}
}  // namespace

Press press_area(const char* label, ImVec2 size, Role role, std::string value, Chord chord) {
  Press press = area(label, size, role, std::move(value), FocusRing::Kind::press);
  if (!last_item_enabled()) return press;
  const bool enter = key_pressed(ImGuiKey_Enter) || key_pressed(ImGuiKey_KeyPadEnter);
  const auto& io = ImGui::GetIO();
  if (press.focused && enter && !io.KeyCtrl && !io.WantTextInput && !behind_dialog()) press.hit = true;
  if (pressed(chord)) press.hit = true;
  return press;
}

Press value_area(const char* label, ImVec2 size, Role role, std::string value) {
  return area(label, size, role, std::move(value), FocusRing::Kind::value);
}

void log_words(std::string_view text) { ImGui::LogText("%.*s\n", static_cast<int>(text.size()), text.data()); }

}  // namespace nightjar::toolkit
