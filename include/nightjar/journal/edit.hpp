// A change of the journal as a value: each record before and after. Screens and verbs build it, OpenJournal applies it.
#pragma once
#include <nightjar/domain/change.hpp>
#include <nightjar/domain/journal_data.hpp>
#include <string>
#include <vector>

namespace nightjar::journal {

struct Edit {
  /// A noun phrase that follows "Undo": "deletion of the nap on 3 May". Empty: title_of(changes).
  std::string title;
  std::vector<Change> changes;
  /// The person confirmed that a day which said "none" becomes "taken", because an intake is saved for it.
  bool replaces_none = false;
  /// False: no step of undo. What tells of something outside the journal, such as a file that went out, stays.
  bool can_be_undone = true;
  /// Kept with the earlier versions, as typed.
  std::optional<std::string> reason;
};

/// Who writes, where and when: fills in the heads of records.
struct Author {
  const Clock* clock = nullptr;
  IdSource new_id = random_id;
  Id device_id{};
  Zone zone{};  // of this computer
  [[nodiscard]] Instant now() const { return clock->now(); }
};

/// A head is filled in where it is empty: an import keeps its ids, times of creation and origin.
[[nodiscard]] Change create(const Author& author, AnyRecord record);
/// The answers of `after` on the head of `before`.
[[nodiscard]] Change update(const Author& author, const AnyRecord& before, AnyRecord after);
[[nodiscard]] Change remove(const Author& author, const AnyRecord& before);  // into the bin
[[nodiscard]] Change restore(const Author& author, const AnyRecord& binned);

/// An edit of one change, titled by what it does.
[[nodiscard]] Edit edit_of(Change change);

/// "new night of 3 May", "change of the check-in on 3 May", "deletion of the nap on 3 May", "changes of 12 entries".
[[nodiscard]] std::string title_of(const std::vector<Change>& changes, int day_start_min = default_day_start_min);
/// "the nap on 3 May", "the night of 3 May", "the substance"; never the person's own text.
[[nodiscard]] std::string name_of(const AnyRecord& record, int day_start_min = default_day_start_min);

/// True when the edit saves an intake for a day that says "none": ask before applying it, then set `replaces_none`.
[[nodiscard]] bool contradicts_none(const JournalData& data, const Edit& edit);

/// Answers "none" for one substance, or for every active one that is asked daily, where the day has no answer yet.
[[nodiscard]] Edit nothing_taken(const JournalData& data, const Author& author, Day day,
                                 const std::optional<Id>& substance = std::nullopt);
/// Answers a substance's day; no state takes the answer back (not recorded).
[[nodiscard]] Edit answer_day(const JournalData& data, const Author& author, const Id& substance, Day day,
                              std::optional<DayState> state);
/// Puts everything that a batch brought into the bin, and marks the batch as undone. Records changed since then stay.
[[nodiscard]] Edit undo_import(const JournalData& data, const Author& author, const ImportBatch& batch);

}  // namespace nightjar::journal
