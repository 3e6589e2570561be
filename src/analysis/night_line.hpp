// The moments of a night on one line of minutes: elapsed ones if every zone is known, else those of the wall clock.
#pragma once
#include <nightjar/domain/night.hpp>

namespace nightjar::analysis {

struct NightLine {
  enum Point : std::size_t { into_bed, tried_to_sleep, onset, final_awakening, out_of_bed, point_count };

  explicit NightLine(const Night& night);

  bool zone_known = true;
  std::array<std::optional<double>, point_count> at;

  /// to - from, null unless both are known.
  [[nodiscard]] std::optional<double> between(Point from, Point to) const;
  /// Neighbours among the known points that are the wrong way round.
  [[nodiscard]] std::vector<std::pair<Point, Point>> wrong_pairs() const;
};

/// WASO as the formulas take it: an unanswered one is 0 if the person did not wake at all.
[[nodiscard]] std::optional<double> awake_minutes(const Night& night);

}  // namespace nightjar::analysis
