#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nightjar/charts/axis.hpp>
#include <nightjar/charts/comparison_chart.hpp>
#include <nightjar/charts/result_words.hpp>
#include <nightjar/charts/text_wrap.hpp>
#include <nightjar/time/format.hpp>

#include "charts/pen.hpp"

namespace nightjar::charts {
namespace {

using namespace analysis;

constexpr TextStyle sentence_style{.size = 16}, side_style{.size = 13, .weight = Weight::semibold},
    small_style{.size = 13};
constexpr double sentence_leading = 24, small_leading = 19, most_measure = 620;
constexpr double dot_radius = 4.2, dot_step = 9.4, least_row = 44;

std::string_view side(bool with) { return with ? "with" : "without"; }

std::string counts_words(const Comparison& found) {
  return fmt::format("{} looked at: {} with, {} without, {} without an answer to one of the two.",
                     nights(found.n_slots), found.n_with, found.n_without,
                     found.n_slots - found.n_with - found.n_without);
}
constexpr std::string_view caution =
    "This is what was written down, night by night. Nights with and without differ in other ways, too, and what "
    "differs on paper need not be what mattered.";
constexpr std::string_view calm =
    "No figures are shown until there are enough. Nights count as they come; nothing needs to be done for this.";

bool is_shown(const ComparisonInput& input) {
  return !input.answer.refused && input.answer.comparison.gate == Gate::open;
}

/// Draws from the top down.
class ComparisonDrawing {
 public:
  ComparisonDrawing(ComparisonChart& chart, const ComparisonInput& input, double width, const Palette& palette,
                    const TextMeasure& measure)
      : chart_(chart), input_(input), pen_(chart.scene), width_(width), palette_(palette), measure_(measure) {}

  void draw() {
    paragraph(words_for(input_.question, input_.answer), sentence_style, sentence_leading, palette_.text);
    if (input_.answer.refused) return finish();
    if (is_shown(input_)) {
      y_ += 22;
      draw_dots();
      draw_range();
      y_ += 16;
    } else {
      y_ += 14;
      draw_nights_in_order();
    }
    paragraph(counts_words(input_.answer.comparison), small_style, small_leading, palette_.soft);
    for (const auto& line : words_beside(input_.question, input_.answer))
      paragraph(line, small_style, small_leading, palette_.soft);
    y_ += 10;
    paragraph(is_shown(input_) ? caution : calm, small_style, small_leading, palette_.soft);
    finish();
  }

 private:
  void finish() { chart_.scene.height = y_; }

  void paragraph(std::string_view words, const TextStyle& style, double leading, Color color) {
    for (const auto& line : wrap(words, style, std::min(width_, most_measure), measure_)) {
      y_ += leading;
      pen_.words(0, y_ - leading * 0.3, line, style, color);
    }
  }

  void mark(bool with, Point at, double radius) const {
    if (with)
      pen_.disc(at.x, at.y, radius, palette_.asleep);
    else
      pen_.ring(at.x, at.y, radius - 0.7, {1.4, palette_.asleep}, palette_.bg);
  }

  [[nodiscard]] double gutter() const {
    double widest = 0;
    for (const auto& words : {std::string("with"), std::string("without"), std::string("difference"),
                              nights(input_.answer.comparison.n_slots)})
      widest = std::max(widest, measure_.width(words, side_style));
    return widest + 20;
  }

  /// Where an axis ends, so that the number in the middle below its end stays inside.
  [[nodiscard]] double right_end(const std::string& last) const {
    return width_ - std::max(6.0, measure_.width(last, axis_style) / 2);
  }

  // --- a result

  void draw_dots() {
    double low = 1e300, high = -1e300;
    for (const auto& slot : input_.slots)
      if (slot.value && slot.exposure != Exposure::missing) {
        low = std::min(low, *slot.value);
        high = std::max(high, *slot.value);
      }
    const double left = gutter();
    const auto ticks = nice_ticks(low, high, std::max(static_cast<int>((width_ - left) / 70), 3));
    // Lengths in x: an axis laid on its side.
    const ValueAxis axis{ticks.front(), ticks.back(), left + 6, right_end(fmt::format("{:g}", ticks.back()))};
    const double top = y_;
    const auto& found = input_.answer.comparison;
    const std::size_t first_shape = chart_.scene.shapes.size();
    draw_row(true, axis, found.n_with, found.median_with);
    draw_row(false, axis, found.n_without, found.median_without);
    // The grid belongs below the dots, but only now is it known how far it reaches.
    std::vector<Shape> grid;
    for (const double tick : ticks)
      grid.emplace_back(Line{{axis.y(tick), top}, {axis.y(tick), y_}, {palette_.grid_width, palette_.grid}});
    chart_.scene.shapes.insert(chart_.scene.shapes.begin() + static_cast<std::ptrdiff_t>(first_shape), grid.begin(),
                               grid.end());
    for (const double tick : ticks)
      pen_.words(axis.y(tick), y_ + 17, fmt::format("{:g}", tick), axis_style, palette_.soft, Anchor::middle);
    y_ += 34;
    pen_.words(width_, y_, axis_name(), axis_style, palette_.soft, Anchor::end);
    y_ += 12;
  }

  [[nodiscard]] std::string axis_name() const {
    const auto unit = unit_words(input_.question.outcome);
    const auto name = name_of(input_.question.outcome);
    return std::string(name) + (unit.empty() || name.starts_with("minutes") ? "" : ", " + std::string(unit));
  }

  void draw_median(double median, double x, double height) {
    pen_.line({x, y_ + 3}, {x, y_ + height - 3}, 2, palette_.text);
    const auto words = "median " + value_with_unit(input_.question.outcome, median);
    const bool near_end = x + measure_.width(words, axis_style) + 8 > width_;
    pen_.words(x + (near_end ? -5 : 5), y_ + 12, words, axis_style, palette_.text,
               near_end ? Anchor::end : Anchor::start);
  }

  /// Equal and nearly equal values stack around the middle of the row; the row grows with its highest stack.
  void draw_row(bool with, const ValueAxis& axis, int n, const std::optional<double>& median) {
    std::map<long, std::vector<std::size_t>> stacks;
    for (std::size_t i = 0; i < input_.slots.size(); ++i) {
      const auto& slot = input_.slots[i];
      if (slot.value && slot.exposure == (with ? Exposure::with : Exposure::without))
        stacks[std::lround(axis.y(*slot.value) / dot_step)].push_back(i);
    }
    std::size_t highest = 1;
    for (const auto& [place, stack] : stacks) highest = std::max(highest, stack.size());
    // Very high stacks move closer together rather than off the page.
    const double step = std::min(dot_step, 120.0 / static_cast<double>(highest));
    constexpr double label = 16;  // of the median, above the dots
    const double height = std::max(least_row, step * static_cast<double>(highest) + label + 14);
    const double middle = y_ + (height + label) / 2;
    if (median) draw_median(*median, axis.y(*median), height);
    pen_.words(0, middle - 2, std::string(side(with)), side_style, palette_.text);
    pen_.words(0, middle + 14, nights(n), axis_style, palette_.soft);
    for (const auto& [place, stack] : stacks)
      for (std::size_t k = 0; k < stack.size(); ++k) {
        const double offset = (static_cast<double>(k) - (static_cast<double>(stack.size()) - 1) / 2) * step;
        const auto& slot = input_.slots[stack[k]];
        const Point at{axis.y(*slot.value), middle + offset};
        mark(with, at, dot_radius);
        const Day night = input_.question.from + static_cast<int>(stack[k]);
        chart_.dots.push_back({night, at, dot_radius,
                               fmt::format("{}, {}: {}", short_day(night), side(with),
                                           value_with_unit(input_.question.outcome, *slot.value))});
      }
    y_ += height;
  }

  /// The difference on a line of its own, with "no difference" marked on it.
  void draw_range() {
    const auto& found = input_.answer.comparison;
    if (!found.difference || !found.interval) return;
    const double left = gutter();
    const double low = std::min({found.interval->low, *found.difference, 0.0}),
                 high = std::max({found.interval->high, *found.difference, 0.0});
    const auto ticks = nice_ticks(low, high, std::max(static_cast<int>((width_ - left) / 90), 3));
    const ValueAxis axis{ticks.front(), ticks.back(), left + 6, right_end(signed_number(ticks.back()))};
    const double middle = y_ + 18, bottom = y_ + 36;
    pen_.words(0, middle + 4.5, "difference", side_style, palette_.text);
    for (const double tick : ticks) {
      pen_.line({axis.y(tick), y_ + 4}, {axis.y(tick), bottom}, palette_.grid_width, palette_.grid);
      pen_.words(axis.y(tick), bottom + 16, signed_number(tick), axis_style, palette_.soft, Anchor::middle);
    }
    pen_.line({axis.y(0), y_}, {axis.y(0), bottom}, 1.4, palette_.soft, Dash::dashed);
    const double from = axis.y(found.interval->low), until = axis.y(found.interval->high);
    pen_.line({from, middle}, {until, middle}, 3, palette_.asleep);
    for (const double end : {from, until}) pen_.line({end, middle - 6}, {end, middle + 6}, 2, palette_.asleep);
    pen_.shape(Disc{{axis.y(*found.difference), middle}, 5.5, palette_.text, {1.5, palette_.bg}});
    y_ = bottom + 34;
    pen_.words(width_, y_, "dot: typical difference · bar: plausible range · dashed: no difference", axis_style,
               palette_.soft, Anchor::end);
    y_ += 4;
  }

  static std::string signed_number(double value) {
    return (value < 0 ? "\u2212" : value > 0 ? "+" : "") + fmt::format("{:g}", std::abs(value));
  }

  // --- not enough yet

  /// The nights as they came: with, without, or neither known. Shows how many there are and in which stretches.
  void draw_nights_in_order() {
    constexpr double pitch = 14, row = 20;
    const auto in_a_row =
        std::max<std::size_t>(static_cast<std::size_t>(std::min(width_, most_measure) / pitch) / 7 * 7, 7);
    for (std::size_t i = 0; i < input_.slots.size(); ++i) {
      if (i % in_a_row == 0) y_ += row;
      const Day night = input_.question.from + static_cast<int>(i);
      const Point at{pitch / 2 + static_cast<double>(i % in_a_row) * pitch, y_ - row / 2};
      const auto& slot = input_.slots[i];
      const bool known = slot.value && slot.exposure != Exposure::missing;
      if (known)
        mark(slot.exposure == Exposure::with, at, dot_radius);
      else
        pen_.disc(at.x, at.y, 1, palette_.faint);
      chart_.dots.push_back(
          {night, at, dot_radius,
           fmt::format("{}: {}", short_day(night), !known ? "not known" : side(slot.exposure == Exposure::with))});
    }
    y_ += 28;  // or the signs would read as one more row of nights
    double x = 6;
    const auto sign = [&](std::string_view words, auto&& draw) {
      draw(Point{x, y_ - 4});
      pen_.words(x + 12, y_, std::string(words), axis_style, palette_.soft);
      x += 12 + measure_.width(std::string(words), axis_style) + 22;
    };
    sign("with", [&](Point at) { mark(true, at, dot_radius); });
    sign("without", [&](Point at) { mark(false, at, dot_radius); });
    sign("not known", [&](Point at) { pen_.disc(at.x, at.y, 1, palette_.faint); });
    y_ += 16;
  }

  ComparisonChart& chart_;
  const ComparisonInput& input_;
  Pen pen_;
  double width_;
  const Palette& palette_;
  const TextMeasure& measure_;
  double y_ = 0;
};

}  // namespace

ComparisonInput build_comparison(const JournalData& data, const FactorQuestion& question) {
  ComparisonInput input{question, analysis::answer(data, question), {}};
  if (!input.answer.refused) input.slots = slots_of(data, question);
  return input;
}

const ComparisonDot* ComparisonChart::dot_at(Point point) const {
  const ComparisonDot* nearest = nullptr;
  double best = 0;
  for (const auto& dot : dots) {
    const double distance = std::hypot(dot.at.x - point.x, dot.at.y - point.y);
    if (distance <= dot.radius + 3 && (nearest == nullptr || distance < best)) {
      nearest = &dot;
      best = distance;
    }
  }
  return nearest;
}

ComparisonChart lay_out_comparison(const ComparisonInput& input, double width, const Palette& palette,
                                   const TextMeasure& measure) {
  ComparisonChart chart;
  chart.scene.width = width;
  chart.scene.title = fmt::format("{} and {}", name_of(input.question.factor), name_of(input.question.outcome));
  chart.scene.description = describe(input);
  ComparisonDrawing(chart, input, width, palette, measure).draw();
  return chart;
}

std::string describe(const ComparisonInput& input) {
  std::string out = words_for(input.question, input.answer);
  if (input.answer.refused) return out;
  const auto& found = input.answer.comparison;
  if (is_shown(input) && found.median_with && found.median_without)
    out += fmt::format("\nMedian with: {}; without: {}.", value_with_unit(input.question.outcome, *found.median_with),
                       value_with_unit(input.question.outcome, *found.median_without));
  out += '\n' + counts_words(found);
  for (const auto& line : words_beside(input.question, input.answer)) out += '\n' + line;
  return out + '\n' + std::string(is_shown(input) ? caution : calm);
}

}  // namespace nightjar::charts
