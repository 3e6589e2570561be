// On which day a typed clock time falls, as the forms of the window read it. tests/cli/placing_test.cpp holds the same
// against the command line.
#include <gtest/gtest.h>

#include <nightjar/entry/night_form.hpp>
#include <nightjar/entry/record_forms.hpp>
#include <nightjar/entry/unknown_zones.hpp>

#include "support/night_times_table.hpp"
#include "support/zones.hpp"
#include "unit/entry/berlin.hpp"

namespace nightjar::entry {
namespace {

TEST(PlacingANight, EachTypedTimeFallsOnItsDay) {
  for (const auto& row : test::typed_nights()) {
    SCOPED_TRACE(row.why);
    NightForm form;
    form.night = *parse_day(row.night);
    form.bed_zone = row.zone;
    form.wake_zone = row.wake_zone;
    form.into_bed.text = row.into_bed;
    form.tried_to_sleep.text = row.tried;
    form.final_awakening.text = row.awake;
    form.out_of_bed.text = row.up;
    const auto reading = read(form, nullptr, "UTC");
    EXPECT_TRUE(reading.problems.empty());
    EXPECT_EQ(at_of(reading.night.into_bed), row.into_bed_at);
    EXPECT_EQ(at_of(reading.night.tried_to_sleep), row.tried_at);
    EXPECT_EQ(at_of(reading.night.final_awakening), row.awake_at);
    EXPECT_EQ(at_of(reading.night.out_of_bed), row.up_at);
  }
}

TEST(PlacingANight, WhatHasADateOrAnOffsetIsNotReadAsAnotherPass) {
  NightTimes given{.bed_zone = "America/New_York", .wake_zone = "America/New_York"};
  const Day night = *parse_day("2024-11-02");
  given.into_bed = ClockTime{105};
  given.tried_to_sleep = ClockTime{90, -240};  // 01:30 the first time, as it was typed: before being in bed
  EXPECT_EQ(at_of(placed(given, night).tried_to_sleep), "2024-11-03T01:30-04:00");
  given.tried_to_sleep = make_moment(at(night + 1, 90), given.bed_zone);
  EXPECT_EQ(at_of(placed(given, night).tried_to_sleep), "2024-11-03T01:30-04:00");
  given.tried_to_sleep = ClockTime{90};
  EXPECT_EQ(at_of(placed(given, night).tried_to_sleep), "2024-11-03T01:30-05:00");
}

TEST(PlacingANight, AMorningWithoutAZoneIsWhereTheEveningWas) {
  NightForm form;
  form.night = *parse_day("2024-06-01");
  form.bed_zone = "Asia/Tokyo";
  form.into_bed.text = "23:00";
  form.out_of_bed.text = "07:00";
  EXPECT_EQ(at_of(read(form, nullptr, berlin).night.out_of_bed), "2024-06-02T07:00+09:00");
}

/// In bed in one zone and up in another, neither of which any computer knows: UTC-08:00, and UTC-05:00.
Night night_in_unknown_zones() {
  Night night;
  night.night = *parse_day("2024-02-02");
  night.into_bed = make_moment_with_offset(parse_local("2024-02-02T22:30")->local, test::nowhere, -480);
  night.final_awakening = make_moment_with_offset(parse_local("2024-02-03T06:40")->local, "Nowhere/Else", -300);
  night.out_of_bed = make_moment_with_offset(parse_local("2024-02-03T07:00")->local, "Nowhere/Else", -300);
  return night;
}

TEST(PlacingANight, ANewTimeInAZoneThatIsNotKnownHereHasTheOffsetOfTheRecordedOnes) {
  const auto recorded = night_in_unknown_zones();
  auto form = night_form(recorded);
  form.tried_to_sleep.text = "22:50";
  form.out_of_bed.text = "07:30";
  const auto reading = read(form, &recorded, berlin);
  EXPECT_TRUE(reading.problems.empty());
  EXPECT_EQ(at_of(reading.night.into_bed), "2024-02-02T22:30-08:00");
  EXPECT_EQ(at_of(reading.night.tried_to_sleep), "2024-02-02T22:50-08:00");
  EXPECT_EQ(at_of(reading.night.out_of_bed), "2024-02-03T07:30-05:00");
  EXPECT_EQ(reading.night.out_of_bed->zone, "Nowhere/Else");
  EXPECT_EQ(minutes_between(*reading.night.into_bed, *reading.night.out_of_bed), 6 * 60);
  const auto said = about_unknown_zones({Change{AnyRecord(recorded), AnyRecord(reading.night)}});
  ASSERT_EQ(said.size(), 2U);
  EXPECT_NE(said[0].find("Nowhere/Else: the new time there is kept with the offset UTC-05:00"), std::string::npos);
  EXPECT_NE(said[1].find("Nowhere/Land: the new time there is kept with the offset UTC-08:00"), std::string::npos);
  EXPECT_TRUE(about_unknown_zones({Change{AnyRecord(recorded), AnyRecord(recorded)}}).empty());
}

TEST(PlacingANight, TheNearestOfTheRecordedTimesTellsTheOffset) {
  NightTimes given{.bed_zone = test::nowhere, .wake_zone = test::nowhere};
  const Day night = *parse_day("2024-03-09");
  given.recorded = {make_moment_with_offset(at(night, 22 * 60), test::nowhere, -480),
                    make_moment_with_offset(at(night + 1, 7 * 60), test::nowhere, -420)};
  given.into_bed = ClockTime{23 * 60};
  given.out_of_bed = ClockTime{8 * 60};
  EXPECT_EQ(at_of(placed(given, night).into_bed), "2024-03-09T23:00-08:00");
  EXPECT_EQ(at_of(placed(given, night).out_of_bed), "2024-03-10T08:00-07:00");
  given.recorded.clear();
  EXPECT_EQ(at_of(placed(given, night).out_of_bed), "2024-03-10T08:00") << "nothing tells it, so nothing is made up";
}

TEST(PlacingANight, AZoneThatNobodyKnowsIsStillASlipWhereItIsTypedAnew) {
  NightForm form;
  form.night = *parse_day("2024-02-02");
  form.bed_zone = test::nowhere;
  form.into_bed.text = "22:30";
  EXPECT_EQ(read(form, nullptr, berlin).problems.size(), 1U);
}

/// Written down on Sunday 31 March 2024 at 09:20, in Berlin.
class PlacingAnEntry : public ::testing::Test {
 protected:
  const Day today_ = *parse_day("2024-03-31");
  const Writing writing_{*parse_utc("2024-03-31T07:20:00Z"), test::zone_named(berlin), default_day_start_min};
  std::string placed_at(const char* clock, std::optional<Day> day) {
    return at_of(placed(ClockTime{*parse_clock(clock)}, day, writing_));
  }
};

TEST_F(PlacingAnEntry, OfTodayItIsTheLastTimeThatTheClockShowedThis) {
  for (const auto& [clock, where] : {std::pair{"9:00", "2024-03-31T09:00+02:00"},
                                     {"9:20", "2024-03-31T09:20+02:00"},
                                     {"3:30", "2024-03-31T03:30+02:00"},
                                     {"23:40", "2024-03-30T23:40+01:00"},
                                     {"12:50", "2024-03-30T12:50+01:00"}}) {
    EXPECT_EQ(placed_at(clock, std::nullopt), where) << clock;
    EXPECT_EQ(placed_at(clock, today_), where) << clock;
  }
}
TEST_F(PlacingAnEntry, AMinuteAheadIsNotADayBack) {
  EXPECT_EQ(placed_at("9:21", std::nullopt), "2024-03-31T09:21+02:00");
  EXPECT_EQ(placed_at("10:20", today_), "2024-03-31T10:20+02:00");
  EXPECT_EQ(placed_at("10:21", today_), "2024-03-30T10:21+01:00");
}
TEST_F(PlacingAnEntry, OfAnotherDayItLiesInThatJournalDay) {
  EXPECT_EQ(placed_at("23:40", today_ - 3), "2024-03-28T23:40+01:00");
  EXPECT_EQ(placed_at("3:59", today_ - 3), "2024-03-29T03:59+01:00");
  EXPECT_EQ(placed_at("4:00", today_ - 3), "2024-03-28T04:00+01:00");
  EXPECT_EQ(placed_at("4:00", today_ + 1), "2024-04-01T04:00+02:00");
}
TEST_F(PlacingAnEntry, AnAnswerAboutADayStaysInIt) {
  EXPECT_EQ(at_of(placed_on(ClockTime{14 * 60}, today_, writing_)), "2024-03-31T14:00+02:00");
}
TEST_F(PlacingAnEntry, OverATimeInAZoneThatIsNotKnownHereItStaysThere) {
  const auto recorded = make_moment_with_offset(at(today_ - 3, 14 * 60), test::nowhere, -480);
  const auto there = over(recorded, writing_);
  const auto moved = placed_on(ClockTime{15 * 60}, today_ - 3, there);
  EXPECT_EQ(at_of(moved), "2024-03-28T15:00-08:00");
  EXPECT_EQ(moved.zone, test::nowhere);
  const auto known = make_moment(at(today_ - 3, 14 * 60), "Asia/Kolkata");
  EXPECT_EQ(over(known, writing_).zone.name(), berlin) << "as it is everywhere else";
  EXPECT_EQ(over(std::nullopt, writing_).zone.name(), berlin);
}
TEST_F(PlacingAnEntry, AClockThatIsRecordedIsThatVeryTime) {
  const auto recorded = make_moment_with_offset(at(today_ - 30, 600), "Asia/Kolkata", 330);
  const auto at_once = [&](const GivenTime& given) { return placed(given, today_, writing_); };
  EXPECT_EQ(at_once(given_over(recorded, {600})), recorded);
  EXPECT_EQ(at_of(at_once(given_over(recorded, {601}))), "2024-03-31T10:01+02:00");
  EXPECT_EQ(at_of(at_once(given_over(recorded, {600, 60}))), "2024-03-31T10:00+01:00");
}
TEST_F(PlacingAnEntry, ASleepEndsAtTheFirstSuchTimeAfterItBegan) {
  const auto sleep = [&](int start, int end, std::optional<Day> day) {
    const auto placed = placed_sleep(ClockTime{start}, ClockTime{end}, day, writing_);
    return at_of(placed.start) + " " + at_of(placed.end) + " " + iso(placed.day);
  };
  EXPECT_EQ(sleep(1430, 330, today_ - 5), "2024-03-26T23:50+01:00 2024-03-27T05:30+01:00 2024-03-26");
  EXPECT_EQ(sleep(8 * 60, 9 * 60, today_), "2024-03-31T08:00+02:00 2024-03-31T09:00+02:00 2024-03-31");
  EXPECT_EQ(sleep(1430, 330, std::nullopt), "2024-03-30T23:50+01:00 2024-03-31T05:30+02:00 2024-03-30");
  EXPECT_EQ(sleep(1430, 330, today_), "2024-03-30T23:50+01:00 2024-03-31T05:30+02:00 2024-03-30");
}

TEST_F(PlacingAnEntry, EveryFormOfTodayTakesTheLastSuchTime) {
  JournalSettings settings;
  settings.home_zone = berlin;
  const JournalData data(settings);
  const EntryContext context{data, writing_.now, test::zone_named(berlin)};
  const std::string evening = "2024-03-30T23:40+01:00";

  CravingForm craving;
  craving.peak = 3;
  craving.day = today_;
  craving.clock = "23:40";
  EXPECT_EQ(at_of(read(craving, context)->at), evening);
  TakenForm taken;
  taken.new_name = "tea";
  taken.day = today_;
  taken.clock = "23:40";
  const auto intake = read(taken, context)->intake;
  EXPECT_EQ(at_of(intake.at), evening);
  EXPECT_EQ(intake.day, today_ - 1);
  EXPECT_EQ(day_of_entry("23:40", today_, context), today_ - 1);
  EXPECT_EQ(day_of_entry("9:00", today_, context), today_);
  EXPECT_EQ(day_of_entry("", today_, context), today_);

  const auto at_in = [&](auto form) {
    form.day = today_;
    form.clock = "23:40";
    const auto record = read(RecordForm(form), context);
    EXPECT_TRUE(record);
    std::string found;
    std::visit(
        [&](const auto& r) {
          if constexpr (requires { Moment(r.at); }) found = at_of(r.at);
        },
        *record);
    return found;
  };
  ChecklistForm checklist;
  checklist.note = "x";
  EXPECT_EQ(at_in(checklist), evening);
  SupportForm support;
  support.name = "Sam";
  EXPECT_EQ(at_in(support), evening);
  NoteForm note;
  note.text = "x";
  EXPECT_EQ(at_in(note), evening);
  NapForm nap;
  nap.day = today_;
  nap.start = "23:40";
  nap.end = "0:20";
  const auto sleep = std::get<Nap>(*read(RecordForm(nap), context));
  EXPECT_EQ(at_of(sleep.start), evening);
  EXPECT_EQ(at_of(sleep.end), "2024-03-31T00:20+01:00");
  EXPECT_EQ(sleep.day, today_ - 1);
}

TEST_F(PlacingAnEntry, ASleepThatEndsBeforeItBeginsIsNotSaved) {
  JournalData data;
  Nap nap;
  nap.head.id.bytes[0] = 1;
  nap.day = today_ - 2;
  nap.start = make_moment(at(nap.day, 13 * 60), berlin);
  nap.end = make_moment(at(nap.day, 14 * 60), berlin);
  data.put(nap);
  auto form = std::get<NapForm>(*record_form(nap, default_day_start_min));
  form.start = "15:00";  // the end is recorded, and nobody changes it
  EXPECT_FALSE(read(RecordForm(form), {data, writing_.now, test::zone_named(berlin)}));
  form.end = "15:30";
  const auto read_back = std::get<Nap>(*read(RecordForm(form), {data, writing_.now, test::zone_named(berlin)}));
  EXPECT_EQ(minutes_between(*read_back.start, *read_back.end), 30);
}

TEST(NightTold, IsTheLastOneWhoseTimesHaveAllCome) {
  struct Row {
    const char *now, *into_bed, *awake, *up, *night, *why;
  };
  const Row rows[] = {
      {"2026-02-03T08:00", "22:30", "06:10", "07:00", "2026-02-02", "in the morning"},
      {"2026-02-03T03:00", "22:00", "02:30", "02:45", "2026-02-02", "awake for good before the journal day begins"},
      {"2026-02-12T21:00", "13:00", "20:00", "", "2026-02-12", "slept by day, written down in the evening"},
      {"2026-02-03T17:00", "", "", "07:00", "2026-02-02", "got up, in the afternoon"},
      {"2026-02-03T23:30", "22:30", "", "", "2026-02-03", "in bed now"},
      {"2026-02-03T06:55", "22:30", "06:50", "07:00", "2026-02-02", "five minutes ahead, rounded"},
      {"2026-02-03T06:00", "22:30", "", "07:30", "2026-02-01", "a morning that is to come was yesterday's"},
      {"2026-02-03T03:00", "", "", "", "2026-02-01", "no times: the night that ended with the journal day"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.why);
    const Writing writing{*make_moment(parse_local(row.now)->local, berlin).utc, test::zone_named(berlin)};
    NightTimes given{.bed_zone = berlin, .wake_zone = berlin};
    const auto clock = [](const char* typed) {
      return *typed ? std::optional<GivenTime>(ClockTime{*parse_clock(typed)}) : std::nullopt;
    };
    given.into_bed = clock(row.into_bed);
    given.final_awakening = clock(row.awake);
    given.out_of_bed = clock(row.up);
    EXPECT_EQ(iso(night_told(given, writing, [](Day) { return true; })), row.night);
  }
}

}  // namespace
}  // namespace nightjar::entry
