// Travelling in Trends: by wheel, keys and dragging, on one axis; what is hidden is hidden, and what is thinned says
// so.
#include "screens/app_fixture.hpp"
#include "screens/golden.hpp"

namespace nightjar::screens {
namespace {

using charts::Panel;
using test::ImGuiHarness;

class TrendsScreen : public AppTest {
 protected:
  const Day last_ = *parse_day("2026-11-21");

  void open_trends(bool demo = true) {
    if (demo)
      open_demo();
    else
      open_empty();
    app().handle(act::GoTo{Screen::trends});
    ui().settle(3);
  }
  [[nodiscard]] TrendsState& trends() { return app().state().trends; }
  [[nodiscard]] charts::DayRange shown() { return *trends().view.shown; }
  /// Where this day is on the screen, at the height of the first panel.
  [[nodiscard]] ImVec2 place_of(Day day) {
    const auto& item = ui().find("Trends chart");
    const auto& chart = trends().chart;
    return {item.min.x + static_cast<float>(chart.axis.middle_of(day)),
            item.min.y + static_cast<float>(chart.panels.front().top) + 20};
  }
  void point(Day day) {
    ImGui::GetIO().MousePos = place_of(day);
    ui().settle(2);
  }
  void add_night(Day day) {
    Night night;
    night.night = day;
    night.quality = 3;
    app().handle(act::Keep{{{night, false}}, ""});
    ui().settle(2);
  }
};

TEST_F(TrendsScreen, TheWheelZoomsRoundTheDayUnderTheMouse) {
  open_trends();
  const Day day = last_ - 14;
  point(day);
  const float before = place_of(day).x;
  ui().wheel(1);
  EXPECT_LT(shown().days(), 28);
  EXPECT_TRUE(shown().holds(day));
  EXPECT_NEAR(place_of(day).x, before, 40);
  EXPECT_EQ(trends().range, -1);
  ui().wheel(-1);
  ui().wheel(-1);
  EXPECT_GT(shown().days(), 28);
}

TEST_F(TrendsScreen, TheWheelWithCtrlZoomsTooAsTouchpadsSendAPinch) {
  open_trends();
  point(last_ - 14);
  const auto turned = [&](bool ctrl, float notches) {
    ui().click("28 days");
    point(last_ - 14);
    ImGui::GetIO().KeyCtrl = ctrl;
    ui().wheel(notches);
    ImGui::GetIO().KeyCtrl = false;
    return shown();
  };
  for (const float notches : {2.F, -2.F}) {
    const auto plain = turned(false, notches);
    EXPECT_NE(plain.days(), 28);
    EXPECT_EQ(turned(true, notches), plain);
  }
  EXPECT_EQ(ui().draw_context().theme.scale, 1) << "text keeps its size";
}

TEST_F(TrendsScreen, TheWheelWithShiftOrASidewaysOneMovesAlong) {
  open_trends();
  point(last_ - 14);
  ImGui::GetIO().KeyShift = true;
  ui().wheel(1);
  EXPECT_EQ(shown(), (charts::DayRange{last_ - 29, last_ - 2})) << "up: earlier, a tenth of what is seen";
  ui().wheel(-1);
  EXPECT_EQ(shown(), (charts::DayRange{last_ - 27, last_}));
  ImGui::GetIO().KeyShift = false;
  ImGui::GetIO().MouseWheelH = 3;
  ui().settle(2);
  EXPECT_EQ(shown(), (charts::DayRange{last_ - 33, last_ - 6}));
  EXPECT_EQ(app().state().screen, Screen::trends);
}

TEST_F(TrendsScreen, TheWheelOverTheChartDoesNotScrollThePage) {
  open_trends();
  point(last_ - 6);
  point(last_ - 5);  // the mouse counts from its first movement on
  const float top = ui().find("Trends chart").min.y;
  ui().wheel(-1);
  EXPECT_EQ(ui().find("Trends chart").min.y, top);
}

TEST_F(TrendsScreen, DraggingMovesAlongAndDoesNotOpenADay) {
  open_trends();
  const ImVec2 from = place_of(last_ - 14);
  ui().drag(from, {from.x + static_cast<float>(trends().chart.axis.day_width()) * 5, from.y});
  EXPECT_EQ(shown().until, last_ - 5);
  EXPECT_EQ(shown().days(), 28);
  EXPECT_EQ(app().state().screen, Screen::trends);
}

TEST_F(TrendsScreen, DraggingWithTheRightButtonStretchesTheDaysAboutTheOneThatIsHeld) {
  open_trends();
  const Day held = last_ - 14;
  const ImVec2 from = place_of(held);
  auto& io = ImGui::GetIO();
  const auto hold_and_move = [&](float by) {
    io.MousePos = from;
    ui().settle(2);
    io.MouseDown[1] = true;
    ui().frame();
    io.MousePos = {from.x + by, from.y};
    ui().settle(2);
    io.MouseDown[1] = false;
    ui().settle(2);
  };
  hold_and_move(160);
  EXPECT_EQ(shown().days(), 14);
  EXPECT_NEAR(place_of(held).x, from.x, trends().chart.axis.day_width());
  const Day until = shown().until;
  hold_and_move(-320);
  EXPECT_EQ(shown().days(), 56);
  EXPECT_GT(shown().until, until);
  EXPECT_EQ(app().state().screen, Screen::trends);
}

TEST_F(TrendsScreen, AClickOpensTheDay) {
  open_trends();
  ui().click_at(place_of(last_ - 9));
  EXPECT_EQ(app().state().screen, Screen::calendar);
  EXPECT_EQ(app().state().calendar.selected, last_ - 8);
}

TEST_F(TrendsScreen, EnterOpensTheDayUnderTheCrosshair) {
  open_trends();
  for (int i = 0; i < 4; ++i) ui().key(ImGuiKey_LeftArrow);
  EXPECT_EQ(trends().crosshair, last_ - 3);
  ui().key(ImGuiKey_Enter);
  EXPECT_EQ(app().state().screen, Screen::calendar);
  EXPECT_EQ(app().state().calendar.selected, last_ - 2);
}

TEST_F(TrendsScreen, KeysZoomAndGoToBothEnds) {
  open_trends();
  ui().chord('=');
  EXPECT_LT(shown().days(), 28);
  ui().chord('-');
  ui().chord('-');
  EXPECT_GT(shown().days(), 28);
  ui().key(ImGuiKey_Home);
  EXPECT_EQ(shown().from, trends().whole.from);
  EXPECT_EQ(trends().crosshair, trends().whole.from);
  ui().key(ImGuiKey_PageDown);
  EXPECT_GT(shown().from, trends().whole.from);
  ui().key(ImGuiKey_End);
  EXPECT_EQ(shown().until, last_);
  ui().key(ImGuiKey_RightArrow);
  EXPECT_EQ(trends().crosshair, last_);
}

TEST_F(TrendsScreen, ArrowsTravelPastTheEdgeOfWhatIsShown) {
  open_trends();
  ui().click("14 days");
  ui().click_at({400, 790});  // the chart keeps the keyboard only if it is gone back to
  app().handle(act::GoTo{Screen::trends});
  ui().settle(3);
  for (int i = 0; i < 20; ++i) ui().key(ImGuiKey_LeftArrow);
  ASSERT_TRUE(trends().crosshair);
  EXPECT_LT(*trends().crosshair, last_ - 13);
  EXPECT_TRUE(shown().holds(*trends().crosshair));
  EXPECT_EQ(shown().days(), 14);
}

TEST_F(TrendsScreen, AWordOfALegendHidesWhatItNames) {
  open_trends();
  ui().click("Nights, nap");
  EXPECT_TRUE(trends().view.hidden.contains({Panel::nights, charts::Mark::naps, {}}));
  EXPECT_EQ(ui().value("Nights, nap"), "off");
  ui().click("Nights, nap");
  EXPECT_FALSE(trends().view.hidden.contains({Panel::nights, charts::Mark::naps, {}}));
  EXPECT_EQ(app().state().screen, Screen::trends);
}

TEST_F(TrendsScreen, PanelsAreChosenAndOneAlwaysStays) {
  open_trends();
  ui().click("Choose charts");
  ui().settle(3);
  ui().click(std::string(charts::name_of(Panel::feelings)));
  EXPECT_TRUE(std::ranges::count(trends().view.panels, Panel::feelings));
  EXPECT_TRUE(std::ranges::is_sorted(trends().view.panels));
  for (std::size_t i = 0; i < charts::panel_count; ++i) {
    const std::string name(charts::name_of(static_cast<Panel>(i)));
    if (std::ranges::count(trends().view.panels, static_cast<Panel>(i))) ui().click(name);
  }
  EXPECT_EQ(trends().view.panels.size(), 1U);
  ui().key(ImGuiKey_Escape);
  EXPECT_FALSE(trends().choosing);
}

TEST_F(TrendsScreen, ALongRangeSaysThatItIsThinnedAndOpensStepByStep) {
  open_trends();
  add_night(last_ - 2000);
  ui().click("All");
  ASSERT_GT(trends().chart.days_per_column, 1);
  EXPECT_NE(trends().chart.scene.description.find(trends().chart.thinned), std::string::npos);
  ui().click_at(place_of(last_ - 100));
  EXPECT_EQ(app().state().screen, Screen::trends);
  EXPECT_EQ(trends().chart.days_per_column, 1);
}

TEST_F(TrendsScreen, NothingIsLaidOutAgainWhileNothingChanges) {
  open_trends();
  const auto* shapes = trends().chart.scene.shapes.data();
  point(last_ - 3);
  point(last_ - 4);
  ui().settle(5);
  EXPECT_EQ(trends().chart.scene.shapes.data(), shapes);
  const auto* days = trends().input.days.data();
  ui().wheel(1);
  EXPECT_EQ(trends().input.days.data(), days) << "a zoom needs the entries no second time";
  add_night(last_ - 400);
  EXPECT_EQ(trends().key.revision, app().journal()->data_revision());
}

TEST_F(TrendsScreen, FewNightsAreSaidAndTheWayToAllOfThem) {
  open_trends(false);
  add_night(last_ - 60);
  EXPECT_TRUE(ui().has("Show all days"));
  ui().click("Show all days");
  EXPECT_EQ(shown().from, last_ - 60);
}

TEST_F(TrendsScreen, TheWordsCanBeCopied) {
  open_trends();
  ui().chord('T');
  ui().click("Copy these words");
  EXPECT_EQ(ui().clipboard(), trends().chart.scene.description);
}

TEST_F(TrendsScreen, SaysWhatItSaid) {
  open_trends();
  ui().chord('T');
  trends().crosshair = last_ - 3;
  test::expect_golden("trends_words", ui().text_of_screen());
  ui().chord('T');
  ui().click("Choose charts");
  ui().settle(3);
  test::expect_golden("trends_choice", ui().text_of_screen());
}

}  // namespace
}  // namespace nightjar::screens
