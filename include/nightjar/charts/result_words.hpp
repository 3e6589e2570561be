// What a comparison or a trend says in words: one set of sentences for screen, page and verb, and never a cause.
#pragma once
#include <nightjar/analysis/factor.hpp>
#include <nightjar/analysis/sleep_metrics.hpp>
#include <string>

namespace nightjar::charts {

/// "time asleep", "mood the next day": as it stands inside a sentence.
[[nodiscard]] std::string_view name_of(const analysis::Quantity& quantity);
/// What its values are counted in: "min", "%"; empty for counts and ratings.
[[nodiscard]] std::string_view unit_words(const analysis::Quantity& quantity);
/// "35 min", "81.2 %", "4".
[[nodiscard]] std::string value_with_unit(const analysis::Quantity& quantity, double value);
/// "caffeine after 14:00", "“screens”".
[[nodiscard]] std::string name_of(const analysis::Factor& factor);

/// "“late screens” and time asleep, 24 August 2026 to 21 November 2026"
[[nodiscard]] std::string words_of(const analysis::FactorQuestion& question);

/// The sentence of a result, or of the first gate that is closed, or of why it is not offered.
[[nodiscard]] std::string words_for(const analysis::FactorQuestion& question, const analysis::FactorAnswer& answer);
[[nodiscard]] std::string words_for(analysis::Refusal refusal);
/// The same difference among some of the nights: one sentence each, none where nothing was worked out.
[[nodiscard]] std::vector<std::string> words_beside(const analysis::FactorQuestion& question,
                                                    const analysis::FactorAnswer& answer);
[[nodiscard]] std::string words_for(const analysis::Quantity& quantity, const analysis::Trend& trend);
/// Why a night gives no figures: "got up before waking".
[[nodiscard]] std::string_view words_for(analysis::Unusable reason);

/// Stands at every table of several outcomes.
[[nodiscard]] std::string table_caution(int outcomes);
/// Stands beside a question when others were asked before it.
[[nodiscard]] std::string asked_caution(int questions);
/// Stands on the page for clinicians, beside everything taken.
[[nodiscard]] std::string_view which_came_first();

}  // namespace nightjar::charts
