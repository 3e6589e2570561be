// Calendar days and wall-clock times, without any zone: what a calendar and a clock on the wall show.
#pragma once
#include <chrono>
#include <compare>
#include <cstdint>
#include <nightjar/support/result.hpp>
#include <string>
#include <string_view>

namespace nightjar {

/// A calendar day, counted from 1970-01-01. Also used for journal days (journal_day.hpp).
struct Day {
  std::int32_t since_epoch = 0;
  friend auto operator<=>(const Day&, const Day&) = default;
  friend Day operator+(Day day, int days) { return {day.since_epoch + days}; }
  friend Day operator-(Day day, int days) { return {day.since_epoch - days}; }
  friend int operator-(Day a, Day b) { return a.since_epoch - b.since_epoch; }
  Day& operator++() {
    ++since_epoch;
    return *this;
  }
};

struct YearMonthDay {
  int year;
  int month;
  int day;
};  // month 1..12, day 1..31
[[nodiscard]] YearMonthDay calendar(Day day);
/// invalid_value when there is no such day. Years 1900..2200.
[[nodiscard]] Result<Day> make_day(int year, int month, int day);
/// 0 = Monday ... 6 = Sunday.
[[nodiscard]] int weekday(Day day);

/// Whole minutes of the wall clock since 1970-01-01T00:00, with no zone attached.
struct WallTime {
  std::int64_t minutes = 0;
  friend auto operator<=>(const WallTime&, const WallTime&) = default;
  friend WallTime operator+(WallTime t, std::chrono::minutes m) { return {t.minutes + m.count()}; }
  friend WallTime operator-(WallTime t, std::chrono::minutes m) { return {t.minutes - m.count()}; }
  friend std::chrono::minutes operator-(WallTime a, WallTime b) { return std::chrono::minutes(a.minutes - b.minutes); }
};
[[nodiscard]] Day day_of(WallTime time);
/// Minutes after midnight, 0..1439.
[[nodiscard]] int minute_of_day(WallTime time);
[[nodiscard]] WallTime at(Day day, int minute_of_day);

}  // namespace nightjar
