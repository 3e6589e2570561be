// What screens may read: the open journal and the time. Nothing here can change anything.
#pragma once
#include <nightjar/entry/lists.hpp>
#include <nightjar/journal/open_journal.hpp>

namespace nightjar::app {

struct JournalView {
  const JournalData& data;
  std::uint64_t revision = 0;  // changes with data: a key for what is laid out from it
  Instant now;
  WallTime local;      // now, in `zone`
  Day today;           // the journal day that it is
  Zone zone;           // home, or where this computer does not know it, the computer's own
  const Lists& lists;  // how the person arranged theirs
  std::string file_name;
  bool read_only = false;
  std::optional<std::string> undo, redo;  // "Undo deletion of the nap on 3 May"
  journal::SaveStatus save;
  std::optional<std::string> unknown_home_zone{};  // what to say about it
};

}  // namespace nightjar::app
