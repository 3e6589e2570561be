// The dialogs over a half-filled form: Escape loses nothing, an odd time is asked about once, the clock can be hidden.
#include "screens/app_fixture.hpp"

namespace nightjar::screens {
namespace {

using test::ImGuiHarness;

class DialogsTest : public AppTest {
 protected:
  const Day today_ = *parse_day("2026-11-22");

  void press(char letter) {
    leave_text_field();
    ui().settle(2);
    ui().chord(letter);
    ui().settle(4);
  }
  void escape() {
    ui().key(ImGuiKey_Escape);
    ui().settle(3);
  }
  [[nodiscard]] bool says(std::string_view words) { return ui().text_of_screen().find(words) != std::string::npos; }
  CravingForm& craving() { return app().state().entry.craving->form; }
  TakenForm& taken() { return app().state().entry.taken->form; }
};

// --- going back

class PutAway : public DialogsTest {
 protected:
  void put_a_craving_away() {
    press('C');
    ui().chord('7');
    ui().click("What helped, if anything");
    ui().type("a walk");
    escape();  // out of the field
    escape();
    ASSERT_FALSE(app().state().entry.craving.has_value());
    ASSERT_TRUE(data().live<Craving>().empty());
  }
};

TEST_F(PutAway, WhatWasWrittenIsThereWhenTheDialogIsOpenedAgain) {
  open_empty();
  put_a_craving_away();
  EXPECT_TRUE(says("What you wrote is kept"));
  press('C');
  EXPECT_EQ(craving().peak, 7);
  EXPECT_EQ(craving().what_helped, "a walk");
  EXPECT_TRUE(says("What you had half typed is here again."));
  app().handle(act::SaveCraving{});
  ui().settle(3);
  EXPECT_EQ(data().live<Craving>().size(), 1u);
  press('C');
  EXPECT_FALSE(craving().peak.has_value()) << "what was saved is no longer half typed";
}
TEST_F(PutAway, ItIsThereAfterALockAndDoesNotOpenByItself) {
  open_empty();
  put_a_craving_away();
  app().handle(act::Lock{});
  ui().settle(3);
  unlock();
  EXPECT_FALSE(app().state().entry.craving.has_value());
  press('C');
  EXPECT_EQ(craving().peak, 7);
}
TEST_F(PutAway, BeginningAnewIsOneClick) {
  open_empty();
  put_a_craving_away();
  press('C');
  ui().click("Begin anew");
  ui().settle(3);
  EXPECT_FALSE(craving().peak.has_value());
  EXPECT_FALSE(ui().has("Begin anew"));
  escape();
  press('C');
  EXPECT_FALSE(craving().peak.has_value());
}
TEST_F(PutAway, ADialogThatNobodyWroteInLeavesNothing) {
  open_empty();
  press('C');
  ui().click("More: for what, how it went, another time");
  escape();
  EXPECT_FALSE(says("What you wrote is kept"));
  press('C');
  EXPECT_FALSE(says("half typed"));
}
TEST_F(PutAway, AnotherDayOrAnotherEntryIsNotGivenWhatBelongsToThisOne) {
  open_empty();
  app().handle(act::OpenForm{FormKind::note, std::nullopt, today_, std::nullopt});
  ui().settle(4);
  ui().type("for the 22nd");
  app().handle(act::CloseEntry{});
  app().handle(act::OpenForm{FormKind::note, std::nullopt, today_ - 1, std::nullopt});
  const auto note = [&] { return std::get<NoteForm>(app().state().entry.other->form).text; };
  EXPECT_EQ(note(), "");
  app().handle(act::CloseEntry{});
  app().handle(act::OpenForm{FormKind::note, std::nullopt, today_, std::nullopt});
  EXPECT_EQ(note(), "for the 22nd");
}

TEST_F(PutAway, ItIsFoundOnTheNextDayWithItsOwnDayNamed) {
  open_empty();
  put_a_craving_away();
  set_time("2026-11-23T09:00");
  ui().settle(3);
  press('C');
  EXPECT_FALSE(craving().peak) << "a new one is of its own day";
  EXPECT_TRUE(says("Put away half typed, Sunday 22 November."));
  ui().click("Go on with it");
  ui().settle(4);
  EXPECT_EQ(craving().peak, 7);
  EXPECT_EQ(craving().what_helped, "a walk");
  EXPECT_EQ(craving().day, today_);
}
TEST_F(PutAway, TheNextOneDoesNotTakeItsPlace) {
  open_empty();
  put_a_craving_away();
  set_time("2026-11-23T09:00");
  press('C');
  ui().chord('3');
  escape();
  set_time("2026-11-24T09:00");
  press('C');
  EXPECT_TRUE(says("Put away half typed, Sunday 22 November."));
  EXPECT_TRUE(says("Put away half typed, Monday 23 November."));
  ui().click("Throw it away");  // the first
  ui().settle(3);
  EXPECT_FALSE(says("Put away half typed, Sunday 22 November."));
  escape();
  app().handle(act::Lock{});
  ui().settle(3);
  unlock();
  press('C');
  EXPECT_TRUE(says("Put away half typed, Monday 23 November."));
}
TEST_F(PutAway, WhatAnEarlierVersionPutAwayIsFound) {
  open_empty();
  put_a_craving_away();
  auto& journal = const_cast<journal::OpenJournal&>(*app().journal());
  ASSERT_TRUE(journal.set_draft("put-away/craving", *journal.draft("put-away/craving/1")));
  ASSERT_TRUE(journal.clear_draft("put-away/craving/1"));
  press('C');
  EXPECT_EQ(craving().peak, 7);
}

// --- keys

TEST_F(DialogsTest, EnterInAFieldThatIsNotTheLastGoesOn) {
  open_empty();
  Substance substance;
  substance.name = "wine";
  app().handle(act::Keep{{{substance, false}}, ""});
  press('T');
  taken().substance = data().substance_named("wine")->head.id.hex();
  for (const char* field : {"When", "Amount, as you would say it", "Unit", "How"}) {
    ui().click(field);
    ui().type("2");
    ui().key(ImGuiKey_Enter);
    ui().settle(3);
    ASSERT_TRUE(app().state().entry.taken) << field;
    EXPECT_NE(ui().focused_label(), field);
    EXPECT_TRUE(data().live<Intake>().empty()) << field;
  }
  ui().key(ImGuiKey_Enter, ImGuiHarness::ctrl);
  ui().settle(3);
  EXPECT_EQ(data().live<Intake>().size(), 1u);
}
TEST_F(DialogsTest, CtrlEnterAndCtrlSSaveWhereverTheFocusIs) {
  open_empty();
  for (const bool with_s : {false, true}) {
    press('C');
    ui().chord('7');
    ui().key(ImGuiKey_Tab);  // a chip, which Enter would press
    if (with_s)
      ui().chord('S', ImGuiHarness::ctrl);
    else
      ui().key(ImGuiKey_Enter, ImGuiHarness::ctrl);
    ui().settle(3);
  }
  EXPECT_EQ(data().live<Craving>().size(), 2u);
  for (const auto& [id, each] : data().live<Craving>()) EXPECT_TRUE(each.triggers.empty());
}
TEST_F(DialogsTest, TheFirstLetterTypedIsInTheNameThatIsAskedFor) {
  open_empty();
  press('T');
  ui().type("Kratom");
  EXPECT_EQ(taken().new_name, "Kratom");
}
TEST_F(DialogsTest, ADoubleClickOnMoreChoosesNothing) {
  open_empty();
  press('C');
  ui().chord('5');
  const auto more = ui().find("More: for what, how it went, another time");
  const ImVec2 at{more.min.x + 40, (more.min.y + more.max.y) / 2};
  const auto before = draft_of(craving());
  ui().click_at(at);
  ui().click_at(at);
  auto form = craving();
  EXPECT_TRUE(form.more);
  form.more = false;
  EXPECT_EQ(draft_of(form), before);
}
TEST_F(DialogsTest, ANightThatWasPutADayEarlierLeavesNoTwin) {
  set_time("2026-11-22T13:00");
  open_empty();
  app().handle(act::ShowDay{today_ + 1, TodayPart::night});
  auto& night = app().state().today.night;
  night.form.into_bed.text = "22:30";
  night.form.out_of_bed.text = "06:47";
  ui().settle(2);
  wait(std::chrono::seconds(3));
  ASSERT_EQ(app().journal()->drafts().count("night/2026-11-22"), 1u);
  leave_text_field();
  ui().settle(3);
  ui().chord('R', ImGuiHarness::ctrl);
  ui().settle(3);
  ASSERT_EQ(night.form.night, today_ - 1) << ui().text_of_screen();
  ui().settle(2);
  wait(std::chrono::seconds(3));
  EXPECT_EQ(app().journal()->drafts().count("night/2026-11-22"), 0u);
  app().handle(act::SaveNight{});
  ui().settle(3);
  EXPECT_TRUE(app().journal()->drafts().empty());
  EXPECT_EQ(data().live<Night>().size(), 1u);
}

// --- "Is this right?"

class OddTime : public DialogsTest {
 protected:
  /// Two drinks in the evening, and a third whose time is being written.
  void drink_at(const char* clock) {
    open_empty();
    Substance substance;
    substance.name = "wine";
    app().handle(act::Keep{{{substance, false}}, ""});
    id_ = data().substance_named("wine")->head.id;
    for (const int minute : {22 * 60 + 30, 23 * 60 + 42}) {
      Intake intake;
      intake.substance_id = id_;
      intake.day = today_ - 1;
      intake.at = make_moment(at(today_ - 1, minute), zone);
      app().handle(act::Keep{{{intake, false}}, ""});
    }
    app().handle(act::ShowInCalendar{today_ - 1});
    ui().settle(3);
    press('T');
    taken().substance = id_.hex();
    taken().clock = clock;
    ui().settle(3);
  }
  Id id_;
};

TEST_F(OddTime, IsAskedAboutAndMendedByOneKey) {
  drink_at("12:50");
  EXPECT_TRUE(says("Is this right? This time is far from the others of that day."));
  ui().chord('R', ImGuiHarness::ctrl);
  ui().settle(3);
  EXPECT_EQ(taken().clock, "00:50");
  EXPECT_FALSE(says("Is this right?"));
  app().handle(act::SaveTaken{});
  ui().settle(2);
  std::vector<std::string> times;
  for (const auto* intake : data().on<Intake>(today_ - 1)) times.push_back(iso(intake->at->local));
  std::sort(times.begin(), times.end());
  EXPECT_EQ(times.back(), "2026-11-22T00:50") << "still of the day before";
}
TEST_F(OddTime, ThatIsRightIsNotAskedAboutAgain) {
  drink_at("12:50");
  ui().click("It is right");
  ui().settle(3);
  EXPECT_FALSE(says("Is this right?"));
  EXPECT_EQ(taken().clock, "12:50");
  app().handle(act::SaveTaken{});
  ui().settle(2);
  ASSERT_EQ(data().on<Intake>(today_ - 1).size(), 3u) << "it never blocks";
  for (const auto* intake : data().on<Intake>(today_ - 1))
    if (minute_of_day(intake->at->local) == 12 * 60 + 50) app().handle(act::EditRecord{intake->head.id});
  ui().settle(4);
  EXPECT_FALSE(says("Is this right?")) << "nor of an entry whose time nobody changes";
}
TEST_F(OddTime, AnOrdinaryTimeIsNotAskedAbout) {
  drink_at("21:10");
  EXPECT_FALSE(says("Is this right?"));
}

// --- the clock

TEST_F(DialogsTest, TheClockCanBeHidden) {
  open_empty();  // at 9:20
  const std::string now = "09:20";
  press('C');
  EXPECT_TRUE(says(now));
  escape();
  auto settings = data().settings();
  settings.hide_clock = true;
  app().handle(act::SetJournalSettings{settings});
  const std::vector<std::function<void()>> places{
      [&] { press('C'); },
      [&] { press('T'); },
      [&] {
        app().handle(act::OpenForm{FormKind::support, std::nullopt, today_, std::nullopt});
      },
      [&] {
        app().handle(act::ShowDay{today_, TodayPart::night});
      },
      [&] {
        app().handle(act::ShowDay{today_, TodayPart::day});
      },
      [&] { app().handle(act::GoTo{Screen::calendar}); }};
  for (const auto& go : places) {
    app().handle(act::CloseEntry{});
    go();
    ui().settle(4);
    EXPECT_FALSE(says(now)) << ui().text_of_screen();
  }
}

}  // namespace
}  // namespace nightjar::screens
