// Lists: what a person keeps track of and the words that their forms offer. Added, renamed, put in order, marked, put
// away; nothing that was recorded ever goes with an entry.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nightjar/app/lists_state.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/entry/day_form.hpp>
#include <nightjar/toolkit/canvas.hpp>
#include <nightjar/toolkit/draw.hpp>
#include <nightjar/toolkit/draw_context.hpp>

#include "screens/page.hpp"
#include "screens/screens.hpp"

namespace nightjar::screens {
namespace {

struct Words {
  const char* name;
  const char* about;
  const char* add;
  const char* ghost;
};
constexpr std::array<Words, list_count> kinds{
    {{"Substances",
      "What you keep track of, in your own words. Nothing is suggested. Asked each day until you say otherwise.",
      "Add to the list", "its name"},
     {"Factors", "What you are asked about each morning, such as late coffee or a warm room.", "Add the question",
      "a few words"},
     {"Triggers", "What was going on around a craving. These are offered when you note one.", "Add the words",
      "in your own words"},
     {"Symptoms", "What you may notice in your body. These are offered for a side effect.", "Add the words",
      "in your own words"},
     {"Support", "Meetings, people and places by the names that you use. These are offered when you note support.",
      "Add the name", "Tuesday group, Sam …"}}};
constexpr std::array<const char*, list_count> kind_names{"Substances", "Factors", "Triggers", "Symptoms", "Support"};

void refresh(const JournalView& view, ListsState& state) {
  if (!state.stale && state.revision == view.revision) return;
  state.entries = whole_list(view.data, view.lists, state.kind);
  state.used = uses(view.data, state.kind, state.entries);
  state.revision = view.revision;
  state.stale = false;
}

void arrange(const JournalView& view, const ListsState& state, std::vector<ListEntry> entries, Actions& out) {
  Lists lists = view.lists;
  lists.at(state.kind) = std::move(entries);
  out.push_back(act::ArrangeLists{std::move(lists)});
}

/// Puts an entry away or brings it back: of a record in the record itself, of a word in the arrangement.
void set_archived(const JournalView& view, const ListsState& state, std::size_t index, bool archived, Actions& out) {
  const auto& entry = state.entries[index];
  if (const auto id = parse_id(entry.text); id && lists_records(state.kind)) {
    auto record = view.data.find_any(*id);
    if (!record) return;
    if (auto* substance = std::get_if<Substance>(&*record)) substance->active = !archived;
    if (auto* tag = std::get_if<Tag>(&*record)) tag->active = !archived;
    out.push_back(
        act::Keep{{{*record, false}}, archived ? "Put away. Everything recorded stays." : "On the list again."});
    return;
  }
  auto entries = state.entries;
  entries[index].archived = archived;
  arrange(view, state, std::move(entries), out);
}

void draw_marks(const JournalView& view, ListsState& state, std::size_t index, Actions& out) {
  const Mark now = state.entries[index].mark;
  const auto choose = [&](Mark mark) {
    auto entries = state.entries;
    entries[index].mark = mark;
    arrange(view, state, std::move(entries), out);
  };
  field_row("Mark", 120, 300);
  begin_column(4000);
  begin_chips();
  if (chip("none##shape", now.empty())) choose({});
  for (int shape = 0; shape < mark_count; ++shape)
    if (const Mark mark{shape, now.color};
        chip((mark_words({shape, {}}) + "##shape").c_str(), !now.empty() && now.shape.value_or(0) == shape, mark))
      choose(mark);
  end_chips();
  end_column();
  gap(8);
  field_row("Colour", 120, 300);
  begin_column(4000);
  begin_chips();
  if (chip("none##color", !now.color)) choose({now.shape, {}});
  for (int color = 0; color < mark_color_count; ++color) {
    const Mark mark{now.shape.value_or(0), color};
    const std::string words = mark_words(mark), name = words.substr(0, words.find(' '));
    if (chip((name + "##color").c_str(), now.color == color, mark)) choose(mark);
  }
  end_chips();
  end_column();
}

void draw_substance(const JournalView& view, const Id& id, Actions& out) {
  const auto* found = view.data.find<Substance>(id);
  if (!found) return;
  const auto change = [&](auto edit) {
    Substance changed = *found;
    edit(changed);
    out.push_back(act::Keep{{{changed, false}}, "Saved: " + changed.name + "."});
  };
  gap(10);
  field_row("What it is", 120, 300);
  begin_column(4000);
  begin_chips();
  for (std::size_t i = 0; i < enum_names<SubstanceKind>.size(); ++i) {
    const auto kind = static_cast<SubstanceKind>(i);
    if (chip(std::string(words::label(kind)).c_str(), found->substance_kind == kind))
      change([&](Substance& s) { s.substance_kind = kind; });
  }
  end_chips();
  end_column();
  gap(8);
  bool ask = found->ask_daily;
  field_row("Asked", 120, 300);
  if (checkbox_row("each day", ask)) change([&](Substance& s) { s.ask_daily = ask; });
  gap(8);
  field_row("Plan", 120, 300);
  begin_column(4000);
  for (const auto& [plan_id, plan] : view.data.live<Plan>()) {
    if (plan.substance_id != id) continue;
    detail(plan.instruction);
    if (link(("Change it##" + plan_id.hex()).c_str(), Type::detail)) out.push_back(act::EditRecord{plan_id});
    beside(14);
    if (link(("To the bin##" + plan_id.hex()).c_str(), Type::detail)) out.push_back(act::Delete{plan_id});
    gap(6);
  }
  if (button("What your prescriber said…")) out.push_back(act::OpenForm{FormKind::plan, std::nullopt, view.today, id});
  end_column();
}

/// Whether the field of an open entry has a name that is not the entry's.
bool renamed_in(const JournalView& view, ListsState& state, const ListEntry& entry) {
  const auto& name = state.typed().name;
  return !name.empty() && name != shown_name(view.data, state.kind, entry);
}

/// What was written in the open entry counts when it is closed, or another one is opened.
void finish_open_entry(const JournalView& view, ListsState& state, Actions& out) {
  const auto& selected = state.typed().selected;
  const auto open = std::ranges::find(state.entries, selected, &ListEntry::text);
  if (!selected.empty() && open != state.entries.end() && renamed_in(view, state, *open))
    out.push_back(act::Rename{state.kind, *open, state.typed().name});
}

void draw_open_entry(const JournalView& view, ListsState& state, std::size_t index, Actions& out) {
  const auto& entry = state.entries[index];
  gap(10);
  field_row("Name", 120, 300);
  auto& open = state.typed();
  const auto typed = text_field("Name", open.name, {.width = 300});
  if (renamed_in(view, state, entry)) {
    beside_if_fits(button_width("Rename"));
    if (button("Rename") || typed.entered) {
      out.push_back(act::Rename{state.kind, entry, open.name});
      if (!lists_records(state.kind)) open.selected = open.name;
    }
    gap(4);
    label("Earlier entries follow, as one step that can be undone.", Ink::faint);
  }
  gap(8);
  draw_marks(view, state, index, out);
  if (const auto id = parse_id(entry.text); id && state.kind == ListKind::substances) draw_substance(view, *id, out);
  gap(12);
  field_row("Place", 120, 300);
  const auto move_to = [&](std::size_t place) {
    auto entries = state.entries;
    std::swap(entries[index], entries[place]);
    arrange(view, state, std::move(entries), out);
  };
  if (button("Up") && index > 0) move_to(index - 1);
  beside(8);
  if (button("Down") && index + 1 < state.entries.size()) move_to(index + 1);
  beside_if_fits(button_width("Put away"), 24);
  if (button(entry.archived ? "Bring back" : "Put away")) set_archived(view, state, index, !entry.archived, out);
  gap(6);
}

void draw_entry(const JournalView& view, ListsState& state, std::size_t index, Actions& out) {
  const auto& entry = state.entries[index];
  const std::string name = shown_name(view.data, state.kind, entry);
  const bool open = state.typed().selected == entry.text;
  push_id(entry.text);
  rule();
  gap(8);
  const float mark_room = 24;
  const Vec2 at = cursor();
  draw_mark(draw_list(), entry.mark, {at.x + px(7), at.y + px(20)}, px(12));
  const char* toggle = open ? "Done" : "Change";
  const float button_room = button_width(toggle) / theme().scale + 16;
  begin_column(std::max(room() / theme().scale - button_room, 120.0F));
  move_cursor({px(mark_room), 0});
  field_label(name, 300);
  std::string note = entry.archived ? "put away" : "";
  const int used = index < state.used.size() ? state.used[index] : 0;
  if (used > 0) note += (note.empty() ? "" : " · ") + fmt::format("in {} {}", used, used == 1 ? "entry" : "entries");
  if (!entry.mark.empty()) note += (note.empty() ? "" : " · ") + mark_words(entry.mark);
  field_note(note);
  end_column();
  beside(0);
  align_right(button_width(toggle));
  if (button((std::string(toggle) + "##" + name).c_str())) {
    finish_open_entry(view, state, out);
    state.typed().selected = open ? std::string() : entry.text;
    state.typed().name = open ? std::string() : name;
  }
  if (open) draw_open_entry(view, state, index, out);
  gap(8);
  pop_id();
}

void add(const JournalView& view, ListsState& state, Actions& out) {
  const std::string name = std::exchange(state.typed().added, {});
  if (state.kind == ListKind::substances) {
    Substance substance;
    substance.name = name;
    out.push_back(act::Keep{{{substance, false}}, "On your list."});
  } else if (state.kind == ListKind::factors) {
    Tag tag;
    tag.name = name;
    tag.asked_from = view.today - 1;
    out.push_back(act::Keep{{{tag, false}}, "Asked from now on."});
  } else {
    auto entries = state.entries;
    std::erase_if(entries, [&](const ListEntry& entry) { return entry.text == name; });
    entries.push_back({name, false, {}});
    arrange(view, state, std::move(entries), out);
  }
}

}  // namespace

void draw_lists(const JournalView& view, ListsState& state, Actions& out) {
  begin_page("##lists", false);
  title("Your lists");
  gap(4);
  soft_text("Nothing that you recorded goes with an entry that is put away.");
  gap(20);
  begin_column(760);
  int kind = static_cast<int>(state.kind);
  if (segments("List", kind_names, kind)) {
    state.kind = static_cast<ListKind>(kind);
    state.stale = true;
  }
  refresh(view, state);
  const auto& about = kinds[static_cast<std::size_t>(state.kind)];
  gap(16);
  detail(about.about);
  gap(14);
  const auto typed = text_field("New entry", state.typed().added, {.ghost = about.ghost, .width = 300});
  beside_if_fits(button_width(about.add));
  if ((button(about.add) || typed.entered) && !state.typed().added.empty()) add(view, state, out);
  gap(18);
  if (state.entries.empty()) soft_text("This list is empty.");
  for (std::size_t i = 0; i < state.entries.size(); ++i)
    if (!state.entries[i].archived) draw_entry(view, state, i, out);
  bool heading = false;
  for (std::size_t i = 0; i < state.entries.size(); ++i) {
    if (!state.entries[i].archived) continue;
    if (!heading) {
      rule();
      gap(24);
      body("Put away");
      gap(8);
      heading = true;
    }
    draw_entry(view, state, i, out);
  }
  rule();
  gap(30);
  end_column();
  end_page();
}

}  // namespace nightjar::screens
