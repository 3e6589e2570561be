// The program itself, started as a process with folders of its own.
#pragma once
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nightjar/support/id.hpp>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace nightjar::test {

struct Ended {
  int status = 0;  // -1: it was killed
  std::string out;
  [[nodiscard]] bool says(const std::string& text) const { return out.find(text) != std::string::npos; }
};

class RealProgram : public testing::Test {
 protected:
  static constexpr const char* passphrase = "correct horse battery";

  RealProgram() : folder_(std::filesystem::temp_directory_path() / ("nightjar-safety-" + random_id().hex())) {
    std::filesystem::create_directories(folder_ / "home");
    std::ofstream(path("pass")) << passphrase << '\n';
  }
  ~RealProgram() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
  [[nodiscard]] std::string journal() const { return path(journal_name_); }

  /// Runs `nightjar <verb> <journal> <options> --passphrase-file pass`; both outputs come back as one. With a time, it
  /// is killed by then, wherever it is.
  Ended run(std::vector<std::string> verb, const std::vector<std::string>& options = {},
            std::optional<std::chrono::microseconds> kill_after = {}) {
    verb.insert(verb.begin(), NIGHTJAR_PROGRAM);
    verb.push_back(journal());
    verb.insert(verb.end(), options.begin(), options.end());
    verb.insert(verb.end(), {"--passphrase-file", path("pass")});
    return run_command(std::move(verb), kill_after);
  }
  Ended run_command(std::vector<std::string> command, std::optional<std::chrono::microseconds> kill_after = {}) {
    std::vector<char*> arguments;
    for (auto& each : command) arguments.push_back(each.data());
    arguments.push_back(nullptr);

    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) ADD_FAILURE() << "no pipe";
    const auto home = path("home");
    const pid_t child = ::fork();
    if (child == 0) {
      ::setenv("HOME", home.c_str(), 1);
      for (const char* variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"}) ::unsetenv(variable);
      ::dup2(pipe[1], STDOUT_FILENO);
      ::dup2(pipe[1], STDERR_FILENO);
      if (traced_) ::setenv("ASAN_OPTIONS", "detect_leaks=0", 1);  // that search cannot run under strace
      ::execvp(arguments[0], arguments.data());
      ::_exit(127);
    }
    ::close(pipe[1]);
    if (kill_after) {
      std::this_thread::sleep_for(*kill_after);
      ::kill(child, SIGKILL);
    }
    Ended ended;
    std::array<char, 4096> part{};
    for (ssize_t got = 0; (got = ::read(pipe[0], part.data(), part.size())) > 0;)
      ended.out.append(part.data(), static_cast<std::size_t>(got));
    ::close(pipe[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    ended.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ended;
  }
  Ended done(std::vector<std::string> verb, const std::vector<std::string>& options = {}) {
    auto ended = run(std::move(verb), options);
    EXPECT_EQ(ended.status, 0) << ended.out;
    return ended;
  }
  Ended craving(const std::string& note, std::optional<std::chrono::microseconds> kill_after = {}) {
    return run({"log", "craving"}, {"--peak", "5", "--note", note}, kill_after);
  }
  void make_journal() { done({"create"}, {"--kdf-cost", "minimal", "--zone", "Europe/Berlin"}); }
  /// Below the folder of this computer's backups; the files of the one journal there.
  [[nodiscard]] std::vector<std::filesystem::path> backups() const {
    std::vector<std::filesystem::path> found;
    const auto below = folder_ / "home/.local/share/nightjar/backups";
    if (!std::filesystem::exists(below)) return found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(below))
      if (entry.is_regular_file()) found.push_back(entry.path());
    return found;
  }

  /// What is in the journal as the command line shows it, or nothing when it does not open.
  [[nodiscard]] std::set<std::string> notes(const std::string& secret = passphrase) {
    std::ofstream(path("secret")) << secret << '\n';
    std::filesystem::remove(path("out.json"));
    const auto ended = run_command(
        {NIGHTJAR_PROGRAM, "export", journal(), "--out", path("out.json"), "--passphrase-file", path("secret")});
    std::set<std::string> out;
    if (ended.status != 0) return out;
    std::ifstream in(path("out.json"));
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const std::string key = "\"note\":\"";
    for (auto at = text.find(key); at != std::string::npos; at = text.find(key, at + 1))
      out.insert(text.substr(at + key.size(), text.find('"', at + key.size()) - at - key.size()));
    return out;
  }

  std::filesystem::path folder_;
  std::string journal_name_ = "journal.nightjar";
  bool traced_ = false;
};

}  // namespace nightjar::test
