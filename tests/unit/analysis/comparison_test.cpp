#include <gtest/gtest.h>

#include <cmath>
#include <nightjar/analysis/comparison.hpp>
#include <random>

#include "diary_files.hpp"

namespace nightjar::analysis {
namespace {

using Values = std::vector<double>;

struct PotassiumNights {
  Values on, off;
  std::vector<Slot> slots;
  std::vector<std::optional<double>> series;
};
PotassiumNights potassium(const std::string& column, const std::string& file = "sleep_disturbance.csv",
                          std::size_t most = 999) {
  PotassiumNights out;
  for (const auto& row : test::csv("potassium/" + file)) {
    if (out.slots.size() == most) break;
    const double value = std::stod(row.at(column));
    const bool on = row.at("potassium") == "1";
    (on ? out.on : out.off).push_back(value);
    out.slots.push_back({on ? Exposure::with : Exposure::without, value});
    out.series.emplace_back(value);
  }
  return out;
}

TEST(PublishedComparisons, TheSleepDataOfRAgreeWithR) {
  const Values first{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
  const Values second{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
  EXPECT_NEAR(hodges_lehmann(second, first), 1.35, 1e-12);
  const auto test = mann_whitney(second, first);
  EXPECT_EQ(test.u, 74.5);
  EXPECT_NEAR(test.p, 0.06932758, 1e-8);
  EXPECT_NEAR(cliffs_delta(second, first), 0.49, 1e-12);
  EXPECT_NEAR(*mean(second) - *mean(first), 1.58, 1e-12);
}

TEST(PublishedComparisons, PotassiumNightsShowNoDifferenceAndAreRefused) {
  struct Row {
    const char* column;
    double hl, u, p, low, high, low3, high3;
  };
  const Row rows[] = {{"latency_min", 0, 493.5, 0.854532, -9, 9, -11, 11},
                      {"awakenings", -1, 400, 0.258242, -3, 1, -3, 1},
                      {"time_awake_min", -3, 413, 0.348572, -10, 4, -12, 5}};
  for (const auto& row : rows) {
    SCOPED_TRACE(row.column);
    const auto nights = potassium(row.column);
    ASSERT_EQ(nights.slots.size(), 62U);
    EXPECT_EQ(hodges_lehmann(nights.on, nights.off), row.hl);
    EXPECT_EQ(mann_whitney(nights.on, nights.off).u, row.u);
    EXPECT_NEAR(mann_whitney(nights.on, nights.off).p, row.p, 1e-6);
    auto range = difference_interval(nights.slots);
    ASSERT_TRUE(range);
    EXPECT_EQ(range->low, row.low);
    EXPECT_EQ(range->high, row.high);
    range = difference_interval(nights.slots, 0.05 / 3);
    EXPECT_EQ(range->low, row.low3);
    EXPECT_EQ(range->high, row.high3);
    const auto result = compare(nights.slots);
    EXPECT_EQ(result.gate, Gate::too_few_stretches) << "one run of each";
    EXPECT_FALSE(result.clear || result.difference || result.interval);
  }
}

TEST(PublishedComparisons, PotassiumMoodIsNotClear) {
  const auto days = potassium("mp", "mood_productivity.csv", 69);
  EXPECT_EQ(days.on.size(), 30U);
  EXPECT_EQ(days.off.size(), 39U);
  EXPECT_EQ(mann_whitney(days.on, days.off).u, 617.5);
  EXPECT_NEAR(mann_whitney(days.on, days.off).p, 0.678943, 1e-6);
  const auto result = compare(days.slots);
  EXPECT_EQ(result.gate, Gate::open);
  EXPECT_EQ(*result.difference, 0);
  EXPECT_EQ(result.interval->low, 0);
  EXPECT_EQ(result.interval->high, 0);
  EXPECT_FALSE(result.clear);
}

TEST(Trends, TheSeriesOfTheSpecification) {
  const std::vector<std::optional<double>> series{420, 400, 390, {}, 430, 410, 450, 440, 440, 460};
  EXPECT_NEAR(*theil_sen(series), 5.857143, 1e-6);
  const auto mk = mann_kendall(series);
  EXPECT_EQ(mk.s, 21);
  EXPECT_EQ(mk.variance, 91);
  EXPECT_NEAR(mk.z, 2.096570, 1e-6);
  EXPECT_NEAR(lag1(series), 0.480519, 1e-6);
  EXPECT_NEAR(effective_n(9, lag1(series)), 3.158, 5e-4);
  EXPECT_NEAR(effective_n(28, 0.3), 15.1, 0.05);
  EXPECT_EQ(effective_n(28, -0.4), 28);
  EXPECT_EQ(trend(series).gate, Gate::too_few_nights);
}

TEST(Trends, PotassiumLatencyIsNoClearDirectionThoughThePlainTestWouldSaySo) {
  const auto nights = potassium("latency_min");
  EXPECT_NEAR(*theil_sen(nights.series), 0.189189, 1e-6);
  const auto range = slope_interval(nights.series);
  ASSERT_TRUE(range);
  EXPECT_NEAR(range->low, 0.003595, 1e-6);
  EXPECT_NEAR(range->high, 0.400757, 1e-6);
  EXPECT_NEAR(mann_kendall(nights.series).z, 3.157325, 1e-6);
  EXPECT_NEAR(lag1(nights.series), 0.598805, 1e-6);
  const auto result = trend(nights.series);
  EXPECT_EQ(result.gate, Gate::open);
  EXPECT_NEAR(effective_n(62, lag1(nights.series)), 15.558, 5e-4);
  EXPECT_NEAR(result.lag1, 0.598805, 1e-6);
  EXPECT_NEAR(result.lag1_about_line, 0.639268, 1e-6) << "given back what fitting a line to 62 nights takes";
  EXPECT_LT(std::abs(result.mann_kendall.z) * std::sqrt(result.separate_nights / 62), 1.96);
  EXPECT_FALSE(result.clear);
  const auto shown = widened_slope(*range, *result.slope, 62, result.lag1_about_line);
  EXPECT_EQ(result.interval->low, shown.low);
  EXPECT_EQ(result.interval->high, shown.high);
}

TEST(Trends, ARiseAmongOrdinaryUpsAndDownsIsClear) {
  std::mt19937_64 engine(1);
  std::vector<std::optional<double>> series;
  for (int k = 0; k < 42; ++k) series.emplace_back(380.0 + 2 * k + static_cast<double>(engine() % 81) - 40);
  const auto result = trend(series);
  EXPECT_TRUE(result.clear);
  EXPECT_GT(result.interval->low, 0);
  for (std::size_t k = 0; k < 42; k += 3) series[k].reset();
  EXPECT_EQ(trend(series).gate, Gate::too_many_missing);
}

TEST(Trends, AStraightRiseIsAClearDirection) {
  // Its own steadiness makes neighbours alike; only what the line leaves over may count against it.
  std::mt19937_64 engine(7);
  std::vector<std::optional<double>> series;
  for (int k = 0; k < 28; ++k) series.emplace_back(300.0 + 6 * k + static_cast<double>(engine() % 11));
  EXPECT_GT(lag1(series), 0.8);
  EXPECT_LT(lag1_about_line(series, 6), 0.4);
  EXPECT_TRUE(trend(series).clear);
}

TEST(AShownRange, IsWiderThanTheDrawnOneByFewBlocksAndFewNights) {
  // 28 nights in blocks of 7, 8 nights in the smaller group: sqrt(28 / 21) * t(0.975; 7) / 1.959964.
  const auto range = widened({-4, 10}, 2, 28, 8);
  const double factor = std::sqrt(28.0 / 21) * 2.364624 / 1.959964;
  EXPECT_NEAR(range.low, 2 - 6 * factor, 1e-3);
  EXPECT_NEAR(range.high, 2 + 8 * factor, 1e-3);
  EXPECT_NEAR(widened({-4, 10}, 2, 366, 150).high, 10, 0.25);
}

TEST(AShownRange, OfASlopeHoldsWhatNightsFurtherApartThanABlockShare) {
  EXPECT_NEAR(widened_slope({-1, 3}, 1, 28, 0).low, 1 - 2 * 2, 1e-9) << "28 nights in blocks of 7";
  EXPECT_EQ(widened_slope({-1, 3}, 1, 28, -0.4).low, widened_slope({-1, 3}, 1, 28, 0).low)
      << "nights unlike one another tell no more";
  const double held = 1 + 2 * (6 * 0.5 + 5 * 0.25 + 4 * 0.125 + 3 * 0.0625 + 2 * 0.03125 + 0.015625) / 7;
  EXPECT_NEAR(widened_slope({-1, 3}, 1, 28, 0.5).high, 1 + 2 * 2 * std::sqrt(3 / held), 1e-9);
  EXPECT_EQ(widened_slope({-1, 3}, 1, 28, 1).high, widened_slope({-1, 3}, 1, 28, 0.95).high);
}

TEST(StudentQuantiles, AgreeWithSciPy) {
  EXPECT_NEAR(student_quantile(0.975, 6), 2.446912, 2e-4);
  EXPECT_NEAR(student_quantile(0.975, 20), 2.085963, 1e-6);
  EXPECT_NEAR(student_quantile(0.99167, 6), 3.287776, 1e-3);
  EXPECT_NEAR(student_quantile(0.025, 12), -2.178813, 1e-5);
}

TEST(HodgesLehmann, IsTheMedianOfAllDifferencesForAnySizesAndTies) {
  std::mt19937_64 engine(3);
  for (int round = 0; round < 400; ++round) {
    Values x(1 + engine() % 12), y(1 + engine() % 12), all;
    for (auto* list : {&x, &y})
      for (auto& value : *list) value = static_cast<double>(engine() % (round % 2 == 0 ? 5 : 1000)) / 8;
    for (const double a : x)
      for (const double b : y) all.push_back(a - b);
    EXPECT_EQ(hodges_lehmann(x, y), *median(all));
  }
}

TEST(Gates, AreCheckedInTheirOrder) {
  const auto slots = [](std::string_view pattern) {
    std::vector<Slot> out;
    double value = 0;
    for (const char c : pattern)
      out.push_back({c == 'w' ? Exposure::with : c == 'o' ? Exposure::without : Exposure::missing, value += 1});
    return out;
  };
  EXPECT_EQ(compare(slots("wwowwowwoooooo")).gate, Gate::too_few_nights) << "six with";
  EXPECT_EQ(compare(slots("wwwwoooowwwoooo")).gate, Gate::too_few_stretches);
  EXPECT_EQ(compare(slots("wwwooowwooowwoo")).gate, Gate::open) << "seven with, eight without, three runs of each";
  EXPECT_EQ(compare(slots("wwwooowwooowwoo-------")).gate, Gate::too_many_missing) << "15 of 22";
  EXPECT_EQ(compare(slots("wwwooowwooowwoo------")).gate, Gate::open) << "15 of 21";
  auto without_values = slots("wwwooowwooowwoo");
  without_values[0].value.reset();
  EXPECT_EQ(compare(without_values).gate, Gate::too_few_nights) << "an exposure without a value is not a night";
}

TEST(Bootstrap, UsesTheGeneratorThatTheSpecificationNames) {
  std::mt19937_64 engine(0x4E696768746A6172);
  EXPECT_EQ(engine(), 7600809869872151308U);
  EXPECT_EQ(engine(), 6378147210441024626U);
  EXPECT_EQ(engine(), 16327647306170002067U);
}

TEST(Bootstrap, GivesNoRangeWhereOneGroupIsHardlyEverDrawn) {
  std::vector<Slot> slots(40, {Exposure::without, 1.0});
  slots[0].exposure = Exposure::with;
  EXPECT_FALSE(difference_interval(slots));
}

}  // namespace
}  // namespace nightjar::analysis
