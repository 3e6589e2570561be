#include <algorithm>
#include <nightjar/analysis/sleep_metrics.hpp>
#include <nightjar/analysis/substance_calendar.hpp>
#include <nightjar/analysis/trend.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/support/contract.hpp>

#include "charts/trends_panels.hpp"

namespace nightjar::charts {
namespace {

/// The six nights before give the first rolling medians what they rest on.
constexpr int lead = 6;

/// Fills lists with one element a day, from `first` on. Records are walked through once, in whatever order they lie.
class Builder {
 public:
  Builder(const JournalData& data, Day from, Day until) : data_(data), first_(from - lead), until_(until) {
    const auto n = static_cast<std::size_t>(until - first_ + 1);
    input_.from = from;
    input_.until = until;
    input_.demo = data.settings().demo;
    input_.days.resize(n);
    for (std::size_t i = 0; i < n; ++i) input_.days[i].day = first_ + static_cast<int>(i);
    for (auto& series : input_.series) series.values.resize(n);
  }

  TrendsInput build() {
    add_nights();
    add_check_ins();
    add_times();
    add_medians();
    drop_lead();
    add_lanes();
    add_checklist();
    add_clock_changes();
    return std::move(input_);
  }

 private:
  [[nodiscard]] std::optional<std::size_t> index(Day day) const {
    if (day < first_ || day > until_) return std::nullopt;
    return static_cast<std::size_t>(day - first_);
  }
  std::optional<double>& value(Series series, std::size_t i) {
    return input_.series[static_cast<std::size_t>(series)].values[i];
  }

  void add_nights() {
    const auto& by_day = data_.by_day<Night>();
    for (auto it = by_day.lower_bound(first_); it != by_day.end() && it->first <= until_; ++it) {
      const Night& night = *it->second.front();
      const auto i = *index(it->first);
      const auto measures = analysis::measure(night);
      input_.days[i].night = shape_of(night, measures);
      value(Series::asleep, i) = measures.total_sleep_time_min;
      value(Series::efficiency, i) = measures.efficiency_tib_pct;
      value(Series::latency, i) = measures.sleep_latency_min;
      value(Series::awake, i) = measures.awake_min;
      value(Series::awakenings, i) = measures.awakenings;
      value(Series::quality, i) = measures.quality;
      value(Series::rested, i) = measures.rested;
    }
  }

  void add_check_ins() {
    const auto set = [&](Series series, std::size_t i, const std::optional<int>& answer) {
      if (answer) value(series, i) = *answer;
    };
    const auto& by_day = data_.by_day<CheckIn>();
    for (auto it = by_day.lower_bound(first_); it != by_day.end() && it->first <= until_; ++it) {
      const CheckIn& check_in = *it->second.front();
      const auto i = *index(it->first);
      set(Series::mood, i, check_in.mood);
      set(Series::energy, i, check_in.energy);
      set(Series::stress, i, check_in.stress);
      set(Series::pain, i, check_in.pain);
      set(Series::craving, i, check_in.craving_peak);
    }
    const auto& cravings = data_.by_day<Craving>();
    for (auto it = cravings.lower_bound(first_); it != cravings.end() && it->first <= until_; ++it)
      for (const auto* craving : it->second) {
        auto& strongest = value(Series::craving, *index(it->first));
        strongest = std::max<double>(strongest.value_or(0), craving->peak);
      }
  }

  /// The row of a time: that of the noon before it.
  void add_time(WallTime local, std::vector<double> TrendsDay::*list) {
    const Day night = day_of(local - std::chrono::hours(12));
    if (const auto i = index(night)) (input_.days[*i].*list).push_back(minutes_after_noon(night, local));
  }
  void add_times() {
    for (const auto& [id, intake] : data_.live<Intake>())
      if (intake.at) add_time(intake.at->local, &TrendsDay::taken);
    for (const auto& [id, craving] : data_.live<Craving>()) add_time(craving.at.local, &TrendsDay::cravings);
    for (const auto& [id, nap] : data_.live<Nap>()) {
      if (!nap.start || (!nap.minutes && !nap.end)) continue;
      const Day night = day_of(nap.start->local - std::chrono::hours(12));
      const double start = minutes_after_noon(night, nap.start->local);
      const double length = nap.minutes ? *nap.minutes : static_cast<double>(minutes_between(*nap.start, *nap.end));
      if (const auto i = index(night); i && length > 0) input_.days[*i].naps.push_back({start, start + length});
    }
    for (auto& day : input_.days) {
      std::ranges::sort(day.taken);
      std::ranges::sort(day.cravings);
      std::ranges::sort(day.naps, {}, &Span::from);
    }
  }

  void add_medians() {
    for (std::size_t s = 0; s < series_count; ++s)
      if (has_median(static_cast<Series>(s)))
        input_.series[s].medians = analysis::rolling_median(input_.series[s].values);
      else
        input_.series[s].medians.resize(input_.series[s].values.size());
  }
  void drop_lead() {
    input_.days.erase(input_.days.begin(), input_.days.begin() + lead);
    for (auto& series : input_.series) {
      series.values.erase(series.values.begin(), series.values.begin() + lead);
      series.medians.erase(series.medians.begin(), series.medians.begin() + lead);
    }
    first_ = input_.from;
  }

  void add_lanes() {
    std::vector<const Substance*> listed;
    for (const auto& [id, substance] : data_.live<Substance>()) listed.push_back(&substance);
    std::ranges::stable_sort(listed, {}, [](const Substance* s) { return s->head.created; });
    auto calendars = analysis::substance_calendars(data_, first_, until_);
    for (const Substance* substance : listed) {
      auto& days = calendars[substance->head.id].days;
      const bool any = std::ranges::any_of(days, [](DayMark mark) { return mark != DayMark::not_recorded; });
      if ((substance->active && substance->ask_daily) || any)
        input_.lanes.push_back({substance->head.id, substance->name, std::move(days)});
    }
  }

  void add_checklist() {
    const auto& by_day = data_.by_day<WithdrawalCheck>();
    for (auto it = by_day.lower_bound(first_); it != by_day.end() && it->first <= until_; ++it) {
      const auto& items = it->second.back()->items;
      const auto asked = words::checklist_items();
      if (input_.checklist.empty())
        for (const auto& item : asked)
          input_.checklist.push_back({std::string(item.label), std::vector<std::optional<int>>(input_.days.size())});
      for (std::size_t k = 0; k < asked.size(); ++k)
        if (const auto found = items.find(std::string(asked[k].code)); found != items.end())
          input_.checklist[k].days[*index(it->first)] = found->second;
    }
  }

  /// Looked for week by week: no zone changes its clock twice in one.
  void add_clock_changes() {
    const auto zone = find_zone(data_.settings().home_zone);
    if (!zone) return;
    constexpr int noon = 12 * 60, week = 7;
    for (Day day = first_; day <= until_; day = day + week) {
      const Day next = std::min(day + week, until_ + 1);
      const auto from = make_moment(at(day, noon), zone->name()).utc,
                 until = make_moment(at(next, noon), zone->name()).utc;
      if (const auto change = clock_change_between(*from, *until, *zone))
        input_.clock_changes.emplace_back(day_of(change->at_wall - std::chrono::minutes(noon)), change->minutes);
    }
  }

  const JournalData& data_;
  Day first_, until_;
  TrendsInput input_;
};

}  // namespace

TrendsInput build_trends_input(const JournalData& data, Day from, Day until) {
  NIGHTJAR_EXPECTS(from <= until);
  return Builder(data, from, until).build();
}

}  // namespace nightjar::charts
