// On which day a typed clock time falls. One rule, for the window and for the command line.
#pragma once
#include <functional>
#include <nightjar/domain/journal_data.hpp>
#include <variant>

namespace nightjar::entry {

/// A clock time without a date, and the offset typed after it, if there was one.
struct ClockTime {
  int minute_of_day = 0;
  std::optional<int> offset_min{};
};
/// The same with its date.
struct DatedTime {
  WallTime local;
  std::optional<int> offset_min{};
};
/// A time that is recorded and stays as it is, or one that somebody gives now.
using GivenTime = std::variant<Moment, DatedTime, ClockTime>;
/// A clock time given where a time is recorded: the clock that it shows already, without an offset, is that very time.
[[nodiscard]] GivenTime given_over(const std::optional<Moment>& recorded, const ClockTime& typed);

/// The first time at or after `from` when the clock shows this.
[[nodiscard]] WallTime first_at_or_after(WallTime from, int minute_of_day);
/// In the journal day, at or after its start.
[[nodiscard]] WallTime in_journal_day(Day day, int minute_of_day, int day_start_min);

// --- a night

struct NightTimes {
  std::optional<GivenTime> into_bed{}, tried_to_sleep{}, final_awakening{}, out_of_bed{};
  std::string bed_zone{}, wake_zone{};  // of the first two, and of the last two
  std::vector<Moment> recorded{};       // what the night said so far: for an offset in a zone that is not known here
};
/// The same when all are placed.
struct PlacedNight {
  std::optional<Moment> into_bed{}, tried_to_sleep{}, final_awakening{}, out_of_bed{};
};
/// A new time in a zone that this computer does not know has the offset of the nearest one that is recorded there;
/// where none is, it is a clock time alone. From the night's noon on, in their order. The morning begins when the
/// evening does, on the clock of the place where one wakes. A time that the clock showed twice is its first pass,
/// unless only the second one keeps the order; what was given with a date or an offset stays as it is.
[[nodiscard]] PlacedNight placed(const NightTimes& given, Day night);

// --- an entry

/// When and where an entry is written down.
struct Writing {
  Instant now;
  Zone zone;
  int day_start_min = default_day_start_min;
  /// The name of a zone that this computer does not know, where `zone` is only the offset that stands in for it.
  std::optional<std::string> zone_as_recorded{};
  [[nodiscard]] WallTime local() const { return wall_time(now, zone); }
  [[nodiscard]] Day today() const { return journal_day(local(), day_start_min); }
};
/// For new times of an entry that has one already. In a zone that this computer does not know they stay, with the
/// offset of the recorded one; nothing else could say what its clock shows.
[[nodiscard]] Writing over(const std::optional<Moment>& recorded, Writing writing);
/// An entry tells what has happened. On an earlier day its clock time lies in that journal day; today, or where no day
/// is named, it is the last time that the clock showed this, or the one within the next hour, since clocks differ and
/// people round.
[[nodiscard]] Moment placed(const GivenTime& given, std::optional<Day> day, const Writing& writing);
/// Of an answer about a day, such as its last coffee: always in that journal day.
[[nodiscard]] Moment placed_on(const GivenTime& given, Day day, const Writing& writing);

/// The night that these times tell of, where none is named: of those that `may_be` it the last one whose times have all
/// come, or come within the hour. Without a clock time, the night that ended with this journal day.
[[nodiscard]] Day night_told(const NightTimes& given, const Writing& writing, const std::function<bool(Day)>& may_be);

/// A nap or other sleep beside the night's: it ends at the first such time after it began.
struct PlacedSleep {
  std::optional<Moment> start{}, end{};
  Day day{};  // the one that was named, if it is over; else the one on which it began
};
[[nodiscard]] PlacedSleep placed_sleep(const std::optional<GivenTime>& start, const std::optional<GivenTime>& end,
                                       std::optional<Day> day, const Writing& writing);

}  // namespace nightjar::entry
