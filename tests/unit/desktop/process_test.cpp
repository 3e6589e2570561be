#include <gtest/gtest.h>
#include <pthread.h>
#include <unistd.h>

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
