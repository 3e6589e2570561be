// A computer that draws five frames a second: what is typed and clicked arrives while nothing is drawn, and still every
// letter is where it was typed.
#include <gtest/gtest.h>

#include <nightjar/toolkit/widgets.hpp>

#include "desktop/key_queue.hpp"
#include "support/imgui_harness.hpp"

namespace nightjar::desktop {
namespace {

using Kind = KeyEvent::Kind;

class SlowFrames : public ::testing::Test {
 protected:
  static constexpr int field_count = 3;
  static constexpr double frame_seconds = 0.2;

  SlowFrames() {
    ImGui::GetIO().DeltaTime = static_cast<float>(frame_seconds);
    ui_.show_in_window([this] {
      for (int i = 0; i < field_count; ++i) toolkit::text_field(name(i).c_str(), texts_[static_cast<std::size_t>(i)]);
    });
  }
  static std::string name(int field) { return "Field " + std::to_string(field); }

  /// The person goes on whatever the computer does; a frame comes when it is time for one.
  void passes(double seconds) {
    for (now_ += seconds; now_ >= next_frame_; next_frame_ += frame_seconds) frame();
  }
  void frame() {
    auto& io = ImGui::GetIO();
    for (const auto& event : queue_.for_frame(io.WantTextInput)) {
      if (event.is_button())
        buttons_.see(event);
      else if (event.kind == Kind::character)
        io.AddInputCharacter(event.character);
      else
        io.KeysDown[event.key] = event.kind != Kind::release;
    }
    io.MousePos = mouse_;
    buttons_.put_into(io);
    ui_.frame();
  }
  void click(int field) {
    const auto item = ui_.find(name(field));
    mouse_ = {item.min.x + (item.max.x - item.min.x) * 0.9F, (item.min.y + item.max.y) / 2};
    queue_.add({.kind = Kind::button_press, .key = 0, .at = mouse_});
    passes(0.03);
    queue_.add({.kind = Kind::button_release, .key = 0, .at = mouse_});
    passes(0.03);
  }
  void stroke(int key, char writes = '\0') {
    queue_.add({Kind::press, key});
    if (writes != '\0') queue_.add({.kind = Kind::character, .character = static_cast<unsigned char>(writes)});
    passes(0.008);
    queue_.add({Kind::release, key});
    passes(0.008);
  }
  void type(std::string_view letters) {
    for (const char c : letters) stroke(c >= 'a' ? c - 'a' + 'A' : c, c);
  }
  void end() {
    while (!queue_.empty()) frame();
    ui_.settle(3);
  }

  test::ImGuiHarness ui_;
  std::array<std::string, field_count> texts_;
  KeyQueue queue_;
  MouseButtons buttons_;
  ImVec2 mouse_{-1, -1};
  double now_ = 0, next_frame_ = frame_seconds;
};

TEST_F(SlowFrames, AClickAfterASentenceTakesNoLetterOfIt) {
  click(0);
  type("payday, old bus stop");
  click(1);
  type("kratom");
  end();
  EXPECT_EQ(texts_[0], "payday, old bus stop");
  EXPECT_EQ(texts_[1], "kratom");
}
TEST_F(SlowFrames, WhatIsTypedFastIsThereWithinTwoFrames) {
  click(0);
  end();
  const std::string sentence = "the quick brown fox jumps over the lazy dog and goes to bed at last";
  type(sentence);
  frame(), frame();
  EXPECT_EQ(texts_[0], sentence);
}
}  // namespace
}  // namespace nightjar::desktop
