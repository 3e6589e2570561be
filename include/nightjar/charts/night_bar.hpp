// The live bar of a night that is being typed, with its four handles, and the small bar of a calendar cell.
#pragma once
#include <array>
#include <nightjar/charts/night_shape.hpp>
#include <nightjar/charts/palette.hpp>

namespace nightjar::charts {

enum class NightHandle { into_bed, tried_to_sleep, final_awakening, out_of_bed };

struct NightBar {
  Scene scene;
  std::array<std::optional<Point>, 4> handles;  // by NightHandle; none where no time is entered
  double left = 0, right = 0;                   // x of the two ends of the axis
  double from = 0, until = 0;                   // what the ends show, in clock minutes after noon

  /// Clock minutes after noon at an x, to the nearest `step` minutes.
  [[nodiscard]] double minutes_at(double x, int step = 5) const;
};

/// 90 high, and a row higher where words would lie on one another. The axis shows 20:00 to 10:00 and widens, hour by
/// hour, when a time lies outside.
[[nodiscard]] NightBar lay_out_night_bar(const NightShape& shape, double width, const Palette& palette,
                                         const TextMeasure& measure);
/// The bar in words, for assistive text and tests.
[[nodiscard]] std::string describe(const NightShape& shape);

/// Asleep within the time in bed, to fill `where`; dotted when nothing is recorded.
[[nodiscard]] std::vector<Shape> mini_night_bar(const NightShape& shape, const Box& where, const Palette& palette);

}  // namespace nightjar::charts
