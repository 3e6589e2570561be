#include <algorithm>
#include <cmath>
#include <nightjar/analysis/regularity.hpp>
#include <nightjar/support/overloaded.hpp>

#include "analysis/night_line.hpp"
#include "analysis/regularity_count.hpp"

namespace nightjar::analysis {
namespace {

constexpr std::int64_t minutes_a_day = 1440;
constexpr int noon = 12 * 60;
constexpr int least_nights_of_each = 4;

std::optional<double> index_of(const SleepRegularity& counted) {
  if (counted.valid_pairs == 0) return std::nullopt;
  return -100 + 200 * static_cast<double>(counted.same_pairs) / static_cast<double>(counted.valid_pairs);
}

std::int64_t minute_of(Instant instant) { return whole_minutes(Instant{}, instant); }

/// Noon of a day as the clock of the moments nearby shows it.
struct Noon {
  Noon(Day day, const Moment* nearby, const std::string& home_zone) : local(at(day, noon)) {
    if (nearby == nullptr)
      zone = find_zone(home_zone);
    else if (nearby->zone)
      zone = find_zone(*nearby->zone);
    if (zone)
      offset_min =
          std::visit(Overloaded{[](Unique u) { return u.offset_min; }, [](Gap g) { return g.offset_before_min; },
                                [](Overlap o) { return o.offset_first_min; }},
                     resolve(local, *zone));
    else if (nearby != nullptr)
      offset_min = nearby->offset_min;
  }
  [[nodiscard]] std::int64_t utc_minute() const { return local.minutes - *offset_min; }

  WallTime local;
  std::optional<Zone> zone;  // if this computer knows it
  std::optional<int> offset_min;
};

const Moment* first_of(const std::optional<Moment>& one, const std::optional<Moment>& other) {
  return one ? &*one : other ? &*other : nullptr;
}

/// How the clock's own minutes lie in the night between two noons.
struct NightClock {
  NightClock(const Noon& evening, const Noon& morning) : offset_min(evening.offset_min.value_or(0)) {
    if (evening.zone && morning.offset_min)
      change = clock_change_between({evening.utc_minute() * 60000}, {morning.utc_minute() * 60000}, *evening.zone);
  }
  /// The clock's minute; what it shows again after going back counts as the end of the first pass.
  [[nodiscard]] std::int64_t minute(std::int64_t local, const std::optional<Instant>& utc) const {
    const bool second_pass_possible =
        change && change->minutes < 0 && utc && minute_of(*utc) >= change->at_wall.minutes - offset_min;
    return second_pass_possible ? std::max(local, change->at_wall.minutes) : local;
  }

  int offset_min;
  std::optional<ClockChange> change;
};

// Stretches that are `united` are in order and apart from one another.
Stretches united(Stretches stretches) {
  std::ranges::sort(stretches, {}, &Stretch::from);
  Stretches out;
  for (const auto& stretch : stretches) {
    if (stretch.from >= stretch.until) continue;
    if (!out.empty() && stretch.from <= out.back().until)
      out.back().until = std::max(out.back().until, stretch.until);
    else
      out.push_back(stretch);
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

void RegularityCount::add(const NightRow& row) {
  if (row.night == nullptr || !row.measures.usable()) return;
  const bool slept = row.night->state == NightState::recorded;
  if (slept && !row.measures.sleep_period_min) return;
  ++nights_;
  const auto mended = mended_folds(*row.night);
  const Night& night = mended ? *mended : *row.night;
  const Noon evening(row.day, first_of(night.tried_to_sleep, night.into_bed), home_zone_);
  const Noon morning(row.day + 1, first_of(night.final_awakening, night.out_of_bed), home_zone_);
  const NightClock clock(evening, morning);
  wall_.known.push_back({evening.local.minutes, morning.local.minutes});
  if (clock.change && clock.change->minutes > 0)
    wall_.skipped.push_back({clock.change->at_wall.minutes, clock.change->at_wall.minutes + clock.change->minutes});
  bool zones_known = evening.offset_min && morning.offset_min;
  if (zones_known) elapsed_.known.push_back({evening.utc_minute(), morning.utc_minute()});
  if (slept) {
    const DerivedTime& onset = *row.measures.sleep_onset;
    const Moment& waking = *night.final_awakening;
    wall_.asleep.push_back(
        {clock.minute(std::llround(onset.local_minutes), onset.utc), clock.minute(waking.local.minutes, waking.utc)});
    zones_known = zones_known && onset.utc && waking.utc;
    if (zones_known) elapsed_.asleep.push_back({minute_of(*onset.utc), minute_of(*waking.utc)});
  }
  zones_known_ = zones_known_ && zones_known;
}

void RegularityCount::add(const Nap& nap) {
  if (!nap.start || !nap.end || minutes_between(*nap.start, *nap.end) <= 0) return;
  wall_.asleep.push_back({nap.start->local.minutes, nap.end->local.minutes});
  if (nap.start->utc && nap.end->utc) elapsed_.asleep.push_back({minute_of(*nap.start->utc), minute_of(*nap.end->utc)});
}

// The same as `regularity_of_epochs` over one epoch a minute, without laying out the half million minutes of each year.
SleepRegularity RegularityCount::count(SriBasis basis) const {
  SleepRegularity out;
  out.basis = zones_known_ ? basis : SriBasis::wall;
  out.nights = nights_;
  const auto& line = out.basis == SriBasis::elapsed ? elapsed_ : wall_;
  const auto known = without(united(line.known), united(line.skipped));
  const auto asleep = common(known, united(line.asleep));
  out.valid_pairs = pairs(known);
  out.same_pairs = pairs(asleep) + pairs(without(known, asleep));
  out.value = index_of(out);
  return out;
}

SleepRegularity sleep_regularity(std::span<const NightRow> rows, std::span<const Nap* const> naps, SriBasis basis,
                                 const std::string& home_zone) {
  RegularityCount count(home_zone);
  for (const auto& row : rows) count.add(row);
  for (const auto* nap : naps) count.add(*nap);
  return count.count(basis);
}

void FreeDayCount::add(const NightRow& row) {
  const auto& measures = row.measures;
  const bool is_free = row.day_type == DayType::free;
  if (!measures.midpoint || (!is_free && row.day_type != DayType::work)) return;
  auto& nights = is_free ? free_ : work_;
  nights.middle.add(measures.midpoint->minute_of_day());
  nights.periods += *measures.sleep_period_min;
  all_periods_ += *measures.sleep_period_min;
}

FreeDayShift FreeDayCount::shift() const {
  FreeDayShift out;
  out.free_nights = free_.middle.n();
  out.work_nights = work_.middle.n();
  out.free_midpoint = free_.middle.mean();
  out.work_midpoint = work_.middle.mean();
  if (out.free_nights < least_nights_of_each || out.work_nights < least_nights_of_each || !out.free_midpoint)
    return out;
  if (out.work_midpoint) out.jetlag_min = std::abs(wrapped_minutes(*out.free_midpoint - *out.work_midpoint));
  const double all_mean = all_periods_ / (out.free_nights + out.work_nights);
  const double longer = free_.mean_period() > work_.mean_period() ? (free_.mean_period() - all_mean) / 2 : 0;
  out.msf_sc = minute_in_day(*out.free_midpoint - longer);
  return out;
}

FreeDayShift free_day_shift(std::span<const NightRow> rows) {
  FreeDayCount count;
  for (const auto& row : rows) count.add(row);
  return count.shift();
}

}  // namespace nightjar::analysis
