// Trends: charts stacked on one axis of days, each from one description that screen, page and words share.
// Build the input once for all that may be seen, lay it out again for each range. A long range is drawn in columns of
// several days (one, four, thirteen weeks): from the lowest to the highest value, with a mark at the median, and a note
// that says so. Nothing is ever drawn across days without entries. Minutes, percent, ratings as recorded.
#pragma once
#include <array>
#include <nightjar/analysis/quantity.hpp>
#include <nightjar/analysis/substance_calendar.hpp>
#include <nightjar/charts/axis.hpp>
#include <nightjar/charts/night_shape.hpp>
#include <nightjar/charts/palette.hpp>
#include <set>
#include <utility>

namespace nightjar::charts {

using analysis::DayMark;
using analysis::strongest_craving;

// --- what was recorded

/// One number a night or a day. Those of a night are on the day that it follows.
enum class Series {
  asleep,
  efficiency,
  latency,
  awake,
  awakenings,
  quality,
  rested,   // of the night
  craving,  // strongest of the day, entry or check-in
  mood,
  energy,
  stress,
  pain  // of the day's check-in
};
inline constexpr std::size_t series_count = 12;
/// "Time asleep", as it is written before a value.
[[nodiscard]] std::string_view name_of(Series series);
/// "taken", "none", "prefer not to say", "not recorded": inside a line.
[[nodiscard]] std::string_view name_of(DayMark mark);
/// "6 h 25 min", "81.2 %", "fair (3)".
[[nodiscard]] std::string value_words(Series series, double value);

struct SeriesValues {
  std::vector<std::optional<double>> values, medians;  // one a day; median of the last 7, none where under 4 are known
};

struct TrendsDay {
  Day day;  // also names the night that follows it
  NightShape night;
  // Between noon and the next noon, clock minutes after noon.
  std::vector<Span> naps;
  std::vector<double> taken, cravings;
};

struct SubstanceLane {
  Id substance;
  std::string name;
  std::vector<DayMark> days;
};

struct ChecklistRow {
  std::string label;
  std::vector<std::optional<int>> days;  // 0 to 4; the last list of a day stands for it
};

/// Everything that any panel shows, one element for each day of the range.
struct TrendsInput {
  Day from, until;  // both included
  std::vector<TrendsDay> days;
  std::array<SeriesValues, series_count> series;
  std::vector<SubstanceLane> lanes;                // in the order in which the person listed them
  std::vector<ChecklistRow> checklist;             // in the order in which they are asked; empty: never answered
  std::vector<std::pair<Day, int>> clock_changes;  // the night, and by how many minutes
  bool demo = false;

  [[nodiscard]] DayRange range() const { return {from, until}; }
  [[nodiscard]] const SeriesValues& of(Series which) const { return series[static_cast<std::size_t>(which)]; }
  [[nodiscard]] std::optional<double> value(Series which, Day day) const {
    return of(which).values[static_cast<std::size_t>(day - from)];
  }
};

/// Precondition: from <= until.
[[nodiscard]] TrendsInput build_trends_input(const JournalData& data, Day from, Day until);

// --- what of it is seen

enum class Panel {
  nights,
  asleep,
  efficiency,
  latency,
  awake,
  awakenings,
  quality,
  rested,
  craving,
  feelings,
  checklist,
  taken
};
inline constexpr std::size_t panel_count = 12;
/// "Hours asleep", for a menu of panels.
[[nodiscard]] std::string_view name_of(Panel panel);

/// What can be hidden within a panel.
enum class Mark {
  awake_strip,
  naps,
  taken,
  cravings,
  clock_changes,  // of the nights
  each,
  median,
  reference,  // of a series: single values, median of 7, a line with its source
  mood,
  energy,
  stress,
  pain,  // of the feelings
  lane   // one substance
};
struct Toggle {
  Panel panel = Panel::nights;
  Mark mark = Mark::each;
  Id lane{};  // only for Mark::lane
  friend auto operator<=>(const Toggle&, const Toggle&) = default;
};
/// Reference lines and energy, until asked for.
[[nodiscard]] std::set<Toggle> hidden_at_first();

struct TrendsView {
  std::optional<DayRange> shown{};  // null: all of the input
  std::vector<Panel> panels{Panel::nights, Panel::asleep, Panel::efficiency, Panel::craving, Panel::taken};
  std::set<Toggle> hidden = hidden_at_first();
};

// --- the drawing

struct LegendEntry {
  Toggle toggle;
  std::string words;
  Box where;  // to press
  bool hidden = false;
};
struct PanelPlace {
  Panel panel;
  double top = 0, bottom = 0;
};

struct TrendsChart {
  Scene scene;
  DayAxis axis;             // where each day lies
  int days_per_column = 1;  // more than 1: the view is thinned, and a note says so
  std::string thinned;      // that note; empty when every day is drawn by itself
  std::vector<PanelPlace> panels;
  std::vector<LegendEntry> legend;
  double plot_top = 0, plot_bottom = 0;  // how far a crosshair reaches

  [[nodiscard]] std::optional<Day> day_at(double x) const { return axis.day_at(x); }
  /// The days that share a column with this one: itself alone unless the view is thinned.
  [[nodiscard]] DayRange column_of(Day day) const;
};

/// Lays out in the scene's units: width as given; at least `height` high, and higher if the panels need it.
/// Precondition: the input holds days, and those shown are among them.
[[nodiscard]] TrendsChart lay_out_trends(const TrendsInput& input, double width, double height, const Palette& palette,
                                         const TextMeasure& measure, const TrendsView& view = {});

// --- in words

/// What is shown: what and when, how many, the main values, and where there are gaps. One line a panel.
[[nodiscard]] std::string describe(const TrendsInput& input, const TrendsView& view = {});

inline constexpr std::string_view not_recorded = "not recorded";
struct DayFigure {
  std::string name, value;
};
/// For the card beside a crosshair: every value of that day, "not recorded" where a panel that is shown has none; of
/// several days the median with its n.
[[nodiscard]] std::vector<DayFigure> figures_of(const TrendsInput& input, const DayRange& days,
                                                const TrendsView& view = {});

}  // namespace nightjar::charts
