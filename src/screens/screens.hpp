// Every screen: a function of what may be read and of its own state, that asks for things by adding actions.
#pragma once
#include <nightjar/journal/settings.hpp>
#include <nightjar/support/error.hpp>
#include <optional>

#include "screens/screen.hpp"

namespace nightjar::app {
struct BringInState;
struct CalendarState;
struct EntryState;
struct ListsState;
struct OpenState;
struct ShareState;
struct SharedCopyState;
struct StartState;
struct TodayState;
struct TrendsState;
struct Services;
}  // namespace nightjar::app

namespace nightjar::screens {

/// Problem: of this computer's settings.
void draw_start(StartState& start, const std::optional<Error>& problem, Actions& out);
inline constexpr float help_strip =
    84;  // logical; at the foot of what is shown instead of a journal, where nothing else is
/// In that strip.
void draw_help_button(Actions& out);
void draw_today(const JournalView& view, OpenState& state, Actions& out);
void draw_night_form(const JournalView& view, TodayState& today, Actions& out);
void draw_day_form(const JournalView& view, TodayState& today, Actions& out);
void draw_calendar(const JournalView& view, CalendarState& calendar, Actions& out);
void draw_trends(const JournalView& view, TrendsState& trends, Actions& out);
void draw_share(const JournalView& view, ShareState& share, const Services& services, Actions& out);
void draw_lists(const JournalView& view, ListsState& state, Actions& out);
void draw_bring_in(const JournalView& view, BringInState& state, Actions& out);
void draw_settings(const JournalView& view, OpenState& state, const journal::ComputerSettings& computer, Actions& out);

// Over whatever screen there is.
void draw_craving_dialog(const JournalView& view, EntryState& entry, Actions& out);
void draw_taken_dialog(const JournalView& view, EntryState& entry, Actions& out);
/// Which charts Trends shows, and what in them.
void draw_trends_choice(TrendsState& trends);
void draw_record_dialog(const JournalView& view, EntryState& entry, Actions& out);
void draw_help_card(std::string_view own_lines, bool journal_open, Actions& out);
void draw_keys_page(Actions& out);

/// A file that somebody shared. View: null until it is read. Asks only for what SharedViewer does.
void draw_shared_copy(const JournalView* view, SharedCopyState& state, Actions& out);

}  // namespace nightjar::screens
