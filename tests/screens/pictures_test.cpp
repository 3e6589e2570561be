// Share and Trends in states that a scene does not have; with NIGHTJAR_PICTURES=<folder> they can be looked at.
#include <cstdlib>

#include "screens/app_fixture.hpp"
#include "support/soft_raster.hpp"

namespace nightjar::screens {
namespace {

class PicturesTest : public AppTest {
 protected:
  void picture(const std::string& name) {
    ui().settle(2);
    if (const char* folder = std::getenv("NIGHTJAR_PICTURES"))
      test::write_png(test::rasterise(ui().draw_data(), im(ui().draw_context().theme.palette.bg)),
                      std::string(folder) + "/" + name + ".png");
  }
};

TEST_F(PicturesTest, SharingDrawsInEveryState) {
  open_demo();
  app().handle(act::GoTo{Screen::share});
  ui().settle(3);
  auto& share = app().state().share;
  ui().click("Everything");
  ui().click("With a password");
  share.tab = static_cast<int>(ShareTab::contents);
  picture("share-contents");
  app().handle(act::MakeSharedFile{});
  picture("share-making");
  run_jobs();
  EXPECT_TRUE(share.saved);
  picture("share-saved");
}
TEST_F(PicturesTest, TrendsDrawInEveryState) {
  open_demo();
  app().handle(act::GoTo{Screen::trends});
  ui().settle(3);
  auto& trends = app().state().trends;
  for (int i = 0; i < 6; ++i) ui().key(ImGuiKey_LeftArrow);
  picture("trends-crosshair");
  ui().click("Year");
  picture("trends-year");
  Night early;
  early.night = *parse_day("2019-03-05");
  early.quality = 3;
  app().handle(act::Keep{{{early, false}}, ""});
  ui().click("All");
  EXPECT_FALSE(trends.chart.thinned.empty());
  picture("trends-thinned");
  trends.in_words = true;
  picture("trends-words");
  trends.in_words = false;
  trends.choosing = true;
  ui().settle(3);
  picture("trends-choice");
}
TEST_F(PicturesTest, AtTwiceTheSizeTheCardOfADayAndANightAcrossAClockChangeDraw) {
  open_demo();
  ui().set_theme(ThemeName::dark, 2);
  ui().resize({1280, 1600});
  app().handle(act::GoTo{Screen::trends});
  ui().settle(3);
  app().state().trends.crosshair = *parse_day("2026-11-16");
  ImGui::GetIO().MousePos = {400, 300};  // beside the chart, where the wheel is the page's
  ui().settle(2);
  ui().wheel(-60);
  picture("trends-card-twice");
  EXPECT_TRUE(ui().has("Awake in between"));
  EXPECT_LE(ui().find("Awake in between").max.y, 1600) << "the page was moved to its end";
  app().handle(act::ShowDay{*parse_day("2026-11-01"), TodayPart::night});
  picture("night-clock-change-twice");
  EXPECT_NE(ui().value("The night").find("clocks"), std::string::npos);
}
TEST_F(PicturesTest, WhatIsWaitedForDraws) {
  open_demo();
  for (const float scale : {1.0F, 2.0F}) {
    ui().set_theme(ThemeName::dark, scale);
    const auto name = [&](const char* of) { return of + std::string(scale > 1 ? "-twice" : ""); };
    app().handle(act::GoTo{Screen::share});
    ui().settle(3);
    EXPECT_TRUE(ui().has("Laying out the pages \u2026"));
    picture(name("share-laying-out"));
    run_jobs();
    ui().click("28 nights");
    EXPECT_TRUE(ui().has("Laying out the pages \u2026"));
    picture(name("share-laying-out-anew"));
    run_jobs();
    EXPECT_FALSE(ui().has("Laying out the pages \u2026"));
    picture(name("share-laid-out"));
    app().computer().settings.copy_folder = "/media/stick/where the copies of my journal are kept";
    app().handle(act::Lock{});
    ui().settle(2);
    EXPECT_TRUE(is_locking());
    EXPECT_TRUE(ui().has("Locking in a moment"));
    picture(name("locking-in-a-moment"));
    run_jobs();
    app().computer().settings.copy_folder.clear();
    unlock();
  }
}
TEST_F(PicturesTest, TheOtherSheetsOfTrendsDraw) {
  open_demo();
  app().handle(act::GoTo{Screen::trends});
  ui().settle(3);
  for (const auto* sheet : {"Figures", "A year", "Hours of craving", "With and without"}) {
    ui().click(sheet);
    picture(std::string("trends-") + sheet);
  }
  struct Asked {
    const char *factor, *outcome, *name;
    bool shown;
  };
  for (const auto& asked : {Asked{"\u201clate meal\u201d", "How sleep felt (1 to 5)", "shown", true},
                            {"A nap", "Checklist sum, the next day", "not-enough", false}}) {
    ui().click(asked.factor);
    ui().click(asked.outcome);
    ui().click("Write it down and look");
    ASSERT_TRUE(app().state().trends.comparing.shown);
    EXPECT_EQ(app().state().trends.comparing.input.answer.comparison.gate == analysis::Gate::open, asked.shown);
    picture(std::string("trends-comparison-") + asked.name);
    app().state().trends.comparing = {};
    ui().settle(3);
  }
}

}  // namespace
}  // namespace nightjar::screens
