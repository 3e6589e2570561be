// How alike the days are: the sleep regularity index, and how far free nights lie from work nights.
#pragma once
#include <cstdint>
#include <nightjar/analysis/night_list.hpp>
#include <span>

namespace nightjar::analysis {

enum class Epoch : std::uint8_t { awake, asleep, unknown };
/// elapsed: minutes of the instant line, 24 elapsed hours apart, so that none is skipped or doubled at a clock change.
/// wall: the same minute of the clock on successive dates; a skipped hour is unknown, of a repeated one the first pass.
enum class SriBasis { elapsed, wall };

/// -100 + 200 * same / valid over epochs `lag` apart; a pair with an unknown epoch counts in neither
/// (Phillips et al. 2017). "Diary-approximated; 24 hours elapsed".
struct SleepRegularity {
  SriBasis basis = SriBasis::elapsed;
  std::int64_t same_pairs = 0, valid_pairs = 0;
  int nights = 0;               // that gave known epochs
  std::optional<double> value;  // whenever there is a valid pair; summaries show it from 14 nights and 10,080 pairs on
};
[[nodiscard]] SleepRegularity regularity_of_epochs(std::span<const Epoch> epochs, std::size_t lag);

/// Noon D to noon D+1 is known if the night of D is usable with onset and waking, or without sleep; asleep from onset
/// to waking and in timed naps. If any zone is not known, the wall basis is used for all.
[[nodiscard]] SleepRegularity sleep_regularity(std::span<const NightRow> rows, std::span<const Nap* const> naps,
                                               SriBasis basis = SriBasis::elapsed,
                                               const std::string& home_zone = "UTC");

/// Free nights against work nights, by the middle of sleep (Wittmann et al. 2006; Roenneberg et al. 2012).
struct FreeDayShift {
  int free_nights = 0, work_nights = 0;                // with a middle of sleep
  std::optional<double> free_midpoint, work_midpoint;  // usual times, minutes after midnight
  std::optional<double> jetlag_min;                    // |free - work| wrapped; needs 4 nights of each
  std::optional<double> msf_sc;  // MSF - (SPT_free - SPT_all)/2 if SPT_free > SPT_work, else MSF; minutes of the day
};
[[nodiscard]] FreeDayShift free_day_shift(std::span<const NightRow> rows);

}  // namespace nightjar::analysis
