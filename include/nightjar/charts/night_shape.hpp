// One night as lengths between one noon and the next: what every drawing of a night starts from.
#pragma once
#include <nightjar/analysis/sleep_metrics.hpp>
#include <nightjar/domain/night.hpp>
#include <optional>
#include <string>
#include <vector>

namespace nightjar::charts {

/// From, until: minutes after noon of the night's day.
struct Span {
  double from = 0, until = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

/// A clock that went forward or back during the night.
struct ShapeClockChange {
  double at = 0;    // elapsed minutes after noon
  int minutes = 0;  // +60: went forward
  friend bool operator==(const ShapeClockChange&, const ShapeClockChange&) = default;
};

/// Times are elapsed minutes after noon of the night's day, in the zone of the bed, so that lengths are true;
/// `on_clock` and `pieces` turn them into places on a row of clock hours.
struct NightShape {
  enum class Kind { not_recorded, prefer_not, no_sleep, out_of_order, sleep };
  Kind kind = Kind::not_recorded;
  std::optional<double> into_bed, tried, onset, woke, up;
  std::optional<int> awake_min, awakenings;
  std::optional<ShapeClockChange> clock_change;
  std::optional<std::string> wake_zone;  // only if it differs from the zone of the bed

  [[nodiscard]] double on_clock(double elapsed) const;
  /// Places on the row of clock hours that a stretch of elapsed time covers: two if the clock changed within it.
  [[nodiscard]] std::vector<Span> pieces(double from, double until) const;
  friend bool operator==(const NightShape&, const NightShape&) = default;
};

[[nodiscard]] NightShape shape_of(const Night& night, const analysis::NightMeasures& measures);
/// Minutes of the wall clock after noon of `night`.
[[nodiscard]] double minutes_after_noon(Day night, WallTime time);

}  // namespace nightjar::charts
