// Trends: which of its tabs is shown, and what was laid out for it.
#pragma once
#include <nightjar/analysis/period_summary.hpp>
#include <nightjar/charts/comparison_chart.hpp>
#include <nightjar/charts/craving_map.hpp>
#include <nightjar/charts/trends.hpp>
#include <nightjar/charts/year_map.hpp>
#include <nightjar/support/error.hpp>
#include <nightjar/support/theme_name.hpp>

namespace nightjar::app {

enum class TrendsTab { day_by_day, figures, year, craving_times, with_without };

/// Means of several periods beside one another, and of the last weeks one by one.
struct FiguresState {
  bool without_late = false;
  std::string made_for;  // what `periods` and `weeks` were worked out from
  std::vector<analysis::PeriodSummary> periods, weeks;
};

/// A year as a calendar.
struct YearMapState {
  int year = 0;  // 0: the latest
  charts::YearMapOf of = charts::Series::asleep;
  std::string made_for;
  charts::YearMap map;
};

struct CravingMapState {
  int weekday = -1, hour = 0;  // the square that is looked at; -1: none
  std::string made_for;
  charts::CravingMap map;
};

/// Nights with and without one thing: what is being chosen, or the question whose answer is shown.
struct ComparingState {
  std::string factor;  // its code; "caffeine-after:" while the time is in `time`
  std::string time;
  std::optional<analysis::Quantity> outcome;
  int period = 1;  // index of the periods that are offered
  bool unticked_is_without = false;
  std::optional<Id> shown;  // a question of the journal; none: still choosing
  std::optional<Error> problem;
  std::optional<Day> night;  // the dot that is looked at
  std::vector<analysis::Factor> offered;
  std::uint64_t offered_at = 0;  // revision of the journal then
  std::string made_for;
  charts::ComparisonInput input;
  charts::ComparisonChart chart;
};

enum class TrendsRange { two_weeks, four_weeks, ninety_days, year, all };

struct TrendsState {
  int tab = 0;  // index of TrendsTab
  FiguresState figures;
  YearMapState year;
  CravingMapState craving_map;
  ComparingState comparing;
  int range = 1;             // index of TrendsRange; -1: zoomed or moved by hand
  charts::TrendsView view;   // which days, which panels, what is hidden in them
  charts::DayRange whole{};  // how far one can go back and forth
  bool in_words = false, copied = false;
  bool choosing = false;  // the dialog of panels
  std::optional<Day> crosshair;
  bool take_focus = false;
  // The chart, while it is held: what was seen then, and where the mouse was.
  struct Drag {
    charts::DayRange shown;
    float x = 0;
    bool moved = false;
  };
  std::optional<Drag> drag;
  // Laid out again when one of these, or the view, differs.
  struct Key {
    std::uint64_t revision = 0;
    Day until{};
    double width = 0, height = 0;
    float scale = 0;
    ThemeName theme = ThemeName::dark;
    friend bool operator==(const Key&, const Key&) = default;
  } key;
  charts::TrendsView laid_out;
  charts::TrendsInput input;  // of all that can be seen
  charts::TrendsChart chart;
  int recorded = 0;  // nights of those shown
  /// Mean hours asleep and what it rests on; no mean where there are too few nights.
  struct Asleep {
    std::optional<double> mean, sd;
    int n = 0, possible = 0;
    bool few = false;
  } recent, long_term;
};

}  // namespace nightjar::app
