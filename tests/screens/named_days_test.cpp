// What is recorded is recorded for the day that is on the screen, and the words say which.
#include <nightjar/domain/words.hpp>
#include <thread>

#include "screens/app_fixture.hpp"
#include "support/failing_files.hpp"

namespace nightjar::screens {
namespace {

using test::ImGuiHarness;

class NamedDays : public AppTest {
 protected:
  NamedDays() { files_ = &failing_; }
  ~NamedDays() override { app_.reset(); }  // it uses the files

  void open_with_tea() {
    open_empty({1280, 1000});
    Substance substance;
    substance.name = "tea";
    app().handle(act::Keep{{{substance, false}}, ""});
    tea_ = data().substance_named("tea")->head.id;
    ui().settle(3);
  }
  void press(char letter) {
    leave_text_field();
    ui().settle(2);
    ui().chord(letter);
    ui().settle(4);
  }
  [[nodiscard]] bool says(std::string_view words) { return ui().text_of_screen().find(words) != std::string::npos; }
  /// Until the worker that saves is done with what it began.
  void save_ends() {
    static_cast<void>(const_cast<journal::OpenJournal*>(app().journal())->save_now());
    while (app().journal()->save_status().saving) std::this_thread::yield();
    ui().settle(3);
  }
  [[nodiscard]] const std::string& said() { return app().state().toast->text; }

  const Day today_ = *parse_day("2026-11-22");
  Id tea_;
  test::FailingFiles failing_;
};

// --- C, T and N

TEST_F(NamedDays, TheThreeKeysAreAboutTheDayOnTheScreen) {
  open_with_tea();
  const Day earlier = today_ - 6;
  const std::vector<std::pair<std::function<void()>, Day>> places{
      {[&] {
         app().handle(act::ShowDay{today_, TodayPart::night});
       },
       today_},
      {[&] {
         app().handle(act::ShowDay{today_, TodayPart::day});
       },
       today_},
      {[&] {
         app().handle(act::ShowDay{today_ + 1, TodayPart::night});
       },
       today_},  // slept since noon
      {[&] {
         app().handle(act::ShowDay{earlier, TodayPart::night});
       },
       earlier},
      {[&] {
         app().handle(act::ShowDay{earlier, TodayPart::day});
       },
       earlier},
      {[&] { app().handle(act::GoTo{Screen::settings}); }, today_},  // no day is shown: it is today's
      {[&] { app().handle(act::GoTo{Screen::share}); }, today_},
      {[&] { app().handle(act::ShowInCalendar{earlier}); }, earlier},
      {[&] { app().handle(act::ShowInCalendar{today_}); }, today_}};
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto& [go, day] = places[i];
    go();
    ui().settle(3);
    press('C');
    ASSERT_TRUE(app().state().entry.craving) << i;
    EXPECT_EQ(app().state().entry.craving->form.day, day) << i;
    EXPECT_TRUE(says(day == today_ ? "now, 09:20" : day_label(day))) << i;
    app().handle(act::CloseEntry{});
    ui().settle(3);
    press('T');
    ASSERT_TRUE(app().state().entry.taken) << i;
    EXPECT_EQ(app().state().entry.taken->form.day, day) << i;
    app().handle(act::CloseEntry{});
    ui().settle(3);
    press('N');
    ASSERT_EQ(data().live<SubstanceDay>().size(), 1u) << i;
    EXPECT_EQ(data().live<SubstanceDay>().begin()->second.day, day) << i;
    EXPECT_EQ(said(), "Saved: nothing taken, " + day_label(day) + ".") << i;
    app().handle(act::Undo{});
    ui().settle(3);
    EXPECT_EQ(said(), "Undone: “nothing taken” of " + day_label(day) + ".") << i;
  }
}
TEST_F(NamedDays, TheButtonOfAnEarlierDayNamesIt) {
  open_with_tea();
  app().handle(act::ShowDay{today_ - 6, TodayPart::day});
  ui().settle(3);
  EXPECT_TRUE(says("Nothing taken 16 Nov"));
  EXPECT_FALSE(says("Nothing taken today"));
}
TEST_F(NamedDays, NothingIsRecordedForADayToCome) {
  open_with_tea();
  for (const char letter : {'C', 'T', 'N'}) {
    app().handle(act::ShowInCalendar{today_ + 400});
    ui().settle(3);
    press(letter);
    EXPECT_FALSE(app().state().entry.craving || app().state().entry.taken) << letter;
    EXPECT_TRUE(data().live<SubstanceDay>().empty()) << letter;
    EXPECT_NE(said().find("is still to come"), std::string::npos) << letter;
    EXPECT_NE(said().find("2027"), std::string::npos) << "a year that is not this one is named";
  }
}
TEST_F(NamedDays, ACravingOfAnEarlierDayHasTheTimeThatIsGivenAndNoOther) {
  open_with_tea();
  app().handle(act::ShowInCalendar{today_ - 1});
  ui().settle(3);
  press('C');
  ui().chord('7');
  app().handle(act::SaveCraving{});
  ui().settle(3);
  EXPECT_TRUE(data().live<Craving>().empty()) << "noon was not said";
  EXPECT_TRUE(app().state().entry.problem);
  ui().click("When");
  ui().type("2300");
  app().handle(act::SaveCraving{});
  ui().settle(3);
  ASSERT_EQ(data().live<Craving>().size(), 1u);
  EXPECT_EQ(iso(data().live<Craving>().begin()->second.at.local), "2026-11-21T23:00");
  EXPECT_EQ(said(), "Saved: the craving, Saturday 21 November.");
}

// --- times ahead

TEST_F(NamedDays, AClockTimeThatLiesAheadIsOfTheDayBeforeAndTheDialogSaysSo) {
  open_with_tea();
  press('C');
  app().state().entry.craving->form.peak = 7;
  app().state().entry.craving->form.clock = "2300";
  ui().settle(3);
  EXPECT_TRUE(says("Saturday 21 November"));
  app().handle(act::SaveCraving{});
  press('T');
  app().state().entry.taken->form.substance = tea_.hex();
  app().state().entry.taken->form.clock = "2300";
  app().handle(act::SaveTaken{});
  for (const auto kind : {FormKind::checklist, FormKind::support, FormKind::note, FormKind::nap}) {
    app().handle(act::OpenForm{kind, std::nullopt, std::nullopt, std::nullopt});
    auto& form = app().state().entry.other->form;
    if (auto* check = std::get_if<ChecklistForm>(&form))
      check->clock = "2300", check->answers[std::string(words::checklist_items().front().code)] = 2;
    if (auto* support = std::get_if<SupportForm>(&form)) support->clock = "2300", support->type = 0;
    if (auto* note = std::get_if<NoteForm>(&form)) note->clock = "2300", note->text = "felt low";
    if (auto* nap = std::get_if<NapForm>(&form)) nap->start = "2300", nap->minutes = "20";
    app().handle(act::SaveForm{});
    EXPECT_FALSE(app().state().entry.problem) << static_cast<int>(kind) << app().state().entry.problem->message;
  }
  const auto past = [&](const Moment& at) { EXPECT_LE(at.utc->ms, clock_.at.ms) << iso(at.local); };
  ASSERT_EQ(data().live<Craving>().size(), 1u);
  for (const auto& [id, each] : data().live<Craving>()) past(each.at);
  for (const auto& [id, each] : data().live<Intake>()) past(*each.at);
  for (const auto& [id, each] : data().live<WithdrawalCheck>()) past(each.at);
  for (const auto& [id, each] : data().live<SupportEvent>()) past(each.at);
  for (const auto& [id, each] : data().live<Note>()) past(each.at);
}

// --- "Saved"

TEST_F(NamedDays, SavedSaysWhatAndOfWhichDay) {
  open_with_tea();
  app().state().today.night.form.into_bed.text = "2230";
  app().handle(act::SaveNight{});
  EXPECT_EQ(said(), "Saved: the night of Sat 21 → Sun 22 November.");
  app().handle(act::ShowDay{*parse_day("2025-12-31"), TodayPart::day});
  app().state().today.day_form.form.mood = 4;
  app().handle(act::SaveDay{});
  EXPECT_EQ(said(), "Saved: Wednesday 31 December 2025.");
}
TEST_F(NamedDays, TheFootSpeaksOfTheFormThatIsShown) {
  open_with_tea();
  app().handle(act::ShowDay{today_, TodayPart::day});
  app().state().today.day_form.form.mood = 4;
  ui().settle(3);
  EXPECT_TRUE(says("Not saved yet"));
  app().handle(act::OpenForm{FormKind::note, std::nullopt, today_, std::nullopt});
  std::get<NoteForm>(app().state().entry.other->form).text = "something else";
  app().handle(act::SaveForm{});
  ui().settle(3);
  EXPECT_TRUE(says("Not saved yet")) << "another record was saved, not this form";
  app().handle(act::ShowDay{today_ - 3, TodayPart::day});
  ui().settle(3);
  app().state().toast.reset();
  EXPECT_FALSE(says("Saved")) << "an empty form of another day";
}

// --- saves that fail, or go elsewhere

TEST_F(NamedDays, WhatCouldNotBeWrittenIsNotCalledSaved) {
  open_with_tea();
  ASSERT_TRUE(const_cast<journal::OpenJournal*>(app().journal())->save_now());
  failing_.refuse_name("journal.nightjar");
  app().handle(act::GoTo{Screen::settings});
  press('N');
  save_ends();
  EXPECT_FALSE(says("Saved: nothing taken"));
  EXPECT_TRUE(says("Not on the disk yet")) << "where Saved would have stood";
  ASSERT_TRUE(app().state().problem) << "and above the page, whatever screen there is";
  EXPECT_EQ(app().state().problem->code, ErrorCode::disk_full);
  failing_.refuse_name("");
  app().handle(act::SaveAgain{});
  ui().settle(3);
  EXPECT_FALSE(app().state().problem);
  EXPECT_FALSE(says("Not on the disk yet"));
}
TEST_F(NamedDays, ASaveThatWentToAnotherFileIsToldWithItsName) {
  open_with_tea();
  ASSERT_TRUE(const_cast<journal::OpenJournal*>(app().journal())->save_now());
  std::filesystem::copy_file(path(), folder_ + "/other");
  std::filesystem::resize_file(folder_ + "/other", 100);
  std::filesystem::rename(folder_ + "/other", path());
  press('N');
  save_ends();
  EXPECT_TRUE(says("(conflict"));
  app().handle(act::GoTo{Screen::settings});
  ui().settle(3);
  EXPECT_TRUE(says("(conflict")) << "on every screen, until it is put away";
  EXPECT_EQ(app().computer().settings.recent_files.front(), app().journal()->path()) << "the next start opens it";
}

}  // namespace
}  // namespace nightjar::screens
