#include <gtest/gtest.h>

#include <nightjar/analysis/sleep_metrics.hpp>
#include <random>

#include "diary_files.hpp"

namespace nightjar::analysis {
namespace {

using test::moment;

// A night with nothing but two moments, to be asked about elapsed time and the middle.
Night two_moments(const Moment& bed, const Moment& wake) {
  Night night;
  night.night = night_of(bed.local);
  night.into_bed = night.tried_to_sleep = bed;
  night.final_awakening = night.out_of_bed = wake;
  night.sleep_latency_min = 0;
  night.awakenings = 0;
  return night;
}

TEST(Measures, TheWorkedNightGivesTheNumbersOfTheSpecification) {
  const auto m = measure(test::worked_night());
  ASSERT_TRUE(m.usable());
  EXPECT_TRUE(m.zone_known);
  EXPECT_EQ(m.time_in_bed_min, 510);
  EXPECT_EQ(m.before_trying_min, 30);
  EXPECT_EQ(iso(m.sleep_onset->wall()), "2024-05-07T23:40");
  EXPECT_EQ(m.sleep_period_min, 390);
  EXPECT_EQ(m.total_sleep_time_min, 340);
  EXPECT_EQ(m.terminal_wake_min, 50);
  EXPECT_EQ(m.total_wake_min, 140);
  EXPECT_NEAR(*m.efficiency_tib_pct, 66.6667, 1e-4);
  EXPECT_NEAR(*m.efficiency_dse_pct, 73.9130, 1e-4);
  EXPECT_NEAR(*m.efficiency_lights_out_pct, 70.8333, 1e-4);
  EXPECT_EQ(iso(m.midpoint->wall()), "2024-05-08T02:55");
}

TEST(Measures, TheSameClockTimesOnTheShortBerlinNightAreAnHourLess) {
  const auto m = measure(test::worked_night("2024-03-30", "2024-03-31", "Europe/Berlin"));
  EXPECT_EQ(m.time_in_bed_min, 450);
  EXPECT_EQ(m.total_sleep_time_min, 280);
  EXPECT_NEAR(*m.efficiency_tib_pct, 62.2222, 1e-4);
  EXPECT_EQ(iso(m.midpoint->wall()), "2024-03-31T03:25");
  EXPECT_EQ(m.midpoint->offset_min, 120);
}

TEST(Measures, EveryNightOfTheTimeOracleHasItsElapsedMinutesAndItsMiddle) {
  const auto rows = test::csv("tz-oracle/nights.csv");
  ASSERT_EQ(rows.size(), 9U);
  for (const auto& row : rows) {
    SCOPED_TRACE(row.at("note"));
    const auto bed = moment(row.at("bed_local"), row.at("tz_bed"), std::stoi(row.at("bed_fold")));
    const auto wake = moment(row.at("wake_local"), row.at("tz_wake"), std::stoi(row.at("wake_fold")));
    const auto m = measure(two_moments(bed, wake));
    ASSERT_TRUE(m.usable());
    EXPECT_EQ(m.time_in_bed_min, std::stod(row.at("elapsed_min")));
    EXPECT_EQ(m.total_sleep_time_min, std::stod(row.at("elapsed_min")));
    auto expected = row.at("midpoint_local_wake_tz");  // 2024-03-31T03:30:00+0200
    EXPECT_EQ(iso(m.midpoint->wall()) + ":00", expected.substr(0, 19));
    auto offset = iso_offset(*m.midpoint->offset_min);
    std::erase(offset, ':');
    EXPECT_EQ(offset, expected.substr(19));
    EXPECT_EQ(iso_utc(*m.midpoint->utc), row.at("midpoint_utc").substr(0, 19) + ".000Z");
  }
}

TEST(Measures, ANightOfUnknownZoneUsesTheWallClockAndSaysSo) {
  auto night = test::worked_night("2024-03-30", "2024-03-31", "Europe/Berlin");
  night.out_of_bed = moment("2024-03-31T07:00", std::nullopt);
  const auto m = measure(night);
  EXPECT_FALSE(m.zone_known);
  EXPECT_EQ(m.time_in_bed_min, 510);
  EXPECT_EQ(m.total_sleep_time_min, 340);
  EXPECT_FALSE(m.midpoint->utc.has_value());
  EXPECT_EQ(iso(m.midpoint->wall()), "2024-03-31T02:55");
}

TEST(Measures, WhatNeedsAMissingAnswerIsMissing) {
  auto night = test::worked_night();
  night.awake_min.reset();
  auto m = measure(night);
  EXPECT_FALSE(m.total_sleep_time_min);
  EXPECT_FALSE(m.efficiency_tib_pct);
  EXPECT_FALSE(m.total_wake_min);
  EXPECT_EQ(m.time_in_bed_min, 510);
  EXPECT_EQ(m.sleep_period_min, 390);

  night.awakenings = 0;
  m = measure(night);
  EXPECT_EQ(m.awake_min, 0) << "nobody who did not wake was awake in between";
  EXPECT_EQ(m.total_sleep_time_min, 390);

  night = test::worked_night();
  night.still_trying_min.reset();
  EXPECT_FALSE(measure(night).efficiency_dse_pct) << "only if the person answered";
  EXPECT_TRUE(measure(night).efficiency_tib_pct);

  night.sleep_latency_min.reset();
  m = measure(night);
  EXPECT_FALSE(m.sleep_onset);
  EXPECT_FALSE(m.midpoint);
  EXPECT_FALSE(m.total_sleep_time_min);
  EXPECT_TRUE(m.usable());
}

TEST(Measures, ANightWithoutSleepHasZeroMinutesAsleepAndNoEfficiency) {
  auto night = test::worked_night();
  night.state = NightState::no_sleep;
  const auto m = measure(night);
  EXPECT_TRUE(m.usable());
  EXPECT_EQ(m.total_sleep_time_min, 0);
  EXPECT_FALSE(m.efficiency_tib_pct || m.time_in_bed_min || m.sleep_latency_min || m.midpoint);
}

TEST(Measures, PreferNotToSayIsNotANumber) {
  auto night = test::worked_night();
  night.state = NightState::prefer_not;
  const auto m = measure(night);
  EXPECT_EQ(m.reason(), Unusable::prefer_not);
  EXPECT_FALSE(m.total_sleep_time_min);
}

TEST(Measures, AnImpossibleNightGivesAReasonAndNoNumbers) {
  auto night = test::worked_night();
  night.quality = 4;
  night.tried_to_sleep = moment("2024-05-07T22:00");
  auto m = measure(night);
  EXPECT_EQ(m.reason(), Unusable::trying_before_bed);
  for (const auto value : {m.time_in_bed_min, m.sleep_latency_min, m.awakenings, m.awake_min, m.terminal_wake_min})
    EXPECT_FALSE(value);
  EXPECT_EQ(m.quality, 4) << "a rating is an answer of its own";

  night = test::worked_night();
  night.out_of_bed = moment("2024-05-08T06:00");
  EXPECT_EQ(measure(night).reason(), Unusable::up_before_waking);
  night = test::worked_night();
  night.sleep_latency_min = 431;
  EXPECT_EQ(measure(night).reason(), Unusable::waking_before_sleep);
  night = test::worked_night();
  night.awake_min = 391;
  EXPECT_EQ(measure(night).reason(), Unusable::awake_longer_than_night);
  night.awake_min = 390;
  EXPECT_EQ(measure(night).total_sleep_time_min, 0);
  night = test::worked_night();
  night.out_of_bed = moment("2024-05-08T22:30");
  EXPECT_TRUE(measure(night).usable()) << "24 h exactly";
  night.out_of_bed = moment("2024-05-08T22:31");
  EXPECT_EQ(measure(night).reason(), Unusable::longer_than_a_day);
  night = test::worked_night();
  night.tried_to_sleep.reset();
  night.final_awakening = moment("2024-05-07T22:00");
  EXPECT_EQ(measure(night).reason(), Unusable::out_of_order);
  night.final_awakening.reset();
  night.out_of_bed = night.into_bed;
  EXPECT_EQ(measure(night).reason(), Unusable::no_time_in_bed);
}

TEST(Measures, ARepeatedHourIsReadAsItsSecondPassWhereOnlyThatIsPossible) {
  // Woke at 01:20 on the second pass, having gone to bed at 01:40 on the first.
  auto night =
      two_moments(moment("2024-11-03T01:40", "America/New_York"), moment("2024-11-03T01:20", "America/New_York"));
  const auto m = measure(night);
  ASSERT_TRUE(m.usable());
  EXPECT_EQ(m.time_in_bed_min, 40);
  const auto mended = with_mended_folds(night);
  EXPECT_EQ(mended.into_bed->fold, 0);
  EXPECT_EQ(mended.final_awakening->fold, 1);

  night = two_moments(moment("2024-11-03T01:10", "America/New_York"), moment("2024-11-03T01:20", "America/New_York"));
  EXPECT_EQ(with_mended_folds(night), night) << "already in order: the first pass stays";
}

TEST(Measures, AsleepAboutCrossesAClockChangeCorrectly) {
  Night night;
  night.tried_to_sleep = moment("2024-03-31T01:50", "Europe/Berlin");
  night.sleep_latency_min = 20;
  EXPECT_EQ(iso(measure(night).sleep_onset->wall()), "2024-03-31T03:10");
  night.sleep_latency_min = 10;
  EXPECT_EQ(iso(measure(night).sleep_onset->wall()), "2024-03-31T03:00");
  night.tried_to_sleep = moment("2024-03-31T02:30", "Europe/Berlin");
  EXPECT_EQ(iso(measure(night).sleep_onset->wall()), "2024-03-31T03:40") << "the clock had skipped 02:30";
}

TEST(Measures, AnOffsetFixedWhenTypedOutlivesTodaysZoneRules) {
  auto night = test::worked_night("2024-05-07", "2024-05-08", "Europe/Berlin");
  for (auto member : {&Night::into_bed, &Night::tried_to_sleep, &Night::final_awakening, &Night::out_of_bed})
    night.*member = make_moment_with_offset((night.*member)->local, "Europe/Berlin", 180);
  const auto m = measure(night);
  EXPECT_EQ(m.total_sleep_time_min, 340);
  EXPECT_EQ(iso(m.midpoint->wall()), "2024-05-08T02:55");
  EXPECT_EQ(m.midpoint->offset_min, 180);
}

TEST(Measures, TimeInBedIsTheSumOfItsPartsInEveryZone) {
  const std::array<std::string, 6> zones{"Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
                                         "Asia/Kolkata",  "Pacific/Apia",     "America/St_Johns"};
  std::mt19937 engine(7);
  const auto below = [&](int n) { return static_cast<int>(engine() % static_cast<unsigned>(n)); };
  int usable = 0;
  for (int i = 0; i < 3000; ++i) {
    Night night;
    auto clock = at(Day{18000 + below(2000)}, 20 * 60 + below(420));
    const auto next = [&](int minutes) {
      clock = clock + std::chrono::minutes(minutes);
      return make_moment(clock, zones[static_cast<std::size_t>(below(6))], below(2));
    };
    night.into_bed = next(0);
    night.tried_to_sleep = next(below(90));
    night.sleep_latency_min = below(60);
    night.awakenings = below(4);
    night.awake_min = below(60);
    night.final_awakening = next(below(600));
    night.out_of_bed = next(below(90));
    const auto m = measure(night);
    if (!m.usable()) {
      EXPECT_FALSE(m.time_in_bed_min || m.total_sleep_time_min || m.midpoint);
      continue;
    }
    ++usable;
    EXPECT_EQ(*m.time_in_bed_min, *m.before_trying_min + *m.sleep_latency_min + *m.awake_min + *m.total_sleep_time_min +
                                      *m.terminal_wake_min);
    EXPECT_EQ(*m.sleep_period_min, *m.total_sleep_time_min + *m.awake_min);
    EXPECT_GE(*m.total_sleep_time_min, 0);
    EXPECT_GT(*m.time_in_bed_min, 0);
  }
  EXPECT_GT(usable, 300);
}

TEST(PublishedDiaries, EveryMunichNightEqualsItsReference) {
  const auto nights = test::melidos("munich/TUM_Munich.csv");
  const auto reference = test::csv("munich/REFERENCE_TUM_Munich_nights.csv");
  ASSERT_EQ(nights.size(), 70U);
  ASSERT_EQ(reference.size(), 70U);
  for (std::size_t i = 0; i < nights.size(); ++i) {
    const auto& expected = reference[i];
    SCOPED_TRACE(expected.at("id") + "/" + expected.at("instance"));
    const auto m = measure(nights[i].night);
    ASSERT_TRUE(m.usable());
    EXPECT_NEAR(*m.time_in_bed_min, std::stod(expected.at("TIB_min")), 0.01);
    EXPECT_NEAR(*m.total_sleep_time_min, std::stod(expected.at("TST_min")), 0.01);
    EXPECT_NEAR(*m.efficiency_tib_pct, std::stod(expected.at("SE_pct")), 0.01);
    EXPECT_NEAR(*m.efficiency_lights_out_pct, std::stod(expected.at("SE_lightsout_pct")), 0.01);
    const auto& middle = expected.at("midsleep_local");
    EXPECT_EQ(m.midpoint->local_minutes, static_cast<double>(parse_local(middle.substr(0, 16)).value().local.minutes) +
                                             std::stod(middle.substr(17, 2)) / 60);
  }
}

TEST(PublishedDiaries, KumasiHas93UsableNightsAnd11WithTheirReasons) {
  const auto nights = test::melidos("kumasi/KNUST_Kumasi.csv");
  const auto reference = test::csv("kumasi/REFERENCE_KNUST_Kumasi_nights.csv");
  ASSERT_EQ(nights.size(), 104U);
  int usable = 0;
  for (std::size_t i = 0; i < nights.size(); ++i) {
    const auto& status = reference[i].at("status");
    SCOPED_TRACE(reference[i].at("id") + "/" + reference[i].at("instance") + " " + status);
    const auto m = measure(nights[i].night);
    usable += m.usable();
    ASSERT_EQ(m.usable(), status == "ok");
    const auto has = [&](Unusable reason) {
      return std::find(m.reasons.begin(), m.reasons.end(), reason) != m.reasons.end();
    };
    EXPECT_EQ(has(Unusable::trying_before_bed), status.find("sleep_before_bedtime") != std::string::npos);
    EXPECT_EQ(has(Unusable::up_before_waking), status.find("out_before_wake") != std::string::npos);
    EXPECT_EQ(has(Unusable::no_time_in_bed) || has(Unusable::longer_than_a_day),
              status.find("tib_le_0_or_gt_24h") != std::string::npos);
    if (!m.usable()) continue;
    EXPECT_NEAR(*m.time_in_bed_min, std::stod(reference[i].at("TIB_min")), 0.01);
    if (!reference[i].at("TST_min").empty()) {
      EXPECT_NEAR(m.total_sleep_time_min.value_or(-1), std::stod(reference[i].at("TST_min")), 0.01);
    }
  }
  EXPECT_EQ(usable, 93);
}

TEST(PublishedDiaries, TheWeekOfJoeflack4EqualsTheDiaristsOwnRows) {
  const auto table = test::csv_lines("joeflack4/data-with-questions-2025--06-19--06-25.csv");
  const auto line = [&](const std::string& start) {
    for (const auto& cells : table)
      if (cells[0].starts_with(start)) return cells;
    throw std::runtime_error(start);
  };
  const std::array tib{491, 493, 487, 468, 461, 452, 435};
  const std::array tst{451, 378, 465, 412, 432, 390, 412};
  const std::array se{91.8534, 76.6734, 95.4825, 88.0342, 93.7093, 86.2832, 94.7126};
  const auto hours_and_minutes = [](const std::string& cell) {
    const auto colon = cell.find(':');
    return std::stoi(cell.substr(0, colon)) * 60 + std::stoi(cell.substr(colon + 1));
  };
  for (std::size_t i = 0; i < 7; ++i) {
    const auto clock = [&](const std::string& start) {
      return make_moment(at(test::day("2025-06-19") + static_cast<int>(i), parse_clock(line(start)[i + 1]).value()),
                         "America/New_York");
    };
    Night night;
    night.into_bed = night.tried_to_sleep = clock("1.2b.");
    night.night = night_of(night.into_bed->local);
    night.sleep_latency_min = std::stoi(line("2.")[i + 1]);
    night.awakenings = std::stoi(line("3.")[i + 1]);
    if (line("4.")[i + 1] != ".") night.awake_min = std::stoi(line("4.")[i + 1]);
    night.final_awakening = clock("6.");
    night.out_of_bed = clock("7.");
    const auto m = measure(night);
    ASSERT_TRUE(m.usable());
    EXPECT_EQ(night.night, test::day("2025-06-18") + static_cast<int>(i));
    EXPECT_EQ(m.time_in_bed_min, tib[i]);
    EXPECT_EQ(m.time_in_bed_min, hours_and_minutes(line("9.")[i + 1]));
    EXPECT_EQ(m.total_sleep_time_min, tst[i]);
    EXPECT_EQ(m.total_sleep_time_min, hours_and_minutes(line("8.")[i + 1]));
    EXPECT_NEAR(*m.efficiency_tib_pct, se[i], 5e-5);
  }
}

}  // namespace
}  // namespace nightjar::analysis
