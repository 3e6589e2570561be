// The page of the person's own lists.
#pragma once
#include <array>
#include <nightjar/entry/lists.hpp>

namespace nightjar::app {

using namespace entry;

struct ListsState {
  ListKind kind = ListKind::substances;
  /// What is being typed in each list. It stays while another one is looked at.
  struct Typed {
    std::string selected;  // text of the entry whose possibilities are shown
    std::string name;      // its new one
    std::string added;     // a new entry
  };
  std::array<Typed, list_count> all_typed;
  [[nodiscard]] Typed& typed() { return all_typed[static_cast<std::size_t>(kind)]; }
  std::vector<ListEntry> entries;
  std::vector<int> used;
  std::uint64_t revision = 0;  // of the journal when `entries` were worked out
  bool stale = true, focus_list = false;
};

}  // namespace nightjar::app
