// What must hold between records, whoever changes them: one night per night, and an intake's day is a day of taking.
#pragma once
#include <nightjar/journal/edit.hpp>
#include <set>

namespace nightjar::journal {

/// What only one live record may have: its kind, what it belongs to, day and slot.
struct RecordKey {
  std::size_t kind;
  Id of{};
  Day day;
  int slot = 0;
  friend auto operator<=>(const RecordKey&, const RecordKey&) = default;
};
/// Nothing for records of which there may be any number, and for those in the bin.
[[nodiscard]] std::optional<RecordKey> key_of(const AnyRecord& record);
[[nodiscard]] std::set<Id> references_of(const AnyRecord& record);

/// A day that the edit gives an intake, and that does not say "taken" after it.
struct DayToMark {
  Id substance_id{};
  Day day;
  const SubstanceDay* recorded = nullptr;  // what the day says so far, if anything
};
[[nodiscard]] std::vector<DayToMark> days_to_mark_taken(const JournalData& data, const std::vector<Change>& changes);

/// clash, naming what is there, when two live records would claim the same night, day or slot.
[[nodiscard]] Result<void> check_keys(const JournalData& data, const std::vector<Change>& changes);

/// Those of `binned` that no other record refers to, so that they can be removed for good.
[[nodiscard]] std::set<Id> purgeable(const JournalData& data, const std::vector<Id>& binned);

}  // namespace nightjar::journal
