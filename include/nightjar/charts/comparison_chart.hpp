// One comparison: the sentence first, then every night as a dot in its row, the plausible range of the difference, the
// counts, the same difference among some of the nights, and the caution. Where a gate is closed or nothing is offered,
// the sentence says why, and the nights that there are follow below it; no value is drawn then.
#pragma once
#include <nightjar/analysis/factor.hpp>
#include <nightjar/charts/palette.hpp>

namespace nightjar::charts {

struct ComparisonInput {
  analysis::FactorQuestion question;
  analysis::FactorAnswer answer;
  std::vector<analysis::Slot> slots;  // one a night, from question.from on
};
[[nodiscard]] ComparisonInput build_comparison(const JournalData& data, const analysis::FactorQuestion& question);

struct ComparisonDot {
  Day night;
  Point at;
  double radius = 0;
  std::string words;  // "Tue 3 Mar, with: 35 min"
};
struct ComparisonChart {
  Scene scene;
  std::vector<ComparisonDot> dots;
  [[nodiscard]] const ComparisonDot* dot_at(Point point) const;
};

/// As high as it needs to be at that width.
[[nodiscard]] ComparisonChart lay_out_comparison(const ComparisonInput& input, double width, const Palette& palette,
                                                 const TextMeasure& measure);
/// Everything that is written on the chart, and the two medians.
[[nodiscard]] std::string describe(const ComparisonInput& input);

}  // namespace nightjar::charts
