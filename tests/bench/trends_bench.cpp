// How long summaries, charts and comparisons take on journals of 1, 10 and 50 years: n, median and p95, never a pass or
// fail. The goals for fifty years are in TESTING.md. Writes the nights as CSV into the folder that is given, so that
// by_hand.py can make the same summary the way a person would.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <nightjar/analysis/period_summary.hpp>
#include <nightjar/charts/comparison_chart.hpp>
#include <nightjar/charts/craving_map.hpp>
#include <nightjar/charts/year_map.hpp>
#include <nightjar/report/csv.hpp>
#include <nightjar/toolkit/draw_scene.hpp>
#include <random>

#include "bench/invented_life.hpp"
#include "support/fixed_measure.hpp"
#include "support/imgui_harness.hpp"

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
  const auto at_share = [&](double p) {
    return ms[static_cast<std::size_t>(p * static_cast<double>(ms.size() - 1) + 0.5)];
  };
  fmt::print("{:<58} n {:>3}   median {:>8.2f} ms   p95 {:>8.2f} ms\n", what, n, at_share(0.5), at_share(0.95));
}

int nights_of(int years) { return static_cast<int>(std::lround(years * 365.25)); }

/// Somebody who never leaves a night out, as the hardest case: where one is missing, the night before it again.
void fill_gaps(JournalData& data, Day from, Day until) {
  const Night* before = data.by_day<Night>().begin()->second.front();
  for (Day day = from; day <= until; ++day) {
    if (const auto* there = data.one_on<Night>(day)) {
      before = there;
      continue;
    }
    Night night = *before;
    const std::chrono::minutes later{1440 * (day - night.night)};
    for (auto member : {&Night::into_bed, &Night::tried_to_sleep, &Night::final_awakening, &Night::out_of_bed})
      if (auto& moment = night.*member) moment = make_moment(moment->local + later, moment->zone);
    night.head.id = random_id();
    night.night = day;
    data.put(night);
  }
}

/// The frame of a window that shows the scene: everything up to the triangles that the graphics card is given.
void drawing(const charts::Scene& scene) {
  test::ImGuiHarness window;
  bool with_chart = false;
  window.show_in_window([&] {
    if (with_chart)
      toolkit::draw_scene(scene, *ImGui::GetWindowDrawList(), ImGui::GetCursorScreenPos(), 1,
                          window.draw_context().fonts);
  });
  measure("  a frame without a chart", 40, [&] { window.frame(); });
  with_chart = true;
  measure("  a frame with the usual panels", 40, [&] { window.frame(); });
}

void charts(const JournalData& data, const DayRange& whole) {
  const test::FixedMeasure widths;
  const auto& palette = charts::dark_palette();
  measure("  what all charts show, gathered once", 10,
          [&] { (void)charts::build_trends_input(data, whole.from, whole.until); });
  const auto input = charts::build_trends_input(data, whole.from, whole.until);
  const auto lay_out = [&](const charts::TrendsView& view) {
    return charts::lay_out_trends(input, 772, 614, palette, widths, view);
  };
  measure("  the usual panels, all of it", 40, [&] { (void)lay_out({}); });
  drawing(lay_out({}).scene);
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
  measure("  a year as a calendar", 40,
          [&] { (void)charts::lay_out_year_map(input, charts::Series::asleep, year, 772, palette, widths); });
  const auto times = analysis::craving_times(data, whole.from, whole.until);
  measure("  cravings by weekday and hour, gathered", 10,
          [&] { (void)analysis::craving_times(data, whole.from, whole.until); });
  measure("  cravings by weekday and hour, laid out", 40,
          [&] { (void)charts::lay_out_craving_map(times, 772, palette, widths); });
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
  auto data = bench::invented_life(years, last);
  fill_gaps(data, last - (nights_of(years) - 1), last);
  const charts::DayRange whole{last - (nights_of(years) - 1), last};
  fmt::print("\n-- {} years: {} nights, {} records\n", years, data.live<Night>().size(), data.live_count());
  measure("summary of the whole journal", years > 10 ? 20 : 40, [&] {
    if (analysis::summarise(data, whole.from, whole.until).nights_used == 0) std::abort();
  });
  measure("the same without late nights", years > 10 ? 20 : 40, [&] {
    if (analysis::summarise(data, whole.from, whole.until, {.without_late = true}).nights_used == 0) std::abort();
  });
  charts(data, whole);
  if (!folder.empty())
    std::ofstream(fmt::format("{}/nights-{}.csv", folder, years), std::ios::binary) << report::nights_csv(data);
}

}  // namespace

int main(int count, char** arguments) {
  const std::string folder = count > 1 ? arguments[1] : "";
  for (const int years : {1, 10, 50}) one_size(years, folder);
  comparison();
}
