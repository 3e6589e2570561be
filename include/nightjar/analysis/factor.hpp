// Which everyday things a person may ask about, and the nights with and without one. The rules of what is offered live
// here, so that no screen, page or verb can offer more: never an amount, never a substance but alcohol and caffeine.
#pragma once
#include <nightjar/analysis/comparison.hpp>
#include <nightjar/analysis/quantity.hpp>

namespace nightjar::analysis {

struct TagFactor {
  std::string name;
  friend bool operator==(const TagFactor&, const TagFactor&) = default;
};
struct CaffeineAfter {
  int minute_of_day = 0;  // typed by the person, never offered
  friend bool operator==(const CaffeineAfter&, const CaffeineAfter&) = default;
};
enum class DayFactor { nap, exercise, late_screens, alcohol };
using Factor = std::variant<TagFactor, CaffeineAfter, DayFactor>;

/// Why a comparison is not offered at all, whatever was recorded.
enum class Refusal {
  not_a_factor,     // an amount, a count, another substance, or no factor that the program knows
  no_time,          // caffeine-after without a time of day
  other_substance,  // a tag with the name of a substance that may not be compared
  in_the_night,     // a tag about the night itself: it cannot come before it
  too_many_nights,  // over 366
};
inline constexpr int most_slots = 366;

/// `tag:NAME`, `nap`, `exercise`, `late-screens`, `alcohol`, `caffeine-after:HH:MM`.
[[nodiscard]] std::variant<Factor, Refusal> factor_from_code(std::string_view code);
[[nodiscard]] std::string code_of(const Factor& factor);
/// What the journal itself says against it.
[[nodiscard]] std::optional<Refusal> refusal(const JournalData& data, const Factor& factor);

/// Whether the night of D is one with it. Missing is neither.
/// Tag: with = among the factors of the night; without = factors answered, not among them, and already asked then.
/// `unticked_is_without` also takes nights without any answer as without, which imported ticks may need.
/// Caffeine: last = the latest time of D. With = last at or after the time and before trying to sleep; without = none,
/// or last before the time. The others by the recorded state of D.
[[nodiscard]] Exposure exposure_on(const JournalData& data, const Factor& factor, Day night,
                                   bool unticked_is_without = false);

/// One comparison, chosen before its result is seen. The only order of events looked at: exposure on D, the night of D,
/// the entries of D+1.
struct FactorQuestion {
  Factor factor;
  Quantity outcome;  // a day value is that of D+1
  Day from, until;   // both included
  bool unticked_is_without = false;
};
[[nodiscard]] std::vector<Slot> slots_of(const JournalData& data, const FactorQuestion& question);

/// The same difference among some of the nights only, to be seen beside the result. Null where a group has under 4.
struct PartialDifference {
  int n_with = 0, n_without = 0;
  std::optional<double> difference;
};
struct FactorAnswer {
  std::optional<Refusal> refused;  // then nothing else holds anything
  Comparison comparison;
  PartialDifference not_after_with;  // without nights that follow a night with it
  PartialDifference work_nights, free_nights;
};
[[nodiscard]] FactorAnswer answer(const JournalData& data, const FactorQuestion& question);

}  // namespace nightjar::analysis

namespace nightjar {
template <>
inline constexpr auto enum_names<analysis::DayFactor> =
    std::to_array<std::string_view>({"nap", "exercise", "late-screens", "alcohol"});
}  // namespace nightjar
