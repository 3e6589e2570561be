#include "cli/results.hpp"

namespace nightjar::cli {

Json interval_json(const std::optional<analysis::Interval>& interval) {
  return interval ? Json::array({interval->low, interval->high}) : Json(nullptr);
}

Option add_quantity(CLI::App& verb, const std::string& names, std::optional<analysis::Quantity>& into,
                    const std::string& what) {
  std::string codes;
  for (const auto code : analysis::quantity_codes()) codes += (codes.empty() ? "" : "|") + std::string(code);
  return add_reader(verb, names, codes, what, [&into, codes](const std::string& typed) -> std::optional<std::string> {
    into = analysis::quantity_from_code(typed);
    return into ? std::nullopt : std::optional("takes one of " + codes);
  });
}

Result<std::pair<Day, Day>> period_of_slots(const JournalData& data, const analysis::Quantity& quantity,
                                            const Period& period) {
  const auto recorded = analysis::recorded_span(data, quantity);
  if (!recorded && !(period.from && period.until))
    return fail(ErrorCode::not_found, "nothing of that is recorded yet", "see 'nightjar show FILE' for what there is");
  const auto until = period.until ? *period.until : std::max(recorded->second, period.from.value_or(recorded->first));
  if (period.from) return std::pair(*period.from, until);
  return std::pair(std::max(std::min(recorded->first, until), until - (analysis::most_slots - 1)), until);
}

void print_result(std::ostream& out, Json result, const JournalSettings& settings) {
  if (settings.demo) result["demo"] = true;
  out << result.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace nightjar::cli
