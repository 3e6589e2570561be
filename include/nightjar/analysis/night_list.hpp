// A period as one row per calendar night, recorded or not: the table behind the list, the report and every summary.
#pragma once
#include <functional>
#include <nightjar/analysis/checks.hpp>
#include <nightjar/analysis/lateness.hpp>
#include <nightjar/analysis/sleep_metrics.hpp>

namespace nightjar::analysis {

struct NightRow {
  Day day;
  const Night* night = nullptr;  // null: not recorded. Points into the journal it was made from.
  NightMeasures measures;        // all null when there is no night
  std::optional<Lateness> lateness;
  std::optional<DayType> day_type;  // of D+1, the day the night leads into
  std::vector<Finding> findings;
};

/// Each night from `from` to `until`, both included, as one row after the other; `findings` stay empty.
void for_each_night(const JournalData& data, Day from, Day until, const std::function<void(const NightRow&)>& work);
/// The same as a list.
[[nodiscard]] std::vector<NightRow> night_rows(const JournalData& data, Day from, Day until);
/// The same with what is odd about each night, compared with all the others.
[[nodiscard]] std::vector<NightRow> night_list(const JournalData& data, Day from, Day until,
                                               std::optional<Instant> now = {});
/// The row of one night alone; nothing is compared with other nights.
[[nodiscard]] NightRow night_row(const Night& night, std::optional<DayType> day_type = {},
                                 int day_start_min = default_day_start_min);

}  // namespace nightjar::analysis
