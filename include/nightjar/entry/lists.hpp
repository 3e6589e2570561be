// What the lists that a person shapes mean for a journal: which words are offered, in which order, under which name.
#pragma once
#include <nightjar/domain/journal_data.hpp>
#include <nightjar/entry/proposed_change.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace nightjar::entry {

/// Everything of a list in the person's order: what they arranged, then what we offer, then words found in records.
[[nodiscard]] std::vector<ListEntry> whole_list(const JournalData& data, const Lists& lists, ListKind kind);
/// The words to offer: the same without what is archived. For triggers, symptoms and supports.
[[nodiscard]] std::vector<std::string> offered_words(const JournalData& data, const Lists& lists, ListKind kind);
/// As it is shown: the word, or the name of the substance or factor.
[[nodiscard]] std::string shown_name(const JournalData& data, ListKind kind, const ListEntry& entry);
/// Active substances in the person's order.
[[nodiscard]] std::vector<const Substance*> arranged_substances(const JournalData& data, const Lists& lists,
                                                                bool asked_daily_only);
/// The substances of these days: those that are asked about daily, then those that have an answer there though they are
/// put away by now, or never asked about.
[[nodiscard]] std::vector<const Substance*> shown_substances(const JournalData& data, const Lists& lists, Day from,
                                                             Day until);
/// Active factors to ask about for a night, in the person's order.
[[nodiscard]] std::vector<std::string> arranged_factors(const JournalData& data, const Lists& lists, Day night);

/// The records that hold a word, with the new word in its place: earlier entries follow a renaming. Substances are
/// renamed in their own record, factors in theirs and in the nights.
[[nodiscard]] ProposedChanges renamed(const JournalData& data, ListKind kind, const ListEntry& entry,
                                      const std::string& name);
/// How many records use each of the entries.
[[nodiscard]] std::vector<int> uses(const JournalData& data, ListKind kind, const std::vector<ListEntry>& entries);

}  // namespace nightjar::entry
