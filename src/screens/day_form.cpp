// This day: scales, what was taken in four states beside the plan, what there was, support, a note, and the rarer
// entries.
#include <array>
#include <nightjar/app/today_state.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/toolkit/canvas.hpp>
#include <nightjar/toolkit/draw_context.hpp>

#include "screens/clashes.hpp"
#include "screens/day_entries.hpp"
#include "screens/page.hpp"
#include "screens/screens.hpp"
#include "screens/today_parts.hpp"

namespace nightjar::screens {
namespace {

using DayClashes = Clashes<DayForm>;

constexpr float left_column = 436, between_columns = 44;
constexpr std::array<SupportType, 5> support_offered{SupportType::therapy, SupportType::group, SupportType::peer,
                                                     SupportType::clinic, SupportType::phone_or_chat};

void group_heading(std::string_view text) {
  body(text);
  gap(8);
}

/// The words of both ends are beside the name, so that a scale takes two lines of the page and not three.
void rating(const char* name, std::optional<int>& value, std::string_view low, std::string_view high,
            DayClashes& clashes, std::string_view field) {
  const std::string ends = std::string(low) + " to " + std::string(high);
  const float cells = px(36) * 11 + px(4) * 10;
  const bool fits = room() >= cells && text_width(Type::body, name) + text_width(Type::label, ends) + px(24) <= cells;
  if (fits) {
    begin_column(cells / theme().scale);
    words_at_right(Type::label, Ink::faint, ends, 23);
    end_column();
    set_cursor(item_min());
  }
  group_heading(name);
  static_cast<void>(scale_0_10(name, value, fits ? std::string_view{} : low, fits ? std::string_view{} : high));
  clashes.beside(field);
  gap(14);
}

/// A chip makes an event and takes its own back. What was entered elsewhere is opened, since it may say more.
void draw_support(const JournalView& view, DayForm& form, DayClashes& clashes, Actions& out) {
  group_heading("Support");
  begin_chips();
  for (const auto type : support_offered) {
    const std::string code(to_text(type));
    const auto* elsewhere = support_elsewhere(view.data, form.day, type);
    const bool chosen = form.support.contains(code);
    if (!chip((std::string(words::label(type)) + "##support").c_str(), chosen || elsewhere)) continue;
    if (chosen) {
      form.support.erase(code);
    } else if (elsewhere) {
      out.push_back(act::EditRecord{elsewhere->head.id});
    } else {
      // Taken back and ticked again before it was saved: it is still the same event.
      const auto recorded = day_form(view.data, form.day).support;
      const auto made = recorded.find(code);
      form.support.emplace(code, made == recorded.end() ? std::string() : made->second);
    }
  }
  end_chips();
  for (const auto type : support_offered)
    clashes.beside("support/" + std::string(to_text(type)), {}, words::label(type));
}

struct Offer {
  const char* label;
  FormKind kind;
};
constexpr std::array<Offer, 6> offers{{{"nap or other sleep…", FormKind::nap},
                                       {"withdrawal checklist…", FormKind::checklist},
                                       {"side effect…", FormKind::side_effect},
                                       {"support, with details…", FormKind::support},
                                       {"clinic score…", FormKind::clinic_score},
                                       {"note with a time…", FormKind::note}}};

/// What is asked for only when somebody wants it, and what of it is there already.
void draw_also(const JournalView& view, const TodayState& today, Actions& out) {
  group_heading("Also");
  begin_chips();
  for (const auto& offer : offers)
    if (chip(offer.label, false)) out.push_back(act::OpenForm{offer.kind, std::nullopt, today.day, std::nullopt});
  end_chips();
  constexpr std::string_view listed = " nap withdrawal_check side_effect support_event clinic_score craving intake ";
  bool any = false;
  for (const auto& entry : entries_of(view, today.day)) {
    if (listed.find(" " + std::string(entry.kind) + " ") == listed.npos) continue;
    gap(any ? 0 : 10);
    any = true;
    const std::string text = (entry.time.empty() ? "" : entry.time + "  ") + entry.title + "##" + entry.id.hex();
    if (link(text.c_str(), Type::detail)) out.push_back(act::EditRecord{entry.id});
    if (!entry.detail.empty()) {
      beside(10);
      field_note(entry.detail, 32);
    }
  }
}

void draw_left(const JournalView& view, TodayState& today, DayClashes& clashes, Actions& out) {
  auto& form = today.day_form.form;
  rating("Strongest craving today", form.craving_peak, "none at all", "strongest ever", clashes, "craving_peak");
  rating("Mood", form.mood, "very low", "very good", clashes, "mood");
  rating("Stress", form.stress, "none", "most ever", clashes, "stress");
  rating("Pain", form.pain, "none", "worst", clashes, "pain");
  if (form.energy_asked || form.energy)
    rating("Energy", form.energy, "none", "full of it", clashes, "energy");
  else if (link("Energy as well", Type::detail))
    form.energy_asked = true;
  gap(14);
  draw_support(view, form, clashes, out);
  gap(20);
  draw_also(view, today, out);
}

/// The prescriber's words as they were typed, and beside them only: taken, or not.
void draw_plans(const JournalView& view, TodayState& today, DayClashes& clashes, const Substance& substance,
                float label_width) {
  auto& form = today.day_form.form;
  for (const auto* plan : plans_on(view.data, today.day)) {
    if (plan->substance_id != substance.head.id) continue;
    begin_column(4000);
    detail("Plan, as you typed it: " + plan->instruction + (plan->as_needed ? " (only when needed)" : ""));
    end_column();
    gap(6);
    for (const auto& time : asked_on(view.data, *plan, today.day)) {
      const std::string name = time ? hh_mm(*time) : std::string("As planned");
      const std::string key = plan_key(plan->head.id, time);
      field_row(name, label_width, 290);
      auto& state = form.plans[key];
      static_cast<void>(
          segments((substance.name + ", plan " + name + "##" + key).c_str(), words::answers<PlanState>(), state));
      // Nothing chosen shows by itself; the words are where they fit on the line.
      const Vec2 end = item_max();
      if (!state && end.x + px(12) + text_width(Type::label, "not recorded") <= cursor().x + room())
        field_note("not recorded", 36);
      clashes.beside("plans/" + key, words::answers<PlanState>());
      gap(8);
    }
  }
}

void draw_substances(const JournalView& view, TodayState& today, DayClashes& clashes, Actions& out) {
  auto& form = today.day_form.form;
  group_heading(today.day == view.today ? "Taken today" : "Taken that day");
  const auto listed = shown_substances(view.data, view.lists, today.day, today.day);
  if (listed.empty()) {
    detail("Nothing is on your list yet. Add what you want to keep track of, in your own words.");
    gap(10);
  }
  float widest = 0;
  for (const auto* substance : listed)
    widest = std::max(widest, text_width(Type::body, substance->name) / theme().scale);
  const float label_width = std::min(widest, 180.0F) + 14;
  for (const auto* substance : listed) {
    const std::string id = substance->head.id.hex();
    auto& state = form.substances[id];
    field_row(substance->name, label_width, 290);
    static_cast<void>(segments((substance->name + "##" + id).c_str(), words::answers<DayState>(), state));
    if (!state) field_note("not recorded", 36);
    clashes.beside("substances/" + id, words::answers<DayState>());
    gap(10);
    draw_plans(view, today, clashes, *substance, label_width);
  }
  if (today.adding_substance) {
    const auto typed = text_field(
        "Name of something to keep track of", today.new_substance,
        {.ghost = "its name, in your words", .width = 260, .take_focus = std::exchange(today.take_focus, false)});
    beside_if_fits(button_width("Add"));
    if ((button("Add") || typed.entered) && !today.new_substance.empty()) {
      Substance added;
      added.name = std::exchange(today.new_substance, {});
      out.push_back(act::Keep{{{added, false}}, "On your list."});
      today.adding_substance = false;
    }
    gap(6);
  } else {
    if (link("Add something else", Type::label)) today.adding_substance = today.take_focus = true;
    if (!listed.empty()) beside_if_fits(text_width(Type::label, "Nothing taken, of anything"), 14);
    if (!listed.empty() && link("Nothing taken, of anything", Type::label))
      for (const auto* substance : arranged_substances(view.data, view.lists, true)) {
        auto& state = form.substances[substance->head.id.hex()];
        if (!state) state = static_cast<int>(DayState::none);
      }
    beside_if_fits(text_width(Type::label, "Change the list"), 14);
    if (link("Change the list", Type::label)) out.push_back(act::ShowList{ListKind::substances});
  }
  gap(28);
}

void draw_facts(DayForm& form, bool is_today, DayClashes& clashes) {
  group_heading(is_today ? "Today there was" : "That day there was");
  begin_chips();
  for (const auto& fact : words::day_facts())
    if (chip(fact.label, form.facts.contains(fact.code)))
      if (form.facts.erase(fact.code) == 0) form.facts.insert(fact.code);
  const std::string none(form.facts.empty() ? words::none_of_these() : "none of the others");
  if (chip((none + "###none_of_these").c_str(), form.none_of_these)) form.none_of_these = !form.none_of_these;
  end_chips();
  gap(8);
  static_cast<void>(choice_chips("##day_type", words::answers<DayType>(), form.day_type));
  clashes.beside("day_type", words::answers<DayType>());
  gap(26);
}

void draw_right(const JournalView& view, TodayState& today, DayClashes& clashes, Actions& out) {
  auto& form = today.day_form.form;
  draw_substances(view, today, clashes, out);
  draw_facts(form, today.day == view.today, clashes);
  group_heading("Anything else");
  multiline_field("Anything else", form.note.text,
                  {.ghost = "a line for yourself; left out of reports unless you say so"}, 2);
  clashes.beside("note");
  for (const auto& [id, substance] : view.data.live<Substance>())  // no longer asked about
    clashes.beside("substances/" + id.hex(), words::answers<DayState>(), substance.name);
  clashes.rest();
  gap(26);
  label("Last 14 days: night above, day below");
  gap(6);
  draw_fourteen_days(view, today.day, out);
}

}  // namespace

void draw_day_form(const JournalView& view, TodayState& today, Actions& out) {
  DayClashes clashes(today.day_form);
  if (narrow(left_column + between_columns + 400)) {
    draw_left(view, today, clashes, out);
    gap(28);
    draw_right(view, today, clashes, out);
    return;
  }
  begin_column(left_column);
  draw_left(view, today, clashes, out);
  end_column();
  const Vec2 end = cursor();
  beside(between_columns);
  begin_column(4000);
  draw_right(view, today, clashes, out);
  end_column();
  if (cursor().y < end.y) set_cursor(end);
}

}  // namespace nightjar::screens
