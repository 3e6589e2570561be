// Process-wide precautions: no core dumps with keys in them, no network by order of the kernel, and signals turned into
// a flag and an event.
#pragma once
#include <atomic>
#include <thread>

namespace nightjar::desktop {

/// Release builds: no core file, no reading of our memory by other programs of the same person.
void forbid_memory_dumps();

/// From now on, and for every thread, the kernel refuses what a journal never does, whatever code asks for it, that of
/// libraries too: sockets other than local ones, starting programs and processes, and reaching into other processes.
/// False where the kernel cannot: then only the code itself keeps from it. Builds with sanitizers keep what these need.
[[nodiscard]] bool forbid_network_and_programs();

/// Waits for SIGTERM, SIGINT and SIGHUP in a thread of its own. Make it before any other thread, which then inherit
/// the blocked signals.
class SignalWatch {
 public:
  using Wake = void (*)();
  explicit SignalWatch(Wake wake);
  ~SignalWatch();
  SignalWatch(const SignalWatch&) = delete;
  SignalWatch& operator=(const SignalWatch&) = delete;
  /// True once for each signal that came.
  [[nodiscard]] bool take() { return arrived_.exchange(false); }

 private:
  void watch(Wake wake);
  std::atomic<bool> arrived_ = false, ending_ = false;
  std::thread thread_;
};

}  // namespace nightjar::desktop
