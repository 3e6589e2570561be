#include <algorithm>
#include <map>
#include <nightjar/analysis/substance_calendar.hpp>
#include <nightjar/domain/plans.hpp>
#include <nightjar/support/contract.hpp>
#include <set>

namespace nightjar::analysis {
namespace {
constexpr int least_recorded_days = 7;
constexpr std::size_t week = 7;

DayMark mark_of(DayState state) {
  switch (state) {
    case DayState::taken: return DayMark::taken;
    case DayState::none: return DayMark::none;
    case DayState::prefer_not: return DayMark::prefer_not;
  }
  return DayMark::not_recorded;
}

struct Marks {
  Id substance;
  std::vector<DayMark> days;
};

std::map<Id, SubstanceCalendar> calendars(const JournalData& data, const std::set<Id>& substances, Day from,
                                          Day until) {
  NIGHTJAR_EXPECTS(from <= until);
  const auto n = static_cast<std::size_t>(until - from + 1);
  std::vector<Marks> marks;
  for (const auto& id : substances) marks.push_back({id, std::vector(n, DayMark::not_recorded)});
  // Days are answered in much the same order, so the next one is usually meant.
  std::size_t next = 0;
  const auto marks_of = [&](const Id& substance) -> Marks* {
    for (std::size_t tried = 0; tried < marks.size(); ++tried) {
      if (next == marks.size()) next = 0;
      if (auto& found = marks[next++]; found.substance == substance) return &found;
    }
    return nullptr;
  };
  // Read first and counted then: the processor fetches many records at once only if nothing is decided in between.
  struct Answer {
    Id substance;
    std::size_t day;
    DayState state;
  };
  std::vector<Answer> answers;
  const auto& by_day = data.by_day<SubstanceDay>();
  for (auto it = by_day.lower_bound(from); it != by_day.end() && it->first <= until; ++it)
    for (const auto* record : it->second)
      answers.push_back({record->substance_id, static_cast<std::size_t>(it->first - from), record->state});
  for (const auto& answer : answers)
    if (auto* found = marks_of(answer.substance); found != nullptr && found->days[answer.day] == DayMark::not_recorded)
      found->days[answer.day] = mark_of(answer.state);  // the first of a day counts
  const auto& planned = data.by_day<PlanEvent>();
  for (auto it = planned.lower_bound(from); it != planned.end() && it->first <= until; ++it)
    for (const auto* event : it->second) {
      const auto plan = data.live<Plan>().find(event->plan_id);
      if (event->state != PlanState::taken || plan == data.live<Plan>().end()) continue;
      if (auto* found = marks_of(plan->second.substance_id))
        if (auto& mark = found->days[static_cast<std::size_t>(it->first - from)]; mark != DayMark::prefer_not)
          mark = DayMark::taken;
    }
  std::map<Id, SubstanceCalendar> out;
  for (auto& [substance, days] : marks) {
    auto& calendar = out[substance] = count_days(std::move(days));
    calendar.substance = substance;
    calendar.from = from;
  }
  return out;
}

}  // namespace

SubstanceCalendar count_days(std::vector<DayMark> days) {
  SubstanceCalendar out;
  out.days = std::move(days);
  for (std::size_t i = 0; i < out.days.size(); ++i) {
    const auto mark = out.days[i];
    const bool none = mark == DayMark::none;
    out.taken += mark == DayMark::taken;
    out.none += none;
    out.prefer_not += mark == DayMark::prefer_not;
    out.not_recorded += mark == DayMark::not_recorded;
    out.current_run = none ? out.current_run + 1 : 0;
    out.longest_run = std::max(out.longest_run, out.current_run);
    if (mark == DayMark::taken) {
      out.days_since_taken = static_cast<int>(out.days.size() - 1 - i);
      out.unknown_since_taken = 0;
    } else if (!none && out.days_since_taken) {
      ++out.unknown_since_taken;
    }
  }
  const int unknown = out.prefer_not + out.not_recorded;
  if (out.none + out.taken >= least_recorded_days) out.pct_none_recorded = 100.0 * out.none / (out.none + out.taken);
  if (!out.days.empty()) {
    const auto calendar_days = static_cast<double>(out.days.size());
    out.pct_none_lowest = 100.0 * out.none / calendar_days;
    out.pct_none_highest = 100.0 * (out.none + unknown) / calendar_days;
  }
  const auto last = out.days.end() - static_cast<std::ptrdiff_t>(std::min(week, out.days.size()));
  if (std::find(last, out.days.end(), DayMark::taken) != out.days.end())
    out.last7_all_none = Tristate::no;
  else if (out.current_run >= static_cast<int>(week))
    out.last7_all_none = Tristate::yes;
  return out;
}

DayMark day_mark(const JournalData& data, const Id& substance, Day day) {
  const auto* record = data.substance_day(substance, day);
  const auto mark = record == nullptr ? DayMark::not_recorded : mark_of(record->state);
  if (mark != DayMark::none && mark != DayMark::not_recorded) return mark;
  return is_taken_as_planned(data, substance, day) ? DayMark::taken : mark;
}

SubstanceCalendar substance_calendar(const JournalData& data, const Id& substance, Day from, Day until) {
  return std::move(calendars(data, {substance}, from, until).at(substance));
}

std::map<Id, SubstanceCalendar> substance_calendars(const JournalData& data, Day from, Day until) {
  std::set<Id> all;
  for (const auto& [id, substance] : data.live<Substance>()) all.insert(id);
  return calendars(data, all, from, until);
}

}  // namespace nightjar::analysis
