// Words shared by screens, pages and verbs: labels of fields, measures, scales and states, and the help card.
#pragma once
#include <nightjar/domain/any_record.hpp>
#include <span>

namespace nightjar::words {

struct Labelled {
  std::string_view code;
  std::string_view label;
};

/// The 18 items of our own checklist, in the order in which they are asked.
[[nodiscard]] std::span<const Labelled> checklist_items();
[[nodiscard]] std::span<const std::string_view> checklist_answers();  // none .. very strong
[[nodiscard]] std::span<const std::string_view> quality_answers();    // very poor .. very good
[[nodiscard]] std::span<const std::string_view> rested_answers();     // not at all .. fully
[[nodiscard]] std::span<const std::string_view> offered_side_effects();
[[nodiscard]] std::span<const std::string_view> offered_triggers();
[[nodiscard]] std::span<const std::string_view> offered_reasons();

[[nodiscard]] std::string_view label(DayState state);  // Taken, None, Prefer not to say
[[nodiscard]] std::string_view label(SubstanceKind kind);
[[nodiscard]] std::string_view label(SupportType type);
[[nodiscard]] std::string_view label(CravingOutcome outcome);
[[nodiscard]] std::string_view label(Happened happened);
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
