#include <gtest/gtest.h>

#include <nightjar/time/format.hpp>

#include "support/zones.hpp"

namespace nightjar {
namespace {

WallTime local(const char* text) { return parse_local(text).value().local; }

TEST(Zones, AreIanaNamesAndFixedOffsets) {
  for (const char* name : {"Europe/Berlin", "America/New_York", "UTC", "UTC+05:30", "UTC-03:30"}) {
    ASSERT_TRUE(find_zone(name)) << name;
    EXPECT_EQ(find_zone(name)->name(), name);
  }
  for (const char* name : {"", test::nowhere, "Mars/Olympus", "UTC+5", "UTC+05:3x", "UTC+19:00", "Europe"})
    EXPECT_FALSE(find_zone(name)) << name;
}

TEST(Zones, TellWhatAWallTimeMeans) {
  EXPECT_EQ(std::get<Unique>(resolve(local("2024-05-07T23:00"), test::zone_named("Europe/Berlin"))).offset_min, 120);
  const auto gap = std::get<Gap>(resolve(local("2024-03-31T02:30"), test::zone_named("Europe/Berlin")));
  EXPECT_EQ(gap.offset_before_min, 60);
  EXPECT_EQ(gap.offset_after_min, 120);
  const auto overlap = std::get<Overlap>(resolve(local("2024-11-03T01:30"), test::zone_named("America/New_York")));
  EXPECT_EQ(overlap.offset_first_min, -240);
  EXPECT_EQ(overlap.offset_second_min, -300);
  EXPECT_EQ(std::get<Unique>(resolve(local("2024-03-31T02:30"), test::zone_named("UTC+05:30"))).offset_min, 330);
}

TEST(Zones, KnowTheHalfHourChangeOfLordHowe) {
  const auto gap = std::get<Gap>(resolve(local("2024-10-06T02:15"), test::zone_named("Australia/Lord_Howe")));
  EXPECT_EQ(gap.offset_after_min - gap.offset_before_min, 30);
}

TEST(Zones, GiveTheWallTimeOfAnInstantBack) {
  for (const char* zone : {"Europe/Berlin", "Asia/Kolkata", "Pacific/Apia", "UTC-03:30"}) {
    const auto wall = local("2024-07-01T12:34");
    EXPECT_EQ(wall_time(*make_moment(wall, zone).utc, test::zone_named(zone)), wall) << zone;
  }
}

TEST(Zones, UtcIsAnOffsetThatNeedsNoData) {
  EXPECT_EQ(Zone().name(), "UTC");
  EXPECT_EQ(Zone(), find_zone("UTC"));
  EXPECT_EQ(offset_at(Instant{}, Zone()), 0);
  EXPECT_EQ(wall_time(Instant{60000}, Zone()), WallTime{1});
  EXPECT_EQ(make_moment(local("2024-03-31T02:30"), "UTC").is, MomentIs::unique);
}

TEST(Zones, WhereANameIsNotKnownHereAnotherZoneStandsIn) {
  const auto berlin = test::zone_named("Europe/Berlin");
  EXPECT_EQ(zone_or(test::nowhere, berlin), berlin);
  EXPECT_EQ(zone_or("Asia/Kolkata", berlin).name(), "Asia/Kolkata");
  EXPECT_EQ(make_moment(local("2024-05-07T23:00"), test::nowhere).is, MomentIs::no_zone);
  EXPECT_EQ(make_moment_with_offset(local("2024-05-07T23:00"), test::nowhere, -480).offset_min, -480);
}

TEST(Zones, AreSaidWithTheOffsetOfTheTime) {
  const auto berlin = test::zone_named("Europe/Berlin");
  EXPECT_EQ(zone_with_offset(berlin, *parse_utc("2024-01-15T12:00Z")), "Europe/Berlin (UTC+01:00)");
  EXPECT_EQ(zone_with_offset(berlin, *parse_utc("2024-07-15T12:00Z")), "Europe/Berlin (UTC+02:00)");
  EXPECT_EQ(zone_with_offset(Zone(), Instant{}), "UTC");
  EXPECT_EQ(zone_with_offset(test::zone_named("UTC-03:30"), Instant{}), "UTC-03:30");
}

/// What a test sets TZ to is as before when it is over.
class ComputerZones : public testing::Test {
 protected:
  ComputerZones() {
    if (const char* tz = std::getenv("TZ")) before_ = tz;
  }
  ~ComputerZones() override {
    if (before_)
      setenv("TZ", before_->c_str(), 1);
    else
      unsetenv("TZ");
  }
  std::optional<std::string> before_;
};

TEST_F(ComputerZones, AreTakenFromTzWhereThatNamesOneThatIsKnown) {
  for (const char* tz : {"Asia/Kolkata", ":Asia/Kolkata", ":/usr/share/zoneinfo/Asia/Kolkata",
                         "/usr/share/zoneinfo/posix/Asia/Kolkata", "right/Asia/Kolkata"}) {
    setenv("TZ", tz, 1);
    EXPECT_EQ(system_zone().zone.name(), "Asia/Kolkata");
    EXPECT_TRUE(system_zone().told);
  }
}

TEST_F(ComputerZones, HaveNoNameThatMeansAnotherOneElsewhere) {
  for (const char* name : {"localtime", "posixrules", "right/Europe/Berlin"}) {
    EXPECT_FALSE(find_zone(name)) << name;
    setenv("TZ", name, 1);
    EXPECT_NE(system_zone().zone.name(), name);
  }
}

TEST_F(ComputerZones, OfATzThatIsNotKnownHereAreStillOnesThatAre) {
  setenv("TZ", test::nowhere, 1);
  const auto here = system_zone();
  EXPECT_NE(here.zone.name(), test::nowhere);
  EXPECT_FALSE(here.told);
}

}  // namespace
}  // namespace nightjar
