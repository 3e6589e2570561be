// An answer is listed in the words of the chip that was pressed for it. Here every chip of every form is pressed.
// The window is tall, so that no form is scrolled between looking for a chip and pressing it.
#include <nightjar/domain/words.hpp>
#include <nightjar/support/utf8.hpp>

#include "screens/app_fixture.hpp"

namespace nightjar::screens {
namespace {

class AnswersInWords : public AppTest {
 protected:
  const Day today_ = *parse_day("2026-11-22");

  void open(FormKind kind) {
    app().handle(act::OpenForm{kind, std::nullopt, today_, std::nullopt});
    ui().settle(4);
  }
  void show(TodayPart part) {
    app().handle(act::ShowDay{today_, part});
    ui().settle(4);
  }
  /// What the calendar lists for today, once the form is saved.
  template <class Save>
  std::string listed_after(Save save) {
    app().handle(std::move(save));
    ui().settle(3);
    app().handle(act::ShowInCalendar{today_});
    ui().settle(3);
    return ui().text_of_screen();
  }
  template <class R>
  void delete_all() {
    std::vector<Id> all;
    for (const auto& [id, record] : data().live<R>()) all.push_back(id);
    for (const auto& id : all) app().handle(act::Delete{id});
    ui().settle(2);
  }
  static void expect_says(const std::string& text, const std::string& words) {
    EXPECT_NE(text.find(words), std::string::npos) << words << " is not in\n" << text;
  }
};

TEST_F(AnswersInWords, HowMuchASideEffectBothered) {
  open_empty({1280, 1600});
  for (const std::string answer : words::bother_answers()) {
    open(FormKind::side_effect);
    ui().click("nausea");
    ui().click(answer);
    expect_says(listed_after(act::SaveForm{}), "Bothered: " + answer);
    delete_all<SideEffect>();
  }
}

TEST_F(AnswersInWords, HowACravingWent) {
  open_empty({1280, 1600});
  for (const std::string answer : words::answers<CravingOutcome>()) {
    app().handle(act::OpenCraving{});
    app().state().entry.craving->form.peak = 5;
    ui().settle(3);
    ui().click("More: for what, how it went, another time");
    ui().settle(4);  // the dialog grows
    ui().click(answer);
    expect_says(listed_after(act::SaveCraving{}), "How it went: " + answer);
    delete_all<Craving>();
  }
}

TEST_F(AnswersInWords, WhenSomethingWasTaken) {
  open_empty({1280, 1600});
  for (const auto when : {TimeIs::about, TimeIs::unknown}) {
    const std::string answer(words::label(when));
    app().handle(act::OpenTaken{});
    app().state().entry.taken->form.new_name = "tea";
    ui().settle(4);
    ui().click(answer);
    expect_says(listed_after(act::SaveTaken{}), "taken · " + answer);
    delete_all<Intake>();
  }
}

TEST_F(AnswersInWords, WhatSupportItWasAndWhatCameOfIt) {
  open_empty({1280, 1600});
  for (std::size_t i = 0; i < enum_names<SupportType>.size(); ++i) {
    const std::string type(words::label(static_cast<SupportType>(i)));
    const std::string happened(words::label(static_cast<Happened>(i % enum_names<Happened>.size())));
    open(FormKind::support);
    ui().click(type);
    ui().click(happened);
    const auto text = listed_after(act::SaveForm{});
    expect_says(utf8::folded(text), type + "\n" + happened);
    delete_all<SupportEvent>();
  }
}

TEST_F(AnswersInWords, HowANightFelt) {
  open_empty({1280, 1600});
  for (const std::string answer : words::quality_answers()) {
    show(TodayPart::night);
    ui().click(answer);
    expect_says(listed_after(act::SaveNight{}), "Sleep felt: " + answer);
  }
  for (const std::string answer : words::rested_answers()) {
    show(TodayPart::night);
    if (ui().has("More questions")) ui().click("More questions");
    ui().click(answer);
    expect_says(listed_after(act::SaveNight{}), "Rested: " + answer);
  }
  for (const std::string answer : words::answers<NightState>().subspan(1)) {
    show(TodayPart::night);
    ui().click(answer);
    expect_says(listed_after(act::SaveNight{}), "\n" + answer);
  }
}

TEST_F(AnswersInWords, WhatADayWasLike) {
  open_empty({1280, 1600});
  for (const std::string answer : words::answers<DayType>()) {
    show(TodayPart::day);
    ui().click(answer);
    expect_says(listed_after(act::SaveDay{}), "What there was\n" + answer);
  }
  for (const auto& fact : words::day_facts()) {
    delete_all<DayFacts>();
    show(TodayPart::day);
    ui().click(fact.label);
    ui().click("none of the others");
    const auto text = listed_after(act::SaveDay{});
    for (const auto& other : words::day_facts()) {
      const bool was = std::string_view(other.code) == fact.code;
      EXPECT_EQ(text.find(utf8::capitalised(other.label) + ": none") == std::string::npos, was) << text;
      if (was) expect_says(text, std::string(other.label));
    }
  }
}

TEST_F(AnswersInWords, WhatADaySaysOfEachThing) {
  open_empty({1280, 1600});
  Substance tea;
  tea.name = "tea";
  app().handle(act::Keep{{{tea, false}}, ""});
  const Id id = data().substance_named("tea")->head.id;
  Plan plan;
  plan.substance_id = id;
  plan.instruction = "one cup";
  plan.from = today_;
  app().handle(act::Keep{{{plan, false}}, ""});
  const Id plan_id = data().live<Plan>().begin()->first;
  for (int i = 0; i < 3; ++i) {
    show(TodayPart::day);
    app().state().today.day_form.form.substances[id.hex()] = i;
    app().state().today.day_form.form.plans[plan_key(plan_id, std::nullopt)] = i;
    ui().settle(3);
    const std::string said = ui().value("tea"), planned = ui().value("tea, plan As planned");
    const auto text = listed_after(act::SaveDay{});
    expect_says(text, "tea\n" + said);
    expect_says(text, "tea, as planned\n" + planned);
  }
}

}  // namespace
}  // namespace nightjar::screens
