// What was typed and clicked and has not been seen by a frame yet.
#pragma once
#include <imgui.h>

#include <array>
#include <deque>
#include <optional>
#include <vector>

namespace nightjar::desktop {

/// A key that goes down or up, the character that it writes, or a mouse button that goes down or up.
struct KeyEvent {
  enum class Kind { press, modifier_press, release, character, button_press, button_release } kind = Kind::press;
  int key = 0, code = 0, mods = 0;  // as GLFW counts them; key: the number of the button, too
  unsigned character = 0;           // Unicode, of Kind::character
  ImVec2 at{};                      // where the mouse was, of a button

  [[nodiscard]] bool is_button() const { return kind == Kind::button_press || kind == Kind::button_release; }
};

/// ImGui 1.86 looks at keys once a frame: one that goes down and up between two frames would never be seen, and letters
/// typed before and after a Tab or a click would all go into one field. So a frame gets one stroke, with what it
/// writes; where frames are slow, the rest waits for the next ones. Nothing is lost and nothing changes places.
class KeyQueue {
 public:
  void add(const KeyEvent& event) { waiting_.push_back(event); }
  [[nodiscard]] bool empty() const { return waiting_.empty(); }
  /// What the next frame is to see, in order. In a text: one is being written where letters are no keys. Then all
  /// letters that wait are one stroke, or a slow computer would fall behind the person.
  [[nodiscard]] std::vector<KeyEvent> for_frame(bool in_a_text = false) {
    std::vector<KeyEvent> out;
    for (bool struck = false; !waiting_.empty(); waiting_.pop_front()) {
      const auto& next = waiting_.front();
      if (struck && next.kind != KeyEvent::Kind::character && !(in_a_text && only_writes(out, next))) break;
      struck |= next.kind == KeyEvent::Kind::press || next.kind == KeyEvent::Kind::button_press ||
                next.kind == KeyEvent::Kind::character;
      out.push_back(next);
    }
    return out;
  }

 private:
  /// The next event is part of a letter that follows letters: its key goes down and writes, or one that wrote goes up.
  [[nodiscard]] bool only_writes(const std::vector<KeyEvent>& before, const KeyEvent& next) const {
    for (const auto& event : before)
      if (event.is_button() || event.kind == KeyEvent::Kind::modifier_press || (event.mods & ~shift) != 0) return false;
    if (next.is_button() || next.kind == KeyEvent::Kind::modifier_press || (next.mods & ~shift) != 0) return false;
    if (before.back().kind == KeyEvent::Kind::press) return false;  // it wrote nothing: a key such as Tab
    const bool writes = waiting_.size() > 1 && waiting_[1].kind == KeyEvent::Kind::character;
    return next.kind == KeyEvent::Kind::release || (next.kind == KeyEvent::Kind::press && writes);
  }
  static constexpr int shift = 1;  // as GLFW counts modifiers
  std::deque<KeyEvent> waiting_;
};

/// The buttons of the mouse as the events of the queue say, and not as they are by now.
class MouseButtons {
 public:
  void see(const KeyEvent& event) {
    if (event.key < 0 || event.key >= static_cast<int>(down_.size())) return;
    down_[static_cast<std::size_t>(event.key)] = event.kind == KeyEvent::Kind::button_press;
    at_ = event.at;
  }
  /// Before ImGui begins the frame: a button that went down or up did so where the mouse was then.
  void put_into(ImGuiIO& io) {
    for (std::size_t i = 0; i < down_.size(); ++i) io.MouseDown[i] = down_[i];
    if (at_) io.MousePos = *at_;
    at_.reset();
  }

 private:
  std::array<bool, 5> down_{};
  std::optional<ImVec2> at_;
};

}  // namespace nightjar::desktop
