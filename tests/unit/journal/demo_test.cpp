#include <nightjar/journal/demo.hpp>

#include "unit/journal/journal_fixture.hpp"

namespace nightjar::journal {
namespace {

class DemoTest : public JournalTest {
 protected:
  [[nodiscard]] OpenJournal year() {
    auto created = create(path(), secret(passphrase), vault::minimal_cost(), demo_settings(), author_);
    EXPECT_TRUE(created);
    const auto applied = created->journal.import_all(build_demo(author_, last_night_));
    EXPECT_TRUE(applied) << applied.error().message;
    return std::move(created->journal);
  }
  Day last_night_ = *make_day(2024, 4, 30);
};

TEST_F(DemoTest, IsAYearWithGapsAndMarkedAsInvented) {
  const auto journal = year();
  const auto nights = journal.data().live<Night>().size();
  EXPECT_GT(nights, 300u);
  EXPECT_LT(nights, 350u);
  EXPECT_TRUE(journal.settings().demo);
  EXPECT_TRUE(journal.check().empty());
  EXPECT_NE(journal.data().one_on<Night>(last_night_ - 3), nullptr);
}

TEST_F(DemoTest, ShowsEveryKindThatAPersonRecords) {
  const auto journal = year();
  for_each_kind([&]<class R>() {
    if constexpr (!std::is_same_v<R, DeviceSleep> && !std::is_same_v<R, Share> && !std::is_same_v<R, ImportBatch> &&
                  !std::is_same_v<R, Question>) {
      EXPECT_FALSE(journal.data().live<R>().empty()) << R::kind;
    }
  });
}

TEST_F(DemoTest, HasAllFourStatesOfADay) {
  const auto journal = year();
  const auto* kratom_tea = journal.data().substance_named("Kratom tea");
  ASSERT_NE(kratom_tea, nullptr);
  std::map<DayState, int> states;
  for (const auto& [id, day] : journal.data().live<SubstanceDay>())
    if (day.substance_id == kratom_tea->head.id) ++states[day.state];
  EXPECT_GT(states[DayState::taken], 30);
  EXPECT_GT(states[DayState::none], 30);
  EXPECT_GT(states[DayState::prefer_not], 0);
  EXPECT_LT(states[DayState::taken] + states[DayState::none] + states[DayState::prefer_not], 340);
}

TEST_F(DemoTest, NothingIsWrittenDownInTheFuture) {
  const auto journal = year();
  for (const auto& [id, night] : journal.data().live<Night>()) EXPECT_LE(night.head.created, clock_.now());
}

TEST_F(DemoTest, IsTheSameEveryTime) {
  const auto all = [&] {
    last_id_ = 0;
    std::string out;
    for (const auto& change : build_demo(author_, last_night_).changes) {
      auto record = change.after;
      head_of(record).changed = {};
      out += codec::to_json(record);
    }
    return out;
  };
  EXPECT_EQ(all(), all());
}

TEST_F(DemoTest, TimesInBedAreInOrder) {
  const auto journal = year();
  for (const auto& [id, night] : journal.data().live<Night>()) {
    if (night.into_bed) {
      EXPECT_EQ(night_of(night.into_bed->local), night.night);
    }
    if (night.into_bed && night.tried_to_sleep) {
      EXPECT_LE(*night.into_bed->utc, *night.tried_to_sleep->utc);
    }
    if (night.tried_to_sleep && night.final_awakening && night.sleep_latency_min && night.awake_min) {
      EXPECT_GT(minutes_between(*night.tried_to_sleep, *night.final_awakening),
                *night.sleep_latency_min + *night.awake_min);
    }
  }
}

}  // namespace
}  // namespace nightjar::journal
