// A month or a year in four states, everything written for the chosen day, the bin, and what a search found.
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <nightjar/analysis/sleep_metrics.hpp>
#include <nightjar/analysis/substance_calendar.hpp>
#include <nightjar/app/calendar_state.hpp>
#include <nightjar/charts/night_bar.hpp>
#include <nightjar/charts/trends.hpp>
#include <nightjar/entry/day_form.hpp>
#include <nightjar/toolkit/canvas.hpp>
#include <nightjar/toolkit/draw.hpp>
#include <nightjar/toolkit/draw_context.hpp>
#include <nightjar/toolkit/draw_scene.hpp>

#include "screens/calendar_parts.hpp"
#include "screens/day_entries.hpp"
#include "screens/page.hpp"
#include "screens/screens.hpp"

namespace nightjar::screens {
namespace {

constexpr float widest_cell = 80, pitch_y = 88, between_cells = 7, cell_height = 80, panel_width = 412;

/// Seven columns in the room there is (logical); with very large text only the bar fits in a cell, not the dots.
struct MonthGrid {
  float pitch = widest_cell;
  [[nodiscard]] float cell() const { return pitch - between_cells; }
  [[nodiscard]] float width() const { return 6 * pitch + cell(); }
  [[nodiscard]] bool dots_fit() const { return cell() >= 70; }
};
// Beyond these, no record can be filed.
const Day first_day = *make_day(1901, 1, 1), last_day = *make_day(2199, 12, 31);

MonthGrid grid_in(float logical_room) {
  return {std::min(widest_cell, std::floor((logical_room + between_cells) / 7))};
}

constexpr std::array<const char*, 7> two_letters{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};

}  // namespace

Day first_of_month(Day day) { return day - (calendar(day).day - 1); }
static Day same_day_in(Day first, int day_of_month) {
  Day day = first + (day_of_month - 1);
  while (calendar(day).month != calendar(first).month) day = day - 1;
  return day;
}
Day month_before(Day day) { return same_day_in(first_of_month(first_of_month(day) - 1), calendar(day).day); }
Day month_after(Day day) { return same_day_in(first_of_month(first_of_month(day) + 31), calendar(day).day); }

Day year_before(Day day) {
  for (int month = 0; month < 12; ++month) day = month_before(day);
  return day;
}
Day year_after(Day day) {
  for (int month = 0; month < 12; ++month) day = month_after(day);
  return day;
}

namespace {

// --- the month

/// Which substances have a dot, in one order all month: the first four of the list, and those that were put away since
/// and have an answer in this month, as many as fit.
std::vector<const Substance*> lanes(const JournalView& view, Day in_month, float cell) {
  constexpr std::size_t most_listed = 4;
  const Day first = in_month - (calendar(in_month).day - 1);
  auto shown = shown_substances(view.data, view.lists, first, month_after(first) - 1);
  const auto listed = arranged_substances(view.data, view.lists, true).size();
  if (listed > most_listed)
    shown.erase(shown.begin() + most_listed, shown.begin() + static_cast<std::ptrdiff_t>(listed));
  const auto fit = static_cast<std::size_t>(std::max((cell - 24) / 14, 4.0F));
  if (shown.size() > fit) shown.resize(fit);
  return shown;
}

std::string cell_words(const JournalView& view, Day day, const std::vector<const Substance*>& substances) {
  std::string text = day_label(day) + (view.data.one_on<Night>(day - 1) ? ": night recorded" : ": night not recorded");
  for (const auto* substance : substances)
    text += ", " + substance->name + ' ' +
            std::string(charts::name_of(analysis::day_mark(view.data, substance->head.id, day)));
  return text;
}

void add_dots(charts::Scene& scene, const JournalData& data, Day day, const std::vector<const Substance*>& substances) {
  const auto& p = palette();
  double x = 17;
  for (const auto* substance : substances) {
    switch (analysis::day_mark(data, substance->head.id, day)) {
      case analysis::DayMark::taken: scene.add(charts::Disc{{x, 61}, 4.8, p.taken, {}}); break;
      case analysis::DayMark::none: scene.add(charts::Disc{{x, 61}, 4.5, charts::no_color, {1.2, p.none}}); break;
      case analysis::DayMark::prefer_not: scene.add(charts::Line{{x - 4, 61}, {x + 4, 61}, {1.2, p.none}}); break;
      case analysis::DayMark::not_recorded: break;
    }
    x += 14;
  }
}

void draw_cell(const JournalView& view, Day day, Vec2 min, const MonthGrid& grid,
               const std::vector<const Substance*>& substances, bool selected, bool focused) {
  auto& list = draw_list();
  const auto& p = palette();
  const Vec2 max{min.x + px(grid.cell()), min.y + px(cell_height)};
  const bool future = day > view.today;
  put_box(list, min, max, px(8), selected ? shade(p.raised) : 0, shade(p.line));
  if (selected) put_box(list, min, max, px(8), 0, shade(focused ? p.focus : p.faint), theme().line() + px(1));
  put_text(list, Type::detail, {min.x + px(grid.dots_fit() ? 12 : 6), min.y + px(8)},
           shade(day == view.today ? p.accent
                 : future          ? p.faint
                                   : p.text),
           std::to_string(calendar(day).day));
  if (future) return;
  const double inset = grid.dots_fit() ? 12 : 5;
  charts::Scene scene;
  charts::NightShape shape;
  if (const auto* night = view.data.one_on<Night>(day - 1)) shape = charts::shape_of(*night, analysis::measure(*night));
  scene.shapes = charts::mini_night_bar(shape, {inset, 34, static_cast<double>(grid.cell()) - 2 * inset, 9}, p);
  if (grid.dots_fit()) add_dots(scene, view.data, day, substances);
  draw_scene(scene, list, min, theme().scale, draw_context().fonts);
}

void travel_by_arrows(CalendarState& state) {
  if (key_pressed(NavKey::left)) state.selected = state.selected - 1;
  if (key_pressed(NavKey::right)) state.selected = state.selected + 1;
  if (key_pressed(NavKey::up)) state.selected = state.selected - 7;
  if (key_pressed(NavKey::down)) state.selected = state.selected + 7;
  if (key_pressed(NavKey::page_up)) state.selected = month_before(state.selected);
  if (key_pressed(NavKey::page_down)) state.selected = month_after(state.selected);
}

void draw_month(const JournalView& view, CalendarState& state, Actions& out) {
  const MonthGrid grid = grid_in(room() / theme().scale);
  const auto substances = lanes(view, state.selected, static_cast<float>(grid.cell()));
  const Vec2 heads = cursor();
  reserve_room({px(grid.width()), px(20)});
  for (std::size_t i = 0; i < 7; ++i)
    put_text_centred(draw_list(), Type::axis,
                     {heads.x + px(grid.pitch * static_cast<float>(i) + grid.cell() / 2), heads.y + px(8)},
                     shade(palette().soft), two_letters[i]);
  gap(4);
  const Day first = first_of_month(state.selected);
  const int offset = weekday(first), days = month_after(first) - first;
  const int rows = (offset + days + 6) / 7;
  if (std::exchange(state.focus_day, false)) draw_context().ring.focus_next_widget(FocusRing::View::stay);
  const Press press =
      value_area("Month", {px(grid.width()), px(pitch_y * static_cast<float>(rows) - (pitch_y - cell_height))},
                 Role::chart, cell_words(view, state.selected, substances));
  const auto place = [&](Day day) {
    const int slot = offset + (day - first);
    return Vec2{press.min.x + px(grid.pitch * static_cast<float>(slot % 7)),
                press.min.y + px(pitch_y * static_cast<float>(slot / 7))};
  };
  const Day before = state.selected;
  const Vec2 mouse = mouse_position();
  for (Day day = first; day < first + days; ++day) {
    const Vec2 min = place(day), max{min.x + px(grid.cell()), min.y + px(cell_height)};
    const bool over = mouse.x >= min.x && mouse.x < max.x && mouse.y >= min.y && mouse.y < max.y;
    if (press.hit && over) state.selected = day;
    draw_cell(view, day, min, grid, substances, day == before, press.focused);
    record_area(Role::button, fmt::format("Day {}", calendar(day).day), day == before ? "on" : "off", min, max);
  }
  if (press.focused) {
    travel_by_arrows(state);
    keep_arrow_keys();
    if (key_pressed(NavKey::enter)) out.push_back(act::ShowDay{state.selected, std::nullopt});
  }
  if (state.selected != before) {
    state.menu.reset();
    state.versions_of.reset();
    if (calendar(state.selected).month != calendar(before).month) state.focus_day = press.focused;
  }
  log_words(cell_words(view, state.selected, substances));
  gap(16);
  label("bar: asleep within time in bed · dotted: not recorded · filled: taken · ring: none · blank: not recorded");
  if (!substances.empty() && grid.dots_fit()) {
    std::string names = "dots, from the left: ";
    for (const auto* substance : substances) names += (substance == substances.front() ? "" : ", ") + substance->name;
    label(names, Ink::faint);
  }
}

// --- the day

void draw_versions(const JournalView& view, const CalendarState& state) {
  if (state.versions.empty()) detail("There is no earlier version.", Ink::faint);
  for (const auto& version : state.versions) {
    const WallTime until = wall_time(version.changed, view.zone);
    detail(fmt::format("Version {}, from {}, {}", version.revision, day_label(day_of(until)),
                       hh_mm(minute_of_day(until))));
    detail(version_words(view, version), Ink::faint);
    gap(6);
  }
}

void draw_menu(const JournalView& view, CalendarState& state, const DayEntry& entry, Actions& out) {
  gap(6);
  if (button("Edit")) out.push_back(act::EditRecord{entry.id});
  beside_if_fits(button_width("Delete"), 8);
  if (button("Delete")) {
    out.push_back(act::Delete{entry.id});
    state.menu.reset();
  }
  beside_if_fits(button_width("Earlier versions"), 8);
  if (button("Earlier versions")) out.push_back(act::ShowVersions{entry.id});
  if (state.versions_of == entry.id) {
    gap(10);
    draw_versions(view, state);
  }
}

void draw_entry(const JournalView& view, CalendarState& state, const DayEntry& entry, Actions& out) {
  push_id(entry.id.hex());
  rule();
  gap(10);
  const float beside_it = state.bin ? button_width("Restore") / theme().scale : 40;
  begin_column(std::max(room() / theme().scale - beside_it - 12, 100.0F));
  const bool timed = !entry.time.empty() || !state.bin;
  if (timed) {
    line_of(Type::body, Ink::soft, entry.time);
    beside_at(64);
  }
  begin_column(4000);
  body(entry.title);
  if (!entry.detail.empty()) {
    gap(2);
    detail(entry.detail);
  }
  gap(2);
  label(entry.written, Ink::faint);
  if (state.menu == entry.id) draw_menu(view, state, entry, out);
  end_column();
  end_column();
  beside(0);
  if (state.bin) {
    if (room() > button_width("Restore")) align_right(button_width("Restore"));
    if (button("Restore")) out.push_back(act::Restore{entry.id});
  } else {
    align_right(px(40));
    if (icon_button(("More: " + entry.title).c_str(), Icon::dots)) {
      if (state.menu == entry.id)
        state.menu.reset();
      else
        state.menu = entry.id;
      state.versions_of.reset();
    }
  }
  gap(10);
  pop_id();
}

void draw_undo_line(const JournalView& view, Actions& out) {
  if (view.undo) {
    if (link((*view.undo + "###undo").c_str(), Type::label)) out.push_back(act::Undo{});
    beside(6);
    move_cursor({0, px(5)});  // a link is taller than its words
    key_cap("Ctrl Z");
  }
  if (view.redo) {
    if (view.undo) beside_if_fits(text_width(Type::label, *view.redo) + px(70), 16);
    if (link((*view.redo + "###redo").c_str(), Type::label)) out.push_back(act::Redo{});
    beside(6);
    move_cursor({0, px(5)});
    key_cap("Ctrl Y");
  }
}

/// Every kind of entry, for the day that is shown.
void draw_adding(const CalendarState& state, Actions& out) {
  label("Add to this day");
  gap(6);
  begin_chips();
  if (chip("the night", false)) out.push_back(act::ShowDay{state.selected, TodayPart::night});
  if (chip("how the day was", false)) out.push_back(act::ShowDay{state.selected, TodayPart::day});
  if (chip("a craving##add", false)) out.push_back(act::OpenCraving{});
  if (chip("something taken##add", false)) out.push_back(act::OpenTaken{});
  constexpr std::array<std::pair<const char*, FormKind>, 6> kinds{{{"other sleep", FormKind::nap},
                                                                   {"checklist", FormKind::checklist},
                                                                   {"side effect", FormKind::side_effect},
                                                                   {"support##add", FormKind::support},
                                                                   {"clinic score", FormKind::clinic_score},
                                                                   {"note", FormKind::note}}};
  for (const auto& [name, kind] : kinds)
    if (chip(name, false)) out.push_back(act::OpenForm{kind, std::nullopt, state.selected, std::nullopt});
  end_chips();
  gap(14);
}

void draw_day(const JournalView& view, CalendarState& state, Actions& out) {
  section_title(day_label(state.selected));
  gap(12);
  const auto entries = entries_of(view, state.selected);
  for (const auto& entry : entries) draw_entry(view, state, entry, out);
  rule();
  gap(12);
  if (entries.empty()) {
    soft_text(state.selected > view.today ? "This day has not come yet." : "Nothing is recorded for this day.");
    gap(8);
  }
  if (state.selected <= view.today) draw_adding(state, out);
  draw_undo_line(view, out);
}

void draw_bin(const JournalView& view, CalendarState& state, Actions& out) {
  section_title("The bin");
  gap(6);
  detail("What was deleted stays here until you empty the bin. Nothing is emptied by itself.");
  gap(14);
  const auto entries = binned_entries(view);
  for (const auto& entry : entries) draw_entry(view, state, entry, out);
  rule();
  gap(12);
  if (entries.empty())
    soft_text("The bin is empty.");
  else if (state.confirm_empty_bin) {
    body("Emptying removes these and their earlier versions for good. It cannot be undone.");
    gap(10);
    if (button("Empty it for good")) out.push_back(act::EmptyBin{});
    beside_if_fits(button_width("Keep them", key::escape));
    if (button("Keep them", key::escape)) state.confirm_empty_bin = false;
  } else if (button("Empty the bin")) {
    state.confirm_empty_bin = true;
  }
  gap(10);
  draw_undo_line(view, out);
}

void draw_search_field(CalendarState& state) {
  constexpr const char* name = "Search everything";
  const auto typed = text_field(name, state.query,
                                {.ghost = name, .width = 240, .take_focus = std::exchange(state.focus_search, false)});
  if (typed.changed || typed.active) state.searching = !state.query.empty();
  if (state.query.empty() && !typed.active) {
    const auto chord = key::ctrl('F').words();
    const Vec2 size = key_cap_size(chord), min = item_min(), max = item_max();
    put_key_cap(draw_list(), {max.x - px(10) - size.x, (min.y + max.y) / 2}, chord, shade(palette().faint),
                shade(palette().line));
  }
}

void draw_header(const JournalView& view, CalendarState& state) {
  const auto shown = calendar(state.selected);
  const std::string heading = state.searching ? "Found"
                              : state.bin     ? "The bin"
                              : state.year    ? std::to_string(shown.year)
                                              : fmt::format("{} {}", month_name(shown.month), shown.year);
  const char* bin = state.bin ? "Back to the month###bin" : "Bin###bin";
  const char* span = state.year ? "Month###span" : "Year###span";
  const float buttons =
      2 * px(40) + button_width("Today") + button_width(span) + button_width(bin) + px(240) + 5 * px(12);
  const Vec2 start = cursor();
  title(heading);
  const Vec2 after = cursor();
  const bool side_by_side = room() > buttons + text_width(Type::title, heading) + px(40);
  if (side_by_side) {
    set_cursor(start);
    align_right(buttons);
  } else {
    gap(10);
  }
  const auto travel = [&](bool back) {
    if (state.year)
      state.selected = back ? year_before(state.selected) : year_after(state.selected);
    else
      state.selected = back ? month_before(state.selected) : month_after(state.selected);
  };
  if (icon_button(state.year ? "The year before###before" : "The month before###before", Icon::chevron_left))
    travel(true);
  beside();
  if (button("Today")) {
    state.selected = view.today;
    state.bin = state.searching = false;
  }
  beside();
  if (icon_button(state.year ? "The year after###after" : "The month after###after", Icon::chevron_right))
    travel(false);
  beside_if_fits(button_width(span));
  if (button(span)) {
    state.year = !state.year;
    state.bin = state.searching = false;
    state.focus_day = true;
  }
  beside_if_fits(button_width(bin));
  if (button(bin)) {
    state.bin = !state.bin;
    state.searching = false;
    state.menu.reset();
    state.confirm_empty_bin = false;
  }
  beside_if_fits(px(240));
  draw_search_field(state);
  if (side_by_side) set_cursor({after.x, std::max(after.y, start.y + px(40))});
}

}  // namespace

void draw_calendar(const JournalView& view, CalendarState& state, Actions& out) {
  state.selected = std::clamp(state.selected, first_day, last_day);
  begin_page("##calendar", false);
  draw_header(view, state);
  gap(24);
  if (state.searching) {
    draw_found(view, state, out);
    end_page();
    return;
  }
  if (state.year && !state.bin) {
    draw_year(view, state, out);
    gap(28);
    begin_column(760);
    draw_day(view, state, out);
    end_column();
    end_page();
    return;
  }
  const float month_width = MonthGrid{}.width(), between = 46;
  const auto side = [&] {
    if (state.bin)
      draw_bin(view, state, out);
    else
      draw_day(view, state, out);
  };
  if (narrow(month_width + between + 300)) {
    draw_month(view, state, out);
    gap(28);
    side();
  } else {
    begin_column(month_width);
    draw_month(view, state, out);
    end_column();
    beside(between);
    begin_column(panel_width);
    side();
    end_column();
  }
  end_page();
}

}  // namespace nightjar::screens
