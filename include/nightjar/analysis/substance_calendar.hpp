// Days with one substance, by state. Missing stays missing: percentages come with the bounds that the gaps leave open.
#pragma once
#include <map>
#include <nightjar/domain/journal_data.hpp>

namespace nightjar::analysis {

enum class DayMark : std::uint8_t { taken, none, prefer_not, not_recorded };
enum class Tristate { no, yes, unknown };

/// taken + none + prefer_not + not_recorded = number of days. "Unknown" means the last two.
struct SubstanceCalendar {
  Id substance{};
  Day from;
  std::vector<DayMark> days;
  int taken = 0, none = 0, prefer_not = 0, not_recorded = 0;
  std::optional<double> pct_none_recorded;           // 100 none / (none + taken), from 7 recorded days on
  double pct_none_lowest = 0, pct_none_highest = 0;  // 100 none / C, 100 (none + unknown) / C
  int longest_run = 0;                               // recorded run of none: consecutive `none`, ended by anything else
  int current_run = 0;                               // the one that ends on the last day
  std::optional<int> days_since_taken;               // from the last `taken` of the period to its last day
  int unknown_since_taken = 0;                       // of these days, how many are unknown
  Tristate last7_all_none = Tristate::unknown;
};

/// The counts of a sequence of days.
[[nodiscard]] SubstanceCalendar count_days(std::vector<DayMark> days);
/// What is recorded for the day; or taken where a plan of the substance was answered so, also against a recorded none,
/// which a button may have said of the whole list. "Prefer not to say" stays.
[[nodiscard]] DayMark day_mark(const JournalData& data, const Id& substance, Day day);
/// Both days included.
[[nodiscard]] SubstanceCalendar substance_calendar(const JournalData& data, const Id& substance, Day from, Day until);
/// Of every substance of the journal, walking through its days once.
[[nodiscard]] std::map<Id, SubstanceCalendar> substance_calendars(const JournalData& data, Day from, Day until);

}  // namespace nightjar::analysis

namespace nightjar {
template <>
inline constexpr auto enum_names<analysis::DayMark> =
    std::to_array<std::string_view>({"taken", "none", "prefer_not", "not_recorded"});
template <>
inline constexpr auto enum_names<analysis::Tristate> = std::to_array<std::string_view>({"no", "yes", "unknown"});
}  // namespace nightjar
