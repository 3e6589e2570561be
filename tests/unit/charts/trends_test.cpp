#include <gmock/gmock.h>

#include <nightjar/charts/trends.hpp>

#include "support/fixed_measure.hpp"
#include "support/invented_journal.hpp"
#include "support/scene_text.hpp"

namespace nightjar::charts {
namespace {

using test::invented_from;
using test::invented_until;
using test::shapes_of;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

class Trends : public testing::Test {
 protected:
  test::InventedJournal journal_ = test::invented_journal();
  TrendsInput input_ = build_trends_input(journal_.data(), invented_from, invented_until);
  TrendsChart chart() { return lay_out_trends(input_, 772, 614, dark_palette(), test::FixedMeasure()); }
};

TEST_F(Trends, TakeEachDayOfTheRangeOnce) {
  ASSERT_EQ(input_.days.size(), 14U);
  EXPECT_EQ(input_.days.front().day, invented_from);
  EXPECT_EQ(input_.days.back().day, invented_until);
  EXPECT_EQ(input_.days[0].asleep_min, 355);
  EXPECT_EQ(input_.days[0].craving_peak, 4);
}

TEST_F(Trends, KeepAMissingNightMissing) {
  const auto& wednesday = input_.days[9];
  EXPECT_EQ(wednesday.night.kind, NightShape::Kind::not_recorded);
  EXPECT_FALSE(wednesday.asleep_min);
  EXPECT_FALSE(wednesday.efficiency_pct);
  EXPECT_FALSE(wednesday.craving_peak);
}

TEST_F(Trends, LetTheFirstDayRestOnTheNightsBeforeIt) {
  EXPECT_TRUE(input_.days.front().asleep_median_min);
}

TEST_F(Trends, TakeTheStrongerOfEntryAndCheckIn) {
  CheckIn check_in;
  check_in.day = invented_from;
  check_in.craving_peak = 9;
  journal_.put(check_in);
  EXPECT_EQ(build_trends_input(journal_.data(), invented_from, invented_from).days[0].craving_peak, 9);
}

TEST_F(Trends, ShowAZeroCravingAsADotAndAMissingOneNotAtAll) {
  const auto discs = shapes_of<Disc>(chart().scene);
  EXPECT_EQ(std::ranges::count(discs, dark_palette().craving, &Disc::fill), 12);
}

TEST_F(Trends, ListSubstancesInThePersonsOrder) {
  std::vector<std::string> names;
  for (const auto& lane : input_.lanes) names.push_back(lane.name);
  EXPECT_THAT(names, testing::ElementsAre("Buprenorphine film", "Evening tablet", "Kratom", "Wine or beer", "Coffee or cola"));
  EXPECT_EQ(input_.lanes[2].days[4], DayMark::prefer_not);
  EXPECT_EQ(input_.lanes[2].days[9], DayMark::not_recorded);
}

TEST_F(Trends, MarkTheClockChange) {
  ASSERT_EQ(input_.clock_changes.size(), 1U);
  EXPECT_EQ(input_.clock_changes[0], std::pair(*make_day(2026, 3, 28), 60));
  EXPECT_THAT(test::words_in(chart().scene), Contains("clocks +1 h"));
}

TEST_F(Trends, NeverDrawTheMedianAcrossANightWithoutFigures) {
  const auto drawn = chart();
  const auto region = drawn.days[9];
  for (const auto& path : shapes_of<Path>(drawn.scene)) {
    if (path.closed) continue;
    for (std::size_t i = 0; i + 1 < path.points.size(); ++i)
      EXPECT_FALSE(path.points[i].x < region.left && path.points[i + 1].x > region.right);
  }
}

TEST_F(Trends, TellWhichDayLiesUnderAnX) {
  const auto drawn = chart();
  ASSERT_EQ(drawn.days.size(), 14U);
  EXPECT_EQ(drawn.day_at((drawn.days[3].left + drawn.days[3].right) / 2), invented_from + 3);
  EXPECT_EQ(drawn.day_at(drawn.days[3].right), invented_from + 4);
  EXPECT_FALSE(drawn.day_at(5));
}

TEST_F(Trends, StayInsideTheirSceneAtEveryLength) {
  for (const int days : {1, 14, 28, 90, 365, 2000}) {
    const auto drawn = lay_out_trends(build_trends_input(journal_.data(), invented_until - (days - 1), invented_until), 772, 614,
                                      light_palette(), test::FixedMeasure());
    for (const auto& box : shapes_of<Box>(drawn.scene)) {
      EXPECT_GE(box.x, -0.01);
      EXPECT_LE(box.x + box.w, 772.01);
      EXPECT_GE(box.h, -0.01);
    }
    for (const auto& text : shapes_of<Text>(drawn.scene)) EXPECT_LE(text.at.y, drawn.scene.height);
  }
}

TEST_F(Trends, GrowForFortySubstancesAndWrapLongNames) {
  for (int i = 0; i < 40; ++i)
    journal_.substance(("A name that somebody typed out in full, number " + std::to_string(i)).c_str(), SubstanceKind::other);
  const auto drawn = lay_out_trends(build_trends_input(journal_.data(), invented_from, invented_until), 772, 614,
                                    dark_palette(), test::FixedMeasure());
  EXPECT_GT(drawn.scene.height, 614 + 300);
  for (const auto& text : shapes_of<Text>(drawn.scene))
    if (text.anchor == Anchor::end) {
      EXPECT_GE(text.at.x - test::FixedMeasure().width(text.words, text.style), -0.01) << text.words;
    }
}

TEST_F(Trends, OfAnEmptyJournalSaySoInWords) {
  const auto input = build_trends_input(JournalData(), invented_from, invented_until);
  EXPECT_EQ(describe(input),
            "16 March 2026 to 29 March 2026: 0 of 14 nights recorded.\nTime asleep: not recorded.\n"
            "Sleep efficiency: not recorded.\nStrongest craving of a day: not recorded.");
  EXPECT_NO_FATAL_FAILURE(lay_out_trends(input, 772, 614, dark_palette(), test::FixedMeasure()));
}

TEST_F(Trends, InWordsHoldCountsMainValuesAndGaps) {
  const auto words = describe(input_);
  EXPECT_THAT(words, HasSubstr("13 of 14 nights recorded. Not recorded: Wed 25 Mar. 1 night has times out of order and no figures."));
  EXPECT_THAT(words, HasSubstr("Time asleep: median 6 h 03 min, lowest 4 h 15 min (Thu 19 Mar), highest 7 h 25 min (Fri 27 Mar); 12 of 14 nights."));
  EXPECT_THAT(words, HasSubstr("Strongest craving of a day: median 4, lowest 0 (Sat 28 Mar), highest 8 (Thu 19 Mar); 12 of 14 days."));
  EXPECT_THAT(words, HasSubstr("Kratom: taken on 2, none on 10, prefer not to say on 1, not recorded on 1 of 14 days."));
  EXPECT_THAT(words, HasSubstr("Clocks went forward 1 h in the night of Sat 28 Mar."));
  EXPECT_THAT(words, Not(HasSubstr("average")));
}

TEST_F(Trends, GoldenOfTwoWeeks) {
  const auto now = test::scene_text(chart().scene);
  EXPECT_EQ(now, test::golden("charts/trends.txt", now));
}

}  // namespace
}  // namespace nightjar::charts
