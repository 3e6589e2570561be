// Two copies of one journal that were changed apart from each other become one: nothing that either holds is lost.
//
// A version that is among the earlier versions in the other copy is the older one, whatever the clocks say. Where both
// copies changed a record, the version written last is kept and the other becomes an earlier version. Where both have
// an entry of their own for the same night or day, the one written last is kept and the other goes into the bin. What
// was removed for good in one copy stays removed, unless something that stays refers to it. The person's lists are
// those that were arranged last; words that only the other copy has follow at their end.
//
// The result is the same in either order, and merging it with either copy again changes nothing.
#pragma once
#include <nightjar/domain/journal_data.hpp>

namespace nightjar::journal {

struct RemovedForGood {
  std::string kind;
  Instant at{};
  friend bool operator==(const RemovedForGood&, const RemovedForGood&) = default;
};

/// Everything of a journal that takes part. Drafts and steps of undo belong to a copy and stay with it.
struct JournalCopy {
  JournalData data;
  std::vector<Revision> history;  // by record, oldest first
  std::map<Id, RemovedForGood> removed;
  Instant saved_at{};  // settings are those of the copy saved last
  friend bool operator==(const JournalCopy&, const JournalCopy&) = default;
};

/// Where the records of one kind came from; each is counted once.
struct MergeCounts {
  std::size_t alike = 0;
  std::size_t only_mine = 0, only_other = 0;    // the other copy does not have it
  std::size_t newer_mine = 0, newer_other = 0;  // changed in one copy only
  std::size_t both_changed = 0;                 // the version written last is kept
  std::size_t into_bin = 0;                     // the other copy has its own, later entry for this night or day
  std::size_t removed = 0;                      // for good, in at least one copy; only if the other still had it
  friend bool operator==(const MergeCounts&, const MergeCounts&) = default;
};

struct MergeLine {
  std::string_view kind;
  MergeCounts counts;
  friend bool operator==(const MergeLine&, const MergeLine&) = default;
};

struct Merged {
  JournalCopy journal;
  std::vector<MergeLine> table;    // kinds of which there is a record, in the order of for_each_kind
  std::vector<std::string> notes;  // a phrase for each record that both copies changed or that went into the bin
  bool brought_something = false;  // once merged: this copy did not hold all of it before
};

[[nodiscard]] Merged merge(const JournalCopy& mine, const JournalCopy& other);

}  // namespace nightjar::journal
