// How cravings are spread over the hours of the clock and the days of the week: counts of entries, and how strong.
// Entries without a time do not exist; a check-in's strongest craving has none and is not counted here.
#pragma once
#include <array>
#include <nightjar/domain/journal_data.hpp>

namespace nightjar::analysis {

struct CravingCell {
  int n = 0;
  std::optional<double> median_peak;  // 0 to 10, from 5 entries on
};

struct CravingTimes {
  Day from, until;     // both included
  int first_hour = 4;  // of the clock, at which a journal day starts: 01:00 on Saturday is the end of Friday
  int n = 0;
  int days_with_any = 0;
  std::array<std::array<CravingCell, 24>, 7> cells;  // weekday of the journal day, 0 Monday; hours from first_hour on
  std::array<CravingCell, 24> hours;                 // from first_hour on, all weekdays
  std::array<CravingCell, 7> weekdays;
  std::array<int, 7> days{};  // how many of each weekday the period has
  /// 0 to 23 on the clock, of a place in `hours`.
  [[nodiscard]] int clock_hour(int place) const { return (first_hour + place) % 24; }
};

[[nodiscard]] CravingTimes craving_times(const JournalData& data, Day from, Day until);

}  // namespace nightjar::analysis
