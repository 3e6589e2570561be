// Sharing from the window: what was chosen is in the file and nothing else, and the list says what went out.
#include <fstream>
#include <iterator>
#include <nightjar/report/share_file.hpp>
#include <nightjar/support/digest.hpp>
#include <regex>
#include <semaphore>
#include <thread>

#include "screens/app_fixture.hpp"
#include "screens/golden.hpp"

namespace nightjar::screens {
namespace {

using report::Format;

class ShareScreen : public AppTest {
 protected:
  void open_share() {
    open_demo();
    app().handle(act::GoTo{Screen::share});
    ui().settle(3);
    run_jobs();
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
    return static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
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

TEST_F(ShareScreen, UndoDoesNotReachTheListOfWhatWentOut) {
  open_share();
  const auto before = app().view().undo;
  save();
  ASSERT_EQ(data().live<Share>().size(), 1U);
  EXPECT_EQ(app().view().undo, before) << "the file is out, and the list says so";
  app().handle(act::Undo{});
  EXPECT_EQ(data().live<Share>().size(), 1U);
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
  ui().settle(3);
  unlock();
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

TEST_F(ShareScreen, ALineOfTheContentsThatDoesNotFitIsTwo) {
  open_share();
  ui().click("Everything");
  share().tab = static_cast<int>(ShareTab::contents);
  ui().settle(2);
  const auto top_of = [&](const char* words) { return ui().find(words).min.y; };
  const float before = top_of("8 days"), long_line = top_of("15 answers, 1 plan"), after = top_of("3 days answered");
  EXPECT_GT(long_line - before, 1.5F * (after - long_line)) << "its number is below its words";
}

TEST_F(ShareScreen, AFileOfThatNameStaysUntilItMayBeReplaced) {
  open_share();
  std::filesystem::create_directories(folder_ + "/Documents");
  std::ofstream(share().path) << "%PDF-1.4 an earlier one";
  ui().click("Save the PDF");
  run_jobs();
  ASSERT_TRUE(share().problem);
  EXPECT_EQ(read(share().path), "%PDF-1.4 an earlier one");
  ui().click("Replace that file");
  run_jobs();
  EXPECT_TRUE(share().saved);
  EXPECT_FALSE(read(share().path).starts_with("%PDF-1.4 an earlier one"));
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
    if (substance.substance_kind != SubstanceKind::prescribed && substance.substance_kind != SubstanceKind::otc)
      id = key, name = substance.name;
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
  run_jobs();
  EXPECT_NE(share().pages.size(), 0U);
  EXPECT_EQ(share().laid_out.options, share().options);
}

/// Writing and laying out as they are, with something that happens in the middle.
class ShareInTheMiddle : public ShareScreen {
 protected:
  [[nodiscard]] Services services() override {
    auto services = ShareScreen::services();
    services.make_file = [this](const JournalData& data, const report::Options& options, Format format,
                                std::string_view password, const report::Progress& progress) {
      return report::make_file(data, options, format, password, [&](double done) {
        if (done > 0.3) std::exchange(in_the_middle, [] {})();
        return progress(done);
      });
    };
    services.preview = [this](const JournalData& data, const report::Options& options,
                              const report::Progress& progress) {
      ++begun;
      int page = 0;
      auto pages = report::preview(data, options, [&](double) {
        if (++page == 3) std::exchange(in_the_middle, [] {})();
        return progress(0);
      });
      ended.push_back(options);
      return pages;
    };
    return services;
  }
  [[nodiscard]] bool says(std::string_view words) { return ui().text_of_screen().find(words) != std::string::npos; }

  std::function<void()> in_the_middle = [] {};
  int begun = 0;
  std::vector<report::Options> ended;
};

TEST_F(ShareInTheMiddle, AFileIsStoppedThereAndNothingIsLeft) {
  open_share();
  ui().click("28 nights");
  for (const char* chip : {"PDF", "Spreadsheet", "Tables", "FHIR", "Nightjar"}) {
    ui().click(chip);
    run_jobs();
    bool asked = false;
    in_the_middle = [&] {
      asked = true;
      app().handle(act::CancelSharing{});
    };
    save();
    EXPECT_TRUE(asked) << chip;
    EXPECT_FALSE(share().saved) << chip;
    ASSERT_TRUE(share().problem) << chip;
    EXPECT_EQ(share().problem->code, ErrorCode::cancelled);
    EXPECT_EQ(files(), 0U) << chip;
  }
  EXPECT_TRUE(data().live<Share>().empty());
}

TEST_F(ShareInTheMiddle, NoFrameLaysPagesOut) {
  open_demo();
  app().handle(act::GoTo{Screen::share});
  ui().settle(20);
  ui().click("60 nights");
  ui().settle(20);
  ui().click("Everything");
  ui().settle(20);
  EXPECT_EQ(begun, 0) << "forty frames and two choices later, only a job may do it";
  EXPECT_EQ(jobs_.unfinished(), 1U);
  run_jobs();
  EXPECT_TRUE(share().pages_are_current());
}

TEST_F(ShareInTheMiddle, ChoosingQuicklyShowsThePagesOfTheLastChoice) {
  open_share();
  ASSERT_TRUE(share().pages_are_current());
  EXPECT_TRUE(says("Page 1 of"));
  EXPECT_TRUE(says("that print as they look here"));
  ended.clear();
  for (const char* choice : {"28 nights", "Everything", "60 nights", "Sleep and prescribed", "14 nights"}) {
    ui().click(choice);
    EXPECT_FALSE(share().pages_are_current()) << choice;
    EXPECT_TRUE(says("Laying out the pages")) << choice;
    EXPECT_FALSE(says("Page 1 of")) << choice << ": pages of an earlier choice are not called the pages";
    EXPECT_FALSE(says("that print as they look here")) << choice;
  }
  run_jobs();
  ASSERT_EQ(ended.size(), 1U) << "those in between are not laid out";
  EXPECT_EQ(ended.front(), share().options);
  EXPECT_TRUE(share().pages_are_current());
  const auto pages = report::preview(data(), share().options);
  ASSERT_EQ(share().pages.size(), pages.size());
  for (std::size_t i = 0; i < pages.size(); ++i) EXPECT_TRUE(share().pages[i].shapes == pages[i].shapes) << i;
  EXPECT_FALSE(says("Laying out the pages"));
}

TEST_F(ShareInTheMiddle, ANewerChoiceAbandonsTheOneThatIsBeingLaidOut) {
  open_share();
  ended.clear();
  ui().click("28 nights");
  in_the_middle = [this] { ui().click("60 nights"); };
  ASSERT_TRUE(jobs_.step());
  EXPECT_TRUE(ended.empty()) << "it ended before its next page";
  ui().settle(2);
  EXPECT_FALSE(share().pages_are_current());
  run_jobs();
  ASSERT_EQ(ended.size(), 1U);
  EXPECT_EQ(ended.front().from, ended.front().until - 59);
  EXPECT_TRUE(share().pages_are_current());
}

TEST_F(ShareInTheMiddle, TheFileIsMadeFromTheChoiceAndNotFromThePages) {
  open_share();
  ui().click("Everything");
  ui().click("28 nights");
  ASSERT_FALSE(share().pages_are_current());
  const auto wanted = share().options;
  app().handle(act::MakeSharedFile{});
  run_jobs();
  ASSERT_TRUE(share().saved);
  EXPECT_EQ(read(share().saved->path), *report::make_file(data(), wanted, Format::pdf));
}

TEST_F(ShareInTheMiddle, LockingWhilePagesAreLaidOutLeavesNothing) {
  open_share();
  ended.clear();
  ui().click("Everything");
  in_the_middle = [this] { app().handle(act::Lock{}); };
  ASSERT_TRUE(jobs_.step());
  EXPECT_TRUE(ended.empty()) << "it ended before its next page";
  EXPECT_EQ(app().journal(), nullptr);
  ui().settle(3);
  EXPECT_EQ(jobs_.unfinished(), 0U) << "the work and the copy it had are let go of";
  unlock();
  app().handle(act::GoTo{Screen::share});
  ui().settle(3);
  EXPECT_TRUE(share().pages.empty());
  EXPECT_TRUE(says("Laying out the pages"));
  run_jobs();
  EXPECT_TRUE(share().pages_are_current());
}

TEST_F(ShareInTheMiddle, LeavingTheScreenEndsIt) {
  open_share();
  ended.clear();
  ui().click("Everything");
  app().handle(act::GoTo{Screen::today});
  ui().settle(1);
  run_jobs();
  EXPECT_TRUE(ended.empty());
  EXPECT_EQ(jobs_.unfinished(), 0U);
  app().handle(act::GoTo{Screen::share});
  ui().settle(3);
  EXPECT_FALSE(share().pages_are_current());
  run_jobs();
  EXPECT_TRUE(share().pages_are_current());
}

/// Threads as in the window: a layout that does not end holds no frame up.
class ShareBeside : public AppTest {
 protected:
  [[nodiscard]] Services services() override {
    auto services = AppTest::services();
    services.jobs = &threads_;
    services.preview = [this](const JournalData& data, const report::Options& options,
                              const report::Progress& progress) {
      begun_.release();
      go_on_.acquire();
      return report::preview(data, options, progress);
    };
    return services;
  }
  void wait_for_jobs() {
    while (threads_.unfinished() > 0) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      ui().settle(1);
    }
  }
  ~ShareBeside() override {
    go_on_.release(100);
    app_.reset();
  }
  std::counting_semaphore<100> begun_{0}, go_on_{0};
  journal::ThreadJobs threads_{[] {}};
};

TEST_F(ShareBeside, FramesAreDrawnWhileALayoutRuns) {
  make_journal(true);
  start(path());
  ui().type(passphrase);
  ui().key(ImGuiKey_Enter);
  wait_for_jobs();
  ASSERT_NE(app().journal(), nullptr);
  app().handle(act::GoTo{Screen::share});
  ui().settle(3);
  begun_.acquire();
  ui().settle(30);  // would wait for ever if a frame waited
  ui().click("Everything");
  EXPECT_FALSE(app().state().share.pages_are_current());
  go_on_.release(2);
  wait_for_jobs();
  EXPECT_TRUE(app().state().share.pages_are_current());
}

/// On one line, however the window breaks them.
std::string in_one_line(const std::string& text) { return std::regex_replace(text, std::regex("\\s+"), " "); }

TEST_F(ShareScreen, TheListSaysWhatWentOutWhenToWhomAndTheHashOfTheFile) {
  open_share();
  EXPECT_EQ(ui().text_of_screen().find("Shared before"), std::string::npos);
  share().recipient = "Dr. Adeyemi, by e-mail";
  save();
  const auto first = sha256_hex(read(share().saved->path));
  set_time("2026-11-24T18:05");
  share().recipient.clear();
  ui().click("Everything");
  ui().click("Tables");
  ui().click("Naps");
  ui().click("With a password");
  share().path = folder_ + "/Documents/for the group.zip";
  save();
  const auto second = sha256_hex(read(share().saved->path));
  const auto list = in_one_line(ui().text_of_screen());
  const auto begin = list.find("Shared before");
  ASSERT_NE(begin, std::string::npos);
  EXPECT_EQ(list.substr(begin, list.find(first) + first.size() - begin),
            "Shared before "
            "2026-11-24 · for the group.zip · with a password "
            "2026-11-08 to 2026-11-21: nights · Comments on nights · Everyday factors and free days · "
            "Prescribed and pharmacy medication · Other substances · Amounts as typed · Cravings · "
            "Mood, energy, pain, stress · Support · Notes. SHA-256 " +
                second +
                " "
                "2026-11-22 · nightjar-2026-11-08-to-2026-11-21.pdf · Dr. Adeyemi, by e-mail "
                "2026-11-08 to 2026-11-21: nights · Naps. SHA-256 " +
                first);
}

TEST_F(ShareScreen, StaysWhenTheDayTurns) {
  open_share();
  ui().click("28 nights");
  set_time("2026-11-23T09:00");
  ui().settle(2);
  EXPECT_EQ(app().state().screen, Screen::share);
  EXPECT_EQ(app().state().today.day, *parse_day("2026-11-23")) << "the form that nobody has touched moves on behind it";
}

TEST_F(ShareScreen, SaysWhatItSaid) {
  open_share();
  const std::string home = folder_;
  const auto text = [&] {
    std::string said = ui().text_of_screen();
    for (auto at = said.find(home); at != std::string::npos; at = said.find(home))
      said.replace(at, home.size(), "HOME");
    return said;
  };
  test::expect_golden("share_sleep", text());
  ui().click("Everything");
  run_jobs();
  share().tab = static_cast<int>(ShareTab::contents);
  ui().settle(2);
  test::expect_golden("share_contents", text());
}

}  // namespace
}  // namespace nightjar::screens
