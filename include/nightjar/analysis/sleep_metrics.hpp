// The measures of one night, worked out from the answers each time; each efficiency is named by its denominator.
#pragma once
#include <nightjar/domain/night.hpp>
#include <span>

namespace nightjar::analysis {

/// What can be said about a night as one number, with its code in CSV, JSON and verbs.
enum class Measure {
  time_in_bed,            // O - B
  before_trying,          // L - B
  sleep_latency,          // SOL, as answered
  awakenings,             // NWAK, as answered
  awake,                  // WASO, as answered; 0 if NWAK = 0 and WASO was left out
  sleep_period,           // W - onset
  total_sleep_time,       // TST = (W - L) - SOL - WASO
  terminal_wake,          // O - W
  total_wake,             // SOL + WASO + (O - W)
  efficiency_tib,         // 100 TST / (O - B), the headline
  efficiency_dse,         // 100 TST / (SOL + TST + WASO + T), only if T was answered (Reed & Sacco 2016)
  efficiency_lights_out,  // 100 TST / (O - L)
  quality,                // 1..5, as answered
  rested,                 // 1..5, as answered
};
inline constexpr std::size_t measure_count = 14;

/// Why a night gives no number. Several can be true of one night.
enum class Unusable {
  prefer_not,               // the person would rather not say
  trying_before_bed,        // L < B
  waking_before_sleep,      // W < onset, or W < L
  up_before_waking,         // O < W
  out_of_order,             // another two of B, L, onset, W, O are the wrong way round
  no_time_in_bed,           // O - B <= 0
  longer_than_a_day,        // O - B > 24 h
  awake_longer_than_night,  // TST < 0
};

/// A derived time: not typed by anybody, so it may fall between two minutes.
struct DerivedTime {
  double local_minutes = 0;       // of the wall clock since 1970-01-01T00:00
  std::optional<int> offset_min;  // null when the zone is not known
  std::optional<Instant> utc;
  /// To the nearest minute, for display.
  [[nodiscard]] WallTime wall() const;
  /// Minutes after midnight, unrounded.
  [[nodiscard]] double minute_of_day() const;
  friend bool operator==(const DerivedTime&, const DerivedTime&) = default;
};

struct NightMeasures {
  std::vector<Unusable> reasons;  // empty: usable
  bool zone_known = true;         // false: all minutes are differences on the wall clock
  std::optional<double> time_in_bed_min, before_trying_min, sleep_latency_min, awakenings, awake_min, sleep_period_min,
      total_sleep_time_min, terminal_wake_min, total_wake_min, efficiency_tib_pct, efficiency_dse_pct,
      efficiency_lights_out_pct, quality, rested;
  std::optional<DerivedTime> sleep_onset;  // L + SOL, in the zone of L
  std::optional<DerivedTime> midpoint;     // onset + (W - onset) / 2, in the zone of W

  [[nodiscard]] bool usable() const { return reasons.empty(); }
  /// The first reason, or null for a usable night.
  [[nodiscard]] std::optional<Unusable> reason() const;
  [[nodiscard]] std::optional<double> value(Measure measure) const;
  friend bool operator==(const NightMeasures&, const NightMeasures&) = default;
};

/// Every measure of a night. A null field makes what needs it null; only NWAK = 0 stands for WASO 0.
/// Not usable: all are null but the two ratings. `no_sleep`: time asleep 0 and the ratings, nothing else.
/// Usable: B <= L <= onset <= W <= O where known, 0 < O - B <= 24 h, TST >= 0.
[[nodiscard]] NightMeasures measure(const Night& night);

/// A time in a repeated hour is read as its first pass, unless that breaks B <= L <= W <= O and the second mends it:
/// then the night so read. Null for all other nights, which stay as they are.
[[nodiscard]] std::optional<Night> mended_folds(const Night& night);
[[nodiscard]] inline Night with_mended_folds(const Night& night) { return mended_folds(night).value_or(night); }

}  // namespace nightjar::analysis

namespace nightjar {
template <>
inline constexpr auto enum_names<analysis::Measure> = std::to_array<std::string_view>(
    {"time_in_bed_min", "before_trying_min", "sleep_latency_min", "awakenings", "awake_min", "sleep_period_min",
     "total_sleep_time_min", "terminal_wake_min", "total_wake_min", "efficiency_tib_pct", "efficiency_dse_pct",
     "efficiency_lights_out_pct", "quality", "rested"});
template <>
inline constexpr auto enum_names<analysis::Unusable> =
    std::to_array<std::string_view>({"prefer_not", "trying_before_bed", "waking_before_sleep", "up_before_waking",
                                     "out_of_order", "no_time_in_bed", "longer_than_a_day", "awake_longer_than_night"});
static_assert(enum_names<analysis::Measure>.size() == analysis::measure_count);
}  // namespace nightjar
