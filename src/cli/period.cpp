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

Day last_night_of(const Context& context, const JournalData& data, const Period& period, Day until) {
  const bool tonight = !period.until && until >= today(context, data.settings()) && !data.one_on<Night>(until);
  return tonight ? until - 1 : until;
}

}  // namespace nightjar::cli
