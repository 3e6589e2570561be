#include <gmock/gmock.h>

#include <nightjar/charts/year_map.hpp>

#include "support/fixed_measure.hpp"
#include "support/invented_journal.hpp"
#include "support/scene_text.hpp"

namespace nightjar::charts {
namespace {

using test::invented_from;
using test::invented_until;
using testing::HasSubstr;

class AYearMap : public testing::Test {
 protected:
  test::InventedJournal journal_ = test::invented_journal();
  DayRange year_{invented_until - 364, invented_until};
  TrendsInput input_ = build_trends_input(journal_.data(), year_.from, year_.until);
  YearMap map(const YearMapOf& what) {
    return lay_out_year_map(input_, what, year_, 772, dark_palette(), test::FixedMeasure());
  }
};

TEST_F(AYearMap, PutsEachDayInItsWeekAndTellsWhichLiesUnderAPoint) {
  const auto drawn = map(Series::asleep);
  for (Day day = year_.from; day <= year_.until; ++day) {
    const Box box = drawn.where(day);
    EXPECT_EQ(drawn.day_at({box.x + box.w / 2, box.y + box.h / 2}), day);
    EXPECT_LE(box.x + box.w, 772.01);
    EXPECT_NEAR(box.y, drawn.top + weekday(day) * drawn.cell, 0.001);
  }
  EXPECT_FALSE(drawn.day_at({3, 3}));
  EXPECT_FALSE(drawn.day_at({771, drawn.top + 7 * drawn.cell + 1}));
}

TEST_F(AYearMap, DrawsAMissingNightAsADotAndNeverAsAStep) {
  const auto drawn = map(Series::asleep);
  const auto known =
      std::ranges::count_if(input_.of(Series::asleep).values, [](const auto& v) { return v.has_value(); });
  const auto discs = test::shapes_of<Disc>(drawn.scene);
  EXPECT_EQ(static_cast<std::ptrdiff_t>(discs.size()), 365 - known + 1);  // and one in the legend
}

TEST_F(AYearMap, OfOneNightHasRoundLimits) {
  Day day = year_.until;
  while (!input_.value(Series::asleep, day)) day = day - 1;
  const auto drawn = lay_out_year_map(input_, Series::asleep, {day, day}, 772, dark_palette(), test::FixedMeasure());
  const auto words = test::words_in(drawn.scene);
  EXPECT_TRUE(std::ranges::any_of(words, [](const auto& each) { return each.find(" hours") != std::string::npos; }));
  for (const auto& each : words) EXPECT_EQ(each.find('.'), std::string::npos) << each;
}

TEST_F(AYearMap, TellsItsStepsApartWithoutColour) {
  const auto drawn = map(Series::quality);
  std::vector<Color> inks;
  for (const auto& box : test::shapes_of<Box>(drawn.scene))
    if (box.y > drawn.top + 7 * drawn.cell) inks.push_back(box.fill);
  ASSERT_EQ(inks.size(), 5U);
  for (std::size_t i = 0; i + 1 < inks.size(); ++i) EXPECT_GT(contrast(inks[i], inks[i + 1]), 1.2);
}

TEST_F(AYearMap, ShowsTheFourStatesOfASubstance) {
  const auto drawn = map(input_.lanes[2].substance);
  EXPECT_EQ(drawn.scene.title, "Kratom");
  EXPECT_EQ(std::ranges::count(test::shapes_of<Disc>(drawn.scene), dark_palette().taken, &Disc::fill), 2 + 1);
  EXPECT_THAT(drawn.scene.description,
              HasSubstr("Kratom: taken on 2, none on 10, prefer not to say on 1, not recorded on 352 of 365 days."));
  EXPECT_THAT(drawn.scene.description, HasSubstr("March 2026: Kratom: taken on 2"));
}

TEST_F(AYearMap, OfManyYearsShowsTheLast) {
  const auto input = build_trends_input(journal_.data(), invented_until - 3000, invented_until);
  const auto drawn = lay_out_year_map(input, Series::asleep, input.range(), 772, dark_palette(), test::FixedMeasure());
  EXPECT_EQ(drawn.shown.until, invented_until);
  EXPECT_EQ(drawn.shown.days(), 54 * 7);
}

}  // namespace
}  // namespace nightjar::charts
