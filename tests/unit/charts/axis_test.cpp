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

TEST(Wrap, OfNothingIsOneEmptyLine) { EXPECT_THAT(wrap("", {.size = 10}, 25, test::FixedMeasure()), ElementsAre("")); }

TEST(Zooming, KeepsTheDayUnderThePointerWhereItIs) {
  const DayRange whole{{0}, {999}}, shown{{100}, {199}};
  const auto closer = zoomed(shown, whole, {150}, 2);
  EXPECT_EQ(closer.days(), 50);
  EXPECT_NEAR((150 - closer.from.since_epoch + 0.5) / 50, 0.505, 0.02);
  const auto edge = zoomed(shown, whole, {100}, 2);
  EXPECT_EQ(edge.from, Day{100});
}
TEST(Zooming, StaysWithinWhatThereIs) {
  const DayRange whole{{0}, {99}};
  EXPECT_EQ(zoomed(whole, whole, {5}, 0.5), whole);
  EXPECT_EQ(zoomed({{0}, {9}}, whole, {2}, 100).days(), 7);
  EXPECT_EQ(zoomed({{0}, {2}}, {{0}, {2}}, {1}, 100).days(), 3);
  EXPECT_EQ(zoomed({{90}, {99}}, whole, {99}, 0.25), (DayRange{{60}, {99}}));
}
TEST(Zooming, ChangesSomethingAtEveryTurn) {
  const DayRange whole{{0}, {999}};
  EXPECT_EQ(zoomed({{0}, {7}}, whole, {3}, 1.01).days(), 7);
  EXPECT_EQ(zoomed({{0}, {7}}, whole, {3}, 0.99).days(), 9);
}
TEST(Panning, GoesAsFarAsThereAreDays) {
  const DayRange whole{{0}, {99}};
  EXPECT_EQ(panned({{10}, {19}}, whole, 5), (DayRange{{15}, {24}}));
  EXPECT_EQ(panned({{10}, {19}}, whole, -50), (DayRange{{0}, {9}}));
  EXPECT_EQ(panned({{10}, {19}}, whole, 500), (DayRange{{90}, {99}}));
}
TEST(AnAxisOfDays, TellsWhichDayLiesUnderAPoint) {
  const DayAxis axis{{10}, {19}, 100, 200};
  EXPECT_EQ(axis.day_at(100), Day{10});
  EXPECT_EQ(axis.day_at(155), Day{15});
  EXPECT_EQ(axis.day_at(199.9), Day{19});
  EXPECT_FALSE(axis.day_at(200));
  EXPECT_FALSE(axis.day_at(99));
}

}  // namespace
}  // namespace nightjar::charts
