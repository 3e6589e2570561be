#include "report/page_words.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nightjar/time/format.hpp>

#include "report/page_layout.hpp"

namespace nightjar::report {

bool is_clock(Column column) {
  return column == Column::in_bed || column == Column::tried || column == Column::awake_for_good ||
         column == Column::got_up;
}

std::string figure_text(Column column, double value, bool is_mean) {
  if (is_clock(column)) return hh_mm(static_cast<int>(std::llround(value)));
  switch (column) {
    case Column::time_in_bed:
    case Column::asleep: return duration(value);
    case Column::efficiency: return one_decimal(value);
    case Column::woke:
    case Column::felt:
    case Column::rested: return is_mean ? one_decimal(value) : whole(value);
    default: return whole(value);
  }
}

std::string sd_text(Column column, double sd) {
  return "\u00b1\u00a0" +
         (column == Column::felt || column == Column::rested || column == Column::woke ? one_decimal(sd) : whole(sd));
}

std::string sleep_title(int nights) {
  if (nights == 7) return "A week of sleep";
  if (nights == 14) return "Two weeks of sleep";
  if (nights == 28) return "Four weeks of sleep";
  return counted(nights, "night of sleep", "nights of sleep");
}

std::string sleep_summary(const Model& model) {
  std::string out = fmt::format("Nights of {}. {} of {} recorded, {} usable", date_range(model.from, model.until),
                                model.nights_recorded, counted(model.days(), "night", "nights"), model.nights_usable);
  if (model.nights_late > 0)
    out += fmt::format("; {} of the {} entered late", model.nights_late, model.nights_recorded);
  return out + '.';
}

std::string night_mark(const NightLine& night) {
  std::string mark;
  const auto add = [&](const std::string& one) { mark += (mark.empty() ? "" : " ") + one; };
  if (night.late) add("L");
  if (night.unconfirmed) add("?");
  if (night.clock_change_min != 0)
    add(fmt::format("{}{:g} h", night.clock_change_min > 0 ? "+" : "\u2212", std::abs(night.clock_change_min) / 60.0));
  return mark;
}

std::string without_unconfirmed(const Means& means) {
  if (means.unconfirmed == 0) return {};
  const auto& efficiency = means.confirmed_efficiency.value;
  return fmt::format("{} without {} ?", efficiency ? fmt::format("{:.1f}\u00a0%", *efficiency) : "too few",
                     means.unconfirmed);
}

std::string grid_remarks(const Model& model) {
  std::string more;
  if (model.all.columns[static_cast<std::size_t>(Column::asleep)].n < 14)
    more = "Times woken, and the spread of clock times, are summarised from 14 nights on.";
  if (!model.all.columns[static_cast<std::size_t>(Column::asleep)].value)
    more = "Means need 5 nights; minutes awake in between need 7, times woken and the spread of clock times 14.";
  if (model.nights_late > 0 && model.asleep_without_late.value)
    more += fmt::format("{}Without the {}: {} asleep ({} of {}).", more.empty() ? "" : " ",
                        counted(model.nights_late, "late night", "late nights"),
                        duration(*model.asleep_without_late.value), model.asleep_without_late.n, model.days());
  return more;
}

std::string_view how_it_is_worked_out() {
  return "Time asleep = awake for good \u2212 tried to sleep \u2212 minutes to fall asleep \u2212 minutes awake in "
         "between. "
         "Efficiency = 100 \u00d7 time asleep \u00f7 time in bed; over several nights, sum \u00f7 sum. Minutes are "
         "elapsed "
         "time, usual times circular means, \u00b1 one standard deviation (n \u2212 1).";
}

}  // namespace nightjar::report
