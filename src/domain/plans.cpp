#include <algorithm>
#include <nightjar/domain/plans.hpp>

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

int slots_of(const Plan& plan) { return std::max<int>(1, static_cast<int>(plan.times.minutes.size())); }

bool is_taken_as_planned(const JournalData& data, const Id& substance, Day day) {
  const auto events = data.on<PlanEvent>(day);
  return std::any_of(events.begin(), events.end(), [&](const PlanEvent* event) {
    const auto plan = data.live<Plan>().find(event->plan_id);
    return event->state == PlanState::taken && plan != data.live<Plan>().end() &&
           plan->second.substance_id == substance;
  });
}

const PlanEvent* plan_event(const JournalData& data, const Id& plan, Day day, int slot) {
  for (const auto* event : data.on<PlanEvent>(day))
    if (event->plan_id == plan && event->slot == slot) return event;
  return nullptr;
}

}  // namespace nightjar
