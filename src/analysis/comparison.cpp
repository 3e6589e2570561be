#include <algorithm>
#include <cmath>
#include <map>
#include <nightjar/analysis/comparison.hpp>
#include <nightjar/support/contract.hpp>
#include <random>
#include <tuple>

#include "analysis/pairwise.hpp"

namespace nightjar::analysis {
namespace {

constexpr std::uint64_t seed = 0x4E696768746A6172;  // "Nightjar"
constexpr int accepted_draws = 2000, most_tries = 4000;
constexpr std::size_t long_period = 28;
constexpr double least_share_known = 0.7;
constexpr double clear_z = 1.96;
constexpr double most_alike = 0.95;

// The median without sorting everything: the bootstrap asks for it thousands of times.
double median_in_place(std::vector<double>& values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 == 1) return *middle;
  return (*std::max_element(values.begin(), middle) + *middle) / 2;
}

/// By halving: erfc is exact where a formula would only come close.
double normal_quantile(double p) {
  double low = -10, high = 10;
  for (int i = 0; i < 80; ++i) {
    const double middle = (low + high) / 2;
    (std::erfc(-middle / std::sqrt(2.0)) / 2 < p ? low : high) = middle;
  }
  return (low + high) / 2;
}

double tie_term(const std::map<double, double>& counts) {
  double sum = 0;
  for (const auto& [value, t] : counts) sum += t * t * t - t;
  return sum;
}

std::size_t block_length(std::size_t slots) {
  const auto cube_root = static_cast<std::size_t>(std::floor(std::cbrt(static_cast<double>(slots)) + 0.5));
  return std::max<std::size_t>(slots >= long_period ? 7 : 3, cube_root);
}

// Draws slots in circular blocks until `statistic` has accepted enough of them; its type-7 quantiles are the range.
template <class Statistic>
std::optional<Interval> bootstrap(std::size_t slots, double alpha, Statistic statistic) {
  if (slots == 0) return std::nullopt;
  std::mt19937_64 engine(seed);
  const auto block = block_length(slots);
  std::vector<std::size_t> drawn(slots);
  std::vector<double> accepted;
  for (int attempt = 0; attempt < most_tries && accepted.size() < accepted_draws; ++attempt) {
    for (std::size_t k = 0; k < slots;) {
      auto slot = static_cast<std::size_t>(engine() % slots);
      for (const std::size_t end = std::min(k + block, slots); k < end; ++k) {
        drawn[k] = slot;
        if (++slot == slots) slot = 0;
      }
    }
    if (const std::optional<double> value = statistic(drawn)) accepted.push_back(*value);
  }
  if (accepted.size() < accepted_draws) return std::nullopt;
  return Interval{*quantile(accepted, alpha / 2), *quantile(accepted, 1 - alpha / 2)};
}

bool off_zero(const Interval& interval) { return interval.low > 0 || interval.high < 0; }

struct Groups {
  std::vector<double> with, without;
  void add(const Slot& slot) {
    if (!slot.value || slot.exposure == Exposure::missing) return;
    (slot.exposure == Exposure::with ? with : without).push_back(*slot.value);
  }
};

// Runs over the nights whose exposure is known, in date order.
std::pair<int, int> runs_of(std::span<const Slot> slots) {
  int with = 0, without = 0;
  auto before = Exposure::missing;
  for (const auto& slot : slots) {
    if (slot.exposure == Exposure::missing || slot.exposure == before) continue;
    before = slot.exposure;
    ++(before == Exposure::with ? with : without);
  }
  return {with, without};
}

std::vector<std::pair<double, double>> known_points(Series nights) {
  std::vector<std::pair<double, double>> out;
  for (std::size_t k = 0; k < nights.size(); ++k)
    if (nights[k]) out.emplace_back(static_cast<double>(k), *nights[k]);
  return out;
}

/// Theil-Sen slopes of many series that resemble one another.
class TheilSen {
 public:
  std::optional<double> operator()(Series nights) {
    t_.clear();
    v_.clear();
    for (std::size_t k = 0; k < nights.size(); ++k) {
      if (!nights[k]) continue;
      t_.push_back(static_cast<double>(k));
      v_.push_back(*nights[k]);
    }
    return t_.size() < 2 ? std::nullopt : std::optional(median_(t_, v_));
  }

 private:
  std::vector<double> t_, v_;
  MedianSlope median_;
};

}  // namespace

double hodges_lehmann(std::span<const double> with, std::span<const double> without) {
  NIGHTJAR_EXPECTS(!with.empty() && !without.empty());
  std::vector<double> x(with.begin(), with.end()), y(without.begin(), without.end());
  std::ranges::sort(x);
  std::ranges::sort(y);
  return MedianDifference()(x, y);
}

MannWhitney mann_whitney(std::span<const double> with, std::span<const double> without) {
  MannWhitney out;
  std::map<double, double> counts;
  for (const double x : with) ++counts[x];
  for (const double y : without) ++counts[y];
  for (const double x : with)
    for (const double y : without) out.u += x > y ? 1 : x == y ? 0.5 : 0;
  const auto m = static_cast<double>(with.size());
  const auto n = static_cast<double>(without.size());
  const double all = m + n;
  const double expected = m * n / 2;
  if (out.u == expected) return out;
  const double variance = m * n / 12 * ((all + 1) - tie_term(counts) / (all * (all - 1)));
  out.z = (std::abs(out.u - expected) - 0.5) / std::sqrt(variance);
  out.p = std::erfc(out.z / std::sqrt(2.0));
  return out;
}

double cliffs_delta(std::span<const double> with, std::span<const double> without) {
  NIGHTJAR_EXPECTS(!with.empty() && !without.empty());
  return 2 * mann_whitney(with, without).u / static_cast<double>(with.size() * without.size()) - 1;
}

std::optional<Interval> difference_interval(std::span<const Slot> slots, double alpha) {
  constexpr std::size_t least_of_each = 2;
  // Sorted once; a draw then only says how often each night is in it.
  struct Night {
    std::size_t slot;
    double value;
    bool with;
  };
  std::vector<Night> nights;
  for (std::size_t k = 0; k < slots.size(); ++k)
    if (slots[k].value && slots[k].exposure != Exposure::missing)
      nights.push_back({k, *slots[k].value, slots[k].exposure == Exposure::with});
  std::ranges::sort(nights, {}, &Night::value);
  std::vector<int> times(slots.size());
  std::vector<double> with, without;
  MedianDifference median_of_differences;
  return bootstrap(slots.size(), alpha, [&](const std::vector<std::size_t>& drawn) -> std::optional<double> {
    std::ranges::fill(times, 0);
    for (const auto k : drawn) ++times[k];
    with.clear();
    without.clear();
    for (const auto& night : nights)
      for (int n = times[night.slot]; n > 0; --n) (night.with ? with : without).push_back(night.value);
    if (with.size() < least_of_each || without.size() < least_of_each) return std::nullopt;
    return median_of_differences(with, without);
  });
}

double student_quantile(double p, double degrees) {
  NIGHTJAR_EXPECTS(p > 0 && p < 1 && degrees >= 1);
  const double z = normal_quantile(p), z2 = z * z;
  double out = z, power = 1;
  const double terms[] = {(z2 + 1) / 4, ((5 * z2 + 16) * z2 + 3) / 96, (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384,
                          ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160};
  for (const double term : terms) out += z * term / (power *= degrees);
  return out;
}

Interval widened(const Interval& drawn, double estimate, std::size_t slots, int smaller_group, double alpha) {
  NIGHTJAR_EXPECTS(smaller_group >= 2);
  const auto n = static_cast<double>(slots), block = static_cast<double>(block_length(slots));
  const double factor =
      std::sqrt(n / (n - block)) * student_quantile(1 - alpha / 2, smaller_group - 1) / normal_quantile(1 - alpha / 2);
  return {estimate - factor * (estimate - drawn.low), estimate + factor * (drawn.high - estimate)};
}

Comparison compare(std::span<const Slot> slots, int outcomes) {
  NIGHTJAR_EXPECTS(outcomes >= 1);
  Groups groups;
  for (const auto& slot : slots) groups.add(slot);
  Comparison out;
  out.n_with = static_cast<int>(groups.with.size());
  out.n_without = static_cast<int>(groups.without.size());
  out.n_slots = static_cast<int>(slots.size());
  std::tie(out.runs_with, out.runs_without) = runs_of(slots);
  if (out.n_with < least_nights || out.n_without < least_nights)
    out.gate = Gate::too_few_nights;
  else if (out.runs_with < least_runs || out.runs_without < least_runs)
    out.gate = Gate::too_few_stretches;
  else if (out.n_with + out.n_without < least_share_known * out.n_slots)
    out.gate = Gate::too_many_missing;
  if (out.gate != Gate::open) return out;

  out.median_with = median(groups.with);
  out.median_without = median(groups.without);
  out.difference = hodges_lehmann(groups.with, groups.without);
  const double alpha = usual_alpha / outcomes;
  out.interval_as_drawn = difference_interval(slots, alpha);
  if (out.interval_as_drawn)
    out.interval =
        widened(*out.interval_as_drawn, *out.difference, slots.size(), std::min(out.n_with, out.n_without), alpha);
  out.clear = out.interval && off_zero(*out.interval);
  out.mann_whitney_u = mann_whitney(groups.with, groups.without).u;
  out.cliffs_delta = cliffs_delta(groups.with, groups.without);
  std::vector<std::optional<double>> known;
  for (const auto& slot : slots) known.push_back(slot.exposure == Exposure::missing ? std::nullopt : slot.value);
  out.lag1 = analysis::lag1(known);
  out.separate_nights = effective_n(out.n_with + out.n_without, *out.lag1);
  return out;
}

std::optional<double> theil_sen(Series nights) { return TheilSen()(nights); }

MannKendall mann_kendall(Series nights) {
  const auto points = known_points(nights);
  MannKendall out;
  std::map<double, double> counts;
  for (std::size_t i = 0; i < points.size(); ++i) {
    ++counts[points[i].second];
    for (std::size_t j = i + 1; j < points.size(); ++j)
      out.s += static_cast<double>(points[j].second > points[i].second) -
               static_cast<double>(points[j].second < points[i].second);
  }
  const auto n = static_cast<double>(points.size());
  double ties = 0;
  for (const auto& [value, t] : counts) ties += t * (t - 1) * (2 * t + 5);
  out.variance = (n * (n - 1) * (2 * n + 5) - ties) / 18;
  if (out.s != 0) out.z = (out.s - std::copysign(1.0, out.s)) / std::sqrt(out.variance);
  return out;
}

double lag1(Series nights) {
  const auto points = known_points(nights);
  if (points.size() < 2) return 0;
  double centre = 0;
  for (const auto& [k, v] : points) centre += v / static_cast<double>(points.size());
  double squares = 0, products = 0;
  int pairs = 0;
  for (const auto& [k, v] : points) squares += (v - centre) * (v - centre);
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (points[i].first - points[i - 1].first != 1) continue;
    products += (points[i].second - centre) * (points[i - 1].second - centre);
    ++pairs;
  }
  if (pairs == 0 || squares == 0) return 0;
  return products / pairs / (squares / static_cast<double>(points.size()));
}

double effective_n(int n, double r) {
  const double alike = std::clamp(r, 0.0, most_alike);
  return n * (1 - alike) / (1 + alike);
}

std::optional<Interval> slope_interval(Series nights, double alpha) {
  TheilSen slope_of;
  const auto slope = slope_of(nights);
  if (!slope) return std::nullopt;
  std::vector<double> heights;
  for (const auto& [k, v] : known_points(nights)) heights.push_back(v - *slope * k);
  const double intercept = median_in_place(heights);
  const auto line = [&](std::size_t k) { return intercept + *slope * static_cast<double>(k); };
  std::vector<std::optional<double>> resampled(nights.size());
  return bootstrap(nights.size(), alpha, [&](const std::vector<std::size_t>& drawn) {
    for (std::size_t k = 0; k < drawn.size(); ++k) {
      const auto& value = nights[drawn[k]];
      resampled[k] = value ? std::optional(line(k) + *value - line(drawn[k])) : std::nullopt;
    }
    return slope_of(resampled);
  });
}

Interval widened_slope(const Interval& drawn, double slope, std::size_t slots, double r) {
  const auto n = static_cast<double>(slots), block = static_cast<double>(block_length(slots));
  NIGHTJAR_EXPECTS(n > 2 * block);
  const double alike = std::clamp(r, 0.0, most_alike);
  double held = 1;
  for (double k = 1; k < block; ++k) held += 2 * (1 - k / block) * std::pow(alike, k);
  const double factor = n / (n - 2 * block) * std::sqrt((1 + alike) / (1 - alike) / held);
  return {slope - factor * (slope - drawn.low), slope + factor * (drawn.high - slope)};
}

double lag1_about_line(Series nights, double slope) {
  std::vector<std::optional<double>> left_over(nights.begin(), nights.end());
  for (std::size_t k = 0; k < left_over.size(); ++k)
    if (left_over[k]) *left_over[k] -= slope * static_cast<double>(k);
  const double r = lag1(left_over);
  const auto n = static_cast<double>(known_points(nights).size());
  return std::clamp(r + (2 + 4 * r) / n, -1.0, 1.0);
}

Trend trend(Series nights) {
  Trend out;
  out.n_slots = static_cast<int>(nights.size());
  out.n = static_cast<int>(known_points(nights).size());
  if (out.n_slots < least_trend_slots)
    out.gate = Gate::too_few_nights;
  else if (out.n < least_share_known * out.n_slots)
    out.gate = Gate::too_many_missing;
  if (out.gate != Gate::open) return out;
  out.slope = theil_sen(nights);
  out.interval_as_drawn = slope_interval(nights);
  out.lag1 = analysis::lag1(nights);
  out.lag1_about_line = analysis::lag1_about_line(nights, *out.slope);
  if (out.interval_as_drawn)
    out.interval = widened_slope(*out.interval_as_drawn, *out.slope, nights.size(), out.lag1_about_line);
  out.separate_nights = effective_n(out.n, out.lag1_about_line);
  out.mann_kendall = analysis::mann_kendall(nights);
  const double z = std::abs(out.mann_kendall.z) * std::sqrt(out.separate_nights / out.n);
  out.clear = out.interval && off_zero(*out.interval) && z >= clear_z;
  return out;
}

}  // namespace nightjar::analysis
