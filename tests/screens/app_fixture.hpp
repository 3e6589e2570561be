// The whole program without a window: a folder of its own, a clock that stands, jobs that run when told.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <nightjar/app/computer_actions.hpp>
#include <nightjar/app/start_actions.hpp>
#include <nightjar/journal/demo.hpp>
#include <nightjar/screens/frame.hpp>

#include "screens/screen.hpp"
#include "support/imgui_harness.hpp"
#include "support/zones.hpp"

namespace nightjar::screens {

class StandingClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override { return at; }
  Instant at;
};

class AppTest : public ::testing::Test {
 protected:
  static constexpr const char* passphrase = "owls over the wall";
  static constexpr const char* zone = "Europe/London";

  AppTest() {
    std::string pattern = (std::filesystem::temp_directory_path() / "nightjar-ui-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    set_time("2026-11-22T09:20");
  }
  ~AppTest() override {
    app_.reset();
    std::filesystem::remove_all(folder_);
  }

  void set_time(const char* local) { clock_.at = *parse_moment(local, zone)->utc; }
  void wait(std::chrono::milliseconds time) {
    boot_ += time;
    clock_.at = clock_.at + time;
    ui().settle(2);
  }
  [[nodiscard]] std::string path() const { return folder_ + "/journal.nightjar"; }

  [[nodiscard]] IdSource counting_ids() {
    return [this] {
      Id id;
      const auto n = ++last_id_;
      for (std::size_t i = 0; i < 4; ++i) id.bytes[15 - i] = static_cast<std::uint8_t>(n >> (8 * i));
      return id;
    };
  }
  [[nodiscard]] static Zone home() { return test::zone_named(zone); }
  [[nodiscard]] journal::Author author() { return {&clock_, counting_ids(), Id{}, home()}; }

  [[nodiscard]] virtual Services services() {
    Services services;
    services.clock = &clock_;
    services.jobs = &jobs_;
    services.files = files_;
    services.new_id = counting_ids();
    services.boot_time = [this] { return boot_; };
    services.new_journal_cost = vault::minimal_cost;
    services.zone = home();
    services.settings_file = folder_ + "/settings.json";
    services.new_journal_path = folder_ + "/Documents/journal.nightjar";
    services.documents_folder = folder_ + "/Documents";
    services.home_folder = folder_;
    return services;
  }

  /// An empty journal on the disk, or the invented year.
  void make_journal(bool demo = false) {
    JournalSettings settings = demo ? journal::demo_settings() : JournalSettings{};
    if (!demo) settings.home_zone = zone;
    auto made = journal::create(path(), SecretBytes::copy_of(std::string_view(passphrase)), vault::minimal_cost(),
                                settings, author());
    ASSERT_TRUE(made) << made.error().message;
    if (demo) {
      const Day yesterday = journal_day(wall_time(clock_.now(), home())) - 1;
      ASSERT_TRUE(made->journal.import_all(journal::build_demo(author(), yesterday)));
    }
    ASSERT_TRUE(made->journal.save_now());
  }

  void start(std::optional<std::string> file, ImVec2 size = {1280, 800}, ThemeName theme = ThemeName::dark,
             float scale = 1) {
    ui_ = std::make_unique<test::ImGuiHarness>(size, theme, scale);
    app_ = std::make_unique<App>(services(), std::move(file));
    ui_->show([this] {
      app_->before_frame();
      draw_frame(*app_);
    });
  }
  void run_jobs() {
    while (jobs_.step()) ui_->settle(2);
    ui_->settle(3);
  }
  void unlock() {
    ui_->type(passphrase);
    ui_->key(ImGuiKey_Enter);
    run_jobs();
    ASSERT_NE(app_->journal(), nullptr);
  }
  void open_empty(ImVec2 size = {1280, 800}, ThemeName theme = ThemeName::dark, float scale = 1) {
    make_journal();
    start(path(), size, theme, scale);
    unlock();
  }
  void open_demo(ImVec2 size = {1280, 800}, ThemeName theme = ThemeName::dark, float scale = 1) {
    make_journal(true);
    start(path(), size, theme, scale);
    unlock();
  }

  [[nodiscard]] bool is_open() const { return std::holds_alternative<Open>(app_->opened()); }
  [[nodiscard]] bool is_covered() const { return std::holds_alternative<Covered>(app_->opened()); }
  [[nodiscard]] bool is_locking() const { return std::holds_alternative<Locking>(app_->opened()); }
  [[nodiscard]] test::ImGuiHarness& ui() { return *ui_; }
  [[nodiscard]] App& app() { return *app_; }
  [[nodiscard]] const JournalData& data() const { return app_->journal()->data(); }

  std::string folder_;
  StandingClock clock_;
  journal::BootTime boot_{1000000};
  std::uint32_t last_id_ = 0;
  FileOps* files_ = &posix_file_ops();
  journal::ManualJobs jobs_;
  std::unique_ptr<test::ImGuiHarness> ui_;
  std::unique_ptr<App> app_;
};

}  // namespace nightjar::screens
