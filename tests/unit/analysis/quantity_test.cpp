#include <gtest/gtest.h>

#include <nightjar/analysis/quantity.hpp>
#include <nightjar/domain/words.hpp>

#include "diary_files.hpp"

namespace nightjar::analysis {
namespace {

using test::day;

TEST(Quantities, EachHasACodeThatIsReadBack) {
  for (const auto code : quantity_codes()) {
    const auto quantity = quantity_from_code(code);
    ASSERT_TRUE(quantity) << code;
    EXPECT_EQ(code_of(*quantity), code);
  }
  EXPECT_EQ(quantity_codes().size(), measure_count + 6);
  for (const auto* code : {"amount", "intakes", "label_strength", "own_estimate_min", ""})
    EXPECT_FALSE(quantity_from_code(code)) << code;
}

Checklist all_answered(int each) {
  Checklist out;
  for (const auto& item : words::checklist_items()) out[std::string(item.code)] = each;
  return out;
}

TEST(WithdrawalSum, NeedsAllEighteenAnswers) {
  auto items = all_answered(2);
  EXPECT_EQ(withdrawal_sum(items).sum, 36);
  EXPECT_EQ(withdrawal_sum(items).answered, 18);
  items["urge"].reset();
  EXPECT_FALSE(withdrawal_sum(items).sum);
  EXPECT_EQ(withdrawal_sum(items).answered, 17);
  items.erase("urge");
  EXPECT_EQ(withdrawal_sum(items).answered, 17);
  items["something else"] = 4;
  EXPECT_FALSE(withdrawal_sum(items).sum) << "an item that we never asked completes nothing";
  EXPECT_EQ(withdrawal_sum(all_answered(0)).sum, 0) << "all none is a sum, none answered is not";
  EXPECT_FALSE(withdrawal_sum({}).sum);
}

TEST(DayValues, AreMissingUntilRecorded) {
  JournalData data;
  const auto monday = day("2024-05-06");
  for (const auto value : {DayValue::mood, DayValue::craving_peak, DayValue::withdrawal_sum})
    EXPECT_FALSE(day_value(data, value, monday));
  std::uint8_t id = 0;
  const auto put = [&](auto record) {
    record.head.id.bytes[0] = ++id;
    data.put(record);
  };
  CheckIn check_in;
  check_in.day = monday;
  check_in.mood = 0;
  put(check_in);
  EXPECT_EQ(day_value(data, DayValue::mood, monday), 0);
  EXPECT_FALSE(day_value(data, DayValue::stress, monday));
  EXPECT_FALSE(day_value(data, DayValue::craving_peak, monday)) << "no craving entry is not a craving of 0";
  Craving craving;
  craving.at = test::moment("2024-05-07T01:00");
  craving.peak = 6;
  put(craving);
  EXPECT_EQ(day_value(data, DayValue::craving_peak, monday), 6) << "01:00 still belongs to the day before";

  WithdrawalCheck check;
  check.at = test::moment("2024-05-06T20:00");
  check.items = all_answered(3);
  put(check);
  check.at = test::moment("2024-05-06T09:00");
  check.items = all_answered(1);
  put(check);
  check.at = test::moment("2024-05-06T08:00");
  check.items.erase("urge");
  put(check);
  EXPECT_EQ(day_value(data, DayValue::withdrawal_sum, monday), 18) << "the first complete one";
  EXPECT_EQ(recorded_span(data, DayValue::mood), std::pair(monday, monday));
  EXPECT_FALSE(recorded_span(data, Measure::quality));
}

TEST(NightValues, KeepGapsAsGaps) {
  JournalData data;
  const auto monday = day("2024-05-06");
  data.put(test::plain_night(monday, 23 * 60, 7 * 60));
  data.put(test::plain_night(monday + 2, 23 * 60, 8 * 60));
  auto impossible = test::plain_night(monday + 3, 23 * 60, 7 * 60);
  std::swap(impossible.into_bed, impossible.out_of_bed);
  data.put(impossible);
  const std::vector<std::optional<double>> expected{480, {}, 540, {}};
  EXPECT_EQ(series_of(data, Measure::total_sleep_time, monday, monday + 3), expected);
  EXPECT_EQ(recorded_span(data, Measure::total_sleep_time), std::pair(monday, monday + 3));
}

}  // namespace
}  // namespace nightjar::analysis
