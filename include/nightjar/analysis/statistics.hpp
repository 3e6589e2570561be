// The few statistics that a diary needs: ordinary ones, and those of clock times, where 23:50 and 00:10 are neighbours.
#pragma once
#include <optional>
#include <span>
#include <vector>

namespace nightjar::analysis {

/// Null when there are no values.
[[nodiscard]] std::optional<double> mean(std::span<const double> values);
/// Standard deviation with n - 1; null when n < 2.
[[nodiscard]] std::optional<double> sd(std::span<const double> values);
/// Type 7 (Hyndman & Fan 1996; the default of R): h = (n - 1)p, linear between order statistics.
[[nodiscard]] std::optional<double> quantile(std::span<const double> values, double p);
[[nodiscard]] std::optional<double> median(std::span<const double> values);

/// Mean, spread and quartiles of a list, all null when it is empty.
struct Distribution {
  int n = 0;
  std::optional<double> mean, sd, median, q1, q3, min, max;
  friend bool operator==(const Distribution&, const Distribution&) = default;
};
[[nodiscard]] Distribution distribution(std::span<const double> values);

/// Wraps a difference of clock times, in minutes, to [-720, 720).
[[nodiscard]] double wrapped_minutes(double difference);
/// Puts any minute into the day, [0, 1440).
[[nodiscard]] double minute_in_day(double minute);

/// Sums of the unit vectors of clock times; a night can be taken out again to ask how it differs from the others.
class ClockSum {
 public:
  void add(double minute);
  void remove(double minute);
  [[nodiscard]] int n() const { return n_; }
  /// R, the length of the mean vector: 1 when all are alike, 0 when spread around the clock.
  [[nodiscard]] double resultant() const;
  /// theta = 2 pi min / 1440; atan2(sum sin, sum cos). Null when n < 2 or R < 0.3: no typical time (Mardia & Jupp
  /// 2000).
  [[nodiscard]] std::optional<double> mean() const;

 private:
  double sin_ = 0, cos_ = 0;
  int n_ = 0;
};

/// Clock times, in minutes after midnight. Everything but n and R is null where there is no typical time.
struct ClockDistribution {
  int n = 0;
  double resultant = 0;
  std::optional<double> mean;            // [0, 1440)
  std::optional<double> sd_min;          // sqrt(-2 ln R) * 1440 / 2 pi
  std::optional<double> median, q1, q3;  // mean + the quantile of the deviations wrapped to [-720, 720)
  friend bool operator==(const ClockDistribution&, const ClockDistribution&) = default;
};
[[nodiscard]] ClockDistribution clock_distribution(std::span<const double> minutes);

}  // namespace nightjar::analysis
