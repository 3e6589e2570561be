// Nights as lines of plain text, for a terminal and for a screen reader.
#pragma once
#include <iosfwd>
#include <nightjar/analysis/night_list.hpp>

namespace nightjar::cli {

/// One line a night, gaps as their own line, answers that have no column beneath; at most 100 columns but for what a
/// person wrote.
void print_nights(std::ostream& out, std::span<const analysis::NightRow> rows, const JournalData& data);

}  // namespace nightjar::cli
