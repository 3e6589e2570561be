// The rarer entries: other sleep, the checklist, side effects, support, clinic scores, what a prescriber said, notes.
#include <array>
#include <nightjar/app/entry_state.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/entry/night_form.hpp>
#include <nightjar/support/overloaded.hpp>
#include <nightjar/toolkit/draw_context.hpp>

#include "screens/clashes.hpp"
#include "screens/entry_parts.hpp"
#include "screens/page.hpp"
#include "screens/screens.hpp"

namespace nightjar::screens {
namespace {

using RecordClashes = Clashes<RecordForm>;

constexpr std::string_view stays = "What is behind stays as it is.";

bool line(const char* name, std::string& text, std::string_view ghost, float width = 0) {
  return text_field(name, text, {.ghost = ghost, .width = width}).entered;
}

/// Each draws the body of its dialog; true when Enter was pressed in a field that ends it.
bool draw_form(const JournalView& view, EntryState&, RecordClashes& clashes, NapForm& form) {
  detail("Any sleep beside the night's: a nap, or a second sleep of the day.");
  part("From, until");
  clock_field("From", form.start, view, form.day, "from");
  beside();
  clock_field("Until", form.end, view, form.day, "until");
  clashes.beside("start");
  clashes.beside("end");
  part("Or how long, in minutes");
  bool entered = time_field("Minutes asleep", form.minutes, nudged_minutes, {.ghost = "minutes", .width = 150}).entered;
  beside_if_fits(px(220));
  field_note("wins over the two times");
  clashes.beside("minutes");
  part("Anything else");
  entered |= line("Anything else", form.comments, "where, how it felt …");
  clashes.beside("comments");
  return entered;
}

bool draw_form(const JournalView& view, EntryState&, RecordClashes& clashes, ChecklistForm& form) {
  detail("Each may stay empty. " + words::numbered(words::checklist_answers()) + ".");
  gap(14);
  const auto items = words::checklist_items();
  constexpr Field item = field_of<WithdrawalCheck>("items");
  const bool two = !narrow(820);
  const auto column = [&](std::size_t from, std::size_t until) {
    for (std::size_t i = from; i < until; ++i) {
      const std::string name(items[i].label);
      field_row(name, 196, 196);
      static_cast<void>(
          scale((name + "##check").c_str(), item.min, item.max, form.answers[std::string(items[i].code)], "", "", 36));
      clashes.beside("answers/" + std::string(items[i].code));
      gap(6);
    }
  };
  const std::size_t half = (items.size() + 1) / 2;
  if (two) {
    begin_column(400);
    column(0, half);
    end_column();
    beside(24);
    begin_column(400);
    column(half, items.size());
    end_column();
  } else {
    column(0, items.size());
  }
  gap(8);
  clock_field("When", form.clock, view, form.day);
  beside_if_fits(px(220));
  const bool entered = line("Anything else", form.note, "a line for yourself");
  clashes.beside("clock");
  clashes.beside("note");
  return entered;
}

bool draw_form(const JournalView& view, EntryState& entry, RecordClashes& clashes, SideEffectForm& form) {
  label("What you noticed");
  gap(7);
  begin_chips();
  one_word_chips(view.lists, ListKind::symptoms, entry.offered, form.label, "##effect");
  end_chips();
  gap(8);
  bool entered = line("Or in your own words", form.own_label, "or in your own words; it joins your list");
  clashes.beside("label");
  clashes.beside("own_label");
  part("How much it bothered you");
  static_cast<void>(choice_chips("##bother", words::bother_answers(), form.bother));
  clashes.beside("bother", words::bother_answers());
  part("What you link it to, if anything");
  entered |= line("What you link it to, if anything", form.linked_to, "your own guess; it stays a guess");
  clashes.beside("linked_to");
  part("Until");
  entered |= line("Until", form.until, "a date, if it lasted longer than the day", 330);
  clashes.beside("until");
  part("Anything else");
  entered |= line("Anything else", form.note, "");
  clashes.beside("note");
  return entered;
}

bool draw_form(const JournalView& view, EntryState& entry, RecordClashes& clashes, SupportForm& form) {
  label("What it was");
  gap(7);
  begin_chips();
  for (std::size_t i = 0; i < enum_names<SupportType>.size(); ++i) {
    const std::string name(words::label(static_cast<SupportType>(i)));
    if (chip((name + "##type").c_str(), form.type == static_cast<int>(i)))
      form.type = form.type == static_cast<int>(i) ? std::nullopt : std::optional(static_cast<int>(i));
  }
  end_chips();
  clashes.beside("type", words::answers<SupportType>());
  part("Its name, if it has one");
  if (!entry.offered.empty()) {
    begin_chips();
    one_word_chips(view.lists, ListKind::supports, entry.offered, form.name, "##support_name");
    end_chips();
    gap(8);
  }
  bool entered = line("Its name", form.name, "Tuesday group, Sam …; it joins your list");
  clashes.beside("name");
  part("What came of it");
  static_cast<void>(choice_chips("##happened", words::answers<Happened>(), form.happened));
  clashes.beside("happened", words::answers<Happened>());
  part("When, and how long in minutes");
  clock_field("When", form.clock, view, form.day);
  beside();
  entered |= time_field("Minutes it lasted", form.minutes, nudged_minutes, {.ghost = "minutes", .width = 120}).entered;
  clashes.beside("clock");
  clashes.beside("minutes");
  part("Anything else");
  entered |= line("Anything else", form.note, "");
  clashes.beside("note");
  return entered;
}

bool draw_form(const JournalView&, EntryState&, RecordClashes& clashes, ScoreForm& form) {
  detail("A number that somebody gave you, kept word for word. Nothing is made of it here.");
  part("Its name");
  bool entered = line("Its name", form.name, "as they called it");
  clashes.beside("name");
  part("The number, and the range if you were told");
  entered |= line("The number", form.total, "as given", 150);
  beside();
  entered |= line("The range", form.range, "0 to 48 …", 200);
  clashes.beside("total");
  clashes.beside("range");
  part("Who gave it");
  entered |= line("Who gave it", form.given_by, "the clinic, Dr …");
  clashes.beside("given_by");
  part("Anything else");
  entered |= line("Anything else", form.note, "");
  clashes.beside("note");
  return entered;
}

bool draw_form(const JournalView& view, EntryState&, RecordClashes& clashes, PlanForm& form) {
  detail("What your prescriber said, in their words. Nothing is worked out from it; the day only asks: taken, or not.");
  part("For what");
  begin_chips();
  substance_chips(view, form.substance, "##plan_for");
  end_chips();
  clashes.beside("substance", name_of_substance(view));
  part("What was said");
  multiline_field("What was said", form.instruction, {.ghost = "word for word, as on the label or the letter"}, 2);
  clashes.beside("instruction");
  part("Who said it");
  bool entered = line("Who said it", form.prescriber, "Dr …, the clinic", 330);
  clashes.beside("prescriber");
  part("Times of the day, if it names any");
  entered |= line("Times of the day", form.times, "8:00, 20:00", 200);
  beside_if_fits(px(160));
  static_cast<void>(checkbox_row("only when needed", form.as_needed));
  clashes.beside("times");
  part("From, until");
  entered |= line("From", form.from, "from this day", 200);
  beside();
  entered |= line("Until", form.until, "it goes on", 200);
  clashes.beside("from");
  clashes.beside("until");
  return entered;
}

bool draw_form(const JournalView& view, EntryState&, RecordClashes& clashes, NoteForm& form) {
  label("What you want to keep");
  gap(7);
  multiline_field("What you want to keep", form.text, {.ghost = "in your own words"}, 4);
  clashes.beside("text");
  part("When");
  clock_field("When", form.clock, view, form.day);
  clashes.beside("clock");
  gap(8);
  static_cast<void>(checkbox_row("may appear in reports", form.in_reports, "off: it stays here"));
  return false;
}

struct Title {
  const char* title;
  float width;
};
constexpr std::array<Title, std::variant_size_v<RecordForm>> titles{{{"A nap or other sleep", 600},
                                                                     {"Withdrawal checklist", 884},
                                                                     {"A side effect", 640},
                                                                     {"Support", 640},
                                                                     {"A score from a clinic", 600},
                                                                     {"What your prescriber said", 640},
                                                                     {"A note", 600}}};

std::string note_beside(const JournalView& view, const RecordForm& form) {
  return std::visit(Overloaded{[&](const ChecklistForm& f) { return when_note(view, f.clock, f.day); },
                               [&](const SupportForm& f) { return when_note(view, f.clock, f.day); },
                               [&](const NoteForm& f) { return when_note(view, f.clock, f.day); },
                               [&](const PlanForm&) { return std::string(); },
                               [&](const auto& f) {
                                 return f.day == view.today ? std::string("today") : day_label(f.day, view.today);
                               }},
                    form);
}

}  // namespace

void draw_record_dialog(const JournalView& view, EntryState& entry, Actions& out) {
  auto& form = entry.other->form;
  const auto& title = titles[form.index()];
  if (!begin_dialog("##record", title.title, title.width, note_beside(view, form))) return;
  RecordClashes clashes(*entry.other);
  const bool entered = std::visit([&](auto& f) { return draw_form(view, entry, clashes, f); }, form);
  clashes.rest();
  entry_problem(entry.problem);
  brought_back_line(entry.other->brought_back, out);
  waiting_lines(view, entry, out);
  if (entry_foot(entered, stays, out)) out.push_back(act::SaveForm{});
  end_dialog();
}

}  // namespace nightjar::screens
