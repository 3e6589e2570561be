#include <nightjar/app/today_state.hpp>
#include <nightjar/charts/night_bar.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/toolkit/canvas.hpp>
#include <nightjar/toolkit/draw_context.hpp>
#include <nightjar/toolkit/draw_scene.hpp>
#include <nightjar/toolkit/probe.hpp>

#include "screens/night_parts.hpp"

namespace nightjar::screens {

ClockEntry& clock_entry(NightForm& form, std::size_t index) {
  switch (static_cast<charts::NightHandle>(index)) {
    case charts::NightHandle::into_bed: return form.into_bed;
    case charts::NightHandle::tried_to_sleep: return form.tried_to_sleep;
    case charts::NightHandle::final_awakening: return form.final_awakening;
    case charts::NightHandle::out_of_bed: break;
  }
  return form.out_of_bed;
}

namespace {

constexpr int noon = 12 * 60;

/// The bar shows the clock of the bed; a morning in another zone is said on the clock there.
std::string clock_there(const LiveNight& live, const NightForm& form, std::size_t index, double minutes_after_noon) {
  const int minute = noon + static_cast<int>(minutes_after_noon);
  const std::string bed = bed_zone_of(form, live.view.zone.name()), wake = wake_zone_of(form, live.view.zone.name());
  const auto zone = find_zone(wake);
  if (index < 2 || bed == wake || !zone) return hh_mm(minute);
  const auto utc = make_moment(at(form.night, 0) + std::chrono::minutes(minute), bed).utc;
  return utc ? hh_mm(minute_of_day(wall_time(*utc, *zone))) : hh_mm(minute);
}

/// A click on the bar answers the first of the four times that is still empty: a night by mouse alone.
void place_by_click(const LiveNight& live, TodayState& today, const charts::NightBar& bar, Vec2 origin) {
  auto& form = today.night.form;
  std::size_t next = 0;
  while (next < bar.handles.size() && !clock_entry(form, next).text.empty()) ++next;
  if (next == bar.handles.size() || live.view.read_only) return;
  const float scale = theme().scale;
  set_cursor(origin);
  const auto area =
      mouse_area("##bar", {static_cast<float>(bar.scene.width) * scale, static_cast<float>(bar.scene.height) * scale},
                 MouseArea::Overlap::allowed);  // the handles lie on top of it
  record(Role::handle, "The bar of the night");
  if (!area.hovered) return;
  const double minutes = bar.minutes_at(static_cast<double>((mouse_position().x - origin.x) / scale));
  const std::string clock = clock_there(live, form, next, minutes);
  tooltip(std::string(words::night_field_label(clock_fields[next])) + ' ' + clock);
  if (!area.clicked) return;
  clock_entry(form, next) = {clock, std::nullopt};
  today.problem.reset();
}

}  // namespace

void draw_night_bar(const LiveNight& live, TodayState& today) {
  const float scale = theme().scale;
  const FontMeasure measure(draw_context().fonts, scale);
  const auto shape = charts::shape_of(live.reading.night, live.measures);
  const auto bar = charts::lay_out_night_bar(shape, static_cast<double>(room() / scale), palette(), measure);
  const Vec2 origin = cursor();
  reserve_room({static_cast<float>(bar.scene.width) * scale, static_cast<float>(bar.scene.height) * scale});
  record(Role::chart, "The night", charts::describe(shape));
  draw_scene(bar.scene, draw_list(), origin, scale, draw_context().fonts);
  const Vec2 after = cursor();
  place_by_click(live, today, bar, origin);

  constexpr std::array<const char*, 4> names{"##into_bed", "##tried_to_sleep", "##final_awakening", "##out_of_bed"};
  const float reach = px(16);
  bool held = false;
  for (std::size_t i = 0; i < bar.handles.size(); ++i) {
    if (!bar.handles[i]) continue;
    const auto [x, y] = *bar.handles[i];
    set_cursor({origin.x + static_cast<float>(x) * scale - reach, origin.y + static_cast<float>(y) * scale - reach});
    const auto area = mouse_area(names[i], {2 * reach, 2 * reach});
    record(Role::handle, names[i] + 2, clock_entry(today.night.form, i).text);
    if (area.hovered || area.held) show_sideways_pointer();
    if (!area.held) continue;
    held = true;
    today.held_handle = static_cast<int>(i);
    if (!mouse_dragged(2)) continue;
    const double minutes = bar.minutes_at(static_cast<double>((mouse_position().x - origin.x) / scale));
    clock_entry(today.night.form, i) = {clock_there(live, today.night.form, i, minutes), std::nullopt};
  }
  if (!held) today.held_handle = -1;
  set_cursor(after);
  reserve_room({1, 0});
}

}  // namespace nightjar::screens
