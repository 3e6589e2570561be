// Two maps of Trends: a year as a calendar, and cravings by weekday and hour. Each has its place looked at by mouse or
// arrow keys, and says in words what is there.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nightjar/app/trends_state.hpp>
#include <nightjar/toolkit/canvas.hpp>
#include <nightjar/toolkit/draw.hpp>
#include <nightjar/toolkit/draw_context.hpp>
#include <nightjar/toolkit/draw_scene.hpp>
#include <utility>

#include "screens/page.hpp"
#include "screens/trends_parts.hpp"

namespace nightjar::screens {
namespace {

using charts::Series;

constexpr float map_side_width = 204, beside_map = 36;
constexpr std::array year_series{Series::asleep, Series::efficiency, Series::latency, Series::awake,  Series::quality,
                                 Series::rested, Series::craving,    Series::mood,    Series::stress, Series::pain};
constexpr int days_a_week = 7, hours_a_day = 24;

/// A scene as one stop for Tab; where its corner is.
struct Drawn {
  Press press;
  Vec2 origin;
  [[nodiscard]] charts::Point under_mouse() const {
    const auto scale = theme().scale;
    return {static_cast<double>((mouse_position().x - origin.x) / scale),
            static_cast<double>((mouse_position().y - origin.y) / scale)};
  }
};
Drawn draw_map(const char* name, const charts::Scene& scene, std::string value, bool& take_focus) {
  const float scale = theme().scale;
  const Vec2 origin = cursor();
  if (std::exchange(take_focus, false)) draw_context().ring.focus_next_widget(FocusRing::View::stay);
  const Press press =
      value_area(name, {static_cast<float>(scene.width) * scale, static_cast<float>(scene.height) * scale}, Role::chart,
                 std::move(value));
  auto& list = draw_list();
  draw_scene(scene, list, origin, scale, draw_context().fonts);
  if (press.focused) put_focus_ring(list, press.min, press.max, px(8), px(10));  // words begin at the very edge
  return {press, origin};
}

void outline(const charts::Box& where, Vec2 origin, bool focused) {
  const float scale = theme().scale;
  const Vec2 min{origin.x + static_cast<float>(where.x) * scale, origin.y + static_cast<float>(where.y) * scale};
  put_box(draw_list(), min, {min.x + static_cast<float>(where.w) * scale, min.y + static_cast<float>(where.h) * scale},
          px(3), 0, shade(focused ? palette().focus : palette().text), theme().line() + px(1));
}

charts::DayRange year_shown(const TrendsState& state) {
  const int year = state.year.year;
  return {std::max(*make_day(year, 1, 1), state.input.from), std::min(*make_day(year, 12, 31), state.input.until)};
}

void choose_year(const JournalView& view, TrendsState& state) {
  auto& year = state.year;
  const int first = calendar(state.input.from).year, last = calendar(state.input.until).year;
  year.year = year.year == 0 ? last : std::clamp(year.year, first, last);
  if (icon_button("Year before", Icon::chevron_left) && year.year > first) --year.year;
  beside();
  if (icon_button("Next year", Icon::chevron_right) && year.year < last) ++year.year;
  beside();
  field_label(std::to_string(year.year), 60);
  gap(10);
  begin_chips();
  for (const auto series : year_series)
    if (chip(std::string(charts::name_of(series)).c_str(), year.of == charts::YearMapOf(series))) year.of = series;
  for (const auto& lane : state.input.lanes) {
    const std::string id = lane.substance.hex();
    if (chip((lane.name + "##map" + id).c_str(), year.of == charts::YearMapOf(lane.substance),
             view.lists.mark_of(ListKind::substances, id)))
      year.of = lane.substance;
  }
  end_chips();
}

/// A substance may have gone from the list since it was chosen.
void mend_choice(TrendsState& state) {
  const auto* id = std::get_if<Id>(&state.year.of);
  if (id && std::ranges::find(state.input.lanes, *id, &charts::SubstanceLane::substance) == state.input.lanes.end())
    state.year.of = Series::asleep;
}

void travel_year(TrendsState& state, const charts::DayRange& shown, Actions& out) {
  const bool begun = state.crosshair && shown.holds(*state.crosshair);
  const auto go = [&](NavKey key, int days) {
    if (key_pressed(key))
      state.crosshair = begun ? std::clamp(*state.crosshair + days, state.input.from, state.input.until) : shown.until;
  };
  go(NavKey::left, -days_a_week);
  go(NavKey::right, days_a_week);
  go(NavKey::up, -1);
  go(NavKey::down, 1);
  if (state.crosshair) state.year.year = calendar(*state.crosshair).year;
  if (begun && key_pressed(NavKey::enter)) out.push_back(act::ShowInCalendar{*state.crosshair + 1});
  keep_arrow_keys();
}

}  // namespace

void draw_year_map(const JournalView& view, TrendsState& state, Actions& out) {
  gap(16);
  mend_choice(state);
  choose_year(view, state);
  gap(20);
  const bool one_column = narrow(560 + beside_map + map_side_width);
  const float width = room() / theme().scale - (one_column ? 0 : beside_map + map_side_width);
  auto& year = state.year;
  const auto shown = year_shown(state);
  const auto* series = std::get_if<Series>(&year.of);
  const std::string made_for =
      fmt::format("{} {} {} {} {} {} {}", view.revision, year.year,
                  series ? std::to_string(static_cast<int>(*series)) : std::get<Id>(year.of).hex(), width,
                  theme().scale, static_cast<int>(theme().name), state.input.until - state.input.from);
  if (year.made_for != made_for) {
    year.map = charts::lay_out_year_map(state.input, year.of, shown, static_cast<double>(width), palette(),
                                        FontMeasure(draw_context().fonts, theme().scale));
    year.made_for = made_for;
    state.copied = false;
  }
  begin_column(width);
  if (state.in_words) {
    draw_words(year.map.scene.description, state.copied);
  } else {
    const bool there = state.crosshair && shown.holds(*state.crosshair);
    const auto drawn = draw_map("Year map", year.map.scene, there ? iso(*state.crosshair) : "", state.take_focus);
    if (drawn.press.hovered)
      if (const auto day = year.map.day_at(drawn.under_mouse())) {
        if (mouse_moved() || drawn.press.hit) state.crosshair = day;
        if (drawn.press.hit) out.push_back(act::ShowInCalendar{*day + 1});
      }
    if (drawn.press.focused) travel_year(state, shown, out);
    if (state.crosshair && shown.holds(*state.crosshair))
      outline(year.map.where(*state.crosshair), drawn.origin, drawn.press.focused);
  }
  end_column();
  if (one_column)
    gap(24);
  else
    beside(beside_map);
  begin_column(one_column ? 4000 : map_side_width);
  std::optional<charts::DayRange> day;
  if (state.crosshair && state.input.range().holds(*state.crosshair))
    day = charts::DayRange{*state.crosshair, *state.crosshair};
  draw_trends_side(view, state, day, "A dot: not recorded. Arrow keys go from day to day and week to week.");
  end_column();
}

void draw_craving_map(const JournalView& view, TrendsState& state) {
  gap(20);
  auto& looked = state.craving_map;
  const auto& shown = *state.view.shown;
  const float width = room() / theme().scale;
  const std::string made_for = fmt::format("{} {} {} {} {} {}", view.revision, iso(shown.from), iso(shown.until), width,
                                           theme().scale, static_cast<int>(theme().name));
  if (looked.made_for != made_for) {
    looked.map = charts::lay_out_craving_map(analysis::craving_times(view.data, shown.from, shown.until),
                                             static_cast<double>(width), palette(),
                                             FontMeasure(draw_context().fonts, theme().scale));
    looked.made_for = made_for;
    state.copied = false;
  }
  if (state.in_words) {
    draw_words(looked.map.scene.description, state.copied);
    return;
  }
  const auto find = [&] {
    return std::ranges::find_if(
        looked.map.cells, [&](const auto& cell) { return cell.weekday == looked.weekday && cell.hour == looked.hour; });
  };
  const auto before = find();
  const auto drawn = draw_map("Hours of craving map", looked.map.scene,
                              before == looked.map.cells.end() ? "" : before->words, state.take_focus);
  if (drawn.press.hovered && mouse_moved())
    if (const auto* cell = looked.map.cell_at(drawn.under_mouse())) {
      looked.weekday = cell->weekday;
      looked.hour = cell->hour;
    }
  if (drawn.press.focused) {
    const auto step = [&](NavKey key, int hours, int days) {
      if (!key_pressed(key)) return;
      const bool begun = looked.weekday >= 0;
      looked.hour = begun ? (looked.hour + hours + hours_a_day) % hours_a_day : looked.hour;
      looked.weekday = begun ? (looked.weekday + days + days_a_week) % days_a_week : 0;
    };
    step(NavKey::left, -1, 0);
    step(NavKey::right, 1, 0);
    step(NavKey::up, 0, -1);
    step(NavKey::down, 0, 1);
    keep_arrow_keys();
  }
  const auto cell = find();
  if (cell != looked.map.cells.end()) outline(cell->where, drawn.origin, drawn.press.focused);
  gap(12);
  soft_text(cell == looked.map.cells.end() ? "Point at an hour, or use the arrow keys, to read it here." : cell->words);
}

}  // namespace nightjar::screens
