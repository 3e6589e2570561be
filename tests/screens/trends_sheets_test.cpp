// The other sheets of Trends: figures, a year as a calendar, cravings by hour and weekday.
#include <gmock/gmock.h>

#include "screens/app_fixture.hpp"

namespace nightjar::screens {
namespace {

using testing::HasSubstr;

class TrendsSheets : public AppTest {
 protected:
  const Day last_ = *parse_day("2026-11-21");
  /// With the keyboard on the sheet's chart, as after Ctrl 3.
  void open_sheet(const char* sheet) {
    open_demo();
    app().handle(act::GoTo{Screen::trends});
    ui().settle(3);
    ui().click(sheet);
    ui().settle(3);
    trends().take_focus = true;
    ui().settle(3);
  }
  [[nodiscard]] TrendsState& trends() { return app().state().trends; }
};

TEST_F(TrendsSheets, FiguresStandWithWhatTheyRestOn) {
  open_sheet("Figures");
  EXPECT_THAT(ui().text_of_screen(), HasSubstr("7 h 01 min ± 1 h 07 min\n300 of 365"));
  ui().click("Leave out nights that were written a day or more later");
  ASSERT_EQ(trends().figures.periods.size(), 3U);
  const auto& all = analysis::summarise(data(), last_ - 364, last_);
  EXPECT_LT(trends().figures.periods[2].nights_used, all.nights_used);
  EXPECT_EQ(trends().figures.periods[2].nights_used,
            analysis::summarise(data(), last_ - 364, last_, {.without_late = true}).nights_used);
  EXPECT_EQ(trends().figures.weeks.size(), 8U);
}

TEST_F(TrendsSheets, AYearIsTravelledByKeysAndAClickOpensTheDay) {
  open_sheet("A year");
  EXPECT_EQ(trends().year.year, 2026);
  const auto& item = ui().find("Year map");
  const auto place = [&](Day day) {
    const auto where = trends().year.map.where(day);
    return ImVec2{item.min.x + static_cast<float>(where.x + where.w / 2),
                  item.min.y + static_cast<float>(where.y + where.h / 2)};
  };
  trends().crosshair = last_ - 30;
  ui().key(ImGuiKey_LeftArrow);
  EXPECT_EQ(trends().crosshair, last_ - 37);
  ui().key(ImGuiKey_DownArrow);
  EXPECT_EQ(trends().crosshair, last_ - 36);
  ui().click_at(place(last_ - 3));
  EXPECT_EQ(app().state().screen, Screen::calendar);
  EXPECT_EQ(app().state().calendar.selected, last_ - 2);
}

TEST_F(TrendsSheets, AYearShowsASubstanceInItsStates) {
  open_sheet("A year");
  ui().click("Alcohol");
  EXPECT_THAT(trends().year.map.scene.description, HasSubstr("Alcohol"));
  ui().click("Year before");
  EXPECT_EQ(trends().year.year, 2025);
  EXPECT_THAT(trends().year.map.scene.description, HasSubstr("2025"));
  ui().click("Next year");
  ui().click("Next year");
  EXPECT_EQ(trends().year.year, 2026) << "not past what is recorded";
  ui().chord('T');
  ui().resize({1280, 1600});  // to the button below twelve months
  ui().settle(3);
  ui().click("Copy these words");
  EXPECT_EQ(ui().clipboard(), trends().year.map.scene.description);
}

TEST_F(TrendsSheets, AnHourOfCravingIsReadByKeys) {
  open_sheet("Hours of craving");
  ui().key(ImGuiKey_DownArrow);
  ui().key(ImGuiKey_DownArrow);
  EXPECT_EQ(trends().craving_map.weekday, 1);
  const auto words = ui().value("Hours of craving map");
  EXPECT_THAT(words, testing::StartsWith("Tue"));
  EXPECT_THAT(ui().text_of_screen(), HasSubstr(words));
}

}  // namespace
}  // namespace nightjar::screens
