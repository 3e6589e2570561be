// The entries that are made less often, as text in fields: other sleep, the checklist, side effects, support, clinic
// scores, what a prescriber said, and notes. One dialog is open at a time, so one form.
#pragma once
#include <nightjar/entry/drafted.hpp>
#include <nightjar/entry/entry_forms.hpp>
#include <variant>

namespace nightjar::entry {

/// A nap, or any other sleep beside the night's. Minutes win over the two times.
struct NapForm {
  static constexpr std::string_view key = "nap";
  std::string record;  // id in hex of the one being edited; empty: new
  Day day{};           // the journal day that the clocks lie in
  std::string start, end, minutes, comments;

  template <class Self, class V>
  static void fields(Self& form, V&& v) {
    v("record", form.record), v("day", form.day), v("start", form.start), v("end", form.end);
    v("minutes", form.minutes), v("comments", form.comments);
  }
};

struct ChecklistForm {
  static constexpr std::string_view key = "checklist";
  std::string record;
  Day day{};
  std::string clock;                                  // empty: now
  std::map<std::string, std::optional<int>> answers;  // by item code
  std::string note;

  template <class Self, class V>
  static void fields(Self& form, V&& v) {
    v("record", form.record), v("day", form.day), v("clock", form.clock), v("answers", form.answers);
    v("note", form.note);
  }
};

struct SideEffectForm {
  static constexpr std::string_view key = "side_effect";
  std::string record;
  Day day{};
  std::string label;  // an offered word, or the person's own
  std::string own_label;
  std::optional<int> bother;
  std::string linked_to, until, note;  // until: a date, empty while it lasts or when it was one day

  template <class Self, class V>
  static void fields(Self& form, V&& v) {
    v("record", form.record), v("day", form.day), v("label", form.label), v("own_label", form.own_label);
    v("bother", form.bother), v("linked_to", form.linked_to), v("until", form.until), v("note", form.note);
  }
};

struct SupportForm {
  static constexpr std::string_view key = "support";
  std::string record;
  Day day{};
  std::string clock;
  std::optional<int> type, happened;  // indices; happened: empty is attended
  std::string name, minutes, note;

  template <class Self, class V>
  static void fields(Self& form, V&& v) {
    v("record", form.record), v("day", form.day), v("clock", form.clock), v("type", form.type);
    v("happened", form.happened), v("name", form.name), v("minutes", form.minutes), v("note", form.note);
  }
};

struct ScoreForm {
  static constexpr std::string_view key = "clinic_score";
  std::string record;
  Day day{};
  std::string name, total, range, given_by, note;

  template <class Self, class V>
  static void fields(Self& form, V&& v) {
    v("record", form.record), v("day", form.day), v("name", form.name), v("total", form.total);
    v("range", form.range), v("given_by", form.given_by), v("note", form.note);
  }
};

/// What the prescriber said, word for word. Times only say how often the day asks "taken, or not".
struct PlanForm {
  static constexpr std::string_view key = "plan";
  std::string record;
  Day day{};              // first day, unless `from` says another
  std::string substance;  // id in hex
  std::string instruction, prescriber, from, until;
  std::string times;  // "8:00, 20:00"
  bool as_needed = false;

  template <class Self, class V>
  static void fields(Self& form, V&& v) {
    v("record", form.record), v("day", form.day), v("substance", form.substance);
    v("instruction", form.instruction), v("prescriber", form.prescriber), v("from", form.from);
    v("until", form.until), v("times", form.times), v("as_needed", form.as_needed);
  }
};

struct NoteForm {
  static constexpr std::string_view key = "note";
  std::string record;
  Day day{};
  std::string clock, text;
  bool in_reports = false;

  template <class Self, class V>
  static void fields(Self& form, V&& v) {
    v("record", form.record), v("day", form.day), v("clock", form.clock), v("text", form.text);
    v("in_reports", form.in_reports);
  }
};

using RecordForm = std::variant<NapForm, ChecklistForm, SideEffectForm, SupportForm, ScoreForm, PlanForm, NoteForm>;
enum class FormKind { nap, checklist, side_effect, support, clinic_score, plan, note };  // in the variant's order

/// Calls f.operator()<Form>() for every form.
template <class F>
void for_each_record_form(F&& f) {
  [&]<std::size_t... i>(std::index_sequence<i...>) {
    (f.template operator()<std::variant_alternative_t<i, RecordForm>>(), ...);
  }(std::make_index_sequence<std::variant_size_v<RecordForm>>());
}

// A form of several kinds as Drafted needs it. Two of them are always of one kind.
[[nodiscard]] inline std::string draft_of(const RecordForm& form) {
  return std::visit([](const auto& f) { return draft_of(f); }, form);
}
[[nodiscard]] inline std::string draft_of(const RecordForm& form, const RecordForm& base) {
  return std::visit([&]<class Form>(const Form& f) { return draft_of(f, std::get<Form>(base)); }, form);
}
[[nodiscard]] inline RecordForm draft_like(const RecordForm& form, std::string_view text) {
  return std::visit([&]<class Form>(const Form&) -> RecordForm { return form_from_draft<Form>(text); }, form);
}
[[nodiscard]] inline std::optional<RecordForm> base_like(const RecordForm& form, std::string_view text) {
  return std::visit([&]<class Form>(const Form&) -> std::optional<RecordForm> { return base_from_draft<Form>(text); },
                    form);
}
[[nodiscard]] inline NamedFields named_fields(RecordForm& form) {
  return std::visit([](auto& f) { return named_fields(f); }, form);
}
/// Under which its draft is kept.
[[nodiscard]] inline std::string key_of(const RecordForm& form) {
  return std::visit([](const auto& f) { return std::string(f.key); }, form);
}

[[nodiscard]] RecordForm new_record_form(FormKind kind, Day day);
/// Nothing for kinds that have a form of their own.
[[nodiscard]] std::optional<RecordForm> record_form(const AnyRecord& record, int day_start_min);
/// Of the record that a form is about, as the journal has it now: nothing for a new one, and for one that is gone.
[[nodiscard]] std::optional<RecordForm> form_of_record(const RecordForm& form, const JournalData& data);
/// The record, or what keeps it from being one.
[[nodiscard]] Result<AnyRecord> read(const RecordForm& form, const EntryContext& context);

/// "2026-11-22", "today", "22.11.2026" or "22 Nov 2026".
[[nodiscard]] Result<Day> read_date(std::string_view typed, Day today);

}  // namespace nightjar::entry
