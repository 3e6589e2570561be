#include <gtest/gtest.h>

#include <nightjar/charts/result_words.hpp>
#include <regex>
#include <set>

namespace nightjar::charts {
namespace {
using namespace analysis;

FactorQuestion question(Factor factor, Quantity outcome, bool unticked = false) {
  return {std::move(factor), outcome, Day{100}, Day{130}, unticked};
}

FactorAnswer found(double difference, double low, double high, int with, int without, bool clear) {
  FactorAnswer out;
  out.comparison.n_with = with;
  out.comparison.n_without = without;
  out.comparison.difference = difference;
  out.comparison.interval = Interval{low, high};
  out.comparison.clear = clear;
  return out;
}

FactorAnswer closed(Gate gate, int with, int without) {
  FactorAnswer out;
  out.comparison.gate = gate;
  out.comparison.n_with = with;
  out.comparison.n_without = without;
  return out;
}

const Factor coffee = CaffeineAfter{14 * 60};

TEST(ResultWords, AClearDifferenceSaysThatItShowsNoReason) {
  EXPECT_EQ(
      words_for(question(coffee, Measure::sleep_latency), found(14, 3, 27, 9, 21, true)),
      "On 9 nights with caffeine after 14:00 it typically took you 14 min longer to fall asleep than on 21 nights "
      "without (plausible range 3 to 27). Other things differed on those nights too, so this does not show that "
      "caffeine was the reason.");
  EXPECT_EQ(
      words_for(question(TagFactor{"screens"}, Measure::total_sleep_time), found(-25, -40, -10.5, 8, 9, true)),
      "On 8 nights with “screens” you typically slept 25 min less than on 9 nights without (plausible range 11 to "
      "40). Other things differed on those nights too, so this does not show that “screens” was the reason.");
  EXPECT_EQ(
      words_for(question(DayFactor::exercise, DayValue::mood), found(1, 0.5, 2, 10, 11, true)),
      "On 10 nights with exercise mood the next day was typically 1 point higher than on 11 nights without "
      "(plausible range 0.5 to 2). Other things differed on those nights too, so this does not show that exercise "
      "was the reason.");
}

TEST(ResultWords, ADifferenceThatIsNotClearIsSaidWithItsRange) {
  EXPECT_EQ(words_for(question(DayFactor::nap, Measure::total_sleep_time), found(-4, -19, 12, 12, 17, false)),
            "Your entries do not show a clear difference in time asleep: −4 min (plausible range −19 to 12), 12 nights "
            "with, 17 without.");
  auto no_range = found(0, 0, 0, 7, 9, false);
  no_range.comparison.interval.reset();
  EXPECT_EQ(
      words_for(question(DayFactor::nap, Measure::awakenings), no_range),
      "Your entries do not show a clear difference in number of awakenings: 0 (no plausible range could be worked "
      "out), 7 nights with, 9 without.");
  EXPECT_EQ(words_for(question(DayFactor::nap, Measure::efficiency_tib), found(-0.04, -1.25, 2, 7, 9, false)),
            "Your entries do not show a clear difference in sleep efficiency (of time in bed): 0 percentage points "
            "(plausible range −1.3 to 2), 7 nights with, 9 without.")
      << "halves away from zero, and no minus before a rounded 0";
}

TEST(ResultWords, AClosedGateSaysWhich) {
  const auto asked = question(coffee, Measure::sleep_latency);
  EXPECT_EQ(words_for(asked, closed(Gate::too_few_nights, 4, 12)),
            "Not enough nights yet: 4 of 7 with, 12 of 7 without.");
  EXPECT_EQ(words_for(asked, closed(Gate::too_few_stretches, 30, 32)),
            "The nights come in fewer than 3 separate stretches.");
  EXPECT_EQ(words_for(asked, closed(Gate::too_many_missing, 9, 9)),
            "More than 30 % of nights in this period have no answer.");
  EXPECT_EQ(
      words_for(question(TagFactor{"a"}, Measure::quality, true), closed(Gate::too_few_stretches, 8, 8)),
      "The nights come in fewer than 3 separate stretches. Nights without a tick were counted as nights without.");
}

Trend drifting(double slope, double low, double high, int n, double separate, bool clear) {
  Trend out;
  out.n = out.n_slots = n;
  out.slope = slope / 7;
  out.interval = Interval{low / 7, high / 7};
  out.separate_nights = separate;
  out.clear = clear;
  return out;
}

TEST(ResultWords, ATrendSaysHowMuchAWeekAndHowManyNightsThatIs) {
  EXPECT_EQ(words_for(Measure::total_sleep_time, drifting(3, -4, 9, 42, 20.2, false)),
            "Over 42 nights time asleep changed by about 3 min a week (plausible range −4 to 9): no clear direction. "
            "Neighbouring nights are alike; these tell about as much as 20 separate nights.");
  EXPECT_EQ(words_for(DayValue::mood, drifting(-0.5, -0.8, -0.2, 60, 60, true)),
            "Over 60 days mood changed by about −0.5 points a week (plausible range −0.8 to −0.2): a clear direction, "
            "downwards.");
  Trend few;
  few.gate = Gate::too_few_nights;
  few.n_slots = 20;
  EXPECT_EQ(words_for(Measure::quality, few), "Not enough nights yet: 20 of 28 in this period.");
  few.gate = Gate::too_many_missing;
  EXPECT_EQ(words_for(DayValue::mood, few), "More than 30 % of days in this period have no answer.");
}

TEST(ResultWords, PartsOfTheNightsStandBesideTheResult) {
  auto answer = found(14, 3, 27, 9, 21, true);
  answer.not_after_with = {9, 12, 11};
  answer.work_nights = {6, 3, {}};
  EXPECT_EQ(words_beside(question(coffee, Measure::sleep_latency), answer),
            std::vector<std::string>{"Leaving out nights that follow one with it: 11 min, 9 nights with, 12 without."});
}

TEST(ResultWords, ATableSaysHowEasilyOneRowStandsOut) {
  for (const auto& [outcomes, by_chance] : {std::pair(3, 14), std::pair(4, 19), std::pair(6, 26)})
    EXPECT_EQ(
        table_caution(outcomes),
        "This table looks at " + std::to_string(outcomes) +
            " outcomes at once. The more you look at, the more likely one stands out by chance: about " +
            std::to_string(by_chance) +
            " in 100 even if nothing differs. The ranges are widened for this. Please do not decide anything from "
            "one row.");
}

TEST(ResultWords, AQuestionIsNamedWithTheNightsItIsAbout) {
  EXPECT_EQ(words_of(question(TagFactor{"late screens"}, Measure::total_sleep_time)),
            "“late screens” and time asleep, 11 April 1970 to 11 May 1970");
  EXPECT_EQ(words_of(question(DayFactor::nap, DayValue::mood)),
            "A nap and mood the next day, 11 April 1970 to 11 May 1970");
}

TEST(ResultWords, NoTwoReasonsForHavingNoFiguresSoundAlike) {
  std::set<std::string_view> reasons;
  for (int i = 0; i <= static_cast<int>(Unusable::awake_longer_than_night); ++i) {
    const auto words = words_for(static_cast<Unusable>(i));
    EXPECT_FALSE(words.empty()) << i;
    EXPECT_TRUE(reasons.insert(words).second) << words;
  }
}

TEST(ResultWords, NoneOfThemJudgesOrNamesACause) {
  const std::regex banned(
      R"(significant|p-value|\bproves?\b|proven|\bcauses?\b|caused|due to|effect of|improves|worsens|\bworks\b|)"
      R"(better|worse|good night|bad night|optimal|should)",
      std::regex::icase);
  std::vector<std::string> all{table_caution(6), std::string(which_came_first())};
  for (const auto refusal : {Refusal::not_a_factor, Refusal::no_time, Refusal::other_substance, Refusal::in_the_night,
                             Refusal::too_many_nights})
    all.push_back(words_for(refusal));
  const std::vector<Factor> factors{
      coffee, TagFactor{"x"}, DayFactor::nap, DayFactor::exercise, DayFactor::late_screens, DayFactor::alcohol};
  for (const auto code : quantity_codes()) {
    const auto outcome = *quantity_from_code(code);
    EXPECT_FALSE(name_of(outcome).empty()) << code;
    for (const auto& factor : factors) {
      EXPECT_FALSE(name_of(factor).empty());
      const auto asked = question(factor, outcome, true);
      for (auto answer : {found(2, 1, 3, 8, 8, true), found(-2, -3, -1, 8, 8, true), found(0, -1, 1, 8, 8, false),
                          closed(Gate::too_few_nights, 1, 2), closed(Gate::too_few_stretches, 9, 9),
                          closed(Gate::too_many_missing, 9, 9)}) {
        answer.free_nights = answer.work_nights = answer.not_after_with = {4, 4, 1};
        all.push_back(words_for(asked, answer));
        for (auto& beside : words_beside(asked, answer)) all.push_back(std::move(beside));
      }
    }
    all.push_back(words_for(outcome, drifting(1, 0.5, 2, 40, 30, true)));
    all.push_back(words_for(outcome, drifting(-1, -2, 0, 40, 1, false)));
  }
  for (int i = 0; i <= static_cast<int>(Unusable::awake_longer_than_night); ++i)
    all.emplace_back(words_for(static_cast<Unusable>(i)));
  for (const auto& text : all) EXPECT_FALSE(std::regex_search(text, banned)) << text;
}

}  // namespace
}  // namespace nightjar::charts
