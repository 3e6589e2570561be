// One row of the printed raster: a night from noon to noon in ink that survives a fax, after the Consensus Sleep Diary.
#pragma once
#include <nightjar/charts/night_shape.hpp>
#include <nightjar/charts/palette.hpp>

namespace nightjar::charts {

/// Sizes of a row in millimetres, letters in points; the usual ones suit 14 rows on a page.
struct RasterSizes {
  double bar = 3.2, rise = 2.3;                  // the bar, and how far the arrows stand out above it
  double letter_size = 7, letters_below = 4.25;  // 0: no letters; baseline below the bar
  bool strips = true;                            // how long awake in between
};

/// Where a row lies. `unit` is one millimetre in the scene's units.
struct RasterFrame {
  double noon_x = 0;  // x of the first noon
  double hour = 0;    // width of an hour
  double unit = 1;
  RasterSizes sizes{};
  [[nodiscard]] double x(double clock_minutes) const { return noon_x + clock_minutes / 60 * hour; }
};

struct RasterLetter {
  char letter = 'O';
  double at = 0;      // clock minutes after noon
  bool exact = true;  // "about" has no stem
};

/// Draws the marks of one night; `top` is the top of its bar. What is not known stays open (dashed) or empty.
void draw_raster_row(Scene& scene, const RasterFrame& frame, double top, const NightShape& shape,
                     const std::vector<Span>& naps, std::vector<RasterLetter> letters, const Palette& palette);

/// How far a clock time leans away from its place where two come close, in units.
inline constexpr double usual_time_apart = 0.6;

/// The usual night: open, light and open bar between four clock times (minutes after noon), each printed above it.
struct UsualNight {
  std::optional<double> tried, onset, woke, up;
};
void draw_usual_night(Scene& scene, const RasterFrame& frame, double top, const UsualNight& usual,
                      const Palette& palette, const TextMeasure& measure);

}  // namespace nightjar::charts
