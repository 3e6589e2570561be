// The figures of Trends: the last 14 nights, the last 90 and the year beside one another, each with how many nights it
// rests on; the last weeks one by one; all of it also without what was written later.
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <functional>
#include <nightjar/app/trends_state.hpp>
#include <nightjar/time/format.hpp>
#include <nightjar/toolkit/draw_context.hpp>

#include "screens/page.hpp"
#include "screens/trends_parts.hpp"

namespace nightjar::screens {
namespace {

using analysis::ClockPoint;
using analysis::Measure;
using analysis::PeriodSummary;
using analysis::Shown;

constexpr std::array periods{14, 90, 365};
static_assert(periods[0] == analysis::recent_nights && periods[1] == analysis::long_term_nights);
constexpr std::array<const char*, periods.size()> period_names{"Last 14 nights", "Last 90 nights", "Last 365 nights"};
constexpr int weeks_shown = 8, nights_a_week = 7;
constexpr float name_width = 215, cell_width = 258;

void work_out(const JournalView& view, FiguresState& figures) {
  const Day until = view.today - 1;
  const std::string made_for = fmt::format("{} {} {}", view.revision, iso(until), figures.without_late);
  if (figures.made_for == made_for) return;
  figures.made_for = made_for;
  const analysis::SummaryOptions options{.without_late = figures.without_late};
  figures.periods.clear();
  figures.weeks.clear();
  for (const int nights : periods)
    figures.periods.push_back(analysis::summarise(view.data, until - (nights - 1), until, options));
  for (int week = 0; week < weeks_shown; ++week) {
    const Day last = until - week * nights_a_week;
    figures.weeks.push_back(analysis::summarise(view.data, last - (nights_a_week - 1), last, options));
  }
}

std::string few(Shown shown) { return shown == Shown::few ? ", few" : ""; }
std::string of_nights(int n, int possible) { return fmt::format("{} of {}", n, possible); }

/// A figure, and what it rests on.
struct Cell {
  std::string value, basis;
};
Cell nothing(int n, int possible) { return {"–", of_nights(n, possible) + ", not enough"}; }

Cell measure_cell(const PeriodSummary& of, Measure measure, const std::function<std::string(double)>& words) {
  const auto& found = of.measures.at(measure);
  if (!found.distribution.mean) return nothing(found.distribution.n, of.nights_possible);
  std::string value = words(*found.distribution.mean);
  if (found.distribution.sd) value += " ± " + words(*found.distribution.sd);
  return {value, of_nights(found.distribution.n, of.nights_possible) + few(found.shown)};
}

Cell clock_cell(const PeriodSummary& of, ClockPoint point) {
  const auto& found = of.clocks.at(point);
  if (found.shown == Shown::list_only) return nothing(found.clock.n, of.nights_possible);
  if (!found.clock.mean) return {"no typical time", of_nights(found.clock.n, of.nights_possible)};
  std::string value = hh_mm(static_cast<int>(std::lround(*found.clock.mean)));
  if (found.clock.sd_min) value += fmt::format(" ± {:.0f} min", *found.clock.sd_min);
  return {value, of_nights(found.clock.n, of.nights_possible) + few(found.shown)};
}

Cell efficiency_cell(const PeriodSummary& of) {
  const auto& found = of.efficiency_pooled_pct;
  if (!found) return nothing(of.measures.at(Measure::efficiency_tib).distribution.n, of.nights_possible);
  return {fmt::format("{:.1f} %", found->value),
          of_nights(found->n_used, found->n_possible) + few(of.efficiency_pooled_shown)};
}

Cell regularity_cell(const PeriodSummary& of) {
  if (!of.sri.value) return nothing(of.sri.nights, of.nights_possible);
  return {fmt::format("{:.0f} of 100", *of.sri.value), of_nights(of.sri.nights, of.nights_possible)};
}

Cell free_days_cell(const PeriodSummary& of) {
  const std::string basis = fmt::format("{} free, {} work", of.free_days.free_nights, of.free_days.work_nights);
  if (!of.free_days.jetlag_min) return {"–", basis + ", not enough"};
  return {hours_minutes(*of.free_days.jetlag_min), basis};
}

Cell cravings_cell(const PeriodSummary& of) {
  const std::string basis = fmt::format("{} {}", of.cravings, of.cravings == 1 ? "entry" : "entries");
  if (!of.craving_peak.median) return {"–", basis + ", not enough"};
  return {fmt::format("median {:g}", *of.craving_peak.median), basis};
}

std::string minutes(double value) { return hours_minutes(value); }
std::string one_decimal(double value) { return fmt::format("{:.1f}", value); }

struct FigureRow {
  std::string name;
  std::function<Cell(const PeriodSummary&)> cell;
};
std::vector<FigureRow> rows() {
  const auto of_measure = [](Measure measure, std::string (*words)(double)) {
    return [=](const PeriodSummary& of) { return measure_cell(of, measure, words); };
  };
  const auto of_clock = [](ClockPoint point) { return [=](const PeriodSummary& of) { return clock_cell(of, point); }; };
  return {{"Time asleep", of_measure(Measure::total_sleep_time, minutes)},
          {"Time in bed", of_measure(Measure::time_in_bed, minutes)},
          {"Sleep efficiency, whole period", efficiency_cell},
          {"To fall asleep", of_measure(Measure::sleep_latency, minutes)},
          {"Awake in between", of_measure(Measure::awake, minutes)},
          {"Awakenings", of_measure(Measure::awakenings, one_decimal)},
          {"Sleep felt, 1 to 5", of_measure(Measure::quality, one_decimal)},
          {"Rested, 1 to 5", of_measure(Measure::rested, one_decimal)},
          {"Trying to sleep from, usually", of_clock(ClockPoint::tried_to_sleep)},
          {"Awake for good, usually", of_clock(ClockPoint::final_awakening)},
          {"Middle of sleep, usually", of_clock(ClockPoint::midpoint)},
          {"Sleep regularity index", regularity_cell},
          {"Free-day shift", free_days_cell},
          {"Craving, strength of entries", cravings_cell}};
}

/// Name at the left and cells in columns; with large text one below the other, each with its column's name.
void table_row(const std::string& name, std::span<const Cell> cells, std::span<const char* const> columns) {
  const bool in_columns = !narrow(name_width + cell_width * static_cast<float>(cells.size()));
  line_of(Type::detail, Ink::soft, name);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto& cell = cells[i];
    if (in_columns) {
      beside_at(name_width + cell_width * static_cast<float>(i));
      line_of(Type::detail, Ink::text, cell.value);
      beside(10);
      line_of(Type::label, Ink::faint, cell.basis);
    } else {
      words(Type::detail, Ink::text, fmt::format("{}: {} ({})", columns[i], cell.value, cell.basis));
    }
  }
  gap(in_columns ? 9 : 14);
}

void head_row(std::span<const char* const> columns) {
  if (narrow(name_width + cell_width * static_cast<float>(columns.size()))) return;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i == 0) line_of(Type::label, Ink::soft, " ");
    beside_at(name_width + cell_width * static_cast<float>(i));
    line_of(Type::label, Ink::soft, columns[i]);
  }
  gap(10);
}

std::string late_words(const PeriodSummary& of) {
  int late = 0;
  for (const auto& [lateness, n] : of.lateness)
    if (is_late(lateness)) late += n;
  return fmt::format("{} of the {} nights recorded in this year were written a day or more later.", late,
                     of.nights_recorded);
}

void draw_weeks(const FiguresState& figures) {
  section_title("Week by week");
  gap(12);
  static constexpr std::array<const char*, 3> columns{"Time asleep", "To fall asleep", "Sleep efficiency"};
  head_row(columns);
  for (const auto& week : figures.weeks) {
    const std::array cells{measure_cell(week, Measure::total_sleep_time, minutes),
                           measure_cell(week, Measure::sleep_latency, minutes), efficiency_cell(week)};
    table_row(fmt::format("{} to {}", date_words(week.from), date_words(week.until)), cells, columns);
  }
}

}  // namespace

void draw_trends_figures(const JournalView& view, TrendsState& state) {
  auto& figures = state.figures;
  gap(16);
  static_cast<void>(checkbox_row("Leave out nights that were written a day or more later", figures.without_late));
  work_out(view, figures);
  gap(2);
  detail(late_words(figures.periods.back()));
  gap(22);
  head_row(period_names);
  for (const auto& row : rows()) {
    std::vector<Cell> cells;
    for (const auto& period : figures.periods) cells.push_back(row.cell(period));
    table_row(row.name, cells, period_names);
  }
  gap(6);
  detail(
      "Mean ± standard deviation of the nights that have the figure. Usual times are means on the clock. Regularity is "
      "approximated from the diary, 24 hours elapsed: 100 if each day is like the one before. The free-day shift is "
      "how far "
      "the middle of sleep lies from that before work days. Fewer than 5 nights give no mean, and 5 or 6 are few; some "
      "figures need 14.");
  gap(28);
  draw_weeks(figures);
}

}  // namespace nightjar::screens
