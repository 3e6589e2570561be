#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <limits>
#include <nightjar/journal/autosave.hpp>
#include <nightjar/journal/idle_lock.hpp>
#include <nightjar/journal/settings.hpp>
#include <set>

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
  settings.window = {900, 700, -40, 12, true};
  settings.device_id = some_id();
  remember_file(settings, "/home/me/n.nightjar");
  ASSERT_TRUE(save_computer_settings(posix_file_ops(), path(), settings));
  EXPECT_EQ(load_computer_settings(posix_file_ops(), path()), settings);
}

TEST_F(SettingsTest, EveryTextSizeThatCanBeChosenComesBack) {
  for (const double scale : {0.8, 1.0, 2.5, 3.0}) {
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
  EXPECT_EQ(settings->window.width, 320);
  EXPECT_EQ(settings->device_id, some_id());
  for (const auto& [written, read] : {std::pair{"18446744073709551615", 16000},
                                      {"4294967296", 16000},
                                      {"-9223372036854775808", 320},
                                      {"1723333333333333333333333333333333333333333", ComputerSettings().window.width},
                                      {"700.5", ComputerSettings().window.width}}) {
    write(std::string(R"({"window_width":)") + written + "}");
    EXPECT_EQ(load_computer_settings(posix_file_ops(), path(), some_id)->window.width, read) << written;
  }
  write("");
  EXPECT_TRUE(load_computer_settings(posix_file_ops(), path(), some_id));
  for (const char* other : {"not JSON at all", R"({"theme":"light",})", "[]"}) {
    write(other);
    EXPECT_EQ(load_computer_settings(posix_file_ops(), path(), some_id).error().code, ErrorCode::parse) << other;
  }
}

/// Walks the list of settings and puts each at an end of its range.
struct AtAnEnd {
  bool most;
  void operator()(const SettingField&, ThemeName& value) const {
    value = most ? ThemeName::high_contrast : ThemeName::dark;
  }
  void operator()(const SettingField& field, double& value) const { value = most ? field.most : field.least; }
  void operator()(const SettingField& field, int& value) const {
    value = static_cast<int>(most ? field.most : field.least);
  }
  void operator()(const SettingField& field, std::optional<int>& value) const { (*this)(field, value.emplace()); }
  void operator()(const SettingField&, bool& value) const { value = most; }
  void operator()(const SettingField&, std::string& value) const { value = most ? std::string(4000, '/') : ""; }
  void operator()(const SettingField& field, std::vector<std::string>& value) const {
    value.assign(static_cast<std::size_t>(most ? field.most : field.least), "/a \"b\"\n/é.nightjar");
  }
  void operator()(const SettingField&, Id& value) const { value.bytes.fill(most ? 0xFF : 0x01); }
};

TEST_F(SettingsTest, EachSurvivesARestartAtBothEndsOfItsRange) {
  for (const bool most : {false, true}) {
    ComputerSettings settings;
    ComputerSettings::fields(settings, AtAnEnd{most});
    ASSERT_TRUE(save_computer_settings(posix_file_ops(), path(), settings));
    EXPECT_EQ(load_computer_settings(posix_file_ops(), path()), settings) << most;
  }
  ComputerSettings settings;
  settings.device_id = some_id();
  ASSERT_TRUE(save_computer_settings(posix_file_ops(), path(), settings));
  EXPECT_EQ(load_computer_settings(posix_file_ops(), path()), settings) << "what is not there stays away";
}

template <class T>
struct Picking {
  std::string_view name;
  T& into;
  void operator()(const SettingField& field, const T& value) {
    if (field.name == name) into = value;
  }
  template <class Other>
  void operator()(const SettingField&, const Other&) {}
};

TEST_F(SettingsTest, EachIsInTheFileByItsNameAndMovedIntoItsRange) {
  ComputerSettings most, least;
  ComputerSettings::fields(most, AtAnEnd{true});
  ComputerSettings::fields(least, AtAnEnd{false});
  std::set<std::string_view> names;
  ComputerSettings::fields(most, [&]<class T>(const SettingField& field, T&) {
    EXPECT_TRUE(names.insert(field.name).second) << field.name << " is there twice";
    if constexpr (std::is_same_v<T, int> || std::is_same_v<T, double> || std::is_same_v<T, std::optional<int>>) {
      EXPECT_LT(field.least, field.most) << field.name;
      for (const auto& [far, end] : {std::pair{"-999999999", &least}, {"999999999", &most}}) {
        write("{\"" + std::string(field.name) + "\":" + far + "}");
        const auto read = load_computer_settings(posix_file_ops(), path(), some_id);
        ASSERT_TRUE(read);
        T expected{}, found{};
        ComputerSettings::fields(*end, Picking<T>{field.name, expected});
        ComputerSettings::fields(*read, Picking<T>{field.name, found});
        EXPECT_EQ(found, expected) << field.name << " " << far;
      }
    }
    for (const char* wrong : {"null", "{}", "[7]", "\"\"", "\"no such\"", "true", "-3.5e300"}) {
      if (std::is_same_v<T, bool> && std::string_view(wrong) == "true") continue;
      if (std::is_same_v<T, double> && std::string_view(wrong) == "-3.5e300") continue;
      write("{\"" + std::string(field.name) + "\":" + wrong + "}");
      ComputerSettings defaults;
      defaults.device_id = some_id();
      EXPECT_EQ(load_computer_settings(posix_file_ops(), path(), some_id), defaults) << field.name << " " << wrong;
    }
  });
  std::string many = R"({"recent_files":["/0")";
  for (int i = 1; i < 50; ++i) many += ",\"/" + std::to_string(i) + '"';
  write(many + "]}");
  EXPECT_EQ(load_computer_settings(posix_file_ops(), path())->recent_files.size(), 10U);
  write(R"({"copy_folder":"not/from/the/root"})");
  EXPECT_EQ(load_computer_settings(posix_file_ops(), path())->copy_folder, "");
}

TEST_F(SettingsTest, EachIsBroughtIntoItsRangeByTheSameRule) {
  struct Beyond {
    bool most;
    void operator()(const SettingField& field, double& value) const {
      value = most ? field.most + 1e9 : field.least - 1e9;
    }
    void operator()(const SettingField&, int& value) const {
      value = most ? std::numeric_limits<int>::max() : std::numeric_limits<int>::min();
    }
    void operator()(const SettingField& field, std::optional<int>& value) const { (*this)(field, value.emplace()); }
    void operator()(const SettingField& field, std::vector<std::string>& value) const {
      if (most) value.resize(static_cast<std::size_t>(field.most) + 5, "/a \"b\"\n/é.nightjar");
    }
    void operator()(const SettingField&, std::string& value) const {
      if (!most) value = "not/from/the/root";
    }
    void operator()(const SettingField&, ThemeName&) const {}
    void operator()(const SettingField&, bool&) const {}
    void operator()(const SettingField&, Id&) const {}
  };
  for (const bool most : {false, true}) {
    ComputerSettings end, beyond;
    ComputerSettings::fields(end, AtAnEnd{most});
    beyond = end;
    ComputerSettings::fields(beyond, Beyond{most});
    EXPECT_NE(beyond, end);
    bring_into_range(beyond);
    EXPECT_EQ(beyond, end) << most;
  }
}

TEST_F(SettingsTest, AreNamedInTheDocumentThatSaysWhatIsKeptUnencrypted) {
  std::ifstream in(NIGHTJAR_SOURCE_DIR "/assets/doc/SECURITY.md");
  std::string row;
  while (std::getline(in, row) && row.find("/settings.json") == std::string::npos) continue;
  std::transform(row.begin(), row.end(), row.begin(), [](unsigned char c) { return std::tolower(c); });
  ComputerSettings settings;
  ComputerSettings::fields(settings, [&](const SettingField& field, const auto&) {
    EXPECT_NE(row.find(field.words), std::string::npos) << field.name << ": " << field.words;
  });
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
