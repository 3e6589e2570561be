#include <fmt/format.h>

#include <nightjar/app/calendar_state.hpp>
#include <nightjar/toolkit/canvas.hpp>
#include <nightjar/toolkit/draw_context.hpp>

#include "screens/calendar_parts.hpp"
#include "screens/day_entries.hpp"
#include "screens/page.hpp"

namespace nightjar::screens {
namespace {

constexpr std::size_t most_shown = 40;

void look(const JournalView& view, CalendarState& state) {
  const bool stale = !state.index.made || state.index.revision != view.revision;
  if (stale) state.index = make_search_index(view.data, view.revision);
  if (!stale && state.found_for == state.query) return;
  state.found = search(state.index, state.query);
  state.found_for = state.query;
}

}  // namespace

void draw_found(const JournalView& view, CalendarState& state, Actions& out) {
  look(view, state);
  if (pressed(key::escape)) state.searching = false;
  begin_column(760);
  if (state.found.empty())
    soft_text("Nothing that you wrote holds these words.");
  else
    detail(fmt::format("{} {}", state.found.size(), state.found.size() == 1 ? "entry" : "entries"));
  gap(14);
  for (std::size_t i = 0; i < std::min(state.found.size(), most_shown); ++i) {
    const auto entry = entry_for(view, state.found[i]);
    if (!entry) continue;
    const auto record = view.data.find_any(state.found[i]);
    const auto day = filing_day(*record, view.data.settings().day_start_min);
    push_id(static_cast<int>(i));
    rule();
    gap(8);
    if (link((entry->title + "##" + entry->id.hex()).c_str(), Type::body)) {
      if (day)
        out.push_back(act::ShowInCalendar{std::holds_alternative<Night>(*record) ? *day + 1 : *day});
      else
        out.push_back(act::EditRecord{entry->id});
    }
    if (day) {
      beside(12);
      const auto date = calendar(*day);
      field_note(fmt::format("{} {}{}", day_label(*day), date.year, entry->time.empty() ? "" : ", " + entry->time), 32);
    }
    if (!entry->detail.empty()) detail(entry->detail);
    gap(8);
    pop_id();
  }
  if (state.found.size() > most_shown) {
    rule();
    gap(10);
    detail(fmt::format("And {} more. Another word narrows it.", state.found.size() - most_shown), Ink::faint);
  }
  end_column();
}

}  // namespace nightjar::screens
