#include <algorithm>
#include <nightjar/domain/plans.hpp>
#include <set>

namespace nightjar {

std::vector<const Plan*> plans_on(const JournalData& data, Day day) {
  std::vector<const Plan*> out;
  for (const auto& [id, plan] : data.live<Plan>())
    if (plan.from <= day && (!plan.until || day <= *plan.until)) out.push_back(&plan);
  std::sort(out.begin(), out.end(), [](const Plan* a, const Plan* b) {
    return std::pair(a->head.created, a->head.id) < std::pair(b->head.created, b->head.id);
  });
  return out;
}

std::vector<PlannedTime> asked_on(const JournalData& data, const Plan& plan, Day day) {
  return asked_between(data, plan, day, day);
}

std::vector<PlannedTime> asked_between(const JournalData& data, const Plan& plan, Day from, Day until) {
  std::set<PlannedTime> times(plan.times.minutes.begin(), plan.times.minutes.end());
  if (times.empty()) times.insert(PlannedTime());
  const auto& days = data.by_day<PlanEvent>();
  for (Day day = from; day <= until; ++day)
    if (const auto found = days.find(day); found != days.end())
      for (const auto* event : found->second)
        if (event->plan_id == plan.head.id) times.insert(event->planned_min);
  return {times.begin(), times.end()};
}

bool is_taken_as_planned(const JournalData& data, const Id& substance, Day day) {
  const auto events = data.on<PlanEvent>(day);
  return std::any_of(events.begin(), events.end(), [&](const PlanEvent* event) {
    const auto plan = data.live<Plan>().find(event->plan_id);
    return event->state == PlanState::taken && plan != data.live<Plan>().end() &&
           plan->second.substance_id == substance;
  });
}

const PlanEvent* plan_event(const JournalData& data, const Id& plan, Day day, const PlannedTime& time) {
  for (const auto* event : data.on<PlanEvent>(day))
    if (event->plan_id == plan && event->planned_min == time) return event;
  return nullptr;
}

}  // namespace nightjar
