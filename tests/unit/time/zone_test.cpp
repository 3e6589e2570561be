#include <gtest/gtest.h>

#include <nightjar/time/format.hpp>

namespace nightjar {
namespace {

WallTime local(const char* text) { return parse_local(text).value().local; }

TEST(Zones, AreIanaNamesAndFixedOffsets) {
  for (const char* name : {"Europe/Berlin", "America/New_York", "UTC", "UTC+05:30", "UTC-03:30"})
    EXPECT_TRUE(zone_exists(name)) << name;
  for (const char* name : {"", "Mars/Olympus", "UTC+5", "UTC+05:3x", "UTC+19:00", "Europe"})
    EXPECT_FALSE(zone_exists(name)) << name;
}

TEST(Zones, TellWhatAWallTimeMeans) {
  EXPECT_EQ(std::get<Unique>(resolve(local("2024-05-07T23:00"), "Europe/Berlin")).offset_min, 120);
  const auto gap = std::get<Gap>(resolve(local("2024-03-31T02:30"), "Europe/Berlin"));
  EXPECT_EQ(gap.offset_before_min, 60);
  EXPECT_EQ(gap.offset_after_min, 120);
  const auto overlap = std::get<Overlap>(resolve(local("2024-11-03T01:30"), "America/New_York"));
  EXPECT_EQ(overlap.offset_first_min, -240);
  EXPECT_EQ(overlap.offset_second_min, -300);
  EXPECT_EQ(std::get<Unique>(resolve(local("2024-03-31T02:30"), "UTC+05:30")).offset_min, 330);
}

TEST(Zones, KnowTheHalfHourChangeOfLordHowe) {
  const auto gap = std::get<Gap>(resolve(local("2024-10-06T02:15"), "Australia/Lord_Howe"));
  EXPECT_EQ(gap.offset_after_min - gap.offset_before_min, 30);
}

TEST(Zones, GiveTheWallTimeOfAnInstantBack) {
  for (const char* zone : {"Europe/Berlin", "Asia/Kolkata", "Pacific/Apia", "UTC-03:30"}) {
    const auto wall = local("2024-07-01T12:34");
    EXPECT_EQ(wall_time(*make_moment(wall, zone).utc, zone), wall) << zone;
  }
}

}  // namespace
}  // namespace nightjar
