// Sharing from the window: what was chosen is in the file and nothing else, and the list says what went out.
#include <nightjar/report/share_file.hpp>
#include <nightjar/support/digest.hpp>

#include <fstream>
#include <iterator>

#include "ui/app_fixture.hpp"
#include "ui/golden.hpp"

namespace nightjar::ui {
namespace {

using report::Format;

class ShareScreen : public AppTest {
 protected:
  void open_share() {
    open_demo();
    app().handle(act::GoTo{Screen::share});
    ui().settle(3);
  }
  [[nodiscard]] ShareState& share() { return app().state().share; }
  void save() {
    app().handle(act::MakeSharedFile{});
    run_jobs();
  }
  [[nodiscard]] static std::string read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  [[nodiscard]] std::size_t files() const {
    const std::filesystem::path folder = folder_ + "/Documents";
    if (!std::filesystem::exists(folder)) return 0;
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
  }
};

TEST_F(ShareScreen, AFileOfEveryFormatIsWrittenAndStandsInTheListWithItsHash) {
  open_share();
  share().recipient = "clinic, 24 November";
  std::size_t shared = 0;
  for (const char* chip : {"PDF", "Web page", "Spreadsheet", "Tables", "FHIR", "Nightjar", "Open mHealth"}) {
    ui().click(chip);
    save();
    ASSERT_TRUE(share().saved) << chip;
    EXPECT_EQ(data().live<Share>().size(), ++shared);
    const std::string bytes = read(share().saved->path);
    EXPECT_EQ(share().saved->bytes, bytes.size());
    bool found = false;
    for (const auto& [id, entry] : data().live<Share>())
      if (entry.sha256 == sha256_hex(bytes)) {
        found = true;
        EXPECT_EQ(entry.format, to_text(share().format));
        EXPECT_EQ(entry.recipient, "clinic, 24 November");
        EXPECT_FALSE(entry.encrypted);
      }
    EXPECT_TRUE(found) << chip;
  }
  EXPECT_EQ(files(), 7U);
}

TEST_F(ShareScreen, APasswordIsOfferedAndTheFileNeedsIt) {
  open_share();
  ui().click("With a password");
  const std::string offered(share().password.text());
  EXPECT_GE(offered.size(), 20U);
  save();
  ASSERT_TRUE(share().saved);
  const std::string pdf = read(share().saved->path);
  EXPECT_NE(pdf.find("/Encrypt"), std::string::npos);
  EXPECT_TRUE(data().live<Share>().begin()->second.encrypted);
  ui().click("Offer another");
  EXPECT_NE(share().password.text(), offered);
  ui().click("FHIR");
  EXPECT_TRUE(share().path.ends_with(".zip"));
  app().handle(act::Lock{});
  EXPECT_TRUE(share().password.empty());
}

TEST_F(ShareScreen, AShortPasswordIsNotTaken) {
  open_share();
  ui().click("With a password");
  share().password.clear();
  std::copy_n("1234567", 7, share().password.data());
  save();
  ASSERT_TRUE(share().problem);
  EXPECT_EQ(files(), 0U);
  EXPECT_TRUE(data().live<Share>().empty());
}

TEST_F(ShareScreen, WhatIsStoppedLeavesNoFileAndNoEntry) {
  open_share();
  ui().click("Save the PDF");
  ASSERT_TRUE(share().done);
  ui().settle(2);
  ui().click("Stop");
  run_jobs();
  EXPECT_FALSE(share().done);
  ASSERT_TRUE(share().problem);
  EXPECT_EQ(share().problem->code, ErrorCode::cancelled);
  EXPECT_EQ(files(), 0U);
  EXPECT_TRUE(data().live<Share>().empty());
}

TEST_F(ShareScreen, LockingWhileAFileIsMadeLeavesNone) {
  open_share();
  app().handle(act::MakeSharedFile{});
  app().handle(act::Lock{});
  run_jobs();
  EXPECT_EQ(files(), 0U);
  unlock();
  EXPECT_TRUE(data().live<Share>().empty());
}

TEST_F(ShareScreen, AFileOfThatNameStaysUntilItMayBeReplaced) {
  open_share();
  std::filesystem::create_directories(folder_ + "/Documents");
  std::ofstream(share().path) << "another file";
  ui().click("Save the PDF");
  run_jobs();
  ASSERT_TRUE(share().problem);
  EXPECT_EQ(read(share().path), "another file");
  ui().click("Replace that file");
  run_jobs();
  EXPECT_TRUE(share().saved);
  EXPECT_TRUE(read(share().path).starts_with("%PDF"));
}

TEST_F(ShareScreen, TheNameFollowsTheChoiceUntilThePersonWritesOne) {
  open_share();
  EXPECT_EQ(share().path, folder_ + "/Documents/nightjar-2026-11-08-to-2026-11-21.pdf");
  ui().click("28 nights");
  ui().click("Web page");
  EXPECT_EQ(share().path, folder_ + "/Documents/nightjar-2026-10-25-to-2026-11-21.html");
  share().path = folder_ + "/mine.html";
  ui().click("14 nights");
  EXPECT_EQ(share().path, folder_ + "/mine.html");
}

TEST_F(ShareScreen, ASubstanceLeftOutIsNotInTheBytes) {
  open_share();
  ui().click("Everything");
  ui().click("Nightjar");
  std::string name;
  Id id;
  for (const auto& [key, substance] : data().live<Substance>())
    if (substance.substance_kind != SubstanceKind::prescribed && substance.substance_kind != SubstanceKind::otc) id = key, name = substance.name;
  ASSERT_FALSE(name.empty());
  save();
  ASSERT_TRUE(share().saved);
  EXPECT_NE(read(share().saved->path).find('"' + name + '"'), std::string::npos);
  ui().click(name);
  EXPECT_TRUE(share().options.substances_left_out.contains(id));
  share().path = folder_ + "/without.json";
  save();
  const std::string without = read(folder_ + "/without.json");
  EXPECT_FALSE(without.empty());
  EXPECT_EQ(without.find('"' + name + '"'), std::string::npos);
  EXPECT_EQ(without.find(id.hex()), std::string::npos);
}

TEST_F(ShareScreen, NothingIsLaidOutAgainWhileNothingChanges) {
  open_share();
  const auto* pages = share().pages.data();
  ui().settle(5);
  EXPECT_EQ(share().pages.data(), pages);
  ui().click("Everything");
  EXPECT_NE(share().pages.size(), 0U);
  EXPECT_EQ(share().laid_out, share().options);
}

TEST_F(ShareScreen, SaysWhatItSaid) {
  open_share();
  const std::string home = folder_;
  const auto text = [&] {
    std::string said = ui().text_of_screen();
    for (auto at = said.find(home); at != std::string::npos; at = said.find(home)) said.replace(at, home.size(), "HOME");
    return said;
  };
  test::expect_golden("share_sleep", text());
  ui().click("Everything");
  share().sheet = static_cast<int>(ShareSheet::contents);
  ui().settle(2);
  test::expect_golden("share_contents", text());
}

}  // namespace
}  // namespace nightjar::ui
