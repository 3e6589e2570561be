#include <fmt/format.h>

#include <array>
#include <cmath>
#include <nightjar/time/format.hpp>

namespace nightjar {
namespace {

constexpr std::array<std::string_view, 7> weekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

// Digits from a fixed place; -1 when one is not a digit.
int number(std::string_view text, std::size_t from, std::size_t count) {
  if (from + count > text.size()) return -1;
  int value = 0;
  for (std::size_t i = from; i < from + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

// Z, +HH:MM, +HHMM or -HH:MM; nothing for an empty text.
Result<std::optional<int>> parse_offset(std::string_view text) {
  if (text.empty()) return std::optional<int>{};
  if (text == "Z" || text == "z") return std::optional<int>{0};
  std::size_t digits = text.size() == 6 && text[3] == ':' ? 4 : 3;
  if ((text.size() != 6 && text.size() != 5) || (text[0] != '+' && text[0] != '-'))
    return fail(ErrorCode::parse, "this is not an offset from UTC", "write it as +02:00 or Z");
  const int hours = number(text, 1, 2);
  const int minutes = number(text, digits, 2);
  if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59)
    return fail(ErrorCode::parse, "this is not an offset from UTC", "write it as +02:00 or Z");
  const int total = hours * 60 + minutes;
  return std::optional<int>{text[0] == '-' ? -total : total};
}

void add_digits(std::string& out, int value, int count) {
  std::array<char, 4> digits{};
  for (int i = count; i-- > 0; value /= 10) digits[static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
  out.append(digits.data(), static_cast<std::size_t>(count));
}

// Written digit by digit, since a long journal has hundreds of thousands of times.
void add_iso(std::string& out, Day day) {
  const auto c = calendar(day);
  if (c.year >= 0 && c.year <= 9999)
    add_digits(out, c.year, 4);
  else
    fmt::format_to(std::back_inserter(out), "{:04}", c.year);
  out += '-';
  add_digits(out, c.month, 2);
  out += '-';
  add_digits(out, c.day, 2);
}
void add_iso(std::string& out, WallTime time) {
  const int minute = minute_of_day(time);
  add_iso(out, day_of(time));
  out += 'T';
  add_digits(out, minute / 60, 2);
  out += ':';
  add_digits(out, minute % 60, 2);
}

struct ParsedTime {
  WallTime local;
  std::int64_t ms;
  std::string_view rest;
};

Result<ParsedTime> parse_date_time(std::string_view text) {
  const auto wrong = [] {
    return fail(ErrorCode::parse, "this is not a date and time", "write it as 2024-03-30T23:05");
  };
  if (text.size() < 16 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':') return wrong();
  const auto day = parse_day(text.substr(0, 10));
  if (!day) return fail(day.error());
  const int hour = number(text, 11, 2);
  const int minute = number(text, 14, 2);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return wrong();
  auto rest = text.substr(16);
  std::int64_t ms = 0;
  if (!rest.empty() && rest[0] == ':') {
    const int second = number(rest, 1, 2);
    if (second < 0 || second > 60) return wrong();
    ms = second * 1000;
    rest.remove_prefix(3);
    if (!rest.empty() && rest[0] == '.') {
      rest.remove_prefix(1);
      std::int64_t unit = 100;
      while (!rest.empty() && rest[0] >= '0' && rest[0] <= '9') {
        ms += unit * (rest[0] - '0');
        unit /= 10;
        rest.remove_prefix(1);
      }
    }
  }
  return ParsedTime{at(*day, hour * 60 + minute), ms, rest};
}

}  // namespace

std::string iso(Day day) {
  std::string out;
  add_iso(out, day);
  return out;
}
std::string iso(WallTime time) {
  std::string out;
  add_iso(out, time);
  return out;
}
std::string iso_utc(Instant time) {
  const auto minutes = whole_minutes(Instant{0}, time);
  const auto ms = static_cast<int>(time.ms - minutes * 60000);
  std::string out;
  add_iso(out, WallTime{minutes});
  out += ':';
  add_digits(out, ms / 1000, 2);
  out += '.';
  add_digits(out, ms % 1000, 3);
  return out += 'Z';
}
std::string iso_offset(int minutes) {
  const int m = std::abs(minutes);
  return fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', m / 60, m % 60);
}
std::string iso_with_offset(const Moment& moment) {
  return moment.offset_min ? iso(moment.local) + iso_offset(*moment.offset_min) : iso(moment.local);
}
std::string canonical(const Moment& moment) {
  return follows_from_zone(moment) ? iso(moment.local) : iso_with_offset(moment);
}

Result<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || number(text, 0, 4) < 0 || number(text, 5, 2) < 0 ||
      number(text, 8, 2) < 0)
    return fail(ErrorCode::parse, "this is not a day", "write it as 2024-03-30");
  return make_day(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2));
}

Result<Instant> parse_utc(std::string_view text) {
  const auto parsed = parse_date_time(text);
  if (!parsed) return fail(parsed.error());
  const auto offset = parse_offset(parsed->rest);
  if (!offset) return fail(offset.error());
  if (!*offset) return fail(ErrorCode::parse, "this time has no offset from UTC", "end it with Z or +02:00");
  return Instant{(parsed->local.minutes - **offset) * 60000 + parsed->ms};
}

Result<LocalWithOffset> parse_local(std::string_view text) {
  const auto parsed = parse_date_time(text);
  if (!parsed) return fail(parsed.error());
  const auto offset = parse_offset(parsed->rest);
  if (!offset) return fail(offset.error());
  return LocalWithOffset{parsed->local, *offset};
}

Result<Moment> parse_moment(std::string_view text, const std::optional<std::string>& zone) {
  const auto local = parse_local(text);
  if (!local) return fail(local.error());
  return local->offset_min ? make_moment_with_offset(local->local, zone, *local->offset_min)
                           : make_moment(local->local, zone);
}

Result<int> parse_clock(std::string_view typed) {
  const auto wrong = [] { return fail(ErrorCode::parse, "this is not a time of day", "type it as 22:45 or 10:45pm"); };
  std::string digits;
  std::optional<std::size_t> separator;
  enum class Half { none, am, pm } half = Half::none;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const char c = typed[i];
    if (c == ' ') continue;
    if (half != Half::none) {
      if ((c == 'm' || c == 'M' || c == '.')) continue;
      return wrong();
    }
    if (c >= '0' && c <= '9')
      digits += c;
    else if ((c == ':' || c == '.' || c == 'h' || c == ',') && !separator && !digits.empty())
      separator = digits.size();
    else if ((c == 'a' || c == 'A') && !digits.empty())
      half = Half::am;
    else if ((c == 'p' || c == 'P') && !digits.empty())
      half = Half::pm;
    else
      return wrong();
  }
  if (digits.empty() || digits.size() > 4) return wrong();
  const std::size_t hour_digits = separator.value_or(digits.size() <= 2 ? digits.size() : digits.size() - 2);
  if (hour_digits > 2 || (digits.size() - hour_digits != 0 && digits.size() - hour_digits != 2)) return wrong();
  int hour = number(digits, 0, hour_digits);
  const int minute = digits.size() > hour_digits ? number(digits, hour_digits, 2) : 0;
  if (half != Half::none) {
    if (hour < 1 || hour > 12) return wrong();
    hour = hour % 12 + (half == Half::pm ? 12 : 0);
  }
  if (hour == 24 && minute == 0) hour = 0;
  if (hour > 23 || minute > 59) return wrong();
  return hour * 60 + minute;
}

std::string hh_mm(int minute) {
  minute = (minute % 1440 + 1440) % 1440;
  std::string out;
  add_digits(out, minute / 60, 2);
  out += ':';
  add_digits(out, minute % 60, 2);
  return out;
}
std::string clock_of(const std::optional<Moment>& moment) {
  return moment ? hh_mm(minute_of_day(moment->local)) : std::string();
}
std::string hours_minutes(double minutes) {
  const auto rounded = static_cast<long long>(std::llround(minutes));
  const char* sign = rounded < 0 ? "\u2212" : "";
  const auto m = std::llabs(rounded);
  return m < 60 ? fmt::format("{}{} min", sign, m) : fmt::format("{}{} h {:02} min", sign, m / 60, m % 60);
}
std::string_view weekday_long(Day day) { return weekdays[static_cast<std::size_t>(weekday(day))]; }
std::string_view weekday_short(Day day) { return weekday_long(day).substr(0, 3); }
std::string_view month_name(int month) { return months[static_cast<std::size_t>(month - 1)]; }
std::string_view month_short(int month) { return month_name(month).substr(0, 3); }
std::string night_label(Day night) {
  const auto morning = night + 1;
  const auto a = calendar(night);
  const auto b = calendar(morning);
  if (a.month == b.month)
    return fmt::format("{} {} \u2192 {} {} {}", weekday_short(night), a.day, weekday_short(morning), b.day,
                       month_name(b.month));
  return fmt::format("{} {} {} \u2192 {} {} {}", weekday_short(night), a.day, month_name(a.month),
                     weekday_short(morning), b.day, month_name(b.month));
}
std::string day_label(Day day) {
  const auto c = calendar(day);
  return fmt::format("{} {} {}", weekday_long(day), c.day, month_name(c.month));
}
namespace {
std::string with_year(std::string label, Day day, Day today) {
  const int year = calendar(day).year;
  return year == calendar(today).year ? label : fmt::format("{} {}", label, year);
}
}  // namespace
std::string night_label(Day night, Day today) { return with_year(night_label(night), night + 1, today); }
std::string day_label(Day day, Day today) { return with_year(day_label(day), day, today); }
std::string date_words(Day day) {
  const auto c = calendar(day);
  return fmt::format("{} {}", c.day, month_name(c.month));
}
std::string full_date(Day day) { return fmt::format("{} {}", date_words(day), calendar(day).year); }
std::string short_day(Day day) {
  const auto c = calendar(day);
  return fmt::format("{} {} {}", weekday_short(day), c.day, month_short(c.month));
}
std::string short_date(Day day) { return fmt::format("{} {}", short_day(day), calendar(day).year); }

}  // namespace nightjar
