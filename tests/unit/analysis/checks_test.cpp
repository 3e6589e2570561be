#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nightjar/analysis/sleep_metrics.hpp>

#include "diary_files.hpp"

namespace nightjar::analysis {
namespace {

using test::day;
using test::moment;

const Finding* find(const std::vector<Finding>& findings, CheckId id) {
  for (const auto& f : findings)
    if (f.id == id) return &f;
  return nullptr;
}
bool fires(const Night& night, CheckId id, const CheckContext& context = {}) {
  return find(check(night, context), id) != nullptr;
}

Night times(const std::string& b, const std::string& l, const std::string& w, const std::string& o) {
  Night night;
  night.into_bed = moment(b);
  night.tried_to_sleep = moment(l);
  night.final_awakening = moment(w);
  night.out_of_bed = moment(o);
  night.sleep_latency_min = 5;
  night.awakenings = 0;
  night.night = night_of(night.tried_to_sleep->local);
  return night;
}

TEST(Checks, AnOrdinaryNightRaisesNoQuestion) { EXPECT_TRUE(check(test::worked_night(), {}).empty()); }

TEST(Checks, MunichNeverFiresOrderOrLongNight) {
  for (const auto& entry : test::melidos("munich/TUM_Munich.csv")) {
    EXPECT_FALSE(fires(entry.night, CheckId::order));
    EXPECT_FALSE(fires(entry.night, CheckId::long_night));
  }
}

TEST(Checks, KumasiGetsAnOfferForTenOfElevenImpossibleNights) {
  int impossible = 0, offered = 0, odd_but_usable = 0;
  for (const auto& entry : test::melidos("kumasi/KNUST_Kumasi.csv")) {
    SCOPED_TRACE(entry.row.at("bedtime"));
    const auto findings = check(entry.night, {});
    const auto* order = find(findings, CheckId::order);
    const auto* long_night = find(findings, CheckId::long_night);
    const auto m = measure(entry.night);
    if (!m.usable()) {
      ++impossible;
      ASSERT_TRUE(order != nullptr || long_night != nullptr);
      const auto& offers = (order != nullptr ? order : long_night)->repairs;
      EXPECT_LE(offers.size(), 3U);
      offered += !offers.empty();
      EXPECT_EQ(offers.empty(), entry.row.at("bedtime") == "2024-10-07T20:10");
      for (const auto& offer : offers) EXPECT_TRUE(measure(offer.repaired).usable());
    } else {
      EXPECT_EQ(order, nullptr);
      if (long_night == nullptr) continue;
      ++odd_but_usable;
      EXPECT_GE(*m.time_in_bed_min, 1257);
      EXPECT_LE(*m.time_in_bed_min, 1337);
      EXPECT_THAT(long_night->repairs, testing::Contains(testing::Truly([](const Repair& r) {
                    return r.kind == RepairKind::shift && std::abs(r.shift_min) == 720;
                  })));
    }
  }
  EXPECT_EQ(impossible, 11);
  EXPECT_EQ(offered, 10);
  EXPECT_EQ(odd_but_usable, 4);
}

TEST(Repairs, ADateThatIsADayTooLateMovesBackADay) {
  const auto night = times("2025-01-09T22:50", "2025-01-08T22:55", "2025-01-09T06:46", "2025-01-09T06:52");
  const auto findings = check(night, {});
  const auto& offers = find(findings, CheckId::order)->repairs;
  ASSERT_FALSE(offers.empty());
  EXPECT_EQ(offers[0].kind, RepairKind::shift);
  EXPECT_EQ(offers[0].shift_min, -1440);
  EXPECT_THAT(offers[0].fields, testing::ElementsAre("into_bed"));
  EXPECT_EQ(iso(offers[0].repaired.into_bed->local), "2025-01-08T22:50");
}

TEST(Repairs, AMorningTimeTypedForAnEveningOneMovesHalfADay) {
  const auto night = times("2024-10-12T08:08", "2024-10-12T22:00", "2024-10-13T08:09", "2024-10-13T08:10");
  const auto findings = check(night, {});
  const auto& offers = find(findings, CheckId::long_night)->repairs;
  ASSERT_FALSE(offers.empty());
  EXPECT_EQ(offers[0].shift_min, 720);
  EXPECT_EQ(iso(offers[0].repaired.into_bed->local), "2024-10-12T20:08");
  EXPECT_FALSE(fires(offers[0].repaired, CheckId::long_night));
}

TEST(Repairs, TwoTimesTheWrongWayRoundAreExchanged) {
  const auto night = times("2024-10-08T19:30", "2024-10-08T19:20", "2024-10-09T07:30", "2024-10-09T08:00");
  const auto findings = check(night, {});
  const auto& offer = find(findings, CheckId::order)->repairs.at(0);
  EXPECT_EQ(offer.kind, RepairKind::swap);
  EXPECT_EQ(iso(offer.repaired.into_bed->local), "2024-10-08T19:20");
  EXPECT_EQ(iso(offer.repaired.tried_to_sleep->local), "2024-10-08T19:30");
}

TEST(Checks, WhatThePersonConfirmedIsNotAskedAgain) {
  auto night = times("2024-10-12T08:08", "2024-10-12T22:00", "2024-10-13T08:09", "2024-10-13T08:10");
  ASSERT_TRUE(fires(night, CheckId::long_night));
  night.odd_confirmed = {"long_night"};
  EXPECT_FALSE(fires(night, CheckId::long_night));
}

TEST(Checks, AVeryShortNightIsAskedAbout) {
  const auto night = times("2024-05-08T04:00", "2024-05-08T04:00", "2024-05-08T05:50", "2024-05-08T05:59");
  EXPECT_TRUE(fires(night, CheckId::long_night));
}

TEST(Checks, HoursAndMinutesTypedAsMinutesAreOfferedAsSuch) {
  auto night = times("2024-05-08T04:00", "2024-05-08T04:00", "2024-05-08T06:05", "2024-05-08T06:30");
  night.sleep_latency_min = 130;
  night.awakenings = 1;
  night.awake_min = 10;
  const auto findings = check(night, {});
  const auto* finding = find(findings, CheckId::minutes);
  ASSERT_NE(finding, nullptr);
  ASSERT_EQ(finding->repairs.size(), 1U);
  EXPECT_EQ(finding->repairs[0].repaired.sleep_latency_min, 90);
  EXPECT_EQ(finding->repairs[0].minutes, 90);
  EXPECT_FALSE(fires(finding->repairs[0].repaired, CheckId::minutes));

  night.sleep_latency_min = 170;  // there is no 1:70
  EXPECT_TRUE(find(check(night, {}), CheckId::minutes)->repairs.empty());
}

TEST(Checks, AnHourFarFromTheUsualOneNeedsSevenOtherNights) {
  CheckContext context;
  for (int i = 0; i < 6; ++i) context.tried_to_sleep.add(23 * 60);
  const auto night = times("2024-05-08T11:00", "2024-05-08T11:00", "2024-05-08T19:00", "2024-05-08T19:10");
  EXPECT_FALSE(fires(night, CheckId::odd_hour, context));
  context.tried_to_sleep.add(23 * 60 + 10);
  const auto findings = check(night, context);
  const auto* finding = find(findings, CheckId::odd_hour);
  ASSERT_NE(finding, nullptr);
  ASSERT_FALSE(finding->repairs.empty());
  for (const auto& offer : finding->repairs) {
    EXPECT_EQ(std::abs(offer.shift_min), 720);
    EXPECT_EQ(minute_of_day(offer.repaired.tried_to_sleep->local), 23 * 60);
  }
  EXPECT_FALSE(fires(test::worked_night(), CheckId::odd_hour, context));
}

TEST(Checks, ANightFiledUnderAnotherDateCanBeRefiled) {
  auto night = test::worked_night();
  night.night = day("2024-05-08");
  const auto findings = check(night, {});
  const auto* finding = find(findings, CheckId::wrong_night);
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ(finding->repairs.at(0).repaired.night, day("2024-05-07"));
  EXPECT_FALSE(fires(finding->repairs[0].repaired, CheckId::wrong_night));
}

TEST(Checks, ANightThatHasNotEndedYetIsOfferedADayEarlier) {
  CheckContext context;
  context.now = moment("2024-05-08T06:56").utc;
  EXPECT_FALSE(fires(test::worked_night(), CheckId::future, context)) << "up at 07:00, within five minutes";
  context.now = moment("2024-05-08T06:54").utc;
  const auto findings = check(test::worked_night(), context);
  const auto* finding = find(findings, CheckId::future);
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ(finding->repairs.at(0).repaired.night, day("2024-05-06"));
  EXPECT_EQ(iso(finding->repairs[0].repaired.out_of_bed->local), "2024-05-07T07:00");
  EXPECT_FALSE(fires(finding->repairs[0].repaired, CheckId::future, context));
}

TEST(Checks, ATakenNightOffersToOpenTheOneThatIsThere) {
  JournalData data;
  auto other = test::worked_night();
  other.head.id.bytes[0] = 1;
  data.put(other);
  auto night = test::worked_night();
  night.head.id.bytes[0] = 2;
  const auto context = check_context(data, night.head.id, std::nullopt);
  EXPECT_EQ(context.tried_to_sleep.n(), 1);
  const auto findings = check(night, context);
  ASSERT_NE(find(findings, CheckId::taken_slot), nullptr);
  EXPECT_EQ(find(findings, CheckId::taken_slot)->repairs.at(0).kind, RepairKind::open_existing);
  EXPECT_FALSE(fires(other, CheckId::taken_slot, check_context(data, other.head.id, std::nullopt)))
      << "a night does not stand in its own way";
}

TEST(Checks, ASkippedTimeIsOfferedAsTheClockShowedIt) {
  auto night = test::worked_night("2024-03-30", "2024-03-31", "Europe/Berlin");
  night.tried_to_sleep = moment("2024-03-31T02:30", "Europe/Berlin");
  const auto findings = check(night, {});
  const auto* finding = find(findings, CheckId::gap);
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ(finding->repairs.at(0).shift_min, 60);
  EXPECT_EQ(iso(finding->repairs[0].repaired.tried_to_sleep->local), "2024-03-31T03:30");
  EXPECT_EQ(measure(finding->repairs[0].repaired).total_sleep_time_min, measure(night).total_sleep_time_min);
}

TEST(Checks, ARepeatedTimeIsAskedAboutUnlessOnlyOnePassIsPossible) {
  auto night = test::worked_night("2024-11-02", "2024-11-03", "America/New_York");
  night.tried_to_sleep = moment("2024-11-03T01:30", "America/New_York");
  auto findings = check(night, {});
  const auto* finding = find(findings, CheckId::overlap);
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ(finding->repairs.at(0).repaired.tried_to_sleep->fold, 1);

  night.into_bed = make_moment(moment("2024-11-03T01:20").local, "America/New_York", 1);
  findings = check(night, {});
  for (const auto& offer : find(findings, CheckId::overlap)->repairs)
    EXPECT_TRUE(measure(offer.repaired).usable()) << "no offer that would be impossible";
}

TEST(Checks, AZoneThatThisComputerDoesNotKnowIsNoObstacle) {
  auto night = test::worked_night("2024-03-30", "2024-03-31", "Europe/Berlin");
  night.tried_to_sleep = moment("2024-03-31T02:30", "Europe/Berlin");
  night.final_awakening = moment("2024-10-27T02:30", "Europe/Berlin");
  for (auto member : {&Night::into_bed, &Night::tried_to_sleep, &Night::final_awakening, &Night::out_of_bed})
    (night.*member)->zone = "Mars/Olympus";  // as if written where such a zone exists
  const auto findings = check(night, {});
  EXPECT_EQ(find(findings, CheckId::gap), nullptr);
  EXPECT_NE(find(findings, CheckId::order), nullptr);
  EXPECT_FALSE(measure(night).usable());
}

TEST(Checks, RareAnswersAreOnlyConfirmed) {
  auto night = test::worked_night();
  night.awakenings = 20;
  EXPECT_FALSE(fires(night, CheckId::rare));
  night.awakenings = 21;
  EXPECT_TRUE(find(check(night, {}), CheckId::rare)->repairs.empty());
  EXPECT_TRUE(
      fires(times("2024-05-07T20:00", "2024-05-07T20:00", "2024-05-08T10:10", "2024-05-08T10:20"), CheckId::rare));
}

TEST(IntakeTimes, OneHalfADayFromTheOthersIsAskedAbout) {
  const std::vector<Moment> drinks{moment("2025-06-22T22:30"), moment("2025-06-22T23:42"), moment("2025-06-23T12:50")};
  const auto odd = check_intake_times(drinks);
  ASSERT_TRUE(odd);
  EXPECT_EQ(odd->index, 2U);
  EXPECT_EQ(iso(odd->corrected.local), "2025-06-23T00:50");
  EXPECT_FALSE(check_intake_times({drinks[0], drinks[2]})) << "two times cannot outvote one another";
  EXPECT_FALSE(
      check_intake_times({moment("2025-06-22T08:00"), moment("2025-06-22T13:00"), moment("2025-06-22T19:00")}));
}

}  // namespace
}  // namespace nightjar::analysis
