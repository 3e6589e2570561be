// Nights with and without, off unless asked for: every night as a dot, the difference with its range, and both cautions
// before any figure.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nightjar/charts/axis.hpp>

#include "report/page_layout.hpp"

namespace nightjar::report {
namespace {

constexpr double strip_left = 66, strip_right = 146, difference_x = 168;
constexpr double words_x = 62;  // beside the name of the outcome
constexpr double dot = 0.72, pitch = 1.62;

std::string signed_number(double value) {
  const double rounded = std::round(value * 10) / 10;
  return fmt::format("{}{:g}", rounded > 0 ? "+" : rounded < 0 ? "\u2212" : "", std::abs(rounded));
}
std::string number_of_interval(double value) {
  const double rounded = std::round(value * 10) / 10;
  return fmt::format("{}{:g}", rounded < 0 ? "\u2212" : "", std::abs(rounded));
}

struct Strip {
  std::map<int, int> stacks;  // how many dots at each place
  [[nodiscard]] int highest() const {
    int most = 1;
    for (const auto& [place, n] : stacks) most = std::max(most, n);
    return most;
  }
};

/// Places are as far apart as dots are wide; values that share one are stacked.
Strip strip_of(const std::vector<double>& values, double low, double high) {
  Strip out;
  for (const double value : values)
    ++out.stacks[static_cast<int>(std::lround((value - low) / (high - low) * (strip_right - strip_left) / pitch))];
  return out;
}

double strip_height(const Strip& strip) { return pitch * strip.highest() + 1.2; }

void draw_strip(PageLayout& layout, const Strip& strip, double base, bool filled) {
  layout.line(strip_left - 1, base, strip_right + 1, base, 0.2, ink::ink);
  for (const auto& [place, n] : strip.stacks)
    for (int i = 0; i < n; ++i) {
      const double x = strip_left + place * pitch, y = base - 0.95 - i * pitch;
      if (filled)
        layout.disc(x, y, dot, ink::ink);
      else
        layout.ring(x, y, dot, 0.22, ink::paper);
    }
}

void draw_median(PageLayout& layout, double x, double base) {
  layout.scene().add(
      charts::Path{{{(x - 1) * mm, (base + 2) * mm}, {(x + 1) * mm, (base + 2) * mm}, {x * mm, (base + 0.4) * mm}},
                   true,
                   ink::accent});
}

/// Why there is no figure; the whole sentence is below.
const char* closed(analysis::Gate gate) {
  switch (gate) {
    case analysis::Gate::open: return "";
    case analysis::Gate::too_few_nights: return "not enough nights";
    case analysis::Gate::too_few_stretches: return "too few separate stretches";
    case analysis::Gate::too_many_missing: return "too many nights without an answer";
  }
  return "";
}

void draw_outcome(PageLayout& layout, const OutcomeLine& line) {
  const auto& found = line.answer.comparison;
  double low = 0, high = 1;
  bool any = false;
  for (const auto* group : {&line.with, &line.without})
    for (const double value : *group) {
      low = any ? std::min(low, value) : value;
      high = any ? std::max(high, value) : value;
      any = true;
    }
  if (high <= low) high = low + 1;
  const auto ticks = charts::nice_ticks(low, high, 6);
  low = ticks.front();
  high = ticks.back();
  const auto x = [&](double value) { return strip_left + (value - low) / (high - low) * (strip_right - strip_left); };
  const Strip with = strip_of(line.with, low, high), without = strip_of(line.without, low, high);
  const double height = strip_height(with) + strip_height(without) + 12;
  if (!layout.fits(height)) layout.next_page();

  const double top = layout.y;
  double name_line =
      layout.paragraph(PageLayout::left, top + 5, strip_left - 17 - PageLayout::left, 3.5, line.name, type::name);
  layout.words(PageLayout::left, name_line + 3.6, line.unit, type::note, ink::faint);
  const double with_base = top + 2.4 + strip_height(with), without_base = with_base + 3 + strip_height(without);
  const auto label = [&](double base, const char* name, std::size_t n) {
    layout.words_end(strip_left - 2.6, base, fmt::format("{} {}", name, n), type::note, ink::soft);
  };
  if (any) {
    for (const double tick : ticks) {
      layout.line(x(tick), top + 1.5, x(tick), without_base, 0.12, ink::grid);
      layout.words_middle(x(tick), without_base + 5.4, fmt::format("{:g}", tick), type::note, ink::soft);
    }
    draw_strip(layout, with, with_base, true);
    draw_strip(layout, without, without_base, false);
    if (found.median_with) draw_median(layout, x(*found.median_with), with_base);
    if (found.median_without) draw_median(layout, x(*found.median_without), without_base);
  }
  label(with_base, "with", line.with.size());
  label(without_base, "without", line.without.size());
  const double baseline = top + 5;
  if (found.difference) {
    layout.words_end(difference_x, baseline, signed_number(*found.difference), type::body_strong);
    if (found.interval)
      layout.words_end(
          PageLayout::right, baseline,
          fmt::format("{} to {}", number_of_interval(found.interval->low), number_of_interval(found.interval->high)),
          type::body);
    const auto& partial = line.answer.not_after_with;
    const std::string beside =
        partial.difference ? fmt::format("not after a night with: {}", signed_number(*partial.difference))
                           : fmt::format("not after a night with: {} of 4, {} of 4", partial.n_with, partial.n_without);
    double y = baseline + 4;
    for (const auto& part : layout.lines(beside, type::note, PageLayout::right - strip_right - 4)) {
      layout.words_end(PageLayout::right, y, part, type::note, ink::soft);
      y += 3.4;
    }
  } else {
    layout.words_end(PageLayout::right, baseline, closed(found.gate), type::state, ink::faint);
  }
  layout.y = without_base + 7.4;
  layout.hair(layout.y);
}

void draw_heads(PageLayout& layout) {
  const double rule = layout.section("Every night as one dot",
                                     "with minus without; \u25b2 median; range widened for the number of outcomes", 40);
  layout.words(PageLayout::left, rule + 12, "Outcome", type::head);
  layout.words_end(difference_x, rule + 12, "difference", type::head);
  layout.words_end(PageLayout::right, rule + 12, "plausible range", type::head);
  layout.y = rule + 14.2;
  layout.head_rule(layout.y);
}

}  // namespace

void compare_pages(PageLayout& layout) {
  const Model& model = layout.model();
  if (!model.with_without) return;
  const WithWithout& asked = *model.with_without;
  layout.open_page("With and without " + asked.name,
                   fmt::format("{} to {}. Asked when this report was made, all outcomes side by side.",
                               counted(asked.nights, "night", "nights"), date_range(model.until, model.until)));
  layout.rule(layout.y, 0.35, ink::ink);
  double baseline = layout.y + 6;
  for (const auto& caution : asked.cautions)
    baseline = layout.paragraph(PageLayout::left, baseline, PageLayout::right - PageLayout::left, 4.4, caution,
                                type::summary) +
               5.4;
  layout.y = baseline + 1;
  draw_heads(layout);
  for (const auto& line : asked.outcomes) draw_outcome(layout, line);
  layout.y += 6;
  double rule = layout.section("In words", "", 24);
  baseline = rule + 12;
  for (const auto& line : asked.outcomes) {
    std::string words = line.words;
    for (const auto& more : line.beside) words += " " + more;
    bool first = true;
    for (const auto& part : layout.lines(words, type::body, PageLayout::right - words_x)) {
      if (baseline > layout.limit()) {
        layout.next_page();
        baseline = layout.section("In words", "continued", 24) + 12;
      }
      if (first) layout.words(PageLayout::left, baseline, line.name, type::body_medium);
      layout.words(words_x, baseline, part, type::body);
      baseline += 3.9;
      first = false;
    }
    baseline += 1.6;
  }
  layout.y = baseline + 4;
}

}  // namespace nightjar::report
