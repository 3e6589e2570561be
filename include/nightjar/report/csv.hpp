// The journal as CSV files that any program reads and that come back without loss, with a dictionary of every column.
#pragma once
#include <nightjar/domain/journal_data.hpp>
#include <nightjar/report/progress.hpp>

namespace nightjar::report {

/// One file or sheet. All cells are text here; the dictionary says what they mean.
struct Table {
  using Row = std::vector<std::string>;
  std::string name;  // "nights.csv"
  Row header;
  std::vector<Row> rows;
};

struct CsvFile {
  std::string name;
  std::string text;
};

struct CsvOptions {
  std::optional<Day> from, until;  // both included; what belongs to no day is always there
  /// For spreadsheets, not for reading back: cells that start with = + - @ or tab get a leading '.
  bool spreadsheet = false;
};

[[nodiscard]] std::string nights_csv(const JournalData& data, const CsvOptions& options = {});
/// One row per substance and calendar day, the days without an answer too.
[[nodiscard]] std::string days_csv(const JournalData& data, const CsvOptions& options = {});
/// The measures of each recorded night, and whether it is usable.
[[nodiscard]] std::string measures_csv(const JournalData& data, const CsvOptions& options = {});
/// Any other kind of record ("nap", "intake" ...).
[[nodiscard]] std::string records_csv(const JournalData& data, std::string_view kind, const CsvOptions& options = {});
[[nodiscard]] std::string dictionary_csv();
/// file, column, type, unit, allowed, empty_means, label, formula.
[[nodiscard]] Table dictionary_table();

/// All of them; a table without rows is left out, but for nights, days, measures and the dictionary.
[[nodiscard]] std::vector<Table> tables(const JournalData& data, const CsvOptions& options = {},
                                        const Step& step = no_step);
[[nodiscard]] std::string csv_text(const Table& table, bool spreadsheet = false, const Step& step = no_step);
[[nodiscard]] std::vector<CsvFile> csv_files(const JournalData& data, const CsvOptions& options = {});

}  // namespace nightjar::report
