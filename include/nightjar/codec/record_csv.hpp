// Records as rows: the files that leave the journal and come back. Columns follow the field list of each record.
#pragma once
#include <nightjar/codec/csv.hpp>
#include <nightjar/domain/journal_data.hpp>
#include <nightjar/domain/record_view.hpp>

namespace nightjar::codec {

/// "nights.csv", "naps.csv" ...; empty for substance days, which days.csv shows as a calendar.
[[nodiscard]] std::string_view csv_file_name(std::string_view kind);
/// A night: the 14 canonical columns. Others: id, the fields in order, and `zone` when the record holds moments.
[[nodiscard]] std::vector<std::string> csv_columns(std::string_view kind);
[[nodiscard]] std::span<const std::string_view> days_columns();

/// The row of a record, under csv_columns of its kind. Null is an empty cell; sets are joined by ';' (in sets of free
/// text, with '\' before ';' and '\'); a zone column reads `A>B` when the record ends in another zone than it began.
[[nodiscard]] std::vector<std::string> csv_cells(const RecordView& record);
[[nodiscard]] inline std::vector<std::string> csv_cells(const AnyRecord& record) { return csv_cells(view_of(record)); }

struct RowReading {
  std::optional<std::string> zone;  // for a table without a zone column
  bool empty_factors_none = false;  // an empty `factors` cell means "none of these", not "not answered"
};
/// The record of a row, its head empty but for an `id` column. Errors name the column.
[[nodiscard]] Result<AnyRecord> record_from_row(std::string_view kind, const CsvTable& table, const CsvRow& row,
                                                const RowReading& how = {});

/// "" for empty, N/A, NA, ".", "—", "null"; otherwise the text without outer spaces.
[[nodiscard]] std::string_view known_or_empty(std::string_view cell);

/// The local time of a moment; with its offset when `zone` alone would not give the same instant.
[[nodiscard]] std::string moment_cell(const Moment& moment, const std::optional<std::string>& zone);

}  // namespace nightjar::codec
