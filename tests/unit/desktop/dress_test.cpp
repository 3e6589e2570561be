#include "desktop/dress.hpp"

#include <gtest/gtest.h>

namespace nightjar::desktop {
namespace {

class DressTest : public ::testing::Test {
 protected:
  DressTest() : context_(ImGui::CreateContext()) {}
  ~DressTest() override { ImGui::DestroyContext(context_); }
  [[nodiscard]] float letter_height() const { return kit_.fonts.at(ui::Type::body)->FontSize; }

  ImGuiContext* context_;
  ui::Kit kit_;
  Dress dress_{find_fonts()};
  App::Look look_;
};

TEST_F(DressTest, FollowsTheScreenThatTheWindowIsMovedTo) {
  EXPECT_TRUE(dress_.fit(kit_, look_, 1));
  const float before = letter_height();
  EXPECT_FALSE(dress_.fit(kit_, look_, 1)) << "letters are drawn anew only on a change";
  EXPECT_TRUE(dress_.fit(kit_, look_, 2));
  EXPECT_FLOAT_EQ(letter_height(), 2 * before);
  EXPECT_FLOAT_EQ(kit_.theme.scale, 2);
  look_.text_scale = 1.5F;
  EXPECT_TRUE(dress_.fit(kit_, look_, 2));
  EXPECT_FLOAT_EQ(letter_height(), 3 * before);
  EXPECT_TRUE(dress_.fit(kit_, look_, 1)) << "and back";
  EXPECT_FLOAT_EQ(letter_height(), 1.5F * before);
}
TEST_F(DressTest, AThemeNeedsNoNewLetters) {
  ASSERT_TRUE(dress_.fit(kit_, look_, 1));
  look_.theme = ui::ThemeName::light;
  EXPECT_FALSE(dress_.fit(kit_, look_, 1));
  EXPECT_EQ(kit_.theme.name, ui::ThemeName::light);
}
TEST_F(DressTest, LettersThatATextAsksForAreThereInTheNextFrame) {
  constexpr ImWchar alef = 0x05D0;
  ASSERT_TRUE(dress_.fit(kit_, look_, 1));
  const ImDrawData nothing{};
  EXPECT_FALSE(dress_.lacked_letters(kit_, nothing));
  kit_.missing.note("\xD7\x90", *kit_.fonts.at(ui::Type::body));
  EXPECT_TRUE(dress_.lacked_letters(kit_, nothing));
  EXPECT_TRUE(dress_.fit(kit_, look_, 1));
  EXPECT_NE(kit_.fonts.at(ui::Type::body)->FindGlyphNoFallback(alef), nullptr);
  EXPECT_FALSE(dress_.lacked_letters(kit_, nothing));
  EXPECT_TRUE(dress_.fit(kit_, look_, 2));
  EXPECT_NE(kit_.fonts.at(ui::Type::body)->FindGlyphNoFallback(alef), nullptr) << "also on another screen";
}

TEST_F(DressTest, PixelsAreCountedWhereAPointHasSeveral) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {1281, 800};
  io.DisplayFramebufferScale = {1602.0F / 1281, 1.25F};
  io.MousePos = {100, 40};
  measure_in_pixels(io);
  EXPECT_EQ(io.DisplaySize.x, 1602);
  EXPECT_EQ(io.DisplaySize.y, 1000);
  EXPECT_NEAR(io.MousePos.x, 125, 0.1);
  EXPECT_FLOAT_EQ(io.MousePos.y, 50);
  EXPECT_EQ(io.DisplayFramebufferScale.x, 1);
  EXPECT_EQ(io.DisplayFramebufferScale.y, 1);
}
TEST_F(DressTest, AMouseThatIsNowhereStaysThere) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplayFramebufferScale = {2, 2};
  io.MousePos = {-FLT_MAX, -FLT_MAX};
  measure_in_pixels(io);
  EXPECT_FALSE(ImGui::IsMousePosValid(&io.MousePos));
}

}  // namespace
}  // namespace nightjar::desktop
