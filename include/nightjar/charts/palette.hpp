// The colours of Nightjar: one struct for charts, screens and paper, so that a thing has one colour everywhere.
#pragma once
#include <nightjar/charts/scene.hpp>

namespace nightjar::charts {

struct Palette {
  Color bg, rail, surface, raised, line;  // grounds, from the window up; `line` is every 1 px rule
  Color text, soft, faint;                // at least 13, 6 and 4.5 to 1 on bg
  Color accent, accent_ink;               // the one main button and the mark; what is written on it
  Color focus;                            // the ring round what the keyboard is at
  Color asleep, trying, awake_in_bed;     // the parts of a night
  Color craving, checklist, mood;         // one hue for each thing a person rates
  Color taken, none;                      // one neutral pair for every substance: filled, and a ring
  Color grid, weekend;                    // of a chart: lines of a scale, weaker than any mark; the ground of free days
  double line_width = 1, grid_width = 1;
  friend bool operator==(const Palette&, const Palette&) = default;
};

[[nodiscard]] const Palette& dark_palette();
[[nodiscard]] const Palette& light_palette();
[[nodiscard]] const Palette& high_contrast_palette();
[[nodiscard]] const Palette& print_palette();

/// WCAG contrast ratio of two opaque colours, 1 to 21.
[[nodiscard]] double contrast(Color a, Color b);

enum class ColourVision { protanopia, deuteranopia, tritanopia };
/// How a colour appears to someone with that colour vision (Machado et al. 2009, severity 1).
[[nodiscard]] Color seen_with(ColourVision vision, Color color);

/// `over` at `alpha` (0 to 1) on `under`.
[[nodiscard]] Color mixed(Color under, Color over, double alpha);

}  // namespace nightjar::charts
