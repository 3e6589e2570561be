// The parts of Trends: the chart one travels in, and the cards beside it.
#pragma once
#include <nightjar/ui/app_state.hpp>
#include <nightjar/ui/view.hpp>

namespace nightjar::ui {

/// Draws what is laid out, and takes the mouse and the keys that move about in it.
void draw_trends_chart(TrendsState& state, Actions& out);
void draw_trends_side(const JournalView& view, const TrendsState& state);
[[nodiscard]] std::string short_date(Day day);  // "25 October"

}  // namespace nightjar::ui
