// The screen's trends: nights, hours asleep, efficiency, craving and what was taken, stacked on one axis of days.
#pragma once
#include <nightjar/analysis/quantity.hpp>
#include <nightjar/analysis/substance_calendar.hpp>
#include <nightjar/charts/night_shape.hpp>
#include <nightjar/charts/palette.hpp>
#include <utility>

namespace nightjar::charts {

using analysis::DayMark;

struct TrendsDay {
  Day day;  // also names the night that follows it
  NightShape night;
  std::optional<double> asleep_min, asleep_median_min;  // one night; rolling median of the last 7
  std::optional<double> efficiency_pct, efficiency_median_pct;
  std::optional<int> craving_peak;          // strongest of the day, entered with a time or in the check-in
  std::vector<double> taken_near_bedtime;   // clock minutes after noon
};

struct SubstanceLane {
  Id substance;
  std::string name;
  std::vector<DayMark> days;  // one for each of the days shown
};

struct TrendsInput {
  Day from, until;  // both included
  std::vector<TrendsDay> days;
  std::vector<SubstanceLane> lanes;  // in the order in which the person listed them
  std::vector<std::pair<Day, int>> clock_changes;  // the night, and by how many minutes
  bool demo = false;
};

using analysis::strongest_craving;

/// Precondition: from <= until.
[[nodiscard]] TrendsInput build_trends_input(const JournalData& data, Day from, Day until);

struct DayRegion {
  Day day;
  double left = 0, right = 0;
};
struct TrendsChart {
  Scene scene;
  std::vector<DayRegion> days;           // where each day lies, for pointing, crosshair and cards
  double plot_top = 0, plot_bottom = 0;  // how far a crosshair reaches

  [[nodiscard]] std::optional<Day> day_at(double x) const;
};

/// Lays out in the scene's units: width as given; at least `height` high, and higher if the lanes need it.
[[nodiscard]] TrendsChart lay_out_trends(const TrendsInput& input, double width, double height, const Palette& palette,
                                         const TextMeasure& measure);

/// The chart in words: what and when, how many, the main values, and where there are gaps.
[[nodiscard]] std::string describe(const TrendsInput& input);

}  // namespace nightjar::charts
