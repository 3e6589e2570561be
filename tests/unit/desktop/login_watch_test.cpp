#include "desktop/login_watch.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>

namespace nightjar::desktop {
namespace {

/// A message bus of our own in place of the system's.
class LoginWatchTest : public testing::Test {
 protected:
  LoginWatchTest() : folder_(std::filesystem::temp_directory_path() / ("nightjar-bus-" + std::to_string(getpid()))) {
    std::filesystem::create_directory(folder_);
    address_ = "unix:path=" + (folder_ / "bus").string();
    const std::string option = "--address=" + address_;
    // It says its address once it listens; its socket is there a moment before that.
    std::array<int, 2> says{};
    EXPECT_EQ(pipe(says.data()), 0);
    daemon_ = fork();
    if (daemon_ == 0) {
      dup2(says[1], STDOUT_FILENO);
      execlp("dbus-daemon", "dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1", option.c_str(),
             nullptr);
      _exit(127);
    }
    close(says[1]);
    char letter = 0;
    EXPECT_EQ(read(says[0], &letter, 1), 1) << "the message bus did not start";
    close(says[0]);
    setenv("DBUS_SYSTEM_BUS_ADDRESS", address_.c_str(), 1);
  }
  ~LoginWatchTest() override {
    unsetenv("DBUS_SYSTEM_BUS_ADDRESS");
    kill(daemon_, SIGTERM);
    waitpid(daemon_, nullptr, 0);
    std::filesystem::remove_all(folder_);
  }
  LoginWatchTest(const LoginWatchTest&) = delete;
  LoginWatchTest& operator=(const LoginWatchTest&) = delete;

  /// Says on the bus what logind would say, again and again until it is heard or three seconds have passed.
  bool is_heard(LoginWatch& watch, const std::string& member, const std::string& argument) const {
    const std::string say = "dbus-send --bus=" + address_ + " --type=signal /org/freedesktop/login1 " +
                            "org.freedesktop.login1.Manager." + member + " " + argument;
    for (int i = 0; i < 150; ++i) {
      EXPECT_EQ(std::system(say.c_str()), 0);
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      if (watch.take()) return true;
      if (i == 20 && argument == "boolean:false") return false;
    }
    return false;
  }

 private:
  std::filesystem::path folder_;
  std::string address_;
  pid_t daemon_ = -1;
};

TEST_F(LoginWatchTest, HearsThatTheComputerIsAboutToSleep) {
  LoginWatch watch([] {});
  EXPECT_TRUE(is_heard(watch, "PrepareForSleep", "boolean:true"));
  watch.sealed();
}

TEST_F(LoginWatchTest, WakingUpLocksNothing) {
  LoginWatch watch([] {});
  ASSERT_TRUE(is_heard(watch, "PrepareForSleep", "boolean:true"));  // it listens
  while (watch.take()) {
  }
  EXPECT_FALSE(is_heard(watch, "PrepareForSleep", "boolean:false"));
}

TEST(LoginWatch, EndsAtOnceWhereThereIsNoBus) {
  setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent/bus", 1);
  {
    LoginWatch watch([] { FAIL() << "nobody can have called"; });
    EXPECT_FALSE(watch.take());
  }
  unsetenv("DBUS_SYSTEM_BUS_ADDRESS");
}

}  // namespace
}  // namespace nightjar::desktop
