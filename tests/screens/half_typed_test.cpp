// Whatever is typed in any field is there again, however the field is left.
#include "screens/app_fixture.hpp"

namespace nightjar::screens {
namespace {

using test::ImGuiHarness;

class HalfTyped : public AppTest {
 protected:
  const Day today_ = *parse_day("2026-11-22");

  void SetUp() override { open_empty({1280, 3200}); }
  void write_in(const char* field, const char* words) {
    ui().click(field);
    ui().type(words);
  }
  /// As a window that was killed leaves it: what the last two seconds stored, opened by another program.
  void start_again() {
    wait(std::chrono::seconds(3));
    ASSERT_TRUE(app().journal());
    ASSERT_TRUE(const_cast<journal::OpenJournal*>(app().journal())->save_now());
    app_.reset();
    start(path(), {1280, 3200});
    unlock();
  }
  void lock_and_unlock() {
    ui().chord('L', ImGuiHarness::ctrl);
    ui().settle(3);
    unlock();
  }
  void go_to(Screen screen) {
    app().handle(act::GoTo{screen});
    ui().settle(4);
  }
  [[nodiscard]] std::string help_card() {
    ui().f1();
    ui().settle(3);
    auto words = ui().text_of_screen();
    ui().key(ImGuiKey_Escape);
    ui().settle(3);
    return words;
  }
};

// --- Settings

constexpr const char* own_lines = "Your own lines on the help card";

TEST_F(HalfTyped, TheHelpCardsOwnLinesAreKeptByGoingToAnotherScreen) {
  go_to(Screen::settings);
  write_in(own_lines, "Call Anna 0123 456");
  ui().chord('1', ImGuiHarness::ctrl);
  ui().settle(3);
  EXPECT_EQ(data().settings().help_lines, "Call Anna 0123 456");
  EXPECT_NE(help_card().find("Call Anna 0123 456"), std::string::npos);
}
TEST_F(HalfTyped, TheHelpCardsOwnLinesAreKeptByLocking) {
  go_to(Screen::settings);
  write_in(own_lines, "Call Anna 0123 456");
  lock_and_unlock();
  EXPECT_EQ(data().settings().help_lines, "Call Anna 0123 456");
  EXPECT_NE(help_card().find("Call Anna 0123 456"), std::string::npos);
}
TEST_F(HalfTyped, TheHelpCardsOwnLinesAreKeptWithinSecondsOfTyping) {
  go_to(Screen::settings);
  write_in(own_lines, "Call Anna 0123 456");
  start_again();
  EXPECT_NE(help_card().find("Call Anna 0123 456"), std::string::npos);
}
TEST_F(HalfTyped, TheHelpCardsOwnLinesAreKeptByClosing) {
  go_to(Screen::settings);
  write_in(own_lines, "Call Anna 0123 456");
  EXPECT_TRUE(app().close());
  app_.reset();
  start(path());
  unlock();
  EXPECT_EQ(data().settings().help_lines, "Call Anna 0123 456");
}
TEST_F(HalfTyped, ASettingThatDoesNotReadStaysAsTypedAndKeepsNoOtherFromBeingStored) {
  go_to(Screen::settings);
  write_in("Home time zone", "Europe/Lo");
  write_in("Lock after minutes", "15");
  ui().chord('1', ImGuiHarness::ctrl);
  ui().settle(3);
  EXPECT_EQ(data().settings().auto_lock_min, 15);
  EXPECT_EQ(data().settings().home_zone, zone);
  lock_and_unlock();
  go_to(Screen::settings);
  EXPECT_EQ(ui().value("Home time zone"), "Europe/Lo");
  EXPECT_EQ(ui().value("Lock after minutes"), "15");
}
TEST_F(HalfTyped, ASettingThatIsBeingTypedDoesNotCountUntilItIsLeft) {
  go_to(Screen::settings);
  write_in("Lock after minutes", "1");
  app().focus_lost();
  wait(std::chrono::seconds(3));
  EXPECT_NE(data().settings().auto_lock_min, 1);
}
TEST_F(HalfTyped, TickingABoxOfSettingsTakesNothingThatIsTypedBesideIt) {
  go_to(Screen::settings);
  write_in("Home time zone", "Europe/Lo");
  ui().click("Do not show what time it is");
  ui().settle(3);
  EXPECT_EQ(ui().value("Home time zone"), "Europe/Lo");
}

// --- lists, Share and paths

TEST_F(HalfTyped, NewEntriesOfListsAreThereAgain) {
  app().handle(act::ShowList{ListKind::triggers});
  ui().settle(3);
  write_in("New entry", "after wor");
  ui().click("List: Symptoms");
  ui().settle(3);
  write_in("New entry", "dry mou");
  for (int round = 0; round < 3; ++round) {
    if (round == 1) lock_and_unlock();
    if (round == 2) start_again();
    app().handle(act::ShowList{ListKind::symptoms});
    ui().settle(3);
    EXPECT_EQ(ui().value("New entry"), "dry mou") << round;
    app().handle(act::ShowList{ListKind::triggers});
    ui().settle(3);
    EXPECT_EQ(ui().value("New entry"), "after wor") << round;
    leave_text_field();
    ui().chord('1', ImGuiHarness::ctrl);
    ui().settle(3);
  }
}
TEST_F(HalfTyped, ANewNameIsThereAgainAndCountsWhenItsEntryIsClosed) {
  app().handle(act::ShowList{ListKind::triggers});
  ui().settle(3);
  app().state().lists_page.typed().selected = app().state().lists_page.typed().name = "tired";
  ui().settle(3);
  write_in("Name", "worn out");
  lock_and_unlock();
  app().handle(act::ShowList{ListKind::triggers});
  ui().settle(3);
  EXPECT_EQ(ui().value("Name"), "worn out");
  ui().click("Done");
  ui().settle(4);
  EXPECT_TRUE(ui().has("worn out"));
}
TEST_F(HalfTyped, WhatIsAddedUnderThisDayIsThereAgain) {
  app().handle(act::ShowDay{today_, TodayPart::day});
  ui().settle(3);
  ui().click("Add something else");
  ui().settle(3);
  ui().type("Kratom te");
  app().handle(act::ShowDay{today_ - 1, TodayPart::day});
  lock_and_unlock();
  app().handle(act::ShowDay{today_, TodayPart::day});
  ui().settle(3);
  EXPECT_EQ(ui().value("Name of something to keep track of"), "Kratom te");
}
TEST_F(HalfTyped, WhomAFileIsForAndWhatToAskThereAreThereAgain) {
  go_to(Screen::share);
  write_in("For whom", "clinic, 24 Nov");
  write_in("Questions for my visit", "is it the tea");
  start_again();
  go_to(Screen::share);
  EXPECT_EQ(ui().value("For whom"), "clinic, 24 Nov");
  EXPECT_EQ(ui().value("Questions for my visit"), "is it the tea");
  EXPECT_FALSE(app().state().share.options.left_out.empty()) << "what is left out by itself still is";
}
TEST_F(HalfTyped, PathsAreThereAgain) {
  go_to(Screen::settings);
  write_in("Also copy to a folder", "/media/sti");
  write_in("The other copy", "/media/other.nigh");
  go_to(Screen::bring_in);
  write_in("Path of a file", "/tmp/jour");
  lock_and_unlock();
  go_to(Screen::settings);
  EXPECT_EQ(ui().value("Also copy to a folder"), "/media/sti");
  EXPECT_EQ(ui().value("The other copy"), "/media/other.nigh");
  go_to(Screen::bring_in);
  EXPECT_EQ(ui().value("Path of a file"), "/tmp/jour");
}
TEST_F(HalfTyped, ALookAroundLeavesNoDraft) {
  for (const auto screen : {Screen::settings, Screen::lists, Screen::share, Screen::bring_in, Screen::today})
    go_to(screen);
  wait(std::chrono::seconds(3));
  EXPECT_TRUE(app().journal()->drafts().empty());
}

// --- a window that may only read

TEST_F(HalfTyped, AWindowForReadingTakesNoTextAndSaysSo) {
  app_.reset();
  const auto other = journal::inspect(path());  // another window has it
  ASSERT_TRUE(other);
  start(path(), {1280, 1400});
  ui().click("Open it here only to read");
  ui().settle(3);
  unlock();
  app().handle(act::ShowDay{today_, TodayPart::day});
  ui().settle(3);
  ASSERT_TRUE(app().view().read_only);
  EXPECT_NE(ui().text_of_screen().find("This window is for reading only"), std::string::npos);
  write_in("Anything else", "gone at the lock");
  EXPECT_EQ(ui().value("Anything else"), "");
  app().handle(act::OpenForm{FormKind::note, std::nullopt, today_, std::nullopt});
  ui().settle(3);
  ui().type("gone, too");
  EXPECT_EQ(std::get<NoteForm>(app().state().entry.other->form).text, "");
  app().handle(act::CloseEntry{});
  app().handle(act::Search{});
  ui().settle(3);
  ui().type("owl");
  EXPECT_EQ(app().state().calendar.query, "owl") << "to look for something is to read";
}

}  // namespace
}  // namespace nightjar::screens
