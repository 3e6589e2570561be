// 200 random data sets whose answers were worked out by SciPy and NumPy (tests/data/oracle/make_oracle.py).
#include <gtest/gtest.h>

#include <cmath>
#include <nightjar/analysis/comparison.hpp>
#include <sstream>

#include "diary_files.hpp"

namespace nightjar::analysis {
namespace {

struct DataSet {
  std::vector<Slot> slots;
  std::vector<std::optional<double>> series;
  std::vector<double> with, without, minutes;
  test::CsvRow answers;
  [[nodiscard]] double answer(const char* name) const { return std::stod(answers.at(name)); }
};

std::vector<std::string> parts(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, ';');) out.push_back(part);
  return out;
}

const std::vector<DataSet>& data_sets() {
  static const auto all = [] {
    std::vector<DataSet> out;
    for (auto& row : test::csv("oracle/statistics.csv")) {
      auto& set = out.emplace_back();
      for (const auto& part : parts(row.at("slots"))) {
        auto& slot = set.slots.emplace_back();
        slot.exposure = part[0] == 'w' ? Exposure::with : part[0] == 'o' ? Exposure::without : Exposure::missing;
        if (part.size() > 1) slot.value = std::stod(part.substr(1));
        set.series.push_back(slot.value);
        if (slot.value && slot.exposure != Exposure::missing)
          (slot.exposure == Exposure::with ? set.with : set.without).push_back(*slot.value);
      }
      for (const auto& part : parts(row.at("clock_minutes"))) set.minutes.push_back(std::stod(part));
      set.answers = std::move(row);
    }
    return out;
  }();
  return all;
}

/// The same number but for the last digits, which depend on the order of additions.
void expect_same(double ours, double theirs, const char* what, std::size_t set, double tolerance = 1e-9) {
  EXPECT_NEAR(ours, theirs, tolerance * std::max(1.0, std::abs(theirs))) << what << " of data set " << set;
}

TEST(AgainstSciPy, ThereAreTwoHundredDataSets) { EXPECT_EQ(data_sets().size(), 200U); }

TEST(AgainstSciPy, DifferencesOfGroupsAgree) {
  for (std::size_t i = 0; i < data_sets().size(); ++i) {
    const auto& set = data_sets()[i];
    expect_same(hodges_lehmann(set.with, set.without), set.answer("hodges_lehmann"), "Hodges-Lehmann", i);
    const auto test = mann_whitney(set.with, set.without);
    expect_same(test.u, set.answer("u"), "U", i);
    expect_same(std::min(test.p, 1.0), set.answer("p"), "p", i);
    expect_same(cliffs_delta(set.with, set.without), set.answer("cliffs_delta"), "Cliff's delta", i);
  }
}

TEST(AgainstSciPy, TrendsAgree) {
  for (std::size_t i = 0; i < data_sets().size(); ++i) {
    const auto& set = data_sets()[i];
    expect_same(*theil_sen(set.series), set.answer("theil_sen"), "Theil-Sen", i);
    const auto found = mann_kendall(set.series);
    expect_same(found.s, set.answer("s"), "S", i);
    expect_same(found.variance, set.answer("var"), "variance of S", i);
    expect_same(found.z, set.answer("z"), "Z", i);
    expect_same(lag1(set.series), set.answer("lag1"), "likeness of neighbours", i);
  }
}

TEST(AgainstSciPy, ClockTimesAgree) {
  for (std::size_t i = 0; i < data_sets().size(); ++i) {
    const auto& set = data_sets()[i];
    const auto found = clock_distribution(set.minutes);
    expect_same(found.resultant, set.answer("resultant"), "R", i);
    if (found.resultant < 0.3) {
      EXPECT_FALSE(found.mean) << "no typical time, though SciPy gives one";
      continue;
    }
    ASSERT_TRUE(found.mean && found.sd_min) << i;
    EXPECT_NEAR(wrapped_minutes(*found.mean - set.answer("clock_mean")), 0, 1e-6) << i;
    expect_same(*found.sd_min, set.answer("clock_sd"), "spread", i, 1e-6);
  }
}

TEST(AgainstSciPy, RangesOfDifferencesAgreeDrawByDraw) {
  for (std::size_t i = 0; i < data_sets().size(); ++i) {
    const auto& set = data_sets()[i];
    const auto range = difference_interval(set.slots);
    ASSERT_EQ(range.has_value(), !set.answers.at("range_low").empty()) << i;
    if (!range) continue;
    expect_same(range->low, set.answer("range_low"), "low end", i);
    expect_same(range->high, set.answer("range_high"), "high end", i);
  }
}

TEST(AgainstSciPy, RangesOfSlopesAgreeDrawByDraw) {
  for (std::size_t i = 0; i < data_sets().size(); ++i) {
    const auto& set = data_sets()[i];
    const auto range = slope_interval(set.series);
    ASSERT_EQ(range.has_value(), !set.answers.at("slope_low").empty()) << i;
    if (!range) continue;
    expect_same(range->low, set.answer("slope_low"), "low end of slope", i);
    expect_same(range->high, set.answer("slope_high"), "high end of slope", i);
  }
}

}  // namespace
}  // namespace nightjar::analysis
