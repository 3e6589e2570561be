#include <gtest/gtest.h>

#include <cmath>
#include <nightjar/analysis/period_summary.hpp>

#include "diary_files.hpp"

namespace nightjar::analysis {
namespace {

using test::day;

double clock_minute(int hour, int minute) { return hour * 60 + minute; }
void expect_clock(const ClockSummary& summary, double minute, double spread) {
  ASSERT_TRUE(summary.clock.mean && summary.clock.sd_min);
  EXPECT_EQ(std::round(*summary.clock.mean), minute);
  EXPECT_NEAR(*summary.clock.sd_min, spread, 0.005);
}

TEST(PublishedDiaries, MunichSummaryEqualsTheReference) {
  const auto nights = test::melidos("munich/TUM_Munich.csv");
  const auto s = summarise(test::rows_of(nights));
  EXPECT_EQ(s.nights_possible, 70);
  EXPECT_EQ(s.nights_used, 70);
  const auto& tib = s.measures.at(Measure::time_in_bed).distribution;
  EXPECT_NEAR(*tib.mean, 551.74286, 1e-5);
  EXPECT_NEAR(*tib.sd, 112.86874, 1e-5);
  EXPECT_NEAR(*tib.median, 550, 1e-9);
  const auto& tst = s.measures.at(Measure::total_sleep_time).distribution;
  EXPECT_NEAR(*tst.mean, 466.54286, 1e-5);
  EXPECT_NEAR(*tst.sd, 109.51986, 1e-5);
  EXPECT_NEAR(*tst.q1, 412.5, 1e-9);
  EXPECT_NEAR(*tst.median, 466, 1e-9);
  EXPECT_NEAR(*tst.q3, 530.25, 1e-9);
  const auto& sol = s.measures.at(Measure::sleep_latency).distribution;
  EXPECT_NEAR(*sol.mean, 23.58571, 1e-5);
  EXPECT_NEAR(*sol.sd, 39.85426, 1e-5);
  EXPECT_NEAR(*sol.median, 10, 1e-9);
  const auto& waso = s.measures.at(Measure::awake).distribution;
  EXPECT_NEAR(*waso.mean, 3.54286, 1e-5);
  EXPECT_NEAR(*waso.sd, 5.66373, 1e-5);
  EXPECT_NEAR(*waso.median, 1.5, 1e-9);
  const auto& se = s.measures.at(Measure::efficiency_tib).distribution;
  EXPECT_NEAR(*se.mean, 85.07727, 1e-5);
  EXPECT_NEAR(*se.sd, 13.33705, 1e-5);
  EXPECT_NEAR(*se.median, 88.31315, 1e-5);
  const auto& lights = s.measures.at(Measure::efficiency_lights_out).distribution;
  EXPECT_NEAR(*lights.mean, 90.91940, 1e-5);
  EXPECT_NEAR(*lights.sd, 10.18030, 1e-5);
  EXPECT_NEAR(*lights.median, 92.90327, 1e-5);
  EXPECT_NEAR(s.efficiency_pooled_pct->value, 84.558, 5e-4);
  EXPECT_EQ(s.efficiency_pooled_pct->n_used, 70);

  expect_clock(s.clocks.at(ClockPoint::into_bed), clock_minute(0, 8), 107.70);
  expect_clock(s.clocks.at(ClockPoint::final_awakening), clock_minute(9, 3), 87.92);
  expect_clock(s.clocks.at(ClockPoint::midpoint), clock_minute(5, 8), 70.43);

  EXPECT_EQ(s.free_days.free_nights, 32);
  EXPECT_EQ(s.free_days.work_nights, 38);
  EXPECT_EQ(std::round(*s.free_days.free_midpoint), clock_minute(5, 47));
  EXPECT_EQ(std::round(*s.free_days.work_midpoint), clock_minute(4, 35));
  EXPECT_NEAR(*s.free_days.jetlag_min, 71.8, 0.05);
  EXPECT_EQ(std::round(*s.free_days.msf_sc), clock_minute(5, 43));
}

TEST(PublishedDiaries, KumasiSummaryRestsOnTheUsableNights) {
  std::vector<Night> nights;
  for (const auto& entry : test::melidos("kumasi/KNUST_Kumasi.csv")) nights.push_back(entry.night);
  const auto s = summarise(nights);
  EXPECT_EQ(s.nights_recorded, 104);
  EXPECT_EQ(s.nights_used, 93);
  EXPECT_EQ(s.nights_not_usable, 11);
  EXPECT_NEAR(*s.measures.at(Measure::time_in_bed).distribution.mean, 552.88172, 1e-5);
  EXPECT_NEAR(*s.measures.at(Measure::time_in_bed).distribution.median, 530, 1e-9);
  EXPECT_NEAR(*s.mean_of(Measure::total_sleep_time).value, 455.64516, 1e-5);
  EXPECT_NEAR(*s.measures.at(Measure::total_sleep_time).distribution.median, 450, 1e-9);
  EXPECT_NEAR(*s.mean_of(Measure::efficiency_tib).value, 84.83298, 1e-5);
  EXPECT_EQ(std::round(*s.clocks.at(ClockPoint::into_bed).clock.mean), clock_minute(22, 19));
  EXPECT_EQ(std::round(*s.clocks.at(ClockPoint::final_awakening).clock.mean), clock_minute(6, 27));
  EXPECT_EQ(s.mean_of(Measure::total_sleep_time).n_used, 93);
  EXPECT_EQ(s.mean_of(Measure::total_sleep_time).n_possible, 104);
}

TEST(PeriodSummary, PooledEfficiencyWeighsNightsByTheirLength) {
  std::vector<Night> nights;
  for (int i = 0; i < 10; ++i) {
    const bool first = i % 2 == 0;
    auto night = test::plain_night(day("2024-05-01") + i, 1320, first ? 210 : 480);  // 330 and 600 in bed
    night.sleep_latency_min = first ? 30 : 120;                                      // 300 and 480 asleep
    nights.push_back(night);
  }
  const auto s = summarise(nights);
  EXPECT_NEAR(s.efficiency_pooled_pct->value, 83.8710, 1e-4);
  EXPECT_NEAR(*s.mean_of(Measure::efficiency_tib).value, 85.4545, 1e-4);
}

TEST(LeastNights, AreEnforcedInOnePlace) {
  using enum Shown;
  const auto expect = [](Measure m, std::initializer_list<std::pair<int, Shown>> table) {
    for (const auto& [n, how] : table) EXPECT_EQ(shown(m, n), how) << to_text(m) << " with " << n;
  };
  expect(Measure::total_sleep_time, {{0, list_only}, {4, list_only}, {5, few}, {6, few}, {7, yes}});
  expect(Measure::awake, {{6, list_only}, {7, few}, {13, few}, {14, yes}});
  expect(Measure::awakenings, {{13, list_only}, {14, yes}});
  EXPECT_EQ(shown(Steadiness::two_weeks, 13), list_only);
  EXPECT_EQ(shown(Steadiness::two_weeks, 13, true), few) << "asked for all: shown and marked";
  EXPECT_EQ(shown(Measure::total_sleep_time, 0, true), list_only);
}

TEST(LeastNights, WithFourThereIsNoMeanAnywhere) {
  std::vector<Night> nights;
  for (int i = 0; i < 4; ++i) nights.push_back(test::plain_night(day("2024-05-01") + i, 1380, 420));
  auto s = summarise(nights);
  for (const auto& [m, summary] : s.measures) {
    EXPECT_FALSE(summary.distribution.mean || summary.distribution.median || summary.distribution.sd) << to_text(m);
    EXPECT_EQ(summary.shown, Shown::list_only);
  }
  EXPECT_EQ(s.measures.at(Measure::total_sleep_time).distribution.n, 4);
  EXPECT_FALSE(s.efficiency_pooled_pct);
  EXPECT_FALSE(s.clocks.at(ClockPoint::into_bed).clock.mean);
  s = summarise(nights, {.all = true});
  EXPECT_EQ(*s.mean_of(Measure::total_sleep_time).value, 480);
  EXPECT_EQ(s.measures.at(Measure::total_sleep_time).shown, Shown::few);
}

class AJournal : public testing::Test {
 protected:
  AJournal() {
    for (int i = 0; i < 20; ++i) {
      if (i == 3 || i == 8) continue;  // not recorded
      auto night = test::plain_night(first + i, 1380, 420);
      night.head.zone = "UTC";
      const int days_later = i == 5 ? 5 : i == 6 ? 2 : 0;
      night.head.created = *make_moment(at(first + i + 1 + days_later, 7 * 60 + 10), "UTC").utc;
      if (i == 10) night.state = NightState::no_sleep;
      if (i == 11) night.state = NightState::prefer_not;
      if (i == 12) night.out_of_bed = make_moment(at(first + i + 1, 390), "UTC");  // before waking
      data.put(night);
    }
  }
  Day first = day("2024-05-01");
  JournalData data;
};

TEST_F(AJournal, CountsItsNightsByWhatBecameOfThem) {
  const auto s = summarise(data, first, first + 19);
  EXPECT_EQ(s.nights_possible, 20);
  EXPECT_EQ(s.nights_recorded, 18);
  EXPECT_EQ(s.nights_used, 16);
  EXPECT_EQ(s.nights_no_sleep, 1);
  EXPECT_EQ(s.nights_prefer_not, 1);
  EXPECT_EQ(s.nights_not_usable, 1);
  EXPECT_EQ(s.lateness.at(Lateness::from_memory), 1);
  EXPECT_EQ(s.lateness.at(Lateness::late), 1);
  const auto tst = s.mean_of(Measure::total_sleep_time);
  EXPECT_EQ(tst.n_used, 16);
  EXPECT_EQ(tst.n_possible, 20);
  EXPECT_DOUBLE_EQ(*tst.value, 15 * 480 / 16.0) << "a night without sleep counts as none asleep";
  EXPECT_EQ(s.mean_of(Measure::efficiency_tib).n_used, 15) << "and has no efficiency";
  EXPECT_EQ(s.clocks.at(ClockPoint::into_bed).clock.n, 15);
  EXPECT_EQ(s.sri.nights, 16);
}

TEST_F(AJournal, CanLeaveOutWhatWasWrittenLate) {
  const auto s = summarise(data, first, first + 19, {.without_late = true});
  EXPECT_EQ(s.nights_recorded, 18);
  EXPECT_EQ(s.nights_used, 14);
  EXPECT_EQ(s.mean_of(Measure::total_sleep_time).n_used, 14);
}

TEST_F(AJournal, HidesRegularityBelowSevenDaysOfPairs) {
  EXPECT_TRUE(summarise(data, first, first + 19).sri.value);
  EXPECT_FALSE(summarise(data, first, first + 12).sri.value) << "ten nights";
}

TEST_F(AJournal, ListsEveryCalendarNight) {
  const auto rows = night_list(data, first - 1, first + 19);
  ASSERT_EQ(rows.size(), 21U);
  EXPECT_EQ(rows[0].night, nullptr);
  EXPECT_FALSE(rows[0].lateness);
  EXPECT_EQ(rows[4].night, nullptr) << "not recorded is a row too";
  EXPECT_EQ(rows[1].lateness, Lateness::prompt);
  EXPECT_EQ(rows[13].measures.reason(), Unusable::up_before_waking);
  ASSERT_FALSE(rows[13].findings.empty());
  EXPECT_EQ(rows[13].findings[0].id, CheckId::order);
  EXPECT_TRUE(rows[1].findings.empty());
}

TEST_F(AJournal, ReadsTheDayTypeFromTheDayThatTheNightLeadsInto) {
  DayFacts facts;
  facts.head.id.bytes[5] = 1;
  facts.day = first + 1;
  facts.day_type = DayType::free;
  data.put(facts);
  const auto rows = night_list(data, first, first + 1);
  EXPECT_EQ(rows[0].day_type, DayType::free);
  EXPECT_FALSE(rows[1].day_type);
}

TEST_F(AJournal, KnowsThatAnImportedNightHasNoTimeOfEntry) {
  ImportBatch batch;
  batch.head.id.bytes[6] = 1;
  batch.at = test::moment("2024-06-01T12:00");
  data.put(batch);
  auto night = test::plain_night(first, 1380, 420);
  night.head.zone = "UTC";
  night.head.origin = batch.head.id.hex();
  night.head.created = *batch.at.utc;
  data.put(night);
  EXPECT_EQ(night_list(data, first, first)[0].lateness, Lateness::unknown);
}

TEST_F(AJournal, SummarisesCravingsAndSubstances) {
  for (std::uint8_t i = 0; i < 5; ++i) {
    Craving craving;
    craving.head.id.bytes[7] = static_cast<std::uint8_t>(i + 1);
    craving.at = make_moment(at(first + i, 15 * 60), "UTC");
    craving.peak = i;
    data.put(craving);
  }
  Substance tea;
  tea.head.id.bytes[8] = 1;
  tea.name = "tea";
  data.put(tea);
  Substance stopped = tea;
  stopped.head.id.bytes[8] = 2;
  stopped.active = false;
  data.put(stopped);
  auto s = summarise(data, first, first + 19);
  EXPECT_EQ(s.cravings, 5);
  EXPECT_EQ(s.craving_peak.median, 2);
  ASSERT_EQ(s.substances.size(), 1U) << "one that is not asked about and not recorded is left out";
  EXPECT_EQ(s.substances[0].calendar.not_recorded, 20);
  s = summarise(data, first, first + 3);
  EXPECT_EQ(s.cravings, 4);
  EXPECT_FALSE(s.craving_peak.median);
}

}  // namespace
}  // namespace nightjar::analysis
