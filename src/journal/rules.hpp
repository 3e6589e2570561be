// What must hold between records, whoever changes them: one night per night, and an intake's day is a day of taking.
#pragma once
#include <limits>
#include <nightjar/journal/edit.hpp>
#include <set>

namespace nightjar::journal {

/// What only one live record may have: its kind, what it belongs to, day and planned time.
struct RecordKey {
  std::size_t kind;
  Id of{};
  Day day;
  int minute = 0;  // -1 for a plan without times
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
/// clash, when a substance or factor gets a name that another one has (utf8::same_name). Lists that hold doubles from
/// elsewhere stay as they are.
[[nodiscard]] Result<void> check_names(const JournalData& data, const std::vector<Change>& changes);

/// Whose references count: what goes into the bin is only kept by what is not there, what is removed for good by both.
enum class Referring { live, live_and_binned };
/// Those of `going` that no record refers to which stays, so that they can be removed.
[[nodiscard]] std::set<Id> not_referred_to(const JournalData& data, std::set<Id> going, Referring referring);

/// An entry cannot be changed once more after this one.
inline constexpr int last_revision = std::numeric_limits<int>::max();
/// The number of the version after that one; after the last there is, that one again.
[[nodiscard]] constexpr int next_revision(int revision) {
  return revision < last_revision ? revision + 1 : last_revision;
}

}  // namespace nightjar::journal
