// The two quick entries, over whatever form is half filled: a craving, and something taken.
#include <nightjar/app/entry_state.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/entry/day_form.hpp>
#include <nightjar/entry/night_form.hpp>
#include <nightjar/toolkit/draw_context.hpp>

#include "screens/clashes.hpp"
#include "screens/entry_parts.hpp"
#include "screens/page.hpp"
#include "screens/screens.hpp"

namespace nightjar::screens {
namespace {

std::vector<std::string> reasons() {
  const auto offered = words::offered_reasons();
  return {offered.begin(), offered.end()};
}

}  // namespace

void part(std::string_view text) {
  gap(14);
  label(text);
  gap(7);
}

void word_chips(const Lists& lists, ListKind kind, std::span<const std::string> offered, std::set<std::string>& chosen,
                const char* suffix) {
  std::vector<std::string> all(offered.begin(), offered.end());
  for (const auto& own : chosen)
    if (std::find(offered.begin(), offered.end(), own) == offered.end()) all.push_back(own);
  for (const auto& text : all)
    if (chip((text + suffix).c_str(), chosen.contains(text), lists.mark_of(kind, text)))
      if (chosen.erase(text) == 0) chosen.insert(text);
}

void one_word_chips(const Lists& lists, ListKind kind, std::span<const std::string> offered, std::string& chosen,
                    const char* suffix) {
  for (const auto& text : offered)
    if (chip((text + suffix).c_str(), chosen == text, lists.mark_of(kind, text)))
      chosen = chosen == text ? std::string() : text;
  if (!chosen.empty() && std::find(offered.begin(), offered.end(), chosen) == offered.end())
    if (chip((chosen + suffix).c_str(), true)) chosen.clear();
}

void substance_chips(const JournalView& view, std::string& chosen, const char* suffix) {
  for (const auto* substance : arranged_substances(view.data, view.lists, false)) {
    const std::string id = substance->head.id.hex();
    if (chip((substance->name + suffix + id).c_str(), chosen == id, view.lists.mark_of(ListKind::substances, id)))
      chosen = chosen == id ? std::string() : id;
  }
}

void entry_problem(const std::optional<Error>& problem) {
  if (!problem) return;
  gap(12);
  problem_words(problem);
}

void brought_back_line(bool brought_back, Actions& out) {
  if (!brought_back) return;
  gap(14);
  detail("What you had half typed is here again.");
  beside_if_fits(text_width(Type::detail, "Begin anew"), 10);
  if (link("Begin anew", Type::detail)) out.push_back(act::BeginAnew{});
}

void waiting_lines(const JournalView& view, const EntryState& entry, Actions& out) {
  for (const auto& waiting : entry.waiting) {
    gap(14);
    detail("Put away half typed, " + day_label(waiting.day, view.today) + ".");
    beside_if_fits(text_width(Type::detail, "Go on with it"), 10);
    if (link(("Go on with it##" + waiting.key).c_str(), Type::detail)) out.push_back(act::BringBack{waiting.key});
    beside_if_fits(text_width(Type::detail, "Throw it away"), 14);
    if (link(("Throw it away##" + waiting.key).c_str(), Type::detail)) out.push_back(act::ThrowAway{waiting.key});
  }
}

bool entry_foot(bool entered, std::string_view reassurance, Actions& out) {
  gap(22);
  const bool save = accent_button("Save", key::enter) || entered || pressed(key::ctrl_enter) || pressed(key::ctrl('S'));
  beside();
  if (button("Cancel", key::escape)) out.push_back(act::CloseEntry{});
  field_note(reassurance);
  return save;
}

std::function<std::string(const std::string& id)> name_of_substance(const JournalView& view) {
  return [&view](const std::string& hex) {
    const auto id = parse_id(hex);
    const auto* substance = id ? view.data.find<Substance>(*id) : nullptr;
    return substance ? substance->name : std::string();
  };
}

std::string now_words(const JournalView& view) {
  return view.data.settings().hide_clock ? "now" : "now, " + hh_mm(minute_of_day(view.local));
}

std::string when_note(const JournalView& view, const std::string& clock, Day day) {
  if (clock.empty() && day == view.today) return now_words(view);
  const Day on = day_of_entry(clock, day, {view.data, view.now, view.zone});
  return on == view.today ? "today" : day_label(on, view.today);
}

void clock_field(const char* name, std::string& clock, const JournalView& view, Day day, std::string_view ghost) {
  const auto now = day == view.today ? now_words(view) : std::string("time");
  const auto typed =
      time_field(name, clock, nudged_clock, {.ghost = ghost.empty() ? std::string_view(now) : ghost, .width = 150});
  if (typed.left) clock = tidy_clock(clock, minute_of_day(view.local));
  enter_goes_on(typed);
}

void draw_craving_dialog(const JournalView& view, EntryState& entry, Actions& out) {
  auto& form = entry.craving->form;
  if (!begin_dialog("##craving", "Craving", 600, when_note(view, form.clock, form.day))) return;
  Clashes<CravingForm> clashes(*entry.craving);
  label("How strong");
  gap(7);
  static_cast<void>(scale_0_10("How strong", form.peak, "barely there", "strongest ever", 42));
  clashes.beside("peak");
  // Of a day that is over there is no "now": its time is asked for, and not behind "More".
  const bool another_day = form.day != view.today;
  if (another_day) {
    part("When");
    clock_field("When", form.clock, view, form.day);
    clashes.beside("clock");
  }
  part("What was going on");
  begin_chips();
  word_chips(view.lists, ListKind::triggers, entry.offered, form.triggers, "##trigger");
  if (chip("own words…", entry.own_words || !form.own_trigger.empty()))
    entry.own_words = entry.take_focus = !entry.own_words;
  end_chips();
  bool entered = false;
  if (entry.own_words || !form.own_trigger.empty()) {
    gap(8);
    entered |= text_field("Own words", form.own_trigger,
                          {.ghost = "in your own words",
                           .take_focus = entry.own_words && std::exchange(entry.take_focus, false)})
                   .entered;
  }
  clashes.beside("own_trigger");
  part("What helped, if anything");
  entered |=
      text_field("What helped, if anything", form.what_helped, {.ghost = "called, walked, waited, ate …"}).entered;
  clashes.beside("what_helped");
  if (form.more) {
    part("For what");
    begin_chips();
    substance_chips(view, form.substance, "##for");
    end_chips();
    gap(8);
    entered |= text_field("For something else", form.target_text, {.ghost = "or in your own words"}).entered;
    clashes.beside("substance", name_of_substance(view));
    clashes.beside("target_text");
    part("How it went");
    static_cast<void>(choice_chips("##outcome", words::answers<CravingOutcome>(), form.outcome));
    clashes.beside("outcome", words::answers<CravingOutcome>());
    part(another_day ? "How long, in minutes" : "When, and how long in minutes");
    if (!another_day) {
      clock_field("When", form.clock, view, form.day);
      beside();
    }
    entered |=
        time_field("Minutes it lasted", form.minutes, nudged_minutes, {.ghost = "minutes", .width = 120}).entered;
    if (!another_day) clashes.beside("clock");
    clashes.beside("minutes");
    part("Anything else");
    multiline_field("Anything else", form.note, {}, 2);
    clashes.beside("note");
  } else {
    gap(10);
    if (link("More: for what, how it went, another time", Type::detail)) form.more = true;
  }
  clashes.rest();
  entry_problem(entry.problem);
  brought_back_line(entry.craving->brought_back, out);
  waiting_lines(view, entry, out);
  if (entry_foot(entered, "Your day form stays as it is.", out)) out.push_back(act::SaveCraving{});
  end_dialog();
}

namespace {

void draw_what(const JournalView& view, EntryState& entry, TakenForm& form) {
  begin_chips();
  substance_chips(view, form.substance, "##what");
  entry.something_else = form.substance.empty() && (entry.something_else || !form.new_name.empty() ||
                                                    listed_substances(view.data, false).empty());
  if (chip("something else…", entry.something_else)) {
    form.substance.clear();
    entry.something_else = entry.take_focus = true;
  }
  end_chips();
  if (!entry.something_else) return;
  gap(8);
  // Asked for at once, so that the first letter typed is in the name.
  enter_goes_on(text_field(
      "Its name", form.new_name,
      {.ghost = "its name, in your words; it joins your list", .take_focus = std::exchange(entry.take_focus, false)}));
  if (form.new_name.empty()) return;
  gap(8);
  begin_chips();
  for (std::size_t i = 0; i < enum_names<SubstanceKind>.size(); ++i) {
    const std::string name(words::label(static_cast<SubstanceKind>(i)));
    if (chip((name + "##kind").c_str(), form.new_kind == static_cast<int>(i)))
      form.new_kind = form.new_kind == static_cast<int>(i) ? std::nullopt : std::optional(static_cast<int>(i));
  }
  end_chips();
}

/// Amount and unit exactly as they would say it. Both open empty; a unit completes only after a typed letter, from
/// the person's own words.
void draw_amount(const JournalView& view, TakenForm& form) {
  const auto amount =
      text_field("Amount, as you would say it", form.amount, {.ghost = "as you would say it", .width = 180});
  enter_goes_on(amount);
  beside();
  const auto unit = text_field("Unit", form.unit, {.ghost = "unit or form", .width = 150});
  enter_goes_on(unit);
  beside_if_fits(px(140));
  static_cast<void>(checkbox_row("not sure", form.amount_not_sure));
  const auto completions = unit_completions(view.data, form.unit);
  if (completions.empty()) return;
  gap(6);
  begin_chips();
  for (const auto& text : completions)
    if (chip((text + "##unit").c_str(), false)) form.unit = text;
  end_chips();
}

/// "Is this right?" once the time has been written; never blocks.
void ask_about_time(const JournalView& view, TakenForm& form) {
  const auto other = other_half_of_the_day(form, {view.data, view.now, view.zone});
  if (!other || draw_context().clock_field != 0) return;
  gap(8);
  detail("Is this right? This time is far from the others of that day.", Ink::text);
  gap(6);
  if (button(("At " + *other + "###other_half").c_str(), key::ctrl('R'))) form.clock = *other;
  beside_if_fits(button_width("It is right"), 8);
  if (button("It is right")) form.time_is_right = true;
}

void ask_about_none(EntryState& entry, Actions& out) {
  gap(14);
  body("That day says “none” for this. Shall it say “taken” from now on?");
  gap(10);
  if (accent_button("Yes, taken")) out.push_back(act::SaveTaken{true});
  beside();
  if (button("No, go back", key::escape)) entry.ask_replaces_none = false;
}

}  // namespace

void draw_taken_dialog(const JournalView& view, EntryState& entry, Actions& out) {
  auto& form = entry.taken->form;
  if (!begin_dialog("##taken", "Something taken", 640, when_note(view, form.clock, form.day))) return;
  Clashes<TakenForm> clashes(*entry.taken);
  label("What");
  gap(7);
  draw_what(view, entry, form);
  clashes.beside("substance", name_of_substance(view));
  part("When");
  if (form.time_is != static_cast<int>(TimeIs::unknown)) {
    clock_field("When", form.clock, view, form.day);
    beside_if_fits(px(380));
  }
  static_cast<void>(choice_chips("##time_is", words::answers<TimeIs>(), form.time_is));
  clashes.beside("clock");
  clashes.beside("time_is", words::answers<TimeIs>());
  ask_about_time(view, form);
  part("How much");
  draw_amount(view, form);
  clashes.beside("amount");
  clashes.beside("unit");
  part("How");
  const auto how = text_field("How", form.how, {.ghost = "swallowed, as tea, smoked … or empty"});
  enter_goes_on(how);
  clashes.beside("how");
  part("Why");
  begin_chips();
  word_chips({}, ListKind::triggers, reasons(), form.reasons, "##reason");
  if (chip("own words…", entry.own_words || !form.own_reason.empty()))
    entry.own_words = entry.take_focus = !entry.own_words;
  end_chips();
  bool entered = false;
  if (entry.own_words || !form.own_reason.empty()) {
    gap(8);
    entered |= text_field("Own words", form.own_reason,
                          {.ghost = "in your own words",
                           .take_focus = entry.own_words && std::exchange(entry.take_focus, false)})
                   .entered;
  }
  clashes.beside("own_reason");
  part("What you noticed, if anything");
  entered |= text_field("What you noticed, if anything", form.noticed, {}).entered;
  clashes.beside("noticed");
  clashes.rest();
  entry_problem(entry.problem);
  brought_back_line(entry.taken->brought_back, out);
  waiting_lines(view, entry, out);
  if (entry.ask_replaces_none) {
    ask_about_none(entry, out);
  } else {
    if (entry_foot(entered, "Your day form stays as it is.", out)) out.push_back(act::SaveTaken{});
  }
  end_dialog();
}

}  // namespace nightjar::screens
