// The tables as one workbook: a sheet for each, real dates and numbers, frozen headers, nothing that is ever computed.
#pragma once
#include <nightjar/report/csv.hpp>
#include <span>

namespace nightjar::report {

struct WorkbookFacts {
  std::string title, made_at_utc;  // "2026-03-30T08:20:00Z"
};
/// The parts of the workbook, to be packed by zip_archive. A cell becomes a number or a date only where the dictionary
/// says that its column holds one and the cell is one; everything else is text and stays text when it is edited.
/// Made in memory: a library that keeps its sheets in temporary files would put them on the disk in the clear.
[[nodiscard]] std::vector<CsvFile> workbook_parts(std::span<const Table> tables, const WorkbookFacts& facts,
                                                  const Step& step = no_step);

}  // namespace nightjar::report
