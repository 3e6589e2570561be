// Beside the charts of Trends: every value of the day under the crosshair, and recent against long-term.
#include <fmt/format.h>
#include <nightjar/domain/words.hpp>
#include <nightjar/ui/kit.hpp>

#include "ui/screens/page.hpp"
#include "ui/screens/screens.hpp"
#include "ui/screens/trends_parts.hpp"

namespace nightjar::ui {
namespace {

void figure(std::string_view name, std::string_view value) {
  line_of(Type::detail, Ink::soft, name);
  const float width = text_width(Type::detail, value);
  beside_if_fits(width, 8);
  align_right(width);
  line_of(Type::detail, Ink::text, value);
  gap(6);
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
    label(night_label(days.from));
    gap(8);
    if (!view.data.one_on<Night>(days.from)) detail("Night not recorded", Ink::faint);
  } else {
    label(fmt::format("{} to {}", short_date(days.from), short_date(days.until)));
    gap(8);
  }
  for (const auto& [name, value] : charts::figures_of(state.input, days, state.view)) figure(name, value);
  gap(4);
  label(days.days() == 1 ? "Enter opens the day" : "Enter shows these days", Ink::faint);
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

}  // namespace nightjar::ui
