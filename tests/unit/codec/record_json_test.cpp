#include <gtest/gtest.h>

#include <nightjar/codec/json_value.hpp>
#include <nlohmann/json.hpp>

#include "unit/codec/random_records.hpp"

using namespace nightjar;
using namespace nightjar::codec;
using nightjar::random_data::RandomRecords;

TEST(RecordJson, EveryKindReadsBackExactly) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE(seed);
    RandomRecords random(seed);
    for_each_kind([&]<class R>() {
      const AnyRecord record = random.record<R>();
      const auto text = to_json(record);
      Notes notes;
      const auto back = record_from_json(text, &notes);
      ASSERT_TRUE(back) << R::kind << ": " << back.error().message;
      EXPECT_TRUE(*back == record) << text;
      EXPECT_TRUE(notes.empty()) << notes.front();
      EXPECT_EQ(to_json(*back), text);
    });
  }
}

TEST(RecordJson, NoFieldHidesAKeyOfTheHead) {
  for_each_kind([]<class R>() {
    R record;
    const auto keys = nlohmann::json::parse(to_json(AnyRecord(record)));
    std::size_t fields = 0;
    R::fields(record, [&](const Field&, const auto&) { ++fields; });
    EXPECT_EQ(keys.size(), fields + 11) << R::kind;
  });
}

TEST(RecordJson, UnansweredIsNullAndNeverZero) {
  Night night;
  const auto json = nlohmann::json::parse(to_json(AnyRecord(night)));
  EXPECT_TRUE(json.at("sleep_latency_min").is_null());
  EXPECT_TRUE(json.at("factors").is_null());
  night.factors.emplace();
  EXPECT_EQ(nlohmann::json::parse(to_json(AnyRecord(night))).at("factors"), nlohmann::json::array());
}

TEST(RecordJson, AnUnknownKeyIsLeftOutWithANote) {
  auto json = nlohmann::json::parse(to_json(AnyRecord(CheckIn{})));
  json["horoscope"] = 7;
  Notes notes;
  ASSERT_TRUE(record_from_value(json, &notes));
  ASSERT_EQ(notes.size(), 1u);
  EXPECT_NE(notes[0].find("horoscope"), std::string::npos);
}

TEST(RecordJson, WrongTypesAreRefusedByName) {
  const auto good = nlohmann::json::parse(to_json(AnyRecord(CheckIn{})));
  const std::vector<std::pair<std::string, nlohmann::json>> wrong = {
      {"mood", "3"},         {"mood", 3.5},       {"mood", 4000000000u}, {"day", "yesterday"},  {"id", "12"},
      {"revision", nullptr}, {"record", "dream"}, {"note", 7},           {"deleted_utc", false}};
  for (const auto& [key, value] : wrong) {
    auto json = good;
    json[key] = value;
    EXPECT_FALSE(record_from_value(json)) << key << value;
  }
  for (const auto* key : {"record", "id", "created_utc", "day"}) {
    auto json = good;
    json.erase(key);
    EXPECT_FALSE(record_from_value(json)) << key;
  }
  for (const auto* text : {"", "[]", "null", "{", "{}", "\xff"}) EXPECT_FALSE(record_from_json(text)) << text;
}

TEST(RecordJson, RefusesADocumentThatIsNestedTooDeep) {
  EXPECT_TRUE(parse_json(std::string(64, '[') + std::string(64, ']')));
  EXPECT_FALSE(parse_json(std::string(10000, '[') + std::string(10000, ']')));
  EXPECT_TRUE(parse_json("\"" + std::string(10000, '[') + "\""));
}

TEST(RecordJson, AMomentWhoseOffsetAndInstantDisagreeIsRefused) {
  const auto moment = make_moment(at(Day{19813}, 150), "Europe/Berlin");
  EXPECT_EQ(moment_from_json(moment_to_json(moment)).value(), moment);
  auto json = nlohmann::json::parse(moment_to_json(moment));
  json["offset_min"] = 0;
  EXPECT_FALSE(moment_from_json(json.dump()));
}

TEST(RecordJson, SingleFieldsReadBack) {
  RandomRecords random(7);
  for (int i = 0; i < 50; ++i) {
    const auto check = random.record<WithdrawalCheck>();
    EXPECT_EQ(checklist_from_json(checklist_to_json(check.items)).value(), check.items);
    EXPECT_EQ(moment_from_json(moment_to_json(check.at)).value(), check.at);
    const auto plan = random.record<Plan>();
    EXPECT_EQ(clock_times_from_json(clock_times_to_json(plan.times)).value(), plan.times);
    const auto intake = random.record<Intake>();
    EXPECT_EQ(text_set_from_json(text_set_to_json(intake.reasons)).value(), intake.reasons);
  }
  EXPECT_FALSE(clock_times_from_json(R"(["24:00"])"));
  EXPECT_FALSE(clock_times_from_json(R"(["8:00"])"));
}

TEST(RecordJson, RevisionsAndSettingsReadBack) {
  const Revision revision{random_id(), 3, Instant{1234567}, random_id(), "{\"record\":\"note\"}", std::nullopt};
  EXPECT_EQ(revision_from_json(to_json(revision)).value(), revision);
  const JournalSettings settings{"Asia/Kathmandu", 300, "call \"K\"\n😴", true, true, 0};
  EXPECT_EQ(settings_from_json(to_json(settings)).value(), settings);
  EXPECT_EQ(settings_from_json("{}").value(), JournalSettings{});
}
