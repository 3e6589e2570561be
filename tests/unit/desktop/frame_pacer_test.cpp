#include "desktop/frame_pacer.hpp"

#include <gtest/gtest.h>

namespace nightjar::desktop {
namespace {

using Seconds = FramePacer::Seconds;

FramePacer settled() {
  FramePacer pacer;
  for (int i = 0; i < 3; ++i) pacer.drawn();
  return pacer;
}

TEST(FramePacer, DrawsThreeFramesAfterAnInputAndThenWaits) {
  FramePacer pacer = settled();
  pacer.input();
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(pacer.wait(std::nullopt), Seconds{0});
    pacer.drawn();
  }
  EXPECT_EQ(pacer.wait(std::nullopt), std::nullopt);
}
TEST(FramePacer, WaitsNoLongerThanTheDeadline) { EXPECT_EQ(settled().wait(Seconds{2.5}), Seconds{2.5}); }
TEST(FramePacer, APastDeadlineDoesNotSpin) { EXPECT_GT(settled().wait(Seconds{-1}), Seconds{0}); }
TEST(FramePacer, DrawsAtOnceWhenItIsNew) { EXPECT_EQ(FramePacer{}.wait(std::nullopt), Seconds{0}); }

}  // namespace
}  // namespace nightjar::desktop
