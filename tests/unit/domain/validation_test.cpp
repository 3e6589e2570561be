#include <gtest/gtest.h>

#include <nightjar/domain/validation.hpp>
#include <nightjar/time/format.hpp>

namespace nightjar {
namespace {

Night night() {
  Night out;
  out.night = parse_day("2024-05-07").value();
  return out;
}

TEST(Validation, KeepsNumbersWithinTheirRanges) {
  struct Range {
    std::optional<int> Night::*field;
    int min, max;
  };
  const Range ranges[] = {
      {&Night::sleep_latency_min, 0, 960},
      {&Night::awakenings, 0, 99},
      {&Night::awake_min, 0, 960},
      {&Night::still_trying_min, 0, 960},
      {&Night::quality, 1, 5},
      {&Night::rested, 1, 5},
      {&Night::woke_earlier_than_planned_min, 0, 600},
      {&Night::own_estimate_min, 0, 1440},
  };
  for (const auto& range : ranges) {
    auto n = night();
    for (const int good : {range.min, range.max}) {
      n.*range.field = good;
      EXPECT_TRUE(validate(n)) << good;
    }
    for (const int wrong : {range.min - 1, range.max + 1}) {
      n.*range.field = wrong;
      const auto result = validate(n);
      ASSERT_FALSE(result) << wrong;
      EXPECT_EQ(result.error().code, ErrorCode::invalid_value);
    }
  }
}

TEST(Validation, NamesTheFieldThatIsOutOfRange) {
  auto n = night();
  n.quality = 6;
  EXPECT_NE(validate(n).error().message.find("quality"), std::string::npos);
}

TEST(Validation, LetsAnImpossibleNightBeKept) {
  auto n = night();
  n.into_bed = make_moment(at(n.night, 1400), "UTC");
  n.out_of_bed = make_moment(at(n.night, 100), "UTC");
  EXPECT_TRUE(validate(n));
}

TEST(Validation, ANightWithNothingAnsweredIsARecord) { EXPECT_TRUE(validate(night())); }

TEST(Validation, CountsTextInCharactersNotBytes) {
  Substance s;
  EXPECT_FALSE(validate(s)) << "a substance needs a name";
  for (int i = 0; i < 80; ++i) s.name += "é";
  EXPECT_TRUE(validate(s));
  s.name += "é";
  EXPECT_FALSE(validate(s));
  s.name = "\xff";
  EXPECT_FALSE(validate(s)) << "not UTF-8";
}

TEST(Validation, KeepsTheReservedMarksOutOfFactorNames) {
  for (const char* wrong : {"a;b", "!none", " tea", "tea ", "two\nlines", ""}) {
    Tag tag;
    tag.name = wrong;
    EXPECT_FALSE(validate(tag)) << wrong;
    auto n = night();
    n.factors = TextSet{wrong};
    EXPECT_FALSE(validate(n)) << wrong;
  }
  auto n = night();
  n.factors = TextSet{};  // answered: none of these
  EXPECT_TRUE(validate(n));
}

TEST(Validation, KnowsTheItemsOfTheChecklistAndTheirAnswers) {
  WithdrawalCheck check;
  check.items = {{"yawning", 4}, {"urge", std::nullopt}};
  EXPECT_TRUE(validate(check));
  check.items["yawning"] = 5;
  EXPECT_FALSE(validate(check));
  check.items = {{"total", 1}};
  EXPECT_FALSE(validate(check));
}

TEST(Validation, TakesAnyAmountAsTyped) {
  Intake intake;
  for (const char* typed : {"2", "half a tablet", "-1", "a lot", "1,5"}) {
    intake.amount = StatedAmount{typed};
    EXPECT_TRUE(validate(intake)) << typed;
  }
  intake.amount = StatedAmount{std::string(41, 'x')};
  EXPECT_FALSE(validate(intake));
}

TEST(Validation, ScalesRunFromZeroToTen) {
  Craving craving;
  for (const auto& [peak, fine] : {std::pair{0, true}, {10, true}, {11, false}, {-1, false}}) {
    craving.peak = peak;
    EXPECT_EQ(validate(craving).has_value(), fine) << peak;
  }
}

TEST(Normalise, MakesEmptyTextMissingAndLeavesTheRestAlone) {
  auto n = night();
  n.comments = "";
  AnyRecord record = n;
  normalise(record);
  EXPECT_FALSE(std::get<Night>(record).comments);

  n.comments = "  a\tb\r\nc\rd \x01 =SUM(1) \xF0\x9F\x8C\x99 ";
  n.factors = TextSet{};
  record = n;
  normalise(record);
  EXPECT_EQ(std::get<Night>(record).comments, "  a\tb\nc\nd \xEF\xBF\xBD =SUM(1) \xF0\x9F\x8C\x99 ");
  EXPECT_TRUE(std::get<Night>(record).factors) << "none of these is an answer";

  Intake intake;
  intake.amount = StatedAmount{""};
  record = intake;
  normalise(record);
  EXPECT_FALSE(std::get<Intake>(record).amount);
}

TEST(Amounts, CanOnlyBeComparedForEquality) {
  static_assert(std::equality_comparable<StatedAmount>);
  static_assert(!std::totally_ordered<StatedAmount>);
  static_assert(!std::is_convertible_v<StatedAmount, double> && !std::is_convertible_v<StatedAmount, std::string>);
  EXPECT_NE(StatedAmount{"1"}, StatedAmount{"1.0"}) << "nothing is parsed";
}

}  // namespace
}  // namespace nightjar
