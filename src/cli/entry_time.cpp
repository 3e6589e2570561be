#include "cli/entry_time.hpp"

namespace nightjar::cli {
Result<EntryTime> parse_entry_time(std::string_view typed) {
  if (typed.size() >= 11 && typed[4] == '-') {
    const auto local = parse_local(typed);
    if (!local) return fail(local.error());
    return EntryTime{local->local, local->offset_min};
  }
  // parse_local knows offsets; a clock time borrows any date to use it.
  const auto offset_at = typed.find_first_of("+-");
  const auto clock = parse_clock(typed.substr(0, offset_at));
  if (!clock) return fail(clock.error());
  EntryTime entry{*clock, std::nullopt};
  if (offset_at != std::string_view::npos) {
    const auto with_date = parse_local("2000-01-01T00:00" + std::string(typed.substr(offset_at)));
    if (!with_date) return fail(with_date.error());
    entry.offset_min = with_date->offset_min;
  }
  return entry;
}

Option add_time(CLI::App& verb, const std::string& names, std::optional<EntryTime>& into, const std::string& what) {
  return add_reader(verb, names, "TIME", what, [&into](const std::string& typed) -> std::optional<std::string> {
    const auto entry = parse_entry_time(typed);
    if (!entry) return "takes a time, written as 22:45 or 2024-03-30T22:45";
    into = *entry;
    return std::nullopt;
  });
}

Moment moment_of(const EntryTime& entry, const std::string& zone, const std::function<Day(int)>& date_of) {
  const auto* whole = std::get_if<WallTime>(&entry.time);
  const int minute = whole ? minute_of_day(*whole) : std::get<int>(entry.time);
  const auto local = whole ? *whole : at(date_of(minute), minute);
  return entry.offset_min ? make_moment_with_offset(local, zone, *entry.offset_min) : make_moment(local, zone);
}

Day date_of_going_to_bed(Day night, int minute) { return minute >= 12 * 60 ? night : night + 1; }

Day date_of_getting_up(Day night, std::optional<WallTime> lay_down, int minute) {
  if (!lay_down) return minute < 18 * 60 ? night + 1 : night;
  const auto same_date = day_of(*lay_down);
  return at(same_date, minute) >= *lay_down ? same_date : same_date + 1;
}

Day date_of_last(WallTime now, int minute) {
  const auto today = day_of(now);
  return at(today, minute) <= now ? today : today - 1;
}

Day date_on_journal_day(Day day, int day_start_min, int minute) { return minute >= day_start_min ? day : day + 1; }

}  // namespace nightjar::cli
