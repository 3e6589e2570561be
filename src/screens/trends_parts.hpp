// The parts of Trends: the chart one travels in, and the cards beside it.
#pragma once

#include <nightjar/app/trends_state.hpp>

#include "screens/screen.hpp"

namespace nightjar::screens {

/// Draws what is laid out, and takes the mouse and the keys that move about in it.
void draw_trends_chart(TrendsState& state, Actions& out);
/// The card of these days, and recent against long-term. Hint: how to move about.
void draw_trends_side(const JournalView& view, const TrendsState& state, const std::optional<charts::DayRange>& days,
                      std::string_view hint);

// The other sheets, each over the whole width.
void draw_trends_figures(const JournalView& view, TrendsState& state);
void draw_year_map(const JournalView& view, TrendsState& state, Actions& out);
void draw_craving_map(const JournalView& view, TrendsState& state);
void draw_with_without(const JournalView& view, TrendsState& state, Actions& out);

/// A chart's own words, a paragraph a line, and a button that copies them.
void draw_words(std::string_view description, bool& copied);

}  // namespace nightjar::screens
