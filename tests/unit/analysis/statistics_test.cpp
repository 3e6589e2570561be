#include <gtest/gtest.h>

#include <cmath>
#include <nightjar/analysis/statistics.hpp>
#include <nightjar/analysis/trend.hpp>

namespace nightjar::analysis {
namespace {

using Values = std::vector<double>;

TEST(Statistics, NothingHasNoMean) {
  EXPECT_FALSE(mean(Values{}));
  EXPECT_FALSE(median(Values{}));
  EXPECT_FALSE(sd(Values{5}));
  EXPECT_EQ(distribution(Values{}), Distribution{});
}

TEST(Statistics, QuantilesAreThoseOfRsDefault) {
  const Values values{7, 15, 36, 39, 40, 41};  // quantile(c(...), type = 7)
  EXPECT_DOUBLE_EQ(*quantile(values, 0.25), 20.25);
  EXPECT_DOUBLE_EQ(*quantile(values, 0.5), 37.5);
  EXPECT_DOUBLE_EQ(*quantile(values, 0.75), 39.75);
  EXPECT_DOUBLE_EQ(*quantile(values, 0), 7);
  EXPECT_DOUBLE_EQ(*quantile(values, 1), 41);
  EXPECT_DOUBLE_EQ(*median(Values{3, 1, 2}), 2);
}

TEST(Statistics, SpreadDividesByNMinusOne) {
  EXPECT_DOUBLE_EQ(*sd(Values{2, 4, 4, 4, 5, 5, 7, 9}), std::sqrt(32.0 / 7));
}

TEST(ClockTimes, TenToMidnightAndTenPastAverageToMidnight) {
  const auto clock = clock_distribution(Values{23 * 60 + 50, 10});
  EXPECT_NEAR(wrapped_minutes(*clock.mean), 0, 1e-9);
  EXPECT_EQ(clock.n, 2);
  EXPECT_NEAR(wrapped_minutes(*clock.median), 0, 1e-9);
  EXPECT_NEAR(*clock.q1, 23 * 60 + 55, 1e-9);
  EXPECT_NEAR(*clock.q3, 5, 1e-9);
}

TEST(ClockTimes, OppositeTimesHaveNoTypicalTime) {
  const auto clock = clock_distribution(Values{0, 720});
  EXPECT_FALSE(clock.mean || clock.sd_min || clock.median);
  EXPECT_LT(clock.resultant, 0.3);
  EXPECT_FALSE(clock_distribution(Values{600}).mean) << "one night is not usual";
}

TEST(ClockTimes, SpreadOfEqualTimesIsZero) { EXPECT_NEAR(*clock_distribution(Values{100, 100, 100}).sd_min, 0, 1e-4); }

TEST(ClockTimes, WrappingKeepsHalfADayOnTheEarlierSide) {
  EXPECT_EQ(wrapped_minutes(720), -720);
  EXPECT_EQ(wrapped_minutes(-720), -720);
  EXPECT_EQ(wrapped_minutes(719), 719);
  EXPECT_EQ(wrapped_minutes(1441), 1);
}

TEST(ClockTimes, ANightCanBeTakenOutAgain) {
  ClockSum sum;
  for (const double m : {1380.0, 1400.0, 200.0}) sum.add(m);
  sum.remove(200);
  EXPECT_EQ(sum.n(), 2);
  EXPECT_NEAR(*sum.mean(), 1390, 1e-9);
}

TEST(RollingMedian, NeedsFourOfTheLastSevenNights) {
  const std::optional<double> gap;
  const std::vector<std::optional<double>> nights{1, 2, 3, 4, gap, gap, gap, gap, 9, 9, 9, 9};
  const auto out = rolling_median(nights);
  ASSERT_EQ(out.size(), nights.size());
  for (const std::size_t i : {0U, 1U, 2U}) EXPECT_FALSE(out[i]);
  EXPECT_EQ(out[3], 2.5);
  EXPECT_EQ(out[6], 2.5) << "nights 0 to 6 hold four";
  for (const std::size_t i : {7U, 8U, 9U, 10U}) EXPECT_FALSE(out[i]) << i << ": a gap is not bridged";
  EXPECT_EQ(out[11], 9);
}

}  // namespace
}  // namespace nightjar::analysis
