// The palettes keep their promises: readable for everyone, whatever their colour vision.
#include <gtest/gtest.h>

#include <nightjar/toolkit/theme.hpp>

namespace nightjar::toolkit {
namespace {

using charts::Color, charts::ColourVision, charts::contrast, charts::Palette, charts::seen_with;

class EveryPalette : public testing::TestWithParam<int> {
 protected:
  static const Palette& palette() {
    switch (GetParam()) {
      case 0: return charts::dark_palette();
      case 1: return charts::light_palette();
      case 2: return charts::high_contrast_palette();
      default: return charts::print_palette();
    }
  }
};

TEST_P(EveryPalette, TextIsReadableOnItsGround) {
  const auto& p = palette();
  EXPECT_GE(contrast(p.text, p.bg), 13);
  EXPECT_GE(contrast(p.soft, p.bg), 6);
  for (const Color ground : {p.bg, p.rail, p.surface}) {
    EXPECT_GE(contrast(p.text, ground), 10);
    EXPECT_GE(contrast(p.soft, ground), 5.5);
    EXPECT_GE(contrast(p.faint, ground), 4.5);
  }
  EXPECT_GE(contrast(p.text, p.raised), 7);
  EXPECT_GE(contrast(p.soft, p.raised), 4.5);
  EXPECT_GE(contrast(p.accent_ink, p.accent), 4.5);
}

TEST_P(EveryPalette, TheFocusRingAndTheMarksStandOut) {
  const auto& p = palette();
  for (const Color ground : {p.bg, p.surface, p.weekend}) {
    EXPECT_GE(contrast(p.focus, ground), 3);
    for (const Color mark : {p.asleep, p.craving, p.checklist, p.mood, p.taken, p.none})
      EXPECT_GE(contrast(mark, ground), 3);
  }
}

TEST_P(EveryPalette, TheGridOfAChartIsSeenAndStaysBehindItsMarks) {
  const auto& p = palette();
  EXPECT_GE(contrast(p.grid, p.bg), p.bg == charts::rgb(0) ? 3 : 1.3);
  EXPECT_LE(p.grid_width, 1);
  EXPECT_GE(contrast(p.weekend, p.bg), 1.05);
  for (const Color mark : {p.asleep, p.craving, p.checklist, p.mood, p.taken, p.none, p.text, p.soft})
    EXPECT_GE(contrast(mark, p.grid), 2) << "stands out from a line that it lies on";
}

TEST_P(EveryPalette, HoldForTheThreeCommonColourVisionDeficiencies) {
  const auto& p = palette();
  for (const auto vision : {ColourVision::protanopia, ColourVision::deuteranopia, ColourVision::tritanopia}) {
    const auto seen = [&](Color color) { return seen_with(vision, color); };
    EXPECT_GE(contrast(seen(p.text), seen(p.bg)), 10);
    EXPECT_GE(contrast(seen(p.faint), seen(p.bg)), 4.4);
    EXPECT_GE(contrast(seen(p.accent_ink), seen(p.accent)), 4.4);
    EXPECT_GE(contrast(seen(p.asleep), seen(p.bg)), 3);
    EXPECT_GE(contrast(seen(p.focus), seen(p.bg)), 3);
    // The parts of a night differ in lightness, not in hue alone.
    EXPECT_GE(contrast(seen(p.asleep), seen(p.awake_in_bed)), 1.5);
    EXPECT_GE(contrast(seen(p.trying), seen(p.awake_in_bed)), 1.5);
  }
}

INSTANTIATE_TEST_SUITE_P(Theme, EveryPalette, testing::Range(0, 4));

TEST(SeenWith, LeavesGreyAlone) {
  for (const auto vision : {ColourVision::protanopia, ColourVision::deuteranopia, ColourVision::tritanopia}) {
    const Color grey = seen_with(vision, charts::rgb(0x808080));
    EXPECT_NEAR(grey.r, 128, 2);
    EXPECT_NEAR(grey.g, 128, 2);
    EXPECT_NEAR(grey.b, 128, 2);
  }
}

TEST(Contrast, OfBlackAndWhiteIsTwentyOne) { EXPECT_NEAR(contrast(charts::rgb(0), charts::rgb(0xffffff)), 21, 1e-9); }

TEST(Theme, AppliedTwiceIsAppliedOnce) {
  const Theme theme = make_theme(ThemeName::light, 2);
  ImGuiStyle once, twice;
  apply(theme, once);
  apply(theme, twice);
  apply(theme, twice);
  EXPECT_EQ(once.FramePadding.x, twice.FramePadding.x);
  EXPECT_EQ(once.ScrollbarSize, twice.ScrollbarSize);
}

TEST(Theme, PixelsAreWholeAndNeverVanish) {
  const Theme small = make_theme(ThemeName::dark, 0.8F);
  EXPECT_EQ(small.px(1), 1);
  EXPECT_EQ(small.px(0.2F), 1);
  EXPECT_EQ(small.px(13), 10);
  EXPECT_EQ(small.px(0), 0);
}

}  // namespace
}  // namespace nightjar::toolkit
