// The two quick entries, as text in fields: a craving, and something taken.
#pragma once
#include <nightjar/domain/journal_data.hpp>
#include <nightjar/entry/draft_text.hpp>
#include <nightjar/entry/placing.hpp>
#include <nightjar/entry/proposed_change.hpp>

namespace nightjar::entry {

struct CravingForm {
  std::string record;  // id in hex of the one being edited; empty: new
  std::optional<int> peak;
  std::string clock;      // empty: now
  Day day{};              // the journal day that `clock` lies in
  std::string substance;  // id in hex
  std::string target_text;
  std::set<std::string> triggers;
  std::string own_trigger, what_helped, minutes, note;
  std::optional<int> outcome;
  bool more = false;

  template <class Self, class V>
  static void fields(Self& form, V&& v) {
    v("record", form.record), v("peak", form.peak), v("clock", form.clock), v("day", form.day);
    v("substance", form.substance), v("target_text", form.target_text), v("triggers", form.triggers);
    v("own_trigger", form.own_trigger), v("what_helped", form.what_helped), v("minutes", form.minutes);
    v("note", form.note), v("outcome", form.outcome), v("more", form.more);
  }
};

struct TakenForm {
  std::string record;
  std::string substance;  // id in hex; empty: the new name below
  std::string new_name;
  std::optional<int> new_kind;
  std::string clock;
  std::optional<int> time_is;  // index of TimeIs; empty: exact
  Day day{};
  std::string amount, unit;  // as they would say it; open empty, always
  bool amount_not_sure = false;
  bool time_is_right = false;  // the answer to "Is this right?"
  std::string how;             // route
  std::set<std::string> reasons;
  std::string own_reason, noticed;

  template <class Self, class V>
  static void fields(Self& form, V&& v) {
    v("record", form.record), v("substance", form.substance), v("new_name", form.new_name),
        v("new_kind", form.new_kind);
    v("clock", form.clock), v("time_is", form.time_is), v("day", form.day), v("amount", form.amount),
        v("unit", form.unit);
    v("amount_not_sure", form.amount_not_sure), v("time_is_right", form.time_is_right), v("how", form.how),
        v("reasons", form.reasons);
    v("own_reason", form.own_reason), v("noticed", form.noticed);
  }
};

[[nodiscard]] CravingForm craving_form(const Craving& craving, Day day);
[[nodiscard]] TakenForm taken_form(const Intake& intake);
/// The form of the record that a form is about, as the journal has it now: nothing for a new entry, and for a record
/// that is gone.
[[nodiscard]] std::optional<CravingForm> form_of_record(const CravingForm& form, const JournalData& data);
[[nodiscard]] std::optional<TakenForm> form_of_record(const TakenForm& form, const JournalData& data);

/// What is needed to read an entry: the journal, the time it is, and the zone.
struct EntryContext {
  const JournalData& data;
  Instant now;
  Zone zone;
  [[nodiscard]] Writing writing() const;
  [[nodiscard]] Day today() const;  // the journal day that it is
};
/// The journal day of an entry with this clock in a form of this day: another one where the clock showed it last.
[[nodiscard]] Day day_of_entry(const std::string& clock, Day day, const EntryContext& context);

/// The record, or what keeps it from being one (no strength, no name, a time that does not read).
[[nodiscard]] Result<Craving> read(const CravingForm& form, const EntryContext& context);
/// The intake's substance_id is nil when its substance is new.
struct TakenReading {
  std::optional<Substance> new_substance;
  Intake intake;
};
[[nodiscard]] Result<TakenReading> read(const TakenForm& form, const EntryContext& context);

/// The clock that the form's time probably is, if it lies half a day from the other times of the same thing that day.
/// Not asked again once it was said to be right, nor about an entry whose time nobody changes.
[[nodiscard]] std::optional<std::string> other_half_of_the_day(const TakenForm& form, const EntryContext& context);

/// Units that the person has used before and that begin with what is typed, in alphabetical order; none before a
/// letter.
[[nodiscard]] std::vector<std::string> unit_completions(const JournalData& data, std::string_view typed);

}  // namespace nightjar::entry
