// The rarer entries, the plan beside what was taken, the lists, the year and the search: by hand, without a window.
#include <nightjar/entry/search.hpp>

#include "screens/app_fixture.hpp"

namespace nightjar::screens {
namespace {

using test::ImGuiHarness;

class RecordsTest : public AppTest {
 protected:
  const Day today_ = *parse_day("2026-11-22");
  void open(FormKind kind, std::optional<Day> day = {}) {
    app().handle(act::OpenForm{kind, std::nullopt, day, std::nullopt});
    ui().settle(4);
  }
  template <class Form>
  Form& form() {
    return std::get<Form>(app().state().entry.other->form);
  }
  void save() {
    app().handle(act::SaveForm{});
    ui().settle(3);
  }
  template <class R>
  const R& only() {
    EXPECT_EQ(data().live<R>().size(), 1u);
    return data().live<R>().begin()->second;
  }
  Id add_substance(const char* name) {
    Substance substance;
    substance.name = name;
    app().handle(act::Keep{{{substance, false}}, ""});
    ui().settle(2);
    return data().substance_named(name)->head.id;
  }
  void keep(AnyRecord record) { app().handle(act::Keep{{{std::move(record), false}}, ""}); }
};

// --- the rarer entries

TEST_F(RecordsTest, ANapIsTypedFromThisDay) {
  set_time("2026-11-22T15:00");
  open_empty();
  app().handle(act::ShowDay{today_, TodayPart::day});
  ui().settle(3);
  ui().click("nap or other sleep…");
  ui().settle(4);
  ui().type("1330");
  ui().key(ImGuiKey_Tab);
  ui().type("1410");
  ui().key(ImGuiKey_Tab);
  ui().key(ImGuiKey_Enter);
  ui().settle(3);
  const auto& nap = only<Nap>();
  EXPECT_EQ(iso(nap.start->local), "2026-11-22T13:30");
  EXPECT_EQ(iso(nap.end->local), "2026-11-22T14:10");
  EXPECT_FALSE(nap.minutes.has_value());
  EXPECT_FALSE(app().state().entry.other.has_value());
  EXPECT_TRUE(ui().has("13:30  Nap or other sleep"));
}

TEST_F(RecordsTest, ASecondSleepPastTheStartOfTheDayKeepsItsLength) {
  open_empty();
  open(FormKind::nap, today_ - 1);
  form<NapForm>().start = "23:50";
  form<NapForm>().end = "5:30";  // after 04:00: already the next journal day
  save();
  const auto& sleep = only<Nap>();
  EXPECT_EQ(minutes_between(*sleep.start, *sleep.end), 340);
  EXPECT_EQ(sleep.day, today_ - 1);
}

TEST_F(RecordsTest, SeveralSleepsOfADayStandBesideEachOther) {
  open_empty();
  for (const char* minutes : {"20", "45", "90"}) {
    open(FormKind::nap);
    form<NapForm>().minutes = minutes;
    save();
  }
  EXPECT_EQ(data().on<Nap>(today_).size(), 3u);
}

TEST_F(RecordsTest, AnEmptyFormIsNotSavedAndSaysWhatIsNeeded) {
  open_empty();
  for (const auto kind : {FormKind::nap, FormKind::checklist, FormKind::side_effect, FormKind::support,
                          FormKind::clinic_score, FormKind::plan, FormKind::note}) {
    open(kind);
    save();
    ASSERT_TRUE(app().state().entry.other.has_value());
    EXPECT_TRUE(app().state().entry.problem.has_value()) << static_cast<int>(kind);
    app().handle(act::CloseEntry{});
  }
  EXPECT_EQ(data().live_count(), 0u);
}

TEST_F(RecordsTest, TheChecklistKeepsOnlyWhatWasAnswered) {
  open_empty();
  open(FormKind::checklist);
  form<ChecklistForm>().answers["yawning"] = 2;
  form<ChecklistForm>().answers["urge"] = 0;
  save();
  const auto& check = only<WithdrawalCheck>();
  EXPECT_EQ(check.items.size(), 2u);
  EXPECT_EQ(check.items.at("urge"), 0);
  EXPECT_FALSE(check.items.contains("aches"));
}

TEST_F(RecordsTest, ASideEffectInOwnWordsJoinsTheList) {
  open_empty();
  open(FormKind::side_effect);
  form<SideEffectForm>().own_label = "tingling hands";
  form<SideEffectForm>().bother = 1;
  form<SideEffectForm>().until = "24 nov 2026";
  save();
  const auto& effect = only<SideEffect>();
  EXPECT_EQ(effect.label, "tingling hands");
  EXPECT_EQ(effect.until, today_ + 2);
  open(FormKind::side_effect);
  EXPECT_TRUE(ui().has("tingling hands"));
}

TEST_F(RecordsTest, SupportHasATimeAName_AndWhatCameOfIt) {
  open_empty();
  open(FormKind::support);
  form<SupportForm>().type = static_cast<int>(SupportType::group);
  form<SupportForm>().name = "Tuesday group";
  form<SupportForm>().happened = static_cast<int>(Happened::cancelled);
  form<SupportForm>().clock = "-30";  // so long ago
  save();
  const auto& event = only<SupportEvent>();
  EXPECT_EQ(iso(event.at.local), "2026-11-22T08:50");
  EXPECT_EQ(event.happened, Happened::cancelled);
  EXPECT_EQ(event.label, "Tuesday group");
}

TEST_F(RecordsTest, AClinicScoreIsKeptWordForWord) {
  open_empty();
  open(FormKind::clinic_score);
  form<ScoreForm>().name = "Sleep scale";
  form<ScoreForm>().total = "12 or 13";
  save();
  EXPECT_EQ(only<ClinicScore>().total, "12 or 13");
}

TEST_F(RecordsTest, WhatIsHalfTypedInADialogComesBackAfterTheLock) {
  open_empty();
  open(FormKind::support);
  form<SupportForm>().name = "Sam";
  ui().settle(2);
  ui().chord('L', ImGuiHarness::ctrl);
  ui().settle(3);
  ASSERT_FALSE(is_open());
  unlock();
  ASSERT_TRUE(app().state().entry.other.has_value());
  EXPECT_EQ(form<SupportForm>().name, "Sam");
  app().handle(act::CloseEntry{});
  EXPECT_FALSE(app().journal()->draft("support").has_value());
}

TEST_F(RecordsTest, EachRecordOpensItsOwnFormAgain) {
  open_empty();
  open(FormKind::note);
  form<NoteForm>().text = "first";
  save();
  const Id id = only<Note>().head.id;
  app().handle(act::EditRecord{id});
  ui().settle(3);
  EXPECT_EQ(form<NoteForm>().text, "first");
  form<NoteForm>().text = "second";
  save();
  EXPECT_EQ(data().live<Note>().at(id).text, "second");
  EXPECT_EQ(data().live<Note>().at(id).head.revision, 2);
}

TEST_F(RecordsTest, ACravingForAnEarlierDayDoesNotPretendToBeNow) {
  open_empty();
  const Id tea = add_substance("tea");
  app().handle(act::ShowInCalendar{today_ - 3});
  app().handle(act::OpenTaken{std::nullopt, tea});
  app().handle(act::SaveTaken{});
  ui().settle(3);
  EXPECT_EQ(only<Intake>().day, today_ - 3);
  EXPECT_FALSE(only<Intake>().at.has_value());
  EXPECT_EQ(only<Intake>().time_is, TimeIs::unknown);
}

// --- the plan

TEST_F(RecordsTest, ThePlanStandsAsTypedBesideTakenAndNotTaken) {
  open_empty({1280, 1100});
  const Id tablet = add_substance("tablet");
  app().handle(act::OpenForm{FormKind::plan, std::nullopt, std::nullopt, tablet});
  ui().settle(4);
  form<PlanForm>().instruction = "one in the morning, one at 8 at night";
  form<PlanForm>().times = "8, 20:00";
  save();
  EXPECT_EQ(only<Plan>().times.minutes, (std::vector<int>{480, 1200}));
  app().handle(act::ShowDay{today_, TodayPart::day});
  ui().settle(3);
  EXPECT_TRUE(ui().has("Plan, as you typed it: one in the morning, one at 8 at night"));
  const auto option = ui().find("tablet, plan 08:00: Not taken");
  ui().click_at({(option.min.x + option.max.x) / 2, (option.min.y + option.max.y) / 2});
  ui().chord('S', ImGuiHarness::ctrl);
  const auto& event = only<PlanEvent>();
  EXPECT_EQ(event.planned_min, 8 * 60);
  EXPECT_EQ(event.state, PlanState::not_taken);
  EXPECT_EQ(data().substance_day(tablet, today_), nullptr) << "nothing follows from a plan but taken or not";
}

TEST_F(RecordsTest, APlanThatEndedIsNotAskedAbout) {
  open_empty();
  Plan plan;
  plan.substance_id = add_substance("tablet");
  plan.instruction = "as said";
  plan.from = today_ - 10;
  plan.until = today_ - 1;
  keep(plan);
  EXPECT_TRUE(plans_on(data(), today_).empty());
  EXPECT_EQ(plans_on(data(), today_ - 1).size(), 1u);
}

// --- lists

TEST_F(RecordsTest, ARenamedTriggerIsRenamedInEarlierEntriesAndComesBackWithUndo) {
  open_empty();
  Craving craving;
  craving.at = moment_at(clock_.now(), home());
  craving.peak = 4;
  craving.triggers = {"the pub", "tired"};
  keep(craving);
  app().handle(act::Rename{ListKind::triggers, {"the pub", false, {}}, "the corner"});
  EXPECT_EQ(only<Craving>().triggers, (TextSet{"the corner", "tired"}));
  EXPECT_NE(app().journal()->undo_title()->find("renaming"), std::string::npos);
  app().handle(act::Undo{});
  EXPECT_EQ(only<Craving>().triggers, (TextSet{"the pub", "tired"}));
}

TEST_F(RecordsTest, AnOfferedWordThatIsPutAwayIsNoLongerOffered_AndNothingRecordedGoes) {
  open_empty({1280, 1600});
  Craving craving;
  craving.at = moment_at(clock_.now(), home());
  craving.peak = 4;
  craving.triggers = {"tired"};
  keep(craving);
  app().handle(act::ShowList{ListKind::triggers});
  ui().settle(3);
  app().state().lists_page.typed().selected = "tired";
  ui().settle(3);
  ui().click("Put away");
  app().handle(act::GoTo{Screen::today});
  ui().settle(3);
  app().handle(act::OpenCraving{});
  ui().settle(4);
  EXPECT_FALSE(ui().has("tired"));
  EXPECT_TRUE(ui().has("hungry"));
  EXPECT_EQ(only<Craving>().triggers, TextSet{"tired"});
}

TEST_F(RecordsTest, ASubstanceThatIsPutAwayStaysInThePastThatSpeaksOfIt) {
  open_empty({1280, 1600});
  const Id wine = add_substance("wine");
  SubstanceDay taken;
  taken.substance_id = wine;
  taken.day = today_ - 2;
  app().handle(act::Keep{{{taken, false}}, ""});
  Substance away = *data().find<Substance>(wine);
  away.active = false;
  app().handle(act::Keep{{{away, false}}, ""});
  app().handle(act::ShowInCalendar{today_ - 2});
  ui().settle(3);
  EXPECT_NE(ui().text_of_screen().find("wine taken"), std::string::npos) << "its dot in the month";
  app().handle(act::ShowDay{today_ - 2, TodayPart::day});
  ui().settle(3);
  EXPECT_TRUE(ui().has("wine: Taken")) << "its row in that day's form";
  app().handle(act::ShowDay{today_, TodayPart::day});
  ui().settle(3);
  EXPECT_FALSE(ui().has("wine: Taken")) << "and nothing asks about it any more";
}

TEST_F(RecordsTest, TheOrderAndTheMarksOfAListSurviveTheLock) {
  open_empty();
  const Id tea = add_substance("tea"), coffee = add_substance("coffee");
  Lists lists;
  lists.at(ListKind::substances) = {{coffee.hex(), false, {3, 1}}, {tea.hex(), false, {}}};
  app().handle(act::ArrangeLists{lists});
  app().handle(act::Lock{});
  ui().settle(3);
  unlock();
  const auto arranged = arranged_substances(data(), data().lists(), true);
  ASSERT_EQ(arranged.size(), 2u);
  EXPECT_EQ(arranged[0]->name, "coffee");
  EXPECT_EQ(data().lists().mark_of(ListKind::substances, coffee.hex()), (Mark{3, 1}));
}

TEST_F(RecordsTest, AFactorRenamedIsRenamedInTheNights) {
  open_empty();
  Tag tag;
  tag.name = "late cofee";
  tag.asked_from = today_ - 5;
  keep(tag);
  Night night;
  night.night = today_ - 1;
  night.factors = TextSet{"late cofee"};
  keep(night);
  const Id id = only<Tag>().head.id;
  app().handle(act::Rename{ListKind::factors, {id.hex(), false, {}}, "late coffee"});
  EXPECT_EQ(only<Tag>().name, "late coffee");
  EXPECT_EQ(only<Night>().factors, TextSet{"late coffee"});
}

TEST_F(RecordsTest, NothingTakenCanBeSaidOfOneSubstance) {
  open_empty();
  const Id tea = add_substance("tea"), coffee = add_substance("coffee");
  app().handle(act::NothingTaken{today_, tea});
  ASSERT_NE(data().substance_day(tea, today_), nullptr);
  EXPECT_EQ(data().substance_day(tea, today_)->state, DayState::none);
  EXPECT_EQ(data().substance_day(coffee, today_), nullptr);
}

// --- the year, the search

TEST_F(RecordsTest, TheYearIsTravelledByKeyboardAndNeverLeavesTheYearsThatCanBeKept) {
  open_demo();
  app().handle(act::GoTo{Screen::calendar});
  ui().settle(3);
  ui().click("Year");
  ui().settle(3);
  ui().key(ImGuiKey_UpArrow);
  EXPECT_EQ(app().state().calendar.selected, *parse_day("2026-10-22"));
  ui().key(ImGuiKey_LeftArrow);
  EXPECT_EQ(app().state().calendar.selected, *parse_day("2026-10-21"));
  for (int i = 0; i < 130; ++i) ui().key(ImGuiKey_PageUp);
  EXPECT_EQ(calendar(app().state().calendar.selected).year, 1901);
}

TEST_F(RecordsTest, TheYearOfASubstanceHasFourStates) {
  open_empty();
  const Id tea = add_substance("tea");
  for (const auto& [back, state] : {std::pair{1, DayState::taken}, {2, DayState::none}, {3, DayState::prefer_not}}) {
    SubstanceDay day;
    day.substance_id = tea;
    day.day = today_ - back;
    day.state = state;
    keep(day);
  }
  app().handle(act::GoTo{Screen::calendar});
  app().state().calendar.year = true;
  app().state().calendar.year_of = tea;
  const auto said = [&](int back) {
    app().state().calendar.selected = today_ - back;
    ui().settle(2);
    return ui().text_of_screen();
  };
  EXPECT_NE(said(1).find("tea taken"), std::string::npos);
  EXPECT_NE(said(2).find("tea none"), std::string::npos);
  EXPECT_NE(said(3).find("tea prefer not to say"), std::string::npos);
  EXPECT_NE(said(4).find("tea not recorded"), std::string::npos);
}

TEST_F(RecordsTest, SearchShowsResultsWhileTyping) {
  open_empty();
  for (const auto& [back, text] :
       {std::pair{1, "the heron on the canal"}, {2, "a canal boat, red"}, {3, "nothing much"}}) {
    Note note;
    note.at = make_moment(at(today_ - back, 600), zone);
    note.text = text;
    keep(note);
  }
  ui().chord('F', ImGuiHarness::ctrl);
  ui().settle(3);
  ui().type("CANAL");
  EXPECT_TRUE(ui().has("2 entries"));
  ui().type(" her");
  EXPECT_TRUE(ui().has("1 entry"));
  EXPECT_EQ(app().state().calendar.found.size(), 1u);
  ui().key(ImGuiKey_Tab);
  ui().key(ImGuiKey_Enter);
  ui().settle(3);
  EXPECT_EQ(app().state().calendar.selected, today_ - 1);
  EXPECT_FALSE(app().state().calendar.searching);
}

TEST_F(RecordsTest, SearchFindsNamesDatesAndAccentsWhateverTheCase) {
  open_empty();
  const Id tea = add_substance("Früchtetee");
  Intake intake;
  intake.substance_id = tea;
  intake.day = *parse_day("2026-05-03");
  intake.noticed = "warm";
  keep(intake);
  const auto index = make_search_index(data(), 1);
  for (const char* query : {"früchte", "FRÜCHTETEE warm", "3 may", "2026-05-03", "taken"})
    EXPECT_FALSE(search(index, query).empty()) << query;
  EXPECT_TRUE(search(index, "früchte cold").empty());
  EXPECT_TRUE(search(index, "  ").empty());
}

TEST_F(RecordsTest, LockingForgetsWhatWasSearched) {
  open_empty();
  Note note;
  note.at = moment_at(clock_.now(), home());
  note.text = "private words";
  keep(note);
  ui().chord('F', ImGuiHarness::ctrl);
  ui().settle(3);
  ui().type("private");
  EXPECT_FALSE(app().state().calendar.index.items.empty());
  app().handle(act::Lock{});
  ui().settle(3);
  EXPECT_FALSE(is_open());
  unlock();
  EXPECT_TRUE(app().state().calendar.index.items.empty());
  EXPECT_TRUE(app().state().calendar.query.empty());
}

// --- typed times

TEST(ReadDate, TakesWhatPeopleWrite) {
  const Day today = *parse_day("2026-11-22");
  for (const char* text : {"2026-11-03", "3 Nov 2026", "3 november", "03.11.2026", "3/11/26"})
    EXPECT_EQ(read_date(text, today).value_or(Day{}), *parse_day("2026-11-03")) << text;
  EXPECT_EQ(*read_date("today", today), today);
  EXPECT_EQ(*read_date("Yesterday", today), today - 1);
  for (const char* text : {"", "soon", "32.1.2026", "3", "2026-13-01"}) EXPECT_FALSE(read_date(text, today)) << text;
}

TEST(ClockMinute, KnowsNowAndSteps) {
  EXPECT_EQ(clock_minute("now", 600), 600);
  EXPECT_EQ(clock_minute("-20", 600), 580);
  EXPECT_EQ(clock_minute("+15", 600), 615);
  EXPECT_EQ(clock_minute("+15", 600, 23 * 60 + 50), 5);
  EXPECT_EQ(clock_minute("-20", 10), 24 * 60 - 10);
  EXPECT_EQ(clock_minute("1045p", 0), 22 * 60 + 45);
  EXPECT_FALSE(clock_minute("+", 0).has_value());
  EXPECT_FALSE(clock_minute("+9999", 0).has_value());
  EXPECT_FALSE(clock_minute("soon", 0).has_value());
}

}  // namespace
}  // namespace nightjar::screens
