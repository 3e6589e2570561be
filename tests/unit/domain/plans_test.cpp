#include <gtest/gtest.h>

#include <nightjar/domain/plans.hpp>

namespace nightjar {
namespace {

Id id_number(std::uint8_t n) {
  Id id;
  id.bytes[15] = n;
  return id;
}

class Plans : public testing::Test {
 protected:
  Plans() {
    plan_.head.id = id_number(1);
    plan_.substance_id = id_number(9);
    plan_.from = day_ - 10;
    plan_.times.minutes = {480, 1200};
    data_.put(plan_);
    answer(2, 480, PlanState::taken);
    answer(3, 1200, PlanState::not_taken);
  }
  void answer(std::uint8_t id, PlannedTime time, PlanState state) {
    PlanEvent event;
    event.head.id = id_number(id);
    event.plan_id = plan_.head.id;
    event.day = day_;
    event.planned_min = time;
    event.state = state;
    data_.put(event);
  }
  void plan_says(std::vector<int> minutes) {
    plan_.times.minutes = std::move(minutes);
    data_.put(plan_);
  }
  std::optional<PlanState> at(PlannedTime time) const {
    const auto* event = plan_event(data_, plan_.head.id, day_, time);
    return event ? std::optional(event->state) : std::nullopt;
  }
  const Day day_{20000};
  Plan plan_;
  JournalData data_;
};

TEST_F(Plans, WhatWasAnsweredStaysAtItsTimeWhateverBecomesOfThePlan) {
  plan_says({360, 480, 1200});
  EXPECT_EQ(asked_on(data_, plan_, day_), (std::vector<PlannedTime>{360, 480, 1200}));
  EXPECT_EQ(at(360), std::nullopt);
  EXPECT_EQ(at(480), PlanState::taken);
  EXPECT_EQ(at(1200), PlanState::not_taken);
  plan_says({1200});
  EXPECT_EQ(asked_on(data_, plan_, day_), (std::vector<PlannedTime>{480, 1200})) << "8:00 was answered that day";
  EXPECT_EQ(asked_on(data_, plan_, day_ + 1), (std::vector<PlannedTime>{1200}));
  plan_says({});
  EXPECT_EQ(asked_on(data_, plan_, day_), (std::vector<PlannedTime>{std::nullopt, 480, 1200}));
  EXPECT_EQ(at(480), PlanState::taken);
  EXPECT_EQ(asked_between(data_, plan_, day_ - 3, day_ + 3), (std::vector<PlannedTime>{std::nullopt, 480, 1200}));
}

TEST_F(Plans, WithoutATimeAreAskedOnce) {
  plan_says({});
  EXPECT_EQ(asked_on(data_, plan_, day_ + 1), (std::vector<PlannedTime>{std::nullopt}));
}

}  // namespace
}  // namespace nightjar
