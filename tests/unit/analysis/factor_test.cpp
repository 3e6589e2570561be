#include <gtest/gtest.h>

#include <nightjar/analysis/factor.hpp>

#include "diary_files.hpp"

namespace nightjar::analysis {
namespace {

using test::day;
using test::moment;

const Day monday = day("2024-05-06");

/// A journal filled record by record, each with an id of its own.
class Journal {
 public:
  JournalData data;
  template <class R>
  Id put(R record) {
    ++records_;
    record.head.id.bytes[14] = static_cast<std::uint8_t>(records_ / 256);
    record.head.id.bytes[15] = static_cast<std::uint8_t>(records_ % 256);
    data.put(record);
    return record.head.id;
  }
  Id substance(const std::string& name, SubstanceKind kind, bool active = true) {
    Substance record;
    record.name = name;
    record.substance_kind = kind;
    record.active = active;
    return put(record);
  }
  void state(const Id& substance, Day on, DayState state) {
    SubstanceDay record;
    record.substance_id = substance;
    record.day = on;
    record.state = state;
    put(record);
  }
  void intake(const Id& substance, Day on, const std::string& at = "") {
    Intake record;
    record.substance_id = substance;
    record.day = on;
    if (!at.empty()) record.at = moment(at);
    put(record);
  }
  void facts(DayFacts facts, Day on) {
    facts.day = on;
    put(facts);
  }
  void night(Day on, std::optional<TextSet> factors = {}, NightState state = NightState::recorded) {
    auto night = test::plain_night(on, 23 * 60, 7 * 60);
    night.head.id = {};
    night.factors = std::move(factors);
    night.state = state;
    put(night);
  }
  void tag(const std::string& name, Day asked_from, TagWhen when = TagWhen::before_bed) {
    Tag record;
    record.name = name;
    record.asked_from = asked_from;
    record.when = when;
    put(record);
  }
  [[nodiscard]] Exposure on(const Factor& factor, Day night, bool unticked = false) const {
    return exposure_on(data, factor, night, unticked);
  }

 private:
  int records_ = 0;
};

Factor factor(std::string_view code) { return std::get<Factor>(factor_from_code(code)); }

TEST(FactorCodes, AreReadAndGivenBack) {
  for (const auto* code : {"tag:late coffee", "tag:a:b", "nap", "exercise", "late-screens", "alcohol",
                           "caffeine-after:14:00", "caffeine-after:00:30"})
    EXPECT_EQ(code_of(factor(code)), code);
  EXPECT_EQ(code_of(factor("caffeine-after:2pm")), "caffeine-after:14:00");
}

TEST(FactorCodes, NothingElseIsOffered) {
  for (const auto* code : {"", "tag:", "kratom", "amount", "intakes", "nicotine", "substance:kratom", "quality"})
    EXPECT_EQ(std::get<Refusal>(factor_from_code(code)), Refusal::not_a_factor) << code;
  for (const auto* code : {"caffeine", "caffeine-after:", "caffeine-after:25:00", "caffeine-after:noon"})
    EXPECT_EQ(std::get<Refusal>(factor_from_code(code)), Refusal::no_time) << code;
}

TEST(TagNights, AreWithWithoutOrMissing) {
  Journal journal;
  journal.tag("screens", monday + 2);
  journal.night(monday, TextSet{"noise"});
  journal.night(monday + 1, TextSet{"screens"});
  journal.night(monday + 2, TextSet{});
  journal.night(monday + 3, TextSet{"noise", "screens"});
  journal.night(monday + 4);
  journal.night(monday + 5, {}, NightState::prefer_not);
  const auto screens = factor("tag:screens");
  struct Row {
    int night;
    Exposure usual, unticked;
    const char* why;
  };
  for (const auto& row : {Row{0, Exposure::missing, Exposure::without, "not asked yet"},
                          Row{1, Exposure::with, Exposure::with, "ticked all the same"},
                          Row{2, Exposure::without, Exposure::without, "none of these"},
                          Row{3, Exposure::with, Exposure::with, "among others"},
                          Row{4, Exposure::missing, Exposure::without, "not answered"},
                          Row{5, Exposure::missing, Exposure::missing, "prefer not to say"},
                          Row{6, Exposure::missing, Exposure::missing, "not recorded"}}) {
    EXPECT_EQ(journal.on(screens, monday + row.night), row.usual) << row.why;
    EXPECT_EQ(journal.on(screens, monday + row.night, true), row.unticked) << row.why;
  }
  EXPECT_EQ(journal.on(factor("tag:noise"), monday + 2), Exposure::without) << "a factor that is on no list is known";
}

TEST(CaffeineNights, GoByTheLastTimeOfTheDay) {
  struct Row {
    const char* why;
    std::optional<Fact> caffeine;
    const char* last;                  // of the day facts
    std::vector<const char*> intakes;  // "": without a time
    Exposure exposure;
  };
  const Row rows[] = {
      {"nothing recorded", {}, "", {}, Exposure::missing},
      {"none", Fact::none, "", {}, Exposure::without},
      {"prefer not to say", Fact::prefer_not, "", {}, Exposure::missing},
      {"some, nobody knows when", Fact::some, "", {}, Exposure::missing},
      {"last before the time", Fact::some, "2024-05-06T13:59", {}, Exposure::without},
      {"last at the time", Fact::some, "2024-05-06T14:00", {}, Exposure::with},
      {"after trying to sleep", Fact::some, "2024-05-07T00:10", {}, Exposure::missing},
      {"while trying to sleep begins", Fact::some, "2024-05-06T23:00", {}, Exposure::missing},
      {"an entry after it", {}, "", {"2024-05-06T09:00", "2024-05-06T15:00"}, Exposure::with},
      {"entries before it", {}, "", {"2024-05-06T09:00"}, Exposure::without},
      {"another entry without a time", {}, "", {"2024-05-06T09:00", ""}, Exposure::missing},
      {"an entry without a time, but with one after it", {}, "", {"", "2024-05-06T16:00"}, Exposure::with},
      {"an entry without a time, but the last is stated", {}, "2024-05-06T12:00", {""}, Exposure::without},
      {"an entry later than the last that was stated", {}, "2024-05-06T12:00", {"2024-05-06T18:00"}, Exposure::with},
      {"only an entry without a time", {}, "", {""}, Exposure::missing},
      {"none, and an entry without a time", Fact::none, "", {""}, Exposure::missing},
  };
  for (const auto& row : rows) {
    Journal journal;
    const auto coffee = journal.substance("coffee", SubstanceKind::caffeine);
    journal.night(monday);
    DayFacts facts;
    facts.caffeine = row.caffeine;
    if (*row.last) facts.last_caffeine = moment(row.last);
    journal.facts(facts, monday);
    for (const auto* at : row.intakes) journal.intake(coffee, monday, at);
    EXPECT_EQ(journal.on(factor("caffeine-after:14:00"), monday), row.exposure) << row.why;
  }
}

TEST(CaffeineNights, KnowTheirDayStatesAndTheSmallHours) {
  Journal journal;
  const auto coffee = journal.substance("coffee", SubstanceKind::caffeine);
  const auto tea = journal.substance("tea", SubstanceKind::caffeine);
  const auto after_two = factor("caffeine-after:14:00");
  journal.state(coffee, monday, DayState::none);
  EXPECT_EQ(journal.on(after_two, monday), Exposure::missing) << "nobody said anything about tea";
  journal.state(tea, monday, DayState::none);
  EXPECT_EQ(journal.on(after_two, monday), Exposure::without);
  journal.state(coffee, monday + 1, DayState::taken);
  EXPECT_EQ(journal.on(after_two, monday + 1), Exposure::missing) << "taken, but nobody knows when";
  journal.intake(coffee, monday + 1, "2024-05-07T15:00");
  EXPECT_EQ(journal.on(after_two, monday + 1), Exposure::missing) << "not known whether before the night began";
  EXPECT_EQ(journal.on(factor("caffeine-after:01:00"), monday + 1), Exposure::without)
      << "01:00 is the end of that day, not its beginning";
}

TEST(DayFactors, GoByTheRecordedStateOfTheDay) {
  const auto with = [](std::optional<Fact> DayFacts::*field, std::optional<Fact> fact) {
    Journal journal;
    DayFacts facts;
    facts.*field = fact;
    journal.facts(facts, monday);
    return journal;
  };
  const std::pair<const char*, std::optional<Fact> DayFacts::*> rows[] = {
      {"nap", &DayFacts::naps}, {"exercise", &DayFacts::exercise}, {"late-screens", &DayFacts::late_screens}};
  for (const auto& [code, field] : rows) {
    EXPECT_EQ(with(field, Fact::some).on(factor(code), monday), Exposure::with) << code;
    EXPECT_EQ(with(field, Fact::none).on(factor(code), monday), Exposure::without) << code;
    EXPECT_EQ(with(field, Fact::prefer_not).on(factor(code), monday), Exposure::missing) << code;
    EXPECT_EQ(with(field, {}).on(factor(code), monday), Exposure::missing) << code;
    EXPECT_EQ(with(field, Fact::some).on(factor(code), monday + 1), Exposure::missing) << code;
  }
  Journal napping;
  Nap nap;
  nap.day = monday;
  napping.put(nap);
  EXPECT_EQ(napping.on(factor("nap"), monday), Exposure::with);
}

TEST(DayFactors, AlcoholIsNoneOnlyWhenAllInUseAreRecordedAsNone) {
  Journal journal;
  EXPECT_EQ(journal.on(factor("alcohol"), monday), Exposure::missing);
  const auto beer = journal.substance("beer", SubstanceKind::alcohol);
  const auto wine = journal.substance("wine", SubstanceKind::alcohol);
  journal.substance("cider", SubstanceKind::alcohol, false);
  journal.substance("kratom", SubstanceKind::kratom);
  for (int k = 0; k < 4; ++k) journal.state(beer, monday + k, DayState::none);
  journal.state(wine, monday + 1, DayState::none);
  journal.state(wine, monday + 2, DayState::taken);
  journal.state(wine, monday + 3, DayState::prefer_not);
  const Exposure expected[] = {Exposure::missing, Exposure::without, Exposure::with, Exposure::missing};
  for (int k = 0; k < 4; ++k) EXPECT_EQ(journal.on(factor("alcohol"), monday + k), expected[k]) << k;
}

TEST(Refusals, ATagMayNotStandForASubstanceThatIsNotCompared) {
  Journal journal;
  journal.substance("Green Leaf", SubstanceKind::kratom);
  journal.substance("Melatonin", SubstanceKind::otc);
  journal.substance("Beer", SubstanceKind::alcohol);
  journal.substance("Tea", SubstanceKind::caffeine);
  Substance removed;
  removed.name = "old pills";
  removed.substance_kind = SubstanceKind::prescribed;
  removed.head.deleted = Instant{1};
  journal.put(removed);
  journal.tag("noise", monday, TagWhen::in_the_night);
  journal.tag("screens", monday);
  const std::pair<const char*, std::optional<Refusal>> rows[] = {{"tag:green leaf", Refusal::other_substance},
                                                                 {"tag:GREEN LEAF", Refusal::other_substance},
                                                                 {"tag:melatonin", Refusal::other_substance},
                                                                 {"tag:Old Pills", Refusal::other_substance},
                                                                 {"tag:Nicotine", Refusal::other_substance},
                                                                 {"tag:cannabis", Refusal::other_substance},
                                                                 {"tag:beer", {}},
                                                                 {"tag:tea", {}},
                                                                 {"tag:other", {}},
                                                                 {"tag:noise", Refusal::in_the_night},
                                                                 {"tag:screens", {}},
                                                                 {"tag:green", {}},
                                                                 {"alcohol", {}},
                                                                 {"caffeine-after:14:00", {}}};
  for (const auto& [code, expected] : rows) EXPECT_EQ(refusal(journal.data, factor(code)), expected) << code;
  const auto refused = answer(journal.data, {factor("tag:melatonin"), Measure::total_sleep_time, monday, monday + 20});
  EXPECT_EQ(refused.refused, Refusal::other_substance);
  EXPECT_EQ(refused.comparison.n_slots, 0) << "not even counted";
  EXPECT_FALSE(answer(journal.data, {factor("nap"), Measure::quality, monday, monday + 365}).refused);
  EXPECT_EQ(answer(journal.data, {factor("nap"), Measure::quality, monday, monday + 366}).refused,
            Refusal::too_many_nights);
}

/// Twenty nights that alternate, one hour shorter after exercise, with the mood of each next day.
Journal alternating() {
  Journal journal;
  for (int k = 0; k < 20; ++k) {
    const bool exercised = k % 2 == 0;
    DayFacts facts;
    facts.exercise = exercised ? Fact::some : Fact::none;
    facts.day_type = k % 7 < 2 ? DayType::free : DayType::work;
    journal.facts(facts, monday + k);
    auto night = test::plain_night(monday + k, 23 * 60, 7 * 60 - (exercised ? 60 : 0) + k % 3);
    night.head.id = {};
    journal.put(night);
    CheckIn check_in;
    check_in.day = monday + k + 1;
    check_in.mood = exercised ? 7 : 4;
    journal.put(check_in);
  }
  return journal;
}

TEST(Answers, TheNightFollowsTheDayAndTheCheckInFollowsTheNight) {
  const auto journal = alternating();
  const auto slept = answer(journal.data, {factor("exercise"), Measure::total_sleep_time, monday, monday + 19});
  EXPECT_EQ(slept.comparison.gate, Gate::open);
  EXPECT_EQ(slept.comparison.n_with, 10);
  EXPECT_EQ(slept.comparison.runs_without, 10);
  EXPECT_NEAR(*slept.comparison.difference, -60, 2);
  EXPECT_TRUE(slept.comparison.clear);
  EXPECT_EQ(slept.comparison.mann_whitney_u, 0);
  EXPECT_EQ(slept.comparison.cliffs_delta, -1);
  ASSERT_TRUE(slept.comparison.lag1);
  EXPECT_LT(*slept.comparison.lag1, 0);
  EXPECT_EQ(slept.comparison.separate_nights, 20);
  const auto mood = answer(journal.data, {factor("exercise"), DayValue::mood, monday, monday + 19});
  EXPECT_EQ(mood.comparison.difference, 3);
  EXPECT_EQ(mood.comparison.n_without, 10) << "the mood of the day after the last night counts";
  const auto slots = slots_of(journal.data, {factor("exercise"), DayValue::mood, monday, monday + 19});
  ASSERT_EQ(slots.size(), 20U);
  EXPECT_EQ(slots[0].value, 7);
}

TEST(Answers, ComeWithPartsOfTheNightsWhereThereAreEnough) {
  const auto journal = alternating();
  const auto found = answer(journal.data, {factor("exercise"), Measure::total_sleep_time, monday, monday + 19});
  EXPECT_EQ(found.not_after_with.n_without, 0) << "every night without follows one with";
  EXPECT_EQ(found.not_after_with.n_with, 10);
  EXPECT_FALSE(found.not_after_with.difference);
  EXPECT_EQ(
      found.work_nights.n_with + found.work_nights.n_without + found.free_nights.n_with + found.free_nights.n_without,
      19)
      << "nobody said what kind of day the last night leads into";
  ASSERT_TRUE(found.work_nights.difference);
  EXPECT_NEAR(*found.work_nights.difference, -60, 2);
  EXPECT_FALSE(found.free_nights.difference) << "fewer than four of each";
}

TEST(Answers, SayWhichGateIsClosed) {
  const auto journal = alternating();
  const auto few = answer(journal.data, {factor("exercise"), Measure::total_sleep_time, monday, monday + 10});
  EXPECT_EQ(few.comparison.gate, Gate::too_few_nights);
  EXPECT_EQ(few.comparison.n_with, 6);
  EXPECT_FALSE(few.comparison.difference || few.comparison.mann_whitney_u || few.not_after_with.difference);
  const auto wide = answer(journal.data, {factor("exercise"), Measure::total_sleep_time, monday, monday + 40});
  EXPECT_EQ(wide.comparison.gate, Gate::too_many_missing);
  const auto untimed = answer(journal.data, {factor("exercise"), Measure::quality, monday, monday + 19});
  EXPECT_EQ(untimed.comparison.n_with, 0) << "a night without the answer is not a night";
}

}  // namespace
}  // namespace nightjar::analysis
