// Medians of all pairs of two groups, without making the pairs: the bootstrap asks for thousands of them.
#pragma once
#include <vector>

namespace nightjar::analysis {

/// The median of all x_i - y_j of two sorted lists, none empty (mean of the middle two if their number is even).
/// Selects in the matrix of differences, whose rows and columns are sorted (after Johnson & Mizoguchi 1978):
/// O((m + n) log(m n)) where sorting would take m n log(m n).
class PairwiseMedian {
 public:
  [[nodiscard]] double operator()(const std::vector<double>& x, const std::vector<double>& y);

 private:
  std::vector<std::size_t> left_, right_, below_, upto_;  // of each row, kept between calls
};

}  // namespace nightjar::analysis
