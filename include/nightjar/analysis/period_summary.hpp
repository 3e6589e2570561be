// The numbers of a period, as a report page, a screen or a verb shows them; too few nights give a list, not a mean.
#pragma once
#include <map>
#include <nightjar/analysis/coverage.hpp>
#include <nightjar/analysis/regularity.hpp>
#include <nightjar/analysis/substance_calendar.hpp>

namespace nightjar::analysis {

inline constexpr int recent_nights = 14;
inline constexpr int long_term_nights = 90;

/// How a figure of n nights may be shown.
enum class Shown {
  list_only,  // the nights themselves, no mean
  few,        // with "few nights" beside it
  yes,
};
/// What the least number of nights depends on: the more a figure varies between nights, the more of them it needs.
enum class Steadiness {
  ordinary,   // from 5, marked up to 6
  awake,      // minutes awake in between: from 7, marked up to 13
  two_weeks,  // awakenings, spread of clock times, regularity, free-day shift: from 14
};
/// The only place that knows the least numbers. `all`: show from 1 on, marked where it would not be shown otherwise.
[[nodiscard]] Shown shown(Steadiness steadiness, int n, bool all = false);
[[nodiscard]] Shown shown(Measure measure, int n, bool all = false);

struct SummaryOptions {
  bool all = false;                    // also what rests on too few nights, marked
  bool without_late = false;           // leave out nights written 1 or more days late
  std::optional<Day> last_night = {};  // of a period that reaches into tonight, which nobody has slept yet
  bool without_unconfirmed = false;    // leave out nights that look odd and are not confirmed; of rows with findings
};

struct MeasureSummary {
  Shown shown = Shown::list_only;
  Distribution distribution;  // n always; the rest null when list_only
};

enum class ClockPoint { into_bed, tried_to_sleep, sleep_onset, midpoint, final_awakening, out_of_bed };
/// Usual time and spread. `clock.sd_min` is null where the spread may not be shown, the rest where the time may not.
struct ClockSummary {
  Shown shown = Shown::list_only;
  Shown spread_shown = Shown::list_only;
  ClockDistribution clock;
};

struct NightsSummary {
  int nights_possible = 0;  // calendar nights
  int nights_recorded = 0;  // with a record of any state
  int nights_used = 0;      // usable, and not left out by the options
  int nights_no_sleep = 0, nights_prefer_not = 0;
  int nights_not_usable = 0;         // recorded, but impossible as written
  std::map<Lateness, int> lateness;  // of all recorded nights
  std::map<Measure, MeasureSummary> measures;
  std::map<ClockPoint, ClockSummary> clocks;
  /// 100 sum TST / sum TIB over nights that have both; null when too few.
  std::optional<Covered<double>> efficiency_pooled_pct;
  Shown efficiency_pooled_shown = Shown::list_only;
  FreeDayShift free_days;  // its results null when too few nights

  /// "11 of 14 nights": how many nights a measure rests on.
  [[nodiscard]] Covered<std::optional<double>> mean_of(Measure measure) const;
};

struct SubstanceSummary {
  Id id{};
  std::string name;
  SubstanceKind kind = SubstanceKind::other;
  SubstanceCalendar calendar;
};

struct PeriodSummary : NightsSummary {
  Day from, until;
  SleepRegularity sri;                       // sri.value null when too few nights or pairs
  std::vector<SubstanceSummary> substances;  // by name
  int cravings = 0;
  Distribution craving_peak;  // null but n when fewer than 5
};

/// Nights of several people or periods, taken as one set.
[[nodiscard]] NightsSummary summarise(std::span<const NightRow> rows, SummaryOptions options = {});
[[nodiscard]] NightsSummary summarise(std::span<const Night> nights, SummaryOptions options = {});
/// Both days included.
[[nodiscard]] PeriodSummary summarise(const JournalData& data, Day from, Day until, SummaryOptions options = {});

}  // namespace nightjar::analysis

namespace nightjar {
template <>
inline constexpr auto enum_names<analysis::Shown> = std::to_array<std::string_view>({"list_only", "few", "yes"});
template <>
inline constexpr auto enum_names<analysis::ClockPoint> = std::to_array<std::string_view>(
    {"into_bed", "tried_to_sleep", "sleep_onset", "midpoint", "final_awakening", "out_of_bed"});
}  // namespace nightjar
