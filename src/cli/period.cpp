#include "cli/period.hpp"

namespace nightjar::cli {

std::optional<std::pair<Day, Day>> days_of(const JournalData& data, const Period& period) {
  const auto span = data.span();
  if (!span && !(period.from && period.until)) return std::nullopt;
  const auto from = period.from ? *period.from : span->first;
  const auto until = period.until ? *period.until : span->second;
  if (until < from) return std::nullopt;  // one end is given, and all entries lie beyond it
  return std::pair(from, until);
}

}  // namespace nightjar::cli
