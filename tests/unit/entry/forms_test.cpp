// Forms without a screen: what typed text says as records.
#include <gtest/gtest.h>

#include <nightjar/entry/day_form.hpp>
#include <nightjar/entry/entry_forms.hpp>
#include <nightjar/entry/night_form.hpp>

#include "support/zones.hpp"
#include "unit/entry/berlin.hpp"

namespace nightjar::entry {
namespace {

const Day night = *parse_day("2024-03-30");

NightForm times(const char* bed, const char* trying, const char* awake, const char* up) {
  NightForm form;
  form.night = night;
  form.into_bed.text = bed;
  form.tried_to_sleep.text = trying;
  form.final_awakening.text = awake;
  form.out_of_bed.text = up;
  return form;
}
TEST(NightForm, AMorningInAnotherZoneIsPlacedOnTheClockThere) {
  NightForm form = times("22:00", "22:00", "06:00", "06:30");
  form.night = *parse_day("2024-06-01");
  form.wake_zone = "America/New_York";
  const auto read_back = read(form, nullptr, "Europe/London").night;
  EXPECT_EQ(at_of(read_back.into_bed), "2024-06-01T22:00+01:00");
  EXPECT_EQ(at_of(read_back.final_awakening), "2024-06-02T06:00-04:00");
  EXPECT_EQ(minutes_between(*read_back.into_bed, *read_back.final_awakening), 780);
  EXPECT_EQ(at_of(read_back.out_of_bed), "2024-06-02T06:30-04:00");
}
TEST(NightForm, AMorningTheOtherWayRoundTheEarthIsTheNextOneThere) {
  NightForm form = times("22:00", "", "07:00", "");
  form.night = *parse_day("2024-06-01");
  form.bed_zone = "America/New_York";
  form.wake_zone = "Asia/Tokyo";
  const auto read_back = read(form, nullptr, berlin).night;
  EXPECT_EQ(at_of(read_back.into_bed), "2024-06-01T22:00-04:00");
  EXPECT_EQ(at_of(read_back.final_awakening), "2024-06-03T07:00+09:00");
}
TEST(NightForm, AZoneThatIsNotKnownIsSaidAndChangesNothing) {
  NightForm form = times("22:00", "", "", "");
  form.bed_zone = "Europe/Nowhere";
  const auto reading = read(form, nullptr, berlin);
  ASSERT_EQ(reading.problems.size(), 1u);
  EXPECT_EQ(reading.problems[0].field, "bed_zone");
  EXPECT_FALSE(reading.night.into_bed.has_value());
}
TEST(NightForm, WhereOneWasIsNoAnswerAboutTheNight) {
  NightForm form;
  form.bed_zone = "Asia/Tokyo";
  EXPECT_TRUE(blank(form));
  form.quality = 2;
  EXPECT_FALSE(blank(form));
}
TEST(NightForm, UpALittleBeforeAwakeIsLeftToAskAbout) {
  const auto read_back = read(times("22:30", "23:00", "07:00", "06:10"), nullptr, berlin).night;
  EXPECT_EQ(at_of(read_back.out_of_bed), "2024-03-31T06:10+02:00");
}
TEST(NightForm, TheSecondPassOfARepeatedHourIsTakenWhenOnlyItFits) {
  NightForm form = times("01:45", "01:30", "07:00", "07:10");
  form.night = *parse_day("2024-11-02");
  const auto read_back = read(form, nullptr, "America/New_York").night;
  EXPECT_EQ(at_of(read_back.into_bed), "2024-11-03T01:45-04:00");
  EXPECT_EQ(at_of(read_back.tried_to_sleep), "2024-11-03T01:30-05:00");
}
TEST(NightForm, AnUntouchedTimeKeepsItsDateAndOffset) {
  Night recorded;
  recorded.night = night;
  recorded.into_bed = make_moment_with_offset(at(night + 3, 1320), "Asia/Kolkata", 330);
  const auto read_back = read(night_form(recorded), &recorded, berlin).night;
  EXPECT_EQ(read_back.into_bed, recorded.into_bed);
}
TEST(NightForm, EveryAnswerComesBackFromTheFormUnchanged) {
  Night recorded;
  recorded.night = night;
  recorded.into_bed = make_moment(at(night, 1350), berlin);
  recorded.sleep_latency_min = 0;
  recorded.awakenings = 3;
  recorded.quality = 1;
  recorded.rested = 5;
  recorded.factors = TextSet{};
  recorded.comments = "two\nlines";
  recorded.own_estimate_min = 300;
  recorded.odd_confirmed = {"rare"};
  EXPECT_EQ(read(night_form(recorded), &recorded, berlin).night, recorded);
}
TEST(NightForm, EmptyIsNotZero) {
  const auto read_back = read(times("", "", "", ""), nullptr, berlin).night;
  EXPECT_FALSE(read_back.sleep_latency_min.has_value());
  EXPECT_FALSE(read_back.factors.has_value());
}
TEST(NightForm, ANumberThatCannotBeKeptIsNamed) {
  NightForm form = times("", "", "", "");
  form.sleep_latency = "1000";
  const auto reading = read(form, nullptr, berlin);
  ASSERT_EQ(reading.problems.size(), 1u);
  EXPECT_EQ(reading.problems[0].field, "sleep_latency_min");
}
TEST(NightForm, ArrowsNudgeByFiveMinutesAndFillNothingIn) {
  EXPECT_EQ(nudged_clock("23:58", 1), "00:03");
  EXPECT_EQ(nudged_clock("", 1), std::nullopt);
  EXPECT_EQ(nudged_minutes("10", -3), "0");
}

TEST(Draft, AFormComesBackWithEveryAnswer) {
  NightForm form = times("22:30", "x\"\\y\n\tz", "é☾", "");
  form.into_bed.kept = make_moment(at(night, 1350), berlin);
  form.quality = 0;
  form.factors = {{"late coffee", "a, b"}, true};
  const auto again = form_from_draft<NightForm>(draft_of(form));
  EXPECT_EQ(draft_of(again), draft_of(form));
  EXPECT_EQ(again.tried_to_sleep.text, form.tried_to_sleep.text);
  EXPECT_EQ(again.into_bed.kept, form.into_bed.kept);
  EXPECT_EQ(again.factors.chosen, form.factors.chosen);
  EXPECT_TRUE(again.factors.none);
}
TEST(Draft, TextThatIsNoDraftReadsAsAnEmptyForm) {
  for (const char* text : {"", "{", "{\"night\":[", "[]", "{\"quality\":[\"x\"]}", "{\"a\\"})
    EXPECT_TRUE(blank(form_from_draft<NightForm>(text))) << text;
}

TEST(DayForm, AnUnchangedDayWishesForNothing) {
  JournalData data;
  CheckIn check_in;
  check_in.head.id.bytes[0] = 1;
  check_in.day = night;
  check_in.mood = 4;
  check_in.note = "kept though the form does not show it";
  data.put(check_in);
  EXPECT_TRUE(proposed_changes(day_form(data, night), data, Moment{}).empty());
}
TEST(DayForm, NoneOfTheseAnswersOnlyWhatWasNotChosen) {
  JournalData data;
  DayForm form;
  form.day = night;
  form.facts = {"naps"};
  form.none_of_these = true;
  const auto proposed = proposed_changes(form, data, Moment{});
  ASSERT_EQ(proposed.size(), 1u);
  const auto& facts = std::get<DayFacts>(proposed[0].record);
  EXPECT_EQ(facts.naps, Fact::some);
  EXPECT_EQ(facts.caffeine, Fact::none);
}

TEST(CravingForm, NeedsAStrengthAndNothingElse) {
  const JournalData data;
  CravingForm form;
  form.day = night;
  const EntryContext context{data, *parse_utc("2024-03-30T20:00:00Z"), test::zone_named(berlin)};
  EXPECT_FALSE(read(form, context));
  form.peak = 0;
  const auto craving = read(form, context);
  ASSERT_TRUE(craving);
  EXPECT_EQ(craving->peak, 0);
  EXPECT_EQ(at_of(craving->at), "2024-03-30T21:00+01:00");
}
TEST(CravingForm, ATimeAfterMidnightStaysInItsJournalDay) {
  const JournalData data;
  CravingForm form;
  form.day = night;
  form.peak = 3;
  form.clock = "1:30";
  EXPECT_EQ(at_of(read(form, {data, {}, test::zone_named(berlin)})->at), "2024-03-31T01:30+01:00");
}
TEST(TakenForm, NotSureIsNotNothing) {
  const JournalData data;
  TakenForm form;
  form.day = night;
  form.new_name = "tea";
  const EntryContext context{data, *parse_utc("2024-03-30T20:00:00Z"), test::zone_named(berlin)};
  EXPECT_EQ(read(form, context)->intake.amount_is, AmountIs::not_asked);
  form.amount_not_sure = true;
  EXPECT_EQ(read(form, context)->intake.amount_is, AmountIs::unknown);
  form.amount = "a little";
  EXPECT_EQ(read(form, context)->intake.amount_is, AmountIs::estimate);
}

}  // namespace
}  // namespace nightjar::entry
