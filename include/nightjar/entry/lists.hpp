// The lists that a person shapes: which words are offered, in which order, and what mark and colour they carry.
// Records keep their own words, so nothing here can take an answer away. How the lists are arranged is kept in the
// encrypted journal beside the drafts, since it holds the person's words and is no answer itself.
#pragma once
#include <array>
#include <map>
#include <nightjar/domain/journal_data.hpp>
#include <nightjar/domain/mark.hpp>
#include <nightjar/entry/proposed_change.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nightjar::entry {

enum class ListKind { substances, factors, triggers, symptoms, supports };
inline constexpr std::size_t list_count = 5;

struct ListEntry {
  std::string text;  // the word itself; of a substance or a factor, its id in hex
  bool archived = false;
  Mark mark;
  friend bool operator==(const ListEntry&, const ListEntry&) = default;
};

struct Lists {
  std::array<std::vector<ListEntry>, list_count> by_kind;
  [[nodiscard]] const std::vector<ListEntry>& at(ListKind kind) const {
    return by_kind[static_cast<std::size_t>(kind)];
  }
  [[nodiscard]] std::vector<ListEntry>& at(ListKind kind) { return by_kind[static_cast<std::size_t>(kind)]; }
  [[nodiscard]] Mark mark_of(ListKind kind, std::string_view text) const;
  friend bool operator==(const Lists&, const Lists&) = default;
};

inline constexpr std::string_view lists_key = "lists";  // among the journal's drafts
[[nodiscard]] std::string text_of(const Lists& lists);
[[nodiscard]] Lists lists_from(std::string_view text);

/// Everything of a list in the person's order: what they arranged, then what we offer, then words found in records.
[[nodiscard]] std::vector<ListEntry> whole_list(const JournalData& data, const Lists& lists, ListKind kind);
/// The words to offer: the same without what is archived. For triggers, symptoms and supports.
[[nodiscard]] std::vector<std::string> offered_words(const JournalData& data, const Lists& lists, ListKind kind);
/// As it is shown: the word, or the name of the substance or factor.
[[nodiscard]] std::string shown_name(const JournalData& data, ListKind kind, const ListEntry& entry);
/// Active substances in the person's order.
[[nodiscard]] std::vector<const Substance*> arranged_substances(const JournalData& data, const Lists& lists,
                                                                bool asked_daily_only);
/// Active factors to ask about for a night, in the person's order.
[[nodiscard]] std::vector<std::string> arranged_factors(const JournalData& data, const Lists& lists, Day night);

/// The records that hold a word, with the new word in its place: earlier entries follow a renaming. Substances are
/// renamed in their own record, factors in theirs and in the nights.
[[nodiscard]] ProposedChanges renamed(const JournalData& data, ListKind kind, const ListEntry& entry,
                                      const std::string& name);
/// How many records use each of the entries.
[[nodiscard]] std::vector<int> uses(const JournalData& data, ListKind kind, const std::vector<ListEntry>& entries);

}  // namespace nightjar::entry
