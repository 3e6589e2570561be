// The last page: how the entries were made, every formula, and what the words mean.
#include <fmt/format.h>

#include "report/glossary.hpp"
#include "report/page_layout.hpp"

namespace nightjar::report {
namespace {

constexpr double column_width = 84, second_column = 110, explained_pitch = 4;
constexpr charts::TextStyle running{.size = 8.5}, running_strong{.size = 8.5, .weight = charts::Weight::semibold};

/// Pairs in two columns, the first filled before the second; returns the lower end.
double draw_explained(PageLayout& layout, double top, std::span<const Explained> all) {
  struct Block {
    std::vector<std::string> what, how;
    [[nodiscard]] double height() const {
      return explained_pitch * static_cast<double>(what.size() + how.size()) + 2.2;
    }
  };
  std::vector<Block> blocks;
  double total = 0;
  for (const auto& one : all) {
    blocks.push_back({layout.lines(std::string(one.what), running_strong, column_width),
                      layout.lines(std::string(one.how), running, column_width)});
    total += blocks.back().height();
  }
  double x = PageLayout::left, y = top, lowest = top, used = 0;
  for (const auto& block : blocks) {
    if (x == PageLayout::left && used + block.height() / 2 > total / 2) {
      x = second_column;
      y = top;
    }
    used += block.height();
    for (const auto& line : block.what) layout.words(x, y += explained_pitch, line, running_strong);
    for (const auto& line : block.how) layout.words(x, y += explained_pitch, line, running, ink::soft);
    y += 2.2;
    lowest = std::max(lowest, y);
  }
  return lowest;
}

void draw_quality(PageLayout& layout) {
  const double rule =
      layout.section("How the entries were made", "times come from this computer\u2019s clock and prove nothing", 40);
  const auto lines = quality_lines(layout.model());
  const std::size_t half = (lines.size() + 1) / 2;
  double lowest = rule;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const double x = i < half ? PageLayout::left : second_column;
    const double y = rule + 12.6 + 5 * static_cast<double>(i < half ? i : i - half);
    layout.words(x, y, lines[i].first, running);
    layout.words_end(x + column_width, y, lines[i].second,
                     {.size = 8.5, .weight = charts::Weight::medium, .tabular = true});
    layout.rule(y + 1.5, 0.1, ink::hair, x, x + column_width);
    lowest = std::max(lowest, y + 1.5);
  }
  layout.y = lowest + 9;
}

}  // namespace

void last_page(PageLayout& layout) {
  const Model& model = layout.model();
  if (!model.has_last_page) return;
  layout.open_page(
      "How to read this report",
      fmt::format("Made with {}. Every figure can be worked out again from the entries with these formulas.",
                  model.program));
  draw_quality(layout);
  double rule = layout.section("Formulas", "minutes are elapsed time", 110);
  layout.y = draw_explained(layout, rule + 8.6, formulas()) + 6;
  rule = layout.section("Words and marks", "", 50);
  layout.y = draw_explained(layout, rule + 8.6, glossary());
}

}  // namespace nightjar::report
