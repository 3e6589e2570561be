// This day: scales, the checklist when asked for, what was taken in four states, what there was, support, a note.
#include <array>
#include <nightjar/domain/words.hpp>
#include <nightjar/ui/kit.hpp>

#include "ui/screens/page.hpp"
#include "ui/screens/screens.hpp"
#include "ui/screens/today_parts.hpp"

namespace nightjar::ui {
namespace {

constexpr float left_column = 436, between_columns = 44;
constexpr std::array<const char*, 3> state_labels{"Taken", "None", "Prefer not to say"};
constexpr std::array<const char*, 3> day_types{"work day", "free day", "another kind"};
constexpr std::array<SupportType, 5> support_offered{SupportType::therapy, SupportType::group, SupportType::peer, SupportType::clinic,
                                                     SupportType::phone_or_chat};

void heading(std::string_view text) {
  body(text);
  gap(8);
}

void rating(const char* name, std::optional<int>& value, std::string_view low, std::string_view high) {
  heading(name);
  static_cast<void>(scale_0_10(name, value, low, high));
  gap(10);
}

void draw_checklist(DayForm& form) {
  heading("Withdrawal checklist");
  if (!form.checklist_asked) {
    if (button("Answer it today")) form.checklist_asked = true;
    gap(28);
    return;
  }
  detail("Each may stay empty. 0 none, 1 a little, 2 some, 3 a lot, 4 very strong.");
  gap(10);
  for (const auto& item : words::checklist_items()) {
    const std::string name(item.label);
    field_row(name, 220, 200);
    static_cast<void>(scale((name + "##check").c_str(), 0, 4, form.checklist[std::string(item.code)], "", "", 36));
    gap(6);
  }
  gap(22);
}

void draw_support(DayForm& form) {
  heading("Support");
  begin_chips();
  for (const auto type : support_offered) {
    const std::string code(to_text(type));
    if (chip((std::string(words::label(type)) + "##support").c_str(), form.support.contains(code)))
      if (form.support.erase(code) == 0) form.support.insert(code);
  }
  end_chips();
}

void draw_left(TodayState& today) {
  auto& form = today.day_form.form;
  rating("Strongest craving today", form.craving_peak, "none at all", "strongest ever");
  rating("Mood", form.mood, "very low", "very good");
  rating("Stress", form.stress, "none", "most ever");
  rating("Pain", form.pain, "none", "worst");
  if (form.energy_asked || form.energy) rating("Energy", form.energy, "none", "full of it");
  else if (link("Energy as well", Type::detail)) form.energy_asked = true;
  gap(22);
  draw_checklist(form);
  draw_support(form);
}

void draw_substances(const JournalView& view, TodayState& today, Actions& out) {
  auto& form = today.day_form.form;
  heading(today.day == view.today ? "Taken today" : "Taken that day");
  const auto listed = listed_substances(view.data, true);
  if (listed.empty()) {
    detail("Nothing is on your list yet. Add what you want to keep track of, in your own words.");
    gap(10);
  }
  float widest = 0;
  for (const auto* substance : listed) widest = std::max(widest, text_width(Type::body, substance->name) / theme().scale);
  const float label_width = std::min(widest, 180.0F) + 14;
  for (const auto* substance : listed) {
    const std::string id = substance->head.id.hex();
    auto& state = form.substances[id];
    field_row(substance->name, label_width, 290);
    static_cast<void>(segments((substance->name + "##" + id).c_str(), state_labels, state));
    if (!state) field_note("not recorded", 36);
    gap(10);
  }
  if (today.adding_substance) {
    const auto typed = text_field("Name of something to keep track of", today.new_substance,
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
    beside(14);
    if (link("Nothing taken, of anything", Type::label))
      for (const auto* substance : listed) {
        auto& state = form.substances[substance->head.id.hex()];
        if (!state) state = static_cast<int>(DayState::none);
      }
  }
  gap(28);
}

void draw_facts(DayForm& form, bool is_today) {
  heading(is_today ? "Today there was" : "That day there was");
  begin_chips();
  for (const auto& fact : facts_offered())
    if (chip(fact.label, form.facts.contains(fact.code)))
      if (form.facts.erase(fact.code) == 0) form.facts.insert(fact.code);
  if (chip(form.facts.empty() ? "none of these###none_of_these" : "none of the others###none_of_these", form.none_of_these))
    form.none_of_these = !form.none_of_these;
  end_chips();
  gap(12);
  static_cast<void>(choice_chips("##day_type", day_types, form.day_type));
  gap(26);
}

void draw_right(const JournalView& view, TodayState& today, Actions& out) {
  auto& form = today.day_form.form;
  draw_substances(view, today, out);
  draw_facts(form, today.day == view.today);
  heading("Anything else");
  multiline_field("Anything else", form.note, {.ghost = "a line for yourself; left out of reports unless you say so"}, 2);
  gap(26);
  label("Last 14 days: night above, day below");
  gap(6);
  draw_fourteen_days(view, today.day, out);
}

}  // namespace

void draw_day_form(const JournalView& view, TodayState& today, Actions& out) {
  if (narrow(left_column + between_columns + 400)) {
    draw_left(today);
    gap(28);
    draw_right(view, today, out);
    return;
  }
  begin_column(left_column);
  draw_left(today);
  end_column();
  const ImVec2 end = ImGui::GetCursorScreenPos();
  beside(between_columns);
  begin_column(4000);
  draw_right(view, today, out);
  end_column();
  if (ImGui::GetCursorScreenPos().y < end.y) ImGui::SetCursorScreenPos(end);
}

}  // namespace nightjar::ui
