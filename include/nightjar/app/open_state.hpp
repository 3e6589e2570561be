// All that the screens of an open journal remember between frames: one plain struct each. Locking destroys it.
#pragma once
#include <nightjar/app/bring_in_state.hpp>
#include <nightjar/app/calendar_state.hpp>
#include <nightjar/app/entry_state.hpp>
#include <nightjar/app/lists_state.hpp>
#include <nightjar/app/safety_state.hpp>
#include <nightjar/app/settings_state.hpp>
#include <nightjar/app/share_state.hpp>
#include <nightjar/app/today_state.hpp>
#include <nightjar/app/trends_state.hpp>
#include <nightjar/journal/idle_lock.hpp>

namespace nightjar::app {

/// Words at the foot of the window that go by themselves.
struct Toast {
  std::string text;
  bool undoable = false;
  journal::BootTime until{};
};

/// What a job that has the journal is doing. One at a time, and locking waits for it.
enum class JournalTask { none, making_keys, checking_code, proving_backup, reading_copy, backing_up, copying };

struct OpenState {
  Screen screen = Screen::today;
  TodayState today;
  EntryState entry;
  CalendarState calendar;
  ListsState lists_page;
  TrendsState trends;
  ShareState share;
  SettingsState settings;
  SafetyState safety;
  BringInState bring_in;
  std::optional<Toast> toast;
  bool drafts_unstored = false;  // the last try could not store what is being typed
  std::optional<Error> problem;  // of the journal as a whole
  std::string help_lines;        // the person's own, for the help card
  JournalTask task = JournalTask::none;
  [[nodiscard]] bool working() const { return task != JournalTask::none; }
};

}  // namespace nightjar::app
