// When to draw: three frames after an input (a dialog needs one to be measured), none at all while nothing happens.
#pragma once
#include <algorithm>
#include <chrono>
#include <optional>

namespace nightjar::desktop {

class FramePacer {
 public:
  using Seconds = std::chrono::duration<double>;
  void input() { frames_left_ = 3; }
  void drawn() {
    if (frames_left_ > 0) --frames_left_;
  }
  /// 0: draw now. Nullopt: wait for an event. A deadline is a toast's end, the auto-lock, a caret's blink.
  [[nodiscard]] std::optional<Seconds> wait(std::optional<Seconds> to_deadline) const {
    if (frames_left_ > 0) return Seconds{0};
    if (!to_deadline) return std::nullopt;
    return std::max(*to_deadline, Seconds{0.001});
  }

 private:
  int frames_left_ = 3;
};

}  // namespace nightjar::desktop
