#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nightjar/charts/craving_map.hpp>
#include <nightjar/charts/text_wrap.hpp>
#include <nightjar/time/format.hpp>

#include "charts/pen.hpp"

namespace nightjar::charts {
namespace {

using analysis::CravingCell;
using analysis::CravingTimes;

constexpr TextStyle number_style{.size = 11, .weight = Weight::semibold, .tabular = true};
constexpr double days_width = 44, totals = 52, hours_height = 26, lowest_row = 22, highest_row = 34;
constexpr Day some_monday{4};

std::string_view weekday_name(std::size_t d) { return weekday_long(some_monday + static_cast<int>(d)); }
std::string cravings(int n) { return fmt::format("{} {}", n, n == 1 ? "craving" : "cravings"); }
std::string hour_words(int hour) { return fmt::format("{:02}:00 to {:02}:00", hour, (hour + 1) % 24); }
std::string with_peak(const CravingCell& cell) {
  return cell.median_peak ? fmt::format("{}, median strength {:g}", cravings(cell.n), *cell.median_peak)
                          : cravings(cell.n);
}

struct Grid {
  double column, row;
  [[nodiscard]] Box cell(std::size_t weekday, std::size_t hour) const {
    return {days_width + static_cast<double>(hour) * column, hours_height + static_cast<double>(weekday) * row, column,
            row};
  }
};

void draw_cell(const Pen& pen, const Box& box, int n, int most, const Palette& palette, const TextMeasure& measure) {
  const double x = box.x + box.w / 2, y = box.y + box.h / 2;
  if (n == 0) {
    pen.disc(x, y, 0.9, palette.grid);
    return;
  }
  const auto number = std::to_string(n);
  const double largest = std::min(box.w, box.h) - 3;
  // However few they are, the square holds its number wherever the hour has room for one.
  const double for_number = std::max(measure.width(number, number_style) + 2, 13.0),
               least = std::min(for_number, largest);
  const double side = std::max(largest * std::sqrt(static_cast<double>(n) / most), least);
  pen.fill(x - side / 2, y - side / 2, side, side, palette.craving, side > 10 ? 2 : 0);
  if (for_number <= side) pen.words(x, y + 4, number, number_style, palette.bg, Anchor::middle);
}

}  // namespace

const CravingMapCell* CravingMap::cell_at(Point point) const {
  const auto found = std::ranges::find_if(cells, [&](const CravingMapCell& cell) {
    const Box& box = cell.where;
    return point.x >= box.x && point.x < box.x + box.w && point.y >= box.y && point.y < box.y + box.h;
  });
  return found == cells.end() ? nullptr : &*found;
}

CravingMap lay_out_craving_map(const CravingTimes& times, double width, const Palette& palette,
                               const TextMeasure& measure) {
  CravingMap map;
  map.scene.width = width;
  map.scene.title = "Cravings by weekday and hour";
  map.scene.description = describe(times);
  const Pen pen(map.scene);
  if (times.n == 0) {
    pen.words(0, 16, "No craving with a time is recorded in these days.", {.size = 14}, palette.soft);
    map.scene.height = 24;
    return map;
  }
  const double column = (width - days_width - totals) / 24;
  const Grid grid{column, std::clamp(column, lowest_row, highest_row)};
  int most = 1;
  for (const auto& row : times.cells)
    for (const auto& cell : row) most = std::max(most, cell.n);
  const std::size_t every = measure.width("00", axis_style) + 6 <= column ? 1 : 3;
  for (std::size_t h = 0; h < 24; h += every)
    pen.words(grid.cell(0, h).x + (every == 1 ? column / 2 : 0), hours_height - 10,
              fmt::format("{:02}", times.clock_hour(static_cast<int>(h))), axis_style, palette.soft,
              every == 1 ? Anchor::middle : Anchor::start);
  pen.words(width, hours_height - 10, "all", axis_style, palette.soft, Anchor::end);
  for (std::size_t d = 0; d < 7; ++d) {
    const Box first = grid.cell(d, 0);
    const double baseline = first.y + first.h / 2 + 4.3;
    // Free days of most people are on a band, as on every chart of days.
    if (d >= 5) pen.fill(days_width, first.y, 24 * column, first.h, palette.weekend);
    pen.words(0, baseline, std::string(weekday_name(d).substr(0, 3)), axis_style, palette.soft);
    pen.words(width, baseline, std::to_string(times.weekdays[d].n), axis_style, palette.text, Anchor::end);
    for (std::size_t h = 0; h < 24; ++h) {
      const Box box = grid.cell(d, h);
      const auto& cell = times.cells[d][h];
      draw_cell(pen, box, cell.n, most, palette, measure);
      const int hour = times.clock_hour(static_cast<int>(h));
      map.cells.push_back({static_cast<int>(d), hour, box,
                           fmt::format("{} {}: {}", weekday_name(d).substr(0, 3), hour_words(hour), with_peak(cell))});
    }
  }
  double y = hours_height + 7 * grid.row;
  pen.line({days_width, y}, {width - totals, y}, palette.grid_width, palette.grid);
  y += 18;
  const auto note = fmt::format(
      "{} with a time. A row runs from {:02}:00 to {:02}:00 of the next day. A larger square: more entries. "
      "An empty hour can also be one in which nothing was written down.",
      cravings(times.n), times.first_hour, times.first_hour);
  for (const auto& line : wrap(note, axis_style, width - days_width, measure)) {
    pen.words(days_width, y, line, axis_style, palette.soft);
    y += 17;
  }
  map.scene.height = y - 6;
  return map;
}

std::string describe(const CravingTimes& times) {
  const int days = times.until - times.from + 1;
  std::string out =
      fmt::format("Cravings by weekday and hour, {} to {}: ", full_date(times.from), full_date(times.until));
  if (times.n == 0) return out + "none with a time recorded.";
  out += fmt::format("{} with a time, on {} of {} days.", cravings(times.n), times.days_with_any, days);
  out += "\nBy weekday:";
  for (std::size_t d = 0; d < 7; ++d)
    out += fmt::format("{} {} {} on {} days", d == 0 ? "" : ";", weekday_name(d), times.weekdays[d].n, times.days[d]);
  out += ".\nBy hour:";
  bool first = true;
  for (std::size_t h = 0; h < 24; ++h) {
    if (times.hours[h].n == 0) continue;
    out += fmt::format("{} {} {}", first ? "" : ";", hour_words(times.clock_hour(static_cast<int>(h))),
                       with_peak(times.hours[h]));
    first = false;
  }
  return out + ". Hours without an entry are left out; nothing may have been written down in them.";
}

}  // namespace nightjar::charts
