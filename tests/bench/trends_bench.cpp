// How long summaries, charts and comparisons take on journals of 1, 10 and 50 years: n, median and p95, never a pass or
// fail. The goals for fifty years are in TESTING.md. Writes the nights as CSV into the folder that is given, so that
// by_hand.py can make the same summary the way a person would.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <nightjar/analysis/period_summary.hpp>
#include <nightjar/charts/comparison_chart.hpp>
#include <nightjar/charts/craving_map.hpp>
#include <nightjar/charts/year_map.hpp>
#include <nightjar/report/csv.hpp>
#include <random>

#include "bench/invented_life.hpp"
#include "support/fixed_measure.hpp"

namespace {
using namespace nightjar;
using charts::DayRange;

void measure(const std::string& what, int n, const std::function<void()>& work) {
  work();  // the first run fills caches that a person's first look would have filled
  std::vector<double> ms;
  for (int i = 0; i < n; ++i) {
    const auto start = std::chrono::steady_clock::now();
    work();
    ms.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(ms.begin(), ms.end());
  const auto at_share = [&](double p) { return ms[static_cast<std::size_t>(p * static_cast<double>(ms.size() - 1) + 0.5)]; };
  fmt::print("{:<58} n {:>3}   median {:>8.2f} ms   p95 {:>8.2f} ms\n", what, n, at_share(0.5), at_share(0.95));
}

void charts(const JournalData& data, const DayRange& whole) {
  const test::FixedMeasure widths;
  const auto& palette = charts::dark_palette();
  measure("  what all charts show, gathered once", 10, [&] { (void)charts::build_trends_input(data, whole.from, whole.until); });
  const auto input = charts::build_trends_input(data, whole.from, whole.until);
  const auto lay_out = [&](const charts::TrendsView& view) { return charts::lay_out_trends(input, 772, 614, palette, widths, view); };
  measure("  the usual panels, all of it", 40, [&] { (void)lay_out({}); });
  charts::TrendsView month;
  month.shown = charts::DayRange{whole.until - 27, whole.until};
  measure("  the usual panels, 28 days", 40, [&] { (void)lay_out(month); });
  month.shown = charts::DayRange{whole.until - 364, whole.until};
  measure("  the usual panels, a year", 40, [&] { (void)lay_out(month); });
  for (std::size_t i = 0; i < charts::panel_count; ++i) {
    charts::TrendsView view;
    view.panels = {static_cast<charts::Panel>(i)};
    measure(fmt::format("  {} alone, all of it", charts::name_of(view.panels[0])), 40, [&] { (void)lay_out(view); });
  }
  const charts::DayRange year{whole.until - 364, whole.until};
  measure("  a year as a calendar", 40, [&] { (void)charts::lay_out_year_map(input, charts::Series::asleep, year, 772, palette, widths); });
  const auto times = analysis::craving_times(data, whole.from, whole.until);
  measure("  cravings by weekday and hour, gathered", 10, [&] { (void)analysis::craving_times(data, whole.from, whole.until); });
  measure("  cravings by weekday and hour, laid out", 40, [&] { (void)charts::lay_out_craving_map(times, 772, palette, widths); });
}

void comparison() {
  std::vector<analysis::Slot> slots;
  std::vector<std::optional<double>> series;
  std::mt19937_64 engine(1);
  for (int i = 0; i < analysis::most_slots; ++i) {
    auto& slot = slots.emplace_back();
    slot.exposure = engine() % 10 < 4 ? analysis::Exposure::with : analysis::Exposure::without;
    if (engine() % 10 < 8) slot.value = 300 + static_cast<double>(engine() % 240);
    series.push_back(slot.value);
  }
  fmt::print("\n");
  measure("one comparison, 366 nights, 2,000 draws", 20, [&] { (void)analysis::compare(slots); });
  measure("one trend, 366 nights, 2,000 draws", 5, [&] { (void)analysis::trend(series); });
}

void one_size(int years, const std::string& folder) {
  const Day last = *make_day(2026, 6, 30);
  const auto data = bench::invented_life(years, last);
  const charts::DayRange whole{last - (365 * years - 1), last};
  fmt::print("\n-- {} years: {} nights, {} records\n", years, data.live<Night>().size(), data.live_count());
  measure("summary of the whole journal", years > 10 ? 20 : 40, [&] {
    if (analysis::summarise(data, whole.from, whole.until).nights_used == 0) std::abort();
  });
  charts(data, whole);
  if (!folder.empty()) std::ofstream(fmt::format("{}/nights-{}.csv", folder, years), std::ios::binary) << report::nights_csv(data);
}

}  // namespace

int main(int count, char** arguments) {
  const std::string folder = count > 1 ? arguments[1] : "";
  for (const int years : {1, 10, 50}) one_size(years, folder);
  comparison();
}
