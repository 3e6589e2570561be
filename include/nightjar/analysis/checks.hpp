// "Is this right?": what looks odd in a night, and what could be offered. Nothing here blocks or changes an answer.
#pragma once
#include <nightjar/analysis/statistics.hpp>
#include <nightjar/domain/journal_data.hpp>
#include <set>

namespace nightjar::analysis {

enum class CheckId {
  order,        // B <= L <= onset <= W <= O broken
  long_night,   // O - B over 16 h, or under 2 h
  minutes,      // SOL + WASO > W - L
  odd_hour,     // at least 7 other nights known, and L over 6 h from their usual time
  wrong_night,  // filed under another night than the one it begins in
  future,       // ends later than now + 5 min
  taken_slot,   // another night is already there
  gap,          // a time that the clock skipped
  overlap,      // a time that the clock showed twice
  intake_time,  // one of several intakes lies half a day from the others
  rare,         // SOL > 240, NWAK > 20 or TST > 14 h
};

enum class RepairKind {
  swap,           // exchange the two fields
  shift,          // move the fields by `shift_min` on the wall clock
  set_minutes,    // read 130 as 1:30, i.e. `minutes`
  refile,         // file under `repaired.night`
  open_existing,  // open the night that is already there; `repaired` is the night as it was
  other_pass,     // the other pass of a repeated hour
};

/// One thing to offer: what it does, and the night as it would be.
struct Repair {
  RepairKind kind = RepairKind::shift;
  std::vector<std::string_view> fields;  // names as in Night::fields
  int shift_min = 0;
  int minutes = 0;
  Night repaired;
};

struct Finding {
  CheckId id = CheckId::order;
  std::vector<std::string_view> fields;  // those it is about
  std::vector<Repair> repairs;           // at most 3, in the order in which they are offered
};

/// What a check needs to know besides the night itself.
struct CheckContext {
  std::optional<Instant> now;  // null: `future` is not asked
  ClockSum tried_to_sleep;     // of the other usable nights
  std::set<Day> nights;        // those of other records
};
/// Everything of a journal but the night with this id.
[[nodiscard]] CheckContext check_context(const JournalData& data, const Id& night, std::optional<Instant> now);

/// All that fires, in the order of CheckId, without what `odd_confirmed` says is right.
[[nodiscard]] std::vector<Finding> check(const Night& night, const CheckContext& context);

/// Among at least 3 times of one day, the one over 6 h from all others that -12 h or +12 h brings within 2 h of one.
struct OddIntakeTime {
  std::size_t index = 0;
  Moment corrected;
};
[[nodiscard]] std::optional<OddIntakeTime> check_intake_times(const std::vector<Moment>& times);
/// The time that this one probably has, among the others of the same thing on its day.
[[nodiscard]] std::optional<Moment> check_intake(const JournalData& data, const Intake& intake);

}  // namespace nightjar::analysis

namespace nightjar {
template <>
inline constexpr auto enum_names<analysis::CheckId> =
    std::to_array<std::string_view>({"order", "long_night", "minutes", "odd_hour", "wrong_night", "future",
                                     "taken_slot", "gap", "overlap", "intake_time", "rare"});
}  // namespace nightjar
