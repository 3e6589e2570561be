#include <algorithm>
#include <array>
#include <nightjar/analysis/period_summary.hpp>
#include <tuple>

#include "analysis/regularity_count.hpp"

namespace nightjar::analysis {
namespace {

constexpr std::int64_t least_pairs = 7 * 1440;
constexpr std::array clock_points{ClockPoint::into_bed, ClockPoint::tried_to_sleep,  ClockPoint::sleep_onset,
                                  ClockPoint::midpoint, ClockPoint::final_awakening, ClockPoint::out_of_bed};

std::optional<double> minute_at(const NightRow& row, ClockPoint point) {
  if (!row.measures.usable() || row.night->state != NightState::recorded) return std::nullopt;
  const auto typed = [](const std::optional<Moment>& moment) {
    return moment ? std::optional<double>(minute_of_day(moment->local)) : std::nullopt;
  };
  const auto worked_out = [](const std::optional<DerivedTime>& time) {
    return time ? std::optional(time->minute_of_day()) : std::nullopt;
  };
  switch (point) {
    case ClockPoint::into_bed: return typed(row.night->into_bed);
    case ClockPoint::tried_to_sleep: return typed(row.night->tried_to_sleep);
    case ClockPoint::sleep_onset: return worked_out(row.measures.sleep_onset);
    case ClockPoint::midpoint: return worked_out(row.measures.midpoint);
    case ClockPoint::final_awakening: return typed(row.night->final_awakening);
    case ClockPoint::out_of_bed: return typed(row.night->out_of_bed);
  }
  return std::nullopt;
}

MeasureSummary summary_of(Measure measure, std::span<const double> values, bool all) {
  MeasureSummary out;
  out.shown = shown(measure, static_cast<int>(values.size()), all);
  if (out.shown == Shown::list_only)
    out.distribution.n = static_cast<int>(values.size());
  else
    out.distribution = distribution(values);
  return out;
}

ClockSummary summary_of(std::span<const double> minutes, bool all) {
  const int n = static_cast<int>(minutes.size());
  ClockSummary out;
  out.shown = shown(Steadiness::ordinary, n, all);
  out.spread_shown = shown(Steadiness::two_weeks, n, all);
  out.clock.n = n;
  if (out.shown != Shown::list_only) out.clock = clock_distribution(minutes);
  if (out.spread_shown == Shown::list_only) out.clock.sd_min = out.clock.q1 = out.clock.q3 = std::nullopt;
  return out;
}

/// Takes in nights one by one: over decades they are too many to be gone through once for each figure.
class NightsTotal {
 public:
  explicit NightsTotal(const SummaryOptions& options) : options_(options) {}

  /// False for a night that the options leave out of all figures but the counts of what was recorded.
  bool add(const NightRow& row) {
    ++out_.nights_possible;
    if (row.night == nullptr) return false;
    ++out_.nights_recorded;
    if (row.lateness) ++lateness_[static_cast<std::size_t>(*row.lateness)];
    out_.nights_no_sleep += row.night->state == NightState::no_sleep;
    out_.nights_prefer_not += row.night->state == NightState::prefer_not;
    out_.nights_not_usable += row.night->state == NightState::recorded && !row.measures.usable();
    if (options_.without_late && row.lateness && is_late(*row.lateness)) return false;
    if (options_.without_unconfirmed && !row.findings.empty()) return false;
    out_.nights_used += row.measures.usable();
    for (std::size_t i = 0; i < values_.size(); ++i)
      if (const auto value = row.measures.value(static_cast<Measure>(i))) values_[i].push_back(*value);
    for (std::size_t i = 0; i < minutes_.size(); ++i)
      if (const auto minute = minute_at(row, clock_points[i])) minutes_[i].push_back(*minute);
    if (row.measures.total_sleep_time_min && row.measures.time_in_bed_min) {
      asleep_ += *row.measures.total_sleep_time_min;
      in_bed_ += *row.measures.time_in_bed_min;
      ++with_efficiency_;
    }
    free_days_.add(row);
    return true;
  }

  [[nodiscard]] NightsSummary summary() const {
    NightsSummary out = out_;
    for (std::size_t i = 0; i < lateness_.size(); ++i)
      if (lateness_[i] > 0) out.lateness[static_cast<Lateness>(i)] = lateness_[i];
    for (std::size_t i = 0; i < values_.size(); ++i)
      out.measures[static_cast<Measure>(i)] = summary_of(static_cast<Measure>(i), values_[i], options_.all);
    for (std::size_t i = 0; i < minutes_.size(); ++i)
      out.clocks[clock_points[i]] = summary_of(minutes_[i], options_.all);
    out.efficiency_pooled_shown = shown(Measure::efficiency_tib, with_efficiency_, options_.all);
    if (out.efficiency_pooled_shown != Shown::list_only)
      out.efficiency_pooled_pct = Covered<double>{100 * asleep_ / in_bed_, with_efficiency_, out.nights_possible};
    out.free_days = free_days_.shift();
    const int typed_days = out.free_days.free_nights + out.free_days.work_nights;
    if (shown(Steadiness::two_weeks, typed_days, options_.all) == Shown::list_only)
      out.free_days = {out.free_days.free_nights, out.free_days.work_nights, {}, {}, {}, {}};
    return out;
  }

 private:
  SummaryOptions options_;
  NightsSummary out_;  // its counts
  std::array<int, enum_names<Lateness>.size()> lateness_{};
  std::array<std::vector<double>, measure_count> values_;
  std::array<std::vector<double>, clock_points.size()> minutes_;
  double asleep_ = 0, in_bed_ = 0;
  int with_efficiency_ = 0;
  FreeDayCount free_days_;
};

std::vector<SubstanceSummary> substance_summaries(const JournalData& data, Day from, Day until) {
  std::vector<SubstanceSummary> out;
  auto calendars = substance_calendars(data, from, until);
  for (const auto& [id, substance] : data.live<Substance>()) {
    auto& calendar = calendars.at(id);
    const bool recorded = calendar.not_recorded < static_cast<int>(calendar.days.size());
    if (!substance.active && !recorded) continue;
    out.push_back({id, substance.name, substance.substance_kind, std::move(calendar)});
  }
  std::sort(out.begin(), out.end(),
            [](const auto& a, const auto& b) { return std::tie(a.name, a.id) < std::tie(b.name, b.id); });
  return out;
}

template <class R>
std::vector<const R*> filed_between(const JournalData& data, Day from, Day until) {
  std::vector<const R*> out;
  for (auto it = data.by_day<R>().lower_bound(from); it != data.by_day<R>().end() && it->first <= until; ++it)
    out.insert(out.end(), it->second.begin(), it->second.end());
  return out;
}

}  // namespace

Shown shown(Steadiness steadiness, int n, bool all) {
  struct Least {
    int shown, without_mark;
  };
  constexpr Least ordinary{5, 7}, awake{7, 14}, two_weeks{14, 14};
  const auto least = steadiness == Steadiness::ordinary ? ordinary
                     : steadiness == Steadiness::awake  ? awake
                                                        : two_weeks;
  if (n >= least.without_mark) return Shown::yes;
  if (n >= least.shown || (all && n >= 1)) return Shown::few;
  return Shown::list_only;
}

Shown shown(Measure measure, int n, bool all) {
  const auto steadiness = measure == Measure::awake        ? Steadiness::awake
                          : measure == Measure::awakenings ? Steadiness::two_weeks
                                                           : Steadiness::ordinary;
  return shown(steadiness, n, all);
}

Covered<std::optional<double>> NightsSummary::mean_of(Measure measure) const {
  const auto it = measures.find(measure);
  if (it == measures.end()) return {std::nullopt, 0, nights_possible};
  return {it->second.distribution.mean, it->second.distribution.n, nights_possible};
}

NightsSummary summarise(std::span<const NightRow> rows, SummaryOptions options) {
  NightsTotal total(options);
  for (const auto& row : rows) total.add(row);
  return total.summary();
}

NightsSummary summarise(std::span<const Night> nights, SummaryOptions options) {
  std::vector<NightRow> rows;
  for (const auto& night : nights) rows.push_back(night_row(night));
  return summarise(rows, options);
}

PeriodSummary summarise(const JournalData& data, Day from, Day until, SummaryOptions options) {
  NightsTotal total(options);
  RegularityCount regularity(data.settings().home_zone);
  if (const Day last_night = options.last_night.value_or(until); from <= last_night)
    for_each_night(data, from, last_night, [&](const NightRow& row) {
      if (total.add(row)) regularity.add(row);
    });
  for (const auto* nap : filed_between<Nap>(data, from, until + 1)) regularity.add(*nap);

  PeriodSummary out;
  static_cast<NightsSummary&>(out) = total.summary();
  out.from = from;
  out.until = until;
  out.sri = regularity.count(SriBasis::elapsed);
  if (shown(Steadiness::two_weeks, out.sri.nights, options.all) == Shown::list_only ||
      out.sri.valid_pairs < least_pairs)
    out.sri.value.reset();

  out.substances = substance_summaries(data, from, until);
  std::vector<double> peaks;
  for (const auto* craving : filed_between<Craving>(data, from, until)) peaks.push_back(craving->peak);
  out.cravings = static_cast<int>(peaks.size());
  out.craving_peak.n = out.cravings;
  if (shown(Steadiness::ordinary, out.cravings, options.all) != Shown::list_only)
    out.craving_peak = distribution(peaks);
  return out;
}

}  // namespace nightjar::analysis
