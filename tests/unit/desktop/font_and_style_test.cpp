#include "desktop/font_and_style.hpp"

#include <gtest/gtest.h>

namespace nightjar::desktop {
namespace {

class FontAndStyleTest : public ::testing::Test {
 protected:
  FontAndStyleTest() : context_(ImGui::CreateContext()) {}
  ~FontAndStyleTest() override { ImGui::DestroyContext(context_); }
  [[nodiscard]] float letter_height() const { return draw_context_.fonts.at(toolkit::Type::body)->FontSize; }

  ImGuiContext* context_;
  toolkit::DrawContext draw_context_;
  FontAndStyle font_and_style_{find_fonts()};
  App::Look look_;
};

TEST_F(FontAndStyleTest, FollowsTheScreenThatTheWindowIsMovedTo) {
  EXPECT_TRUE(font_and_style_.fit(draw_context_, look_, 1));
  const float before = letter_height();
  EXPECT_FALSE(font_and_style_.fit(draw_context_, look_, 1)) << "letters are drawn anew only on a change";
  EXPECT_TRUE(font_and_style_.fit(draw_context_, look_, 2));
  EXPECT_FLOAT_EQ(letter_height(), 2 * before);
  EXPECT_FLOAT_EQ(draw_context_.theme.scale, 2);
  look_.text_scale = 1.5F;
  EXPECT_TRUE(font_and_style_.fit(draw_context_, look_, 2));
  EXPECT_FLOAT_EQ(letter_height(), 3 * before);
  EXPECT_TRUE(font_and_style_.fit(draw_context_, look_, 1)) << "and back";
  EXPECT_FLOAT_EQ(letter_height(), 1.5F * before);
}
TEST_F(FontAndStyleTest, AThemeNeedsNoNewLetters) {
  ASSERT_TRUE(font_and_style_.fit(draw_context_, look_, 1));
  look_.theme = ThemeName::light;
  EXPECT_FALSE(font_and_style_.fit(draw_context_, look_, 1));
  EXPECT_EQ(draw_context_.theme.name, ThemeName::light);
}
TEST_F(FontAndStyleTest, LettersThatATextAsksForAreThereInTheNextFrame) {
  constexpr ImWchar alef = 0x05D0;
  ASSERT_TRUE(font_and_style_.fit(draw_context_, look_, 1));
  const ImDrawData nothing{};
  EXPECT_FALSE(font_and_style_.lacked_letters(draw_context_, nothing));
  draw_context_.missing.note("\xD7\x90", *draw_context_.fonts.at(toolkit::Type::body));
  EXPECT_TRUE(font_and_style_.lacked_letters(draw_context_, nothing));
  EXPECT_TRUE(font_and_style_.fit(draw_context_, look_, 1));
  EXPECT_NE(draw_context_.fonts.at(toolkit::Type::body)->FindGlyphNoFallback(alef), nullptr);
  EXPECT_FALSE(font_and_style_.lacked_letters(draw_context_, nothing));
  EXPECT_TRUE(font_and_style_.fit(draw_context_, look_, 2));
  EXPECT_NE(draw_context_.fonts.at(toolkit::Type::body)->FindGlyphNoFallback(alef), nullptr)
      << "also on another screen";
}

TEST_F(FontAndStyleTest, PixelsAreCountedWhereAPointHasSeveral) {
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
TEST_F(FontAndStyleTest, AMouseThatIsNowhereStaysThere) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplayFramebufferScale = {2, 2};
  io.MousePos = {-FLT_MAX, -FLT_MAX};
  measure_in_pixels(io);
  EXPECT_FALSE(ImGui::IsMousePosValid(&io.MousePos));
}

}  // namespace
}  // namespace nightjar::desktop
