#include <gtest/gtest.h>

#include <nightjar/time/format.hpp>

namespace nightjar {
namespace {

TEST(ParseClock, TakesWhatPeopleType) {
  const std::pair<const char*, int> table[] = {
      {"2245", 22 * 60 + 45},
      {"22:45", 22 * 60 + 45},
      {"22.45", 22 * 60 + 45},
      {"10:45pm", 22 * 60 + 45},
      {"1045p", 22 * 60 + 45},
      {"10:45 PM", 22 * 60 + 45},
      {"10:45 p.m.", 22 * 60 + 45},
      {"7", 7 * 60},
      {"07", 7 * 60},
      {"730", 7 * 60 + 30},
      {"7am", 7 * 60},
      {"12am", 0},
      {"12:50am", 50},
      {"12pm", 12 * 60},
      {"12:50 pm", 12 * 60 + 50},
      {"0", 0},
      {"0005", 5},
      {"24:00", 0},
      {"23:59", 23 * 60 + 59},
      {"22h45", 22 * 60 + 45},
  };
  for (const auto& [typed, minute] : table) {
    const auto parsed = parse_clock(typed);
    ASSERT_TRUE(parsed) << typed;
    EXPECT_EQ(*parsed, minute) << typed;
  }
}

TEST(ParseClock, RefusesWhatIsNoTimeOfDay) {
  for (const char* typed :
       {"", "25:00", "24:01", "7:60", "13pm", "0am", "12345", "7:5", "noon", "7pmx", ":30", "-7", "1:2:3"})
    EXPECT_FALSE(parse_clock(typed)) << typed;
}

TEST(ParseDay, KnowsTheCalendar) {
  EXPECT_EQ(iso(parse_day("2024-02-29").value()), "2024-02-29");
  for (const char* text :
       {"2023-02-29", "2024-13-01", "2024-00-10", "24-01-01", "2024/01/01", "2024-1-1", "1899-12-31", ""})
    EXPECT_FALSE(parse_day(text)) << text;
}

TEST(ParseLocal, CutsSecondsAndReadsOffsets) {
  auto parsed = parse_local("2024-05-07 23:05:59.9+02:00").value();
  EXPECT_EQ(iso(parsed.local), "2024-05-07T23:05");
  EXPECT_EQ(parsed.offset_min, 120);
  EXPECT_EQ(parse_local("2024-05-07T23:05Z").value().offset_min, 0);
  EXPECT_EQ(parse_local("2024-05-07T23:05-0330").value().offset_min, -210);
  EXPECT_FALSE(parse_local("2024-05-07T23:05").value().offset_min);
  for (const char* text :
       {"2024-05-07", "2024-05-07T24:00", "2024-05-07T23:60", "2024-05-07T23:05+2", "2024-05-07T23:05x"})
    EXPECT_FALSE(parse_local(text)) << text;
}

TEST(ParseUtc, NeedsAnOffset) {
  EXPECT_EQ(iso_utc(parse_utc("2024-03-30T22:05:00.123Z").value()), "2024-03-30T22:05:00.123Z");
  EXPECT_EQ(iso_utc(parse_utc("1969-12-31T23:59:59.999Z").value()), "1969-12-31T23:59:59.999Z");
  EXPECT_FALSE(parse_utc("2024-03-30T22:05:00"));
}

TEST(Labels, SpeakOfBothDaysOfANight) {
  EXPECT_EQ(night_label(parse_day("2026-11-21").value()), "Sat 21 → Sun 22 November");
  EXPECT_EQ(night_label(parse_day("2024-02-29").value()), "Thu 29 February → Fri 1 March");
  EXPECT_EQ(day_label(parse_day("2026-11-22").value()), "Sunday 22 November");
}

TEST(Labels, AClockIsThatOnWhichTheMomentWasRead) {
  EXPECT_EQ(clock_of(make_moment(at(parse_day("2026-11-22").value(), 7 * 60 + 5), "Asia/Kathmandu")), "07:05");
  EXPECT_EQ(clock_of(std::nullopt), "");
}

TEST(Labels, ShortDatesLeaveOutNoMoreThanTheySay) {
  const Day day = parse_day("2026-09-02").value();
  EXPECT_EQ(date_words(day), "2 September");
  EXPECT_EQ(full_date(day), "2 September 2026");
  EXPECT_EQ(short_day(day), "Wed 2 Sep");
  EXPECT_EQ(short_date(day), "Wed 2 Sep 2026");
}

TEST(Labels, RoundMinutesForDisplayOnly) {
  EXPECT_EQ(hours_minutes(356), "5 h 56 min");
  EXPECT_EQ(hours_minutes(40), "40 min");
  EXPECT_EQ(hours_minutes(59.5), "1 h 00 min");
  EXPECT_EQ(hh_mm(-5), "23:55");
  EXPECT_EQ(hh_mm(1445), "00:05");
}

}  // namespace
}  // namespace nightjar
