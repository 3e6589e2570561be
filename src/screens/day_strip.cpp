#include "screens/day_strip.hpp"

#include <algorithm>
#include <cmath>
#include <nightjar/toolkit/draw.hpp>

namespace nightjar::screens {

void put_completeness(DrawList& list, Vec2 min, Vec2 max, Completeness completeness, bool today) {
  const auto& p = palette();
  const float radius = px(2.5F), line = std::max(theme().line(), px(1.25F));
  const auto fill = shade(p.soft), edge = shade(today && completeness != Completeness::full ? p.accent : p.soft);
  switch (completeness) {
    case Completeness::full: put_box(list, min, max, radius, fill, 0); break;
    case Completeness::part:
      put_box(list, {min.x + line, std::round((min.y + max.y) / 2)}, {max.x - line, max.y - line}, 0, fill, 0);
      put_box(list, min, max, radius, 0, edge, line);
      break;
    case Completeness::missing:
      if (today)
        put_box(list, min, max, radius, 0, edge, line);
      else
        put_dashed_box(list, min, max, shade(charts::mixed(p.line, p.faint, 0.35)));
      break;
  }
}

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
  push_id(label);
  begin_group();
  auto& list = draw_list();
  const float right = cursor().x + room();
  for (std::size_t i = 0; i < days.size(); ++i) {
    const StripDay& day = days[i];
    if (i > 0 && item_max().x + pitch <= right) beside(0);
    push_id(static_cast<int>(i));
    const std::string name(day.label);
    const Press press = press_area(name.empty() ? "day" : name.c_str(), {pitch, total_height}, Role::button,
                                   std::string(words_of(day.night)) + ", " + std::string(words_of(day.day)));
    pop_id();
    if (press.hit) chosen = i;
    const float left = press.min.x + std::floor((pitch - cell) / 2);
    const Vec2 night{left, press.min.y}, below{left, press.min.y + height + between};
    if (press.hovered) put_box(list, press.min, press.max, px(4), shade(palette().raised), 0);
    put_completeness(list, night, {left + cell, night.y + height}, day.night, day.today);
    put_completeness(list, below, {left + cell, below.y + height}, day.day, day.today);
    put_text_centred(list, Type::axis, {press.min.x + pitch / 2, press.max.y - line_height(Type::axis) / 2},
                     shade(day.today ? palette().text : palette().soft), day.weekday);
    if (press.focused) put_focus_ring(list, press.min, press.max, px(4), px(2));
    if (!day.label.empty()) tooltip(day.label);
    log_words(day.label);
  }
  end_group();
  pop_id();
  return chosen;
}

}  // namespace nightjar::screens
