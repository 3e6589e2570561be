// A year as a calendar: one square a day, weeks side by side, for one number or for the four states of one substance.
// A darker or lighter ink tells a number in up to five steps; a day without an entry is a dot, never a step.
#pragma once
#include <nightjar/charts/trends.hpp>
#include <variant>

namespace nightjar::charts {

/// A number, or a substance of the input's lanes.
using YearMapOf = std::variant<Series, Id>;

struct YearMap {
  Scene scene;
  DayRange shown;
  double left = 0, top = 0, cell = 0;  // where the squares lie
  [[nodiscard]] std::optional<Day> day_at(Point point) const;
  [[nodiscard]] Box where(Day day) const;
};

/// At most 54 weeks are drawn; `shown` is usually a calendar year, cut to what the input holds.
/// Precondition: shown lies within the input; a substance is one of its lanes.
[[nodiscard]] YearMap lay_out_year_map(const TrendsInput& input, const YearMapOf& what, const DayRange& shown,
                                       double width, const Palette& palette, const TextMeasure& measure);
/// The whole range, then each month.
[[nodiscard]] std::string describe_year(const TrendsInput& input, const YearMapOf& what, const DayRange& shown);

}  // namespace nightjar::charts
