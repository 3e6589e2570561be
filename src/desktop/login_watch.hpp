// What the login manager says: the computer is about to sleep, or the person locked the screen. Either locks the
// journal.
#pragma once
#include <atomic>
#include <thread>

namespace nightjar::desktop {

/// Listens to logind on the system's message bus (a local socket) in a thread of its own; where there is no logind,
/// nothing ever arrives. A sleep is held back until the journal says that it is sealed, five seconds at most by the
/// system's own rule.
class LoginWatch {
 public:
  using Wake = void (*)();
  explicit LoginWatch(Wake wake);
  ~LoginWatch();
  LoginWatch(const LoginWatch&) = delete;
  LoginWatch& operator=(const LoginWatch&) = delete;

  /// True once for each sleep or screen lock that was announced.
  [[nodiscard]] bool take() { return arrived_.exchange(false); }
  /// The journal is sealed and locked: the computer may sleep.
  void sealed();

 private:
  void watch(Wake wake);
  std::atomic<bool> arrived_ = false;
  std::atomic<bool> sealed_ = false;
  int woken_ = -1;  // an eventfd: the watch ends, or a sleep may go on
  std::atomic<bool> ending_ = false;
  std::thread thread_;
};

}  // namespace nightjar::desktop
