// Last night: the bar, eight facts, how it felt, and what is known from them at once.
#include <fmt/format.h>

#include <array>
#include <nightjar/analysis/checks.hpp>
#include <nightjar/analysis/sleep_metrics.hpp>
#include <nightjar/app/today_state.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/toolkit/canvas.hpp>
#include <nightjar/toolkit/draw_context.hpp>

#include "screens/check_words.hpp"
#include "screens/clashes.hpp"
#include "screens/night_parts.hpp"
#include "screens/page.hpp"
#include "screens/screens.hpp"
#include "screens/today_parts.hpp"

namespace nightjar::screens {
namespace {

using NightClashes = Clashes<NightForm>;

constexpr float label_column = 260, field_width = 120, card_width = 300, beside_card = 14;

const analysis::CheckContext& others(const JournalView& view, TodayState& today, const Id& night) {
  auto& known = today.other_nights;
  if (!known || known->revision != view.revision || known->but != night)
    known = OtherNights{view.revision, night, analysis::check_context(view.data, night, view.now)};
  known->context.now = view.now;
  return known->context;
}

LiveNight live(const JournalView& view, TodayState& today) {
  const auto* recorded = view.data.one_on<Night>(today.night.form.night);
  LiveNight out{view, read(today.night.form, recorded, view.zone.name()), {}, {}};
  out.measures = analysis::measure(out.reading.night);
  if (!blank(today.night.form))
    out.findings = analysis::check(out.reading.night, others(view, today, out.reading.night.head.id));
  return out;
}

const std::string* problem_of(const LiveNight& live, std::string_view field) {
  for (const auto& problem : live.reading.problems)
    if (problem.field == field) return &problem.words;
  return nullptr;
}

// --- "Is this right?"

void accept(const analysis::Repair& repair, const JournalView& view, TodayState& today, Actions& out) {
  if (repair.kind == analysis::RepairKind::open_existing) {
    out.push_back(act::ShowDay{repair.repaired.night + 1, TodayPart::night});
    return;
  }
  auto& form = today.night.form;
  const auto fixed = night_form(repair.repaired);
  form.into_bed = fixed.into_bed;
  form.tried_to_sleep = fixed.tried_to_sleep;
  form.final_awakening = fixed.final_awakening;
  form.out_of_bed = fixed.out_of_bed;
  form.sleep_latency = fixed.sleep_latency;
  form.awake = fixed.awake;
  if (form.night == fixed.night) return;
  form.night = fixed.night;
  today.day = fixed.night + 1;
  today.night.compare_with(night_form(view.data, fixed.night));
  today.day_form.start(day_form(view.data, today.day));
}

/// Stands below the row of the last field that it is about, once that field is left. Never blocks.
void draw_findings(const LiveNight& live, TodayState& today, std::string_view field, Actions& out) {
  for (const auto& finding : live.findings) {
    if (finding.fields.empty() || finding.fields.back() != field) continue;
    bool writing = false;
    for (const auto about : finding.fields) writing = writing || about == today.editing;
    if (writing || today.held_handle >= 0) continue;
    push_id(static_cast<int>(finding.id));
    gap(8);
    words(Type::detail, Ink::text, "Is this right? " + finding_words(finding, live.reading.night));
    gap(6);
    bool first = true;
    for (const auto& repair : finding.repairs) {
      const auto text = repair_words(repair, live.reading.night);
      const Chord chord = first ? key::ctrl('R') : key::none;
      if (!first) beside_if_fits(button_width(text.c_str(), chord), 8);
      if (button(text.c_str(), chord)) accept(repair, live.view, today, out);
      first = false;
    }
    if (!first) beside_if_fits(button_width("It is right"), 8);
    if (button("It is right")) today.night.form.odd_confirmed.insert(std::string(to_text(finding.id)));
    gap(8);
    pop_id();
  }
}

// --- the facts

struct FactRow {
  const char* field;    // of Night
  const char* in_form;  // the same in NightForm
  std::string note;
  bool clock = false;
  std::optional<std::string> (*nudge)(std::string_view, int) = nullptr;
};

constexpr std::array<const char*, 8> quick_minutes{"0", "5", "10", "15", "20", "30", "45", "60"};
constexpr std::array<const char*, 6> quick_counts{"0", "1", "2", "3", "4", "5"};

/// For the mouse: answers beside the field that was clicked. Last time's is offered by itself, never filled in.
void draw_quick_values(const FactRow& row, TodayState& today, std::string& text, const std::string& ghost) {
  std::vector<const char*> values;
  const std::string again = ghost + ", as last time";
  if (row.clock && !ghost.empty()) values.push_back(again.c_str());
  if (!row.clock && row.nudge == nudged_count) values.assign(quick_counts.begin(), quick_counts.end());
  if (!row.clock && row.nudge == nudged_minutes) values.assign(quick_minutes.begin(), quick_minutes.end());
  if (values.empty()) return;
  beside_if_fits(px(200), 8);
  if (const auto chosen = quick_values((std::string("quick_") + row.field).c_str(), values)) {
    text = row.clock ? ghost : values[*chosen];
    today.quick_values.clear();
    today.problem.reset();
  }
}

/// The clock of the time above a field, for "+15".
std::optional<int> time_above(const TodayState& today, std::string_view field, int now) {
  std::optional<int> above;
  auto form = today.night.form;
  for (std::size_t i = 0; i < clock_fields.size() && field != clock_fields[i]; ++i)
    if (const auto minute = clock_minute(clock_entry(form, i).text, now)) above = minute;
  return above;
}

/// Text of the field, and last time's value as a ghost that only Enter makes real.
void draw_row(const LiveNight& live, TodayState& today, NightClashes& clashes, const FactRow& row, std::string& text,
              const std::string& ghost, Actions& out) {
  const std::string label(words::night_field_label(row.field));
  field_row(label, label_column, field_width);
  const auto* problem = problem_of(live, row.field);
  bool marked = problem != nullptr;
  for (const auto& finding : live.findings)
    for (const auto about : finding.fields) marked = marked || about == row.field;
  const bool focus = std::exchange(today.take_focus, false);
  const auto typed = time_field(label.c_str(), text, row.nudge,
                                {.ghost = ghost, .width = field_width, .take_focus = focus, .marked = marked});
  if (typed.active) {
    today.editing = row.field;
    if (mouse_clicked())
      today.quick_values = row.field;
    else if (today.quick_values != row.field)
      today.quick_values.clear();
  } else if (today.editing == row.field)
    today.editing.clear();
  if (typed.entered && text.empty()) text = ghost;
  if (typed.left && row.clock) {
    const int now = minute_of_day(live.view.local);
    text = tidy_clock(text, now, time_above(today, row.field, now));
  }
  if (typed.entered) draw_context().ring.advance();
  if (typed.changed) today.problem.reset();
  if (today.quick_values == row.field)
    draw_quick_values(row, today, text, ghost);
  else if (problem && !typed.active)
    field_note(*problem);
  else if (text.empty() && !ghost.empty())
    field_note(typed.active ? "last time; press Enter to keep" : "last time");
  else if (row.clock && typed.active && text.empty())
    field_note("2245, 22:45, 10:45pm or now");
  else if (!row.note.empty())
    field_note(row.note);
  draw_findings(live, today, row.field, out);
  clashes.beside(row.in_form);
  gap(8);
}

void draw_facts(const LiveNight& live, TodayState& today, NightClashes& clashes, Actions& out) {
  auto& form = today.night.form;
  const auto& last = today.last_time;
  const auto clock = [&](const char* field, ClockEntry& entry, const ClockEntry& ghost) {
    draw_row(live, today, clashes, {field, field, "", true, nudged_clock}, entry.text, ghost.text, out);
  };
  const auto number = [&](const char* field, const char* in_form, std::string& text, const std::string& ghost,
                          std::optional<std::string> (*nudge)(std::string_view, int), std::string note = {}) {
    draw_row(live, today, clashes, {field, in_form, std::move(note), false, nudge}, text, ghost, out);
  };
  clock("into_bed", form.into_bed, last.into_bed);
  clock("tried_to_sleep", form.tried_to_sleep, last.tried_to_sleep);
  number("sleep_latency_min", "sleep_latency", form.sleep_latency, last.sleep_latency, nudged_minutes,
         "a guess is fine");
  number("awakenings", "awakenings", form.awakenings, last.awakenings, nudged_count);
  number("awake_min", "awake", form.awake, last.awake, nudged_minutes);
  clock("final_awakening", form.final_awakening, last.final_awakening);
  number("still_trying_min", "still_trying", form.still_trying, last.still_trying, nudged_minutes);
  clock("out_of_bed", form.out_of_bed, last.out_of_bed);
}

void draw_factors(const JournalView& view, NightForm& form, NightClashes& clashes) {
  auto names = arranged_factors(view.data, view.lists, form.night);
  for (const auto& recorded : form.factors.chosen)
    if (std::find(names.begin(), names.end(), recorded) == names.end()) names.push_back(recorded);
  if (names.empty()) return;
  field_row("That day there was", label_column, 200);
  begin_column(4000);
  begin_chips();
  for (const auto& name : names)
    if (chip((name + "##factor").c_str(), form.factors.chosen.contains(name))) {
      if (form.factors.chosen.erase(name) == 0) form.factors.chosen.insert(name);
      form.factors.none = false;
    }
  const std::string none(words::none_of_these());
  if (chip(none.c_str(), form.factors.none)) form.factors = {{}, !form.factors.none};
  end_chips();
  clashes.beside("factors");
  end_column();
  gap(14);
}

/// A zone moves the times of its half of the night: they are placed again, on the clock there.
void draw_zone(const LiveNight& live, TodayState& today, NightClashes& clashes, std::string_view field,
               const std::string& if_empty, std::string& zone, ClockEntry& first, ClockEntry& second) {
  const std::string label(words::night_field_label(field));
  field_row(label, label_column, 240);
  const auto* problem = problem_of(live, field);
  const auto typed = text_field(label.c_str(), zone, {.ghost = if_empty, .width = 240, .marked = problem != nullptr});
  if (typed.changed) {
    first.kept.reset();
    second.kept.reset();
    today.problem.reset();
  }
  if (typed.entered) draw_context().ring.advance();
  if (problem && !typed.active) field_note(*problem);
  clashes.beside(field);
  gap(8);
}

void draw_zones(const LiveNight& live, TodayState& today, NightClashes& clashes) {
  auto& form = today.night.form;
  const auto elsewhere = [&](const std::string& zone) { return !zone.empty() && zone != live.view.zone.name(); };
  if (!today.zones && !elsewhere(form.bed_zone) && !elsewhere(form.wake_zone)) {
    field_row("", label_column, 200);
    if (link("In another time zone", Type::detail)) today.zones = true;
    gap(8);
    return;
  }
  const auto& home = live.view.zone.name();
  draw_zone(live, today, clashes, "bed_zone", home, form.bed_zone, form.into_bed, form.tried_to_sleep);
  const auto evening = problem_of(live, "bed_zone") ? home : bed_zone_of(form, home);
  draw_zone(live, today, clashes, "wake_zone", evening, form.wake_zone, form.final_awakening, form.out_of_bed);
}

void draw_more(const JournalView& view, const LiveNight& live, TodayState& today, NightClashes& clashes, Actions& out) {
  auto& form = today.night.form;
  const bool answered = form.rested || !form.comments.empty() || form.state || !form.woke_earlier.empty() ||
                        !form.own_estimate.empty() || !form.factors.chosen.empty() || form.factors.none ||
                        (!form.bed_zone.empty() && form.bed_zone != view.zone.name()) ||
                        (!form.wake_zone.empty() && form.wake_zone != view.zone.name()) || clashes.any();
  if (!today.more && !answered) {
    if (link("More questions", Type::detail)) today.more = true;
    field_note("rested, what there was, another time zone, a comment", 32);
    return;
  }
  field_row("Rested", label_column, 200);
  begin_column(4000);
  static_cast<void>(choice_chips("##rested", words::rested_answers(), form.rested));
  clashes.beside("rested", words::rested_answers());
  end_column();
  gap(14);
  draw_factors(view, form, clashes);
  draw_row(live, today, clashes,
           {"woke_earlier_than_planned_min", "woke_earlier", "0 if not earlier", false, nudged_minutes},
           form.woke_earlier, {}, out);
  draw_row(live, today, clashes,
           {"own_estimate_min", "own_estimate", "shown beside, never used", false, nudged_minutes}, form.own_estimate,
           {}, out);
  draw_zones(live, today, clashes);
  field_row("Anything else", label_column, 200);
  multiline_field("Anything else", form.comments, {.ghost = "a line for yourself"}, 2);
  clashes.beside("comments");
  gap(14);
  field_row("Or", label_column, 200);
  begin_column(4000);
  std::optional<int> state = form.state ? std::optional(*form.state - 1) : std::nullopt;
  if (choice_chips("##state", words::answers<NightState>().subspan(1), state))
    form.state = state ? std::optional(*state + 1) : std::nullopt;
  clashes.beside("state", words::answers<NightState>());
  end_column();
}

// --- what is known

std::string_view reason_words(analysis::Unusable reason) {
  using analysis::Unusable;
  switch (reason) {
    case Unusable::prefer_not: return "You would rather not say. That is kept as an answer.";
    case Unusable::trying_before_bed: return "Trying to sleep comes before being in bed, so there are no figures.";
    case Unusable::waking_before_sleep: return "Waking comes before falling asleep, so there are no figures.";
    case Unusable::up_before_waking: return "Getting up comes before waking, so there are no figures.";
    case Unusable::out_of_order: return "The times are not one after another, so there are no figures.";
    case Unusable::no_time_in_bed: return "The times leave no time in bed, so there are no figures.";
    case Unusable::longer_than_a_day: return "That is longer than a day, so there are no figures.";
    case Unusable::awake_longer_than_night: return "More minutes awake than the night had, so there are no figures.";
  }
  return {};
}

void draw_result(const LiveNight& live) {
  const auto& measures = live.measures;
  begin_card(card_width);
  if (live.reading.night.state == NightState::no_sleep) {
    label("Asleep");
    result("0 min");
    label("Kept as a night without sleep.", Ink::faint);
  } else if (const auto reason = measures.reason()) {
    detail(reason_words(*reason));
    gap(6);
    label("It can be saved as it is.", Ink::faint);
  } else if (!measures.total_sleep_time_min && !measures.time_in_bed_min) {
    label("Asleep");
    gap(4);
    detail("Shows as soon as the times are known. How your sleep felt is enough for a night.", Ink::faint);
  } else {
    label("Asleep");
    result(measures.total_sleep_time_min ? hours_minutes(*measures.total_sleep_time_min) : "not known yet");
    if (measures.time_in_bed_min) {
      gap(12);
      rule();
      gap(14);
      label("Of " + hours_minutes(*measures.time_in_bed_min) + " in bed");
      if (measures.efficiency_tib_pct) {
        result(fmt::format("{:.1f} %", *measures.efficiency_tib_pct));
        label("Time asleep ÷ time in bed. Lying awake before trying counts as in bed.", Ink::faint);
      }
    }
  }
  end_card();
}

void draw_side(const JournalView& view, const LiveNight& live, const TodayState& today, Actions& out) {
  draw_result(live);
  gap(18);
  label("Last 14 days: night above, day below");
  gap(6);
  draw_fourteen_days(view, today.day, out);
}

}  // namespace

void draw_night_form(const JournalView& view, TodayState& today, Actions& out) {
  const auto now = live(view, today);
  NightClashes clashes(today.night);
  draw_night_bar(now, today);
  gap(20);
  const bool one_column = narrow(label_column + field_width + 200 + beside_card + card_width);
  if (one_column) today.take_focus = false;  // with large text it would scroll the header away
  const Vec2 start = cursor();
  const float fields = one_column ? 4000 : room() / theme().scale - card_width - beside_card;
  begin_column(fields);
  draw_facts(now, today, clashes, out);
  field_row("Sleep felt", label_column, 200);
  begin_column(4000);
  if (choice_chips("##quality", words::quality_answers(), today.night.form.quality)) today.problem.reset();
  clashes.beside("quality", words::quality_answers());
  end_column();
  gap(14);
  draw_more(view, now, today, clashes, out);
  clashes.rest();
  end_column();
  if (one_column) {
    gap(28);
    draw_side(view, now, today, out);
    return;
  }
  const Vec2 end = cursor();
  set_cursor({start.x + px(fields + beside_card), start.y - px(4)});
  begin_column(card_width);
  draw_side(view, now, today, out);
  end_column();
  if (cursor().y < end.y) set_cursor(end);
}

}  // namespace nightjar::screens
