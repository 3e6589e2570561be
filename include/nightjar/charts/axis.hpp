// Positions on a chart: days along one shared time axis, and round numbers up the side.
#pragma once
#include <nightjar/time/wall_time.hpp>
#include <optional>
#include <string>
#include <vector>

namespace nightjar::charts {

/// Both included.
struct DayRange {
  Day from, until;
  [[nodiscard]] int days() const { return until - from + 1; }
  [[nodiscard]] bool holds(Day day) const { return from <= day && day <= until; }
  friend bool operator==(const DayRange&, const DayRange&) = default;
};

/// What is seen after zooming: `factor` > 1 shows fewer days, and the day `around` keeps its place. Never outside
/// `whole`, never fewer than `least` days unless `whole` has fewer.
[[nodiscard]] DayRange zoomed(const DayRange& shown, const DayRange& whole, Day around, double factor, int least = 7);
/// As many days, moved by `days` (later if positive) as far as `whole` goes.
[[nodiscard]] DayRange panned(const DayRange& shown, const DayRange& whole, int days);

/// Days from `from` to `until`, both included, side by side between two x.
struct DayAxis {
  Day from, until;
  double left = 0, right = 0;

  [[nodiscard]] int days() const { return until - from + 1; }
  [[nodiscard]] double day_width() const { return (right - left) / days(); }
  [[nodiscard]] double start_of(Day day) const { return left + (day - from) * day_width(); }
  [[nodiscard]] double middle_of(Day day) const { return start_of(day) + day_width() / 2; }
  [[nodiscard]] DayRange range() const { return {from, until}; }
  /// Null outside the axis.
  [[nodiscard]] std::optional<Day> day_at(double x) const;
};

/// Values from `low` at y `bottom` to `high` at y `top`.
struct ValueAxis {
  double low = 0, high = 1;
  double bottom = 0, top = 0;
  [[nodiscard]] double y(double value) const { return bottom + (value - low) / (high - low) * (top - bottom); }
};

/// Multiples of 1, 2, 2.5 or 5 times a power of ten that cover [low, high]: at least two, at most `most`.
/// Precondition: low <= high, most >= 2.
[[nodiscard]] std::vector<double> nice_ticks(double low, double high, int most);

struct DayLabel {
  Day day;
  std::string words;  // "8 Nov"; for months "Nov", the first of a year with its year
};
/// Days to label, at least `apart` from each other: every day, every seventh, months, quarters, years.
[[nodiscard]] std::vector<DayLabel> day_labels(const DayAxis& axis, double apart);

}  // namespace nightjar::charts
