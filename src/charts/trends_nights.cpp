// The raster on the screen: nights upright, hours after noon running down.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nightjar/analysis/statistics.hpp>

#include "charts/trends_panels.hpp"

namespace nightjar::charts {
namespace {

constexpr double a_day = 24, evening = 6;  // hours after noon
constexpr double wide_enough_for_marks = 8, wide_enough_for_strip = 21.2;

/// Hours after noon run downwards, so the first of them is the "bottom" of this axis.
struct Raster {
  const Sheet& sheet;
  ValueAxis hours;

  [[nodiscard]] double y(double clock_minutes) const {
    return hours.y(std::clamp(clock_minutes / 60, hours.low, hours.high));
  }
  [[nodiscard]] bool draws(Mark mark) const { return sheet.shown(Panel::nights, mark); }
};

/// A part that hardly stands out from its ground gets an outline.
Stroke outline_on(const Palette& palette, Color part) {
  return contrast(part, palette.bg) < 3 ? Stroke{1, palette.soft} : Stroke{};
}

/// How long awake in between, to scale, beside the bar: when it was is not known.
void draw_awake_strip(const Raster& raster, const NightShape& night, double x) {
  if (!night.awake_min || *night.awake_min <= 0 || !night.onset || !night.woke) return;
  const double middle = (raster.y(night.on_clock(*night.onset)) + raster.y(night.on_clock(*night.woke))) / 2;
  const double length =
      *night.awake_min / 60.0 * (raster.hours.top - raster.hours.bottom) / (raster.hours.high - raster.hours.low);
  const auto& pen = raster.sheet.pen;
  pen.hatch(x, middle - length / 2, 3, length, {1, raster.sheet.palette.soft});
  pen.outline(x, middle - length / 2, 3, length, {0.7, raster.sheet.palette.soft});
}

void draw_marks(const Raster& raster, const TrendsDay& day, double middle, double bar) {
  const auto& [pen, axis, palette, input, view, per_column, columns] = raster.sheet;
  if (raster.draws(Mark::naps))
    for (const auto& nap : day.naps)
      pen.outline(middle - bar / 2, raster.y(nap.from), bar, std::max(raster.y(nap.until) - raster.y(nap.from), 2.0),
                  outline_on(palette, palette.asleep), palette.asleep, bar >= 8 ? 2 : 0);
  if (axis.day_width() < wide_enough_for_marks) return;
  if (raster.draws(Mark::taken))
    for (const double at : day.taken) {
      const double tip = raster.y(at);
      pen.shape(
          Path{{{middle - 4, tip - 6}, {middle + 4, tip - 6}, {middle, tip}}, true, palette.taken, {1.2, palette.bg}});
    }
  if (raster.draws(Mark::cravings))
    for (const double at : day.cravings) {
      const double y = raster.y(at);
      pen.shape(Path{{{middle, y - 4}, {middle + 4, y}, {middle, y + 4}, {middle - 4, y}},
                     true,
                     palette.craving,
                     {1.2, palette.bg}});
    }
}

void draw_night(const Raster& raster, const TrendsDay& day) {
  const auto& [pen, axis, palette, input, view, per_column, columns] = raster.sheet;
  const NightShape& night = day.night;
  const double middle = axis.middle_of(day.day);
  const bool strip = raster.draws(Mark::awake_strip) && axis.day_width() >= wide_enough_for_strip;
  const double bar = std::max(axis.day_width() * (strip ? 0.62 : 0.76), std::min(axis.day_width(), 1.0));
  const double left = middle - bar / 2;
  const auto y = [&](double elapsed) { return raster.y(night.on_clock(elapsed)); };
  const std::optional<double> bed = night.into_bed ? night.into_bed : night.tried;
  const std::optional<double> end = night.up ? night.up : night.woke;
  switch (night.kind) {
    case NightShape::Kind::not_recorded:
    case NightShape::Kind::prefer_not:
      pen.line({middle, raster.hours.y(11)}, {middle, raster.hours.y(18.25)}, 1.2, palette.faint, Dash::dotted);
      break;
    case NightShape::Kind::out_of_order:
      if (bed && end && axis.day_width() >= 4)
        pen.line({middle, y(*bed)}, {middle, y(*end)}, 1.2, palette.faint, Dash::dashed);
      break;
    case NightShape::Kind::no_sleep:
    case NightShape::Kind::sleep: {
      const double radius = bar >= 8 ? 3 : 0;
      if (bed && end)
        pen.outline(left, y(*bed), bar, y(*end) - y(*bed),
                    bar >= 6 ? outline_on(palette, palette.awake_in_bed) : Stroke{}, palette.awake_in_bed, radius);
      if (night.kind == NightShape::Kind::sleep && night.onset && night.woke) {
        pen.fill(left, y(*night.onset), bar, y(*night.woke) - y(*night.onset), palette.asleep, bed && end ? 0 : radius);
        if (strip) draw_awake_strip(raster, night, middle + bar / 2 + 1);
      }
      break;
    }
  }
  draw_marks(raster, day, middle, bar);
}

/// Many nights in one column: a band from the earliest to the latest time in bed, a bar between the median times.
void draw_column(const Raster& raster, const DayRange& days) {
  const auto& sheet = raster.sheet;
  static thread_local std::vector<std::optional<double>> bed, up, onset, woke;
  for (auto* list : {&bed, &up, &onset, &woke}) list->clear();
  const auto clock = [](const NightShape& night, const std::optional<double>& at) {
    return at ? std::optional(night.on_clock(*at)) : std::nullopt;
  };
  for (const auto& day : sheet.part(sheet.input.days, days)) {
    const NightShape& night = day.night;
    if (night.kind != NightShape::Kind::sleep && night.kind != NightShape::Kind::no_sleep) continue;
    bed.push_back(clock(night, night.into_bed ? night.into_bed : night.tried));
    up.push_back(clock(night, night.up ? night.up : night.woke));
    onset.push_back(clock(night, night.onset));
    woke.push_back(clock(night, night.woke));
  }
  const auto in_bed = column_value(bed), got_up = column_value(up);
  const auto asleep = column_value(onset), awake = column_value(woke);
  const auto bar = sheet.bar(days, 1);
  if (in_bed.n > 0 && got_up.n > 0)
    sheet.pen.fill(bar.left, raster.y(in_bed.low), bar.width, raster.y(got_up.high) - raster.y(in_bed.low),
                   band_of(sheet.palette, sheet.palette.awake_in_bed));
  const auto part = [&](const std::optional<double>& from, const std::optional<double>& until, Color color) {
    if (from && until && *until > *from)
      sheet.pen.fill(bar.left, raster.y(*from), bar.width, raster.y(*until) - raster.y(*from), color);
  };
  part(in_bed.median, got_up.median, sheet.palette.awake_in_bed);
  part(asleep.median, awake.median, sheet.palette.asleep);
}

void draw_clock_changes(const Raster& raster, double top, double bottom) {
  const auto& sheet = raster.sheet;
  for (const auto& [night, minutes] : sheet.input.clock_changes) {
    if (night + 1 < sheet.axis.from || night + 1 > sheet.axis.until) continue;
    const double x = sheet.axis.start_of(night + 1);
    const bool near_end = x > sheet.axis.right - 80;
    sheet.pen.line({x, top}, {x, bottom + 12}, 1, sheet.palette.soft, Dash::dotted);
    // Below the hours: somebody may sleep until noon.
    sheet.pen.words(near_end ? x - 4 : x + 4, bottom + 11,
                    fmt::format("clocks {}{:g} h", minutes > 0 ? "+" : "\u2212", std::abs(minutes) / 60.0), name_style,
                    sheet.palette.soft, near_end ? Anchor::end : Anchor::start);
  }
}

/// 18:00 suits most nights; anything earlier that is to be drawn opens the whole day from noon.
double first_hour_of(const Sheet& sheet) {
  const double limit = evening * 60;
  const auto early = [&](const std::optional<double>& time) { return time && *time < limit; };
  const bool naps = sheet.single_days() && sheet.shown(Panel::nights, Mark::naps);
  const bool marks = sheet.single_days() && sheet.axis.day_width() >= wide_enough_for_marks;
  const bool taken = marks && sheet.shown(Panel::nights, Mark::taken);
  const bool cravings = marks && sheet.shown(Panel::nights, Mark::cravings);
  for (const auto& day : sheet.part(sheet.input.days, sheet.axis.range())) {
    if (early(day.night.into_bed) || early(day.night.tried)) return 0;
    if (naps && !day.naps.empty() && day.naps.front().from < limit) return 0;
    if (taken && !day.taken.empty() && day.taken.front() < limit) return 0;
    if (cravings && !day.cravings.empty() && day.cravings.front() < limit) return 0;
  }
  return evening;
}

}  // namespace

void draw_nights(const Sheet& sheet, double top, double height) {
  const double first = first_hour_of(sheet);
  const Raster raster{sheet, {first, a_day, top, top + height}};
  for (double hour = first; hour <= a_day; hour += 3)
    sheet.tick(raster.hours.y(hour), fmt::format("{:02}", (static_cast<int>(hour) + 12) % 24));
  if (sheet.single_days()) {
    for (const auto& day : sheet.part(sheet.input.days, sheet.axis.range())) draw_night(raster, day);
    if (raster.draws(Mark::clock_changes)) draw_clock_changes(raster, top, top + height);
  } else {
    for (const auto& days : sheet.columns) draw_column(raster, days);
  }
}

}  // namespace nightjar::charts
