// What both forms of Today show.
#pragma once
#include <nightjar/ui/action.hpp>
#include <nightjar/ui/view.hpp>
#include <nightjar/ui/widgets.hpp>
#include <span>

namespace nightjar::ui {

/// How much of a night, and of a day, is recorded.
[[nodiscard]] DayMark night_mark(const JournalData& data, Day night);
/// `asked`: the substances that are asked about every day, listed_substances(data, true).
[[nodiscard]] DayMark day_mark(const JournalData& data, std::span<const Substance* const> asked, Day day);
[[nodiscard]] std::string_view mark_words(DayMark mark);
/// The strip of the fourteen days up to today; a click goes to that day.
void draw_fourteen_days(const JournalView& view, Day shown, Actions& out);

}  // namespace nightjar::ui
