// The columns of measures.csv: what each is called, how it is worked out, and its cell.
#pragma once
#include <nightjar/analysis/sleep_metrics.hpp>
#include <span>
#include <string>
#include <string_view>

namespace nightjar::report {

struct MeasureColumn {
  std::string_view name, type, unit, label, formula;
  std::string (*cell)(const analysis::NightMeasures&);
};
[[nodiscard]] std::span<const MeasureColumn> measure_columns();

}  // namespace nightjar::report
