// Words beside points along one line: none lies on another, and none leaves the drawing.
#pragma once
#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <vector>

namespace nightjar::charts {

/// Row 0 is the nearest to the points; words that find no room there go to the first row further out that has some.
class LabelRows {
 public:
  LabelRows(double left, double right) : left_(left), right_(right) {}

  /// Nothing is written in row 0 from here to there.
  void keep_free(double from, double until) { taken_.front().push_back({from, until}); }

  struct Place {
    double left;
    std::size_t row;
  };
  /// The first of these left ends that is free in row 0; else centred on `middle`, as far as there is room, further
  /// out.
  Place place(double width, std::initializer_list<double> preferred, double middle) {
    for (const double left : preferred)
      if (left >= left_ && left + width <= right_ && is_free(0, left, width)) return take(0, left, width);
    const double centred = std::max(std::min(middle - width / 2, right_ - width), left_);
    std::size_t row = 1;
    while (!is_free(row, centred, width)) ++row;
    return take(row, centred, width);
  }
  [[nodiscard]] std::size_t count() const { return taken_.size(); }

 private:
  static constexpr double between = 6;
  struct Stretch {
    double from, until;
  };

  [[nodiscard]] bool is_free(std::size_t row, double left, double width) const {
    return row >= taken_.size() || std::ranges::none_of(taken_[row], [&](const Stretch& other) {
             return left < other.until + between && other.from < left + width + between;
           });
  }
  Place take(std::size_t row, double left, double width) {
    taken_.resize(std::max(taken_.size(), row + 1));
    taken_[row].push_back({left, left + width});
    return {left, row};
  }

  double left_, right_;
  std::vector<std::vector<Stretch>> taken_ = std::vector<std::vector<Stretch>>(1);
};

}  // namespace nightjar::charts
