// Which plans a day asks about, and what it answers.
#pragma once
#include <nightjar/domain/journal_data.hpp>

namespace nightjar {

/// Those of their prescriber that hold on a day, the oldest first.
[[nodiscard]] std::vector<const Plan*> plans_on(const JournalData& data, Day day);
/// A time of a plan, in minutes after midnight; nothing for a plan that names none.
using PlannedTime = std::optional<int>;
/// What a day asks about a plan: each of its times, or once if it names none. What was answered that day stays, also if
/// the plan does not name its time any more. In the order of the clock.
[[nodiscard]] std::vector<PlannedTime> asked_on(const JournalData& data, const Plan& plan, Day day);
/// The same over a stretch of days: the rows of a table.
[[nodiscard]] std::vector<PlannedTime> asked_between(const JournalData& data, const Plan& plan, Day from, Day until);
/// Whether the answer to any plan of a substance says that it was taken that day.
[[nodiscard]] bool is_taken_as_planned(const JournalData& data, const Id& substance, Day day);
[[nodiscard]] const PlanEvent* plan_event(const JournalData& data, const Id& plan, Day day, const PlannedTime& time);

}  // namespace nightjar
