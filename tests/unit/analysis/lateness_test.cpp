#include <gtest/gtest.h>

#include <nightjar/analysis/lateness.hpp>

#include "diary_files.hpp"

namespace nightjar::analysis {
namespace {

Night entered(const std::string& local, const std::string& zone = "Europe/Berlin") {
  auto night = test::worked_night("2024-05-07", "2024-05-08", zone);  // up at 07:00
  night.head.zone = zone;
  night.head.created = *test::moment(local, zone).utc;
  return night;
}

TEST(LatenessOfANight, CountsJournalDaysFromGettingUp) {
  EXPECT_EQ(lateness(entered("2024-05-08T07:00")), Lateness::prompt);
  EXPECT_EQ(lateness(entered("2024-05-08T08:00")), Lateness::prompt);
  EXPECT_EQ(lateness(entered("2024-05-08T08:01")), Lateness::same_day);
  EXPECT_EQ(lateness(entered("2024-05-09T03:59")), Lateness::same_day) << "the journal day ends at 04:00";
  EXPECT_EQ(lateness(entered("2024-05-09T04:00")), Lateness::late);
  EXPECT_EQ(lateness(entered("2024-05-11T23:00")), Lateness::late);
  EXPECT_EQ(lateness(entered("2024-05-12T09:00")), Lateness::from_memory);
  EXPECT_EQ(lateness(entered("2024-05-08T06:59")), Lateness::odd_clock);
  EXPECT_EQ(lateness(entered("2024-05-09T02:00"), 0), Lateness::late) << "a day that starts at midnight";
}

TEST(LatenessOfANight, FallsBackOnWakingAndThenOnNoon) {
  auto night = entered("2024-05-08T06:30");
  night.out_of_bed.reset();  // awake for good at 06:10
  EXPECT_EQ(lateness(night), Lateness::prompt);
  night.final_awakening.reset();
  EXPECT_EQ(lateness(night), Lateness::prompt) << "before noon, and no end that it could precede";
  night.head.created = *test::moment("2024-05-07T23:30", "Europe/Berlin").utc;
  EXPECT_EQ(lateness(night), Lateness::odd_clock) << "written on the evening before";
}

TEST(LatenessOfANight, IsUnknownForImportsWithoutATimeOfEntry) {
  auto night = entered("2024-06-01T12:00");
  EXPECT_EQ(lateness(night), Lateness::from_memory);
  EXPECT_EQ(lateness(night, default_day_start_min, night.head.created), Lateness::unknown);
  night = entered("2024-05-08T07:10");
  EXPECT_EQ(lateness(night, default_day_start_min, test::moment("2024-06-01T12:00").utc), Lateness::prompt)
      << "a time of entry that the file held is kept";
  night.head.created = {};
  EXPECT_EQ(lateness(night), Lateness::unknown);
}

TEST(LatenessOfANight, OnlyTheLateOnesCanBeLeftOut) {
  EXPECT_TRUE(is_late(Lateness::late) && is_late(Lateness::from_memory));
  EXPECT_FALSE(is_late(Lateness::prompt) || is_late(Lateness::same_day) || is_late(Lateness::odd_clock) ||
               is_late(Lateness::unknown));
}

}  // namespace
}  // namespace nightjar::analysis
