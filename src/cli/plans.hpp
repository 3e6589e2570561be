// A prescriber's plans by what they are for, as a person types it.
#pragma once
#include <nightjar/domain/plans.hpp>
#include <nightjar/support/result.hpp>

namespace nightjar::cli {

struct AskedPlan {
  Id plan;
  PlannedTime time{};
};
/// "tablets" if the day asks once about it, else "tablets 8:00".
[[nodiscard]] Result<AskedPlan> asked_plan_named(const JournalData& data, Day day, const std::string& typed);

}  // namespace nightjar::cli
