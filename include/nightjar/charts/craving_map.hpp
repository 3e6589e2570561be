// Cravings by weekday and hour: squares whose area is the number of entries, with that number where it fits.
#pragma once
#include <nightjar/analysis/craving_times.hpp>
#include <nightjar/charts/palette.hpp>

namespace nightjar::charts {

struct CravingMapCell {
  int weekday = 0, hour = 0;  // 0 Monday; hour on the clock
  Box where;
  std::string words;  // "Mon 18:00 to 19:00: 3 cravings"
};
struct CravingMap {
  Scene scene;
  std::vector<CravingMapCell> cells;  // all 168
  [[nodiscard]] const CravingMapCell* cell_at(Point point) const;
};

/// As high as its rows need at that width.
[[nodiscard]] CravingMap lay_out_craving_map(const analysis::CravingTimes& times, double width, const Palette& palette,
                                             const TextMeasure& measure);
[[nodiscard]] std::string describe(const analysis::CravingTimes& times);

}  // namespace nightjar::charts
