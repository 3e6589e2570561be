// The rarer entries as verbs, and --ask: the same questions one by one.
#include "cli/program.hpp"

namespace nightjar::test {
namespace {

using nlohmann::json;

class LogMore : public Program {
 protected:
  LogMore() { make_journal(); }
  std::vector<json> records(const std::string& kind) {
    done({"export"}, {"--out", path("all.json")});
    std::vector<json> out;
    const json all = json::parse(read_bytes(path("all.json")));
    for (const auto& record : all["records"])
      if (record["record"] == kind) out.push_back(record);
    std::filesystem::remove(path("all.json"));
    return out;
  }
  Ran asked(const std::vector<std::string>& verb, const std::string& answers, std::vector<std::string> options = {}) {
    std::vector<std::string> args = verb;
    args.push_back(journal());
    args.push_back("--ask");
    args.insert(args.end(), options.begin(), options.end());
    return run(args, answers);
  }
};

TEST_F(LogMore, ANapIsPlacedOnItsDay) {
  EXPECT_TRUE(done({"log", "nap"}, {"--day", "2024-03-30", "--from", "23:50", "--until", "5:30"}).says("4 h 40 min"))
      << "the clock went forward that night";
  const auto naps = records("nap");
  ASSERT_EQ(naps.size(), 1u);
  EXPECT_EQ(naps[0]["start"]["local"], "2024-03-30T23:50");
  EXPECT_EQ(naps[0]["end"]["local"], "2024-03-31T05:30");
}

TEST_F(LogMore, TheChecklistKeepsWhatWasAnswered) {
  EXPECT_TRUE(done({"log", "checklist"}, {"--restless", "2", "--low-mood", "0"}).says("2 of 18 answered"));
  EXPECT_EQ(records("withdrawal_check").at(0)["items"]["low_mood"], 0);
}

TEST_F(LogMore, SideEffectsSupportScoresPlansAndNotesAreKept) {
  done({"log", "side-effect"}, {"--what", "dry mouth", "--bother", "1"});
  done({"log", "support"}, {"--type", "phone-or-chat", "--name", "Sam", "--at", "07:00"});
  done({"log", "score"}, {"--name", "Sleep scale", "--total", "12 or so"});
  done({"log", "plan"}, {"--what", "tablets", "--said", "one in the morning", "--time", "20:00", "--time", "8"});
  done({"log", "note"}, {"--text", "at my sister's"});
  EXPECT_EQ(records("side_effect").at(0)["bother"], 1);
  EXPECT_EQ(records("support_event").at(0)["type"], "phone_or_chat");
  EXPECT_EQ(records("clinic_score").at(0)["total"], "12 or so");
  EXPECT_EQ(records("plan").at(0)["instruction"], "one in the morning");
  EXPECT_EQ(records("note").at(0)["text"], "at my sister's");
}

TEST_F(LogMore, WithoutTheOneThingNeededNothingIsKept) {
  for (const char* verb : {"nap", "checklist", "side-effect", "support", "score", "plan", "note", "craving", "taken"}) {
    const auto ran = run_on({"log", verb});
    EXPECT_EQ(ran.status, 2) << verb;
    EXPECT_FALSE(ran.err.empty());
  }
}

TEST_F(LogMore, AskingAsksOneByOneAndAgainWhereAnAnswerCannotBeKept) {
  const auto ran = asked({"log", "craving"}, "11\n7\n\n20\n\ntired\nlonely\n\n.\n");
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_TRUE(ran.says("How strong at its strongest (0..10): "));
  EXPECT_TRUE(ran.says("takes a whole number from 0 to 10"));
  const auto craving = records("craving").at(0);
  EXPECT_EQ(craving["peak"], 7);
  EXPECT_EQ(craving["minutes"], 20);
  EXPECT_EQ(craving["triggers"], json({"lonely", "tired"}));
  EXPECT_EQ(craving["note"], nullptr);
}

TEST_F(LogMore, WhatIsGivenIsNotAskedAndTheEndOfTheInputLeavesTheRestEmpty) {
  const auto ran = asked({"log", "night"}, "22:30\n", {"--night", "2024-03-30", "--quality", "4"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_FALSE(ran.says("The evening's date"));
  EXPECT_FALSE(ran.says("Sleep felt"));
  const auto night = records("night").at(0);
  EXPECT_EQ(night["quality"], 4);
  EXPECT_EQ(night["into_bed"]["local"], "2024-03-30T22:30");
  EXPECT_EQ(night["out_of_bed"], nullptr);
}

TEST_F(LogMore, AWrongPassphraseIsSaidBeforeAnyQuestion) {
  answers_ = {"not this one"};
  const auto ran = asked({"log", "craving"}, "7\n");
  EXPECT_EQ(ran.status, 1);
  EXPECT_FALSE(ran.says("How strong"));
}

}  // namespace
}  // namespace nightjar::test
