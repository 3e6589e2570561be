#include "desktop/window_place.hpp"

#include <gtest/gtest.h>

#include <random>

namespace nightjar::desktop {
namespace {

using namespace std::chrono_literals;

const Monitor laptop{{0, 27, 1280, 773}, 1};     // a panel above
const Monitor left{{-1920, 0, 1920, 1080}, 1};   // to the left of it
const Monitor above{{0, -1440, 2560, 1440}, 1};  // and above
const Monitor fine{{1280, 0, 3840, 2160}, 2};    // to the right, of two pixels a point
const Monitor small{{0, 0, 640, 480}, 1};
const Borders title_bar{4, 30, 4, 4};

WindowPlace place(int width, int height, std::optional<int> x = {}, std::optional<int> y = {}) {
  return {width, height, x, y, false};
}

TEST(WindowPlace, IsTheSameOnTheSameScreens) {
  EXPECT_EQ(fit_to_monitors(place(900, 600, 100, 80), {laptop}), place(900, 600, 100, 80));
  EXPECT_EQ(fit_to_monitors(place(900, 600, -1900, 80), {laptop, left}), place(900, 600, -1900, 80));
  EXPECT_EQ(fit_to_monitors(place(900, 600, 200, -1000), {laptop, above}), place(900, 600, 200, -1000));
  EXPECT_EQ(fit_to_monitors(place(1280, 773, 0, 27), {laptop}), place(1280, 773, 0, 27));
  auto maximised = place(900, 600, 100, 80);
  maximised.maximised = true;
  EXPECT_EQ(fit_to_monitors(maximised, {laptop}), maximised);
}

TEST(WindowPlace, WithoutAScreenOrAPlaceNothingIsMadeUp) {
  EXPECT_EQ(fit_to_monitors(place(5000, 4000, -9000, 9000), {}), place(5000, 4000, -9000, 9000));
  EXPECT_EQ(fit_to_monitors(place(900, 600), {laptop, left}), place(900, 600)) << "the system chooses";
  EXPECT_EQ(fit_to_monitors(place(2000, 900), {laptop, left}), place(1280, 773)) << "for the main monitor";
}

TEST(WindowPlace, OfAScreenThatIsGoneIsOnTheMainOne) {
  EXPECT_EQ(fit_to_monitors(place(900, 600, -1900, 80), {laptop}), place(900, 600, 0, 80));
  EXPECT_EQ(fit_to_monitors(place(900, 600, 3000, 1500), {laptop}), place(900, 600, 380, 200));
  EXPECT_EQ(fit_to_monitors(place(1800, 1000, -1900, -20), {laptop}), place(1280, 773, 0, 27));
}

TEST(WindowPlace, IsWhollyOnTheScreenThatHadMostOfIt) {
  EXPECT_EQ(fit_to_monitors(place(900, 600, 1000, 700), {laptop}), place(900, 600, 380, 200));
  EXPECT_EQ(fit_to_monitors(place(900, 600, -700, 80), {laptop, left}), place(900, 600, -900, 80))
      << "700 of 900 were there";
  EXPECT_EQ(fit_to_monitors(place(900, 600, -300, 80), {laptop, left}), place(900, 600, 0, 80));
  EXPECT_EQ(fit_to_monitors(place(900, 600, 32000, -32000), {laptop, left}), place(900, 600, 380, 27));
}

TEST(WindowPlace, LeavesRoomForWhatTheSystemDrawsAroundIt) {
  EXPECT_EQ(fit_to_monitors(place(1280, 800, 0, 0), {laptop}, title_bar), place(1272, 739, 4, 57));
  EXPECT_EQ(fit_to_monitors(place(900, 600, 100, 30), {laptop}, title_bar), place(900, 600, 100, 57))
      << "its title can be held";
  EXPECT_EQ(fit_to_monitors(place(900, 600, 380, 200), {laptop}, title_bar), place(900, 600, 376, 196));
  EXPECT_EQ(fit_to_monitors(place(900, 600), {small}, {700, 500, 700, 500}), place(1, 1))
      << "and never less than nothing";
}

TEST(WindowPlace, IsInPointsWhereAScreenHasSeveralPixelsToOne) {
  EXPECT_EQ(fit_to_monitors(place(900, 600, 1300, 100), {laptop, fine}), place(900, 600, 1300, 100));
  EXPECT_EQ(fit_to_monitors(place(5000, 5000, 1300, 100), {laptop, fine}), place(1920, 1080, 1280, 0));
  EXPECT_EQ(fit_to_monitors(place(900, 600, 4900, 2000), {laptop, fine}),
            place(900, 600, 1280 + 3840 - 1800, 2160 - 1200));
  EXPECT_EQ(fit_to_monitors(place(1281, 721, 0, 0), {{{0, 0, 1921, 1081}, 1.5}}), place(1280, 720, 0, 0));
}

TEST(WindowPlace, OfTenThousandRandomOnesEachIsInsideAScreenAndStaysThere) {
  std::mt19937 dice(20261130);
  const auto between = [&](int least, int most) {
    return least + static_cast<int>(dice() % static_cast<unsigned>(most - least + 1));
  };
  for (int i = 0; i < 10'000; ++i) {
    std::vector<Monitor> monitors(static_cast<std::size_t>(between(1, 4)));
    for (auto& monitor : monitors) {
      monitor.work = {between(-8000, 8000), between(-8000, 8000), between(320, 4000), between(240, 3000)};
      monitor.scale = between(2, 12) / 4.0;
    }
    const Borders borders{between(0, 10), between(0, 60), between(0, 10), between(0, 10)};
    const auto before = place(between(320, 16000), between(240, 16000), between(-32000, 32000), between(-32000, 32000));
    const auto after = fit_to_monitors(before, monitors, borders);
    const auto inside = [&](const Monitor& monitor) {
      const auto& work = monitor.work;
      const int right = *after.x + static_cast<int>(std::lround(after.width * monitor.scale)) + borders.right;
      const int bottom = *after.y + static_cast<int>(std::lround(after.height * monitor.scale)) + borders.bottom;
      return *after.x - borders.left >= work.x && *after.y - borders.top >= work.y && right <= work.x + work.width &&
             bottom <= work.y + work.height;
    };
    EXPECT_TRUE(std::any_of(monitors.begin(), monitors.end(), inside)) << i;
    EXPECT_LE(after.width, before.width);
    EXPECT_LE(after.height, before.height);
    if (monitors.size() == 1) {
      EXPECT_EQ(fit_to_monitors(after, monitors, borders), after) << i;
    }
  }
}

class PlaceKeeping : public testing::Test {
 protected:
  void see(const WindowPlace& now, std::chrono::milliseconds after) { keeper_.see(now, time_ += after); }
  static WindowPlace maximised() { return {1280, 773, 0, 27, true}; }
  PlaceKeeper keeper_{place(900, 600, 10, 40)};
  PlaceKeeper::Time time_{};
};

TEST_F(PlaceKeeping, RemembersTheLastPlaceAndBeforeAnyTheOneItHad) {
  EXPECT_EQ(keeper_.place(), place(900, 600, 10, 40));
  see(place(800, 500, 20, 50), 5s);
  for (int i = 0; i < 30; ++i) see(place(800 + i, 500, 20, 50), 20ms);
  EXPECT_EQ(keeper_.place(), place(829, 500, 20, 50));
}

TEST_F(PlaceKeeping, KeepsTheSizeThatAMaximisedWindowGoesBackTo) {
  see(place(800, 500, 20, 50), 5s);
  see(maximised(), 5s);
  see(maximised(), 5s);
  WindowPlace expected = place(800, 500, 20, 50);
  expected.maximised = true;
  EXPECT_EQ(keeper_.place(), expected);
  see(place(800, 500, 20, 50), 5s);
  EXPECT_EQ(keeper_.place(), place(800, 500, 20, 50));
}

TEST_F(PlaceKeeping, TakesNoSizeForItsOwnThatIsSaidToBeMaximisedALittleLater) {
  see(place(800, 500, 20, 50), 5s);
  auto resized = maximised();
  resized.maximised = false;
  see(place(resized.width, resized.height, 20, 50), 5s);  // told of its size before its place
  see(resized, 5ms);
  see(maximised(), 30ms);
  WindowPlace expected = place(800, 500, 20, 50);
  expected.maximised = true;
  EXPECT_EQ(keeper_.place(), expected);
}

TEST(PlaceKeeper, OfAWindowThatOpensMaximisedHasItsFormerSize) {
  WindowPlace remembered = place(900, 600, 10, 40);
  remembered.maximised = true;
  PlaceKeeper keeper(remembered);
  EXPECT_EQ(keeper.place(), remembered);
  keeper.see({1280, 773, 0, 27, true}, {});
  EXPECT_EQ(keeper.place(), remembered);
}

}  // namespace
}  // namespace nightjar::desktop
