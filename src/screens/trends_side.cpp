// Beside the charts of Trends: every value of the day under the crosshair, and recent against long-term.
#include <fmt/format.h>

#include <nightjar/app/trends_state.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/toolkit/draw_context.hpp>

#include "screens/page.hpp"
#include "screens/screens.hpp"
#include "screens/trends_parts.hpp"

namespace nightjar::screens {
namespace {

/// A value that has no room beside its name is below it, set in.
void figure(std::string_view name, std::string_view value) {
  const Ink ink = value == charts::not_recorded ? Ink::faint : Ink::text;
  const float width = text_width(Type::detail, value);
  if (text_width(Type::detail, name) + px(12) + width <= room()) {
    line_of(Type::detail, Ink::soft, name);
    beside(12);
    align_right(width);
    line_of(Type::detail, ink, value);
  } else {
    words(Type::detail, Ink::soft, name);
    gap(0);
    indent(14);
    words(Type::detail, ink, value);
    unindent(14);
  }
  gap(7);
}

void draw_day_card(const JournalView& view, const TrendsState& state, const std::optional<charts::DayRange>& pointed) {
  begin_card();
  if (!pointed) {
    detail("Point at a day, or use the arrow keys, to see its figures here.");
    end_card();
    return;
  }
  const auto& days = *pointed;
  if (days.days() == 1) {
    // A column is a night and the day before it; what opens is the day that the night leads into.
    label("Night of " + night_label(days.from));
    gap(2);
    label("All else: " + day_label(days.from), Ink::faint);
    gap(8);
    if (!view.data.one_on<Night>(days.from)) detail("Night not recorded", Ink::faint);
  } else {
    label(fmt::format("{} to {}", date_words(days.from), date_words(days.until)));
    gap(8);
  }
  for (const auto& [name, value] : charts::figures_of(state.input, days, state.view)) figure(name, value);
  gap(6);
  label(days.days() == 1 ? "Enter opens " + day_label(days.from + 1) : std::string("Enter shows these days"),
        Ink::faint);
  end_card();
}

std::string clock_length(double minutes) {
  const int whole = static_cast<int>(minutes + 0.5);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

void asleep_figure(std::string_view name, const TrendsState::Asleep& asleep) {
  label(name);
  gap(2);
  if (asleep.mean) {
    std::string text = clock_length(*asleep.mean);
    if (asleep.sd) text += " ± " + clock_length(*asleep.sd);
    words(Type::section, Ink::text, text + " h");
  } else {
    detail("not enough nights for a mean", Ink::faint);
  }
  label(fmt::format("{} of {} nights{}", asleep.n, asleep.possible, asleep.few ? ", few nights" : ""));
}

}  // namespace

void draw_trends_side(const JournalView& view, const TrendsState& state, const std::optional<charts::DayRange>& days,
                      std::string_view hint) {
  draw_day_card(view, state, days);
  gap(14);
  begin_card();
  asleep_figure("Asleep, last 14 nights", state.recent);
  gap(10);
  rule();
  gap(12);
  asleep_figure("Asleep, last 90 nights", state.long_term);
  end_card();
  gap(16);
  label(hint);
}

}  // namespace nightjar::screens
