// The calendar: a month, a year, the bin, a search.
#pragma once
#include <nightjar/analysis/substance_calendar.hpp>
#include <nightjar/domain/completeness.hpp>
#include <nightjar/domain/journal_data.hpp>
#include <nightjar/entry/search.hpp>

namespace nightjar::app {

using namespace entry;

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
    std::vector<std::pair<Completeness, Completeness>> marks;  // by day of the year: night, day
    std::vector<analysis::DayMark> states;                     // of the substance
  } year_marks;
  // Searching: what is typed, and what was found for it.
  bool searching = false, focus_search = false;
  std::string query;
  SearchIndex index;
  std::vector<Id> found;
  std::string found_for;
};

}  // namespace nightjar::app
