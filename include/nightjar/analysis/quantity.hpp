// What a comparison or a trend can look at: one number for each night, or one for each day.
#pragma once
#include <nightjar/analysis/sleep_metrics.hpp>
#include <nightjar/domain/journal_data.hpp>
#include <utility>
#include <variant>

namespace nightjar::analysis {

enum class DayValue { mood, energy, pain, stress, craving_peak, withdrawal_sum };
using Quantity = std::variant<Measure, DayValue>;

/// The code in JSON, CSV and verbs.
[[nodiscard]] std::string_view code_of(const Quantity& quantity);
[[nodiscard]] std::optional<Quantity> quantity_from_code(std::string_view code);
[[nodiscard]] std::vector<std::string_view> quantity_codes();

/// The strongest craving of a day, from entries with a time and from the check-in; null when neither says anything.
[[nodiscard]] std::optional<int> strongest_craving(const JournalData& data, Day day);

/// "Our own checklist, not a validated scale": a sum only if all 18 items are answered, else "k of 18 answered".
struct ChecklistSum {
  int answered = 0;
  std::optional<int> sum;
};
[[nodiscard]] ChecklistSum withdrawal_sum(const Checklist& items);

/// Null where nothing was recorded or the night is not usable. Of several complete checklists of a day, the first.
[[nodiscard]] std::optional<double> night_value(const JournalData& data, Measure measure, Day night);
[[nodiscard]] std::optional<double> day_value(const JournalData& data, DayValue value, Day day);

/// First and last night, or day, under which anything of its kind is filed.
[[nodiscard]] std::optional<std::pair<Day, Day>> recorded_span(const JournalData& data, const Quantity& quantity);

/// One slot for each night, or day, both ends included: what `trend` takes.
[[nodiscard]] std::vector<std::optional<double>> series_of(const JournalData& data, const Quantity& quantity, Day from,
                                                           Day until);

}  // namespace nightjar::analysis

namespace nightjar {
template <>
inline constexpr auto enum_names<analysis::DayValue> =
    std::to_array<std::string_view>({"mood", "energy", "pain", "stress", "craving_peak", "withdrawal_sum"});
}  // namespace nightjar
