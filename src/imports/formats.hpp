// One function per format: reads the bytes and offers what it finds to the collector.
#pragma once
#include <nightjar/codec/csv.hpp>

#include "imports/collector.hpp"

namespace nightjar::imports {

[[nodiscard]] Result<codec::CsvTable> read_table(std::string_view bytes);

/// The kind of record whose own columns a header has; a night for nights.csv, substance_day for days.csv.
[[nodiscard]] std::optional<std::string_view> kind_of_table(const codec::CsvTable& table);
[[nodiscard]] bool is_melidos(const codec::CsvTable& table);

/// Guarded: made for spreadsheets, with a ' before what they would take for a formula.
enum class Cells { plain, guarded };
/// Any of our own CSV files; `file` names it inside an archive.
[[nodiscard]] Result<void> read_own_csv(std::string_view bytes, const std::string& file, Collector& into,
                                        Cells cells = Cells::plain);
/// Beside the tables of a shared file: whose zone and day they are in, and whether they are invented.
void read_about(std::string_view bytes, Collector& into);
[[nodiscard]] Result<void> read_journal_json(std::string_view bytes, Collector& into);
[[nodiscard]] Result<void> read_archive(std::string_view bytes, Collector& into);
[[nodiscard]] Result<void> read_melidos(std::string_view bytes, Collector& into);

}  // namespace nightjar::imports
