// Trends: charts on one axis of days, a crosshair with its card, recent against long-term, and all of it in words; and
// the other tabs, chosen in the same place.
#include <fmt/format.h>

#include <array>
#include <nightjar/analysis/period_summary.hpp>
#include <nightjar/app/trends_state.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/toolkit/canvas.hpp>
#include <nightjar/toolkit/draw_context.hpp>
#include <nightjar/toolkit/draw_scene.hpp>

#include "screens/page.hpp"
#include "screens/screens.hpp"
#include "screens/trends_parts.hpp"

namespace nightjar::screens {
namespace {

using charts::DayRange;

constexpr float chart_side_width = 244, beside_chart = 32;
constexpr std::array<const char*, 5> range_labels{"14 days", "28 days", "90 days", "Year", "All"};
constexpr std::array<const char*, 5> tab_labels{"Day by day", "Figures", "A year", "Hours of craving",
                                                "With and without"};
constexpr int few_nights = 3;  // below it, a word on what a chart can show

DayRange days_of(const JournalView& view, TrendsRange range) {
  const Day until = view.today - 1;  // the night of today has not been
  switch (range) {
    case TrendsRange::two_weeks: return {until - 13, until};
    case TrendsRange::four_weeks: return {until - 27, until};
    case TrendsRange::ninety_days: return {until - 89, until};
    case TrendsRange::year: return {until - 364, until};
    case TrendsRange::all: break;
  }
  const auto span = view.data.span();
  return {span ? std::min(span->first, until - 13) : until - 13, until};
}

bool same(const charts::TrendsView& a, const charts::TrendsView& b) {
  return a.shown == b.shown && a.panels == b.panels && a.hidden == b.hidden;
}

/// Up to a year may be seen, or as far back as anything was recorded.
void find_range(const JournalView& view, TrendsState& state) {
  state.whole = days_of(view, TrendsRange::year);
  state.whole.from = std::min(state.whole.from, days_of(view, TrendsRange::all).from);
  if (state.range >= 0)
    state.view.shown = days_of(view, static_cast<TrendsRange>(state.range));
  else
    state.view.shown = charts::panned(*state.view.shown, state.whole, 0);
}

void work_out(const JournalView& view, TrendsState& state) {
  state.input = charts::build_trends_input(view.data, state.whole.from, state.whole.until);
  const auto summary = [&](int nights) {
    const auto numbers = analysis::summarise(view.data, state.whole.until - (nights - 1), state.whole.until);
    const auto mean = numbers.mean_of(analysis::Measure::total_sleep_time);
    const auto& asleep = numbers.measures.at(analysis::Measure::total_sleep_time);
    return TrendsState::Asleep{mean.value, asleep.distribution.sd, mean.n_used, mean.n_possible,
                               asleep.shown == analysis::Shown::few};
  };
  state.recent = summary(analysis::recent_nights);
  state.long_term = summary(analysis::long_term_nights);
}

/// What the entries say, gathered once for all that may be seen.
bool gather(const JournalView& view, TrendsState& state) {
  if (view.revision == state.key.revision && state.whole.until == state.key.until && !state.input.days.empty())
    return false;
  work_out(view, state);
  state.key.revision = view.revision;
  state.key.until = state.whole.until;
  return true;
}

void lay_out(const JournalView& view, TrendsState& state, double width, double height) {
  const TrendsState::Key key{view.revision, state.whole.until, width, height, theme().scale, theme().name};
  if (!gather(view, state) && key == state.key && same(state.view, state.laid_out)) return;
  state.key = key;
  state.laid_out = state.view;
  state.copied = false;
  const FontMeasure measure(draw_context().fonts, theme().scale);
  state.chart = charts::lay_out_trends(state.input, width, height, palette(), measure, state.view);
}

void count_nights(const JournalView& view, TrendsState& state) {
  state.recorded = 0;
  const auto& by_day = view.data.by_day<Night>();
  for (auto it = by_day.lower_bound(state.view.shown->from); it != by_day.end() && it->first <= state.view.shown->until;
       ++it)
    ++state.recorded;
}

void draw_ranges(TrendsState& state) {
  begin_chips();
  for (int i = 0; i < static_cast<int>(range_labels.size()); ++i)
    if (chip(range_labels[static_cast<std::size_t>(i)], state.range == i)) {
      state.range = i;
      state.crosshair.reset();
    }
  end_chips();
}

/// "25 October to 21 November"; with the years where they differ.
std::string dates(const DayRange& shown) {
  const int first = calendar(shown.from).year, last = calendar(shown.until).year;
  if (first == last) return fmt::format("{} to {}", date_words(shown.from), date_words(shown.until));
  return fmt::format("{} {} to {} {}", date_words(shown.from), first, date_words(shown.until), last);
}

bool ranges_count(TrendsTab tab) { return tab == TrendsTab::day_by_day || tab == TrendsTab::craving_times; }

std::string about(const JournalView& view, const TrendsState& state) {
  const auto& shown = *state.view.shown;
  std::string out;
  switch (static_cast<TrendsTab>(state.tab)) {
    case TrendsTab::day_by_day:
      out = fmt::format("{} · {} of {} nights recorded", dates(shown), state.recorded, shown.days());
      break;
    case TrendsTab::figures: out = "Each figure with how many nights it rests on"; break;
    case TrendsTab::year: out = "One square a day"; break;
    case TrendsTab::craving_times: out = dates(shown); break;
    case TrendsTab::with_without: out = "One thing and one number, chosen before the answer is seen"; break;
  }
  return view.data.settings().demo ? out + " · all invented" : out;
}

void draw_header(const JournalView& view, TrendsState& state) {
  const Vec2 start = cursor();
  const char* other = state.in_words ? "As charts" : "In words";
  const auto tab = static_cast<TrendsTab>(state.tab);
  const bool ranges = ranges_count(tab), words = tab != TrendsTab::figures;  // figures are words already
  float chips = words ? button_width(other, key::plain('T')) : 0;
  if (ranges) {
    chips += px(22 - 8);
    for (const auto* text : range_labels) chips += text_width(Type::body, text) + px(28 + 8);
  }
  const bool side_by_side = room() > chips + px(200);
  title("Trends");
  const Vec2 below = cursor();
  if (side_by_side) {
    set_cursor(start);
    align_right(chips);
  } else {
    gap(10);
  }
  if (ranges) draw_ranges(state);
  if (words) {
    if (ranges) beside_if_fits(button_width(other, key::plain('T')), 22);
    if (button(other, key::plain('T'))) state.in_words = !state.in_words;
  }
  if (side_by_side) set_cursor({below.x, std::max(below.y, start.y + px(38))});
  gap(4);
  find_range(view, state);
  soft_text(about(view, state));
  gap(12);
  begin_chips();
  for (int i = 0; i < static_cast<int>(tab_labels.size()); ++i)
    if (chip(tab_labels[static_cast<std::size_t>(i)], state.tab == i)) {
      state.tab = i;
      scroll_to_top();  // each begins at its title
    }
  end_chips();
}

/// Beside the tabs at the right: what else there is to choose.
void draw_choices(TrendsState& state) {
  beside_if_fits(button_width("Choose charts"), 24);
  align_right(button_width("Choose charts"));
  if (plain_button("Choose charts")) state.choosing = true;
}

/// Where there is little, a word on it is above the charts, with the way to what there is.
void draw_sparse(TrendsState& state) {
  if (state.recorded >= few_nights || state.range == static_cast<int>(TrendsRange::all)) return;
  soft_text(state.recorded == 0
                ? "No night is recorded in these days. What else there is stands below."
                : "With so few nights the charts show each one as it is; a line follows from the fourth on.");
  gap(6);
  if (link("Show all days", Type::detail)) {
    state.range = static_cast<int>(TrendsRange::all);
    state.crosshair.reset();
  }
  gap(14);
}

void draw_day_by_day(const JournalView& view, TrendsState& state, Actions& out) {
  draw_choices(state);
  gap(16);
  draw_sparse(state);
  const bool one_column = narrow(560 + beside_chart + chart_side_width);
  const float scale = theme().scale;
  const float width = room() / scale - (one_column ? 0 : beside_chart + chart_side_width);
  const float height = std::max((part_height() - cursor_in_part().y) / scale - page_padding_y, 560.0F);
  lay_out(view, state, static_cast<double>(width), static_cast<double>(height));
  begin_column(width);
  if (state.in_words)
    draw_words(state.chart.scene.description, state.copied);
  else
    draw_trends_chart(state, out);
  end_column();
  if (one_column)
    gap(24);
  else
    beside(beside_chart);
  begin_column(one_column ? 4000 : chart_side_width);
  const bool pointed = state.crosshair && state.input.range().holds(*state.crosshair);
  draw_trends_side(
      view, state, pointed ? std::optional(state.chart.column_of(*state.crosshair)) : std::nullopt,
      "Dashed or blank: not recorded. The wheel, + and -, or dragging with the right button shows more or fewer "
      "days; dragging, or the wheel with Shift, moves along. A press on a word of a legend hides what it names.");
  end_column();
}

void draw_tab(const JournalView& view, TrendsState& state, Actions& out) {
  switch (static_cast<TrendsTab>(state.tab)) {
    case TrendsTab::day_by_day: return draw_day_by_day(view, state, out);
    case TrendsTab::figures: return draw_trends_figures(view, state);
    case TrendsTab::year: gather(view, state); return draw_year_map(view, state, out);
    case TrendsTab::craving_times: return draw_craving_map(view, state);
    case TrendsTab::with_without: return draw_with_without(view, state, out);
  }
}

}  // namespace

void draw_words(std::string_view description, bool& copied) {
  const std::string whole(description);
  while (!description.empty()) {  // a paragraph for each chart
    const auto end = std::min(description.find('\n'), description.size());
    body(description.substr(0, end));
    gap(8);
    description.remove_prefix(std::min(end + 1, description.size()));
  }
  gap(12);
  if (button(copied ? "Copied###copy" : "Copy these words###copy")) {
    copy_to_clipboard(whole);
    copied = true;
  }
}

void draw_trends(const JournalView& view, TrendsState& state, Actions& out) {
  begin_page("##trends", false);
  find_range(view, state);
  count_nights(view, state);
  draw_header(view, state);
  if (view.data.live<Night>().empty() && view.data.live<Craving>().empty() && view.data.live<SubstanceDay>().empty()) {
    gap(24);
    soft_text(
        "Nights, cravings and what was taken will stand here, one column a day, as soon as something is recorded.");
    gap(14);
    if (!view.read_only && button("Write down last night")) out.push_back(act::ShowDay{view.today, TodayPart::night});
  } else {
    draw_tab(view, state, out);
  }
  end_page();
}

}  // namespace nightjar::screens
