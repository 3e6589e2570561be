#include <gtest/gtest.h>

#include <nightjar/report/journal_json.hpp>
#include <nlohmann/json.hpp>

using namespace nightjar;

TEST(JournalJson, HoldsSettingsRecordsTheBinAndEarlierVersions) {
  JournalData data({"Asia/Tehran", 300, "", false, false, 5});
  Note note;
  note.head.id = random_id();
  note.text = "=1 \"quoted\"\n😴";
  data.put(note);
  note.head.id = random_id();
  note.head.deleted = Instant{1000};
  data.put(note);
  const std::vector<Revision> revisions{{note.head.id, 1, Instant{5}, random_id(), "{}", std::nullopt}};
  const auto json = nlohmann::json::parse(report::journal_json(data, revisions));
  EXPECT_EQ(json.at("format"), "nightjar-journal");
  EXPECT_EQ(json.at("version"), 1);
  EXPECT_EQ(json.at("settings").at("home_zone"), "Asia/Tehran");
  ASSERT_EQ(json.at("records").size(), 2u);
  EXPECT_EQ(json.at("records")[0].at("text"), note.text);
  EXPECT_TRUE(json.at("records")[0].at("deleted_utc").is_null());
  EXPECT_EQ(json.at("records")[1].at("deleted_utc"), "1970-01-01T00:00:01.000Z");
  EXPECT_EQ(json.at("revisions").at(0).at("record_id"), note.head.id.hex());
}

TEST(JournalJson, AnEmptyJournalIsCompleteToo) {
  const auto json = nlohmann::json::parse(report::journal_json(JournalData{}, {}));
  EXPECT_TRUE(json.at("records").empty());
  EXPECT_TRUE(json.at("revisions").empty());
  EXPECT_FALSE(json.contains("lists"));
}

TEST(JournalJson, HoldsTheListsThatThePersonArranged) {
  JournalData data;
  Lists lists;
  lists.at(ListKind::triggers) = {{"the pub", true, {1, 2}}};
  data.set_lists(lists);
  const auto json = nlohmann::json::parse(report::journal_json(data, {}));
  EXPECT_EQ(json.at("lists").at("triggers").at(0).at("word"), "the pub");
  EXPECT_EQ(json.at("lists").at("triggers").at(0).at("archived"), true);
}
