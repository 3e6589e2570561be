#include <pthread.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <csignal>
#include <nightjar/desktop/process.hpp>

namespace nightjar::desktop {
namespace {

sigset_t watched() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set, signal);
  return set;
}

}  // namespace

void forbid_memory_dumps() {
#ifdef NDEBUG  // a debugger must be able to attach to the builds that developers run
  prctl(PR_SET_DUMPABLE, 0);
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
#endif
}

SignalWatch::SignalWatch(Wake wake) {
  const sigset_t set = watched();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  thread_ = std::thread([this, wake] { watch(wake); });
}

SignalWatch::~SignalWatch() {
  ending_ = true;
  pthread_kill(thread_.native_handle(), SIGTERM);
  thread_.join();
  const sigset_t set = watched();
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

void SignalWatch::watch(Wake wake) {
  const sigset_t set = watched();
  while (true) {
    int signal = 0;
    if (sigwait(&set, &signal) != 0 || ending_) return;
    arrived_ = true;
    wake();
  }
}

}  // namespace nightjar::desktop
