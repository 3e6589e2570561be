#include <nightjar/domain/completeness.hpp>
#include <nightjar/domain/plans.hpp>

namespace nightjar {

Completeness night_completeness(const JournalData& data, Day night) {
  const auto* recorded = data.one_on<Night>(night);
  if (!recorded) return Completeness::missing;
  if (recorded->state != NightState::recorded) return Completeness::full;
  const bool times = recorded->into_bed && recorded->tried_to_sleep && recorded->sleep_latency_min &&
                     recorded->final_awakening && recorded->out_of_bed &&
                     (recorded->awake_min || recorded->awakenings == 0);
  return times ? Completeness::full : Completeness::part;
}

Completeness day_completeness(const JournalData& data, std::span<const Substance* const> asked, Day day) {
  const bool check_in = data.one_on<CheckIn>(day) != nullptr;
  std::size_t answered = 0;
  for (const auto* substance : asked)
    if (data.substance_day(substance->head.id, day) || is_taken_as_planned(data, substance->head.id, day)) ++answered;
  if (check_in && answered == asked.size()) return Completeness::full;
  const bool anything = check_in || answered > 0 || !data.on<Craving>(day).empty() || !data.on<Intake>(day).empty() ||
                        data.one_on<DayFacts>(day) || !data.on<SupportEvent>(day).empty() ||
                        !data.on<PlanEvent>(day).empty() || !data.on<Note>(day).empty();
  return anything ? Completeness::part : Completeness::missing;
}

std::string_view words_of(Completeness completeness) {
  switch (completeness) {
    case Completeness::missing: return "not recorded";
    case Completeness::part: return "part recorded";
    case Completeness::full: break;
  }
  return "recorded";
}

}  // namespace nightjar
