// What `nights --json` and `summary --json` print: a contract with other programs, so names here do not change.
#pragma once
#include <nightjar/analysis/period_summary.hpp>
#include <nlohmann/json.hpp>

namespace nightjar::cli {

using Json = nlohmann::ordered_json;

template <class T>
[[nodiscard]] Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

/// A night with its answers, its measures, and what makes them more or less sure.
[[nodiscard]] Json night_json(const analysis::NightRow& row);
/// `without_late`: the same period without nights written a day or more afterwards.
[[nodiscard]] Json summary_json(const analysis::PeriodSummary& summary, const analysis::NightsSummary& without_late,
                                bool all);

}  // namespace nightjar::cli
