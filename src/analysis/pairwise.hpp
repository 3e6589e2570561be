// Medians of all pairs, without making the pairs: the bootstrap asks for thousands of them, each much like the last.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace nightjar::analysis {

/// The median of all x_i - y_j of two sorted lists, none empty (mean of the middle two if their number is even).
/// Selects in the matrix of differences, whose rows and columns are sorted (after Johnson & Mizoguchi 1978):
/// O((m + n) log(m n)) where sorting would take m n log(m n). Begins where the last median was.
class MedianDifference {
 public:
  [[nodiscard]] double operator()(const std::vector<double>& x, const std::vector<double>& y);

 private:
  std::vector<std::size_t> left_, right_, below_, upto_;  // of each row, kept between calls
  std::optional<double> last_;
  double share_per_unit_ = 0;  // of all differences, around the last median
};

/// The median of all slopes (v_j - v_i) / (t_j - t_i) of two or more points, whose t ascend by at least 1.
/// The first call makes them all. Later ones count the slopes below a value as inversions of v - value t (Cole, Salowe,
/// Steiger & Szemeredi 1989), O(n log n), and make only those in a window around the median. Rounding can misplace a
/// slope in that count only close to an end of the window; a median as close to one as that is not believed.
class MedianSlope {
 public:
  [[nodiscard]] double operator()(std::span<const double> t, std::span<const double> v);

 private:
  struct Height {
    double at;
    std::uint32_t point;
  };
  struct Middle {
    double low, high;
  };  // the two that the median is the mean of, or one twice

  [[nodiscard]] double slope(std::size_t i, std::size_t j) const { return (v_[j] - v_[i]) / (t_[j] - t_[i]); }
  std::size_t count_below(double slope);
  [[nodiscard]] Middle middle_of_slopes(std::size_t left_out_below);
  [[nodiscard]] double of_all();
  [[nodiscard]] std::optional<double> of_window();

  std::span<const double> t_, v_;  // of the call under way
  std::size_t pairs_ = 0;
  std::vector<double> slopes_;
  std::vector<Height> heights_, merged_;  // kept between calls
  std::optional<double> last_;
  double share_per_unit_ = 0;  // of all slopes, around the last median
};

}  // namespace nightjar::analysis
