#include "analysis/pairwise.hpp"

#include <algorithm>
#include <limits>

namespace nightjar::analysis {

// Row i holds x_i minus every y, the largest y first, so that it ascends from left to right; rows ascend downwards.
double PairwiseMedian::operator()(const std::vector<double>& x, const std::vector<double>& y) {
  const std::size_t m = x.size(), n = y.size();
  const auto at = [&](std::size_t row, std::size_t column) { return x[row] - y[n - 1 - column]; };
  left_.assign(m, 0);
  right_.assign(m, n);
  below_.resize(m);
  upto_.resize(m);
  const std::size_t wanted = (m * n - 1) / 2;
  const bool even = m * n % 2 == 0;
  while (true) {
    // The middle of the row in which half of what is still possible is reached.
    std::size_t possible = 0, pivot_row = 0, reached = 0;
    for (std::size_t i = 0; i < m; ++i) possible += right_[i] > left_[i] ? right_[i] - left_[i] : 0;
    for (; pivot_row < m; ++pivot_row) {
      reached += right_[pivot_row] > left_[pivot_row] ? right_[pivot_row] - left_[pivot_row] : 0;
      if (2 * reached >= possible && right_[pivot_row] > left_[pivot_row]) break;
    }
    const double pivot = at(pivot_row, (left_[pivot_row] + right_[pivot_row]) / 2);
    std::size_t below = 0, upto = 0, first = n, last = n;
    for (std::size_t i = 0; i < m; ++i) {
      while (first > 0 && at(i, first - 1) >= pivot) --first;
      while (last > 0 && at(i, last - 1) > pivot) --last;
      below += below_[i] = first;
      upto += upto_[i] = last;
    }
    if (wanted < below) {
      for (std::size_t i = 0; i < m; ++i) right_[i] = std::min(right_[i], below_[i]);
    } else if (wanted >= upto) {
      for (std::size_t i = 0; i < m; ++i) left_[i] = std::max(left_[i], upto_[i]);
    } else {
      if (!even || wanted + 1 < upto) return pivot;
      double next = std::numeric_limits<double>::infinity();
      for (std::size_t i = 0; i < m; ++i)
        if (upto_[i] < n) next = std::min(next, at(i, upto_[i]));
      return (pivot + next) / 2;
    }
  }
}

}  // namespace nightjar::analysis
