// Nights with and nights without something, and whether a number drifts: always with a plausible range, never a cause.
#pragma once
#include <cstdint>
#include <nightjar/analysis/statistics.hpp>
#include <utility>

namespace nightjar::analysis {

/// Median of all x_i - y_j (Hodges & Lehmann 1963). Both must hold something.
[[nodiscard]] double hodges_lehmann(std::span<const double> with, std::span<const double> without);

/// U = #(x > y) + #(x = y)/2, normal approximation with continuity and tie correction (Mann & Whitney 1947).
/// p is for tests and machine-readable statistics, never for a screen.
struct MannWhitney {
  double u = 0, z = 0, p = 1;
};
[[nodiscard]] MannWhitney mann_whitney(std::span<const double> with, std::span<const double> without);
/// 2U/(mn) - 1 (Cliff 1993).
[[nodiscard]] double cliffs_delta(std::span<const double> with, std::span<const double> without);

enum class Exposure : std::uint8_t { without, with, missing };
/// One night of the period; all nights from first to last are slots, in date order.
struct Slot {
  Exposure exposure = Exposure::missing;
  std::optional<double> value;
};
struct Interval {
  double low = 0, high = 0;
};

inline constexpr double usual_alpha = 0.05;
/// Circular block bootstrap (Politis & Romano 1992) of the Hodges-Lehmann difference. Blocks of
/// b = max(N >= 28 ? 7 : 3, floor(cbrt(N) + 1/2)) nights keep neighbours together. The generator starts afresh for each
/// interval, so the same nights always give the same range. Null when too few draws hold both groups.
/// As drawn, it is too narrow over few nights; what is shown is `widened`.
[[nodiscard]] std::optional<Interval> difference_interval(std::span<const Slot> slots, double alpha = usual_alpha);

/// The range that is shown. A draw of blocks varies about the mean of the nights at hand and loses the share
/// block/slots of the variance, as an ordinary sample loses 1/n: the factor sqrt(N / (N - b)) gives it back. Few nights
/// in one group need Student's t for the normal quantile, with the cautious degrees of freedom n - 1 of the smaller
/// group (Welch 1938). Where nothing differs it then leaves out 0 in 3 to 7 of 100 from 28 nights on, where the range
/// as drawn does in 5 to 14 (tests/bench/calibration.cpp; figures in TESTING.md). Both ends move away from the estimate
/// by the same factor.
[[nodiscard]] Interval widened(const Interval& drawn, double estimate, std::size_t slots, int smaller_group,
                               double alpha = usual_alpha);
/// Of Student's t distribution (Fisher & Cornish 1960; within 0.1 % from 6 degrees of freedom on for p up to 0.999).
[[nodiscard]] double student_quantile(double p, double degrees);

/// Why a comparison or trend is not made: the first gate that is closed.
enum class Gate { open, too_few_nights, too_few_stretches, too_many_missing };

struct Comparison {
  Gate gate = Gate::open;
  int n_with = 0, n_without = 0, n_slots = 0;
  std::optional<double> median_with, median_without, difference;  // null when a gate is closed
  std::optional<Interval> interval;                               // widened
  bool clear = false;                                             // both ends strictly on one side of 0
  int runs_with = 0, runs_without = 0;                            // separate stretches of nights
  // For programs that read the numbers, never for a screen; null when a gate is closed.
  std::optional<Interval> interval_as_drawn;
  std::optional<double> mann_whitney_u, cliffs_delta;
  std::optional<double> lag1, separate_nights;  // of the nights known on both counts
};
inline constexpr int least_nights = 7, least_runs = 3, least_trend_slots = 28;
/// At least 7 known nights of each, 3 separate runs of each, 70 % of slots known. In a table of `outcomes` the interval
/// is widened to alpha = 0.05 / outcomes.
[[nodiscard]] Comparison compare(std::span<const Slot> slots, int outcomes = 1);

using Series = std::span<const std::optional<double>>;  // one slot per night
/// Median of all slopes between two known nights, per night (Theil 1950; Sen 1968). Null with fewer than 2.
[[nodiscard]] std::optional<double> theil_sen(Series nights);
/// S, its variance with ties, and Z (Mann 1945; Kendall 1975).
struct MannKendall {
  double s = 0, variance = 0, z = 0;
};
[[nodiscard]] MannKendall mann_kendall(Series nights);
/// Likeness of neighbouring nights: autocorrelation over adjacent known slots, of the values as they are.
[[nodiscard]] double lag1(Series nights);
/// The same of what a line of that slope leaves over, because a steady rise makes neighbours alike by itself. Fitting a
/// line to n nights makes what is left over look less alike than it is; (2 + 4r)/n gives that back (Marriott & Pope
/// 1954).
[[nodiscard]] double lag1_about_line(Series nights, double slope);
/// How many separate nights n alike ones tell about: n (1 - r)/(1 + r), r limited to 0..0.95.
[[nodiscard]] double effective_n(int n, double r);
/// Residuals of the Theil-Sen line, drawn in blocks as above. As drawn; what is shown is `widened_slope`.
[[nodiscard]] std::optional<Interval> slope_interval(Series nights, double alpha = usual_alpha);

/// The range that is shown. Slope and height are both taken from the nights at hand, and blocks drawn about that line
/// vary too little by about N / (N - 2b) (b: block length; by simulation, tests/bench/calibration.cpp). What nights
/// further apart than a block share is not in it either: where each is like the one before by r, limited to 0..0.95,
/// the whole is (1 + r)/(1 - r), and a block holds 1 + 2 sum over k < b of (1 - k/b) r^k; the range grows by the root
/// of their ratio.
[[nodiscard]] Interval widened_slope(const Interval& drawn, double slope, std::size_t slots, double r);

struct Trend {
  Gate gate = Gate::open;
  int n = 0, n_slots = 0;
  std::optional<double> slope;       // per night; null when a gate is closed
  std::optional<Interval> interval;  // widened
  double separate_nights = 0;        // effective_n with lag1_about_line
  // For programs that read the numbers, never for a screen.
  std::optional<Interval> interval_as_drawn;
  double lag1 = 0, lag1_about_line = 0;
  MannKendall mann_kendall;
  // Interval on one side of 0, and |Z| sqrt(n_eff / n) >= 1.96: 1.1 to 4.4 of 100 where nothing drifts.
  bool clear = false;
};
/// At least 28 slots, 70 % of them known.
[[nodiscard]] Trend trend(Series nights);

}  // namespace nightjar::analysis
