#include <gtest/gtest.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <nightjar/desktop/process.hpp>

#include "desktop/icon.hpp"

namespace nightjar::desktop {
namespace {

std::atomic<int> woken = 0;

TEST(SignalWatch, TurnsASignalIntoAFlagAndWakesTheLoop) {
  woken = 0;
  SignalWatch watch([] { ++woken; });
  EXPECT_FALSE(watch.take());
  kill(getpid(), SIGTERM);
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(5);
  while (woken == 0 && std::chrono::steady_clock::now() < until) std::this_thread::yield();
  EXPECT_EQ(woken, 1);
  EXPECT_TRUE(watch.take());
  EXPECT_FALSE(watch.take());
}

/// Runs it in a process of its own, from which nothing can be taken back.
template <class Tried>
int errno_of(Tried tried) {
  const pid_t child = fork();
  if (child == 0) {
    if (!forbid_network_and_programs() || prctl(PR_GET_SECCOMP) != SECCOMP_MODE_FILTER) _exit(255);
    errno = 0;
    tried();
    _exit(errno);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(Kernel, RefusesEverySocketButALocalOne) {
  EXPECT_EQ(prctl(PR_GET_SECCOMP), SECCOMP_MODE_DISABLED) << "this process can still do what it needs";
  for (const int family : {AF_INET, AF_INET6, AF_NETLINK, AF_PACKET, AF_VSOCK})
    for (const int type : {SOCK_STREAM, SOCK_DGRAM, SOCK_RAW})
      EXPECT_EQ(errno_of([&] { static_cast<void>(socket(family, type, 0)); }), EACCES) << family << ' ' << type;
  EXPECT_EQ(errno_of([] { static_cast<void>(socket(AF_UNIX, SOCK_STREAM, 0)); }), 0);
  EXPECT_EQ(errno_of([] { static_cast<void>(listen(socket(AF_UNIX, SOCK_STREAM, 0), 1)); }), EPERM);
}

TEST(Kernel, RefusesAlsoWhatAThreadTries) {
  EXPECT_EQ(errno_of([] {
              int seen = 0;
              std::thread([&] { seen = socket(AF_INET, SOCK_STREAM, 0) == -1 ? errno : 0; }).join();
              errno = seen;
            }),
            EACCES);
}

TEST(Icon, IsAMoonOnATileWithRoundCorners) {
  const auto pixels = icon_pixels(48);
  ASSERT_EQ(pixels.size(), 48U * 48U * 4U);
  const auto at = [&](std::size_t x, std::size_t y) { return &pixels[(y * 48 + x) * 4]; };
  EXPECT_EQ(at(0, 0)[3], 0);       // outside the corner
  EXPECT_EQ(at(16, 30)[0], 0xe3);  // the moon
  EXPECT_EQ(at(33, 18)[0], 0x16);  // the bite
}

}  // namespace
}  // namespace nightjar::desktop
