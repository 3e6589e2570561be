// This day, as answers on a form: check-in, facts, substances in four states, the plan, support and a note.
#pragma once
#include <nightjar/domain/plans.hpp>
#include <nightjar/entry/drafted.hpp>
#include <nightjar/entry/proposed_change.hpp>

namespace nightjar::entry {

struct DayForm {
  Day day{};
  std::optional<int> craving_peak, mood, energy, stress, pain;
  bool energy_asked = false;
  Choices substances;  // by id in hex: index of DayState; absent is not recorded
  Choices plans;       // by plan_key: index of PlanState
  std::optional<int> day_type;
  std::set<std::string> facts;  // codes of `words::day_facts` that there were
  bool none_of_these = false;   // the facts that were not chosen are `none`
  RecordIds support;            // by stored name of SupportType: the event that the chip made
  TextOfRecord note;

  template <class Self, class V>
  static void fields(Self& form, V&& v) {
    v("day", form.day);
    v("craving_peak", form.craving_peak), v("mood", form.mood), v("energy", form.energy);
    v("stress", form.stress), v("pain", form.pain);
    v("energy_asked", form.energy_asked);
    v("substances", form.substances);
    v("plans", form.plans);
    v("day_type", form.day_type);
    v("facts", form.facts), v("none_of_these", form.none_of_these);
    v("support", form.support);
    v("note", form.note);
  }
};

/// In the head of a support event: a chip of this form asked for it, and no dialog. Only such an event goes when the
/// chip is taken back, and only while nothing was added to it.
inline constexpr int asked_by_chip = 2;

[[nodiscard]] DayForm day_form(const JournalData& data, Day day);
/// A draft of before forms said which note they write.
void adopt_old_draft(DayForm& draft, const DayForm& journal);
/// The latest support that somebody had on the day and that no chip made: it is changed where it was entered.
[[nodiscard]] const SupportEvent* support_elsewhere(const JournalData& data, Day day, SupportType type);
/// What differs from the journal. `at`: the time given to what needs one and has none yet.
[[nodiscard]] ProposedChanges proposed_changes(const DayForm& form, const JournalData& data, const Moment& at);
/// Every substance asked about daily that has no state on this day becomes `none`.
[[nodiscard]] ProposedChanges nothing_taken(const JournalData& data, Day day);
[[nodiscard]] std::string plan_key(const Id& plan, const PlannedTime& time);
/// Active substances in the order of their entry.
[[nodiscard]] std::vector<const Substance*> listed_substances(const JournalData& data, bool asked_daily_only);

}  // namespace nightjar::entry
