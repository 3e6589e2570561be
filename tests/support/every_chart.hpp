// One of every kind of chart that screen, page and web share, of one journal up to a day.
#pragma once
#include <algorithm>
#include <nightjar/charts/comparison_chart.hpp>
#include <nightjar/charts/craving_map.hpp>
#include <nightjar/charts/night_bar.hpp>
#include <nightjar/charts/print_raster.hpp>
#include <nightjar/charts/year_map.hpp>
#include <string>
#include <utility>
#include <vector>

namespace nightjar::test {

struct NamedScene {
  std::string name;
  charts::Scene scene;
};

/// Rows as the report prints them, in its sizes.
inline charts::Scene printed_raster(const charts::TrendsInput& input) {
  charts::Scene scene{.width = 600, .height = 200, .shapes = {}, .title = "Printed raster", .description = {}};
  const charts::RasterFrame frame{.noon_x = 40, .hour = 22, .unit = 72 / 25.4};
  const std::size_t rows = std::min<std::size_t>(input.days.size(), 4);
  for (std::size_t i = 0; i < rows; ++i) {
    const auto& day = input.days[input.days.size() - rows + i];
    draw_raster_row(scene, frame, 20 + 40 * static_cast<double>(i), day.night, day.naps,
                    {{'C', 200, true}, {'M', 560, false}}, charts::print_palette());
  }
  return scene;
}

/// `from` is the first day that the long charts reach back to.
inline std::vector<NamedScene> every_chart(const JournalData& data, Day from, Day last, double width,
                                           const charts::Palette& palette, const charts::TextMeasure& measure) {
  using namespace charts;
  std::vector<NamedScene> out;
  const auto input = build_trends_input(data, from, last);
  const DayRange year{std::max(last - 364, from), last}, month{std::max(last - 27, from), last};
  TrendsView view{.shown = month, .panels = {}, .hidden = {}};
  for (std::size_t i = 0; i < panel_count; ++i) view.panels.push_back(static_cast<Panel>(i));
  out.push_back({"four-weeks", lay_out_trends(input, width, 614, palette, measure, view).scene});
  view.shown = year;
  out.push_back({"a-year", lay_out_trends(input, width, 614, palette, measure, view).scene});
  view.shown.reset();
  out.push_back({"all-days", lay_out_trends(input, width, 614, palette, measure, view).scene});
  out.push_back({"usual-panels", lay_out_trends(input, width, 614, palette, measure).scene});
  out.push_back({"year-map", lay_out_year_map(input, Series::asleep, year, width, palette, measure).scene});
  if (!input.lanes.empty())
    out.push_back({"year-map-of-one",
                   lay_out_year_map(input, input.lanes.front().substance, year, width, palette, measure).scene});
  out.push_back(
      {"craving-map", lay_out_craving_map(analysis::craving_times(data, from, last), width, palette, measure).scene});
  // The invented year answers to few things often enough: a tag and how sleep felt are two that it does.
  for (const int nights : {90, 14}) {
    const analysis::FactorQuestion question{analysis::TagFactor{"late meal"}, analysis::Measure::quality,
                                            last - (nights - 1), last};
    out.push_back({"comparison-of-" + std::to_string(nights),
                   lay_out_comparison(build_comparison(data, question), width, palette, measure).scene});
  }
  out.push_back({"night-bar", lay_out_night_bar(input.days.back().night, width, palette, measure).scene});
  out.back().scene.title = "Night bar";
  out.push_back({"printed-raster", printed_raster(input)});
  return out;
}

}  // namespace nightjar::test
