#include <gtest/gtest.h>

#include <map>
#include <nightjar/analysis/substance_calendar.hpp>

#include "diary_files.hpp"

namespace nightjar::analysis {
namespace {

using test::day;

std::vector<DayMark> marks(std::string_view text) {
  std::vector<DayMark> out;
  for (const char c : text)
    out.push_back(c == 'N'   ? DayMark::none
                  : c == 'T' ? DayMark::taken
                  : c == '?' ? DayMark::prefer_not
                             : DayMark::not_recorded);
  return out;
}

TEST(SubstanceDays, TheVectorOfTheSpecification) {
  const auto c = count_days(marks("NNTN?NNN-NNNNN"));
  EXPECT_EQ(c.none, 11);
  EXPECT_EQ(c.taken, 1);
  EXPECT_EQ(c.prefer_not, 1);
  EXPECT_EQ(c.not_recorded, 1);
  EXPECT_NEAR(*c.pct_none_recorded, 91.6667, 1e-4);
  EXPECT_NEAR(c.pct_none_lowest, 78.5714, 1e-4);
  EXPECT_NEAR(c.pct_none_highest, 92.8571, 1e-4);
  EXPECT_EQ(c.longest_run, 5);
  EXPECT_EQ(c.current_run, 5);
  EXPECT_EQ(c.days_since_taken, 11);
  EXPECT_EQ(c.unknown_since_taken, 2);
  EXPECT_EQ(c.last7_all_none, Tristate::unknown);
}

/// A medicine with a plan for each morning.
struct Planned {
  JournalData data;
  Id medicine, plan_id;
  std::uint8_t ids = 1;

  Planned() {
    Substance substance;
    substance.name = "Buprenorphine";
    medicine = put(substance);
    Plan plan;
    plan.substance_id = medicine;
    plan.instruction = "each morning";
    plan.from = day("2026-11-01");
    plan_id = put(plan);
  }
  template <class R>
  Id put(R record) {
    record.head.id.bytes[15] = ids++;
    data.put(record);
    return record.head.id;
  }
  void answer(Day on, PlanState state) {
    PlanEvent event;
    event.plan_id = plan_id;
    event.day = on;
    event.state = state;
    put(event);
  }
  void answer(Day on, DayState state) {
    SubstanceDay answer;
    answer.substance_id = medicine;
    answer.day = on;
    answer.state = state;
    put(answer);
  }
};

TEST(SubstanceDays, WhatWasTakenAsPlannedIsTaken) {
  Planned it;
  const Day first = day("2026-11-16");
  it.answer(first, PlanState::taken);
  it.answer(first + 1, PlanState::taken);
  it.answer(first + 1, DayState::none);  // "nothing taken today", said of the whole list
  it.answer(first + 2, PlanState::taken);
  it.answer(first + 2, DayState::prefer_not);
  it.answer(first + 3, PlanState::not_taken);
  it.answer(first + 4, PlanState::not_taken);
  it.answer(first + 4, DayState::taken);
  it.answer(first + 5, PlanState::prefer_not);
  it.answer(first + 5, DayState::none);
  const auto expected = marks("TT?-TN");
  EXPECT_EQ(substance_calendar(it.data, it.medicine, first, first + 5).days, expected);
  for (int i = 0; i < 6; ++i)
    EXPECT_EQ(day_mark(it.data, it.medicine, first + i), expected[static_cast<std::size_t>(i)]) << i;
}

TEST(SubstanceDays, TheLastSevenDaysAreKnownOnlyWhenAllAre) {
  EXPECT_EQ(count_days(marks("TNNNNNNN")).last7_all_none, Tristate::yes);
  EXPECT_EQ(count_days(marks("NNNNNNT")).last7_all_none, Tristate::no);
  EXPECT_EQ(count_days(marks("-NTNNNNN")).last7_all_none, Tristate::no);
  EXPECT_EQ(count_days(marks("NNNNNN")).last7_all_none, Tristate::unknown) << "six days are no week";
}

TEST(SubstanceDays, APercentageNeedsSevenRecordedDays) {
  EXPECT_FALSE(count_days(marks("NNNNNT----")).pct_none_recorded);
  EXPECT_TRUE(count_days(marks("NNNNNTN---")).pct_none_recorded);
  const auto nothing = count_days(marks("----"));
  EXPECT_EQ(nothing.pct_none_lowest, 0);
  EXPECT_EQ(nothing.pct_none_highest, 100) << "missing is not taken, and not none either";
  EXPECT_FALSE(nothing.days_since_taken);
}

TEST(SubstanceDays, ComeFromTheJournal) {
  JournalData data;
  const Id drink{{7}};
  const auto put_day = [&](const std::string& text, DayState state, std::uint8_t id) {
    SubstanceDay record;
    record.head.id.bytes[0] = id;
    record.substance_id = drink;
    record.day = day(text);
    record.state = state;
    data.put(record);
  };
  put_day("2024-05-01", DayState::none, 1);
  put_day("2024-05-02", DayState::taken, 2);
  put_day("2024-05-04", DayState::prefer_not, 3);
  const auto c = substance_calendar(data, drink, day("2024-05-01"), day("2024-05-04"));
  EXPECT_EQ(c.days, marks("NT-?"));
}

// The trial's outcomes, where a day without a row means "nothing reported" and counts as `none` for this test only.
TEST(PublishedDiaries, TheTrialOutcomesOfCtn0094AreReproducedForEveryParticipant) {
  constexpr int last_day = 84;
  std::map<std::string, std::pair<std::vector<DayMark>, std::vector<DayMark>>> people;  // opioids, alcohol
  std::map<std::string, int> randomised;
  for (const auto& row : test::csv("ctn0094/participants.csv")) {
    randomised[row.at("who")] = std::stoi(row.at("rand"));
    people[row.at("who")] = {std::vector(last_day, DayMark::none), std::vector(last_day, DayMark::none)};
  }
  for (const auto& row : test::csv("ctn0094/tlfb.csv")) {
    const int trial_day = std::stoi(row.at("when")) - randomised.at(row.at("who"));
    if (trial_day < 1 || trial_day > last_day) continue;
    auto& [opioids, alcohol] = people.at(row.at("who"));
    const auto& what = row.at("what");
    const auto index = static_cast<std::size_t>(trial_day - 1);
    if (what == "Alcohol") alcohol[index] = DayMark::taken;
    if (what == "Heroin" || what == "Opioid" || what == "Methadone" || what == "Buprenorphine")
      opioids[index] = DayMark::taken;
  }
  const auto reference = test::csv("ctn0094/REFERENCE_opioid_outcomes.csv");
  ASSERT_EQ(reference.size(), 36U);
  double taken = 0, pct = 0, longest = 0, week = 0, alcohol_days = 0;
  for (const auto& row : reference) {
    SCOPED_TRACE(row.at("who"));
    const auto& [opioids, alcohol] = people.at(row.at("who"));
    const auto c = count_days(opioids);
    EXPECT_EQ(c.taken, std::stoi(row.at("opioid_use_days_d1_84")));
    EXPECT_NEAR(*c.pct_none_recorded, std::stod(row.at("pct_days_abstinent_d1_84")), 5e-5);
    EXPECT_EQ(c.pct_none_lowest, c.pct_none_highest);
    EXPECT_EQ(c.longest_run, std::stoi(row.at("longest_abstinent_run_days")));
    EXPECT_EQ(c.current_run, std::stoi(row.at("current_abstinent_run_at_d84")));
    EXPECT_EQ(c.last7_all_none == Tristate::yes, row.at("ppa7_d84") == "1");
    EXPECT_EQ(count_days(alcohol).taken, std::stoi(row.at("alcohol_days_d1_84")));
    taken += c.taken;
    pct += *c.pct_none_recorded;
    longest += c.longest_run;
    week += c.last7_all_none == Tristate::yes;
    alcohol_days += count_days(alcohol).taken;
  }
  EXPECT_NEAR(taken / 36, 7.694444, 1e-6);
  EXPECT_NEAR(pct / 36, 90.839942, 1e-4);
  EXPECT_NEAR(longest / 36, 55.805556, 1e-6);
  EXPECT_NEAR(week / 36, 0.75, 1e-9);
  EXPECT_NEAR(alcohol_days / 36, 2.333333, 1e-6);
}

}  // namespace
}  // namespace nightjar::analysis
