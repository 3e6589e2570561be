#include <gtest/gtest.h>

#include <nightjar/time/format.hpp>
#include <nightjar/time/journal_day.hpp>

namespace nightjar {
namespace {

WallTime local(const std::string& text) { return parse_local(text).value().local; }

TEST(JournalDay, RunsFromFourInTheMorningToFourInTheMorning) {
  EXPECT_EQ(iso(journal_day(local("2024-05-08T03:59"))), "2024-05-07");
  EXPECT_EQ(iso(journal_day(local("2024-05-08T04:00"))), "2024-05-08");
  EXPECT_EQ(iso(journal_day(local("2024-05-08T03:59"), 0)), "2024-05-08");
  EXPECT_EQ(iso(journal_day(local("2024-05-08T07:59"), 8 * 60)), "2024-05-07");
  EXPECT_EQ(iso(journal_day(local("2024-03-01T00:30"))), "2024-02-29");
}

TEST(NightOf, AnEntryAt0020BelongsToTheEveningBefore) {
  EXPECT_EQ(iso(night_of(local("2024-05-07T23:30"))), "2024-05-07");
  EXPECT_EQ(iso(night_of(local("2024-05-08T00:20"))), "2024-05-07");
}

TEST(NightOf, ChangesAtNoon) {
  EXPECT_EQ(iso(night_of(local("2024-05-08T11:59"))), "2024-05-07");
  EXPECT_EQ(iso(night_of(local("2024-05-08T12:00"))), "2024-05-08");
}

TEST(NightOf, WorksBefore1970) { EXPECT_EQ(iso(night_of(local("1969-12-31T23:00"))), "1969-12-31"); }

}  // namespace
}  // namespace nightjar
