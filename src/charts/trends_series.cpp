// Panels of numbers: single values as open circles with the rolling median, stems, and ratings side by side.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "charts/trends_panels.hpp"

namespace nightjar::charts {
namespace {

/// One series within its panel.
struct Plot {
  const Sheet& sheet;
  const SeriesValues& series;
  ValueAxis axis;
  double divide_by;
  Color color;
  double shift = 0;  // to the side, in shares of a column, where several series share a panel

  [[nodiscard]] double y(double value) const { return axis.y(value / divide_by); }
  [[nodiscard]] double x(const DayRange& days) const { return sheet.middle(days) + shift * sheet.width(days); }
};

std::pair<double, double> range_of(const Sheet& sheet, const PanelSpec& spec) {
  double low = spec.low, high = spec.high;
  for (const auto& value : sheet.part(sheet.input.of(*spec.series).values, sheet.axis.range()))
    if (value) {
      low = std::min(low, *value / spec.divide_by);
      high = std::max(high, *value / spec.divide_by);
    }
  return {low, high};
}

/// The line is never drawn across a day without a value.
void draw_median(const Plot& plot, Dash dash) {
  std::vector<Point> run;
  const auto finish_run = [&] {
    if (run.size() == 1) {
      // Too short for a line: a dash as wide as half a day.
      const double quarter = plot.sheet.axis.day_width() / 4;
      run = {{run.front().x - quarter, run.front().y}, {run.front().x + quarter, run.front().y}};
    }
    if (!run.empty()) plot.sheet.pen.shape(Path{std::move(run), false, no_color, {2, plot.color, dash}});
    run.clear();
  };
  for (const auto& days : plot.sheet.columns) {
    const auto i = plot.sheet.index(days.from);
    if (plot.series.values[i] && plot.series.medians[i])
      run.push_back({plot.x(days), plot.y(*plot.series.medians[i])});
    else
      finish_run();
  }
  finish_run();
}

/// Columns of several days: a band from lowest to highest, and the median.
void draw_columns(const Plot& plot, bool spread, bool median) {
  const auto& sheet = plot.sheet;
  const Color band = band_of(sheet.palette, plot.color);
  for (const auto& days : sheet.columns) {
    const auto found = column_value(sheet.part(plot.series.values, days));
    if (found.n == 0) continue;
    const auto [left, width] = sheet.bar(days, 1);
    const double top = std::min(plot.y(found.high), plot.y(found.low) - 1);
    if (spread) sheet.pen.fill(left, top, width, plot.y(found.low) - top, band);
    if (median && found.median) sheet.pen.fill(left, plot.y(*found.median) - 1, width, 2, plot.color);
  }
}

void draw_rings(const Plot& plot) {
  const double radius = std::clamp(plot.sheet.axis.day_width() * 0.16, 1.0, 3.6);
  for (const auto& days : plot.sheet.columns)
    if (const auto& value = plot.series.values[plot.sheet.index(days.from)])
      plot.sheet.pen.ring(plot.x(days), plot.y(*value), radius, {radius > 2 ? 1.6 : 1, plot.color},
                          radius > 2 ? plot.sheet.palette.bg : no_color);
}

ValueAxis draw_scale(const Sheet& sheet, const PanelSpec& spec, double top, double height) {
  std::vector<double> ticks;
  if (spec.fixed_range && spec.high - spec.low == 4) {
    ticks = {1, 3, 5};
  } else if (spec.fixed_range) {
    ticks = {0, 5, 10};
  } else {
    const auto [low, high] = range_of(sheet, spec);
    ticks = nice_ticks(low, high, 4);
  }
  const ValueAxis axis{ticks.front(), ticks.back(), top + height, top};
  for (const double tick : ticks) sheet.tick(axis.y(tick), fmt::format("{:g}", tick));
  return axis;
}

/// One below another, each named in the gutter, on its own scale of 0 to 10.
void draw_feeling_lanes(const Sheet& sheet, const std::vector<const FeelingSpec*>& drawn, double top, double height) {
  constexpr double between = 16;  // the 0 of one and the 10 of the next stand apart
  constexpr double numbers = 22;  // room for them beside the name
  const double pitch = (height + between) / static_cast<double>(drawn.size());
  for (const auto* feeling : drawn) {
    const double bottom = top + pitch - between;
    const ValueAxis axis{0, 10, bottom, top};
    sheet.tick(bottom, "0");
    sheet.grid(axis.y(5));
    sheet.tick(top, "10");
    sheet.pen.words(sheet.axis.left - tick_gap - numbers, (top + bottom) / 2 + 4.3,
                    std::string(name_of(feeling->series)), name_style, sheet.palette.soft, Anchor::end);
    const Plot plot{sheet, sheet.input.of(feeling->series), axis, 1, sheet.palette.*(feeling->color)};
    if (sheet.single_days()) {
      draw_median(plot, Dash::solid);
      draw_rings(plot);
    } else {
      draw_columns(plot, true, true);
    }
    top += pitch;
  }
}

}  // namespace

void draw_values(const Sheet& sheet, const PanelSpec& spec, double top, double height) {
  const auto axis = draw_scale(sheet, spec, top, height);
  const Plot plot{sheet, sheet.input.of(*spec.series), axis, spec.divide_by, sheet.palette.asleep};
  const bool each = sheet.shown(spec.panel, Mark::each), median = sheet.shown(spec.panel, Mark::median);
  if (!sheet.single_days()) draw_columns(plot, each, median);
  if (spec.reference && sheet.shown(spec.panel, Mark::reference)) {  // over the bands, which would cover it
    const double y = axis.y(*spec.reference);
    sheet.pen.line({sheet.axis.left, y}, {sheet.axis.right, y}, 1.2, sheet.palette.soft, Dash::dotted);
  }
  if (!sheet.single_days()) return;
  if (median) draw_median(plot, Dash::solid);
  if (each) draw_rings(plot);
}

void draw_stems(const Sheet& sheet, const PanelSpec& spec, double top, double height) {
  const auto axis = draw_scale(sheet, spec, top, height);
  const Plot plot{sheet, sheet.input.of(*spec.series), axis, spec.divide_by, sheet.palette.craving};
  if (!sheet.single_days()) {
    draw_columns(plot, true, true);
    return;
  }
  const double radius = std::clamp(sheet.axis.day_width() * 0.16, 0.8, 3.5);
  for (const auto& days : sheet.columns) {
    const auto& value = plot.series.values[sheet.index(days.from)];
    if (!value) continue;
    const double x = plot.x(days), y = plot.y(*value);
    if (*value > 0) sheet.pen.line({x, axis.bottom}, {x, y}, radius > 2 ? 2 : 1, plot.color);
    sheet.pen.disc(x, y, radius, plot.color);
  }
}

std::vector<const FeelingSpec*> feelings_shown(const TrendsView& view) {
  std::vector<const FeelingSpec*> out;
  for (const auto& feeling : feelings())
    if (!view.hidden.contains({Panel::feelings, feeling.mark})) out.push_back(&feeling);
  return out;
}

bool feelings_apart(const DayAxis& axis, const TrendsView& view) {
  constexpr double narrowest_day = 10;
  return axis.day_width() < narrowest_day && !feelings_shown(view).empty();
}

void draw_feelings(const Sheet& sheet, double top, double height) {
  const auto drawn = feelings_shown(sheet.view);
  if (feelings_apart(sheet.axis, sheet.view)) {
    draw_feeling_lanes(sheet, drawn, top + lanes_title, height - lanes_title);
    return;
  }
  const auto axis = draw_scale(sheet, spec_of(Panel::feelings), top, height);
  // Side by side within the day, so that equal answers do not cover each other.
  const double step = drawn.empty() ? 0 : 0.7 / static_cast<double>(drawn.size());
  const double radius = std::clamp(sheet.axis.day_width() * 0.14, 0.8, 3.4);
  double shift = -step * (static_cast<double>(drawn.size()) - 1) / 2;
  for (const auto* feeling : drawn) {
    const Plot plot{sheet, sheet.input.of(feeling->series), axis, 1, sheet.palette.*(feeling->color), shift};
    shift += step;
    draw_median(plot, feeling->dash);
    for (const auto& days : sheet.columns)
      if (const auto& value = plot.series.values[sheet.index(days.from)])
        draw_feeling(sheet, *feeling, plot.x(days), plot.y(*value), radius);
  }
}

}  // namespace nightjar::charts
