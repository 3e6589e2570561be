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

/// Answers a field, if it is one that can be left open.
struct Answer {
  std::string_view field;
  void operator()(const Field& f, std::optional<std::string>& text) const { set(f, text, std::string("said")); }
  void operator()(const Field& f, Checklist& items) const {
    if (f.name == field) items["restless"] = 0;
  }
  template <class T>
  void operator()(const Field& f, std::optional<T>& value) const {
    if constexpr (std::is_default_constructible_v<T>) set(f, value, T{});
  }
  template <class T>
  void operator()(const Field&, T&) const {}
  template <class T>
  void set(const Field& f, std::optional<T>& value, T answer) const {
    if (f.name == field) value = std::move(answer);
  }
};

TEST(SaysSomething, WithAnyAnswerAndNotWithout) {
  for_each_kind([&]<class R>() {
    SCOPED_TRACE(R::kind);
    const bool by_being_there = says_something(R{});
    constexpr bool needs_an_answer = std::is_same_v<R, Night> || std::is_same_v<R, Nap> || std::is_same_v<R, CheckIn> ||
                                     std::is_same_v<R, DayFacts> || std::is_same_v<R, WithdrawalCheck>;
    EXPECT_EQ(by_being_there, !needs_an_answer);
    std::vector<std::string_view> names;
    R empty;
    R::fields(empty, [&]<class T>(const Field& field, T& value) {
      if constexpr (requires { value.reset(); } || std::is_same_v<T, Checklist>) names.push_back(field.name);
    });
    for (const auto name : names) {
      R record;
      R::fields(record, Answer{name});
      EXPECT_TRUE(says_something(record)) << name;
    }
  });
}

TEST(SaysSomething, NotInBlanksAndQuestionsThatWereNotAnswered) {
  Nap nap;
  nap.comments = " \u00A0\n";
  EXPECT_FALSE(says_something(nap));
  WithdrawalCheck check;
  check.items["restless"] = std::nullopt;
  EXPECT_FALSE(says_something(check));
  auto n = night();
  n.odd_confirmed = {"order"};
  EXPECT_FALSE(says_something(n));
  n.factors = TextSet{};
  EXPECT_TRUE(says_something(n)) << "none of these is an answer";
  n.factors.reset();
  n.state = NightState::no_sleep;
  EXPECT_TRUE(says_something(n));
}

TEST(TidyUp, TakesBlanksAroundNamesAndLeavesTextsAsTheyAre) {
  AnyRecord tag = Tag{};
  std::get<Tag>(tag).name = " \u3000late coffee\t";
  tidy_up(tag);
  EXPECT_EQ(std::get<Tag>(tag).name, "late coffee");
  auto n = night();
  n.comments = "  two blanks before";
  n.factors = TextSet{" noise ", "  "};
  AnyRecord record = n;
  tidy_up(record);
  EXPECT_EQ(*std::get<Night>(record).comments, "  two blanks before");
  EXPECT_EQ(*std::get<Night>(record).factors, TextSet{"noise"});
  n.comments = "\u2003 ";
  record = n;
  tidy_up(record);
  EXPECT_EQ(std::get<Night>(record).comments, std::nullopt);
}

}  // namespace
}  // namespace nightjar
