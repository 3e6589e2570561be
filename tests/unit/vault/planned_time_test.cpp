// The second shape of the database: answers to a plan carry the time that was planned.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <nightjar/vault/migration.hpp>
#include <nightjar/vault/store.hpp>

#include "vault/schema/001_first.hpp"
#include "vault/sqlite.hpp"

namespace nightjar::vault {
namespace {

constexpr const char* plan_id = "0a000000000000000000000000000001";

/// A journal as the first version kept it: one plan with these times, answered at these places of its list.
WipedBytes first_form(const std::string& times, const std::vector<std::pair<int, std::string>>& answers) {
  auto database = Database::empty();
  database->run(std::string(schema::first));
  database->run(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = 1", journal_application_id));
  const std::string head = "1700000000000, 1700000000000, NULL, 0, x'00000000000000000000000000000009', 1, NULL, '', 1";
  database->run(
      fmt::format("INSERT INTO substance (id, created_utc, changed_utc, zone, offset_min, device_id, revision, "
                  "deleted_utc, origin, form_version, name, kind, ask_daily, active) VALUES "
                  "(x'0b000000000000000000000000000001', {}, 'Tablets', 'prescribed', 1, 1)",
                  head));
  database->run(
      fmt::format("INSERT INTO plan (id, created_utc, changed_utc, zone, offset_min, device_id, revision, "
                  "deleted_utc, origin, form_version, substance_id, instruction, \"from\", times, as_needed) "
                  "VALUES (x'{}', {}, x'0b000000000000000000000000000001', 'as said', 20000, '{}', 0)",
                  plan_id, head, times));
  int number = 1;
  for (const auto& [slot, state] : answers) {
    database->run(
        fmt::format("INSERT INTO plan_event (id, created_utc, changed_utc, zone, offset_min, device_id, "
                    "revision, deleted_utc, origin, form_version, plan_id, day, slot, state) VALUES "
                    "(x'0c0000000000000000000000000000{:02x}', {}, x'{}', 20001, {}, '{}')",
                    number, head, plan_id, slot, state));
    const auto json = fmt::format(
        R"({{"record":"plan_event","plan_id":"{}","day":"2024-10-05","slot":{},"state":"{}"}})", plan_id, slot, state);
    database->run(
        fmt::format("INSERT INTO revision VALUES (x'0c0000000000000000000000000000{0:02x}', 1, 1, "
                    "x'00000000000000000000000000000009', '{1}', NULL); INSERT INTO history VALUES ({0}, 'x', 1, "
                    "0); INSERT INTO history_change VALUES ({0}, 0, x'0c0000000000000000000000000000{0:02x}', "
                    "'{1}', '{1}')",
                    number, json));
    ++number;
  }
  return database->image();
}

std::vector<std::pair<std::optional<int>, PlanState>> answers_in(const JournalData& data) {
  std::vector<std::pair<std::optional<int>, PlanState>> out;
  for (const auto& [id, event] : data.live<PlanEvent>()) out.emplace_back(event.planned_min, event.state);
  return out;
}

TEST(PlannedTime, OfEachAnswerIsThatOfItsPlaceInThePlan) {
  const auto opened = Store::open(first_form(R"(["08:00","20:30"])", {{0, "taken"}, {1, "not_taken"}}));
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_EQ(answers_in(opened->data), (std::vector<std::pair<std::optional<int>, PlanState>>{
                                          {480, PlanState::taken}, {1230, PlanState::not_taken}}));
}

TEST(PlannedTime, IsNotKnownWhereThePlanHasNoSuchPlaceOrTwoOfOneTime) {
  const auto shorter = Store::open(first_form(R"(["20:00"])", {{0, "taken"}, {1, "not_taken"}, {2, "taken"}}));
  ASSERT_TRUE(shorter) << shorter.error().message;
  EXPECT_EQ(answers_in(shorter->data),
            (std::vector<std::pair<std::optional<int>, PlanState>>{
                {1200, PlanState::taken}, {std::nullopt, PlanState::not_taken}, {std::nullopt, PlanState::taken}}));
  const auto twice = Store::open(first_form(R"(["08:00","08:00"])", {{0, "taken"}, {1, "not_taken"}}));
  ASSERT_TRUE(twice) << twice.error().message;
  EXPECT_EQ(answers_in(twice->data), (std::vector<std::pair<std::optional<int>, PlanState>>{
                                         {480, PlanState::taken}, {std::nullopt, PlanState::not_taken}}));
  const auto none = Store::open(first_form("[]", {{0, "taken"}}));
  ASSERT_TRUE(none) << none.error().message;
  EXPECT_EQ(answers_in(none->data),
            (std::vector<std::pair<std::optional<int>, PlanState>>{{std::nullopt, PlanState::taken}}));
}

TEST(PlannedTime, IsFoundWhenAFileOfTheFirstVersionIsRescued) {
  const auto salvaged = Store::salvage(first_form(R"(["08:00","20:30"])", {{0, "taken"}, {1, "not_taken"}}));
  ASSERT_TRUE(salvaged) << salvaged.error().message;
  std::vector<std::optional<int>> times;
  for (const auto& record : salvaged->records)
    if (const auto* event = std::get_if<PlanEvent>(&record)) times.push_back(event->planned_min);
  EXPECT_EQ(times, (std::vector<std::optional<int>>{480, 1230}));
}

TEST(PlannedTime, IsInEarlierVersionsAndInStepsOfUndoToo) {
  auto opened = Store::open(first_form(R"(["08:00","20:30"])", {{0, "taken"}, {1, "not_taken"}}));
  ASSERT_TRUE(opened) << opened.error().message;
  const auto database = Database::from_image(opened->store.image());
  for (const char* column : {"before FROM revision", "before FROM history_change", "after FROM history_change"}) {
    const auto texts = database->texts(fmt::format("SELECT {} ORDER BY record_id", column));
    ASSERT_EQ(texts.size(), 2U) << column;
    EXPECT_NE(texts[0].find("\"planned_min\":480"), std::string::npos) << texts[0];
    EXPECT_NE(texts[1].find("\"planned_min\":1230"), std::string::npos) << texts[1];
    EXPECT_EQ(texts[0].find("slot"), std::string::npos) << texts[0];
  }
}

}  // namespace
}  // namespace nightjar::vault
