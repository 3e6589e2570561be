#include <gtest/gtest.h>

#include <nightjar/domain/completeness.hpp>
#include <nightjar/domain/journal_data.hpp>
#include <nightjar/time/format.hpp>

namespace nightjar {
namespace {

Day day(const char* text) { return parse_day(text).value(); }
Id id(std::uint8_t n) {
  Id out;
  out.bytes[15] = n;
  return out;
}

Night night(std::uint8_t n, const char* night_day) {
  Night out;
  out.head.id = id(n);
  out.night = day(night_day);
  return out;
}
Craving craving(std::uint8_t n, const char* local, std::int64_t created = 0) {
  Craving out;
  out.head.id = id(n);
  out.head.created = {created};
  out.at = parse_moment(local, "UTC").value();
  return out;
}

TEST(JournalIndex, FindsARecordByItsDayAndById) {
  JournalData data;
  data.put(night(1, "2024-05-07"));
  ASSERT_NE(data.one_on<Night>(day("2024-05-07")), nullptr);
  EXPECT_EQ(data.one_on<Night>(day("2024-05-08")), nullptr);
  EXPECT_EQ(data.find<Night>(id(1))->night, day("2024-05-07"));
  EXPECT_EQ(data.find<Nap>(id(1)), nullptr);
  EXPECT_TRUE(data.find_any(id(1)));
  EXPECT_EQ(data.live_count(), 1U);
}

TEST(JournalIndex, FollowsARecordToItsNewDay) {
  JournalData data;
  data.put(night(1, "2024-05-07"));
  data.put(night(1, "2024-05-09"));
  EXPECT_EQ(data.one_on<Night>(day("2024-05-07")), nullptr);
  EXPECT_NE(data.one_on<Night>(day("2024-05-09")), nullptr);
  EXPECT_EQ(data.live_count(), 1U);
  EXPECT_EQ(data.span(), std::pair(day("2024-05-09"), day("2024-05-09")));
}

TEST(JournalIndex, ADeletedRecordIsInTheBinAndCanComeBack) {
  JournalData data;
  auto n = night(1, "2024-05-07");
  data.put(n);
  n.head.deleted = Instant{1};
  data.put(n);
  EXPECT_EQ(data.one_on<Night>(day("2024-05-07")), nullptr);
  EXPECT_EQ(data.binned<Night>().size(), 1U);
  EXPECT_NE(data.find<Night>(id(1)), nullptr);
  n.head.deleted.reset();
  data.put(n);
  EXPECT_NE(data.one_on<Night>(day("2024-05-07")), nullptr);
  EXPECT_TRUE(data.binned<Night>().empty());
  data.forget(id(1));
  EXPECT_EQ(data.find<Night>(id(1)), nullptr);
  EXPECT_EQ(data, JournalData());
}

TEST(JournalIndex, FilesAMomentUnderItsJournalDayOldestEntryFirst) {
  JournalData data;
  data.put(craving(1, "2024-05-08T03:59", 20));
  data.put(craving(2, "2024-05-07T23:00", 10));
  const auto found = data.on<Craving>(day("2024-05-07"));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0]->head.id, id(2));
  EXPECT_EQ(found[1]->head.id, id(1));
}

TEST(JournalIndex, AnotherStartOfTheDayRefilesAndDeletesNothing) {
  JournalData data;
  data.put(craving(1, "2024-05-08T03:59"));
  auto settings = data.settings();
  settings.day_start_min = 0;
  data.set_settings(settings);
  EXPECT_TRUE(data.on<Craving>(day("2024-05-07")).empty());
  EXPECT_EQ(data.on<Craving>(day("2024-05-08")).size(), 1U);
  EXPECT_EQ(data.live_count(), 1U);
}

TEST(JournalIndex, KnowsTheStateOfOneSubstanceOnOneDay) {
  JournalData data;
  Substance tea;
  tea.head.id = id(1);
  tea.name = "Tea";
  data.put(tea);
  SubstanceDay entry;
  entry.head.id = id(2);
  entry.substance_id = id(1);
  entry.day = day("2024-05-07");
  entry.state = DayState::none;
  data.put(entry);
  EXPECT_EQ(data.substance_day(id(1), day("2024-05-07"))->state, DayState::none);
  EXPECT_EQ(data.substance_day(id(1), day("2024-05-08")), nullptr) << "not recorded is the absence of a record";
  EXPECT_EQ(data.substance_day(id(3), day("2024-05-07")), nullptr);
  EXPECT_NE(data.substance_named("Tea"), nullptr);
  for (const char* same : {"tea", "TEA", " tea ", "Tea\u00A0", "\uFF34ea"})
    EXPECT_NE(data.substance_named(same), nullptr) << same;
  EXPECT_EQ(data.substance_named("teas"), nullptr);
}

TEST(Records, EveryKindHasItsOwnNameAndNoFieldTwice) {
  std::set<std::string_view> kinds;
  for_each_kind([&]<class R>() {
    EXPECT_TRUE(kinds.insert(R::kind).second) << R::kind;
    std::set<std::string_view> fields;
    const R record{};
    R::fields(record, [&](const Field& field, const auto&) {
      EXPECT_TRUE(fields.insert(field.name).second) << R::kind << "." << field.name;
    });
    EXPECT_FALSE(fields.empty()) << R::kind;
  });
  EXPECT_EQ(kinds.size(), 20U);
}

TEST(Records, AreTheSameAnswersWhateverTheirHead) {
  auto a = night(1, "2024-05-07");
  auto b = night(2, "2024-05-07");
  b.head.revision = 5;
  EXPECT_TRUE(same_answers(a, b));
  b.quality = 3;
  EXPECT_FALSE(same_answers(a, b));
}

TEST(Completeness, CountsWhatAPlanSaysOfTheDay) {
  JournalData data;
  Substance tablets;
  tablets.head.id = id(1);
  tablets.name = "tablets";
  Plan plan;
  plan.head.id = id(2);
  plan.substance_id = id(1);
  PlanEvent event;
  event.head.id = id(3);
  event.plan_id = id(2);
  event.day = day("2024-05-07");
  CheckIn check_in;
  check_in.head.id = id(4);
  check_in.day = event.day;
  for (const AnyRecord& record : {AnyRecord(tablets), AnyRecord(plan), AnyRecord(event)}) data.put(record);
  const auto* listed = data.find<Substance>(id(1));
  EXPECT_EQ(day_completeness(data, {&listed, 1}, event.day), Completeness::part);
  data.put(check_in);
  EXPECT_EQ(day_completeness(data, {&listed, 1}, event.day), Completeness::full) << "taken as planned is an answer";
  event.state = PlanState::not_taken;
  data.put(event);
  EXPECT_EQ(day_completeness(data, {&listed, 1}, event.day), Completeness::part) << "not taken as planned is not none";
}

}  // namespace
}  // namespace nightjar
