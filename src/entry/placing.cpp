#include <array>
#include <nightjar/analysis/sleep_metrics.hpp>
#include <nightjar/entry/placing.hpp>

namespace nightjar::entry {
namespace {

constexpr int whole_day = 24 * 60, noon = 12 * 60, evening_if_unknown = 18 * 60;
constexpr int rounded_ahead = 60;
constexpr std::chrono::hours over_noon{20}, swapped_morning{3};

Moment moment_of(WallTime local, const ClockTime& typed, const std::string& zone) {
  return typed.offset_min ? make_moment_with_offset(local, zone, *typed.offset_min) : make_moment(local, zone);
}

/// The given time if it has a date, else where `place` puts its clock.
template <class Place>
std::optional<Moment> placed_by(const std::optional<GivenTime>& given, const std::string& zone, Place place) {
  if (!given) return std::nullopt;
  if (const auto* whole = std::get_if<Moment>(&*given)) return *whole;
  const auto& typed = std::get<ClockTime>(*given);
  return moment_of(place(typed.minute_of_day), typed, zone);
}

/// The same time on the clock of another zone; as it is where that cannot be told.
WallTime on_the_clock_of(const std::string& zone, const Moment& moment) {
  return moment.zone == zone || !moment.utc || !zone_exists(zone) ? moment.local : wall_time(*moment.utc, zone);
}

bool settled(const std::optional<GivenTime>& given) {
  return given && (std::holds_alternative<Moment>(*given) || std::get<ClockTime>(*given).offset_min);
}

void settle_repeated_hour(const NightTimes& given, PlacedNight& placed) {
  struct Time {
    const std::optional<GivenTime>& given;
    std::optional<Moment>& placed;
    std::optional<Moment> Night::*in_night;
  };
  const std::array<Time, 4> times{{{given.into_bed, placed.into_bed, &Night::into_bed},
                                   {given.tried_to_sleep, placed.tried_to_sleep, &Night::tried_to_sleep},
                                   {given.final_awakening, placed.final_awakening, &Night::final_awakening},
                                   {given.out_of_bed, placed.out_of_bed, &Night::out_of_bed}}};
  Night night;
  for (const auto& time : times) {
    night.*time.in_night = time.placed;
    if (settled(time.given)) (night.*time.in_night)->is = MomentIs::unique;  // there is no other pass to try
  }
  night = analysis::with_mended_folds(night);
  for (const auto& time : times)
    if (!settled(time.given)) time.placed = night.*time.in_night;
}

}  // namespace

GivenTime given_over(const std::optional<Moment>& recorded, const ClockTime& typed) {
  if (recorded && !typed.offset_min && minute_of_day(recorded->local) == typed.minute_of_day) return *recorded;
  return typed;
}

WallTime first_at_or_after(WallTime from, int minute) {
  return from + std::chrono::minutes((minute - minute_of_day(from) + whole_day) % whole_day);
}

WallTime in_journal_day(Day day, int minute, int day_start_min) {
  return at(minute < day_start_min ? day + 1 : day, minute);
}

PlacedNight placed(const NightTimes& given, Day night) {
  PlacedNight out;
  const WallTime start = at(night, noon);
  out.into_bed = placed_by(given.into_bed, given.bed_zone, [&](int m) { return first_at_or_after(start, m); });
  out.tried_to_sleep = placed_by(given.tried_to_sleep, given.bed_zone, [&](int m) {
    const WallTime first = first_at_or_after(start, m);
    // In bed at 11:50 and trying at 12:10: the night's noon passed in between.
    return out.into_bed && out.into_bed->local - first > over_noon ? first + std::chrono::minutes(whole_day) : first;
  });
  // The earlier of the two: 11:00 typed for 23:00 must not take the morning a day along.
  std::optional<Moment> begun = out.into_bed;
  if (!begun || (out.tried_to_sleep && out.tried_to_sleep->local < begun->local)) begun = out.tried_to_sleep;
  if (!begun) begun = make_moment(at(night, evening_if_unknown), given.bed_zone);
  const WallTime evening = on_the_clock_of(given.wake_zone, *begun);
  out.final_awakening =
      placed_by(given.final_awakening, given.wake_zone, [&](int m) { return first_at_or_after(evening, m); });
  out.out_of_bed = placed_by(given.out_of_bed, given.wake_zone, [&](int m) {
    // "Got up" a little before "awake" is a swap to ask about, not a day in bed.
    return first_at_or_after(out.final_awakening ? out.final_awakening->local - swapped_morning : evening, m);
  });
  settle_repeated_hour(given, out);
  return out;
}

Moment placed_on(const GivenTime& given, Day day, const Writing& writing) {
  return *placed_by(given, writing.zone, [&](int m) { return in_journal_day(day, m, writing.day_start_min); });
}

Moment placed(const GivenTime& given, std::optional<Day> day, const Writing& writing) {
  if (day && *day != writing.today()) return placed_on(given, *day, writing);
  return *placed_by(given, writing.zone, [&](int m) {
    const WallTime now = writing.local(), next = first_at_or_after(now, m);
    const bool soon = next - now <= std::chrono::minutes(rounded_ahead);
    return soon ? next : next - std::chrono::minutes(whole_day);
  });
}

Day night_told(const NightTimes& given, const Writing& writing, const std::function<bool(Day)>& may_be) {
  const Day ended = writing.today() - 1;
  for (const auto* begin : {&given.tried_to_sleep, &given.into_bed})
    if (*begin)
      if (const auto* whole = std::get_if<Moment>(&**begin)) return night_of(whole->local);
  if (!given.into_bed && !given.tried_to_sleep && !given.final_awakening && !given.out_of_bed) return ended;
  const WallTime soon = writing.local() + std::chrono::minutes(rounded_ahead);
  constexpr int oldest = 2;  // an evening of the day before yesterday has had its morning in any case
  for (int back = 0; back <= oldest; ++back) {
    const Day night = day_of(writing.local()) - back;
    if (!may_be(night)) continue;
    const auto times = placed(given, night);
    const auto has_come = [&](const std::optional<Moment>& time) { return !time || time->local <= soon; };
    if (has_come(times.into_bed) && has_come(times.tried_to_sleep) && has_come(times.final_awakening) &&
        has_come(times.out_of_bed))
      return night;
  }
  return ended;
}

PlacedSleep placed_sleep(const std::optional<GivenTime>& start, const std::optional<GivenTime>& end,
                         std::optional<Day> day, const Writing& writing) {
  PlacedSleep out;
  if (start) out.start = placed(*start, day, writing);
  if (end && out.start)
    out.end = placed_by(end, writing.zone, [&](int m) { return first_at_or_after(out.start->local, m); });
  else if (end)
    out.end = placed(*end, day, writing);
  const auto& first = out.start ? out.start : out.end;
  const bool over = day && *day < writing.today();
  out.day = over || !first ? day.value_or(writing.today()) : journal_day(first->local, writing.day_start_min);
  return out;
}

}  // namespace nightjar::entry
