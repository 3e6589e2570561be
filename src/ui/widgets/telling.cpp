#include <algorithm>
#include <cmath>

#include "ui/widgets/draw.hpp"

namespace nightjar::ui {

bool toast(std::string_view text, float opacity, const char* action, Chord chord) {
  const ImVec2 screen = ImGui::GetMainViewport()->Size;
  const float padding = px(16), margin = px(24), widest = std::min(px(560), screen.x - 2 * margin);
  const ImVec2 words_size = wrapped_size(Type::body, text, widest - 2 * padding);
  const float action_width = action != nullptr ? button_width(action, chord) + px(16) : 0;
  const bool below = words_size.x + action_width + 2 * padding > widest;  // large text: the button goes under the words
  const float width = (below ? std::max(words_size.x, action_width) : words_size.x + action_width) + 2 * padding;
  ImGui::SetNextWindowPos({std::round((screen.x - width) / 2), screen.y - px(88)}, ImGuiCond_Always, {0, 1});
  ImGui::SetNextWindowSizeConstraints({width, 0}, {width, screen.y});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{padding, px(8)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, px(8));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, theme().line());
  ImGui::PushStyleVar(ImGuiStyleVar_Alpha, ImGui::GetStyle().Alpha * std::clamp(opacity, 0.0F, 1.0F));
  ImGui::PushStyleColor(ImGuiCol_WindowBg, im4(palette().raised));
  bool hit = false;
  if (ImGui::Begin("##toast", nullptr,
                   ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                       ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_AlwaysAutoResize)) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({at.x, at.y + std::max(0.0F, (px(40) - words_size.y) / 2)});
    const float right_edge = at.x + width;
    kit().spans.push_back({at.x, right_edge - 2 * padding - (below ? 0 : action_width)});
    words(Type::body, Ink::text, text);
    kit().spans.pop_back();
    if (action != nullptr) {
      if (!below) ImGui::SetCursorScreenPos({at.x + words_size.x + px(16), at.y});
      hit = plain_button(action, chord);
    }
  }
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(4);
  return hit;
}

void put_day_mark(ImDrawList& list, ImVec2 min, ImVec2 max, DayMark mark, bool today) {
  const auto& p = palette();
  const float radius = px(2.5F), line = std::max(theme().line(), px(1.25F));
  const ImU32 fill = shade(p.soft), edge = shade(today && mark != DayMark::full ? p.accent : p.soft);
  switch (mark) {
    case DayMark::full: put_box(list, min, max, radius, fill, 0); break;
    case DayMark::part:
      list.AddRectFilled({min.x + line, std::round((min.y + max.y) / 2)}, {max.x - line, max.y - line}, fill);
      put_box(list, min, max, radius, 0, edge, line);
      break;
    case DayMark::missing:
      if (today)
        put_box(list, min, max, radius, 0, edge, line);
      else
        put_dashed_box(list, min, max, shade(charts::mixed(p.line, p.faint, 0.35)));
      break;
  }
}

namespace {

std::string_view words_of(DayMark mark) {
  switch (mark) {
    case DayMark::missing: return "not recorded";
    case DayMark::part: return "part recorded";
    case DayMark::full: break;
  }
  return "recorded";
}

}  // namespace

std::optional<std::size_t> fourteen_day_strip(const char* label, std::span<const StripDay> days, float width) {
  std::optional<std::size_t> chosen;
  if (days.empty()) return chosen;
  // The two letters below must fit, whatever the text size.
  float letters = 0;
  for (const auto& day : days) letters = std::max(letters, text_width(Type::axis, day.weekday));
  const float pitch =
      std::max(std::floor(std::min(px(width), room()) / static_cast<float>(days.size())), letters + px(3));
  const float cell = std::round(pitch * 0.8F), height = std::round(cell * 0.58F), between = px(3);
  const float marks_height = 2 * height + between, total_height = marks_height + px(6) + line_height(Type::axis);
  ImGui::PushID(label);
  ImGui::BeginGroup();
  auto& list = *ImGui::GetWindowDrawList();
  const float right = ImGui::GetCursorScreenPos().x + room();
  for (std::size_t i = 0; i < days.size(); ++i) {
    const StripDay& day = days[i];
    if (i > 0 && ImGui::GetItemRectMax().x + pitch <= right) ImGui::SameLine(0, 0);
    ImGui::PushID(static_cast<int>(i));
    const std::string name(day.label);
    const Press press = press_area(name.empty() ? "day" : name.c_str(), {pitch, total_height}, Role::button,
                                   std::string(words_of(day.night)) + ", " + std::string(words_of(day.day)));
    ImGui::PopID();
    if (press.hit) chosen = i;
    const float left = press.min.x + std::floor((pitch - cell) / 2);
    const ImVec2 night{left, press.min.y}, below{left, press.min.y + height + between};
    if (press.hovered) put_box(list, press.min, press.max, px(4), shade(palette().raised), 0);
    put_day_mark(list, night, {left + cell, night.y + height}, day.night, day.today);
    put_day_mark(list, below, {left + cell, below.y + height}, day.day, day.today);
    put_text_centred(list, Type::axis, {press.min.x + pitch / 2, press.max.y - line_height(Type::axis) / 2},
                     shade(day.today ? palette().text : palette().soft), day.weekday);
    if (press.focused) put_focus_ring(list, press.min, press.max, px(4), px(2));
    if (!day.label.empty()) tooltip(day.label);
    log_words(day.label);
  }
  ImGui::EndGroup();
  ImGui::PopID();
  return chosen;
}

void tooltip(std::string_view text) {
  if (!ImGui::IsItemHovered()) return;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{px(10), px(6)});
  ImGui::PushStyleVar(ImGuiStyleVar_PopupRounding, px(6));
  ImGui::BeginTooltip();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  kit().spans.push_back({at.x, at.x + px(360)});
  words(Type::label, Ink::text, text);
  kit().spans.pop_back();
  ImGui::EndTooltip();
  ImGui::PopStyleVar(2);
}

}  // namespace nightjar::ui
