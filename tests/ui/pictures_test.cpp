// Every screen at every text size, empty and full: it draws, and with NIGHTJAR_PICTURES=<folder> it can be looked at.
#include <cstdlib>

#include "support/soft_raster.hpp"
#include "ui/app_fixture.hpp"

namespace nightjar::ui {
namespace {

class PicturesTest : public AppTest {
 protected:
  void picture(const std::string& name) {
    ui().settle(2);
    if (const char* folder = std::getenv("NIGHTJAR_PICTURES"))
      test::write_png(test::rasterise(ui().draw_data(), im(ui().kit().theme.palette.bg)), std::string(folder) + "/" + name + ".png");
  }
  void every_screen(const std::string& prefix) {
    picture(prefix + "night");
    ui().key(ImGuiKey_Escape);  // letters are keys only outside a field
    ui().chord('D');
    picture(prefix + "day");
    ui().chord('C');
    ui().settle(3);
    EXPECT_TRUE(app().state().entry.craving.has_value());
    picture(prefix + "craving");
    ui().key(ImGuiKey_Escape);
    ui().chord('T');
    ui().settle(3);
    EXPECT_TRUE(app().state().entry.taken.has_value());
    picture(prefix + "taken");
    ui().key(ImGuiKey_Escape);
    for (const auto& [screen, name] : {std::pair{Screen::calendar, "calendar"}, {Screen::trends, "trends"}, {Screen::share, "share"},
                                       {Screen::settings, "settings"}}) {
      app().handle(act::GoTo{screen});
      picture(prefix + name);
    }
    ui().f1();
    picture(prefix + "help");
    ui().key(ImGuiKey_Escape);
    app().handle(act::ShowKeys{true});
    picture(prefix + "keys");
    app().handle(act::ShowKeys{false});
    app().handle(act::Lock{});
    picture(prefix + "unlock");
    EXPECT_FALSE(app().state().open);
  }
};

TEST_F(PicturesTest, TheEmptyJournalDrawsEveryScreen) {
  open_empty();
  every_screen("empty-");
}
TEST_F(PicturesTest, TheInventedYearDrawsEveryScreen) {
  open_demo();
  every_screen("demo-");
}
TEST_F(PicturesTest, EveryScreenDrawsInLightColours) {
  open_demo({1280, 800}, ThemeName::light);
  every_screen("light-");
}
TEST_F(PicturesTest, EveryScreenDrawsAtTwiceTheTextSize) {
  open_demo({1280, 800}, ThemeName::dark, 2);
  every_screen("twice-");
}
TEST_F(PicturesTest, EveryScreenDrawsAtThreeTimesTheTextSize) {
  open_empty({1280, 800}, ThemeName::high_contrast, 3);
  every_screen("thrice-");
}
TEST_F(PicturesTest, SharingDrawsInEveryState) {
  open_demo();
  app().handle(act::GoTo{Screen::share});
  ui().settle(3);
  auto& share = app().state().share;
  ui().click("Everything");
  ui().click("With a password");
  share.sheet = static_cast<int>(ShareSheet::contents);
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
TEST_F(PicturesTest, WelcomeAndANewJournalDraw) {
  start(std::nullopt);
  picture("welcome");
  ui().key(ImGuiKey_Enter);
  picture("create");
}

}  // namespace
}  // namespace nightjar::ui
