// The page of the person's own lists.
#pragma once
#include <nightjar/entry/lists.hpp>

namespace nightjar::app {

using namespace entry;

struct ListsState {
  ListKind kind = ListKind::substances;
  std::string selected;  // text of the entry whose possibilities are shown
  std::string name, added;
  std::vector<ListEntry> entries;
  std::vector<int> used;
  std::uint64_t revision = 0;  // of the journal when `entries` were worked out
  bool stale = true, focus_list = false;
};

}  // namespace nightjar::app
