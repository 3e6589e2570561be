// The program as a test runs it: in this process, in a folder of its own, at a time and in a zone that do not change.
#pragma once
#include <gtest/gtest.h>

#include <deque>
#include <filesystem>
#include <fstream>
#include <nightjar/cli/cli.hpp>
#include <nightjar/time/format.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "support/zones.hpp"

namespace nightjar::test {

struct Ran {
  int status = 0;
  std::string out, err;
  [[nodiscard]] bool says(const std::string& text) const { return (out + err).find(text) != std::string::npos; }
  [[nodiscard]] nlohmann::json json() const { return nlohmann::json::parse(out); }
};

class FixedClock final : public Clock {
 public:
  Instant time{};
  [[nodiscard]] Instant now() const override { return time; }
};

inline std::string read_bytes(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
inline void write_bytes(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

/// 1 April 2024, 08:00 in Berlin. The passphrase is asked for and answered, unless `answers` holds something else.
class Program : public testing::Test {
 protected:
  static constexpr const char* passphrase = "correct horse battery";

  Program() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() / ("nightjar-cli-" + std::string(test->test_suite_name()) + "-" +
                                                        test->name() + "-" + random_id().hex().substr(0, 8));
    std::filesystem::create_directories(folder_);
    clock_.time = *parse_utc("2024-04-01T06:00:00Z");
  }
  ~Program() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
  [[nodiscard]] std::string journal() const { return path("journal.nightjar"); }

  Ran run(const std::vector<std::string>& args, const std::string& input = "", FileOps& files = posix_file_ops()) {
    const cli::Environment computer{clock_,
                                    computer_zone_,
                                    files,
                                    random_id,
                                    path("settings.json"),
                                    [this](std::string_view) -> Result<SecretBytes> {
                                      asked_ += 1;
                                      if (answers_.empty()) return SecretBytes::copy_of(std::string_view(passphrase));
                                      const auto answer = answers_.front();
                                      answers_.pop_front();
                                      return SecretBytes::copy_of(std::string_view(answer));
                                    },
                                    places_,
                                    [this](const std::string& file) -> Result<void> {
                                      shown_ = file;
                                      return {};
                                    },
                                    zone_told_};
    std::istringstream in(input);
    std::ostringstream out, err;
    if (unheard_) out.setstate(std::ios::badbit);  // as > /dev/full
    const int status = cli::run_cli(args, in, out, err, computer);
    return {status, out.str(), err.str()};
  }
  /// A verb on the journal of this test: run_on("show") is `nightjar show journal.nightjar`.
  Ran run_on(std::vector<std::string> verb, const std::vector<std::string>& options = {}) {
    verb.push_back(journal());
    verb.insert(verb.end(), options.begin(), options.end());
    return run(verb);
  }
  /// Expects that it works.
  Ran done(std::vector<std::string> verb, const std::vector<std::string>& options = {}) {
    auto ran = run_on(std::move(verb), options);
    EXPECT_EQ(ran.status, 0) << ran.err;
    return ran;
  }
  std::string make_journal() {
    const auto made = done({"create"}, {"--kdf-cost", "minimal"});
    const auto at = made.out.find("Recovery code: ");
    EXPECT_NE(at, std::string::npos);
    return made.out.substr(at + 15, 34);
  }
  Ran import_text(const std::string& name, const std::string& text, std::vector<std::string> options = {}) {
    write_bytes(path(name), text);
    options.insert(options.begin(), path(name));
    return run_on({"import"}, options);
  }

  std::filesystem::path folder_;
  FixedClock clock_;
  Zone computer_zone_ = zone_named("Europe/Berlin");
  bool zone_told_ = true;
  journal::SafePlaces places_;  // none: nothing is kept beside the journal
  std::deque<std::string> answers_;
  int asked_ = 0;
  bool unheard_ = false;  // standard output cannot be written
  std::string shown_;     // the shared file that a window was opened for
};

}  // namespace nightjar::test
