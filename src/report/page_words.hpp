// Figures and sentences that the printed pages and the web page share, so that both say the same.
#pragma once
#include <nightjar/report/model.hpp>

namespace nightjar::report {

[[nodiscard]] bool is_clock(Column column);
/// "23:10", "5 h 56", "72.0"
[[nodiscard]] std::string figure_text(Column column, double value, bool is_mean);
/// "± 57"
[[nodiscard]] std::string sd_text(Column column, double sd);
/// "Two weeks of sleep"
[[nodiscard]] std::string sleep_title(int nights);
/// Period, coverage, lateness.
[[nodiscard]] std::string sleep_summary(const Model& model);
/// "L", "?", "+1 h", or several.
[[nodiscard]] std::string night_mark(const NightLine& night);
/// "Cravings and symptoms", by what there is.
[[nodiscard]] std::string symptoms_title(const Model& model);
/// What the grid leaves open, and the figures without late nights.
[[nodiscard]] std::string grid_remarks(const Model& model);
/// "83.5 % without 3 ?": what the headline's efficiency is without nights that look odd and are not confirmed; empty
/// where there are none.
[[nodiscard]] std::string without_unconfirmed(const Means& means);
[[nodiscard]] std::string_view how_it_is_worked_out();

}  // namespace nightjar::report
