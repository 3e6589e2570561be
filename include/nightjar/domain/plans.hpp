// Which plans a day asks about, and what it answers.
#pragma once
#include <nightjar/domain/journal_data.hpp>

namespace nightjar {

/// Those of their prescriber that hold on a day, the oldest first.
[[nodiscard]] std::vector<const Plan*> plans_on(const JournalData& data, Day day);
/// How often a day asks about a plan: once for each of its times, and once if it names none.
[[nodiscard]] int slots_of(const Plan& plan);
/// Whether the answer to any plan of a substance says that it was taken that day.
[[nodiscard]] bool is_taken_as_planned(const JournalData& data, const Id& substance, Day day);
[[nodiscard]] const PlanEvent* plan_event(const JournalData& data, const Id& plan, Day day, int slot);

}  // namespace nightjar
