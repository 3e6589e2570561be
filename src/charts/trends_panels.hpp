// The one description of every panel: title, unit, usual range, how its values are drawn and printed.
#pragma once
#include <algorithm>
#include <nightjar/charts/trends.hpp>
#include <span>

#include "charts/pen.hpp"
#include "charts/trends_columns.hpp"

namespace nightjar::charts {

enum class Form { raster, values, stems, feelings, strip, lanes };

struct PanelSpec {
  Panel panel;
  std::string_view name, title;
  std::array<std::string_view, 2> unit;  // below the title
  Form form;
  std::optional<Series> series{};  // of values and stems
  double low = 0, high = 10;       // in printed units; values beyond widen it
  double divide_by = 1;            // values to printed units
  bool fixed_range = false;        // a scale of answers
  std::optional<double> reference{};
};
[[nodiscard]] const PanelSpec& spec_of(Panel panel);
[[nodiscard]] bool of_the_night(Series series);  // the others are of the day
[[nodiscard]] bool has_median(Series series);

struct FeelingSpec {
  Series series;
  Mark mark;
  Color Palette::*color;
  Dash dash;
};
[[nodiscard]] std::span<const FeelingSpec> feelings();

inline constexpr std::string_view reference_words = "31 min (Lichstein 2003)";
inline constexpr TextStyle title_style{.size = 13, .weight = Weight::semibold};
inline constexpr TextStyle name_style{.size = 12};
inline constexpr double name_leading = 14;
inline constexpr double tick_gap = 10;  // between the numbers up the side and the plot

/// From lowest to highest, behind a median in the colour itself.
[[nodiscard]] inline Color band_of(const Palette& palette, Color color) { return mixed(palette.bg, color, 0.4); }

/// What the drawing of every panel needs.
struct Sheet {
  Pen pen;
  DayAxis axis;
  const Palette& palette;
  const TrendsInput& input;
  const TrendsView& view;
  int per_column;
  std::vector<DayRange> columns;

  [[nodiscard]] bool single_days() const { return per_column == 1; }
  [[nodiscard]] bool shown(Panel panel, Mark mark, Id lane = {}) const {
    return !view.hidden.contains({panel, mark, lane});
  }
  [[nodiscard]] std::size_t index(Day day) const { return static_cast<std::size_t>(day - input.from); }
  [[nodiscard]] double middle(const DayRange& days) const {
    return (axis.start_of(days.from) + axis.start_of(days.until + 1)) / 2;
  }
  [[nodiscard]] double width(const DayRange& days) const { return axis.day_width() * days.days(); }
  /// Where a bar over these days lies: at least 1 wide, so that a column cut off by the end of the range is still seen.
  /// Columns of several days touch, and overlap by a hair that no seam shows: with gaps of a pixel they would flicker.
  struct Bar {
    double left, width;
  };
  [[nodiscard]] Bar bar(const DayRange& days, double share) const {
    const double w = std::max(single_days() ? width(days) * share : width(days) + 0.3, 1.0);
    return {std::clamp(middle(days) - w / 2, axis.left, axis.right - w), w};
  }
  /// The part of a list with one element a day that belongs to some days.
  template <class T>
  [[nodiscard]] std::span<const T> part(const std::vector<T>& list, const DayRange& days) const {
    return std::span(list).subspan(index(days.from), static_cast<std::size_t>(days.days()));
  }
  void grid(double y) const { pen.line({axis.left, y}, {axis.right, y}, palette.grid_width, palette.grid); }
  void tick(double y, const std::string& words) const {
    grid(y);
    pen.words(axis.left - tick_gap, y + 4.3, words, axis_style, palette.soft, Anchor::end);
  }
};

void draw_nights(const Sheet& sheet, double top, double height);
void draw_values(const Sheet& sheet, const PanelSpec& spec, double top, double height);
void draw_stems(const Sheet& sheet, const PanelSpec& spec, double top, double height);
void draw_feelings(const Sheet& sheet, double top, double height);
/// Where the marks of a day have no room side by side, each feeling has a lane of its own below the title.
[[nodiscard]] std::vector<const FeelingSpec*> feelings_shown(const TrendsView& view);
[[nodiscard]] bool feelings_apart(const DayAxis& axis, const TrendsView& view);
inline constexpr double lanes_title = 18;  // the row of a title above lanes

/// One line of the words: "Time asleep: median ..., lowest ..., highest ...; 12 of 14 nights."
[[nodiscard]] std::string series_words(const TrendsInput& input, const DayRange& shown, Series series);
[[nodiscard]] std::string lane_words(const TrendsInput& input, const DayRange& shown, const SubstanceLane& lane);

/// Rows with a name in the gutter: substances, items of the checklist.
struct RowNames {
  std::vector<std::vector<std::string>> lines;
  double pitch = 0;
  [[nodiscard]] double height_of(std::size_t row) const;
  [[nodiscard]] double height() const;
};
void draw_strip(const Sheet& sheet, double top, const RowNames& names);
void draw_lanes(const Sheet& sheet, double top, const RowNames& names);
/// The items of the checklist that were answered at all in the days shown.
[[nodiscard]] std::vector<const ChecklistRow*> answered_rows(const TrendsInput& input, const DayRange& shown);

/// One sign of a legend with its words; `toggle` is null for what cannot be hidden.
struct LegendItem {
  std::optional<Toggle> toggle;
  std::string words;
};
[[nodiscard]] std::vector<LegendItem> legend_of(const TrendsInput& input, Panel panel, const DayAxis& axis);
inline constexpr double sign_width = 20;
/// The sign of an item, around x in the middle of its width.
void draw_sign(const Sheet& sheet, Panel panel, const LegendItem& item, double x, double y);
/// Shape tells: filled, ring, short bar, nothing.
void draw_day_mark(const Sheet& sheet, DayMark mark, double x, double y, double radius);
/// Disc, square, triangle, diamond, in the order of feelings().
void draw_feeling(const Sheet& sheet, const FeelingSpec& feeling, double x, double y, double radius);

}  // namespace nightjar::charts
