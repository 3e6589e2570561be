#include "report/measure_columns.hpp"

#include <fmt/format.h>

#include <nightjar/time/format.hpp>

namespace nightjar::report {
namespace {

using analysis::NightMeasures;

template <auto Member>
std::string cell_of(const NightMeasures& measures) {
  const auto& value = measures.*Member;
  if (!value) return {};
  if constexpr (requires { value->wall(); })
    return iso(value->wall());
  else
    return fmt::format("{}", *value);
}

constexpr std::array<MeasureColumn, 11> columns{{
    {"time_in_bed_min", "number", "minutes", "Time in bed", "O - B", cell_of<&NightMeasures::time_in_bed_min>},
    {"before_trying_min", "number", "minutes", "In bed, not yet trying", "L - B",
     cell_of<&NightMeasures::before_trying_min>},
    {"sleep_onset", "time", "", "Asleep about", "L + SOL", cell_of<&NightMeasures::sleep_onset>},
    {"sleep_period_min", "number", "minutes", "Sleep period", "W - onset", cell_of<&NightMeasures::sleep_period_min>},
    {"total_sleep_time_min", "number", "minutes", "Time asleep", "TST = (W - L) - SOL - WASO",
     cell_of<&NightMeasures::total_sleep_time_min>},
    {"terminal_wake_min", "number", "minutes", "In bed after last waking", "O - W",
     cell_of<&NightMeasures::terminal_wake_min>},
    {"total_wake_min", "number", "minutes", "Awake in bed since trying", "SOL + WASO + (O - W)",
     cell_of<&NightMeasures::total_wake_min>},
    {"efficiency_tib_pct", "number", "%", "Sleep efficiency (of time in bed)", "100 TST / (O - B)",
     cell_of<&NightMeasures::efficiency_tib_pct>},
    {"efficiency_dse_pct", "number", "%", "Sleep efficiency (of time meant for sleep; Reed & Sacco 2016)",
     "100 TST / (SOL + TST + WASO + T)", cell_of<&NightMeasures::efficiency_dse_pct>},
    {"efficiency_lights_out_pct", "number", "%", "Sleep efficiency (since trying to sleep)", "100 TST / (O - L)",
     cell_of<&NightMeasures::efficiency_lights_out_pct>},
    {"midpoint", "time", "", "Middle of sleep", "onset + (W - onset) / 2", cell_of<&NightMeasures::midpoint>},
}};

}  // namespace

std::span<const MeasureColumn> measure_columns() { return columns; }

}  // namespace nightjar::report
