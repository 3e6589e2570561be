// A shared file in the window: the same Trends, and nothing that could change it or leave anything on this computer.
#include <fstream>
#include <iterator>
#include <nightjar/app/shared_viewer.hpp>
#include <nightjar/report/share_file.hpp>
#include <random>
#include <set>

#include "screens/app_fixture.hpp"
#include "screens/golden.hpp"
#include "support/every_action.hpp"
#include "support/failing_files.hpp"
#include "support/soft_raster.hpp"
#include "support/zones.hpp"

namespace nightjar::screens {
namespace {

using report::Format;

class SharedViewerTest : public AppTest {
 protected:
  SharedViewerTest() {
    data_ = JournalData(journal::demo_settings());
    for (auto& change : journal::build_demo(author(), until_).changes) data_.put(change.after);
  }

  void share(Format format, std::string_view password = {}, int nights = 28) {
    report::Options options;
    options.from = until_ - (nights - 1);
    options.until = until_;
    options.zone = test::zone_named(data_.settings().home_zone);
    options.made_at = clock_.now();
    shared_ = folder_ + "/" + report::suggested_name(options, format, !password.empty());
    std::ofstream(shared_, std::ios::binary) << *report::make_file(data_, options, format, password);
  }
  void look(ImVec2 size = {1280, 800}, ThemeName theme = ThemeName::dark, float scale = 1) {
    ui_ = std::make_unique<test::ImGuiHarness>(size, theme, scale);
    auto services = this->services();
    services.files = &watched_;
    viewer_ = std::make_unique<SharedViewer>(std::move(services), shared_);
    ui_->show([this] {
      viewer_->before_frame();
      draw_frame(*viewer_);
    });
    run_jobs();
  }
  void picture(const char* name) {
    if (const char* folder = std::getenv("NIGHTJAR_PICTURES"))
      test::write_png(test::rasterise(ui().draw_data(), im(ui().draw_context().theme.palette.bg)),
                      std::string(folder) + "/" + name + ".png");
  }
  [[nodiscard]] SharedViewer& viewer() { return *viewer_; }
  [[nodiscard]] std::set<std::string> files() const {
    std::set<std::string> out;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_)) out.insert(entry.path());
    return out;
  }
  [[nodiscard]] static std::string read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void expect_nothing_was_written() {
    const std::set<std::string> reading{"open", "read", "stat", "close", "real_path"};
    for (const auto& call : watched_.calls()) EXPECT_TRUE(reading.contains(call)) << call;
  }

  const Day until_ = *make_day(2026, 11, 21);
  JournalData data_;
  std::string shared_;
  test::FailingFiles watched_;
  std::unique_ptr<SharedViewer> viewer_;
};

TEST_F(SharedViewerTest, ShowsTheSameTrendsAsTheJournalThatItComesFrom) {
  open_demo();
  app().handle(act::GoTo{Screen::trends});
  app().state().trends.range = static_cast<int>(TrendsRange::four_weeks);
  ui().settle(3);
  const std::string own = app().state().trends.chart.scene.description;
  for (const Format format : {Format::json, Format::csv}) {
    share(format, {}, 365);  // medians look back before the days that are seen
    look();
    ASSERT_TRUE(viewer().state().copy) << viewer().state().problem.value_or(Error{}).message;
    viewer().state().trends.range = static_cast<int>(TrendsRange::four_weeks);
    ui().settle(3);
    EXPECT_EQ(viewer().state().trends.chart.scene.description, own);
  }
}

TEST_F(SharedViewerTest, SaysItsNameAndThatItIsForLookingOnly) {
  share(Format::json);
  look();
  picture("shared-copy");
  test::expect_golden("shared_copy", ui().text_of_screen());
  viewer().state().trends.take_focus = true;
  ui().settle(2);
  ui().key(ImGuiKey_End);
  ui().key(ImGuiKey_Enter);
  ui().settle(3);
  ASSERT_TRUE(viewer().state().day);
  picture("shared-copy-day");
  test::expect_golden("shared_copy_day", ui().text_of_screen());
  ui().key(ImGuiKey_Escape);
  EXPECT_FALSE(viewer().state().day);
  expect_nothing_was_written();
}

TEST_F(SharedViewerTest, AsksForThePasswordOfTheFileAndOfNoJournal) {
  share(Format::csv, "walnut-tide-ember");
  look();
  EXPECT_FALSE(viewer().state().copy);
  picture("shared-copy-password");
  EXPECT_NE(ui().text_of_screen().find("It is not the passphrase of a journal."), std::string::npos);
  ui().type("walnut-tide-amber");
  ui().key(ImGuiKey_Enter);
  run_jobs();
  ASSERT_TRUE(viewer().state().problem);
  EXPECT_EQ(viewer().state().problem->code, ErrorCode::wrong_secret);
  viewer().state().password.clear();
  ui().settle(2);
  ui().type("walnut-tide-ember");
  ui().key(ImGuiKey_Enter);
  run_jobs();
  ASSERT_TRUE(viewer().state().copy);
  EXPECT_TRUE(viewer().state().password.empty());
  EXPECT_EQ(viewer().state().copy->data.live<Night>().size(), 25U);
  expect_nothing_was_written();
}

TEST_F(SharedViewerTest, WhateverIsPressedChangesAndKeepsNothing) {
  share(Format::json);
  look();
  const JournalData before = viewer().state().copy->data;
  const auto files_before = files();
  const std::string bytes = read(shared_);
  std::mt19937 dice(20261126);
  const auto below = [&](std::size_t n) { return dice() % n; };
  static constexpr std::array keys{ImGuiKey_Tab,       ImGuiKey_Enter,      ImGuiKey_Escape,
                                   ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_Delete,
                                   ImGuiKey_Backspace, ImGuiKey_PageUp,     ImGuiKey_Home};
  for (int step = 0; step < 300; ++step) {
    const auto& items = ui().items();
    const auto item = items[below(items.size())];
    if (step % 3 == 0)
      ui().click_at({(item.min.x + item.max.x) / 2, (item.min.y + item.max.y) / 2});
    else if (step % 3 == 1)
      ui().key(keys[below(keys.size())]);
    else
      ui().chord("SZYFNCTD12345LV"[below(15)], below(2) == 0 ? test::ImGuiHarness::ctrl : 0);
  }
  EXPECT_TRUE(viewer().state().copy->data == before);
  EXPECT_EQ(files(), files_before);
  EXPECT_EQ(read(shared_), bytes);
  expect_nothing_was_written();
}

TEST_F(SharedViewerTest, KnowsNoActionThatEdits) {
  share(Format::json);
  look();
  const JournalData before = viewer().state().copy->data;
  const auto files_before = files();
  for (const auto& action : test::every_action()) viewer().handle(action.make());
  run_jobs();
  EXPECT_TRUE(viewer().state().copy->data.live<Night>() == before.live<Night>());
  EXPECT_EQ(viewer().state().copy->data.live_count(), before.live_count());
  EXPECT_EQ(files(), files_before);
  expect_nothing_was_written();
  for (const auto& item : ui().items())
    for (const char* verb :
         {"Save", "Edit", "Delete", "Undo", "Write", "Add", "Craving", "Something taken", "Nothing taken", "Restore"})
      EXPECT_EQ(item.label.find(verb), std::string::npos) << item.label;
}

TEST_F(SharedViewerTest, OfAnEmptyShareOffersNothingToWriteIn) {
  data_ = JournalData();
  share(Format::json);
  look();
  ASSERT_TRUE(viewer().state().copy);
  for (const auto& item : ui().items()) EXPECT_EQ(item.label.find("Write down"), std::string::npos);
}

TEST_F(SharedViewerTest, SaysWhatIsWrongWithAFile) {
  share(Format::fhir);
  look();
  EXPECT_NE(ui().text_of_screen().find("This file cannot be shown"), std::string::npos);
  shared_ = folder_ + "/gone.json";
  look();
  ASSERT_TRUE(viewer().state().problem);
  EXPECT_EQ(viewer().state().problem->code, ErrorCode::not_found);
}

TEST_F(SharedViewerTest, IsReadAtTwiceTheTextSizeAndInLight) {
  share(Format::json);
  look({1280, 800}, ThemeName::light, 2);
  picture("shared-copy-200-light");
  ui().click("Light colours");
  EXPECT_EQ(viewer().theme(), ThemeName::light);
  for (const auto& item : ui().items()) EXPECT_LE(item.max.x, 1281) << item.label;
}

}  // namespace
}  // namespace nightjar::screens
