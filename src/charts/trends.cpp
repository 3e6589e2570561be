#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nightjar/charts/axis.hpp>
#include <nightjar/charts/text_wrap.hpp>
#include <nightjar/charts/trends.hpp>
#include <nightjar/support/contract.hpp>
#include <nightjar/time/format.hpp>

#include "charts/pen.hpp"

namespace nightjar::charts {
namespace {

constexpr TextStyle title_style{.size = 13, .weight = Weight::semibold};
constexpr TextStyle axis_style{.size = 12, .tabular = true};
constexpr TextStyle name_style{.size = 12};
constexpr double lane_pitch = 24, name_leading = 14;
constexpr double tick_gap = 10;      // between the numbers up the side and the plot
constexpr double panel_gap = 46;     // from the last grid line of a panel to the first of the next
constexpr double bottom_axis = 34;   // labels of the days

/// What the drawing of every panel needs.
struct Sheet {
  Pen pen;
  DayAxis axis;
  const Palette& palette;
  const TrendsInput& input;

  [[nodiscard]] double mark_radius() const { return std::clamp(axis.day_width() * 0.2, 1.0, 4.5); }
  void grid(double y) const { pen.line({axis.left, y}, {axis.right, y}, palette.line_width, palette.line); }
  void tick(double y, const std::string& words) const {
    grid(y);
    pen.words(axis.left - tick_gap, y + 4.3, words, axis_style, palette.soft, Anchor::end);
  }
  void title(double y, const std::string& words, const std::vector<std::string>& unit = {}) const {
    pen.words(0, y + 4.5, words, title_style, palette.text);
    double baseline = y + 22;
    for (const auto& line : unit) {
      pen.words(0, baseline, line, name_style, palette.soft);
      baseline += name_leading;
    }
  }
};

void shade_weekends(const Sheet& sheet, double top, double bottom) {
  for (const auto& day : sheet.input.days)
    if (weekday(day.day) >= 5)
      sheet.pen.fill(sheet.axis.start_of(day.day), top, sheet.axis.day_width(), bottom - top, sheet.palette.surface);
}

/// A part that hardly stands out from its ground gets an outline.
Stroke outline_on(const Palette& palette, Color part) {
  return contrast(part, palette.bg) < 3 ? Stroke{1, palette.soft} : Stroke{};
}

void draw_night(const Sheet& sheet, const TrendsDay& day, const ValueAxis& hours) {
  const auto& [pen, axis, palette, input] = sheet;
  const NightShape& night = day.night;
  const double middle = axis.middle_of(day.day);
  const double bar = std::max(axis.day_width() * 0.76, std::min(axis.day_width(), 1.0));
  const double left = middle - bar / 2;
  const auto y = [&](double elapsed) { return hours.y(night.on_clock(elapsed) / 60); };
  const std::optional<double> bed = night.into_bed ? night.into_bed : night.tried;
  const std::optional<double> end = night.up ? night.up : night.woke;
  switch (night.kind) {
    case NightShape::Kind::not_recorded:
    case NightShape::Kind::prefer_not:
      pen.line({middle, hours.y(11)}, {middle, hours.y(18.25)}, 1.2, palette.faint, Dash::dotted);
      return;
    case NightShape::Kind::out_of_order:
      if (bed && end && axis.day_width() >= 4) pen.line({middle, y(*bed)}, {middle, y(*end)}, 1.2, palette.faint, Dash::dashed);
      return;
    case NightShape::Kind::no_sleep:
    case NightShape::Kind::sleep: break;
  }
  const double radius = bar >= 8 ? 3 : 0;
  if (bed && end)
    pen.outline(left, y(*bed), bar, y(*end) - y(*bed), bar >= 6 ? outline_on(palette, palette.awake_in_bed) : Stroke{},
                palette.awake_in_bed, radius);
  if (night.kind == NightShape::Kind::sleep && night.onset && night.woke)
    pen.fill(left, y(*night.onset), bar, y(*night.woke) - y(*night.onset), palette.asleep, bed && end ? 0 : radius);
  if (axis.day_width() < 8) return;
  for (const double at : day.taken_near_bedtime) {
    const double tip = hours.y(at / 60);
    pen.shape(Path{{{middle - 4, tip - 6}, {middle + 4, tip - 6}, {middle, tip}}, true, palette.taken,
                   {1.2, palette.bg}});
  }
}

void draw_nights(const Sheet& sheet, double top, double height, int first_hour) {
  // Hours after noon run downwards, so the first of them is the "bottom" of this axis.
  const ValueAxis hours{static_cast<double>(first_hour), 24, top, top + height};
  for (int hour = first_hour; hour <= 24; hour += 3) sheet.tick(hours.y(hour), fmt::format("{:02}", (hour + 12) % 24));
  sheet.title(top, "Nights");
  for (const auto& day : sheet.input.days) draw_night(sheet, day, hours);
}

void draw_clock_changes(const Sheet& sheet, double top, double bottom) {
  for (const auto& [night, minutes] : sheet.input.clock_changes) {
    const double x = sheet.axis.start_of(night + 1);
    const bool near_end = x > sheet.axis.right - 80;
    sheet.pen.line({x, top}, {x, bottom}, 1, sheet.palette.soft, Dash::dotted);
    sheet.pen.words(near_end ? x - 4 : x + 4, bottom - 6,
                    fmt::format("clocks {}{:g} h", minutes > 0 ? "+" : "\u2212", std::abs(minutes) / 60.0), name_style,
                    sheet.palette.soft, near_end ? Anchor::end : Anchor::start);
  }
}

struct Dots {
  std::optional<double> TrendsDay::*value;
  std::optional<double> TrendsDay::*median;
  double divide_by;
};

/// Single nights as open circles; the rolling median as a line that is never drawn across a day without a night.
void draw_values(const Sheet& sheet, const ValueAxis& axis, const Dots& dots) {
  const double radius = std::clamp(sheet.axis.day_width() * 0.16, 1.0, 3.6);
  std::vector<Point> run;
  const auto finish_run = [&] {
    if (run.size() == 1) run.push_back({run.front().x + sheet.axis.day_width() / 2, run.front().y});
    if (!run.empty()) sheet.pen.shape(Path{std::move(run), false, no_color, {2, sheet.palette.asleep}});
    run.clear();
  };
  for (const auto& day : sheet.input.days) {
    if (day.*dots.value && day.*dots.median)
      run.push_back({sheet.axis.middle_of(day.day), axis.y(*(day.*dots.median) / dots.divide_by)});
    else
      finish_run();
  }
  finish_run();
  for (const auto& day : sheet.input.days)
    if (const auto& value = day.*dots.value)
      sheet.pen.ring(sheet.axis.middle_of(day.day), axis.y(*value / dots.divide_by), radius,
                     {radius > 2 ? 1.6 : 1, sheet.palette.asleep}, radius > 2 ? sheet.palette.bg : no_color);
}

std::pair<double, double> range_of(const TrendsInput& input, const Dots& dots, double low, double high) {
  for (const auto& day : input.days)
    if (const auto& value = day.*dots.value) {
      low = std::min(low, *value / dots.divide_by);
      high = std::max(high, *value / dots.divide_by);
    }
  return {low, high};
}

void draw_value_panel(const Sheet& sheet, double top, double height, const Dots& dots, double low, double high) {
  const auto range = range_of(sheet.input, dots, low, high);
  const auto ticks = nice_ticks(range.first, range.second, 4);
  const ValueAxis axis{ticks.front(), ticks.back(), top + height, top};
  for (const double tick : ticks) sheet.tick(axis.y(tick), fmt::format("{:g}", tick));
  draw_values(sheet, axis, dots);
}

void draw_craving(const Sheet& sheet, double top, double height) {
  const ValueAxis axis{0, 10, top + height, top};
  for (const int tick : {0, 5, 10}) sheet.tick(axis.y(tick), std::to_string(tick));
  const double radius = std::clamp(sheet.axis.day_width() * 0.16, 0.8, 3.5);
  for (const auto& day : sheet.input.days) {
    if (!day.craving_peak) continue;
    const double x = sheet.axis.middle_of(day.day), y = axis.y(*day.craving_peak);
    if (*day.craving_peak > 0) sheet.pen.line({x, axis.bottom}, {x, y}, radius > 2 ? 2 : 1, sheet.palette.craving);
    sheet.pen.disc(x, y, radius, sheet.palette.craving);
  }
}

/// Shape tells: filled, ring, short bar, nothing. Narrow days use a full, a low and no upright.
void draw_mark(const Sheet& sheet, DayMark mark, double x, double y) {
  const auto& palette = sheet.palette;
  const double r = sheet.mark_radius();
  if (sheet.axis.day_width() < 6) {
    const double w = std::max(sheet.axis.day_width() * 0.7, std::min(sheet.axis.day_width(), 0.6));
    if (mark == DayMark::taken) sheet.pen.fill(x - w / 2, y - 6, w, 12, palette.taken);
    if (mark == DayMark::none) sheet.pen.fill(x - w / 2, y + 4, w, 2, palette.none);
    return;
  }
  switch (mark) {
    case DayMark::not_recorded: return;
    case DayMark::taken: sheet.pen.disc(x, y, r, palette.taken); return;
    case DayMark::none: sheet.pen.ring(x, y, r - 0.3, {1.3, palette.none}); return;
    case DayMark::prefer_not: sheet.pen.fill(x - r, y - 0.8, 2 * r, 1.6, palette.none); return;
  }
}

struct LaneNames {
  std::vector<std::vector<std::string>> lines;
  [[nodiscard]] double height_of(std::size_t lane) const {
    return std::max(lane_pitch, static_cast<double>(lines[lane].size()) * name_leading + 8);
  }
  [[nodiscard]] double height() const {
    double sum = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) sum += height_of(i);
    return sum;
  }
};

void draw_lanes(const Sheet& sheet, double top, const LaneNames& names) {
  double y = top;
  for (std::size_t i = 0; i < sheet.input.lanes.size(); ++i) {
    const auto& lane = sheet.input.lanes[i];
    const double middle = y + names.height_of(i) / 2;
    double baseline = middle + 4.3 - (static_cast<double>(names.lines[i].size()) - 1) * name_leading / 2;
    for (const auto& line : names.lines[i]) {
      sheet.pen.words(sheet.axis.left - tick_gap, baseline, line, name_style, sheet.palette.soft, Anchor::end);
      baseline += name_leading;
    }
    for (std::size_t d = 0; d < lane.days.size(); ++d)
      draw_mark(sheet, lane.days[d], sheet.axis.middle_of(sheet.input.days[d].day), middle);
    y += names.height_of(i);
  }
}

/// 18:00 suits most nights; who goes to bed before gets the whole day from noon.
int first_hour_of(const TrendsInput& input) {
  for (const auto& day : input.days)
    for (const auto& time : {day.night.into_bed, day.night.tried})
      if (time && *time < 6 * 60) return 0;
  return 6;
}

}  // namespace

std::optional<Day> TrendsChart::day_at(double x) const {
  for (const auto& region : days)
    if (x >= region.left && x < region.right) return region.day;
  return std::nullopt;
}

TrendsChart lay_out_trends(const TrendsInput& input, double width, double height, const Palette& palette,
                           const TextMeasure& measure) {
  NIGHTJAR_EXPECTS(!input.days.empty());
  TrendsChart chart;
  chart.scene.width = width;
  chart.scene.title = "Trends";
  chart.scene.description = describe(input);

  double widest_name = 0;
  for (const auto& lane : input.lanes) widest_name = std::max(widest_name, measure.width(lane.name, name_style));
  const double gutter = std::clamp(widest_name + tick_gap + 12, 112.0, std::max(112.0, width * 0.26));
  LaneNames names;
  for (const auto& lane : input.lanes) names.lines.push_back(wrap(lane.name, name_style, gutter - tick_gap, measure));
  const Sheet sheet{Pen(chart.scene), {input.from, input.until, gutter, width}, palette, input};

  // Four panels share what the lanes leave; each keeps a height at which it can still be read.
  constexpr double top = 10, lanes_title = 26;
  const double lanes_height = input.lanes.empty() ? 0 : lanes_title + names.height();
  const double fixed = top + 3 * panel_gap + (input.lanes.empty() ? 0 : 24) + lanes_height + bottom_axis;
  const double free = std::max(height - fixed, 300.0);
  const double nights = free * 0.5, panel = free / 6;
  chart.scene.height = std::max(height, fixed + free);

  const double nights_bottom = top + nights;
  const double asleep_top = nights_bottom + panel_gap, efficiency_top = asleep_top + panel + panel_gap;
  const double craving_top = efficiency_top + panel + panel_gap;
  const double lanes_top = craving_top + panel + (input.lanes.empty() ? 0 : 24);
  chart.plot_top = top;
  chart.plot_bottom = lanes_top + lanes_height;

  shade_weekends(sheet, top, chart.plot_bottom);
  draw_nights(sheet, top, nights, first_hour_of(input));
  draw_clock_changes(sheet, top, nights_bottom);
  sheet.title(asleep_top, "Asleep", {"hours"});
  draw_value_panel(sheet, asleep_top, panel, {&TrendsDay::asleep_min, &TrendsDay::asleep_median_min, 60}, 4, 8);
  sheet.title(efficiency_top, "Efficiency", {"% of time", "in bed"});
  draw_value_panel(sheet, efficiency_top, panel, {&TrendsDay::efficiency_pct, &TrendsDay::efficiency_median_pct, 1}, 50, 100);
  sheet.title(craving_top, "Craving", {"strongest"});
  draw_craving(sheet, craving_top, panel);
  if (!input.lanes.empty()) {
    sheet.title(lanes_top, "Taken");
    draw_lanes(sheet, lanes_top + lanes_title - 8, names);
  }
  for (const auto& label : day_labels(sheet.axis, 60)) {
    const double x = sheet.axis.middle_of(label.day);
    const double half = measure.width(label.words, axis_style) / 2;
    sheet.pen.words(std::clamp(x, sheet.axis.left + half, width - half), chart.plot_bottom + 22, label.words, axis_style,
                    palette.soft, Anchor::middle);
  }
  for (const auto& day : input.days)
    chart.days.push_back({day.day, sheet.axis.start_of(day.day), sheet.axis.start_of(day.day + 1)});
  return chart;
}

}  // namespace nightjar::charts
