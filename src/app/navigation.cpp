#include "app/navigation.hpp"

#include <nightjar/support/overloaded.hpp>

namespace nightjar::app {

bool Navigation::handle(Action& action) {
  return action.visit([&](act::GoTo& asked) { go_to(asked.screen); },
                      [&](act::ShowDay& asked) { today_.show(asked.day, asked.part); },
                      [&](act::ShowInCalendar& asked) { show_in_calendar(asked.day); },
                      [&](act::ShowVersions& asked) { show_versions(asked.record); },
                      [&](act::ShowList& asked) { show_list(asked.kind); }, [&](act::Search&) { search(); },
                      [&](act::EditRecord& asked) { edit_record(asked.record); });
}

void Navigation::go_to(Screen screen) {
  auto& state = s_.state;
  if (screen == Screen::today && state.screen == Screen::today) today_.show(s_.view().today, std::nullopt);
  state.screen = screen;
  state.safety.loaded = false;
  state.calendar.focus_day = state.trends.take_focus = true;  // arrow keys travel at once
  state.calendar.searching = false;
  state.lists_page.stale = true;
  if (screen != Screen::bring_in) return;
  BringInState begun;
  begun.path = std::move(state.bring_in.path);  // as far as it was typed
  begun.person = std::move(state.bring_in.person);
  state.bring_in = std::move(begun);
}

void Navigation::show_in_calendar(Day day) {
  auto& calendar = s_.state.calendar;
  s_.state.screen = Screen::calendar;
  calendar.selected = day;
  calendar.bin = calendar.searching = false;
  calendar.focus_day = true;
}

void Navigation::show_versions(const Id& record) {
  s_.state.calendar.versions_of = record;
  s_.state.calendar.versions = s_.journal->revisions_of(record);
}

void Navigation::show_list(ListKind kind) {
  s_.state.screen = Screen::lists;
  s_.state.lists_page.kind = kind;
  s_.state.lists_page.stale = true;
}

void Navigation::search() {
  auto& calendar = s_.state.calendar;
  s_.state.screen = Screen::calendar;
  calendar.searching = calendar.focus_search = true;
  calendar.bin = false;
}

void Navigation::edit_record(const Id& id) {
  const auto record = s_.data().find_any(id);
  if (!record) return;
  const int start = s_.journal->settings().day_start_min;
  const Day day = filing_day(*record, start).value_or(s_.view().today);
  visit_record(Overloaded{[&](const Night& night) { today_.show(night.night + 1, TodayPart::night); },
                          [&](const Craving&) { dialogs_.open(act::OpenCraving{id}); },
                          [&](const Intake&) {
                            dialogs_.open(act::OpenTaken{id, {}});
                          },
                          [&](const Substance&) { show_list(ListKind::substances); },
                          [&](const Tag&) { show_list(ListKind::factors); },
                          [&](const auto& other) {
                            if (const auto form = record_form(other, start))
                              dialogs_.open(act::OpenForm{static_cast<FormKind>(form->index()), id, day, {}});
                            else
                              today_.show(day, TodayPart::day);
                          }},
               *record);
  dialogs_.bring_back();
}

}  // namespace nightjar::app
