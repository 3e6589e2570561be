// What a report is asked to show, and what it must leave out.
#pragma once
#include <nightjar/domain/field.hpp>
#include <set>

namespace nightjar::report {

enum class Paper { a4, letter };
enum class Preset { sleep_only, sleep_and_prescribed, full };
enum class Format { pdf, html, csv, xlsx, fhir, json, omh };
/// Where a row of the raster begins: clinics know both forms and a third.
enum class RowStart { noon, evening, midnight };  // 12:00, 18:00, 00:00
enum class Inks { colour, black };                // black: for a copier, without any grey or colour
/// usual: C M A E N O. classic: the letters of many clinic forms, C M A and X, nothing else.
enum class Letters { usual, classic };

/// What can be left out, besides single substances and notes. The nights themselves are always in: they are the report.
enum class FieldClass {
  naps,
  comments,    // on nights and naps
  factors,     // everyday factors, exercise, free days
  prescribed,  // prescribed and pharmacy medication, with plans
  other_substances,
  amounts,  // as typed, with form, strength, brand and way of taking
  cravings,
  checklist,
  check_ins,  // mood, energy, pain, stress
  side_effects,
  support,
  scores,       // of clinics, as typed
  notes,        // those marked for reports, and what is noted beside other entries
  device_data,  // what devices and other programs measured
};

/// A comparison of nights, as an optional page: "kratom" by its id, or a factor by its code ("nap", "tag:NAME" ...).
struct NightsWith {
  std::optional<Id> substance;
  std::string factor;
  friend bool operator==(const NightsWith&, const NightsWith&) = default;
};

struct Options {
  Day from, until;  // nights, both included
  std::set<FieldClass> left_out;
  std::set<Id> substances_left_out;
  std::set<Id> notes_left_out;

  std::string questions;  // "Questions for my visit", one a line
  std::string name;       // printed only if typed for this report
  Zone zone;              // where the report is made
  Instant made_at;        // given, never asked from a clock: the same data and options give the same bytes

  // How the pages look, and which optional ones there are.
  Paper paper = Paper::a4;
  RowStart row_start = RowStart::noon;
  Inks inks = Inks::colour;
  Letters letters = Letters::usual;
  bool contents_page = false;              // page 0: what is in this file
  bool has_password = false;               // said there; make_file sets it
  bool all_entries = false;                // every entry as a table
  std::optional<NightsWith> with_without;  // off unless asked for
  bool last_page = true;                   // data quality, formulas, glossary
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
inline constexpr auto enum_names<report::Preset> = std::to_array<std::string_view>({"sleep", "prescribed", "full"});
template <>
inline constexpr auto enum_names<report::Format> =
    std::to_array<std::string_view>({"pdf", "html", "csv", "xlsx", "fhir", "json", "omh"});
template <>
inline constexpr auto enum_names<report::RowStart> = std::to_array<std::string_view>({"noon", "evening", "midnight"});
template <>
inline constexpr auto enum_names<report::Inks> = std::to_array<std::string_view>({"colour", "black"});
template <>
inline constexpr auto enum_names<report::Letters> = std::to_array<std::string_view>({"usual", "classic"});
template <>
inline constexpr auto enum_names<report::FieldClass> = std::to_array<std::string_view>(
    {"naps", "comments", "factors", "prescribed", "other_substances", "amounts", "cravings", "checklist", "check_ins",
     "side_effects", "support", "scores", "notes", "device_data"});
}  // namespace nightjar
