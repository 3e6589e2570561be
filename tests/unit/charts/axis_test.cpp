#include <gmock/gmock.h>

#include <nightjar/charts/axis.hpp>
#include <nightjar/charts/text_wrap.hpp>

#include "support/fixed_measure.hpp"

namespace nightjar::charts {
namespace {

using testing::ElementsAre;

TEST(NiceTicks, CoverTheValuesWithRoundSteps) {
  EXPECT_THAT(nice_ticks(4, 8, 4), ElementsAre(4, 6, 8));
  EXPECT_THAT(nice_ticks(3.9, 8.1, 4), ElementsAre(2.5, 5, 7.5, 10));
  EXPECT_THAT(nice_ticks(50, 100, 4), ElementsAre(40, 60, 80, 100));
  EXPECT_THAT(nice_ticks(0, 10, 3), ElementsAre(0, 5, 10));
}

TEST(NiceTicks, GiveAnAxisEvenToASingleValue) {
  const auto ticks = nice_ticks(6, 6, 4);
  ASSERT_GE(ticks.size(), 2U);
  EXPECT_LE(ticks.front(), 6);
  EXPECT_GE(ticks.back(), 6);
}

TEST(DayAxis, GivesEachDayTheSameWidthFromEdgeToEdge) {
  const Day first = *make_day(2026, 10, 25);
  const DayAxis axis{first, first + 27, 100, 660};
  EXPECT_EQ(axis.days(), 28);
  EXPECT_DOUBLE_EQ(axis.start_of(first), 100);
  EXPECT_DOUBLE_EQ(axis.middle_of(first), 110);
  EXPECT_DOUBLE_EQ(axis.start_of(first + 28), 660);
}

TEST(DayLabels, NameWeeksThenMonthsAsDaysGetNarrower) {
  const Day first = *make_day(2026, 10, 25);
  const auto words = [](const std::vector<DayLabel>& labels) {
    std::vector<std::string> out;
    for (const auto& label : labels) out.push_back(label.words);
    return out;
  };
  EXPECT_THAT(words(day_labels({first, first + 27, 0, 660}, 60)), ElementsAre("25 Oct", "1 Nov", "8 Nov", "15 Nov"));
  EXPECT_THAT(words(day_labels({first, first + 99, 0, 660}, 60)), ElementsAre("Nov 2026", "Dec", "Jan 2027", "Feb"));
}

TEST(Wrap, BreaksAtSpacesAndLosesNothing) {
  const test::FixedMeasure measure;  // at size 10: 5 a character
  EXPECT_THAT(wrap("one two three", {.size = 10}, 40, measure), ElementsAre("one two", "three"));
  EXPECT_THAT(wrap("one\ntwo", {.size = 10}, 400, measure), ElementsAre("one", "two"));
}

TEST(Wrap, BreaksAWordThatIsWiderThanALineBetweenCharacters) {
  const test::FixedMeasure measure;
  EXPECT_THAT(wrap("a Übergrößenträger", {.size = 10}, 25, measure), ElementsAre("a", "Überg", "rößen", "träge", "r"));
}

TEST(Wrap, OfNothingIsOneEmptyLine) {
  EXPECT_THAT(wrap("", {.size = 10}, 25, test::FixedMeasure()), ElementsAre(""));
}

}  // namespace
}  // namespace nightjar::charts
