// Trends: charts on one axis of days, a crosshair with its card, recent against long-term, and all of it in words.
#include <array>
#include <fmt/format.h>
#include <nightjar/analysis/period_summary.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/ui/draw_scene.hpp>
#include <nightjar/ui/kit.hpp>

#include "ui/screens/page.hpp"
#include "ui/screens/screens.hpp"
#include "ui/widgets/draw.hpp"

namespace nightjar::ui {
namespace {

constexpr float side_width = 204, between = 36;
constexpr std::array<const char*, 5> range_labels{"14 days", "28 days", "90 days", "Year", "All"};

struct Period { Day from, until; };

Period period_of(const JournalView& view, int range) {
  const Day until = view.today - 1;  // the night of today has not been
  switch (static_cast<TrendsRange>(range)) {
    case TrendsRange::two_weeks: return {until - 13, until};
    case TrendsRange::four_weeks: return {until - 27, until};
    case TrendsRange::ninety_days: return {until - 89, until};
    case TrendsRange::year: return {until - 364, until};
    case TrendsRange::all: break;
  }
  const auto span = view.data.span();
  return {span ? std::min(span->first, until - 13) : until - 13, until};
}

std::string short_date(Day day) {
  const auto date = calendar(day);
  return fmt::format("{} {}", date.day, month_name(date.month));
}

int recorded_nights(const JournalView& view, const Period& period) {
  int count = 0;
  const auto& by_day = view.data.by_day<Night>();
  for (auto it = by_day.lower_bound(period.from); it != by_day.end() && it->first <= period.until; ++it) ++count;
  return count;
}

void lay_out(const JournalView& view, TrendsState& state, const Period& period, double width, double height) {
  const TrendsState::Key key{view.revision, period.from, period.until, width, height, theme().scale, theme().name};
  if (key == state.key && !state.chart.scene.shapes.empty()) return;
  const bool same_data = key.revision == state.key.revision && key.from == state.key.from && key.until == state.key.until && !state.input.days.empty();
  if (!same_data) {
    state.input = charts::build_trends_input(view.data, period.from, period.until);
    const auto summary = [&](int nights) {
      const auto numbers = analysis::summarise(view.data, period.until - (nights - 1), period.until);
      const auto mean = numbers.mean_of(analysis::Measure::total_sleep_time);
      const auto& asleep = numbers.measures.at(analysis::Measure::total_sleep_time);
      return TrendsState::Asleep{mean.value, asleep.distribution.sd, mean.n_used, mean.n_possible, asleep.shown == analysis::Shown::few};
    };
    state.recent = summary(analysis::recent_nights);
    state.long_term = summary(analysis::long_term_nights);
  }
  state.key = key;
  const ImGuiTextMeasure measure(kit().fonts, theme().scale);
  state.chart = charts::lay_out_trends(state.input, width, height, palette(), measure);
}

void draw_header(const JournalView& view, TrendsState& state, const Period& period) {
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const char* other = state.in_words ? "As charts" : "In words";
  float chips = button_width(other, key::plain('T')) + px(22 - 8);
  for (const auto* text : range_labels) chips += text_width(Type::body, text) + px(28 + 8);
  const bool side_by_side = room() > chips + px(200);
  title("Trends");
  const ImVec2 below = ImGui::GetCursorScreenPos();
  if (side_by_side) {
    ImGui::SetCursorScreenPos(start);
    align_right(chips);
  } else {
    gap(10);
  }
  const int before = state.range;
  begin_chips();
  for (int i = 0; i < static_cast<int>(range_labels.size()); ++i)
    if (chip(range_labels[static_cast<std::size_t>(i)], state.range == i)) state.range = i;
  end_chips();
  if (state.range != before) state.crosshair.reset();
  beside_if_fits(button_width(other, key::plain('T')), 22);
  if (button(other, key::plain('T'))) state.in_words = !state.in_words;
  if (side_by_side) ImGui::SetCursorScreenPos({below.x, std::max(below.y, start.y + px(38))});
  gap(4);
  soft_text(fmt::format("{} to {} · {} of {} nights recorded", short_date(period.from), short_date(period.until), recorded_nights(view, period),
                        period.until - period.from + 1));
  if (view.data.settings().demo) detail("Example: every entry in this journal is invented.");
}

// --- the chart ------------------------------------------------------------------------------------------------------

void draw_chart(TrendsState& state, const Period& period, Actions& out) {
  const float scale = theme().scale;
  const auto& chart = state.chart;
  if (std::exchange(state.take_focus, false)) kit().ring.focus_next_widget();
  const Press press = value_area("Trends chart", {static_cast<float>(chart.scene.width) * scale, static_cast<float>(chart.scene.height) * scale},
                                 Role::chart, state.crosshair ? iso(*state.crosshair) : "");
  auto& list = *ImGui::GetWindowDrawList();
  draw_scene(chart.scene, list, press.min, scale, kit().fonts);
  const ImVec2 mouse = ImGui::GetMousePos(), moved = ImGui::GetIO().MouseDelta;
  if (press.hovered && (moved.x != 0 || moved.y != 0 || press.hit))
    if (const auto day = chart.day_at(static_cast<double>((mouse.x - press.min.x) / scale))) state.crosshair = day;
  if (press.focused) {
    const Day at = state.crosshair.value_or(period.until);
    if (key_pressed(ImGuiKey_LeftArrow)) state.crosshair = std::max(at - (state.crosshair ? 1 : 0), period.from);
    if (key_pressed(ImGuiKey_RightArrow)) state.crosshair = std::min(at + (state.crosshair ? 1 : 0), period.until);
    keep_arrow_keys();
  }
  if (state.crosshair && ((press.focused && key_pressed(ImGuiKey_Enter)) || (press.hovered && ImGui::IsMouseDoubleClicked(0))))
    out.push_back(act::ShowInCalendar{*state.crosshair + 1});
  if (press.focused) put_focus_ring(list, press.min, press.max, px(8), px(4));
  if (!state.crosshair) return;
  if (!chart.axis.range().holds(*state.crosshair)) return;
  const float x = std::round(press.min.x + static_cast<float>(chart.axis.middle_of(*state.crosshair)) * scale);
  list.AddLine({x, press.min.y + static_cast<float>(chart.plot_top) * scale}, {x, press.min.y + static_cast<float>(chart.plot_bottom) * scale},
               shade(palette().focus), theme().line());
}

// --- beside it ------------------------------------------------------------------------------------------------------

void figure(std::string_view name, std::string_view value) {
  line_of(Type::detail, Ink::soft, name);
  const float width = text_width(Type::detail, value);
  beside_if_fits(width, 8);
  align_right(width);
  line_of(Type::detail, Ink::text, value);
  gap(6);
}

void draw_day_card(const JournalView& view, const TrendsState& state) {
  begin_card();
  if (!state.crosshair) {
    detail("Point at a day, or use the arrow keys, to see its figures here.");
    end_card();
    return;
  }
  const Day day = *state.crosshair;
  label(night_label(day));
  gap(8);
  const auto* night = view.data.one_on<Night>(day);
  if (!night) detail("Night not recorded", Ink::faint);
  if (state.input.range().holds(day))
    for (const auto& [name, value] : charts::figures_of(state.input, {day, day})) figure(name, value);
  gap(4);
  label("Enter opens the day", Ink::faint);
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

void draw_side(const JournalView& view, const TrendsState& state) {
  draw_day_card(view, state);
  gap(14);
  begin_card();
  asleep_figure("Asleep, last 14 nights", state.recent);
  gap(10);
  rule();
  gap(12);
  asleep_figure("Asleep, last 90 nights", state.long_term);
  end_card();
  gap(16);
  label("triangle: taken near bedtime · filled: taken · ring: none · dashed or blank: not recorded");
}

}  // namespace

void draw_trends(const JournalView& view, TrendsState& state, Actions& out) {
  const Period period = period_of(view, state.range);
  begin_page("##trends", false);
  draw_header(view, state, period);
  gap(24);
  if (view.data.live<Night>().empty() && view.data.live<Craving>().empty() && view.data.live<SubstanceDay>().empty()) {
    soft_text("Nights, cravings and what was taken will stand here, one column a day, as soon as something is recorded.");
    gap(14);
    if (button("Write down last night")) out.push_back(act::ShowDay{view.today, TodayPart::night});
    end_page();
    return;
  }
  const bool one_column = narrow(560 + between + side_width);
  const float scale = theme().scale;
  const float width = room() / scale - (one_column ? 0 : between + side_width);
  const float height = std::max((ImGui::GetWindowHeight() - ImGui::GetCursorPosY()) / scale - page_padding_y, 560.0F);
  lay_out(view, state, period, static_cast<double>(width), static_cast<double>(height));
  begin_column(width);
  if (state.in_words) body(charts::describe(state.input));
  else draw_chart(state, period, out);
  end_column();
  if (one_column) gap(24);
  else beside(between);
  begin_column(one_column ? 4000 : side_width);
  draw_side(view, state);
  end_column();
  end_page();
}

}  // namespace nightjar::ui
