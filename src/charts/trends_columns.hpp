// Days drawn together: in a long range a column stands for whole weeks, the same ones wherever the range begins.
#pragma once
#include <nightjar/charts/axis.hpp>
#include <span>

namespace nightjar::charts {

/// 1 where a day is wide enough to be drawn by itself, else as many weeks as a column of 3 units needs.
[[nodiscard]] int days_per_column(const DayAxis& axis);
/// Those of the range that share a column with a day: weeks counted from a Monday long ago.
[[nodiscard]] DayRange column_around(Day day, int days, const DayRange& within);
[[nodiscard]] std::vector<DayRange> columns_of(const DayRange& range, int days);
/// "Each column stands for 4 weeks: ..."; empty for single days.
[[nodiscard]] std::string thinned_note(int days, bool checklist, bool lanes);

struct ColumnValue {
  int n = 0;
  double low = 0, high = 0;
  std::optional<double> median;  // from 4 values on
};
[[nodiscard]] ColumnValue column_value(std::span<const std::optional<double>> values);

}  // namespace nightjar::charts
