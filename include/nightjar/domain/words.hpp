// Words shared by screens, pages and verbs: labels of fields, measures, scales and states, and the help card.
#pragma once
#include <nightjar/domain/any_record.hpp>
#include <span>

namespace nightjar::words {

struct Labelled {
  std::string_view code;
  std::string_view label;
};

/// What a question offers to choose from, in the order of its form. Literals, since the toolkit wants texts that end
/// with a zero.
using Answers = std::span<const char* const>;

/// The 18 items of our own checklist, in the order in which they are asked.
[[nodiscard]] std::span<const Labelled> checklist_items();
[[nodiscard]] Answers checklist_answers();  // none .. very strong, from 0
[[nodiscard]] Answers quality_answers();    // very poor .. very good, from 1
[[nodiscard]] Answers rested_answers();     // not at all .. fully, from 1
[[nodiscard]] Answers bother_answers();     // not at all .. very much, from 0: of a side effect
/// "0 none, 1 a little, 2 some, ...": the answers to a scale beside their numbers.
[[nodiscard]] std::string numbered(Answers answers, int first = 0, std::string_view between = ", ");
/// The answer that there was nothing of what was offered.
[[nodiscard]] std::string_view none_of_these();
/// What the form of a day offers as having been there.
struct OfferedFact {
  const char* code;  // the field of DayFacts
  const char* label;
};
[[nodiscard]] std::span<const OfferedFact> day_facts();
[[nodiscard]] std::span<const std::string_view> offered_side_effects();
[[nodiscard]] std::span<const std::string_view> offered_triggers();
[[nodiscard]] std::span<const std::string_view> offered_reasons();

/// The answers that are an enum, in its order.
template <NamedEnum E>
[[nodiscard]] Answers answers();
template <>
[[nodiscard]] Answers answers<NightState>();
template <>
[[nodiscard]] Answers answers<DayState>();  // Taken, None, Prefer not to say
template <>
[[nodiscard]] Answers answers<PlanState>();
template <>
[[nodiscard]] Answers answers<TimeIs>();
template <>
[[nodiscard]] Answers answers<CravingOutcome>();
template <>
[[nodiscard]] Answers answers<DayType>();
template <>
[[nodiscard]] Answers answers<Fact>();
template <>
[[nodiscard]] Answers answers<SupportType>();
template <>
[[nodiscard]] Answers answers<Happened>();
template <>
[[nodiscard]] Answers answers<SubstanceKind>();

template <NamedEnum E>
[[nodiscard]] std::string_view label(E value) {
  return answers<E>()[static_cast<std::size_t>(value)];
}
/// What a kind of record is called inside a sentence: "night", "check-in", "planned intake".
[[nodiscard]] std::string_view noun_of(const AnyRecord& record);
/// Label of a field of a night, as on the form.
[[nodiscard]] std::string_view night_field_label(std::string_view field);
/// C caffeine, M prescribed or otc, A alcohol, N nicotine, O other.
[[nodiscard]] char raster_letter(SubstanceKind kind);

/// The fixed text of the help card, one paragraph an entry; the person's own lines follow it.
[[nodiscard]] std::span<const std::string_view> help_card();
[[nodiscard]] std::string_view help_card_own_lines_hint();
/// Footer of every page that leaves the journal.
[[nodiscard]] std::string_view self_reported_notice();
[[nodiscard]] std::string_view leaves_encryption_warning();

}  // namespace nightjar::words
