// Everything recorded for a day, in words: what the calendar lists beside its month.
#pragma once

#include "screens/screen.hpp"

namespace nightjar::screens {

struct DayEntry {
  Id id;
  std::string_view kind;  // as in the journal
  std::string time;       // "07:20", or empty
  std::string title;      // "Night of Sat 14 → Sun 15"
  std::string detail;     // the answers
  std::string written;    // "written 07:20", "changed 2 times, last Mon 16 Nov 22:31"
};

/// What is filed under a day, with the night that led into it, in the order of the clock.
[[nodiscard]] std::vector<DayEntry> entries_of(const JournalView& view, Day day);
/// One record, as in the list of its day.
[[nodiscard]] std::optional<DayEntry> entry_for(const JournalView& view, const Id& id);
/// What lies in the bin, latest first.
[[nodiscard]] std::vector<DayEntry> binned_entries(const JournalView& view);
/// An earlier version with all of its answers: "08:00 · Craving 6 of 10 · Going on: tired".
[[nodiscard]] std::string version_words(const JournalView& view, const Revision& version);

}  // namespace nightjar::screens
