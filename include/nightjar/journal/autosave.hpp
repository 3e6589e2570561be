// When typed text is stored: a second and a half after the first keystroke that is not stored yet, so that it is on the
// disk within two.
#pragma once
#include <chrono>
#include <optional>

namespace nightjar::journal {

/// Counted from the first keystroke, not the last: steady typing would otherwise never be stored.
class DraftTimer {
 public:
  using Time = std::chrono::milliseconds;
  static constexpr Time delay{1500};

  void typed(Time now) {
    if (!since_) since_ = now;
  }
  void stored() { since_.reset(); }
  [[nodiscard]] bool pending() const { return since_.has_value(); }
  [[nodiscard]] std::optional<Time> due_at() const { return since_ ? std::optional(*since_ + delay) : std::nullopt; }
  [[nodiscard]] bool due(Time now) const { return since_ && now >= *since_ + delay; }

 private:
  std::optional<Time> since_;
};

}  // namespace nightjar::journal
