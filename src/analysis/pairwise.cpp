#include "analysis/pairwise.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace nightjar::analysis {

// Row i holds x_i minus every y, the largest y first, so that it ascends from left to right; rows ascend downwards.
double MedianDifference::operator()(const std::vector<double>& x, const std::vector<double>& y) {
  constexpr int most_guesses = 3;
  const std::size_t m = x.size(), n = y.size();
  const auto at = [&](std::size_t row, std::size_t column) { return x[row] - y[n - 1 - column]; };
  left_.assign(m, 0);
  right_.assign(m, n);
  below_.resize(m);
  upto_.resize(m);
  const std::size_t wanted = (m * n - 1) / 2;
  const bool even = m * n % 2 == 0;
  const auto pairs = static_cast<double>(m * n);

  // The middle of the row in which half of what is still possible is reached.
  const auto middle_of_possible = [&] {
    std::size_t possible = 0, row = 0, reached = 0;
    for (std::size_t i = 0; i < m; ++i) possible += right_[i] > left_[i] ? right_[i] - left_[i] : 0;
    for (; row < m; ++row) {
      reached += right_[row] > left_[row] ? right_[row] - left_[row] : 0;
      if (2 * reached >= possible && right_[row] > left_[row]) break;
    }
    return at(row, (left_[row] + right_[row]) / 2);
  };
  // One of the differences, so that equal ones are met.
  const auto near = [&](double value) {
    const double middle_x = x[m / 2];
    const auto after = std::lower_bound(y.begin(), y.end(), middle_x - value);
    return middle_x - (after == y.end() ? y.back() : *after);
  };

  std::optional<double> guess = last_, before;
  double rank_before = 0;
  for (int round = 1;; ++round) {
    const double pivot = guess ? *guess : middle_of_possible();
    std::size_t below = 0, upto = 0, first = n, last = n;
    for (std::size_t i = 0; i < m; ++i) {
      while (first > 0 && at(i, first - 1) >= pivot) --first;
      while (last > 0 && at(i, last - 1) > pivot) --last;
      below += below_[i] = first;
      upto += upto_[i] = last;
    }
    if (below <= wanted && wanted < upto) {
      last_ = pivot;
      if (!even || wanted + 1 < upto) return pivot;
      double next = std::numeric_limits<double>::infinity();
      for (std::size_t i = 0; i < m; ++i)
        if (upto_[i] < n) next = std::min(next, at(i, upto_[i]));
      return (pivot + next) / 2;
    }
    for (std::size_t i = 0; i < m; ++i)
      if (wanted < below)
        right_[i] = std::min(right_[i], below_[i]);
      else
        left_[i] = std::max(left_[i], upto_[i]);

    const double rank = static_cast<double>(below + upto) / 2;
    if (before && round <= most_guesses && (pivot - *before) * (rank - rank_before) > 0)
      share_per_unit_ = (rank - rank_before) / (pivot - *before) / pairs;
    before = pivot;
    rank_before = rank;
    guess.reset();
    if (last_ && round <= most_guesses && share_per_unit_ > 0)
      guess = near(pivot + (static_cast<double>(wanted) - rank) / (share_per_unit_ * pairs));
  }
}

// Slopes below a value, as inversions of the heights that are left over it. Leaves the heights in order; equal ones
// stay in the order of their points.
std::size_t MedianSlope::count_below(double slope) {
  constexpr std::size_t run = 8;  // put in order one by one, and then merged
  const std::size_t n = t_.size();
  heights_.resize(n);
  merged_.resize(n);
  std::size_t inversions = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const Height height{v_[i] - slope * t_[i], static_cast<std::uint32_t>(i)};
    const std::size_t first = i - i % run;
    std::size_t place = i;
    for (; place > first && heights_[place - 1].at > height.at; --place) heights_[place] = heights_[place - 1];
    heights_[place] = height;
    inversions += i - place;
  }
  for (std::size_t width = run; width < n; width *= 2) {
    for (std::size_t first = 0; first < n; first += 2 * width) {
      std::size_t left = first, out = first;
      const std::size_t middle = std::min(first + width, n), end = std::min(first + 2 * width, n);
      std::size_t right = middle;
      while (left < middle && right < end) {
        const bool inverted = heights_[right].at < heights_[left].at;
        merged_[out++] = heights_[inverted ? right : left];
        inversions += inverted ? middle - left : 0;
        right += inverted;
        left += !inverted;
      }
      const auto rest = std::copy(heights_.begin() + static_cast<std::ptrdiff_t>(left),
                                  heights_.begin() + static_cast<std::ptrdiff_t>(middle),
                                  merged_.begin() + static_cast<std::ptrdiff_t>(out));
      std::copy(heights_.begin() + static_cast<std::ptrdiff_t>(right),
                heights_.begin() + static_cast<std::ptrdiff_t>(end), rest);
    }
    heights_.swap(merged_);
  }
  return inversions;
}

MedianSlope::Middle MedianSlope::middle_of_slopes(std::size_t left_out_below) {
  const auto place = slopes_.begin() + static_cast<std::ptrdiff_t>((pairs_ - 1) / 2 - left_out_below);
  std::nth_element(slopes_.begin(), place, slopes_.end());
  return {*place, pairs_ % 2 == 1 ? *place : *std::min_element(place + 1, slopes_.end())};
}

double MedianSlope::of_all() {
  slopes_.clear();
  for (std::size_t i = 0; i < t_.size(); ++i)
    for (std::size_t j = i + 1; j < t_.size(); ++j) slopes_.push_back(slope(i, j));
  const auto [low, high] = middle_of_slopes(0);
  last_ = low;
  // The tenth of them in the middle tells how densely they lie.
  const auto begin = slopes_.begin(), middle = begin + static_cast<std::ptrdiff_t>((pairs_ - 1) / 2);
  const auto fifth = static_cast<std::ptrdiff_t>(pairs_ / 20);
  std::nth_element(begin, middle - fifth, middle + 1);
  std::nth_element(middle, middle + fifth, slopes_.end());
  const double width = *(middle + fifth) - *(middle - fifth);
  share_per_unit_ = width > 0 ? 0.1 / width : std::numeric_limits<double>::max() / static_cast<double>(pairs_);
  return (low + high) / 2;
}

std::optional<double> MedianSlope::of_window() {
  constexpr int most_attempts = 3;
  constexpr double epsilon = std::numeric_limits<double>::epsilon();
  const auto pairs = static_cast<double>(pairs_), n = static_cast<double>(t_.size());
  double largest = 0;
  for (const double v : v_) largest = std::max(largest, std::abs(v));
  const auto rounding = [&](double slope) { return 8 * epsilon * (largest + std::abs(slope) * t_.back()); };
  const double least_half = 1e5 * rounding(*last_);

  double known = *last_;
  auto rank = static_cast<double>(count_below(known));
  for (int attempt = 0; attempt < most_attempts; ++attempt) {
    const double per_unit = share_per_unit_ * pairs, missing = (pairs - 1) / 2 - rank;
    const double centre = known + missing / per_unit,
                 half = std::max((n + std::abs(missing) / 4) / per_unit, least_half);
    const double low = centre - half, high = centre + half;
    const std::size_t upto = count_below(high), below = count_below(low);
    if (upto > below) share_per_unit_ = static_cast<double>(upto - below) / (high - low) / pairs;
    if (below > (pairs_ - 1) / 2 || upto <= pairs_ / 2) {
      const bool too_high = below > (pairs_ - 1) / 2;
      known = too_high ? low : high;
      rank = static_cast<double>(too_high ? below : upto);
      continue;
    }
    // What changes places between the one order of heights and the other are the slopes in between.
    slopes_.clear();
    for (std::size_t i = 0; i < heights_.size(); ++i) {
      const auto point = heights_[i].point;
      const Height height{v_[point] - high * t_[point], point};
      std::size_t place = i;
      for (; place > 0 && heights_[place - 1].at > height.at; --place) {
        slopes_.push_back(slope(heights_[place - 1].point, point));
        heights_[place] = heights_[place - 1];
      }
      heights_[place] = height;
    }
    const auto middle = middle_of_slopes(below);
    if (middle.low - low <= rounding(low) || high - middle.high <= rounding(high)) return std::nullopt;
    last_ = middle.low;
    return (middle.low + middle.high) / 2;
  }
  return std::nullopt;
}

double MedianSlope::operator()(std::span<const double> t, std::span<const double> v) {
  constexpr std::size_t worth_a_window = 24;
  t_ = t;
  v_ = v;
  pairs_ = t.size() * (t.size() - 1) / 2;
  if (last_ && t.size() >= worth_a_window)
    if (const auto found = of_window()) return *found;
  return of_all();
}

}  // namespace nightjar::analysis
