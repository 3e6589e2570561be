// Everything the pages show, already worked out and already without what was left out: an excluded class of fields
// never enters the model, so no writer can print it.
#pragma once
#include <array>
#include <nightjar/analysis/factor.hpp>
#include <nightjar/analysis/lateness.hpp>
#include <nightjar/analysis/substance_calendar.hpp>
#include <nightjar/charts/night_shape.hpp>
#include <nightjar/charts/print_raster.hpp>
#include <nightjar/report/contents.hpp>
#include <nightjar/report/options.hpp>

namespace nightjar::report {

/// The figures of the grid, in the order of its columns.
enum class Column {
  in_bed,
  tried,
  to_fall_asleep,
  woke,
  awake,
  awake_for_good,
  got_up,
  time_in_bed,
  asleep,
  efficiency,
  felt,
  rested
};
inline constexpr std::size_t column_count = 12;
/// Clock times are minutes after midnight; lengths minutes; efficiency percent.
using Figures = std::array<std::optional<double>, column_count>;

struct NightLine {
  Day day;
  bool recorded = false;
  std::optional<NightState> state;
  Figures figures;
  std::optional<std::string> no_figures;  // why, in words: "got up before waking"
  bool late = false, unconfirmed = false;
  int clock_change_min = 0;
  bool free_day_follows = false;
  charts::NightShape shape;
  std::vector<charts::Span> naps;  // clock minutes after noon
  std::vector<charts::RasterLetter> letters;
  std::string letters_without_time;
};

struct Mean {
  std::optional<double> value, sd;
  int n = 0;
  bool few = false;
};
struct Means {
  Day from, until;
  int nights = 0;  // possible
  std::array<Mean, column_count> columns;
  int unconfirmed = 0;        // nights that look odd and are not confirmed
  Mean confirmed_efficiency;  // without these
};

/// Means, sd and coverage side by side: the last 14 nights, and the last 90.
struct Headline {
  Means recent, long_term;
};

struct SubstanceLine {
  Id id{};
  std::string name;
  SubstanceKind kind = SubstanceKind::other;
  analysis::SubstanceCalendar calendar;
};

struct PlanLine {
  std::string name, when, instruction;
  std::vector<std::optional<PlanState>> days;  // of one slot; null: not recorded
};
/// Days with both, of the days on which both are recorded.
struct SameDay {
  std::size_t first = 0, second = 0;  // indices of substances
  int both = 0, recorded = 0;
};

/// One intake as it was written down; every text is the person's own.
struct IntakeLine {
  Day day;
  std::optional<int> minute_of_day;
  bool about = false;
  std::string name, as_typed;
};

struct CravingDays {
  int entries = 0, days_with_entries = 0;
  std::vector<std::pair<std::string, int>> outcomes;  // "passed", 11
  std::vector<std::optional<int>> peaks;              // strongest of each day
  int days_known = 0;
  std::optional<double> median;  // from 5 days on
};

struct ChecklistLine {
  std::string label;
  std::vector<std::optional<int>> days;
  int n = 0;
  std::optional<double> median;
};
struct ChecklistDays {
  std::vector<ChecklistLine> items;
  std::vector<int> answered;             // of 18, each day
  std::vector<std::optional<int>> sums;  // only where all are answered
  int sums_n = 0;
  std::optional<double> sums_median;
};

struct SideEffectLine {
  std::string label;
  struct Stretch {
    Day from;
    std::optional<Day> until;  // null: one day, or not yet over
    std::optional<int> bother;
  };
  std::vector<Stretch> stretches;
  std::string linked_to;  // the person's own words
};

struct SupportLine {
  std::string label;
  std::vector<std::pair<Day, Happened>> events;
};

struct ScoreLine {
  Day day;
  std::string name, total, range, given_by;
};

/// One thing that a check-in asks, 0 to 10, day by day.
struct CheckInLine {
  std::string label;
  std::vector<std::optional<int>> days;
  int n = 0;
  std::optional<double> median;  // from 5 days on
};

/// Sleep as a device or another program measured it, beside the diary and never in its figures.
struct DeviceLine {
  Day day;
  std::string source, times;  // "23:05 to 06:40"
  std::optional<int> asleep_min, awake_min;
};

/// Any entry, as it was answered.
struct EntryLine {
  Day day;
  std::optional<int> time;  // minutes after the midnight of `day`, beyond 24 h for what came before its end
  std::string clock;        // the same as it is read: "18:40", "Sun 02:00"; empty without a time
  std::string what, words;
};

struct OutcomeLine {
  std::string name, unit;
  std::vector<double> with, without;  // in the order of the nights
  analysis::FactorAnswer answer;
  std::string words;
  std::vector<std::string> beside;
};
struct WithWithout {
  std::string name;
  int nights = 0;
  std::vector<OutcomeLine> outcomes;
  std::vector<std::string> cautions;
};

/// How the entries were made.
struct Quality {
  int nights = 0, unconfirmed = 0, confirmed = 0, zone_unknown = 0;
  std::array<int, enum_names<analysis::Lateness>.size()> lateness{};
  std::map<analysis::Unusable, int> unusable;
  int entries = 0, changed = 0, imported = 0;
};

/// A text of the person, with the night or day to which it belongs.
struct Remark {
  std::string when, text;
};

struct Model {
  Day from, until;
  Paper paper = Paper::a4;
  RowStart row_start = RowStart::noon;
  Inks inks = Inks::colour;
  Letters letters = Letters::usual;
  bool demo = false, has_password = false, has_last_page = true;
  std::optional<ForReader> contents;  // page 0
  std::string name, zone, program;
  std::string made_at, made_at_utc;  // "Mon 30 Mar 2026 08:20", "2026-03-30T07:20:00Z"
  int day_start_min = 0;

  int nights_recorded = 0, nights_usable = 0, nights_late = 0;
  Headline headline;
  std::vector<NightLine> nights;
  bool has_rested = false;   // how rested the person felt was answered: without that there is no column for it
  std::vector<Means> weeks;  // each 7 nights from the first; none for a shorter rest of fewer than 7
  Means all;
  Mean asleep_without_late;
  std::vector<std::string> questions;

  // The usual night of the raster, clock minutes after noon, each with its n.
  charts::UsualNight usual;
  int usual_n = 0, usual_up_n = 0;

  std::vector<SubstanceLine> substances;
  std::vector<PlanLine> plans;
  std::vector<SameDay> same_days;
  std::vector<IntakeLine> intakes;
  bool amounts_left_out = true;

  std::optional<CravingDays> cravings;
  std::optional<ChecklistDays> checklist;
  std::vector<CheckInLine> check_ins;
  std::vector<SideEffectLine> side_effects;
  std::vector<SupportLine> support;
  std::vector<ScoreLine> scores;
  std::vector<DeviceLine> devices;
  std::vector<Remark> comments, notes;

  std::optional<WithWithout> with_without;
  std::vector<EntryLine> entries;
  Quality quality;

  [[nodiscard]] int days() const { return until - from + 1; }
};

/// Precondition: options.from <= options.until.
[[nodiscard]] Model build_model(const JournalData& data, const Options& options);

}  // namespace nightjar::report
