// Comparisons in the window: the question first, in the journal with its date; the answer after it.
#include <gmock/gmock.h>

#include <nightjar/analysis/question.hpp>

#include "screens/app_fixture.hpp"
#include "screens/golden.hpp"

namespace nightjar::screens {
namespace {

using testing::HasSubstr;

class WithWithout : public AppTest {
 protected:
  const Day last_ = *parse_day("2026-11-21");

  void open_sheet() {
    app().handle(act::GoTo{Screen::trends});
    ui().settle(3);
    ui().click("With and without");
    ui().settle(2);
  }
  /// Nights up to last night, each third with "screens", after which it takes half an hour longer to fall asleep.
  void put_nights(int n) {
    ProposedChanges proposed;
    for (int k = 0; k < n; ++k) {
      Night night;
      night.night = last_ - k;
      const auto at = [&](int day, int minute) { return make_moment(nightjar::at(night.night + day, minute), zone); };
      night.into_bed = night.tried_to_sleep = at(0, 23 * 60);
      const bool with = k % 3 == 0;
      night.sleep_latency_min = (with ? 45 : 15) + k % 5;
      night.awakenings = 0;
      night.final_awakening = night.out_of_bed = at(1, 7 * 60);
      night.factors = std::set<std::string>{with ? "screens" : "noise"};
      proposed.push_back({night, false});
    }
    app().handle(act::Keep{proposed, ""});
    ui().settle(2);
  }
  void choose_screens_and_latency(const char* nights = "Last 28 nights") {
    ui().click("“screens”");
    ui().click("Minutes to fall asleep");
    ui().click(nights);
  }
  void look() {
    ui().click("Write it down and look");
    ui().settle(3);
  }
  [[nodiscard]] const std::map<Id, Question>& asked() const { return data().live<Question>(); }
  [[nodiscard]] ComparingState& comparing() { return app().state().trends.comparing; }
};

TEST_F(WithWithout, NothingIsWorkedOutBeforeTheQuestionIsInTheJournal) {
  open_empty();
  put_nights(28);
  open_sheet();
  choose_screens_and_latency();
  EXPECT_TRUE(asked().empty());
  EXPECT_TRUE(comparing().chart.scene.shapes.empty());
  look();
  ASSERT_EQ(asked().size(), 1U);
  const auto& question = asked().begin()->second;
  EXPECT_EQ(question.exposure, "tag:screens");
  EXPECT_EQ(question.outcome, "sleep_latency_min");
  EXPECT_EQ(question.from, last_ - 27);
  EXPECT_EQ(question.until, last_);
  EXPECT_EQ(question.asked, clock_.at);
  const auto text = ui().text_of_screen();
  EXPECT_THAT(text, HasSubstr("Asked on 22 November 2026, before the answer was worked out."));
  EXPECT_THAT(comparing().chart.scene.description, HasSubstr("28 nights looked at: 10 with, 18 without"));
  EXPECT_TRUE(comparing().input.answer.comparison.clear);
}

TEST_F(WithWithout, AQuestionThatCannotBeKeptGetsNoAnswer) {
  open_empty();
  put_nights(28);
  open_sheet();
  Question impossible =
      analysis::record_of({analysis::DayFactor::nap, analysis::Measure::quality, last_ - 27, last_}, clock_.at);
  impossible.exposure.assign(300, 'x');  // longer than the field holds
  app().handle(act::Ask{impossible});
  ui().settle(2);
  EXPECT_TRUE(asked().empty());
  EXPECT_FALSE(comparing().shown);
  EXPECT_TRUE(comparing().problem);
}

TEST_F(WithWithout, BothMustBeChosen) {
  open_empty();
  put_nights(28);
  open_sheet();
  look();
  EXPECT_TRUE(asked().empty());
  EXPECT_THAT(ui().text_of_screen(), HasSubstr("One thing is still to be chosen."));
  ui().click("“screens”");
  look();
  EXPECT_TRUE(asked().empty());
  EXPECT_THAT(ui().text_of_screen(), HasSubstr("One number is still to be chosen."));
}

TEST_F(WithWithout, TheTimeOfCaffeineIsTypedAndNeverOffered) {
  open_empty();
  put_nights(28);
  open_sheet();
  ui().click("Caffeine after a time");
  ui().click("Time asleep");
  EXPECT_EQ(ui().value("Caffeine after"), "");
  look();
  EXPECT_TRUE(asked().empty());
  ui().click("Caffeine after");
  ui().type("2pm");
  look();
  ASSERT_EQ(asked().size(), 1U);
  EXPECT_EQ(asked().begin()->second.exposure, "caffeine-after:14:00");
}

TEST_F(WithWithout, NotEnoughNightsIsSaidWithTheCounts) {
  open_empty();
  put_nights(12);
  open_sheet();
  choose_screens_and_latency();
  look();
  EXPECT_THAT(comparing().chart.scene.description, HasSubstr("Not enough nights yet: 4 of 7 with, 8 of 7 without."));
  EXPECT_FALSE(comparing().input.answer.comparison.difference);
  ui().chord('T');
  test::expect_golden("with_without_not_enough", ui().text_of_screen());
}

TEST_F(WithWithout, TheAnswerInWordsIsTheChartsDescription) {
  open_empty();
  put_nights(28);
  open_sheet();
  choose_screens_and_latency();
  look();
  ui().chord('T');
  test::expect_golden("with_without_shown", ui().text_of_screen());
  ui().click("Copy these words");
  EXPECT_EQ(ui().clipboard(), comparing().chart.scene.description);
}

TEST_F(WithWithout, ArrowsGoFromNightToNightAndEnterOpensIt) {
  open_empty();
  put_nights(28);
  open_sheet();
  choose_screens_and_latency();
  look();
  comparing().night = last_ - 10;
  ui().key(ImGuiKey_RightArrow);
  EXPECT_EQ(comparing().night, last_ - 9);
  ui().key(ImGuiKey_LeftArrow);
  ui().key(ImGuiKey_LeftArrow);
  EXPECT_EQ(comparing().night, last_ - 11);
  ui().key(ImGuiKey_Enter);
  EXPECT_EQ(app().state().screen, Screen::calendar);
  EXPECT_EQ(app().state().calendar.selected, last_ - 10);
}

TEST_F(WithWithout, EarlierQuestionsStayWithTheirDate) {
  open_empty();
  put_nights(28);
  open_sheet();
  choose_screens_and_latency();
  look();
  ui().settle(30);  // half a second later: no double click
  ui().click("Ask something else");
  set_time("2026-11-24T09:20");
  ui().resize({1280, 1300});  // to what was asked before, below the choices
  ui().settle(2);
  EXPECT_THAT(ui().text_of_screen(), HasSubstr("asked on 22 November 2026"));
  ui().click("“screens” and minutes to fall asleep, 25 October 2026 to 21 November 2026");
  ASSERT_TRUE(comparing().shown);
  ui().settle(2);
  EXPECT_EQ(comparing().input.answer.comparison.n_slots, 28) << "the nights of the question, not those since";
  ui().click("Ask something else");
  ui().click("“noise”");
  ui().click("Time asleep");
  look();
  EXPECT_THAT(ui().text_of_screen(), HasSubstr("You have asked 2 questions so far. The more are asked, the more likely "
                                               "one stands out by chance: about 10 in 100"));
}

TEST_F(WithWithout, NightsToComeAreCountedAsTheyCome) {
  open_empty();
  put_nights(28);
  open_sheet();
  choose_screens_and_latency("The 28 nights to come");
  look();
  ASSERT_EQ(asked().size(), 1U);
  EXPECT_EQ(asked().begin()->second.from, last_ + 1);
  EXPECT_EQ(asked().begin()->second.until, last_ + 28);
  EXPECT_THAT(comparing().chart.scene.description, HasSubstr("Not enough nights yet: 0 of 7 with, 0 of 7 without."));
  EXPECT_EQ(comparing().input.answer.comparison.n_slots, 1);
}

TEST_F(WithWithout, AQuestionTakenBackTakesItsAnswerWithIt) {
  open_empty();
  put_nights(28);
  open_sheet();
  choose_screens_and_latency();
  look();
  app().handle(act::Undo{});
  ui().settle(2);
  EXPECT_FALSE(comparing().shown);
  EXPECT_TRUE(ui().has("Write it down and look"));
}

}  // namespace
}  // namespace nightjar::screens
