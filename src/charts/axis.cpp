#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nightjar/charts/axis.hpp>
#include <nightjar/support/contract.hpp>
#include <nightjar/time/format.hpp>

namespace nightjar::charts {
namespace {

std::vector<double> multiples(double low, double high, double step) {
  std::vector<double> out;
  const double first = std::floor(low / step + 1e-9);
  const double last = std::ceil(high / step - 1e-9);
  for (double i = first; i <= last + 0.5; ++i) out.push_back(i * step);
  if (out.size() == 1) out.push_back(out.front() + step);
  return out;
}

std::string day_and_month(Day day) {
  const auto c = calendar(day);
  return fmt::format("{} {}", c.day, month_short(c.month));
}

}  // namespace

DayRange zoomed(const DayRange& shown, const DayRange& whole, Day around, double factor, int least) {
  NIGHTJAR_EXPECTS(factor > 0 && least >= 1);
  // Rounded away from what is seen now, so that every turn of a wheel changes something.
  const double wanted = shown.days() / factor;
  const int days = std::clamp(static_cast<int>(factor > 1 ? std::floor(wanted) : std::ceil(wanted)),
                              std::min(least, whole.days()), whole.days());
  const double share = std::clamp((around - shown.from + 0.5) / shown.days(), 0.0, 1.0);
  const Day from = around - static_cast<int>(std::floor(share * days));
  return panned({from, from + (days - 1)}, whole, 0);
}

DayRange panned(const DayRange& shown, const DayRange& whole, int days) {
  const int length = std::min(shown.days(), whole.days());
  const Day from = std::clamp(shown.from + days, whole.from, whole.until - (length - 1));
  return {from, from + (length - 1)};
}

std::optional<Day> DayAxis::day_at(double x) const {
  if (x < left || x >= right) return std::nullopt;
  return std::min(from + static_cast<int>((x - left) / day_width()), until);
}

std::vector<double> nice_ticks(double low, double high, int most) {
  NIGHTJAR_EXPECTS(low <= high && most >= 2);
  double power = std::pow(10, std::floor(std::log10(std::max((high - low) / most, 1e-9))));
  for (;; power *= 10)
    for (const double factor : {1.0, 2.0, 2.5, 5.0})
      if (auto ticks = multiples(low, high, factor * power); ticks.size() <= static_cast<std::size_t>(most))
        return ticks;
}

std::vector<DayLabel> day_labels(const DayAxis& axis, double apart) {
  std::vector<DayLabel> out;
  const double width = axis.day_width();
  if (width * 7 >= apart) {
    // Weeks count from the first day, so that it always has a label.
    const int step = width >= apart ? 1 : 7;
    for (Day day = axis.from; day <= axis.until; day = day + step) out.push_back({day, day_and_month(day)});
    return out;
  }
  const int months = width * 28 >= apart ? 1 : width * 90 >= apart ? 3 : width * 365 >= apart ? 12 : 0;
  std::optional<int> year_shown;
  for (Day day = axis.from; day <= axis.until; ++day) {
    const auto c = calendar(day);
    const bool round =
        months > 0 ? c.day == 1 && (c.month - 1) % months == 0 : c.day == 1 && c.month == 1 && c.year % 10 == 0;
    if (!round) continue;
    if (months == 0 || months == 12) {
      out.push_back({day, std::to_string(c.year)});
    } else if (year_shown != c.year) {
      out.push_back({day, fmt::format("{} {}", month_short(c.month), c.year)});
      year_shown = c.year;
    } else {
      out.push_back({day, std::string(month_short(c.month))});
    }
  }
  return out;
}

}  // namespace nightjar::charts
