#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <nightjar/analysis/statistics.hpp>
#include <numbers>
#include <numeric>

namespace nightjar::analysis {
namespace {

constexpr double day_min = 1440;
constexpr double least_resultant = 0.3;
constexpr double radians(double minute) { return 2 * std::numbers::pi * minute / day_min; }

struct Direction {
  double sin, cos;
};
Direction direction_of(double minute) { return {std::sin(radians(minute)), std::cos(radians(minute))}; }

/// On the clock's face. Of whole and half minutes, which are all that entered times give, worked out once.
Direction direction(double minute) {
  static const auto face = [] {
    std::array<Direction, 2 * static_cast<std::size_t>(day_min)> out;
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = direction_of(static_cast<double>(i) / 2);
    return out;
  }();
  const double half_minutes = 2 * minute;
  if (half_minutes >= 0 && half_minutes < static_cast<double>(face.size()))
    if (const auto i = static_cast<std::size_t>(half_minutes); static_cast<double>(i) == half_minutes) return face[i];
  return direction_of(minute);
}

/// Most of what is recorded are whole minutes or answers on a scale: many of them are put in order by counting.
/// False where they are not of that kind; then nothing has changed.
bool order_by_counting(std::vector<double>& values) {
  constexpr std::size_t worth_counting = 512, beyond = 2048;
  if (values.size() < worth_counting) return false;
  std::array<std::uint32_t, beyond> counts{};
  for (const double value : values) {
    if (!(value >= 0 && value < static_cast<double>(beyond))) return false;
    const auto whole = static_cast<std::size_t>(value);
    if (static_cast<double>(whole) != value) return false;
    ++counts[whole];
  }
  auto place = values.begin();
  for (std::size_t whole = 0; whole < beyond; ++whole)
    place = std::fill_n(place, counts[whole], static_cast<double>(whole));
  return true;
}

/// Quantiles without sorting everything: over decades that would take longest of all. Ask for them upwards.
class Quantiles {
 public:
  explicit Quantiles(std::vector<double> values) : values_(std::move(values)), in_order_(order_by_counting(values_)) {}
  double at(double p) {
    const double h = static_cast<double>(values_.size() - 1) * p;
    const auto place = std::max(static_cast<std::size_t>(std::floor(h)), placed_);
    const auto middle = values_.begin() + static_cast<std::ptrdiff_t>(place);
    if (!in_order_) std::nth_element(values_.begin() + static_cast<std::ptrdiff_t>(placed_), middle, values_.end());
    placed_ = place;
    const double share = h - std::floor(h);
    if (share == 0 || place + 1 == values_.size()) return *middle;
    return *middle + share * ((in_order_ ? *(middle + 1) : *std::min_element(middle + 1, values_.end())) - *middle);
  }

 private:
  std::vector<double> values_;
  bool in_order_;
  std::size_t placed_ = 0;  // nothing before it is greater than anything after it
};

}  // namespace

std::optional<double> mean(std::span<const double> values) {
  if (values.empty()) return std::nullopt;
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

std::optional<double> sd(std::span<const double> values) {
  if (values.size() < 2) return std::nullopt;
  const double centre = *mean(values);
  double squares = 0;
  for (const double v : values) squares += (v - centre) * (v - centre);
  return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

std::optional<double> quantile(std::span<const double> values, double p) {
  if (values.empty()) return std::nullopt;
  return Quantiles({values.begin(), values.end()}).at(p);
}

std::optional<double> median(std::span<const double> values) { return quantile(values, 0.5); }

Distribution distribution(std::span<const double> values) {
  Distribution out;
  out.n = static_cast<int>(values.size());
  if (values.empty()) return out;
  out.mean = mean(values);
  out.sd = sd(values);
  const auto [low, high] = std::ranges::minmax(values);
  out.min = low;
  out.max = high;
  Quantiles quantiles({values.begin(), values.end()});
  out.q1 = quantiles.at(0.25);
  out.median = quantiles.at(0.5);
  out.q3 = quantiles.at(0.75);
  return out;
}

double minute_in_day(double minute) {
  const double m = minute - day_min * std::floor(minute / day_min);
  return m < day_min ? m : 0;  // a tiny negative number rounds up to a whole day
}

double wrapped_minutes(double difference) { return minute_in_day(difference + day_min / 2) - day_min / 2; }

void ClockSum::add(double minute) {
  const auto [sin, cos] = direction(minute);
  sin_ += sin;
  cos_ += cos;
  ++n_;
}
void ClockSum::remove(double minute) {
  const auto [sin, cos] = direction(minute);
  sin_ -= sin;
  cos_ -= cos;
  --n_;
}
double ClockSum::resultant() const { return n_ == 0 ? 0 : std::min(1.0, std::hypot(sin_, cos_) / n_); }
std::optional<double> ClockSum::mean() const {
  if (n_ < 2 || resultant() < least_resultant) return std::nullopt;
  return minute_in_day(std::atan2(sin_, cos_) * day_min / (2 * std::numbers::pi));
}

ClockDistribution clock_distribution(std::span<const double> minutes) {
  ClockSum sum;
  for (const double m : minutes) sum.add(m);
  ClockDistribution out;
  out.n = sum.n();
  out.resultant = sum.resultant();
  out.mean = sum.mean();
  if (!out.mean) return out;
  out.sd_min = std::sqrt(-2 * std::log(out.resultant)) * day_min / (2 * std::numbers::pi);
  std::vector<double> deviations;
  for (const double m : minutes) deviations.push_back(wrapped_minutes(m - *out.mean));
  Quantiles quantiles(std::move(deviations));
  const auto at = [&](double p) { return minute_in_day(*out.mean + quantiles.at(p)); };
  out.q1 = at(0.25);
  out.median = at(0.5);
  out.q3 = at(0.75);
  return out;
}

}  // namespace nightjar::analysis
