#include <nightjar/analysis/regularity.hpp>

#include <algorithm>
#include <cmath>

#include "analysis/night_line.hpp"

namespace nightjar::analysis {
namespace {

constexpr std::int64_t minutes_a_day = 1440;
constexpr int noon = 12 * 60;
constexpr int least_nights_of_each = 4;

struct Stretch { std::int64_t from, until; };  // minutes, `until` excluded

std::optional<double> index_of(const SleepRegularity& counted) {
  if (counted.valid_pairs == 0) return std::nullopt;
  return -100 + 200 * static_cast<double>(counted.same_pairs) / static_cast<double>(counted.valid_pairs);
}

std::int64_t minute_of(Instant instant) { return whole_minutes(Instant{}, instant); }

// Noon of a day as the clock of the moments nearby shows it.
Moment noon_of(Day day, const Moment* nearby, const std::string& home_zone) {
  if (nearby == nullptr) return make_moment(at(day, noon), home_zone);
  const auto moment = make_moment(at(day, noon), nearby->zone);
  return moment.utc || !nearby->offset_min ? moment
                                           : make_moment_with_offset(moment.local, nearby->zone, *nearby->offset_min);
}

const Moment* first_of(std::initializer_list<const std::optional<Moment>*> moments) {
  for (const auto* moment : moments)
    if (*moment) return &**moment;
  return nullptr;
}

// One night as stretches of minutes: known from noon to noon, asleep from onset to waking.
struct KnownNight {
  Moment from, until;  // the two noons
  std::optional<DerivedTime> onset;
  std::optional<Moment> waking;
};

std::optional<KnownNight> known_night(const NightRow& row, const std::string& home_zone) {
  if (row.night == nullptr || !row.measures.usable()) return std::nullopt;
  const bool slept = row.night->state == NightState::recorded;
  if (slept && !row.measures.sleep_period_min) return std::nullopt;
  const auto mended = mended_folds(*row.night);
  const Night& night = mended ? *mended : *row.night;
  const Moment* evening = first_of({&night.tried_to_sleep, &night.into_bed});
  const Moment* morning = first_of({&night.final_awakening, &night.out_of_bed});
  KnownNight out{noon_of(row.day, evening, home_zone), noon_of(row.day + 1, morning, home_zone), {}, {}};
  if (slept) {
    out.onset = row.measures.sleep_onset;
    out.waking = night.final_awakening;
  }
  return out;
}

bool on_instant_line(const KnownNight& night) {
  return night.from.utc && night.until.utc && (!night.onset || night.onset->utc) &&
         (!night.waking || night.waking->utc);
}

using Stretches = std::vector<Stretch>;  // in order, apart from one another

Stretches united(Stretches stretches) {
  std::ranges::sort(stretches, {}, &Stretch::from);
  Stretches out;
  for (const auto& stretch : stretches) {
    if (stretch.from >= stretch.until) continue;
    if (!out.empty() && stretch.from <= out.back().until) out.back().until = std::max(out.back().until, stretch.until);
    else out.push_back(stretch);
  }
  return out;
}

Stretches common(const Stretches& a, const Stretches& b) {
  Stretches out;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const Stretch both{std::max(a[i].from, b[j].from), std::min(a[i].until, b[j].until)};
    if (both.from < both.until) out.push_back(both);
    ++(a[i].until < b[j].until ? i : j);
  }
  return out;
}

Stretches without(const Stretches& all, const Stretches& taken_out) {
  Stretches out;
  std::size_t j = 0;
  for (Stretch left : all) {
    while (j < taken_out.size() && taken_out[j].until <= left.from) ++j;
    for (std::size_t k = j; k < taken_out.size() && taken_out[k].from < left.until; ++k) {
      if (left.from < taken_out[k].from) out.push_back({left.from, taken_out[k].from});
      left.from = std::max(left.from, taken_out[k].until);
    }
    if (left.from < left.until) out.push_back(left);
  }
  return out;
}

std::int64_t length(const Stretches& stretches) {
  std::int64_t sum = 0;
  for (const auto& [from, until] : stretches) sum += until - from;
  return sum;
}

/// Minutes that have such a state and whose minute a day later has it, too.
std::int64_t pairs(const Stretches& state) {
  Stretches a_day_earlier;
  for (const auto& [from, until] : state) a_day_earlier.push_back({from - minutes_a_day, until - minutes_a_day});
  return length(common(state, a_day_earlier));
}

/// The same as `regularity_of_epochs` over one epoch a minute, without laying out the half million minutes of each year.
SleepRegularity of_stretches(Stretches known, Stretches asleep, Stretches skipped) {
  SleepRegularity out;
  known = without(united(std::move(known)), united(std::move(skipped)));
  asleep = common(known, united(std::move(asleep)));
  out.valid_pairs = pairs(known);
  out.same_pairs = pairs(asleep) + pairs(without(known, asleep));
  out.value = index_of(out);
  return out;
}

// How one night lies on the clock's own minutes.
struct WallNight {
  explicit WallNight(const KnownNight& night) : from(night.from) {
    if (night.from.utc && night.until.utc && night.from.zone && zone_exists(*night.from.zone))
      change = clock_change_between(*night.from.utc, *night.until.utc, *night.from.zone);
  }
  /// The clock's minute; what it shows again after going back counts as the end of the first pass.
  [[nodiscard]] std::int64_t minute(std::int64_t local, const std::optional<Instant>& utc) const {
    const bool second_pass_possible = change && change->minutes < 0 && utc &&
                                      minute_of(*utc) >= change->at_wall.minutes - from.offset_min.value_or(0);
    return second_pass_possible ? std::max(local, change->at_wall.minutes) : local;
  }
  [[nodiscard]] std::optional<Stretch> skipped() const {
    if (!change || change->minutes <= 0) return std::nullopt;
    return Stretch{change->at_wall.minutes, change->at_wall.minutes + change->minutes};
  }

  Moment from;
  std::optional<ClockChange> change;
};

}  // namespace

SleepRegularity regularity_of_epochs(std::span<const Epoch> epochs, std::size_t lag) {
  SleepRegularity out;
  for (std::size_t i = 0; i + lag < epochs.size(); ++i) {
    if (epochs[i] == Epoch::unknown || epochs[i + lag] == Epoch::unknown) continue;
    ++out.valid_pairs;
    out.same_pairs += epochs[i] == epochs[i + lag];
  }
  out.value = index_of(out);
  return out;
}

SleepRegularity sleep_regularity(std::span<const NightRow> rows, std::span<const Nap* const> naps, SriBasis basis,
                                 const std::string& home_zone) {
  std::vector<KnownNight> nights;
  for (const auto& row : rows)
    if (auto night = known_night(row, home_zone)) nights.push_back(std::move(*night));
  const auto timed = [](const Nap* nap) {
    return nap->start && nap->end && minutes_between(*nap->start, *nap->end) > 0;
  };
  if (!std::all_of(nights.begin(), nights.end(), on_instant_line)) basis = SriBasis::wall;

  Stretches known, asleep, skipped;
  if (basis == SriBasis::elapsed) {
    for (const auto& night : nights) {
      known.push_back({minute_of(*night.from.utc), minute_of(*night.until.utc)});
      if (night.onset) asleep.push_back({minute_of(*night.onset->utc), minute_of(*night.waking->utc)});
    }
    for (const auto* nap : naps)
      if (timed(nap) && nap->start->utc && nap->end->utc)
        asleep.push_back({minute_of(*nap->start->utc), minute_of(*nap->end->utc)});
  } else {
    for (const auto& night : nights) {
      const WallNight wall(night);
      known.push_back({night.from.local.minutes, night.until.local.minutes});
      if (night.onset)
        asleep.push_back({wall.minute(std::llround(night.onset->local_minutes), night.onset->utc),
                          wall.minute(night.waking->local.minutes, night.waking->utc)});
      if (const auto gap = wall.skipped()) skipped.push_back(*gap);
    }
    for (const auto* nap : naps)
      if (timed(nap)) asleep.push_back({nap->start->local.minutes, nap->end->local.minutes});
  }
  auto out = of_stretches(std::move(known), std::move(asleep), std::move(skipped));
  out.basis = basis;
  out.nights = static_cast<int>(nights.size());
  return out;
}

FreeDayShift free_day_shift(std::span<const NightRow> rows) {
  std::vector<double> free_middle, work_middle, free_period, work_period, all_period;
  for (const auto& row : rows) {
    const auto& measures = row.measures;
    const bool free = row.day_type == DayType::free;
    if (!measures.midpoint || (!free && row.day_type != DayType::work)) continue;
    (free ? free_middle : work_middle).push_back(measures.midpoint->minute_of_day());
    (free ? free_period : work_period).push_back(*measures.sleep_period_min);
    all_period.push_back(*measures.sleep_period_min);
  }
  FreeDayShift out;
  out.free_nights = static_cast<int>(free_middle.size());
  out.work_nights = static_cast<int>(work_middle.size());
  out.free_midpoint = clock_distribution(free_middle).mean;
  out.work_midpoint = clock_distribution(work_middle).mean;
  if (out.free_nights < least_nights_of_each || out.work_nights < least_nights_of_each || !out.free_midpoint)
    return out;
  if (out.work_midpoint) out.jetlag_min = std::abs(wrapped_minutes(*out.free_midpoint - *out.work_midpoint));
  const double longer = *mean(free_period) > *mean(work_period) ? (*mean(free_period) - *mean(all_period)) / 2 : 0;
  out.msf_sc = minute_in_day(*out.free_midpoint - longer);
  return out;
}

}  // namespace nightjar::analysis
