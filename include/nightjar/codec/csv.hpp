// Comma-separated values: a strict writer, and a reader for what other programs write.
#pragma once
#include <nightjar/support/result.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nightjar::codec {

/// One row with its line feed; quoted (RFC 4180) only where a cell needs it.
[[nodiscard]] std::string csv_line(std::span<const std::string> cells);
/// The same at the end of a text.
void add_csv_line(std::string& out, std::span<const std::string> cells);

/// For a spreadsheet: puts a ' before what it would take for a formula, and before such a ' as well, so that it can
/// be taken away again.
[[nodiscard]] std::string guarded(std::string cell);
[[nodiscard]] std::string unguarded(std::string cell);

struct CsvLimits {
  std::size_t row_bytes = 1 << 20;
  std::size_t cell_bytes = 64 << 10;
  std::size_t columns = 512;
  std::size_t rows = 200000;
};

struct CsvRow {
  std::size_t line = 0;  // in the file, from 1: where the row begins
  std::vector<std::string> cells;
  std::string problem;  // why the row cannot be used, or empty
};

struct CsvTable {
  char delimiter = ',';
  std::vector<std::string> header;
  std::vector<CsvRow> rows;

  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
  /// Empty for a column that is not there or a row that is too short.
  [[nodiscard]] std::string_view cell(const CsvRow& row, std::string_view name) const;
};

/// Takes a BOM, any line end, and `,` `;` or tab as found in the header. A row beyond a limit, not UTF-8 or with an
/// open quote carries a problem and the rows after it are still read; control characters become U+FFFD. Blank lines
/// are skipped. Errors: parse, when there is no header; too_large, when there are more rows than the limit.
[[nodiscard]] Result<CsvTable> read_csv(std::string_view bytes, const CsvLimits& limits = {});

}  // namespace nightjar::codec
