#include <gtest/gtest.h>

#include <nightjar/time/format.hpp>

#include "support/zones.hpp"

namespace nightjar {
namespace {

Moment moment(const std::string& local, const std::optional<std::string>& zone, int fold = 0) {
  return make_moment(parse_local(local).value().local, zone, fold);
}

struct Row {
  std::string bed_zone, bed;
  int fold;
  std::string wake_zone, wake;
  int elapsed, on_the_wall;
};

TEST(Moments, AreCountedInElapsedMinutesAcrossClockChangesAndTravel) {
  const Row rows[] = {
      {"Europe/Berlin", "2024-03-30T23:00", 0, "Europe/Berlin", "2024-03-31T07:00", 420, 480},
      {"Europe/Berlin", "2024-10-26T23:00", 0, "Europe/Berlin", "2024-10-27T07:00", 540, 480},
      {"America/New_York", "2024-03-09T22:30", 0, "America/New_York", "2024-03-10T06:30", 420, 480},
      {"America/New_York", "2024-11-02T22:30", 0, "America/New_York", "2024-11-03T06:30", 540, 480},
      {"America/New_York", "2024-11-03T01:30", 0, "America/New_York", "2024-11-03T07:00", 390, 330},
      {"America/New_York", "2024-11-03T01:30", 1, "America/New_York", "2024-11-03T07:00", 330, 330},
      {"Europe/Berlin", "2024-03-31T02:30", 0, "Europe/Berlin", "2024-03-31T09:00", 330, 390},
      {"Europe/London", "2024-06-01T22:00", 0, "America/New_York", "2024-06-02T06:00", 780, 480},
      {"Asia/Kolkata", "2024-01-01T23:15", 0, "Asia/Kolkata", "2024-01-02T06:45", 450, 450},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.bed_zone + " " + row.bed);
    const auto bed = moment(row.bed, row.bed_zone, row.fold);
    const auto wake = moment(row.wake, row.wake_zone);
    EXPECT_EQ(minutes_between(bed, wake), row.elapsed);
    EXPECT_EQ(minutes_between(moment(row.bed, std::nullopt), wake), row.on_the_wall) << "one zone unknown";
  }
}

TEST(Moments, AGapIsReadWithTheOffsetBeforeItAndKeepsItsText) {
  const auto m = moment("2024-03-31T02:30", "Europe/Berlin");
  EXPECT_EQ(m.is, MomentIs::skipped);
  EXPECT_EQ(iso_utc(*m.utc), "2024-03-31T01:30:00.000Z");
  EXPECT_EQ(iso(m.local), "2024-03-31T02:30");
  EXPECT_EQ(iso(moment_at(*m.utc, test::zone_named("Europe/Berlin")).local), "2024-03-31T03:30");
}

TEST(Moments, ARepeatedHourHasTwoPasses) {
  const auto first = moment("2024-11-03T01:30", "America/New_York");
  const auto second = moment("2024-11-03T01:30", "America/New_York", 1);
  EXPECT_EQ(first.is, MomentIs::ambiguous);
  EXPECT_EQ(minutes_between(first, second), 60);
  EXPECT_EQ(iso_with_offset(first), "2024-11-03T01:30-04:00");
  EXPECT_EQ(iso_with_offset(second), "2024-11-03T01:30-05:00");
  EXPECT_EQ(moment("2024-11-03T02:30", "America/New_York", 1).fold, 0) << "not repeated: no second pass";
}

TEST(Moments, WithoutAKnownZoneThereIsNoInstant) {
  for (const auto& zone : {std::optional<std::string>{}, std::optional<std::string>{"Mars/Olympus"}}) {
    const auto m = moment("2024-05-07T23:00", zone);
    EXPECT_EQ(m.is, MomentIs::no_zone);
    EXPECT_FALSE(m.utc || m.offset_min);
  }
}

TEST(CanonicalText, CarriesAnOffsetOnlyWhereItMust) {
  EXPECT_EQ(canonical(moment("2024-11-03T01:30", "America/New_York")), "2024-11-03T01:30");
  EXPECT_EQ(canonical(moment("2024-11-03T01:30", "America/New_York", 1)), "2024-11-03T01:30-05:00");
  EXPECT_EQ(canonical(moment("2024-05-07T23:00", std::nullopt)), "2024-05-07T23:00");
}

TEST(CanonicalText, AlwaysGivesTheMomentBack) {
  const std::optional<std::string> none;
  const std::vector<Moment> moments{
      moment("2024-05-07T23:00", "Europe/Berlin"),
      moment("2024-11-03T01:30", "America/New_York"),
      moment("2024-11-03T01:30", "America/New_York", 1),
      moment("2024-03-31T02:30", "Europe/Berlin"),
      moment("2024-05-07T23:00", "UTC+05:30"),
      moment("2024-05-07T23:00", none),
      make_moment_with_offset(parse_local("2024-05-07T23:00").value().local, "Europe/Berlin", 180),
      make_moment_with_offset(parse_local("2024-05-07T23:00").value().local, none, -210),
  };
  for (const auto& m : moments) {
    SCOPED_TRACE(canonical(m));
    EXPECT_EQ(parse_moment(canonical(m), m.zone).value(), m);
  }
}

TEST(Moments, AnOffsetAloneBecomesTheZone) {
  const auto m = parse_moment("2024-05-07T23:00+02:00", std::nullopt).value();
  EXPECT_EQ(m.zone, "UTC+02:00");
  EXPECT_EQ(iso_utc(*m.utc), "2024-05-07T21:00:00.000Z");
}

TEST(ClockChanges, AreFoundBetweenTwoInstants) {
  const auto at_utc = [](const char* text) { return parse_utc(text).value(); };
  const auto spring =
      clock_change_between(at_utc("2024-03-30T22:00Z"), at_utc("2024-03-31T06:00Z"), test::zone_named("Europe/Berlin"));
  ASSERT_TRUE(spring);
  EXPECT_EQ(spring->minutes, 60);
  EXPECT_EQ(iso(spring->at_wall), "2024-03-31T02:00");
  const auto autumn =
      clock_change_between(at_utc("2024-10-26T22:00Z"), at_utc("2024-10-27T06:00Z"), test::zone_named("Europe/Berlin"));
  ASSERT_TRUE(autumn);
  EXPECT_EQ(autumn->minutes, -60);
  EXPECT_FALSE(clock_change_between(at_utc("2024-05-07T22:00Z"), at_utc("2024-05-08T06:00Z"),
                                    test::zone_named("Europe/Berlin")));
}

}  // namespace
}  // namespace nightjar
