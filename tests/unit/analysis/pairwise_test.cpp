// Medians of pairs that are not made, against those of all pairs: to the last bit, call after call.
#include "analysis/pairwise.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

namespace nightjar::analysis {
namespace {

using Values = std::vector<double>;

double median_of(Values values) {
  std::ranges::sort(values);
  const std::size_t n = values.size();
  return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

/// How a value of a diary may lie: whole minutes, the five answers, percentages, all alike, a few far away.
const std::vector<std::function<double(std::mt19937_64&)>>& kinds() {
  static const std::vector<std::function<double(std::mt19937_64&)>> all{
      [](auto& e) { return 300.0 + static_cast<double>(e() % 240); },
      [](auto& e) { return 1.0 + static_cast<double>(e() % 5); },
      [](auto& e) { return 100.0 * static_cast<double>(e() % 10007) / 10007; },
      [](auto&) { return 7.0; },
      [](auto& e) { return e() % 50 == 0 ? 1e9 : static_cast<double>(e() % 3); },
      [](auto& e) { return std::exp(static_cast<double>(e() % 2000) / 100 - 10); }};
  return all;
}

TEST(MedianDifference, IsThatOfAllDifferencesWhateverWasAskedBefore) {
  std::mt19937_64 engine(1);
  MedianDifference median;
  for (int call = 0; call < 300; ++call) {
    const auto& kind = kinds()[static_cast<std::size_t>(call / 10) % kinds().size()];
    Values x(1 + engine() % 40), y(1 + engine() % 40), all;
    for (auto& v : x) v = kind(engine);
    for (auto& v : y) v = kind(engine);
    std::ranges::sort(x);
    std::ranges::sort(y);
    for (const double a : x)
      for (const double b : y) all.push_back(a - b);
    EXPECT_EQ(median(x, y), median_of(all)) << "call " << call;
  }
}

TEST(MedianSlope, IsThatOfAllSlopesWhateverWasAskedBefore) {
  std::mt19937_64 engine(2);
  MedianSlope median;
  for (int call = 0; call < 300; ++call) {
    const auto& kind = kinds()[static_cast<std::size_t>(call / 20) % kinds().size()];
    const double rise = call % 20 < 10 ? 0 : 0.5;
    const std::size_t slots = call % 7 == 0 ? 3 + engine() % 20 : 60 + engine() % 30;
    Values t, v, all;
    for (std::size_t k = 0; k < slots; ++k) {
      if (k > 1 && engine() % 4 == 0) continue;
      t.push_back(static_cast<double>(k));
      v.push_back(kind(engine) + rise * static_cast<double>(k));
    }
    for (std::size_t i = 0; i < t.size(); ++i)
      for (std::size_t j = i + 1; j < t.size(); ++j) all.push_back((v[j] - v[i]) / (t[j] - t[i]));
    EXPECT_EQ(median(t, v), median_of(all)) << "call " << call;
  }
}

TEST(MedianSlope, HoldsWhereMostSlopesAreEqualButForRounding) {
  // As the bootstrap makes them: values of a line, on which whole residuals come back.
  std::mt19937_64 engine(3);
  MedianSlope median;
  for (int call = 0; call < 40; ++call) {
    Values t, v, all;
    for (std::size_t k = 0; k < 120; ++k) {
      const double line = 0.1 + 0.037 * static_cast<double>(k),
                   elsewhere = 0.1 + 0.037 * static_cast<double>(engine() % 120);
      t.push_back(static_cast<double>(k));
      v.push_back(line + (std::round(elsewhere) + static_cast<double>(engine() % 2)) - elsewhere);
    }
    for (std::size_t i = 0; i < t.size(); ++i)
      for (std::size_t j = i + 1; j < t.size(); ++j) all.push_back((v[j] - v[i]) / (t[j] - t[i]));
    EXPECT_EQ(median(t, v), median_of(all)) << "call " << call;
  }
}

}  // namespace
}  // namespace nightjar::analysis
