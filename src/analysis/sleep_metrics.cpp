#include <algorithm>
#include <bit>
#include <cmath>
#include <nightjar/analysis/sleep_metrics.hpp>
#include <nightjar/analysis/statistics.hpp>

#include "analysis/night_line.hpp"

namespace nightjar::analysis {
namespace {

constexpr double longest_night_min = 24 * 60;

std::optional<double> rating(const std::optional<int>& answer) {
  return answer ? std::optional<double>(*answer) : std::nullopt;
}

std::optional<double> percent(std::optional<double> part, std::optional<double> whole) {
  if (!part || !whole || *whole <= 0) return std::nullopt;
  return 100 * *part / *whole;
}

// Time asleep, also where it comes out below zero.
std::optional<double> sleep_minutes(const Night& night, const NightLine& line) {
  const auto awake = awake_minutes(night);
  const auto lying = line.between(NightLine::tried_to_sleep, NightLine::final_awakening);
  if (!lying || !night.sleep_latency_min || !awake) return std::nullopt;
  return *lying - *night.sleep_latency_min - *awake;
}

std::vector<Unusable> reasons_against(const Night& night, const NightLine& line) {
  using enum NightLine::Point;
  std::vector<Unusable> out;
  const auto add = [&](Unusable reason) {
    if (std::find(out.begin(), out.end(), reason) == out.end()) out.push_back(reason);
  };
  for (const auto& [before, after] : line.wrong_pairs()) {
    if (before == into_bed && after == tried_to_sleep)
      add(Unusable::trying_before_bed);
    else if (after == final_awakening && before != into_bed)
      add(Unusable::waking_before_sleep);
    else if (before == final_awakening)
      add(Unusable::up_before_waking);
    else if (before != into_bed || after != out_of_bed)
      add(Unusable::out_of_order);
  }
  if (const auto in_bed = line.between(into_bed, out_of_bed)) {
    if (*in_bed <= 0) add(Unusable::no_time_in_bed);
    if (*in_bed > longest_night_min) add(Unusable::longer_than_a_day);
  }
  if (const auto asleep = sleep_minutes(night, line); asleep && *asleep < 0) add(Unusable::awake_longer_than_night);
  return out;
}

// A time some minutes from an entered one, on that one's clock. The entered offset was fixed when it was typed, so
// today's zone rules only tell how the clock moved in between.
DerivedTime derived(const Moment& anchor, double minutes, bool zone_known) {
  DerivedTime out;
  out.local_minutes = static_cast<double>(anchor.local.minutes) + minutes;
  if (!zone_known) return out;
  const Instant instant{anchor.utc->ms + std::llround(minutes * 60000)};
  int offset = anchor.offset_min.value_or(0);
  if (const auto zone = anchor.zone ? find_zone(*anchor.zone) : std::nullopt) {
    const int stored_elsewise = anchor.is == MomentIs::skipped ? 0 : offset - offset_at(*anchor.utc, *zone);
    offset = offset_at(instant, *zone) + stored_elsewise;
  }
  out.utc = instant;
  out.offset_min = offset;
  out.local_minutes = static_cast<double>(instant.ms) / 60000.0 + offset;
  return out;
}

}  // namespace

WallTime DerivedTime::wall() const { return WallTime{std::llround(local_minutes)}; }
double DerivedTime::minute_of_day() const { return minute_in_day(local_minutes); }

std::optional<Unusable> NightMeasures::reason() const {
  return reasons.empty() ? std::nullopt : std::optional(reasons.front());
}

std::optional<double> NightMeasures::value(Measure measure) const {
  switch (measure) {
    case Measure::time_in_bed: return time_in_bed_min;
    case Measure::before_trying: return before_trying_min;
    case Measure::sleep_latency: return sleep_latency_min;
    case Measure::awakenings: return awakenings;
    case Measure::awake: return awake_min;
    case Measure::sleep_period: return sleep_period_min;
    case Measure::total_sleep_time: return total_sleep_time_min;
    case Measure::terminal_wake: return terminal_wake_min;
    case Measure::total_wake: return total_wake_min;
    case Measure::efficiency_tib: return efficiency_tib_pct;
    case Measure::efficiency_dse: return efficiency_dse_pct;
    case Measure::efficiency_lights_out: return efficiency_lights_out_pct;
    case Measure::quality: return quality;
    case Measure::rested: return rested;
  }
  return std::nullopt;
}

std::optional<Night> mended_folds(const Night& night) {
  constexpr std::array moments{&Night::into_bed, &Night::tried_to_sleep, &Night::final_awakening, &Night::out_of_bed};
  const auto repeated = [](const std::optional<Moment>& moment) {
    return moment && moment->is == MomentIs::ambiguous && moment->fold == 0 && moment->zone && find_zone(*moment->zone);
  };
  if (std::ranges::none_of(moments, [&](auto member) { return repeated(night.*member); })) return std::nullopt;
  const auto in_order = [](Night candidate) {
    candidate.sleep_latency_min.reset();  // the rule is about the four typed times alone
    return NightLine(candidate).wrong_pairs().empty();
  };
  if (in_order(night)) return std::nullopt;
  std::optional<Night> mended;
  int fewest = 5;
  for (unsigned chosen = 1; chosen < 16; ++chosen) {
    Night candidate = night;
    bool possible = std::popcount(chosen) < fewest;
    for (std::size_t i = 0; i < moments.size() && possible; ++i) {
      if ((chosen >> i & 1U) == 0) continue;
      auto& moment = candidate.*moments[i];
      possible = repeated(moment);
      if (possible) moment = make_moment(moment->local, moment->zone, 1);
    }
    if (!possible || !in_order(candidate)) continue;
    fewest = std::popcount(chosen);
    mended = std::move(candidate);
  }
  return mended;
}

NightMeasures measure(const Night& as_entered) {
  using enum NightLine::Point;
  NightMeasures out;
  if (as_entered.state == NightState::prefer_not) {
    out.reasons = {Unusable::prefer_not};
    return out;
  }
  out.quality = rating(as_entered.quality);
  out.rested = rating(as_entered.rested);
  if (as_entered.state == NightState::no_sleep) {
    out.total_sleep_time_min = 0;
    return out;
  }

  const auto mended = mended_folds(as_entered);
  const Night& night = mended ? *mended : as_entered;
  const NightLine line(night);
  out.zone_known = line.zone_known;
  out.reasons = reasons_against(night, line);
  if (!out.usable()) return out;

  out.sleep_latency_min = rating(night.sleep_latency_min);
  out.awakenings = rating(night.awakenings);
  out.awake_min = awake_minutes(night);
  out.time_in_bed_min = line.between(into_bed, out_of_bed);
  out.before_trying_min = line.between(into_bed, tried_to_sleep);
  out.sleep_period_min = line.between(onset, final_awakening);
  out.total_sleep_time_min = sleep_minutes(night, line);
  out.terminal_wake_min = line.between(final_awakening, out_of_bed);
  if (out.sleep_latency_min && out.awake_min && out.terminal_wake_min)
    out.total_wake_min = *out.sleep_latency_min + *out.awake_min + *out.terminal_wake_min;

  const auto asleep = out.total_sleep_time_min;
  out.efficiency_tib_pct = percent(asleep, out.time_in_bed_min);
  out.efficiency_lights_out_pct = percent(asleep, line.between(tried_to_sleep, out_of_bed));
  if (asleep && night.still_trying_min)
    out.efficiency_dse_pct =
        percent(asleep, *out.sleep_latency_min + *asleep + *out.awake_min + *night.still_trying_min);

  if (line.at[onset]) out.sleep_onset = derived(*night.tried_to_sleep, *night.sleep_latency_min, line.zone_known);
  if (out.sleep_period_min) out.midpoint = derived(*night.final_awakening, -*out.sleep_period_min / 2, line.zone_known);
  return out;
}

}  // namespace nightjar::analysis
