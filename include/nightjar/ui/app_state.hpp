// All that screens remember between frames: one plain struct each. Locking is forgetting them.
#pragma once
#include <atomic>
#include <memory>
#include <nightjar/analysis/checks.hpp>
#include <nightjar/analysis/period_summary.hpp>
#include <nightjar/charts/comparison_chart.hpp>
#include <nightjar/charts/craving_map.hpp>
#include <nightjar/charts/year_map.hpp>
#include <nightjar/imports/import.hpp>
#include <nightjar/journal/idle_lock.hpp>
#include <nightjar/journal/settings.hpp>
#include <nightjar/report/contents.hpp>
#include <nightjar/support/error.hpp>
#include <nightjar/ui/action.hpp>
#include <nightjar/ui/day_form.hpp>
#include <nightjar/ui/entry_forms.hpp>
#include <nightjar/ui/night_form.hpp>
#include <nightjar/ui/safety.hpp>
#include <nightjar/ui/search.hpp>
#include <nightjar/ui/theme.hpp>
#include <nightjar/ui/widgets.hpp>

namespace nightjar::ui {

// --- before a journal is open

enum class Gate { welcome, create, recovery, unlock, backups };

struct GateState {
  Gate gate = Gate::welcome;
  std::string path;  // of the journal to open or to make
  SecretBuffer passphrase, again;
  bool use_recovery_code = false;
  bool working = false;  // a key is being derived
  std::optional<Error> problem;
  std::vector<std::string> notices;  // "this disk can only be read"
  std::vector<std::string> recent;
  bool has_recovery_code = true;
  bool take_focus = true;  // the first field, in the next frame
  // The recovery code of a new journal, and the two groups typed back.
  SecretBytes recovery_code;
  std::array<std::size_t, 2> asked_groups{1, 4};
  std::array<std::string, 2> typed_groups;
  bool declining = false;
  std::string sheet_path, sheet_said;  // the code as a page to print
  RescueState rescue;
};

// --- forms

/// A form with what it started from, so that it is known what has been typed and what is stored of it.
template <class Form>
struct Drafted {
  Form form;
  std::string base;           // the form as the journal has it; empty: not started
  std::string stored;         // the draft in the journal, empty: none
  bool brought_back = false;  // the form began as a draft from earlier

  void start(Form fresh) {
    base = draft_of(fresh);
    form = std::move(fresh);
    stored.clear();
    brought_back = false;
  }
  [[nodiscard]] bool changed() const { return !base.empty() && draft_of(form) != base; }
};

/// What checks compare a night with: gathered once for the journal as it is, not for every frame.
struct OtherNights {
  std::uint64_t revision = 0;  // of the journal
  Id but;                      // the night that is being looked at
  analysis::CheckContext context;
};

struct TodayState {
  TodayPart part = TodayPart::night;
  Day day{};  // the night of the day before leads into it
  Drafted<NightForm> night;
  Drafted<DayForm> day_form;
  NightForm last_time;
  std::optional<OtherNights> other_nights;
  bool more = false;     // the night's further questions
  bool zones = false;    // the night was in another zone: the two fields for it
  std::string editing;   // field whose check waits until it is left
  int held_handle = -1;  // of the bar, while it is dragged
  std::optional<Error> problem;
  std::string quick_values;  // field beside which ready answers stand, for the mouse
  std::string new_substance;
  bool adding_substance = false;
  bool take_focus = true;
};

struct EntryState {
  std::optional<Drafted<CravingForm>> craving;
  std::optional<Drafted<TakenForm>> taken;
  std::optional<Drafted<RecordForm>> other;
  std::vector<std::string> offered;  // words of the list that the dialog offers, as they were when it opened
  bool own_words = false, something_else = false;
  bool ask_replaces_none = false;  // an intake on a day that says none
  bool take_focus = true;
  std::optional<Error> problem;
};

// --- the other screens

struct CalendarState {
  Day selected{};
  bool bin = false;
  std::optional<Id> menu;  // record whose possibilities are shown
  std::optional<Id> versions_of;
  std::vector<Revision> versions;
  bool confirm_empty_bin = false;
  bool focus_day = false;
  // The year: what its cells show.
  bool year = false;
  std::optional<Id> year_of;  // a substance; none: nights and days
  struct YearMarks {
    int year = 0;
    std::uint64_t revision = 0;
    std::optional<Id> of;
    std::vector<std::pair<DayMark, DayMark>> marks;  // by day of the year: night, day
    std::vector<std::optional<DayState>> states;     // of the substance
  } year_marks;
  // Searching: what is typed, and what was found for it.
  bool searching = false, focus_search = false;
  std::string query;
  SearchIndex index;
  std::vector<Id> found;
  std::string found_for;
};

struct ListsState {
  ListKind kind = ListKind::substances;
  std::string selected;  // text of the entry whose possibilities are shown
  std::string name, added;
  std::vector<ListEntry> entries;
  std::vector<int> used;
  std::uint64_t revision = 0;  // of the journal when `entries` were worked out
  bool stale = true, focus_list = false;
};

enum class TrendsSheet { day_by_day, figures, year, craving_times, with_without };

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
  std::string factor;  // its code; "caffeine-after:" while the time stands in `time`
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
  int sheet = 0;  // index of TrendsSheet
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
  // Laid out anew when one of these, or the view, differs.
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

enum class ShareSheet { pages, contents };

/// What was chosen to be shared, from which state of the journal.
struct ShareChoice {
  report::Options options;
  std::uint64_t revision = 0;
  friend bool operator==(const ShareChoice&, const ShareChoice&) = default;
};

struct ShareState {
  report::Options options;
  report::Format format = report::Format::pdf;
  std::string from, until, path, recipient;
  std::string offered_path;  // what `path` was last filled in with: a name of one's own is left alone
  int preset = 0;            // -1: chosen one by one
  bool with_password = false;
  SecretBuffer password;
  int sheet = 0;  // index of ShareSheet: what the middle shows
  std::size_t page = 0;
  bool notes_open = false;                    // the notes, one by one
  std::shared_ptr<std::atomic<double>> done;  // a file is being made: how much of it
  bool ask_replace = false;                   // a file of that name is there
  std::optional<Error> problem;
  struct Saved {
    std::string path;
    std::size_t bytes = 0;
    bool with_password = false;
  };
  std::optional<Saved> saved;
  // Worked out anew when what was chosen or the journal differs; `made_at` is when that was.
  ShareChoice worked_out;
  report::Contents contents;
  report::ForReader for_reader;
  // The pages follow from a job; until they do, the last ones are shown for what they are.
  ShareChoice laid_out;
  std::vector<charts::Scene> pages;
  std::optional<Error> not_laid_out;
  [[nodiscard]] bool pages_are_current() const { return laid_out == worked_out && worked_out.options == options; }
};

/// Entries from a file: what it would bring is shown before anything is written.
struct BringInState {
  std::string path, person;  // person: whose rows, in a file of several people
  bool working = false, take_focus = true;
  std::optional<Error> problem;
  struct Read {
    imports::Options how;
    imports::Batch batch;
    std::string name, sha256;    // of the file
    std::uint64_t revision = 0;  // of the journal that it was held against
  };
  std::optional<Read> read;
  bool theirs = false;  // where answers differ
  std::string said;
};

struct SettingsState {
  SecretBuffer passphrase_now, passphrase_next, passphrase_again;
  std::optional<Error> problem;
  std::string said;
  bool working = false;
  std::string zone, day_start, auto_lock, help_lines;
  bool loaded = false;  // the texts above are those of the journal
  SecretBytes recovery_code;
};

struct Toast {
  std::string text;
  bool undoable = false;
  journal::BootTime until{};
};

struct AppState {
  bool open = false;  // a journal is unlocked
  GateState gate;
  Screen screen = Screen::today;
  TodayState today;
  EntryState entry;
  CalendarState calendar;
  ListsState lists_page;
  Lists lists;  // of the open journal
  TrendsState trends;
  ShareState share;
  SettingsState settings;
  SafetyState safety;
  bool covered = false;  // nothing of the journal is shown, though it could not be locked
  int document = -1;     // of documents(): open to be read
  BringInState bring_in;
  bool help = false, keys = false;
  std::optional<Toast> toast;
  std::string draft_line;        // "Draft kept, encrypted, 2 s ago"
  std::optional<Error> problem;  // of the journal as a whole
  journal::Settings looks;
  std::string help_lines;  // of the open journal
};

[[nodiscard]] constexpr ThemeName theme_of(journal::ThemeChoice choice) {
  switch (choice) {
    case journal::ThemeChoice::light: return ThemeName::light;
    case journal::ThemeChoice::contrast: return ThemeName::high_contrast;
    case journal::ThemeChoice::dark: break;
  }
  return ThemeName::dark;
}

}  // namespace nightjar::ui
