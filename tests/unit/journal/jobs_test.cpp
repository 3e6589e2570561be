#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <nightjar/journal/jobs.hpp>

namespace nightjar::journal {
namespace {

class Bell {
 public:
  void ring() {
    const std::scoped_lock lock(mutex_);
    ++rung_;
    changed_.notify_all();
  }
  void wait_for(int times) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return rung_ >= times; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int rung_ = 0;
};

TEST(Jobs, WorkRunsElsewhereAndIsDeliveredHere) {
  Bell bell;
  ThreadJobs jobs([&] { bell.ring(); });
  std::thread::id worked, delivered;
  jobs.run(
      [&](std::stop_token) {
        worked = std::this_thread::get_id();
        return 42;
      },
      [&](Result<int> result) {
        delivered = std::this_thread::get_id();
        EXPECT_EQ(result, 42);
      });
  bell.wait_for(1);
  EXPECT_EQ(delivered, std::thread::id());
  EXPECT_EQ(jobs.unfinished(), 1u);
  jobs.deliver_finished();
  EXPECT_EQ(delivered, std::this_thread::get_id());
  EXPECT_NE(worked, delivered);
  EXPECT_EQ(jobs.unfinished(), 0u);
}

TEST(Jobs, AnExceptionArrivesAsAnError) {
  ManualJobs jobs;
  std::vector<ErrorCode> codes;
  const auto keep = [&](const Result<void>& result) { codes.push_back(result.error().code); };
  jobs.run([](std::stop_token) { throw Failure({ErrorCode::disk_full, "the disk is full", ""}); }, keep);
  jobs.run([](std::stop_token) { throw std::bad_alloc(); }, keep);
  jobs.run([](std::stop_token) { throw std::runtime_error("?"); }, keep);
  while (jobs.step()) {
  }
  jobs.deliver_finished();
  EXPECT_EQ(codes, (std::vector{ErrorCode::disk_full, ErrorCode::no_memory, ErrorCode::internal}));
}

TEST(Jobs, AResultIsDeliveredAsItIs) {
  ManualJobs jobs;
  std::string got;
  jobs.run([](std::stop_token) -> Result<std::unique_ptr<int>> { return fail(ErrorCode::wrong_secret, "no"); },
           [&](Result<std::unique_ptr<int>> result) { got = result.error().message; });
  jobs.step();
  jobs.deliver_finished();
  EXPECT_EQ(got, "no");
}

TEST(Jobs, ACancelledJobIsToldAndStillDelivers) {
  Bell bell;
  ThreadJobs jobs([&] { bell.ring(); });
  bool stopped = false;
  const auto job = jobs.run(
      [](std::stop_token stop) {
        while (!stop.stop_requested()) std::this_thread::yield();
        return true;
      },
      [&](Result<bool> result) { stopped = *result; });
  jobs.cancel(job);
  bell.wait_for(1);
  jobs.deliver_finished();
  EXPECT_TRUE(stopped);
}

TEST(Jobs, WhatTheWorkOwnedIsGoneWhenItDelivers) {
  struct Owned {
    std::atomic<bool>* gone;
    ~Owned() {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      *gone = true;
    }
  };
  Bell bell;
  std::atomic<bool> gone = false;
  bool gone_at_delivery = false;
  ThreadJobs jobs([&] { bell.ring(); });
  jobs.run([owned = std::make_shared<Owned>(&gone)](std::stop_token) { return owned != nullptr; },
           [&](Result<bool>) { gone_at_delivery = gone; });
  bell.wait_for(1);
  jobs.deliver_finished();
  EXPECT_TRUE(gone_at_delivery);
}

TEST(Jobs, EndingStopsAllAndDeliversNothing) {
  bool delivered = false;
  {
    ThreadJobs jobs({});
    for (int i = 0; i < 3; ++i)
      jobs.run(
          [](std::stop_token stop) {
            while (!stop.stop_requested()) std::this_thread::yield();
          },
          [&](const Result<void>&) { delivered = true; });
  }
  EXPECT_FALSE(delivered);
}

TEST(Jobs, ADeliveryMayStartTheNextJob) {
  ManualJobs jobs;
  int delivered = 0;
  jobs.run([](std::stop_token) {},
           [&](const Result<void>&) { jobs.run([](std::stop_token) {}, [&](const Result<void>&) { ++delivered; }); });
  jobs.step();
  jobs.deliver_finished();
  EXPECT_EQ(delivered, 0);
  EXPECT_TRUE(jobs.step());
  jobs.deliver_finished();
  EXPECT_EQ(delivered, 1);
}

}  // namespace
}  // namespace nightjar::journal
