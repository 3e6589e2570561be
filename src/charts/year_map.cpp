#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nightjar/analysis/statistics.hpp>
#include <nightjar/charts/text_wrap.hpp>
#include <nightjar/charts/year_map.hpp>
#include <nightjar/support/contract.hpp>
#include <nightjar/time/format.hpp>

#include "charts/trends_panels.hpp"

namespace nightjar::charts {
namespace {

constexpr double gutter = 40, head = 22, least_cell = 5, most_cell = 18, legend_gap = 26;
constexpr int most_weeks = 54, days_a_week = 7;
constexpr std::size_t most_steps = 5;

Day monday_of(Day day) { return day - weekday(day); }
int weeks_of(const DayRange& shown) { return (shown.until - monday_of(shown.from)) / days_a_week + 1; }

const SubstanceLane& lane_of(const TrendsInput& input, const Id& substance) {
  const auto found = std::ranges::find(input.lanes, substance, &SubstanceLane::substance);
  NIGHTJAR_EXPECTS(found != input.lanes.end());
  return *found;
}

double divisor(Series series) { return series == Series::asleep ? 60 : 1; }

/// Round limits between steps of ink, in printed units: step i holds limits[i] <= value < limits[i + 1].
struct Steps {
  std::vector<double> limits;
  bool whole = false;  // ratings: each step is one answer
  [[nodiscard]] std::size_t count() const { return whole ? limits.size() : limits.size() - 1; }
  [[nodiscard]] std::size_t step_of(double value) const {
    std::size_t step = 0;
    while (step + 1 < count() && value >= limits[step + 1]) ++step;
    return step;
  }
  [[nodiscard]] std::string words(std::size_t step) const {
    if (whole) return fmt::format("{:g}", limits[step]);
    return fmt::format("{:g} to {:g}", limits[step], limits[step + 1]);
  }
};

Steps steps_of(const TrendsInput& input, const DayRange& shown, Series series) {
  if (series == Series::quality || series == Series::rested) return {{1, 2, 3, 4, 5}, true};
  double low = 1e9, high = -1e9;
  for (Day day = shown.from; day <= shown.until; ++day)
    if (const auto value = input.value(series, day)) {
      low = std::min(low, *value / divisor(series));
      high = std::max(high, *value / divisor(series));
    }
  if (low > high) return {{0, 1}, false};
  if (high - low < 1)
    return {{std::floor(low), std::floor(low) + 1, std::max(std::ceil(high), std::floor(low) + 2)}, false};
  return {nice_ticks(low, high, most_steps + 1), false};
}

Color ink(const Palette& palette, Series series, std::size_t step, std::size_t count) {
  const Color full = series == Series::craving ? palette.craving
                     : series >= Series::mood  ? palette.mood
                                               : palette.asleep;
  const double share = count <= 1 ? 1 : 0.24 + 0.76 * static_cast<double>(step) / static_cast<double>(count - 1);
  return mixed(palette.bg, full, share);
}

struct Drawing {
  YearMap& map;
  Pen pen;
  const Palette& palette;

  void square(const Box& box, Color color) const {
    const double inset = map.cell >= 9 ? 1 : 0.5;
    pen.outline(box.x + inset, box.y + inset, box.w - 2 * inset, box.h - 2 * inset,
                contrast(color, palette.bg) < 3 ? Stroke{0.7, palette.faint} : Stroke{}, color, map.cell >= 9 ? 2 : 0);
  }
  void missing(const Box& box) const { pen.disc(box.x + box.w / 2, box.y + box.h / 2, 0.9, palette.faint); }
  void state(const Box& box, DayMark mark) const {
    const double x = box.x + box.w / 2, y = box.y + box.h / 2, r = box.w * 0.34;
    switch (mark) {
      case DayMark::taken: pen.disc(x, y, r, palette.taken); return;
      case DayMark::none: pen.ring(x, y, r - 0.3, {1.1, palette.none}); return;
      case DayMark::prefer_not: pen.fill(x - r, y - 0.8, 2 * r, 1.6, palette.none); return;
      case DayMark::not_recorded: missing(box); return;
    }
  }
};

void draw_heads(const Drawing& drawing, const TextMeasure& measure) {
  const auto& map = drawing.map;
  static constexpr std::array<std::string_view, 7> names{"Mon", "", "Wed", "", "Fri", "", "Sun"};
  for (std::size_t d = 0; d < names.size(); ++d) {
    const double middle = map.top + (static_cast<double>(d) + 0.5) * map.cell;
    if (map.cell < 8 && d != 0 && d != 6) continue;
    drawing.pen.words(0, middle + 4, std::string(names[d]), name_style, drawing.palette.soft);
  }
  double free_from = 0;
  for (Day day = map.shown.from; day <= map.shown.until; ++day) {
    const auto date = calendar(day);
    if (date.day != 1 && day != map.shown.from) continue;
    const Box box = map.where(day);
    const auto words = day == map.shown.from || date.month == 1
                           ? fmt::format("{} {}", month_short(date.month), date.year)
                           : std::string(month_short(date.month));
    if (box.x < free_from) continue;
    drawing.pen.words(box.x, map.top - 8, words, axis_style, drawing.palette.soft);
    free_from = box.x + measure.width(words, axis_style) + 3;
  }
}

/// A line of squares with what they mean; wraps where the width ends.
class Legend {
 public:
  Legend(const Drawing& drawing, double y, double width, const TextMeasure& measure)
      : drawing_(drawing), x_(drawing.map.left), y_(y), width_(width), measure_(measure) {}

  template <class F>
  void add(const std::string& words, F&& draw) {
    const double w = 18 + measure_.width(words, name_style) + 16;
    if (x_ + w - 16 > width_ && x_ > drawing_.map.left) {
      x_ = drawing_.map.left;
      y_ += 18;
    }
    const double side = std::max(drawing_.map.cell, 11.0);
    draw(Box{x_, y_ - 4 - side / 2, side, side});
    drawing_.pen.words(x_ + 18, y_, words, name_style, drawing_.palette.soft);
    x_ += w;
  }
  [[nodiscard]] double y() const { return y_; }

 private:
  const Drawing& drawing_;
  double x_, y_, width_;
  const TextMeasure& measure_;
};

}  // namespace

std::optional<Day> YearMap::day_at(Point point) const {
  const double column = std::floor((point.x - left) / cell), row = std::floor((point.y - top) / cell);
  if (column < 0 || row < 0 || row >= days_a_week) return std::nullopt;
  const Day day = monday_of(shown.from) + static_cast<int>(column) * days_a_week + static_cast<int>(row);
  return shown.holds(day) ? std::optional(day) : std::nullopt;
}

Box YearMap::where(Day day) const {
  const int since = day - monday_of(shown.from);
  return {left + since / days_a_week * cell, top + since % days_a_week * cell, cell, cell};
}

YearMap lay_out_year_map(const TrendsInput& input, const YearMapOf& what, const DayRange& shown, double width,
                         const Palette& palette, const TextMeasure& measure) {
  NIGHTJAR_EXPECTS(input.from <= shown.from && shown.from <= shown.until && shown.until <= input.until);
  YearMap map;
  map.shown = shown;
  if (weeks_of(shown) > most_weeks) map.shown.from = monday_of(shown.until) - (most_weeks - 1) * days_a_week;
  map.left = gutter;
  map.top = head;
  map.cell = std::clamp((width - gutter) / std::max(weeks_of(map.shown), 20), least_cell, most_cell);
  map.scene.width = width;
  map.scene.description = describe_year(input, what, map.shown);
  const Drawing drawing{map, Pen(map.scene), palette};
  draw_heads(drawing, measure);
  Legend legend(drawing, head + days_a_week * map.cell + legend_gap, width, measure);
  if (const auto* series = std::get_if<Series>(&what)) {
    map.scene.title = name_of(*series);
    const auto steps = steps_of(input, map.shown, *series);
    for (Day day = map.shown.from; day <= map.shown.until; ++day) {
      const auto value = input.value(*series, day);
      if (value)
        drawing.square(map.where(day), ink(palette, *series, steps.step_of(*value / divisor(*series)), steps.count()));
      else
        drawing.missing(map.where(day));
    }
    for (std::size_t step = 0; step < steps.count(); ++step)
      legend.add(steps.words(step) + (step + 1 == steps.count() && *series == Series::asleep ? " hours" : ""),
                 [&](const Box& box) { drawing.square(box, ink(palette, *series, step, steps.count())); });
  } else {
    const auto& lane = lane_of(input, std::get<Id>(what));
    map.scene.title = lane.name;
    for (Day day = map.shown.from; day <= map.shown.until; ++day)
      drawing.state(map.where(day), lane.days[static_cast<std::size_t>(day - input.from)]);
    for (const auto mark : {DayMark::taken, DayMark::none, DayMark::prefer_not})
      legend.add(std::string(name_of(mark)), [&, mark](const Box& box) { drawing.state(box, mark); });
  }
  legend.add(std::string(name_of(DayMark::not_recorded)), [&](const Box& box) { drawing.missing(box); });
  map.scene.height = legend.y() + 10;
  return map;
}

std::string describe_year(const TrendsInput& input, const YearMapOf& what, const DayRange& shown) {
  const auto words = [&](const DayRange& days) {
    if (const auto* series = std::get_if<Series>(&what)) return series_words(input, days, *series);
    return lane_words(input, days, lane_of(input, std::get<Id>(what)));
  };
  std::string out = words(shown);
  for (Day day = shown.from; day <= shown.until;) {
    const auto date = calendar(day);
    Day last = day;
    while (last < shown.until && calendar(last + 1).month == date.month) ++last;
    out += fmt::format("\n{} {}: {}", month_name(date.month), date.year, words({day, last}));
    day = last + 1;
  }
  return out;
}

}  // namespace nightjar::charts
