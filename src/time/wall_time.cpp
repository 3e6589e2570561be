#include <date/date.h>

#include <nightjar/time/journal_day.hpp>
#include <nightjar/time/wall_time.hpp>

namespace nightjar {
namespace {
constexpr std::int64_t minutes_a_day = 1440;
std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a >= 0 ? a / b : -((-a + b - 1) / b); }
}  // namespace

YearMonthDay calendar(Day day) {
  const date::year_month_day ymd{date::sys_days{date::days{day.since_epoch}}};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

Result<Day> make_day(int year, int month, int day) {
  if (year < 1900 || year > 2200 || month < 1 || day < 1)
    return fail(ErrorCode::invalid_value, "there is no such day", "give a day as YYYY-MM-DD, from 1900 to 2200");
  const date::year_month_day ymd{date::year{year}, date::month{static_cast<unsigned>(month)},
                                 date::day{static_cast<unsigned>(day)}};
  if (!ymd.ok()) return fail(ErrorCode::invalid_value, "there is no such day", "give a day as YYYY-MM-DD");
  return Day{static_cast<std::int32_t>(date::sys_days{ymd}.time_since_epoch().count())};
}

int weekday(Day day) {
  return static_cast<int>(date::weekday{date::sys_days{date::days{day.since_epoch}}}.iso_encoding()) - 1;
}

Day day_of(WallTime time) { return {static_cast<std::int32_t>(floor_div(time.minutes, minutes_a_day))}; }
int minute_of_day(WallTime time) {
  return static_cast<int>(time.minutes - floor_div(time.minutes, minutes_a_day) * minutes_a_day);
}
WallTime at(Day day, int minute) { return {day.since_epoch * minutes_a_day + minute}; }

Day journal_day(WallTime local, int day_start_min) { return day_of(local - std::chrono::minutes(day_start_min)); }
Day night_of(WallTime begin) { return day_of(begin - std::chrono::minutes(12 * 60)); }

}  // namespace nightjar
