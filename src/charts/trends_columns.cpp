#include "charts/trends_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nightjar/analysis/statistics.hpp>

namespace nightjar::charts {
namespace {
constexpr double narrowest_day = 1.5, narrowest_column = 3;
constexpr std::array column_days{7, 28, 91, 364};
constexpr Day a_monday{4};  // 5 January 1970
constexpr int least_for_median = 4;
}  // namespace

int days_per_column(const DayAxis& axis) {
  if (axis.day_width() >= narrowest_day) return 1;
  for (const int days : column_days)
    if (days * axis.day_width() >= narrowest_column) return days;
  return column_days.back();
}

DayRange column_around(Day day, int days, const DayRange& within) {
  const int since = day - a_monday;
  const int before = (since % days + days) % days;
  const Day first = day - before;
  return {std::max(first, within.from), std::min(first + (days - 1), within.until)};
}

std::vector<DayRange> columns_of(const DayRange& range, int days) {
  std::vector<DayRange> out;
  for (Day day = range.from; day <= range.until; day = out.back().until + 1)
    out.push_back(column_around(day, days, range));
  return out;
}

std::string thinned_note(int days, bool checklist, bool lanes) {
  if (days == 1) return {};
  const int weeks = days / 7;
  return fmt::format(
      "Each column stands for {}: a band from the lowest to the highest, and a line at the median of 4 or more{}{}. "
      "Naps, "
      "times of single entries and clock changes are drawn from a shorter range on.",
      weeks == 1 ? "a week" : fmt::format("{} weeks", weeks),
      checklist ? "; of the checklist the strongest answer" : "", lanes ? "; of what was taken the share of days" : "");
}

ColumnValue column_value(std::span<const std::optional<double>> values) {
  static thread_local std::vector<double> known;
  known.clear();
  for (const auto& value : values)
    if (value) known.push_back(*value);
  ColumnValue out;
  out.n = static_cast<int>(known.size());
  if (known.empty()) return out;
  const auto [low, high] = std::ranges::minmax(known);
  out.low = low;
  out.high = high;
  if (out.n >= least_for_median) out.median = analysis::median(known);
  return out;
}

}  // namespace nightjar::charts
