// What `compare` and `trend` share: the number looked at, the nights it is looked at over, and how a result is printed.
#pragma once
#include <nightjar/analysis/factor.hpp>

#include "cli/json_output.hpp"
#include "cli/session.hpp"

namespace nightjar::cli {

[[nodiscard]] Json interval_json(const std::optional<analysis::Interval>& interval);

Option add_quantity(CLI::App& verb, const std::string& names, std::optional<analysis::Quantity>& into,
                    const std::string& what);

/// Both included. What is not given reaches to the first or last night or day recorded, and back at most as far as can
/// be looked at in one go.
[[nodiscard]] Result<std::pair<Day, Day>> period_of_slots(const JournalData& data, const analysis::Quantity& quantity,
                                                          const Period& period);

void print_result(std::ostream& out, Json result, const JournalSettings& settings);

}  // namespace nightjar::cli
