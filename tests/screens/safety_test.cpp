// Backups, copies, merging and keys as a person does them in the window.
#include <fstream>

#include "screens/app_fixture.hpp"
#include "support/failing_files.hpp"

namespace nightjar::screens {
namespace {

namespace fs = std::filesystem;

class SafetyTest : public AppTest {
 protected:
  SafetyTest() { files_ = &failing_; }
  ~SafetyTest() override { app_.reset(); }  // it uses the files

  Services services() override {
    auto out = AppTest::services();
    out.safe_places = {folder_ + "/backups", folder_ + "/seen",   folder_ + "/unsaved",
                       folder_ + "/proved",  folder_ + "/copies", {}};
    return out;
  }
  void ask(Action action) {
    app().handle(std::move(action));
    run_jobs();
  }
  void note(const char* text) {
    Note note;
    note.at = make_moment(WallTime{29500000}, std::string(zone));
    note.text = text;
    app().handle(act::Keep{{{note, false}}, ""});
    ui().settle(2);
  }
  [[nodiscard]] std::set<std::string> notes() const {
    std::set<std::string> out;
    for (const auto& [id, note] : data().live<Note>()) out.insert(note.text);
    return out;
  }
  void lock() {
    app().handle(act::Lock{});
    ui().settle(3);
  }
  SafetyState& safety() { return app().state().safety; }
  static SecretBytes secret(std::string_view text) { return SecretBytes::copy_of(text); }
  test::FailingFiles failing_;
};

TEST_F(SafetyTest, SettingsSayWhenABackupWasLastProvedToOpen) {
  open_empty();
  app().handle(act::GoTo{Screen::settings});
  ui().settle(3);
  EXPECT_TRUE(ui().has("None of them was opened yet to see that it can be."));
  ask(act::ProveBackup{});
  EXPECT_TRUE(ui().has("One was last opened, to see that it can be, on 2026-11-22 09:20."));
}

TEST_F(SafetyTest, AJournalGoesBackToABackupThatWasLookedInto) {
  open_empty();
  note("before");
  lock();
  unlock();
  note("after");
  ask(act::LoadSafety{});
  ASSERT_GE(safety().backups.size(), 2u);
  ask(act::LookIntoBackup{safety().backups.front().backup});
  ASSERT_TRUE(safety().looked_into);
  EXPECT_EQ(safety().looked_words,
            "It opens. 1 entry was written or changed since then; 0 entries are in it and not here.");
  ask(act::UseBackup{});
  EXPECT_EQ(app().journal(), nullptr);
  EXPECT_TRUE(
      ui().has("The backup is in the journal's place. The file that was there before is kept among the backups."));
  unlock();
  EXPECT_EQ(notes(), std::set<std::string>{"before"});
  ask(act::LoadSafety{});
  EXPECT_TRUE(std::ranges::any_of(safety().backups, [](const auto& line) { return line.backup.pinned; }));
}

TEST_F(SafetyTest, ThatAFileIsOlderStaysInViewUntilItIsPutAway) {
  open_empty();
  lock();
  fs::copy_file(path(), folder_ + "/older");
  unlock();
  note("newer");
  lock();
  app().handle(act::ShowWelcome{});
  fs::copy_file(folder_ + "/older", path(), fs::copy_options::overwrite_existing);
  app().handle(act::ChooseJournal{path()});
  ui().settle(3);
  unlock();
  wait(std::chrono::minutes{2});
  const auto in_view = [&] {
    return ui().text_of_screen().find("This file is older than the one last used here") != std::string::npos;
  };
  EXPECT_TRUE(in_view());
  ui().click("Backups and copies");
  ui().settle(3);
  EXPECT_EQ(app().state().screen, Screen::settings);
  EXPECT_TRUE(ui().find("Try the newest backup").visible);
  EXPECT_TRUE(in_view());
  ui().click("Put this away");
  EXPECT_FALSE(in_view());
}

TEST_F(SafetyTest, ADamagedJournalIsReplacedByABackupWithoutOpeningIt) {
  open_empty();
  note("kept");
  lock();
  app().handle(act::ShowWelcome{});
  std::fstream(path(), std::ios::in | std::ios::out | std::ios::binary).seekp(5000).write("damage", 6);
  app().handle(act::ChooseJournal{path()});
  ui().settle(3);
  ui().type(passphrase);
  ui().key(ImGuiKey_Enter);
  run_jobs();
  ASSERT_TRUE(ui().has("Look for a backup"));
  ui().click("Look for a backup");
  ASSERT_FALSE(app().start().restore.backups.empty());
  const auto& newest = app().start().restore.backups.front().backup;
  ask(act::TryBackup{newest, secret("another passphrase")});
  EXPECT_FALSE(app().start().restore.opened);
  ask(act::TryBackup{newest, secret(passphrase)});
  ASSERT_TRUE(app().start().restore.opened);
  EXPECT_TRUE(app().start().restore.words.starts_with("It opens"));
  ask(act::RestoreBackup{});
  unlock();
  EXPECT_EQ(notes(), std::set<std::string>{"kept"});
}

TEST_F(SafetyTest, WhatCanStillBeReadOfADamagedJournalIsRescued) {
  make_journal(true);
  auto size = fs::file_size(path());
  std::fstream(path(), std::ios::in | std::ios::out | std::ios::binary)
      .seekp(static_cast<std::streamoff>(size / 2))
      .write("damage", 6);
  start(path());
  ui().type(passphrase);
  ui().key(ImGuiKey_Enter);
  run_jobs();
  ui().click("Rescue what can be read");
  run_jobs();
  EXPECT_EQ(app().start().path, folder_ + "/journal (rescued).nightjar");
  ASSERT_FALSE(app().start().notices.empty());
  EXPECT_TRUE(app().start().notices.front().starts_with("1 of "));
  unlock();
  EXPECT_GT(data().live_count(), 1000u);
}

TEST_F(SafetyTest, ACopyFollowsTheJournalToAFolder) {
  open_empty();
  ask(act::SetCopyFolder{"media"});
  EXPECT_TRUE(safety().problem);
  ask(act::SetCopyFolder{folder_ + "/stick"});
  EXPECT_TRUE(safety().problem) << "a folder that is not there is not made";
  fs::create_directory(folder_ + "/stick");
  ask(act::SetCopyFolder{folder_ + "/stick"});
  EXPECT_FALSE(safety().problem);
  note("on the stick");
  EXPECT_TRUE(app().close());
  fs::copy_file(folder_ + "/stick/journal.nightjar", folder_ + "/look.nightjar");
  auto copy = journal::inspect(folder_ + "/look.nightjar");
  const auto opened = journal::unlock(*copy, secret(passphrase), journal::SecretKind::passphrase, author());
  EXPECT_EQ(opened->data().live<Note>().size(), 1u);
  fs::remove_all(folder_ + "/stick");
  note("more");
  EXPECT_FALSE(app().close()) << "that there is no copy is said";
  EXPECT_TRUE(app().close());
}

TEST_F(SafetyTest, NothingIsShownWhileASlowStickTakesItsCopyOnTheWayToBeingLocked) {
  open_empty();
  fs::create_directory(folder_ + "/stick");
  ask(act::SetCopyFolder{folder_ + "/stick"});
  note("on the stick");
  app().handle(act::Lock{});
  ui().settle(2);
  EXPECT_EQ(jobs_.unfinished(), 1u) << "writing to it is not for the thread that draws";
  EXPECT_TRUE(ui().has("Locking in a moment"));
  EXPECT_TRUE(ui().has("A copy is put into " + folder_ + "/stick first. A slow stick takes a while."));
  EXPECT_FALSE(ui().has("Settings"));
  app().handle(act::Lock{true});
  ui().settle(2);
  run_jobs();
  EXPECT_EQ(app().journal(), nullptr);
  EXPECT_TRUE(fs::exists(folder_ + "/stick/journal.nightjar"));
  fs::remove_all(folder_ + "/stick");
  unlock();
  EXPECT_EQ(notes(), (std::set<std::string>{"on the stick"}));
  lock();
  run_jobs();
  EXPECT_EQ(app().journal(), nullptr);
  ASSERT_EQ(app().start().notices.size(), 1u) << "that there is no copy is said";
  EXPECT_TRUE(app().start().notices.front().starts_with("There could be no copy in "));
}

TEST_F(SafetyTest, TwoCopiesBecomeOneAndTheTableSaysWhatCameFromWhere) {
  open_empty();
  note("both");
  lock();
  fs::copy_file(path(), folder_ + "/other.nightjar");
  {
    auto other = journal::inspect(folder_ + "/other.nightjar");
    auto opened = journal::unlock(*other, secret(passphrase), journal::SecretKind::passphrase, author());
    Note note;
    note.at = make_moment(WallTime{29500000}, std::string(zone));
    note.text = "there";
    ASSERT_TRUE(opened->apply(journal::edit_of(journal::create({.clock = &clock_, .zone = home()}, note))));
    ASSERT_TRUE(opened->save_now());
  }
  unlock();
  note("here");
  safety().merge_path = folder_ + "/other.nightjar";
  ask(act::PreviewMerge{safety().merge_path, {}});
  ASSERT_TRUE(safety().merge_ready);
  EXPECT_EQ(safety().merge_lines, std::vector<std::string>{"note: 1 alike, 1 only here, 1 only there."});
  EXPECT_EQ(notes(), (std::set<std::string>{"both", "here"}));
  ask(act::MergeCopies{});
  EXPECT_EQ(notes(), (std::set<std::string>{"both", "here", "there"}));
  EXPECT_TRUE(safety().said.starts_with("Merged.")) << safety().said;
  ask(act::MergeCopies{});  // what was looked at is used up: nothing happens twice
  ask(act::PreviewMerge{safety().merge_path, {}});
  ask(act::MergeCopies{});
  EXPECT_TRUE(safety().said.starts_with("Nothing new")) << safety().said;
}

TEST_F(SafetyTest, NothingIsMergedWithoutABackupFirst) {
  open_empty();
  note("both");
  lock();
  fs::copy_file(path(), folder_ + "/other.nightjar");
  unlock();
  note("here");
  lock();
  unlock();
  ui().settle(2);
  note("not in a backup yet");
  safety().merge_path = folder_ + "/other.nightjar";
  ask(act::PreviewMerge{safety().merge_path, {}});
  ASSERT_TRUE(safety().merge_ready);
  fs::remove_all(folder_ + "/backups");
  std::ofstream(folder_ + "/backups") << "in the way";
  ask(act::MergeCopies{});
  ASSERT_TRUE(safety().problem);
  EXPECT_TRUE(safety().problem->message.starts_with("nothing was changed")) << safety().problem->message;
  fs::remove(folder_ + "/backups");
  ask(act::PreviewMerge{safety().merge_path, {}});
  ask(act::MergeCopies{});
  EXPECT_FALSE(safety().problem);
  EXPECT_TRUE(fs::is_directory(folder_ + "/backups"));
}

TEST_F(SafetyTest, LockingWaitsForACopyThatIsBeingReadAndTakenIn) {
  open_empty();
  note("both");
  lock();
  fs::copy_file(path(), folder_ + "/other.nightjar");
  unlock();
  app().handle(act::TakeIn{folder_ + "/other.nightjar"});
  EXPECT_EQ(jobs_.unfinished(), 1u);
  note("written meanwhile");
  app().handle(act::Lock{});
  ui().settle(2);
  EXPECT_TRUE(ui().has("Locking in a moment"));
  run_jobs();
  EXPECT_EQ(app().journal(), nullptr);
  unlock();
  EXPECT_EQ(notes(), (std::set<std::string>{"both", "written meanwhile"}));
}

TEST_F(SafetyTest, NewKeysAreMadeInAJobAndLockingWaitsForIt) {
  open_empty();
  note("kept");
  app().handle(act::ChangePassphrase{secret(passphrase), secret("another passphrase")});
  EXPECT_EQ(jobs_.unfinished(), 1u) << "deriving a key is not for the thread that draws";
  note("written meanwhile");
  app().handle(act::Lock{});
  ui().settle(2);
  EXPECT_TRUE(ui().has("Locking in a moment"));
  EXPECT_FALSE(ui().has("Settings"));
  run_jobs();
  EXPECT_EQ(app().journal(), nullptr);
  ui().type("another passphrase");
  ui().key(ImGuiKey_Enter);
  run_jobs();
  ASSERT_NE(app().journal(), nullptr);
  EXPECT_EQ(notes(), (std::set<std::string>{"kept", "written meanwhile"}));
}

TEST_F(SafetyTest, OldCopiesBecomeUseless) {
  open_empty();
  fs::copy_file(path(), folder_ + "/old.nightjar");
  ask(act::MakeOldCopiesUseless{secret("not this one"), secret("another passphrase")});
  EXPECT_TRUE(safety().problem);
  ask(act::MakeOldCopiesUseless{secret(passphrase), secret("another passphrase")});
  EXPECT_FALSE(safety().problem);
  EXPECT_FALSE(app().state().settings.recovery_code.empty());
  EXPECT_EQ(safety().backups.size(), 1u);
  ask(act::PreviewMerge{folder_ + "/old.nightjar", {}});
  EXPECT_TRUE(safety().merge_asks) << "it opens with its own passphrase only";
  ask(act::PreviewMerge{folder_ + "/old.nightjar", secret(passphrase)});
  EXPECT_TRUE(safety().merge_ready);
}

TEST_F(SafetyTest, TheCodeIsAskedForGentlyAndTheQuestionCanBeTurnedOff) {
  auto made = journal::create(path(), secret(passphrase), vault::minimal_cost(), {}, author());
  ASSERT_TRUE(made);
  const std::string code(made->recovery_code.text());
  { const auto closed = std::move(made->journal); }
  clock_.at = clock_.at + std::chrono::hours{24 * 3};
  start(path());
  unlock();
  ASSERT_TRUE(ui().has("This is it"));
  ask(act::TryRecoveryCode{secret("0000-0000")});
  EXPECT_TRUE(safety().code_problem);
  ask(act::TryRecoveryCode{secret(code)});
  EXPECT_FALSE(ui().has("This is it"));
  clock_.at = clock_.at + std::chrono::hours{24 * 30};
  lock();
  unlock();
  ASSERT_TRUE(ui().has("Do not ask again"));
  ui().click("Do not ask again");
  EXPECT_FALSE(ui().has("This is it"));
  EXPECT_FALSE(app().journal()->rehearsal().on);
}

TEST_F(SafetyTest, AfterTheRecoveryCodeANewPassphraseIsChosenWithoutTheForgottenOne) {
  auto made = journal::create(path(), secret(passphrase), vault::minimal_cost(), {}, author());
  ASSERT_TRUE(made);
  const std::string code(made->recovery_code.text());
  { const auto closed = std::move(made->journal); }
  start(path());
  ask(act::Unlock{secret(code), true});
  ASSERT_TRUE(is_open());
  ASSERT_TRUE(ui().has("A new passphrase for this journal")) << "the way to it is on the first page";
  ui().click("A new passphrase for this journal");
  ui().type("a heron at dusk");
  ui().click("The same again");
  ui().type("a heron at dawn");
  ui().click("Use this passphrase");
  EXPECT_TRUE(safety().passphrase_problem);
  safety().chosen.again.clear();
  ui().click("The same again");
  ui().type("a heron at dusk");
  ui().click("Use this passphrase");
  run_jobs();
  EXPECT_FALSE(safety().passphrase_problem);
  EXPECT_FALSE(ui().has("A new passphrase for this journal"));
  lock();
  ask(act::Unlock{secret("a heron at dusk"), false});
  EXPECT_TRUE(is_open());
  EXPECT_FALSE(ui().has("A new passphrase for this journal"));
  ask(act::ChangePassphrase{{}, secret("an owl at noon")});
  EXPECT_TRUE(app().state().settings.problem) << "who came by the passphrase must know it";
}

TEST_F(SafetyTest, WithACopyElsewhereItLocksAndOffersItWhenUnlocked) {
  open_empty();
  failing_.refuse_name("journal.nightjar");
  note("nowhere else");
  lock();
  ASSERT_EQ(app().journal(), nullptr);
  ASSERT_FALSE(app().start().notices.empty());
  EXPECT_NE(app().start().notices.front().find(folder_ + "/unsaved/"), std::string::npos);
  failing_.refuse_name("");
  unlock();
  EXPECT_TRUE(notes().empty());
  fs::remove_all(folder_ + "/backups");
  std::ofstream(folder_ + "/backups") << "in the way";
  ui().click("Take them in");
  run_jobs();
  EXPECT_NE(ui().text_of_screen().find("Nothing was changed"), std::string::npos) << "it is said where the person is";
  EXPECT_TRUE(notes().empty());
  ui().click("Put this message away");
  fs::remove(folder_ + "/backups");
  ui().click("Take them in");
  EXPECT_EQ(jobs_.unfinished(), 1u) << "reading it is not for the thread that draws";
  run_jobs();
  ui().settle(2);
  EXPECT_EQ(notes(), std::set<std::string>{"nowhere else"});
  EXPECT_NE(ui().text_of_screen().find("Merged."), std::string::npos);
}

TEST_F(SafetyTest, WhatCanBeKeptNowhereStaysBehindACover) {
  open_empty();
  failing_.refuse_name("journal.nightjar");
  std::ofstream(folder_ + "/unsaved") << "in the way";
  note("only here");
  lock();
  ASSERT_NE(app().journal(), nullptr);
  EXPECT_TRUE(ui().has("Not locked yet"));
  EXPECT_EQ(ui().text_of_screen().find("only here"), std::string::npos);
  ui().f1();
  ui().settle(3);
  EXPECT_TRUE(ui().has("If you need help now")) << "help is there at any time";
  ui().click("Close");
  ui().settle(3);
  EXPECT_TRUE(ui().has("I need help now"));
  failing_.refuse_name("");
  ui().click("Save and lock");
  ui().settle(3);
  EXPECT_EQ(app().journal(), nullptr);
  unlock();
  EXPECT_EQ(notes(), std::set<std::string>{"only here"});
}

TEST_F(SafetyTest, AJournalInUseCanBeOpenedToRead) {
  make_journal();
  auto other = journal::inspect(path());
  ASSERT_TRUE(other);
  start(path());
  ASSERT_TRUE(ui().has("Open it here only to read"));
  ui().click("Open it here only to read");
  ui().settle(3);
  unlock();
  ASSERT_NE(app().journal(), nullptr) << ui().focused_label();
  EXPECT_TRUE(app().journal()->read_only());
}

TEST_F(SafetyTest, FiveWordsAreSuggestedAndTheCodeCanBePrinted) {
  start(std::nullopt);
  app().handle(act::ShowCreate{});
  ui().settle(3);
  ui().click("Suggest five words chosen by chance");
  const std::string words(app().start().passphrase.text());
  EXPECT_EQ(std::ranges::count(words, ' '), 4);
  EXPECT_TRUE(app().start().passphrase.shown);
  app().handle(act::CreateJournal{path(), secret(words)});
  run_jobs();
  const std::string sheet = folder_ + "/sheet.txt", code(app().start().recovery_code.text());
  for (int i = 0; i < 2; ++i) ask(act::KeepRecoverySheet{sheet});
  EXPECT_TRUE(app().start().problem) << "nothing is replaced";
  std::ifstream in(sheet);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  EXPECT_NE(text.find(code), std::string::npos);
  EXPECT_EQ(fs::status(sheet).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(SafetyTest, TheDocumentsAreReadFromHelp) {
  open_empty();
  ui().f1();
  ui().settle(3);
  ui().click("What is protected");
  ui().settle(3);
  EXPECT_NE(ui().text_of_screen().find("A lost or stolen computer"), std::string::npos);
  EXPECT_FALSE(ui().find("Close").visible) << "a long text begins at its beginning";
  for (int i = 0; i < 12; ++i) ui().key(ImGuiKey_PageDown);
  EXPECT_TRUE(ui().find("Close").visible);
  ui().key(ImGuiKey_Home);
  EXPECT_FALSE(ui().find("Close").visible);
  ui().key(ImGuiKey_Escape);
  EXPECT_EQ(app().computer().document, -1);
  ui().f1();
  ui().settle(3);
  ui().click("How the file is built");
  ui().settle(3);
  EXPECT_NE(ui().text_of_screen().find("ChaCha20-Poly1305-IETF as STREAM"), std::string::npos);
}

}  // namespace
}  // namespace nightjar::screens
