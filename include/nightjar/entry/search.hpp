// Searching everything that a person wrote, as they type: an index of folded text, made once for each state of the
// journal. It holds journal text, so it lives in the state that locking forgets.
#pragma once
#include <nightjar/domain/journal_data.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace nightjar::entry {

struct SearchIndex {
  struct Item {
    Id id{};
    Day day{};
    std::string text;  // folded
  };
  std::vector<Item> items;  // latest day first
  std::uint64_t revision = 0;
  bool made = false;
};

[[nodiscard]] SearchIndex make_search_index(const JournalData& data, std::uint64_t revision);
/// Records in which every word of the query occurs, latest day first. None for an empty query.
[[nodiscard]] std::vector<Id> search(const SearchIndex& index, std::string_view query);

}  // namespace nightjar::entry
