// What a report is asked to show, and what it must leave out.
#pragma once
#include <nightjar/domain/field.hpp>
#include <set>

namespace nightjar::report {

enum class Paper { a4, letter };
enum class Preset { sleep_only, sleep_and_prescribed, full };

/// What can be left out, besides single substances. The nights themselves are always in: they are the report.
enum class FieldClass {
  naps,
  comments,          // on nights
  factors,           // exercise, free days
  prescribed,        // prescribed and pharmacy medication, with plans
  other_substances,
  amounts,           // as typed
  cravings,
  checklist,
  side_effects,
  support,
  scores,            // of clinics, as typed
  notes,             // those marked for reports
};

struct Options {
  Day from, until;  // nights, both included
  Paper paper = Paper::a4;
  std::set<FieldClass> left_out;
  std::set<Id> substances_left_out;
  std::string questions;      // "Questions for my visit", one a line
  std::string name;           // printed only if typed for this report
  std::string zone = "UTC";   // where the report is made
  Instant made_at;            // given, never asked from a clock: the same data and options give the same bytes
  friend bool operator==(const Options&, const Options&) = default;
};

/// Every class, in the order of the pages.
[[nodiscard]] std::vector<FieldClass> field_classes();
[[nodiscard]] std::string_view label(FieldClass field_class);
[[nodiscard]] std::set<FieldClass> left_out_by(Preset preset);

}  // namespace nightjar::report

namespace nightjar {
template <>
inline constexpr auto enum_names<report::Paper> = std::to_array<std::string_view>({"a4", "letter"});
template <>
inline constexpr auto enum_names<report::Preset> =
    std::to_array<std::string_view>({"sleep", "prescribed", "full"});
template <>
inline constexpr auto enum_names<report::FieldClass> = std::to_array<std::string_view>(
    {"naps", "comments", "factors", "prescribed", "other_substances", "amounts", "cravings", "checklist",
     "side_effects", "support", "scores", "notes"});
}  // namespace nightjar
