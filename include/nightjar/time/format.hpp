// The only place that prints and parses dates and times.
#pragma once
#include <nightjar/time/moment.hpp>

namespace nightjar {

[[nodiscard]] std::string iso(Day day);                           // 2024-03-30
[[nodiscard]] std::string iso(WallTime time);                     // 2024-03-30T23:05
[[nodiscard]] std::string iso_utc(Instant time);                  // 2024-03-30T22:05:00.123Z
[[nodiscard]] std::string iso_offset(int minutes);                // +02:00
[[nodiscard]] std::string iso_with_offset(const Moment& moment);  // 2024-03-30T23:05+01:00, no offset if unknown
/// As in our CSV files: the offset only where local and zone alone would not give the moment back.
[[nodiscard]] std::string canonical(const Moment& moment);

[[nodiscard]] Result<Day> parse_day(std::string_view text);      // YYYY-MM-DD
[[nodiscard]] Result<Instant> parse_utc(std::string_view text);  // ...Z with optional seconds and fraction
struct LocalWithOffset {
  WallTime local;
  std::optional<int> offset_min;
};
/// YYYY-MM-DDTHH:MM (or a space for T), seconds are cut off, an optional Z or ±HH:MM.
[[nodiscard]] Result<LocalWithOffset> parse_local(std::string_view text);
/// The same, made a moment in `zone`.
[[nodiscard]] Result<Moment> parse_moment(std::string_view text, const std::optional<std::string>& zone);

/// What a person types into a time field: 2245, 22:45, 22.45, 10:45pm, 1045p, 7, "now" and "+15" are the caller's.
/// Minutes after midnight.
[[nodiscard]] Result<int> parse_clock(std::string_view typed);

[[nodiscard]] std::string hh_mm(int minute_of_day);  // 23:05; takes any integer modulo a day
/// "23:05", as the clock was read; empty without a moment.
[[nodiscard]] std::string clock_of(const std::optional<Moment>& moment);
[[nodiscard]] std::string hours_minutes(double minutes);  // "5 h 56 min", "40 min"; rounded to a minute
[[nodiscard]] std::string_view weekday_short(Day day);    // Mon
[[nodiscard]] std::string_view weekday_long(Day day);     // Monday
[[nodiscard]] std::string_view month_name(int month);     // January
[[nodiscard]] std::string_view month_short(int month);    // Jan
[[nodiscard]] std::string night_label(Day night);         // "Sat 21 → Sun 22 November"
[[nodiscard]] std::string day_label(Day day);             // "Sunday 22 November"
/// The same with the year, when it is not that of today: what was saved is told so that a wrong year is seen.
[[nodiscard]] std::string night_label(Day night, Day today);
[[nodiscard]] std::string day_label(Day day, Day today);
[[nodiscard]] std::string date_words(Day day);  // "22 November"
[[nodiscard]] std::string full_date(Day day);   // "22 November 2026"
[[nodiscard]] std::string short_day(Day day);   // "Sun 22 Nov"
[[nodiscard]] std::string short_date(Day day);  // "Sun 22 Nov 2026"

}  // namespace nightjar
