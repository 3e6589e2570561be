#include "cli/plans.hpp"

#include <nightjar/time/format.hpp>

namespace nightjar::cli {
namespace {

struct Asked {
  const Substance* substance = nullptr;
  std::optional<int> minute;
};

/// The name alone, or with a time of day after it: a name may hold spaces and digits itself.
Asked asked_in(const JournalData& data, const std::string& typed) {
  if (const auto* whole = data.substance_named(typed)) return {whole, std::nullopt};
  const auto space = typed.rfind(' ');
  if (space == std::string::npos) return {};
  const auto minute = parse_clock(typed.substr(space + 1));
  const auto* named = data.substance_named(typed.substr(0, space));
  return minute && named ? Asked{named, *minute} : Asked{};
}

}  // namespace

Result<AskedPlan> asked_plan_named(const JournalData& data, Day day, const std::string& typed) {
  const Asked asked = asked_in(data, typed);
  std::vector<AskedPlan> found;
  for (const auto* plan : plans_on(data, day)) {
    if (!asked.substance || plan->substance_id != asked.substance->head.id) continue;
    for (const auto& time : asked_on(data, *plan, day))
      if (!asked.minute || time == asked.minute) found.push_back({plan->head.id, time});
  }
  if (found.empty())
    return fail(ErrorCode::usage, "there is no plan for that on " + iso(day),
                "'nightjar log plan' writes one down; name it as it is on your list, with its time after it");
  if (found.size() > 1)
    return fail(ErrorCode::usage, "the plan for that names several times on " + iso(day),
                "write the time after the name, as in \"tablets 8:00\"");
  return found.front();
}

}  // namespace nightjar::cli
