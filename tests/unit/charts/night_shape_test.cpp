#include <gmock/gmock.h>

#include <nightjar/charts/night_bar.hpp>
#include <nightjar/charts/print_raster.hpp>
#include <random>

#include "support/fixed_measure.hpp"
#include "support/invented_journal.hpp"
#include "support/scene_text.hpp"
#include "support/words_apart.hpp"

namespace nightjar::charts {
namespace {

using test::InventedJournal;
using test::shapes_of;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

NightShape shape_on(InventedJournal& journal, Day day) {
  const Night* night = journal.data().one_on<Night>(day);
  return shape_of(*night, analysis::measure(*night));
}

NightShape shape_of_night(Day day, const InventedJournal::Sleep& sleep) {
  InventedJournal journal;
  journal.night(day, sleep);
  return shape_on(journal, day);
}

const Day plain = *make_day(2026, 3, 16);

TEST(NightShape, CountsMinutesFromNoon) {
  const auto shape = shape_of_night(plain, {"22:30", "23:00", 40, 2, 50, "6:10", "7:00", 3});
  EXPECT_EQ(shape.kind, NightShape::Kind::sleep);
  EXPECT_EQ(shape.into_bed, 630);
  EXPECT_EQ(shape.tried, 660);
  EXPECT_EQ(shape.onset, 700);
  EXPECT_EQ(shape.woke, 1090);
  EXPECT_EQ(shape.up, 1140);
}

TEST(NightShape, KeepsElapsedLengthsWhenTheClocksGoForward) {
  const auto shape = shape_of_night(*make_day(2026, 3, 28), {"23:00", "23:00", 0, 0, 0, "7:00", "7:00", 3});
  EXPECT_EQ(*shape.woke - *shape.onset, 7 * 60);
  EXPECT_THAT(shape.pieces(*shape.onset, *shape.woke), ElementsAre(Span{660, 780}, Span{840, 1140}));
  EXPECT_EQ(shape.on_clock(*shape.woke), 19 * 60);
}

TEST(NightShape, CoversTheRepeatedHourTwiceWhenTheClocksGoBack) {
  const auto shape = shape_of_night(*make_day(2026, 10, 24), {"23:00", "23:00", 0, 0, 0, "7:00", "7:00", 3});
  EXPECT_EQ(*shape.woke - *shape.onset, 9 * 60);
  EXPECT_THAT(shape.pieces(*shape.onset, *shape.woke), ElementsAre(Span{660, 840}, Span{780, 1140}));
}

TEST(NightShape, OfANightOutOfOrderHasNoSleep) {
  const auto shape = shape_of_night(plain, {"23:10", "23:30", 45, 2, 40, "6:40", "6:10", 3});
  EXPECT_EQ(shape.kind, NightShape::Kind::out_of_order);
  EXPECT_EQ(describe(shape), "times out of order, so no sleep is drawn");
}

TEST(NightShape, PutsTheWakingOfAJourneyWhereItsLengthIsTrue) {
  Night night;
  night.night = *make_day(2024, 6, 1);
  night.into_bed = night.tried_to_sleep = make_moment(at(night.night, 22 * 60), "Europe/London");
  night.sleep_latency_min = 0;
  night.awake_min = 0;
  night.final_awakening = night.out_of_bed = make_moment(at(night.night + 1, 6 * 60), "America/New_York");
  const auto shape = shape_of(night, analysis::measure(night));
  EXPECT_EQ(*shape.woke - *shape.onset, 780);
  EXPECT_EQ(shape.wake_zone, "America/New_York");
}

TEST(NightBar, PutsAHandleAtEachOfTheFourTimes) {
  const auto shape = shape_of_night(plain, {"22:30", "23:00", 40, 2, 50, "6:10", "7:00", 3});
  const auto bar = lay_out_night_bar(shape, 1012, dark_palette(), test::FixedMeasure());
  for (const auto& handle : bar.handles) ASSERT_TRUE(handle.has_value());
  EXPECT_EQ(bar.minutes_at(bar.handles[0]->x), 630);
  EXPECT_EQ(bar.minutes_at(bar.handles[3]->x), 1140);
  EXPECT_THAT(test::words_in(bar.scene), Contains("50 min awake in between; where is not known"));
  EXPECT_EQ(describe(shape),
            "in bed 22:30, trying to sleep 23:00, asleep about 23:40, awake for good 06:10, up 07:00, 50 min awake in "
            "between");
}

TEST(NightBar, HasNoHandleAndNoSleepForWhatIsNotEntered) {
  const auto bar = lay_out_night_bar(shape_of_night(plain, {"22:30", "23:00", 40, 2, 50, nullptr, nullptr, 3}), 1012,
                                     dark_palette(), test::FixedMeasure());
  EXPECT_FALSE(bar.handles[2]);
  EXPECT_FALSE(bar.handles[3]);
  for (const auto& box : shapes_of<Box>(bar.scene)) EXPECT_NE(box.fill, dark_palette().asleep);
}

TEST(NightBar, WidensItsHoursForANightThatBeginsInTheAfternoon) {
  const auto bar = lay_out_night_bar(shape_of_night(plain, {"17:00", "17:30", 10, 0, 0, "1:00", "1:30", 3}), 1012,
                                     dark_palette(), test::FixedMeasure());
  EXPECT_LE(bar.from, 4.5 * 60);
  EXPECT_GE(bar.handles[0]->x, bar.left);
}

TEST(NightBar, SaysWhereTheClockChangedIfThatWasWithinTheNight) {
  const auto words = [](Day night, InventedJournal::Sleep times) {
    return test::words_in(
        lay_out_night_bar(shape_of_night(night, times), 1012, dark_palette(), test::FixedMeasure()).scene);
  };
  const Day forward = *make_day(2026, 3, 28), back = *make_day(2026, 10, 24);
  const InventedJournal::Sleep through{"23:00", "23:00", 0, 0, 0, "7:00", "7:00", 3},
      after{"3:30", "3:30", 0, 0, 0, "9:00", "9:00", 3};
  EXPECT_THAT(words(forward, through), Contains("clocks +1 h"));
  EXPECT_THAT(words(back, through), Contains("clocks \u22121 h"));
  EXPECT_THAT(words(forward, after), Not(Contains("clocks +1 h")));
  EXPECT_THAT(describe(shape_of_night(back, through)), HasSubstr("clocks \u22121 h"));
}

void expect_readable(const NightShape& shape, double width) {
  const test::FixedMeasure measure;
  const auto bar = lay_out_night_bar(shape, width, dark_palette(), measure);
  SCOPED_TRACE(bar.scene.description + " at " + std::to_string(width));
  test::expect_words_apart(bar.scene, measure);
  const auto words = test::words_in(bar.scene);
  static constexpr std::array names{"in bed", "trying", "awake", "up"};
  for (std::size_t i = 0; i < names.size(); ++i)
    if (bar.handles[i]) EXPECT_THAT(words, Contains(names[i]));
  if (shape.kind == NightShape::Kind::sleep && shape.onset && shape.woke && shape.awake_min.value_or(0) > 0)
    EXPECT_THAT(words, Contains(HasSubstr("awake in between")));
  if (shape.wake_zone) EXPECT_THAT(words, Contains("morning in " + *shape.wake_zone));
  for (const auto& text : shapes_of<Text>(bar.scene)) {
    const auto extent = test::extent_of(text, measure);
    for (const auto& handle : bar.handles)
      if (handle)
        EXPECT_FALSE(extent.left < handle->x + 5 && extent.right > handle->x - 5 && extent.top < handle->y + 6 &&
                     extent.bottom > handle->y - 6)
            << text.words << " covers a handle";
  }
}

TEST(NightBar, NeverLaysWordsOnOneAnotherOrCutsThem) {
  // The clocks go back, or forward, beside the word of a handle.
  for (const Day day : {*make_day(2026, 10, 24), *make_day(2026, 3, 28)})
    for (const double width : {300.0, 430.0, 500.0, 1012.0})
      expect_readable(shape_of_night(day, {"0:20", "0:40", 15, 1, 20, "7:00", "7:20", 3}), width);
  // Any times at all, in order or not.
  std::mt19937 engine(11);
  const auto any = [&](unsigned low, unsigned high) { return static_cast<int>(low + engine() % (high - low + 1)); };
  for (int i = 0; i < 400; ++i) {
    Night night;
    night.night = i % 3 == 0 ? *make_day(2026, 10, 24) : i % 3 == 1 ? *make_day(2026, 3, 28) : plain;
    const auto moment = [&](int minutes, const char* zone) { return make_moment(at(night.night, minutes), zone); };
    const int bed = any(15 * 60, 27 * 60), tried = bed + any(0, 90), woke = tried + any(5, 700),
              up = woke + any(0, 120);
    const char* const morning = i % 5 == 0 ? "America/New_York" : "Europe/London";
    if (any(0, 9) > 0) night.into_bed = moment(bed, "Europe/London");
    if (any(0, 9) > 0) night.tried_to_sleep = moment(any(0, 9) > 0 ? tried : bed - 30, "Europe/London");
    night.sleep_latency_min = any(0, 60);
    night.awake_min = any(0, 120);
    if (any(0, 9) > 0) night.final_awakening = moment(woke, morning);
    if (any(0, 9) > 0) night.out_of_bed = moment(any(0, 9) > 0 ? up : bed - 60, morning);
    expect_readable(shape_of(night, analysis::measure(night)), any(300, 1000));
  }
}

TEST(NightBar, GoldenOfAWorkedNight) {
  const auto bar = lay_out_night_bar(shape_of_night(plain, {"22:30", "23:00", 40, 2, 50, "6:10", "7:00", 3}), 1012,
                                     dark_palette(), test::FixedMeasure());
  const auto now = test::scene_text(bar.scene);
  EXPECT_EQ(now, test::golden("charts/night_bar.txt", now));
}

TEST(MiniNightBar, IsDottedWhenNothingIsRecorded) {
  const auto shapes = mini_night_bar({}, {0, 0, 50, 10}, dark_palette());
  ASSERT_EQ(shapes.size(), 1U);
  EXPECT_EQ(std::get<Line>(shapes[0]).stroke.dash, Dash::dotted);
}

Scene raster_row(const NightShape& shape, std::vector<RasterLetter> letters = {}) {
  Scene scene;
  draw_raster_row(scene, {100, 10, 2}, 50, shape, {}, std::move(letters), print_palette());
  return scene;
}

TEST(PrintRaster, FillsAsleepAndLeavesTheWakingEndOpenWhereItIsNotRecorded) {
  const auto scene = raster_row(shape_of_night(plain, {"23:40", "0:05", 30, 2, 30, "7:35", nullptr, 3}));
  EXPECT_THAT(test::scene_text(scene), HasSubstr("dashed"));
  const auto boxes = shapes_of<Box>(scene);
  const auto asleep = std::ranges::find(boxes, print_palette().asleep, &Box::fill);
  ASSERT_NE(asleep, boxes.end());
  EXPECT_DOUBLE_EQ(asleep->x, 100 + 10 * (12 + 35.0 / 60));
  EXPECT_DOUBLE_EQ(asleep->w, 70);
}

TEST(PrintRaster, DrawsNoSleepForAMissingNightButKeepsItsLetters) {
  const auto scene = raster_row({}, {{'C', 1150, true}});
  EXPECT_TRUE(shapes_of<Box>(scene).empty());
  EXPECT_THAT(test::words_in(scene), ElementsAre("C"));
}

TEST(PrintRaster, HatchesTheHourThatTheClocksSkipped) {
  const auto scene =
      raster_row(shape_of_night(*make_day(2026, 3, 28), {"23:20", "23:45", 35, 0, 0, "8:10", "8:40", 3}));
  EXPECT_THAT(test::words_in(scene), Contains("clocks +1 h"));
  const auto boxes = shapes_of<Box>(scene);
  const auto hatched = std::ranges::find(boxes, true, &Box::hatched);
  ASSERT_NE(hatched, boxes.end());
  EXPECT_DOUBLE_EQ(hatched->x, 100 + 13 * 10);
  EXPECT_DOUBLE_EQ(hatched->w, 10);
}

TEST(PrintRaster, StacksTheTwoPassesOfARepeatedHour) {
  const auto scene =
      raster_row(shape_of_night(*make_day(2026, 10, 24), {"23:00", "23:00", 0, 0, 0, "7:00", "7:00", 3}));
  EXPECT_THAT(test::words_in(scene), Contains("clocks \u22121 h"));
  int half_height = 0;
  for (const auto& box : shapes_of<Box>(scene))
    if (box.fill == print_palette().asleep && box.h < 6) ++half_height;
  EXPECT_EQ(half_height, 2);
}

TEST(PrintRaster, MovesLettersApartUntilTheyCanBeRead) {
  const auto scene = raster_row({}, {{'M', 570, true}, {'O', 575, false}});
  const auto words = shapes_of<Text>(scene);
  ASSERT_EQ(words.size(), 2U);
  EXPECT_NEAR(words[1].at.x - words[0].at.x, 2.3 * 2, 1e-9);
}

}  // namespace
}  // namespace nightjar::charts
