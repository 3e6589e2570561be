// What is recorded for one day besides its night, in plain lines. Amounts stand as typed; nothing is added up.
#pragma once
#include <nightjar/domain/journal_data.hpp>
#include <string>
#include <vector>

namespace nightjar::cli {

/// Empty when nothing is recorded.
[[nodiscard]] std::vector<std::string> lines_of_day(const JournalData& data, Day day);

}  // namespace nightjar::cli
