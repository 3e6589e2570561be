// The chart of Trends as something one travels in: wheel, + - and dragging with the right button zoom, dragging and the
// arrow keys move, a click or Enter opens the day, and each entry of a legend hides what it names.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nightjar/app/trends_state.hpp>
#include <nightjar/toolkit/canvas.hpp>
#include <nightjar/toolkit/draw.hpp>
#include <nightjar/toolkit/draw_context.hpp>
#include <nightjar/toolkit/draw_scene.hpp>

#include "screens/page.hpp"
#include "screens/trends_parts.hpp"

namespace nightjar::screens {
namespace {

using charts::DayRange;

constexpr double zoom_step = 1.25;
constexpr float still = 4;       // logical pixels a held mouse may tremble
constexpr float doubling = 160;  // as far apart, twice the detail

void see(TrendsState& state, const DayRange& shown) {
  if (shown == *state.view.shown) return;
  state.view.shown = shown;
  state.range = -1;
}

void zoom(TrendsState& state, Day around, double factor) {
  see(state, charts::zoomed(*state.view.shown, state.whole, around, factor));
}
void move(TrendsState& state, int days) { see(state, charts::panned(*state.view.shown, state.whole, days)); }

/// The crosshair goes to this day, and what is seen goes with it.
void point_at(TrendsState& state, Day day) {
  const Day at = std::clamp(day, state.whole.from, state.whole.until);
  state.crosshair = at;
  const auto& shown = *state.view.shown;
  if (at < shown.from) move(state, at - shown.from);
  if (at > shown.until) move(state, at - shown.until);
}

/// A single day opens; a column of several shows its days one by one first.
void open(TrendsState& state, Day day, Actions& out) {
  const DayRange column = state.chart.column_of(day);
  if (column.days() == 1) {
    out.push_back(act::ShowInCalendar{day + 1});
    return;
  }
  const Day middle = column.from + column.days() / 2;
  see(state,
      charts::zoomed(*state.view.shown, state.whole, middle, static_cast<double>(state.view.shown->days()) / 42));
}

void keys(TrendsState& state, Actions& out) {
  const auto& shown = *state.view.shown;
  const int step = state.chart.days_per_column;
  const bool begun = state.crosshair && shown.holds(*state.crosshair);
  const Day at = begun ? *state.crosshair : shown.until;
  if (key_pressed(NavKey::left)) point_at(state, begun ? at - step : at);
  if (key_pressed(NavKey::right)) point_at(state, begun ? at + step : at);
  if (key_pressed(NavKey::home)) point_at(state, state.whole.from);
  if (key_pressed(NavKey::end)) point_at(state, state.whole.until);
  if (key_pressed(NavKey::page_up)) move(state, -shown.days());
  if (key_pressed(NavKey::page_down)) move(state, shown.days());
  if (state.crosshair && key_pressed(NavKey::enter)) open(state, *state.crosshair, out);
  keep_arrow_keys();
}

void wheel(TrendsState& state, Day around) {
  const auto [up, left] = mouse_wheel();
  const int step = std::max(1, state.view.shown->days() / 10);
  if (left != 0)
    move(state, -static_cast<int>(std::lround(left * static_cast<float>(step))));
  else if (up != 0)
    zoom(state, around, std::pow(zoom_step, static_cast<double>(up)));
}

/// True while the mouse moves what is seen: along, or with the right button like two fingers, apart for fewer days.
bool drag(TrendsState& state, const Press& press, Vec2 origin, float scale) {
  const float x = mouse_position().x;
  const bool stretched = right_button_held() && (press.hovered || state.drag);
  if (!press.held && !stretched) {
    const bool moved = state.drag && state.drag->moved;
    state.drag.reset();
    return moved;  // the frame where it is released
  }
  if (!state.drag) state.drag = TrendsState::Drag{*state.view.shown, x, false};
  auto& held = *state.drag;
  held.moved = held.moved || std::abs(x - held.x) > px(still);
  if (!held.moved) return false;
  charts::DayAxis axis = state.chart.axis;
  axis.from = held.shown.from;
  axis.until = held.shown.until;
  if (stretched) {
    const Day around = axis.day_at(static_cast<double>((held.x - origin.x) / scale)).value_or(held.shown.until);
    see(state,
        charts::zoomed(held.shown, state.whole, around, std::exp2(static_cast<double>((x - held.x) / px(doubling)))));
  } else {
    see(state,
        charts::panned(held.shown, state.whole,
                       -static_cast<int>(std::lround(static_cast<double>((x - held.x) / scale) / axis.day_width()))));
  }
  return true;
}

void draw_legend(TrendsState& state, Vec2 origin, float scale) {
  const Vec2 before = cursor();
  draw_context().ring.set_aside(true);
  int number = 0;
  for (const auto& entry : state.chart.legend) {
    const Vec2 at{origin.x + static_cast<float>(entry.where.x) * scale,
                  origin.y + static_cast<float>(entry.where.y) * scale};
    set_cursor(at);
    const std::string name =
        fmt::format("{}, {}##legend{}", charts::name_of(entry.toggle.panel), entry.words, number++);
    const Press press =
        press_area(name.c_str(), {static_cast<float>(entry.where.w) * scale, static_cast<float>(entry.where.h) * scale},
                   Role::checkbox, entry.hidden ? "off" : "on");
    if (press.hovered) put_box(draw_list(), press.min, press.max, px(4), shade(palette().raised), 0);
    if (press.focused) put_focus_ring(draw_list(), press.min, press.max, px(4));
    if (!press.hit) continue;
    if (entry.hidden)
      state.view.hidden.erase(entry.toggle);
    else
      state.view.hidden.insert(entry.toggle);
  }
  draw_context().ring.set_aside(false);
  set_cursor(before);
}

void draw_crosshair(const TrendsState& state, Vec2 origin, float scale) {
  const auto& chart = state.chart;
  if (!state.crosshair || !chart.axis.range().holds(*state.crosshair)) return;
  const DayRange column = chart.column_of(*state.crosshair);
  const double middle =
      (chart.axis.start_of(column.from) + chart.axis.start_of(column.until) + chart.axis.day_width()) / 2;
  const float x = std::round(origin.x + static_cast<float>(middle) * scale);
  put_line(draw_list(), {x, origin.y + static_cast<float>(chart.plot_top) * scale},
           {x, origin.y + static_cast<float>(chart.plot_bottom) * scale}, shade(palette().focus), theme().line());
}

}  // namespace

void draw_trends_chart(TrendsState& state, Actions& out) {
  const float scale = theme().scale;
  const auto& chart = state.chart;
  const Vec2 origin = cursor();
  draw_legend(state, origin, scale);  // first, so that the mouse finds its entries before the chart
  if (std::exchange(state.take_focus, false)) draw_context().ring.focus_next_widget(FocusRing::View::stay);
  const Press press = value_area(
      "Trends chart", {static_cast<float>(chart.scene.width) * scale, static_cast<float>(chart.scene.height) * scale},
      Role::chart, state.crosshair ? iso(*state.crosshair) : "");
  keep_wheel();
  auto& list = draw_list();
  draw_scene(chart.scene, list, origin, scale, draw_context().fonts);
  draw_crosshair(state, origin, scale);
  if (press.focused) put_focus_ring(list, press.min, press.max, px(8), px(4));

  const auto under_mouse = chart.day_at(static_cast<double>((mouse_position().x - origin.x) / scale));
  const bool dragged = drag(state, press, origin, scale);
  if (press.hovered && !dragged && under_mouse) {
    if (mouse_moved() || press.hit) state.crosshair = under_mouse;
    wheel(state, *under_mouse);
    if (press.hit) open(state, *under_mouse, out);
  }
  if (press.focused) keys(state, out);
  const Day around = state.crosshair.value_or(state.view.shown->until);
  if (pressed(key::plain('+'))) zoom(state, around, zoom_step);
  if (pressed(key::plain('-'))) zoom(state, around, 1 / zoom_step);
}

}  // namespace nightjar::screens
