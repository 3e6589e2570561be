#include <nightjar/analysis/craving_times.hpp>
#include <nightjar/analysis/statistics.hpp>
#include <nightjar/support/contract.hpp>

namespace nightjar::analysis {
namespace {

constexpr std::size_t least_for_median = 5;

CravingCell cell_of(const std::vector<double>& peaks) {
  return {static_cast<int>(peaks.size()), peaks.size() < least_for_median ? std::nullopt : median(peaks)};
}

void append(std::vector<double>& to, const std::vector<double>& more) { to.insert(to.end(), more.begin(), more.end()); }

}  // namespace

CravingTimes craving_times(const JournalData& data, Day from, Day until) {
  NIGHTJAR_EXPECTS(from <= until);
  CravingTimes out;
  out.from = from;
  out.until = until;
  out.first_hour = data.settings().day_start_min / 60;
  for (std::size_t d = 0; d < 7; ++d) {
    const int to_first = (static_cast<int>(d) - weekday(from) + 7) % 7, length = until - from + 1;
    out.days[d] = length > to_first ? (length - to_first - 1) / 7 + 1 : 0;
  }
  std::array<std::array<std::vector<double>, 24>, 7> peaks;
  const auto& by_day = data.by_day<Craving>();
  for (auto it = by_day.lower_bound(from); it != by_day.end() && it->first <= until; ++it) {
    out.days_with_any += !it->second.empty();
    for (const auto* craving : it->second) {
      const int hour = (minute_of_day(craving->at.local) / 60 - out.first_hour + 24) % 24;
      peaks[static_cast<std::size_t>(weekday(it->first))][static_cast<std::size_t>(hour)].push_back(craving->peak);
    }
  }
  std::array<std::vector<double>, 24> of_hour;
  for (std::size_t d = 0; d < 7; ++d) {
    std::vector<double> of_weekday;
    for (std::size_t h = 0; h < 24; ++h) {
      out.cells[d][h] = cell_of(peaks[d][h]);
      append(of_weekday, peaks[d][h]);
      append(of_hour[h], peaks[d][h]);
    }
    out.weekdays[d] = cell_of(of_weekday);
    out.n += out.weekdays[d].n;
  }
  for (std::size_t h = 0; h < 24; ++h) out.hours[h] = cell_of(of_hour[h]);
  return out;
}

}  // namespace nightjar::analysis
