#include <array>
#include <nightjar/analysis/sleep_metrics.hpp>
#include <nightjar/entry/placing.hpp>
#include <nightjar/support/overloaded.hpp>
#include <nightjar/time/format.hpp>

namespace nightjar::entry {
namespace {

constexpr int whole_day = 24 * 60, noon = 12 * 60, evening_if_unknown = 18 * 60;
constexpr int rounded_ahead = 60;
constexpr std::chrono::hours over_noon{20}, swapped_morning{3};

/// Whatever has no date is put where `place` puts its clock, and made a moment by `moment`.
template <class MakeMoment, class Place>
std::optional<Moment> placed_by(const std::optional<GivenTime>& given, MakeMoment moment, Place place) {
  if (!given) return std::nullopt;
  return std::visit(
      Overloaded{[](const Moment& recorded) { return recorded; },
                 [&](const DatedTime& typed) { return moment(typed.local, typed.offset_min); },
                 [&](const ClockTime& typed) { return moment(place(typed.minute_of_day), typed.offset_min); }},
      *given);
}

/// How the times of a night are read in one of its two zones.
class NightZone {
 public:
  NightZone(const std::string& name, const std::vector<Moment>& recorded)
      : name_(name), zone_(find_zone(name)), recorded_(recorded) {}

  [[nodiscard]] Moment moment(WallTime local, std::optional<int> offset_min) const {
    if (!offset_min && !zone_) offset_min = recorded_offset(local);
    return offset_min ? make_moment_with_offset(local, name_, *offset_min) : make_moment(local, name_);
  }
  /// A time of the other zone on the clock here; as it is where that cannot be told.
  [[nodiscard]] WallTime clock_at(const Moment& moment) const {
    if (moment.zone == name_ || !moment.utc) return moment.local;
    if (zone_) return wall_time(*moment.utc, *zone_);
    const auto offset = recorded_offset(moment.local);
    return offset ? WallTime{whole_minutes(Instant{}, *moment.utc) + *offset} : moment.local;
  }

 private:
  /// Of the recorded time here that is nearest: rules that nobody knows may have changed it between the others.
  [[nodiscard]] std::optional<int> recorded_offset(WallTime near) const {
    const Moment* nearest = nullptr;
    for (const auto& each : recorded_)
      if (each.zone == name_ && each.offset_min &&
          (nearest == nullptr || std::chrono::abs(each.local - near) < std::chrono::abs(nearest->local - near)))
        nearest = &each;
    return nearest == nullptr ? std::nullopt : nearest->offset_min;
  }

  const std::string& name_;
  std::optional<Zone> zone_;
  const std::vector<Moment>& recorded_;
};

/// How the times of an entry are.
auto moments_of(const Writing& writing) {
  return [&writing](WallTime local, std::optional<int> offset_min) {
    if (!offset_min && writing.zone_as_recorded) offset_min = offset_at(writing.now, writing.zone);
    const auto& zone = writing.zone_as_recorded ? *writing.zone_as_recorded : writing.zone.name();
    return offset_min ? make_moment_with_offset(local, zone, *offset_min) : make_moment(local, zone);
  };
}

bool settled(const std::optional<GivenTime>& given) {
  const auto* clock = given ? std::get_if<ClockTime>(&*given) : nullptr;
  return given && (clock == nullptr || clock->offset_min);
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
  const NightZone bed_zone(given.bed_zone, given.recorded), wake_zone(given.wake_zone, given.recorded);
  const auto at_bed = [&](WallTime local, std::optional<int> offset) { return bed_zone.moment(local, offset); };
  const auto at_wake = [&](WallTime local, std::optional<int> offset) { return wake_zone.moment(local, offset); };
  const WallTime start = at(night, noon);
  out.into_bed = placed_by(given.into_bed, at_bed, [&](int m) { return first_at_or_after(start, m); });
  out.tried_to_sleep = placed_by(given.tried_to_sleep, at_bed, [&](int m) {
    const WallTime first = first_at_or_after(start, m);
    // In bed at 11:50 and trying at 12:10: the night's noon passed in between.
    return out.into_bed && out.into_bed->local - first > over_noon ? first + std::chrono::minutes(whole_day) : first;
  });
  // The earlier of the two: 11:00 typed for 23:00 must not take the morning a day along.
  std::optional<Moment> begun = out.into_bed;
  if (!begun || (out.tried_to_sleep && out.tried_to_sleep->local < begun->local)) begun = out.tried_to_sleep;
  if (!begun) begun = bed_zone.moment(at(night, evening_if_unknown), std::nullopt);
  const WallTime evening = wake_zone.clock_at(*begun);
  out.final_awakening = placed_by(given.final_awakening, at_wake, [&](int m) { return first_at_or_after(evening, m); });
  out.out_of_bed = placed_by(given.out_of_bed, at_wake, [&](int m) {
    // "Got up" a little before "awake" is a swap to ask about, not a day in bed.
    return first_at_or_after(out.final_awakening ? out.final_awakening->local - swapped_morning : evening, m);
  });
  settle_repeated_hour(given, out);
  return out;
}

Writing over(const std::optional<Moment>& recorded, Writing writing) {
  if (!recorded || !recorded->zone || !recorded->offset_min || find_zone(*recorded->zone)) return writing;
  if (const auto offset = find_zone("UTC" + iso_offset(*recorded->offset_min))) {
    writing.zone = *offset;
    writing.zone_as_recorded = recorded->zone;
  }
  return writing;
}

Moment placed_on(const GivenTime& given, Day day, const Writing& writing) {
  return *placed_by(given, moments_of(writing), [&](int m) { return in_journal_day(day, m, writing.day_start_min); });
}

Moment placed(const GivenTime& given, std::optional<Day> day, const Writing& writing) {
  if (day && *day != writing.today()) return placed_on(given, *day, writing);
  return *placed_by(given, moments_of(writing), [&](int m) {
    const WallTime now = writing.local(), next = first_at_or_after(now, m);
    const bool soon = next - now <= std::chrono::minutes(rounded_ahead);
    return soon ? next : next - std::chrono::minutes(whole_day);
  });
}

Day night_told(const NightTimes& given, const Writing& writing, const std::function<bool(Day)>& may_be) {
  const Day ended = writing.today() - 1;
  for (const auto* begin : {&given.tried_to_sleep, &given.into_bed}) {
    if (!*begin) continue;
    if (const auto* recorded = std::get_if<Moment>(&**begin)) return night_of(recorded->local);
    if (const auto* typed = std::get_if<DatedTime>(&**begin)) return night_of(typed->local);
  }
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
    out.end = placed_by(end, moments_of(writing), [&](int m) { return first_at_or_after(out.start->local, m); });
  else if (end)
    out.end = placed(*end, day, writing);
  const auto& first = out.start ? out.start : out.end;
  const bool over = day && *day < writing.today();
  out.day = over || !first ? day.value_or(writing.today()) : journal_day(first->local, writing.day_start_min);
  return out;
}

}  // namespace nightjar::entry
