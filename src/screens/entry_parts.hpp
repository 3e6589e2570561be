// What the dialogs of all entries share: headings, chips of words, clocks, the line with Save and Cancel.
#pragma once
#include <nightjar/app/entry_state.hpp>
#include <nightjar/support/error.hpp>

#include "screens/screen.hpp"

namespace nightjar::screens {

/// A small heading inside a dialog.
void part(std::string_view text);
/// Offered words and the person's own, each a chip with its mark; own words that were chosen stay visible.
void word_chips(const Lists& lists, ListKind kind, std::span<const std::string> offered, std::set<std::string>& chosen,
                const char* suffix);
/// One of several words, or none.
void one_word_chips(const Lists& lists, ListKind kind, std::span<const std::string> offered, std::string& chosen,
                    const char* suffix);
/// One of the person's substances, or none.
void substance_chips(const JournalView& view, std::string& chosen, const char* suffix);
void entry_problem(const std::optional<Error>& problem);
/// In a dialog that brought back what was written in it earlier: says so, and the way to an empty one.
void brought_back_line(bool brought_back, Actions& out);
/// What was put away in dialogs of this kind on other days: each with its day, and the way to it.
void waiting_lines(const JournalView& view, const EntryState& entry, Actions& out);
/// Save and Cancel, and the reassurance that what is behind stays. True: save.
[[nodiscard]] bool entry_foot(bool entered, std::string_view reassurance, Actions& out);
/// The name of a substance that is kept as its id.
[[nodiscard]] std::function<std::string(const std::string& id)> name_of_substance(const JournalView& view);
/// "now, 21:40", or only "now" for people who hide the clock.
[[nodiscard]] std::string now_words(const JournalView& view);
/// Beside a dialog's title: the time it will have.
[[nodiscard]] std::string when_note(const JournalView& view, const std::string& clock, Day day);
/// A clock of the given day; ghost words are what an empty one means.
void clock_field(const char* name, std::string& clock, const JournalView& view, Day day, std::string_view ghost = {});

}  // namespace nightjar::screens
