#include <fmt/format.h>

#include <array>
#include <cmath>
#include <nightjar/analysis/substance_calendar.hpp>
#include <nightjar/app/calendar_state.hpp>
#include <nightjar/charts/trends.hpp>
#include <nightjar/entry/day_form.hpp>
#include <nightjar/toolkit/canvas.hpp>
#include <nightjar/toolkit/draw.hpp>
#include <nightjar/toolkit/draw_context.hpp>
#include <nightjar/toolkit/probe.hpp>

#include "screens/calendar_parts.hpp"
#include "screens/day_strip.hpp"
#include "screens/page.hpp"
#include "screens/today_parts.hpp"

namespace nightjar::screens {
namespace {

constexpr float names_width = 34, widest_day = 31.5F, row_height = 33;

struct YearGrid {
  float pitch;  // logical
  [[nodiscard]] float width() const { return names_width + 31 * pitch; }
};

Day first_of_year(int year) { return *make_day(year, 1, 1); }

void work_out(const JournalView& view, CalendarState& state) {
  auto& known = state.year_marks;
  const int year = calendar(state.selected).year;
  if (known.year == year && known.revision == view.revision && known.of == state.year_of &&
      !(known.marks.empty() && known.states.empty()))
    return;
  known = {year, view.revision, state.year_of, {}, {}};
  const Day first = first_of_year(year), end = first_of_year(year + 1);
  const auto asked = listed_substances(view.data, true);
  for (Day day = first; day < end; ++day) {
    if (state.year_of)
      known.states.push_back(analysis::day_mark(view.data, *state.year_of, day));
    else
      known.marks.emplace_back(night_completeness(view.data, day - 1), day_completeness(view.data, asked, day));
  }
}

std::string day_words(const JournalView& view, const CalendarState& state) {
  const auto index = static_cast<std::size_t>(state.selected - first_of_year(state.year_marks.year));
  std::string text = day_label(state.selected) + ": ";
  if (state.year_of) {
    const auto* substance = view.data.find<Substance>(*state.year_of);
    return text + (substance ? substance->name + ' ' : std::string()) +
           std::string(charts::name_of(analysis::day_mark(view.data, *state.year_of, state.selected)));
  }
  const auto& [night, day] = state.year_marks.marks[index];
  return text + "night " + std::string(words_of(night)) + ", day " + std::string(words_of(day));
}

void draw_cell(const JournalView& view, const CalendarState& state, Day day, Vec2 min, Vec2 max, std::size_t index) {
  auto& list = draw_list();
  const auto& p = palette();
  if (weekday(day) >= 5) put_box(list, min, max, 0, shade(p.surface), 0);
  if (day > view.today) {
    put_disc(list, {(min.x + max.x) / 2, (min.y + max.y) / 2}, px(1.2F), shade(p.line));
    return;
  }
  const Vec2 middle{std::round((min.x + max.x) / 2), std::round((min.y + max.y) / 2)};
  if (state.year_of) {
    const auto mark = state.year_marks.states[index];
    if (mark == analysis::DayMark::not_recorded) return;
    const float r = std::min(px(5), (max.x - min.x) * 0.34F), line = std::max(theme().line(), px(1.2F));
    if (mark == analysis::DayMark::taken)
      put_disc(list, middle, r, shade(p.taken));
    else if (mark == analysis::DayMark::none)
      put_circle(list, middle, r, shade(p.none), line);
    else
      put_line(list, {middle.x - r, middle.y}, {middle.x + r, middle.y}, shade(p.none), line);
    return;
  }
  const auto& [night, of_day] = state.year_marks.marks[index];
  const float half = std::floor((max.x - min.x) * 0.36F), high = px(8);
  const bool today = day == view.today;
  put_completeness(list, {middle.x - half, middle.y - px(1) - high}, {middle.x + half, middle.y - px(1)}, night, today);
  put_completeness(list, {middle.x - half, middle.y + px(2)}, {middle.x + half, middle.y + px(2) + high}, of_day,
                   today);
}

void draw_choice(const JournalView& view, CalendarState& state) {
  begin_chips();
  if (chip("Nights and days", !state.year_of)) state.year_of.reset();
  for (const auto* substance : arranged_substances(view.data, view.lists, false)) {
    const std::string id = substance->head.id.hex();
    if (chip((substance->name + "##year" + id).c_str(), state.year_of == substance->head.id,
             view.lists.mark_of(ListKind::substances, id)))
      state.year_of = substance->head.id;
  }
  end_chips();
}

}  // namespace

void draw_year(const JournalView& view, CalendarState& state, Actions& out) {
  draw_choice(view, state);
  gap(18);
  work_out(view, state);
  auto& list = draw_list();
  const YearGrid grid{std::min(widest_day, (room() / theme().scale - names_width) / 31)};
  const Vec2 heads = cursor();
  const auto x_of = [&](float left, int day) {
    return std::round(left + (names_width + grid.pitch * static_cast<float>(day - 1)) * theme().scale);
  };
  reserve_room({px(grid.width()), px(20)});
  for (int day = 1; day <= 31; ++day)
    if (grid.pitch >= 20 || day % 5 == 0 || day == 1)
      put_text_centred(list, Type::axis, {(x_of(heads.x, day) + x_of(heads.x, day + 1)) / 2, heads.y + px(8)},
                       shade(palette().soft), std::to_string(day));
  if (std::exchange(state.focus_day, false)) draw_context().ring.focus_next_widget(FocusRing::View::stay);
  const std::string said = day_words(view, state);
  const Press press = value_area("Year", {px(grid.width()), px(row_height * 12)}, Role::chart, said);
  const Vec2 mouse = mouse_position();
  const Day before = state.selected, first = first_of_year(state.year_marks.year);
  const Day end = first_of_year(state.year_marks.year + 1);
  for (Day day = first; day < end; ++day) {
    const auto date = calendar(day);
    const float top = press.min.y + px(row_height) * static_cast<float>(date.month - 1);
    const Vec2 min{x_of(press.min.x, date.day), top}, max{x_of(press.min.x, date.day + 1), top + px(row_height)};
    if (date.day == 1)
      put_text_middle(list, Type::axis, press.min.x, (min.y + max.y) / 2, shade(palette().soft),
                      month_short(date.month));
    draw_cell(view, state, day, min, max, static_cast<std::size_t>(day - first));
    const bool over = press.hovered && mouse.x >= min.x && mouse.x < max.x && mouse.y >= min.y && mouse.y < max.y;
    if (over) put_box(list, min, max, px(6), 0, shade(palette().faint));
    if (press.hit && over) state.selected = day;
    if (day == before)
      put_box(list, min, max, px(6), 0, shade(press.focused ? palette().focus : palette().text),
              theme().line() + px(1));
  }
  if (press.focused) {
    if (key_pressed(NavKey::left)) state.selected = state.selected - 1;
    if (key_pressed(NavKey::right)) state.selected = state.selected + 1;
    if (key_pressed(NavKey::up)) state.selected = month_before(state.selected);
    if (key_pressed(NavKey::down)) state.selected = month_after(state.selected);
    if (key_pressed(NavKey::page_up)) state.selected = year_before(state.selected);
    if (key_pressed(NavKey::page_down)) state.selected = year_after(state.selected);
    keep_arrow_keys();
    if (key_pressed(NavKey::enter)) out.push_back(act::ShowDay{state.selected, std::nullopt});
  }
  if (state.selected != before) {
    state.menu.reset();
    state.versions_of.reset();
    if (calendar(state.selected).year != state.year_marks.year) state.focus_day = press.focused;
  }
  log_words(said);
  gap(12);
  label(state.year_of ? "filled: taken · ring: none · line: prefer not to say · blank: not recorded"
                      : "night above, day below · full: recorded · half: part recorded · dashed: not recorded");
}

}  // namespace nightjar::screens
