// The program by keyboard and mouse, without a window: what is typed is in the journal, and what is not typed is not.
#include <sys/stat.h>

#include "screens/app_fixture.hpp"

namespace nightjar::screens {
namespace {

using test::ImGuiHarness;

Day day_of_text(const char* text) { return *parse_day(text); }

class ScreensTest : public AppTest {
 protected:
  const Day today_ = day_of_text("2026-11-22");
  void fields(std::initializer_list<const char*> texts) {
    for (const char* text : texts) {
      ui().type(text);
      ui().key(ImGuiKey_Tab);
    }
  }
  void leave_field() { ui().key(ImGuiKey_Escape); }
  void save() { ui().chord('S', ImGuiHarness::ctrl); }
  [[nodiscard]] const NightForm& night_typed() { return app().state().today.night.form; }
  Id add_substance(const char* name) {
    Substance substance;
    substance.name = name;
    app().handle(act::Keep{{{substance, false}}, ""});
    ui().settle(2);
    return data().substance_named(name)->head.id;
  }
};

TEST_F(ScreensTest, GoingToAnotherNightInTheMiddleOfAFieldTakesNothingThere) {
  open_demo();
  const std::string of_last_night = night_typed().into_bed.text;
  ASSERT_FALSE(of_last_night.empty());
  app().handle(act::ShowDay{today_ - 7, TodayPart::night});
  ui().settle(3);
  const std::string of_that_night = night_typed().into_bed.text;
  ASSERT_NE(of_that_night, of_last_night);
  ui().type("2111");  // in the first field, which is left open
  ui().settle(2);
  ASSERT_EQ(night_typed().into_bed.text, "2111");
  ui().chord('1', ImGuiHarness::ctrl);  // back to today
  ui().settle(4);
  ASSERT_EQ(app().state().today.day, today_);
  EXPECT_EQ(night_typed().into_bed.text, of_last_night);
  EXPECT_FALSE(app().journal()->draft("night/2026-11-21").has_value());
  app().handle(act::ShowDay{today_ - 7, TodayPart::night});
  ui().settle(3);
  EXPECT_EQ(night_typed().into_bed.text, "21:11") << "what was typed waits where it was typed";
}

// --- before a journal is open

TEST_F(ScreensTest, AJournalIsMadeByKeyboardAloneAndItsCodeIsTypedBack) {
  start(std::nullopt);
  ui().key(ImGuiKey_Enter);
  ui().type(passphrase);
  ui().key(ImGuiKey_Enter);
  ui().type(passphrase);
  ui().key(ImGuiKey_Enter);
  run_jobs();
  ASSERT_EQ(app().start().screen, StartScreen::recovery);
  EXPECT_FALSE(is_open());
  const std::string code(app().start().recovery_code.text());
  for (const auto group : app().start().asked_groups) {
    ui().type(code.substr(group * 5, 4).c_str());
    ui().key(ImGuiKey_Enter);
  }
  ui().settle(3);
  EXPECT_TRUE(is_open());
  EXPECT_EQ(data().settings().home_zone, zone);
}

TEST_F(ScreensTest, AWrongGroupOfTheCodeDoesNotGoOn) {
  start(std::nullopt);
  ui().key(ImGuiKey_Enter);
  for (int i = 0; i < 2; ++i) {
    ui().type(passphrase);
    ui().key(ImGuiKey_Enter);
  }
  run_jobs();
  fields({"ZZZZ", "ZZZZ"});
  ui().click("I have it on paper");
  EXPECT_FALSE(is_open());
}

TEST_F(ScreensTest, TheInventedYearIsOneClickAway) {
  start(std::nullopt);
  ui().click("Look around with invented entries");
  run_jobs();
  ASSERT_TRUE(is_open());
  EXPECT_TRUE(data().settings().demo);
  EXPECT_GT(data().live<Night>().size(), 300u);
  app().handle(act::Lock{});
  ui().settle(3);
  EXPECT_TRUE(ui().has("The passphrase \"nightjar demo\" opens this invented year."));
}

TEST_F(ScreensTest, AWrongPassphraseIsToldFromDamage) {
  make_journal();
  start(path());
  ui().type("not this one");
  ui().key(ImGuiKey_Enter);
  run_jobs();
  EXPECT_FALSE(is_open());
  EXPECT_TRUE(ui().has("That passphrase does not open this journal. The file itself is undamaged."));
}

TEST_F(ScreensTest, AFileThatIsNoJournalIsSaidBeforeAnyPassphrase) {
  std::filesystem::create_directories(folder_);
  std::FILE* file = std::fopen((folder_ + "/letter.txt").c_str(), "w");
  std::fputs("Dear diary, this is a letter and no journal at all.", file);
  std::fclose(file);
  start(folder_ + "/letter.txt");
  ASSERT_TRUE(app().start().problem.has_value());
  EXPECT_EQ(app().start().problem->code, ErrorCode::not_a_vault);
}

TEST_F(ScreensTest, UnlockingCanBeCancelled) {
  make_journal();
  start(path());
  ui().type(passphrase);
  ui().key(ImGuiKey_Enter);
  EXPECT_TRUE(app().start().working);
  ui().click("Cancel");
  run_jobs();
  EXPECT_FALSE(is_open());
  EXPECT_FALSE(app().start().working);
}

TEST_F(ScreensTest, HelpIsOneKeyAwayBeforeUnlocking) {
  make_journal();
  start(path());
  ui().f1();
  EXPECT_NE(ui().text_of_screen().find("988lifeline.org"), std::string::npos);
  ui().key(ImGuiKey_Escape);
  EXPECT_FALSE(app().computer().help);
}

// --- the night

TEST_F(ScreensTest, ANightTypedByKeyboardIsInTheJournal) {
  open_empty();
  fields({"2230", "11pm", "40", "2", "50", "6.10", "30", "0700"});
  save();
  const auto* night = data().one_on<Night>(today_ - 1);
  ASSERT_NE(night, nullptr);
  EXPECT_EQ(iso(night->into_bed->local), "2026-11-21T22:30");
  EXPECT_EQ(iso(night->tried_to_sleep->local), "2026-11-21T23:00");
  EXPECT_EQ(night->sleep_latency_min, 40);
  EXPECT_EQ(night->awakenings, 2);
  EXPECT_EQ(night->awake_min, 50);
  EXPECT_EQ(iso(night->final_awakening->local), "2026-11-22T06:10");
  EXPECT_EQ(night->still_trying_min, 30);
  EXPECT_EQ(iso(night->out_of_bed->local), "2026-11-22T07:00");
  EXPECT_FALSE(night->quality.has_value());
  EXPECT_TRUE(ui().has("Saved: the night of Sat 21 → Sun 22 November."));
}

TEST_F(ScreensTest, FiguresShowAsSoonAsTheyAreKnown) {
  open_empty();
  fields({"2230", "2300", "40", "2", "50", "0610", "30", "0700"});
  EXPECT_TRUE(ui().has("5 h 40 min"));
  EXPECT_TRUE(ui().has("66.7 %"));
}

TEST_F(ScreensTest, HowItFeltAloneIsANight) {
  open_empty();
  ui().click("fair");
  save();
  const auto* night = data().one_on<Night>(today_ - 1);
  ASSERT_NE(night, nullptr);
  EXPECT_EQ(night->quality, 3);
  EXPECT_FALSE(night->into_bed.has_value());
}

TEST_F(ScreensTest, LastTimesValuesAreSavedOnlyWhenConfirmed) {
  open_empty();
  app().handle(act::ShowDay{today_ - 1, TodayPart::night});
  ui().settle(3);
  fields({"2215", "2245", "20", "1", "10", "0600", "5", "0630"});
  save();
  app().handle(act::ShowDay{today_, TodayPart::night});
  ui().settle(3);
  EXPECT_TRUE(ui().has("last time; press Enter to keep"));
  ui().key(ImGuiKey_Enter);  // keeps 22:15 and goes on
  ui().type("2330");
  save();
  const auto* night = data().one_on<Night>(today_ - 1);
  ASSERT_NE(night, nullptr);
  EXPECT_EQ(iso(night->into_bed->local), "2026-11-21T22:15");
  EXPECT_EQ(iso(night->tried_to_sleep->local), "2026-11-21T23:30");
  EXPECT_FALSE(night->sleep_latency_min.has_value());
  EXPECT_FALSE(night->final_awakening.has_value());
  EXPECT_FALSE(night->out_of_bed.has_value());
}

TEST_F(ScreensTest, ElevenInTheMorningIsAskedAboutAndMendedByOneKey) {
  open_empty();
  fields({"1100", "2300", "10", "0", "0", "0610", "0", "0700"});
  EXPECT_NE(ui().text_of_screen().find("Is this right?"), std::string::npos);
  ui().chord('R', ImGuiHarness::ctrl);
  EXPECT_EQ(night_typed().into_bed.text, "23:00");
  save();
  ASSERT_NE(data().one_on<Night>(today_ - 1), nullptr);
  EXPECT_EQ(iso(data().one_on<Night>(today_ - 1)->into_bed->local), "2026-11-21T23:00");
}

TEST_F(ScreensTest, AnOddNightCanBeSavedAsItIs) {
  open_empty();
  fields({"1100", "2300", "10", "0", "0", "0610", "0", "0700"});
  save();
  EXPECT_NE(data().one_on<Night>(today_ - 1), nullptr);
}

TEST_F(ScreensTest, WhatDoesNotReadAsATimeIsSaidAndNothingIsLost) {
  open_empty();
  fields({"soon", "2300"});
  save();
  EXPECT_EQ(data().one_on<Night>(today_ - 1), nullptr);
  EXPECT_EQ(night_typed().into_bed.text, "soon");
  EXPECT_EQ(night_typed().tried_to_sleep.text, "23:00");
}

TEST_F(ScreensTest, AHandleOfTheBarCanBeDragged) {
  open_empty();
  fields({"2230", "2300", "40", "2", "50", "0610", "30", "0700"});
  const auto handle = ui().find("out_of_bed");
  const ImVec2 at{(handle.min.x + handle.max.x) / 2, (handle.min.y + handle.max.y) / 2};
  ui().drag(at, {at.x + 34, at.y});
  EXPECT_NE(night_typed().out_of_bed.text, "07:00");
  EXPECT_EQ(night_typed().final_awakening.text, "06:10");
}

// --- quick entries

TEST_F(ScreensTest, ACravingOverAHalfFilledFormLeavesTheFormAsItIs) {
  open_empty();
  ui().type("2230");
  leave_field();
  ui().chord('C');
  ui().settle(3);
  ui().click("tired");
  ui().key(ImGuiKey_Tab, ImGuiHarness::shift);
  for (int i = 0; i < 12 && ui().focused_label() != "How strong"; ++i) ui().key(ImGuiKey_Tab, ImGuiHarness::shift);
  ui().chord('7');
  ui().key(ImGuiKey_Enter);
  ui().settle(3);
  ASSERT_EQ(data().live<Craving>().size(), 1u);
  const auto& craving = data().live<Craving>().begin()->second;
  EXPECT_EQ(craving.peak, 7);
  EXPECT_EQ(craving.triggers, TextSet{"tired"});
  EXPECT_EQ(iso(craving.at.local), "2026-11-22T09:20");
  EXPECT_EQ(night_typed().into_bed.text, "22:30");
  EXPECT_TRUE(data().live<Night>().empty());
}

TEST_F(ScreensTest, AnIntakeKeepsTheAmountAsTypedAndMarksTheDay) {
  open_empty();
  leave_field();
  ui().chord('T');
  ui().settle(3);
  ui().click("Its name");
  ui().type("kratom");
  ui().click("Amount, as you would say it");
  ui().type("2 heaped");
  ui().click("Unit");
  ui().type("spoons");
  ui().key(ImGuiKey_Enter, ImGuiHarness::ctrl);
  ui().settle(3);
  ASSERT_EQ(data().live<Intake>().size(), 1u);
  const auto& intake = data().live<Intake>().begin()->second;
  EXPECT_EQ(intake.amount->text, "2 heaped");
  EXPECT_EQ(intake.unit, "spoons");
  EXPECT_EQ(intake.amount_is, AmountIs::stated);
  const auto* state = data().substance_day(intake.substance_id, today_);
  ASSERT_NE(state, nullptr);
  EXPECT_EQ(state->state, DayState::taken);
}

TEST_F(ScreensTest, AmountAndUnitOpenEmptyAlways) {
  open_empty();
  const Id tea = add_substance("tea");
  Intake before;
  before.substance_id = tea;
  before.day = today_ - 1;
  before.amount = StatedAmount{"3"};
  before.unit = "cups";
  app().handle(act::Keep{{{before, false}}, ""});
  app().handle(act::OpenTaken{std::nullopt, tea});
  ui().settle(3);
  EXPECT_EQ(ui().value("Amount, as you would say it"), "");
  EXPECT_EQ(ui().value("Unit"), "");
  EXPECT_FALSE(ui().has("cups"));
  ui().click("Unit");
  ui().type("c");
  EXPECT_TRUE(ui().has("cups"));
}

TEST_F(ScreensTest, AnIntakeOnADayThatSaysNoneAsksFirst) {
  open_empty();
  const Id tea = add_substance("tea");
  app().handle(act::NothingTaken{today_, std::nullopt});
  app().handle(act::OpenTaken{std::nullopt, tea});
  app().handle(act::SaveTaken{});
  ui().settle(3);
  EXPECT_TRUE(data().live<Intake>().empty());
  ui().click("Yes, taken");
  EXPECT_EQ(data().live<Intake>().size(), 1u);
  EXPECT_EQ(data().substance_day(tea, today_)->state, DayState::taken);
}

TEST_F(ScreensTest, NothingTakenLeavesWhatIsRecorded) {
  open_empty();
  const Id tea = add_substance("tea"), coffee = add_substance("coffee");
  SubstanceDay taken;
  taken.substance_id = tea;
  taken.day = today_;
  app().handle(act::Keep{{{taken, false}}, ""});
  leave_field();
  ui().chord('N');
  EXPECT_EQ(data().substance_day(tea, today_)->state, DayState::taken);
  ASSERT_NE(data().substance_day(coffee, today_), nullptr);
  EXPECT_EQ(data().substance_day(coffee, today_)->state, DayState::none);
}

// --- the day

TEST_F(ScreensTest, TheDaysAnswersAreKeptAndWhatIsEmptyStaysNotRecorded) {
  open_empty({1280, 1100});
  const Id tea = add_substance("tea"), coffee = add_substance("coffee");
  app().handle(act::ShowDay{today_, TodayPart::day});
  ui().settle(3);
  EXPECT_TRUE(ui().has("not recorded"));
  const auto option = ui().find("tea: None");
  ui().click_at({(option.min.x + option.max.x) / 2, (option.min.y + option.max.y) / 2});
  ui().click("a nap");
  ui().click("group");
  save();
  EXPECT_EQ(data().substance_day(tea, today_)->state, DayState::none);
  EXPECT_EQ(data().substance_day(coffee, today_), nullptr);
  EXPECT_EQ(data().one_on<DayFacts>(today_)->naps, Fact::some);
  EXPECT_FALSE(data().one_on<DayFacts>(today_)->exercise.has_value());
  EXPECT_EQ(data().live<SupportEvent>().size(), 1u);
  EXPECT_EQ(data().one_on<CheckIn>(today_), nullptr);
}

TEST_F(ScreensTest, TheChecklistIsHiddenUntilAskedFor) {
  open_empty({1280, 1100});
  app().handle(act::ShowDay{today_, TodayPart::day});
  ui().settle(3);
  EXPECT_FALSE(ui().has("yawning"));
  ui().click("withdrawal checklist…");
  ui().settle(3);
  EXPECT_TRUE(ui().has("yawning"));
}

// --- drafts, locking

TEST_F(ScreensTest, WhatIsTypedIsStoredAfterTwoSeconds) {
  open_empty();
  ui().type("2230");
  EXPECT_FALSE(app().journal()->draft("night/2026-11-21").has_value());
  wait(std::chrono::milliseconds{2100});
  ASSERT_TRUE(app().journal()->draft("night/2026-11-21").has_value());
  EXPECT_NE(app().journal()->draft("night/2026-11-21")->find("22"), std::string::npos);
  EXPECT_TRUE(ui().has("Not saved yet; draft kept, encrypted"));
}

TEST_F(ScreensTest, LockingKeepsWhatIsHalfTypedAndOffersItAgain) {
  open_empty();
  fields({"2230"});
  ui().chord('L', ImGuiHarness::ctrl);
  ui().settle(3);
  ASSERT_FALSE(is_open());
  EXPECT_EQ(app().journal(), nullptr);
  unlock();
  EXPECT_EQ(night_typed().into_bed.text, "22:30");
  EXPECT_TRUE(ui().has("What you had half typed is here again."));
  EXPECT_TRUE(data().live<Night>().empty());
}

TEST_F(ScreensTest, ItLocksByItselfAndLosesNothing) {
  open_empty();
  fields({"2230"});
  wait(std::chrono::minutes{6});
  ASSERT_FALSE(is_open());
  unlock();
  EXPECT_EQ(night_typed().into_bed.text, "22:30");
}

TEST_F(ScreensTest, AfterTwoHoursAsleepItIsLockedBeforeTheFirstFrame) {
  open_empty();
  fields({"2230"});
  boot_ += std::chrono::hours{2};  // no frame, no event: the computer was asleep, and CLOCK_BOOTTIME went on
  app().before_frame();
  EXPECT_EQ(app().journal(), nullptr);
  ui().settle(3);
  unlock();
  EXPECT_EQ(night_typed().into_bed.text, "22:30");
}

TEST_F(ScreensTest, ASavedFormLeavesNoDraft) {
  open_empty();
  fields({"2230"});
  wait(std::chrono::milliseconds{2100});
  save();
  EXPECT_TRUE(app().journal()->drafts().empty());
}

TEST_F(ScreensTest, ACravingHalfTypedComesBackAfterTheLock) {
  open_empty();
  leave_field();
  ui().chord('C');
  ui().settle(3);
  ui().chord('4');
  ui().chord('L', ImGuiHarness::ctrl);  // the lock works over a dialog, too
  ui().settle(3);
  ASSERT_FALSE(is_open());
  unlock();
  ASSERT_TRUE(app().state().entry.craving.has_value());
  EXPECT_EQ(app().state().entry.craving->form.peak, 4);
}

// --- calendar

TEST_F(ScreensTest, ADeletedCravingComesBackWithCtrlZ) {
  open_empty();
  app().handle(act::OpenCraving{});
  app().state().entry.craving->form.peak = 6;
  app().handle(act::SaveCraving{});
  app().handle(act::GoTo{Screen::calendar});
  ui().settle(3);
  ui().click("More: Craving 6 of 10");
  ui().click("Delete");
  EXPECT_TRUE(data().live<Craving>().empty());
  ui().chord('Z', ImGuiHarness::ctrl);
  EXPECT_EQ(data().live<Craving>().size(), 1u);
  ui().chord('Y', ImGuiHarness::ctrl);
  EXPECT_TRUE(data().live<Craving>().empty());
  ui().click("Bin");
  ui().click("Restore");
  EXPECT_EQ(data().live<Craving>().size(), 1u);
}

TEST_F(ScreensTest, ArrowKeysTravelThroughTheMonth) {
  open_empty();
  app().handle(act::GoTo{Screen::calendar});
  ui().settle(3);
  ui().key(ImGuiKey_LeftArrow);
  EXPECT_EQ(app().state().calendar.selected, today_ - 1);
  ui().key(ImGuiKey_UpArrow);
  EXPECT_EQ(app().state().calendar.selected, today_ - 8);
  ui().key(ImGuiKey_Enter);
  ui().settle(2);
  EXPECT_EQ(app().state().screen, Screen::today);
  EXPECT_EQ(app().state().today.day, today_ - 8);
}

TEST_F(ScreensTest, EditingKeepsTheEarlierVersion) {
  open_empty();
  app().handle(act::OpenCraving{});
  app().state().entry.craving->form.peak = 6;
  app().handle(act::SaveCraving{});
  const Id id = data().live<Craving>().begin()->first;
  app().handle(act::EditRecord{id});
  app().state().entry.craving->form.peak = 8;
  app().handle(act::SaveCraving{});
  EXPECT_EQ(data().live<Craving>().at(id).peak, 8);
  app().handle(act::GoTo{Screen::calendar});
  ui().settle(3);
  ui().click("More: Craving 8 of 10");
  ui().click("Earlier versions");
  EXPECT_NE(ui().text_of_screen().find("Craving 6 of 10"), std::string::npos);
}

// --- the others

TEST_F(ScreensTest, TrendsSaysItInWords) {
  open_demo();
  leave_field();
  app().handle(act::GoTo{Screen::trends});
  ui().settle(3);
  ui().chord('T');
  EXPECT_TRUE(app().state().trends.in_words);
  EXPECT_NE(ui().text_of_screen().find("nights"), std::string::npos);
}

TEST_F(ScreensTest, TheCrosshairTravelsAndOpensTheDay) {
  open_demo();
  app().handle(act::GoTo{Screen::trends});
  ui().settle(3);
  ui().key(ImGuiKey_LeftArrow);
  ui().key(ImGuiKey_LeftArrow);
  ASSERT_TRUE(app().state().trends.crosshair.has_value());
  EXPECT_EQ(*app().state().trends.crosshair, today_ - 2);
  ui().key(ImGuiKey_Enter);
  ui().settle(2);
  EXPECT_EQ(app().state().screen, Screen::calendar);
}

TEST_F(ScreensTest, TextSizeAndThemeAreKeptForThisComputer) {
  open_empty();
  leave_field();
  ui().chord('=', ImGuiHarness::ctrl);
  EXPECT_FLOAT_EQ(app().text_scale(), 1.1F);
  app().handle(act::SetTheme{ThemeName::light});
  const auto kept = journal::load_computer_settings(posix_file_ops(), folder_ + "/settings.json");
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->theme, ThemeName::light);
  EXPECT_DOUBLE_EQ(kept->text_scale, 1.1);
}

TEST_F(ScreensTest, WhatIsAskedOfTheComputerIsKeptWithinItsRange) {
  open_empty();
  app().handle(act::SetTextScale{9});
  EXPECT_FLOAT_EQ(app().text_scale(), 3);
  const journal::WindowPlace place{900, 700, 10, 20, true};
  app().window_placed(place);
  EXPECT_EQ(app().window_place(), place);
  EXPECT_EQ(journal::load_computer_settings(posix_file_ops(), folder_ + "/settings.json")->window, place);
  app().window_placed({7, 7, {}, {}, false});
  EXPECT_EQ(app().window_place(), (journal::WindowPlace{320, 240, {}, {}, false}));
}

TEST_F(ScreensTest, AWindowThatClosesKeepsWhatAnotherOneRemembered) {
  open_empty();
  const auto file = folder_ + "/settings.json";
  auto others = *journal::load_computer_settings(posix_file_ops(), file);
  journal::remember_file(others, "/of/another/window.nightjar");
  ASSERT_TRUE(journal::save_computer_settings(posix_file_ops(), file, others));
  others.window = {900, 700, 10, 20, false};
  app().window_placed(others.window);
  EXPECT_EQ(journal::load_computer_settings(posix_file_ops(), file), others);
}

TEST_F(ScreensTest, TheOwnLinesStandOnTheHelpCard) {
  open_empty();
  auto settings = data().settings();
  settings.help_lines = "Sam, 555-0101";
  app().handle(act::SetJournalSettings{settings});
  ui().settle(2);
  ui().f1();
  EXPECT_TRUE(ui().has("Sam, 555-0101"));
}

TEST_F(ScreensTest, APipeAmongTheFilesOpenedLastDelaysNothing) {
  make_journal();
  const std::string pipe = folder_ + "/pipe.nightjar";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  journal::ComputerSettings settings;
  settings.recent_files = {pipe, path()};
  ASSERT_TRUE(journal::save_computer_settings(*files_, folder_ + "/settings.json", settings));
  start(std::nullopt);  // it would wait for somebody to write into the pipe
  EXPECT_EQ(app().start().path, path());
}
TEST_F(ScreensTest, APipeWhereAFileIsToBeSharedDelaysNothing) {
  open_demo();
  app().handle(act::GoTo{Screen::share});
  ui().settle(3);
  app().state().share.path = folder_ + "/pipe.pdf";
  ASSERT_EQ(mkfifo(app().state().share.path.c_str(), 0600), 0);
  for (const bool replace : {false, true}) {
    app().handle(act::MakeSharedFile{replace});
    run_jobs();
    EXPECT_TRUE(app().state().share.problem);
  }
  EXPECT_TRUE(data().live<Share>().empty());
}
TEST_F(ScreensTest, NoTwoControlsOfAScreenHaveTheSameName) {
  open_demo();
  leave_field();
  for (const auto screen : {Screen::calendar, Screen::trends, Screen::share, Screen::settings, Screen::today}) {
    app().handle(act::GoTo{screen});
    ui().settle(3);
    std::set<std::pair<std::string, ImGuiID>> seen;
    for (const auto& item : ui().items()) {
      if (item.id == 0 || item.role == Role::label) continue;
      EXPECT_TRUE(seen.emplace(item.label, item.id).second) << item.label;
    }
  }
}

}  // namespace
}  // namespace nightjar::screens
