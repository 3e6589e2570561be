#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nightjar/journal/autosave.hpp>
#include <nightjar/journal/idle_lock.hpp>
#include <nightjar/journal/settings.hpp>

namespace nightjar::journal {
namespace {

using namespace std::chrono_literals;

class SettingsTest : public ::testing::Test {
 protected:
  SettingsTest() {
    std::string pattern = (std::filesystem::temp_directory_path() / "nightjar-settings-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
  }
  ~SettingsTest() override { std::filesystem::remove_all(folder_); }
  [[nodiscard]] std::string path() const { return folder_ + "/nightjar/settings.json"; }
  void write(std::string_view text) const {
    std::filesystem::create_directories(folder_ + "/nightjar");
    std::ofstream(path()) << text;
  }
  static Id some_id() {
    Id id;
    id.bytes[3] = 7;
    return id;
  }
  std::string folder_;
};

TEST_F(SettingsTest, ComeBackAsTheyWere) {
  ComputerSettings settings;
  settings.theme = ThemeName::high_contrast;
  settings.text_scale = 1.5;
  settings.window_width = 900;
  settings.device_id = some_id();
  remember_file(settings, "/home/me/n.nightjar");
  ASSERT_TRUE(save_computer_settings(posix_file_ops(), path(), settings));
  EXPECT_EQ(load_computer_settings(posix_file_ops(), path()), settings);
}

TEST_F(SettingsTest, EveryTextSizeThatCanBeChosenComesBack) {
  for (const double scale : {least_text_scale, 1.0, 2.5, most_text_scale}) {
    ComputerSettings settings;
    settings.text_scale = scale;
    ASSERT_TRUE(save_computer_settings(posix_file_ops(), path(), settings));
    EXPECT_EQ(load_computer_settings(posix_file_ops(), path())->text_scale, scale);
  }
}

TEST_F(SettingsTest, WithoutAFileThereAreDefaultsAndANewDevice) {
  const auto settings = load_computer_settings(posix_file_ops(), path(), some_id);
  ASSERT_TRUE(settings);
  EXPECT_EQ(settings->device_id, some_id());
  EXPECT_EQ(settings->theme, ThemeName::dark);
}

TEST_F(SettingsTest, AFieldThatCannotBeReadCostsOnlyItself) {
  write(R"({"theme":"light","text_scale":"big","window_width":-5,"device_id":"xyz"})");
  const auto settings = load_computer_settings(posix_file_ops(), path(), some_id);
  ASSERT_TRUE(settings);
  EXPECT_EQ(settings->theme, ThemeName::light);
  EXPECT_EQ(settings->text_scale, 1.0);
  EXPECT_EQ(settings->window_width, 320);
  EXPECT_EQ(settings->device_id, some_id());
  for (const auto& [written, read] : {std::pair{"18446744073709551615", 16000},
                                      {"4294967296", 16000},
                                      {"-9223372036854775808", 320},
                                      {"1723333333333333333333333333333333333333333", ComputerSettings().window_width},
                                      {"700.5", ComputerSettings().window_width}}) {
    write(std::string(R"({"window_width":)") + written + "}");
    EXPECT_EQ(load_computer_settings(posix_file_ops(), path(), some_id)->window_width, read) << written;
  }
  write("not JSON at all");
  EXPECT_TRUE(load_computer_settings(posix_file_ops(), path(), some_id));
}

TEST_F(SettingsTest, TheLatestFileComesFirstAndOnlyOnce) {
  ComputerSettings settings;
  for (int i = 0; i < 12; ++i) remember_file(settings, std::to_string(i));
  remember_file(settings, "5");
  EXPECT_EQ(settings.recent_files.size(), 10u);
  EXPECT_EQ(settings.recent_files[0], "5");
  EXPECT_EQ(std::count(settings.recent_files.begin(), settings.recent_files.end(), "5"), 1);
}

TEST(DraftTimer, IsDueSoonAfterTheFirstKeystrokeHoweverFastOneTypes) {
  DraftTimer timer;
  EXPECT_FALSE(timer.due(100s));
  for (auto t = 0ms; t <= 1400ms; t += 100ms) {
    timer.typed(t);
    EXPECT_FALSE(timer.due(t));
  }
  EXPECT_EQ(timer.due_at(), 1500ms) << "half a second is left for the save: within two seconds it is on the disk";
  EXPECT_TRUE(timer.due(1500ms));
  timer.stored();
  EXPECT_FALSE(timer.pending());
  timer.typed(5s);
  EXPECT_FALSE(timer.due(6499ms));
  EXPECT_TRUE(timer.due(6500ms));
}

TEST(IdleLock, ComesAfterSoManyMinutesAlsoAsleep) {
  EXPECT_FALSE(idle_lock_due(0ms, 4min, 5));
  EXPECT_TRUE(idle_lock_due(0ms, 5min, 5));
  EXPECT_TRUE(idle_lock_due(0ms, 9h, 5));
  EXPECT_FALSE(idle_lock_due(0ms, 9h, 0));
  EXPECT_EQ(until_idle_lock(1min, 2min, 5), 4min);
  EXPECT_EQ(until_idle_lock(0min, 20min, 5), 0min);
  EXPECT_GE(boot_time_now(), 0ms);
}

}  // namespace
}  // namespace nightjar::journal
