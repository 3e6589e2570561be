#include <gmock/gmock.h>

#include <nightjar/charts/craving_map.hpp>

#include "support/fixed_measure.hpp"
#include "support/invented_journal.hpp"
#include "support/scene_text.hpp"

namespace nightjar::charts {
namespace {

using test::invented_from;
using test::invented_until;
using test::InventedJournal;
using testing::Contains;
using testing::HasSubstr;

analysis::CravingTimes times_of(InventedJournal& journal) {
  return analysis::craving_times(journal.data(), invented_from, invented_until);
}

TEST(CravingTimes, CountOfAHourAfterMidnightBelongsToTheEveningBefore) {
  InventedJournal journal;
  const Day monday = invented_from;
  ASSERT_EQ(weekday(monday), 0);
  journal.craving(monday + 1, 5, "1:30", CravingOutcome::passed);  // early on Tuesday
  const auto times = times_of(journal);
  EXPECT_EQ(times.n, 1);
  EXPECT_EQ(times.weekdays[0].n, 1);
  EXPECT_EQ(times.cells[0][21].n, 1);
  EXPECT_EQ(times.clock_hour(21), 1);
}

TEST(CravingTimes, GiveAMedianFromFiveEntriesOn) {
  InventedJournal journal;
  for (int i = 0; i < 4; ++i) journal.craving(invented_from + 7 * (i % 2), 2 + i, "18:10", CravingOutcome::passed);
  EXPECT_FALSE(times_of(journal).hours[14].median_peak);
  journal.craving(invented_from + 1, 9, "18:50", CravingOutcome::passed);
  EXPECT_EQ(times_of(journal).hours[14].n, 5);
  EXPECT_EQ(times_of(journal).hours[14].median_peak, 4);
  EXPECT_FALSE(times_of(journal).weekdays[0].median_peak);
}

TEST(CravingTimes, KnowHowManyOfEachWeekdayThePeriodHas) {
  InventedJournal journal;
  const auto times = analysis::craving_times(journal.data(), invented_from + 2, invented_from + 10);  // Wed to Thu
  EXPECT_EQ(times.days, (std::array<int, 7>{1, 1, 2, 2, 1, 1, 1}));
  EXPECT_EQ(analysis::craving_times(journal.data(), invented_from, invented_from).days,
            (std::array<int, 7>{1, 0, 0, 0, 0, 0, 0}));
}

TEST(ACravingMap, HasACellForEveryHourOfTheWeekWithItsWords) {
  auto journal = test::invented_journal();
  const auto map = lay_out_craving_map(times_of(journal), 772, dark_palette(), test::FixedMeasure());
  ASSERT_EQ(map.cells.size(), 168U);
  const auto& cell = map.cells[14];  // Monday 18:00
  EXPECT_EQ(cell.words, "Mon 18:00 to 19:00: 2 cravings");
  EXPECT_EQ(map.cell_at({cell.where.x + 1, cell.where.y + 1}), &cell);
  EXPECT_EQ(map.cell_at({2, 2}), nullptr);
  EXPECT_THAT(test::words_in(map.scene), Contains("2"));
  EXPECT_THAT(map.scene.description, HasSubstr("13 cravings with a time, on 10 of 14 days."));
  EXPECT_THAT(map.scene.description, HasSubstr("nothing may have been written down in them"));
}

TEST(ACravingMap, GrowsItsSquaresWithTheNumberOfEntries) {
  InventedJournal journal;
  for (int i = 0; i < 9; ++i) journal.craving(invented_from, 3, "18:10", CravingOutcome::passed);
  journal.craving(invented_from, 3, "20:10", CravingOutcome::passed);
  const auto map = lay_out_craving_map(times_of(journal), 772, dark_palette(), test::FixedMeasure());
  std::vector<double> sides;
  for (const auto& box : test::shapes_of<Box>(map.scene))
    if (box.fill == dark_palette().craving) sides.push_back(box.w);
  ASSERT_EQ(sides.size(), 2U);
  EXPECT_GT(sides[0], sides[1] * 1.8);
}

TEST(ACravingMap, PrintsTheCountOfEveryHourThatHasRoomForIt) {
  InventedJournal journal;
  const auto times = [&](int most) {
    auto out = times_of(journal);
    for (std::size_t h = 0; h < 24; ++h)
      for (std::size_t d = 0; d < 7; ++d) out.cells[d][h].n = most - static_cast<int>(d * 24 + h) * most / 168;
    out.n = 1;
    return out;
  };
  const test::FixedMeasure measure;
  for (const int most : {9, 67, 168, 1200})
    for (const double width : {300.0, 420.0, 772.0, 1100.0}) {
      const auto given = times(most);
      const auto map = lay_out_craving_map(given, width, dark_palette(), measure);
      const auto words = test::shapes_of<Text>(map.scene);
      for (std::size_t i = 0; i < map.cells.size(); ++i) {
        const Box& box = map.cells[i].where;
        const int n = given.cells[i / 24][i % 24].n;
        ASSERT_GT(n, 0);
        const auto number = std::ranges::find_if(words, [&](const Text& text) {
          return text.anchor == Anchor::middle && text.at.x == box.x + box.w / 2 && text.at.y > box.y &&
                 text.at.y < box.y + box.h;
        });
        const bool room =
            std::max(measure.width(std::to_string(n), {.size = 11}) + 2, 13.0) <= std::min(box.w, box.h) - 3;
        EXPECT_EQ(number != words.end(), room) << n << " of " << most << ", " << width << " wide";
        if (number != words.end()) EXPECT_EQ(number->words, std::to_string(n));
      }
    }
}

TEST(ACravingMap, OfNothingIsASentence) {
  InventedJournal journal;
  const auto map = lay_out_craving_map(times_of(journal), 400, dark_palette(), test::FixedMeasure());
  EXPECT_THAT(test::words_in(map.scene), testing::ElementsAre("No craving with a time is recorded in these days."));
  EXPECT_TRUE(map.cells.empty());
}

}  // namespace
}  // namespace nightjar::charts
