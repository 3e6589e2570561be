#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nightjar/analysis/night_list.hpp>
#include <nightjar/analysis/statistics.hpp>
#include <nightjar/analysis/trend.hpp>
#include <nightjar/charts/trends.hpp>
#include <nightjar/support/contract.hpp>
#include <nightjar/time/format.hpp>

namespace nightjar::charts {
namespace {

/// From three hours before going to bed until waking for good, something taken is marked beside the night.
constexpr double near_bedtime_min = 180;

std::vector<double> taken_near(const JournalData& data, Day day, const NightShape& night) {
  std::vector<double> out;
  const std::optional<double> bed = night.into_bed ? night.into_bed : night.tried;
  const std::optional<double> end = night.woke ? night.woke : night.up;
  if (!bed || !end) return out;
  for (const Day filed : {day, day + 1})
    for (const Intake* intake : data.on<Intake>(filed)) {
      if (!intake->at) continue;
      const double at = minutes_after_noon(day, intake->at->local);
      if (at >= night.on_clock(*bed) - near_bedtime_min && at <= night.on_clock(*end)) out.push_back(at);
    }
  std::ranges::sort(out);
  return out;
}

void set_medians(std::vector<TrendsDay>& days, std::optional<double> TrendsDay::*value,
                 std::optional<double> TrendsDay::*median) {
  std::vector<std::optional<double>> values;
  for (const auto& day : days) values.push_back(day.*value);
  const auto medians = analysis::rolling_median(values);
  for (std::size_t i = 0; i < days.size(); ++i) days[i].*median = medians[i];
}

std::vector<SubstanceLane> lanes_of(const JournalData& data, Day from, Day until) {
  std::vector<const Substance*> listed;
  for (const auto& [id, substance] : data.live<Substance>()) listed.push_back(&substance);
  std::ranges::stable_sort(listed, {}, [](const Substance* s) { return s->head.created; });
  std::vector<SubstanceLane> lanes;
  for (const Substance* substance : listed) {
    SubstanceLane lane{substance->head.id, substance->name, {}};
    bool any = substance->active && substance->ask_daily;
    for (Day day = from; day <= until; ++day) {
      lane.days.push_back(analysis::day_mark(data, substance->head.id, day));
      any = any || lane.days.back() != DayMark::not_recorded;
    }
    if (any) lanes.push_back(std::move(lane));
  }
  return lanes;
}

std::vector<std::pair<Day, int>> clock_changes(const std::string& zone, Day from, Day until) {
  std::vector<std::pair<Day, int>> out;
  if (!zone_exists(zone)) return out;
  for (Day day = from; day <= until; ++day) {
    const auto noon = make_moment(at(day, 12 * 60), zone).utc;
    const auto next = make_moment(at(day + 1, 12 * 60), zone).utc;
    if (const auto change = clock_change_between(*noon, *next, zone)) out.emplace_back(day, change->minutes);
  }
  return out;
}

// --- in words -------------------------------------------------------------------------------------------------------

std::string date(Day day) {
  const auto c = calendar(day);
  return fmt::format("{} {} {}", c.day, month_name(c.month), c.year);
}
std::string night_name(Day day) {
  const auto c = calendar(day);
  return fmt::format("{} {} {}", weekday_short(day), c.day, month_short(c.month));
}

struct Named {
  Day day;
  double value;
};

template <class F>
std::vector<Named> values_of(const TrendsInput& input, F&& value) {
  std::vector<Named> out;
  for (const auto& day : input.days)
    if (const auto v = value(day)) out.push_back({day.day, static_cast<double>(*v)});
  return out;
}

/// Below five values a middle would say too little: they are only counted, with the lowest and highest.
std::string summary(const std::string& what, const std::vector<Named>& values, int of, const char* each,
                    std::string (*print)(double)) {
  if (values.empty()) return fmt::format("{}: not recorded.", what);
  std::vector<double> plain;
  for (const auto& v : values) plain.push_back(v.value);
  const auto [low, high] = std::ranges::minmax(values, {}, &Named::value);
  const std::string middle =
      plain.size() < 5 ? "" : fmt::format("median {}, ", print(*analysis::median(plain)));
  return fmt::format("{}: {}lowest {} ({}), highest {} ({}); {} of {} {}.", what, middle, print(low.value),
                     night_name(low.day), print(high.value), night_name(high.day), plain.size(), of, each);
}

std::string list_of(const std::vector<Day>& days) {
  std::string out;
  for (const Day day : days) out += (out.empty() ? "" : ", ") + night_name(day);
  return out;
}

}  // namespace

TrendsInput build_trends_input(const JournalData& data, Day from, Day until) {
  NIGHTJAR_EXPECTS(from <= until);
  TrendsInput input;
  input.from = from;
  input.until = until;
  input.demo = data.settings().demo;
  // The six nights before give the first rolling medians what they rest on.
  constexpr int lead = 6;
  for (const auto& row : analysis::night_list(data, from - lead, until)) {
    TrendsDay day;
    day.day = row.day;
    if (row.night) day.night = shape_of(*row.night, row.measures);
    day.asleep_min = row.measures.total_sleep_time_min;
    day.efficiency_pct = row.measures.efficiency_tib_pct;
    day.craving_peak = strongest_craving(data, row.day);
    day.taken_near_bedtime = taken_near(data, row.day, day.night);
    input.days.push_back(std::move(day));
  }
  set_medians(input.days, &TrendsDay::asleep_min, &TrendsDay::asleep_median_min);
  set_medians(input.days, &TrendsDay::efficiency_pct, &TrendsDay::efficiency_median_pct);
  input.days.erase(input.days.begin(), input.days.begin() + lead);
  input.lanes = lanes_of(data, from, until);
  input.clock_changes = clock_changes(data.settings().home_zone, from, until);
  return input;
}

std::string describe(const TrendsInput& input) {
  const int n = static_cast<int>(input.days.size());
  std::vector<Day> missing;
  int out_of_order = 0;
  for (const auto& day : input.days) {
    if (day.night.kind == NightShape::Kind::not_recorded) missing.push_back(day.day);
    if (day.night.kind == NightShape::Kind::out_of_order) ++out_of_order;
  }
  std::string words = fmt::format("{} to {}: {} of {} nights recorded.", date(input.from), date(input.until),
                                  n - static_cast<int>(missing.size()), n);
  if (!missing.empty() && missing.size() <= 10) words += fmt::format(" Not recorded: {}.", list_of(missing));
  if (out_of_order > 0)
    words += fmt::format(" {} {} times out of order and no figures.", out_of_order, out_of_order == 1 ? "night has" : "nights have");
  const auto hours = [](double minutes) { return hours_minutes(minutes); };
  const auto percent = [](double value) { return fmt::format("{:.1f} %", value); };
  const auto rating = [](double value) { return fmt::format("{:g}", value); };
  words += '\n' + summary("Time asleep", values_of(input, [](const TrendsDay& d) { return d.asleep_min; }), n, "nights", hours);
  words += '\n' + summary("Sleep efficiency", values_of(input, [](const TrendsDay& d) { return d.efficiency_pct; }), n, "nights", percent);
  words += '\n' + summary("Strongest craving of a day", values_of(input, [](const TrendsDay& d) { return d.craving_peak; }), n, "days", rating);
  for (const auto& lane : input.lanes) {
    const auto count = [&](DayMark mark) { return std::ranges::count(lane.days, mark); };
    words += fmt::format("\n{}: taken on {}, none on {}, prefer not to say on {}, not recorded on {} of {} days.", lane.name,
                         count(DayMark::taken), count(DayMark::none), count(DayMark::prefer_not),
                         count(DayMark::not_recorded), n);
  }
  for (const auto& [night, minutes] : input.clock_changes)
    words += fmt::format("\nClocks went {} {:g} h in the night of {}.", minutes > 0 ? "forward" : "back",
                         std::abs(minutes) / 60.0, night_name(night));
  return words;
}

}  // namespace nightjar::charts
