// Times as typed after an option: "2024-03-30T23:05", or a clock time alone, which is placed on the right date.
#pragma once
#include <functional>
#include <nightjar/time/format.hpp>
#include <variant>

#include "cli/verb.hpp"

namespace nightjar::cli {

/// Either a clock time (minutes after midnight) or a whole date and time; an offset may follow both.
struct EntryTime {
  std::variant<int, WallTime> time;
  std::optional<int> offset_min;
};
[[nodiscard]] Result<EntryTime> parse_entry_time(std::string_view typed);

/// An option that takes one.
Option add_time(CLI::App& verb, const std::string& names, std::optional<EntryTime>& into, const std::string& what);

/// As a moment, with the date that `date_of` gives to a clock time standing alone.
[[nodiscard]] Moment moment_of(const EntryTime& entry, const std::string& zone,
                               const std::function<Day(int minute_of_day)>& date_of);

/// A clock time of going to bed: from noon on it is the night's own date, before noon the next one.
[[nodiscard]] Day date_of_going_to_bed(Day night, int minute_of_day);
/// A clock time of the morning after. It is the first such time after the person lay down; if that is not known,
/// times before 18:00 are taken as the next day's.
[[nodiscard]] Day date_of_getting_up(Day night, std::optional<WallTime> lay_down, int minute_of_day);
/// The last time the clock showed this, at or before now.
[[nodiscard]] Day date_of_last(WallTime now, int minute_of_day);
/// On a journal day that begins at `day_start_min`.
[[nodiscard]] Day date_on_journal_day(Day day, int day_start_min, int minute_of_day);

}  // namespace nightjar::cli
