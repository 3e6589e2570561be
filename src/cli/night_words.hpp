// What the verbs say about one night.
#pragma once
#include <nightjar/analysis/night_list.hpp>
#include <string>

namespace nightjar::cli {

/// "Is this right?", what looks odd, and the name to confirm it by.
[[nodiscard]] std::string odd_about(const analysis::Finding& finding);
/// What the night would say then: "In bed 2024-03-30T23:00".
[[nodiscard]] std::string offer_of(const analysis::Repair& repair);
/// The question that a finding asks, with what would change if it were so.
[[nodiscard]] std::string question_of(const analysis::Finding& finding);
/// "In bed 7 h 30 min, asleep 4 h 40 min, sleep efficiency 62.2 % of time in bed." or why there are no numbers.
[[nodiscard]] std::string sentence_about(const Night& night, const analysis::NightMeasures& measures);
/// Rounded for display, halves away from zero: "62.2 %".
[[nodiscard]] std::string percent(double value);

}  // namespace nightjar::cli
