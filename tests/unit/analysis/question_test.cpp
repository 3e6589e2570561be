// What is offered for a comparison, and how a question is kept in the journal.
#include <gmock/gmock.h>

#include <nightjar/analysis/question.hpp>

#include "support/invented_journal.hpp"

namespace nightjar::analysis {
namespace {

std::vector<std::string> offered(const JournalData& data) {
  std::vector<std::string> out;
  for (const auto& factor : offered_factors(data)) out.push_back(code_of(factor));
  return out;
}

class Questions : public testing::Test {
 protected:
  void tag(const std::string& name, TagWhen when = TagWhen::before_bed) {
    Tag tag;
    tag.name = name;
    tag.when = when;
    tag.asked_from = day_;
    journal_.put(tag);
  }
  void ticked(const std::string& name) {
    Night night;
    night.night = day_;
    night.factors = std::set<std::string>{name};
    journal_.put(night);
  }
  test::InventedJournal journal_;
  const Day day_ = *parse_day("2026-03-02");
};

TEST_F(Questions, OfferWhatIsAskedAndWhatWasTicked) {
  tag("screens");
  ticked("late meal");
  EXPECT_THAT(offered(journal_.data()),
              testing::ElementsAre("tag:late meal", "tag:screens", "nap", "exercise", "late-screens"));
}

TEST_F(Questions, NeverOfferASubstanceButAlcoholOnTheList) {
  journal_.substance("Green Leaf", SubstanceKind::kratom);
  journal_.substance("Wine", SubstanceKind::alcohol);
  for (const auto* name : {"green leaf", "Kratom", "wine"}) tag(name);
  tag("woke cold", TagWhen::in_the_night);
  EXPECT_THAT(offered(journal_.data()), testing::ElementsAre("tag:wine", "nap", "exercise", "late-screens", "alcohol"));
}

TEST_F(Questions, ComeBackFromTheirRecord) {
  const Day until = day_ + 27;
  for (const FactorQuestion& asked :
       {FactorQuestion{TagFactor{"late meal"}, Measure::sleep_latency, day_, until, false},
        {TagFactor{"late meal"}, Measure::quality, day_, until, true},
        {CaffeineAfter{14 * 60}, DayValue::mood, day_, until, false},
        {DayFactor::late_screens, DayValue::craving_peak, day_, until, false}}) {
    const auto record = record_of(asked, Instant{5});
    EXPECT_EQ(record.asked, Instant{5});
    const auto back = question_of(record);
    ASSERT_TRUE(back) << record.exposure;
    EXPECT_EQ(back->factor, asked.factor);
    EXPECT_EQ(back->outcome, asked.outcome);
    EXPECT_EQ(back->from, day_);
    EXPECT_EQ(back->until, until);
    EXPECT_EQ(back->unticked_is_without, asked.unticked_is_without);
  }
}

TEST_F(Questions, OfALaterVersionAreNotGuessedAt) {
  auto record = record_of({DayFactor::nap, Measure::quality, day_, day_ + 13}, Instant{});
  record.outcome = "heart_rate";
  EXPECT_FALSE(question_of(record));
  record = record_of({DayFactor::nap, Measure::quality, day_, day_ + 13}, Instant{});
  record.exposure = "moon";
  EXPECT_FALSE(question_of(record));
}

TEST_F(Questions, ReachOnlyIntoNightsThatHaveBeen) {
  const FactorQuestion asked{DayFactor::nap, Measure::quality, day_, day_ + 27};
  EXPECT_EQ(until_now(asked, day_ + 9).until, day_ + 9);
  EXPECT_EQ(until_now(asked, day_ + 90).until, day_ + 27);
  EXPECT_EQ(until_now(asked, day_ - 1).until, day_)
      << "on the day it is asked there is one night, and it holds nothing";
}

}  // namespace
}  // namespace nightjar::analysis
