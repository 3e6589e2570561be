#include <nightjar/analysis/substance_calendar.hpp>
#include <nightjar/support/contract.hpp>

#include <algorithm>

namespace nightjar::analysis {
namespace {
constexpr int least_recorded_days = 7;
constexpr std::size_t week = 7;
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
  if (std::find(last, out.days.end(), DayMark::taken) != out.days.end()) out.last7_all_none = Tristate::no;
  else if (out.current_run >= static_cast<int>(week)) out.last7_all_none = Tristate::yes;
  return out;
}

DayMark day_mark(const JournalData& data, const Id& substance, Day day) {
  const auto* record = data.substance_day(substance, day);
  if (record == nullptr) return DayMark::not_recorded;
  switch (record->state) {
    case DayState::taken: return DayMark::taken;
    case DayState::none: return DayMark::none;
    case DayState::prefer_not: return DayMark::prefer_not;
  }
  return DayMark::not_recorded;
}

SubstanceCalendar substance_calendar(const JournalData& data, const Id& substance, Day from, Day until) {
  NIGHTJAR_EXPECTS(from <= until);
  std::vector<DayMark> marks;
  std::vector<std::optional<int>> intakes;
  for (Day day = from; day <= until; ++day) {
    marks.push_back(day_mark(data, substance, day));
    auto& count = intakes.emplace_back();
    if (marks.back() != DayMark::taken) continue;
    count = 0;
    for (const auto* intake : data.on<Intake>(day)) *count += intake->substance_id == substance;
  }
  auto out = count_days(std::move(marks));
  out.substance = substance;
  out.from = from;
  out.intakes = std::move(intakes);
  return out;
}

}  // namespace nightjar::analysis
