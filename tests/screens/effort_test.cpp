// How many keys and clicks a night and a craving cost, counted; and that every control can be reached and hit.
#include <algorithm>
#include <cctype>
#include <set>
#include <sstream>

#include "screens/app_fixture.hpp"

namespace nightjar::screens {
namespace {

using test::ImGuiHarness;

class Effort : public AppTest {
 protected:
  const Day today_ = *parse_day("2026-11-22");
  int keys_ = 0, clicks_ = 0;

  void type(const char* text) {
    keys_ += static_cast<int>(std::string_view(text).size());
    ui().type(text);
  }
  void key(ImGuiKey key, int mods = 0) {
    keys_ += mods == 0 ? 1 : 2;
    ui().key(key, mods);
  }
  void chord(char character, int mods = 0) {
    keys_ += mods == 0 ? 1 : 2;
    ui().chord(character, mods);
  }
  void click(std::string_view label) {
    ++clicks_;
    ui().click(label);
  }
  void click_part(std::string_view label) {
    ++clicks_;
    const auto item = ui().find(label);
    ui().click_at({(item.min.x + item.max.x) / 2, (item.min.y + item.max.y) / 2});
  }
};

TEST_F(Effort, ATypicalNightTakesAtMostFortyKeys) {
  open_empty();
  for (const char* text : {"2230", "2300", "40", "2", "50", "0610", "30", "0700"}) {
    type(text);
    key(ImGuiKey_Tab);
  }
  chord('S', ImGuiHarness::ctrl);
  const auto* night = data().one_on<Night>(today_ - 1);
  ASSERT_NE(night, nullptr);
  EXPECT_EQ(night->awake_min, 50);
  EXPECT_EQ(iso(night->out_of_bed->local), "2026-11-22T07:00");
  EXPECT_LE(keys_, 40);
  RecordProperty("keys", keys_);
}

TEST_F(Effort, ACravingTakesAtMostEightKeysAlsoFromInsideAClock) {
  open_empty();  // the first clock of the night is being written in
  chord('C');
  ui().settle(4);
  chord('7');
  key(ImGuiKey_Enter);
  ui().settle(3);
  ASSERT_EQ(data().live<Craving>().size(), 1u);
  EXPECT_EQ(data().live<Craving>().begin()->second.peak, 7);
  EXPECT_LE(keys_, 8);
}

TEST_F(Effort, ACravingTakesTwoClicksAndOneForItsStrength) {
  open_empty();
  click("Craving");
  ui().settle(4);
  click_part("How strong: 7");
  click("Save");
  ui().settle(3);
  ASSERT_EQ(data().live<Craving>().size(), 1u);
  EXPECT_LE(clicks_, 3);
}

TEST_F(Effort, ATypicalNightTakesAtMostTwentyClicks) {
  open_empty();
  const auto bar = ui().find("The bar of the night");
  const float width = bar.max.x - bar.min.x, middle = (bar.min.y + bar.max.y) / 2;
  for (const float part : {0.2F, 0.24F, 0.7F, 0.78F}) {  // in bed, trying, awake, up
    ++clicks_;
    ui().click_at({bar.min.x + width * part, middle});
  }
  for (const auto& [field, value] : {std::pair{"Minutes to fall asleep", "30"},
                                     {"Times awake in between", "2"},
                                     {"Minutes awake in between", "20"},
                                     {"After that, minutes still trying", "10"}}) {
    click(field);
    click_part(value);
  }
  click("fair");
  click("Save the night");
  const auto* night = data().one_on<Night>(today_ - 1);
  ASSERT_NE(night, nullptr);
  EXPECT_TRUE(night->into_bed && night->tried_to_sleep && night->final_awakening && night->out_of_bed);
  EXPECT_LT(night->into_bed->local, night->tried_to_sleep->local);
  EXPECT_LT(night->final_awakening->local, night->out_of_bed->local);
  EXPECT_EQ(night->sleep_latency_min, 30);
  EXPECT_EQ(night->awakenings, 2);
  EXPECT_EQ(night->awake_min, 20);
  EXPECT_EQ(night->still_trying_min, 10);
  EXPECT_EQ(night->quality, 3);
  EXPECT_LE(clicks_, 20);
  RecordProperty("clicks", clicks_);
}

/// By the keystroke-level model of Card, Moran and Newell (1980): 0.28 s a key of somebody who types 40 words a minute,
/// 1.35 s to make up one's mind before each answer. Every word of the gate is read, at the 238 a minute of Brysbaert
/// (2019); each letter of the code takes a second to write on paper; making a journal of the standard cost takes five.
TEST_F(Effort, FromNothingToTheFirstSavedNightTakesLessThanTwoMinutes) {
  int words_read = 0, answers = 0;
  const auto read = [&] {
    std::istringstream words(ui().text_of_screen());
    for (std::string word; words >> word;)
      words_read += std::ranges::any_of(word, [](unsigned char c) { return std::isalnum(c); });
  };
  const auto answer = [&](const char* text, ImGuiKey then) {
    ++answers;
    type(text);
    key(then);
  };
  start(std::nullopt);
  ui().settle(3);
  read();
  ++answers;
  key(ImGuiKey_Enter);  // a new journal
  ui().settle(3);
  read();
  answer(passphrase, ImGuiKey_Enter);
  answer(passphrase, ImGuiKey_Enter);
  run_jobs();
  read();
  const auto& start = app().start();
  const std::string code(start.recovery_code.text());
  const auto letters = std::ranges::count_if(code, [](unsigned char c) { return std::isalnum(c); });
  ASSERT_EQ(letters, 28);
  for (const auto group : start.asked_groups)
    answer(code.substr(5 * static_cast<std::size_t>(group), 4).c_str(), ImGuiKey_Enter);
  run_jobs();
  ASSERT_NE(app().journal(), nullptr);
  for (const char* text : {"2230", "2300", "40", "2", "50", "0610", "30", "0700"}) answer(text, ImGuiKey_Tab);
  chord('S', ImGuiHarness::ctrl);
  ASSERT_EQ(data().live<Night>().size(), 1u);
  const double seconds = 0.28 * keys_ + 1.35 * answers + words_read / 238.0 * 60 + static_cast<double>(letters) + 5;
  RecordProperty("seconds", std::to_string(seconds));
  EXPECT_LT(seconds, 120) << keys_ << " keys, " << answers << " answers, " << words_read << " words";
}

TEST_F(Effort, LettersThatAClockCannotHoldStayKeysInIt) {
  open_empty();
  type("22");
  ui().type("t");
  EXPECT_EQ(app().state().today.night.form.into_bed.text, "22");
  ui().type("pm");
  EXPECT_EQ(app().state().today.night.form.into_bed.text, "22pm");
  chord('D');
  ui().settle(3);
  EXPECT_EQ(app().state().today.part, TodayPart::day);
}

TEST_F(Effort, PlusFifteenCountsFromTheTimeAbove) {
  open_empty();
  type("2240");
  key(ImGuiKey_Tab);
  type("+15");
  key(ImGuiKey_Tab);
  EXPECT_EQ(app().state().today.night.form.tried_to_sleep.text, "22:55");
}

TEST_F(Effort, TabVisitsEveryControlOfAScreenOnce) {
  open_demo({1280, 1600});
  for (const auto screen : {Screen::today, Screen::calendar, Screen::settings, Screen::lists}) {
    app().handle(act::GoTo{screen});
    // Of the night, see below: its questions come and go with the field that is written in.
    if (screen == Screen::today) app().handle(act::ShowDay{today_, TodayPart::day});
    ui().settle(3);
    ui().key(ImGuiKey_Escape);
    ui().key(ImGuiKey_Tab);
    const std::size_t stops = ui().draw_context().ring.stops().size();
    ASSERT_GT(stops, 5u);
    std::set<ImGuiID> seen;
    for (std::size_t i = 0; i < stops; ++i) {
      ui().key(ImGuiKey_Tab);
      seen.insert(ui().focused());
    }
    std::string missed;
    for (const auto& item : ui().items())
      if (item.id != 0 && item.role != Role::label && !seen.contains(item.id)) missed += item.label + "; ";
    EXPECT_EQ(seen.size(), stops) << static_cast<int>(screen) << " without: " << missed;
  }
}

TEST_F(Effort, TabGoesThroughTheNightInTheOrderOfItsQuestions) {
  open_empty();
  std::vector<std::string> order{ui().focused_label()};
  for (int i = 0; i < 8; ++i) {
    ui().key(ImGuiKey_Tab);
    order.push_back(ui().focused_label());
  }
  EXPECT_EQ(order, (std::vector<std::string>{"In bed at", "Started trying to sleep at", "Minutes to fall asleep",
                                             "Times awake in between", "Minutes awake in between", "Awake for good at",
                                             "After that, minutes still trying", "Got up at", "very poor"}));
}

}  // namespace
}  // namespace nightjar::screens
