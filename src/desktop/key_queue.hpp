// What was typed and has not been seen by a frame yet.
#pragma once
#include <deque>
#include <vector>

namespace nightjar::desktop {

/// A key that goes down or up, or the character that it writes.
struct KeyEvent {
  enum class Kind { press, modifier_press, release, character } kind = Kind::press;
  int key = 0, code = 0, mods = 0;  // as GLFW counts them
  unsigned character = 0;           // Unicode, of Kind::character
};

/// ImGui 1.86 looks at keys once a frame: one that goes down and up between two frames would never be seen, and letters
/// typed before and after a Tab would all go into one field. So a frame gets one stroke, with what it writes; where
/// frames are slow, the rest waits for the next ones. Nothing is lost and nothing changes places.
class KeyQueue {
 public:
  void add(const KeyEvent& event) { waiting_.push_back(event); }
  [[nodiscard]] bool empty() const { return waiting_.empty(); }
  /// What the next frame is to see, in order.
  [[nodiscard]] std::vector<KeyEvent> for_frame() {
    std::vector<KeyEvent> out;
    for (bool struck = false; !waiting_.empty(); waiting_.pop_front()) {
      const auto& next = waiting_.front();
      if (struck && next.kind != KeyEvent::Kind::character) break;
      struck |= next.kind == KeyEvent::Kind::press || next.kind == KeyEvent::Kind::character;
      out.push_back(next);
    }
    return out;
  }

 private:
  std::deque<KeyEvent> waiting_;
};

}  // namespace nightjar::desktop
