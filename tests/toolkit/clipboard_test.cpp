// What is copied and pasted does not stay: not in our memory, not in the system's copy, and not after locking.
#include <gtest/gtest.h>

#include <cstring>
#include <nightjar/toolkit/clipboard.hpp>
#include <nightjar/toolkit/draw_context.hpp>
#include <nightjar/toolkit/widgets.hpp>

#include "support/imgui_harness.hpp"

namespace nightjar::toolkit {
namespace {

using test::ImGuiHarness;

/// A system that keeps a copy of what it gives, as GLFW does; what is copied here is the selection itself.
class ClipboardTest : public ::testing::Test {
 protected:
  ClipboardTest() {
    clipboard_.install(ImGui::GetIO());
    ui_.draw_context().clipboard = &clipboard_;
    ui_.show_in_window([this] { text_field("Note", text_); });
  }
  void somebody_copies(const char* words) { std::strncpy(held_, words, sizeof held_ - 1); }
  void paste() {
    ui_.click("Note");
    ui_.chord('V', ImGuiHarness::ctrl);
  }

  char held_[64] = {};
  std::string text_;
  ImGuiHarness ui_;
  Clipboard clipboard_{ui_.draw_context().guard,
                       {[this] { return held_; }, [this](const char* words) { somebody_copies(words); }}};
};

TEST_F(ClipboardTest, WhatIsPastedLeavesTheSystemsCopy) {
  somebody_copies("walnut tide");
  paste();
  EXPECT_EQ(text_, "walnut tide");
  for (const char c : held_) EXPECT_EQ(c, '\0');
}
TEST_F(ClipboardTest, WhatIsCopiedCanBePastedAgainAndAgain) {
  ui_.click("Note");
  ui_.type("owl");
  ui_.chord('A', ImGuiHarness::ctrl);
  ui_.chord('C', ImGuiHarness::ctrl);
  EXPECT_STREQ(held_, "owl");
  ui_.key(ImGuiKey_End);
  ui_.chord('V', ImGuiHarness::ctrl);
  ui_.chord('V', ImGuiHarness::ctrl);
  EXPECT_EQ(text_, "owlowlowl");
}
TEST_F(ClipboardTest, WhatWasCopiedHereGoesAndWhatSomebodyElseCopiedStays) {
  ui_.click("Note");
  ui_.type("owl");
  ui_.chord('A', ImGuiHarness::ctrl);
  ui_.chord('C', ImGuiHarness::ctrl);
  clipboard_.empty_if_ours();
  EXPECT_STREQ(held_, "");
  for (const char c : held_) EXPECT_EQ(c, '\0');
  ui_.chord('C', ImGuiHarness::ctrl);
  std::memset(held_, 0, sizeof held_);
  somebody_copies("theirs");
  clipboard_.empty_if_ours();
  EXPECT_STREQ(held_, "theirs");
}
TEST_F(ClipboardTest, MoreKindsOfEmojiThanFitAreRefusedWholeAndItIsSaid) {
  std::string many;
  for (int i = 0; i < 12; ++i) many += "\xF0\x9F\x98" + std::string(1, static_cast<char>(0x80 + i));
  ui_.click("Note");
  ui_.type("before ");
  somebody_copies(many.c_str());
  ui_.chord('V', ImGuiHarness::ctrl);
  EXPECT_EQ(text_, "before " + many);
  EXPECT_FALSE(ui_.draw_context().guard.refused());
  for (int part = 1; part < 4; ++part) {
    std::string more;
    for (int i = 0; i < 12; ++i) more += "\xF0\x9F\x98" + std::string(1, static_cast<char>(0x80 + 12 * part + i));
    std::memset(held_, 0, sizeof held_);
    somebody_copies(more.c_str());
    const std::string before = text_;
    ui_.chord('V', ImGuiHarness::ctrl);
    if (part < 2) continue;
    EXPECT_EQ(text_, before) << "nothing of it, and nothing in its place";
    EXPECT_TRUE(ui_.draw_context().guard.refused());
  }
  ui_.type("\xF0\x9F\xA6\x89");  // an owl, by key
  EXPECT_EQ(text_.find("\xEF\xBF\xBD"), std::string::npos);
}

}  // namespace
}  // namespace nightjar::toolkit
