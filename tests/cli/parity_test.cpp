// What a form of the window asks can be said by a verb, too: every field of every record that a person makes.
#include <set>

#include "cli/program.hpp"

namespace nightjar::test {
namespace {

using nlohmann::json;

class Parity : public Program {
 protected:
  Parity() { make_journal(); }
  [[nodiscard]] std::vector<json> records(const std::string& kind) {
    const auto file = path("all.json");
    std::filesystem::remove(file);
    done({"export"}, {"--out", file});
    std::vector<json> out;
    const json all = json::parse(read_bytes(file));
    for (const auto& record : all["records"])
      if (record["record"] == kind) out.push_back(record);
    return out;
  }
  /// Every field of the one record of this kind is answered, but those.
  void expect_whole(const std::string& kind, const std::set<std::string>& but = {}) {
    const auto found = records(kind);
    ASSERT_EQ(found.size(), 1U) << kind;
    for (const auto& [name, value] : found[0].items()) {
      if (name == "deleted_utc" || but.contains(name)) continue;
      EXPECT_FALSE(value.is_null() || (value.is_array() && value.empty())) << kind << '.' << name;
    }
  }
};

TEST_F(Parity, ANight) {
  done({"log", "night"},
       {"--in-bed",       "22:30", "--tried",        "23:00", "--latency",       "40",          "--awakenings", "2",
        "--awake",        "50",    "--final",        "06:10", "--still-trying",  "30",          "--up",         "07:00",
        "--quality",      "3",     "--rested",       "2",     "--factors",       "late coffee", "--comments",   "windy",
        "--woke-earlier", "10",    "--own-estimate", "330",   "--that-is-right", "rare"});
  expect_whole("night");
}
TEST_F(Parity, ADay) {
  done({"log", "day"},
       {"--mood",         "6",    "--energy",   "5",      "--pain",         "0",          "--stress",        "3",
        "--craving-peak", "2",    "--note",     "a walk", "--day-type",     "free",       "--naps",          "none",
        "--caffeine",     "some", "--exercise", "some",   "--late-screens", "prefer-not", "--last-caffeine", "07:10",
        "--none",         "wine"});
  expect_whole("check_in");
  expect_whole("day_facts");
  expect_whole("substance_day", {"note"});  // no form asks for it
}
TEST_F(Parity, TheQuickEntries) {
  done({"log", "craving"}, {"--peak", "7", "--at", "07:00", "--minutes", "20", "--for", "wine", "--trigger", "tired",
                            "--helped", "a walk", "--outcome", "passed", "--note", "short"});
  expect_whole("craving", {"target_substance_id"});  // "wine" is on no list yet
  done({"log", "taken"}, {"--what",    "tea",    "--at",    "07:00",     "--amount",         "2",
                          "--unit",    "cups",   "--form",  "drink",     "--label-strength", "none",
                          "--brand",   "own",    "--route", "swallowed", "--reason",         "social",
                          "--noticed", "warmth", "--note",  "at home"});
  expect_whole("intake", {"plan_id"});
  done({"log", "craving"}, {"--peak", "5", "--for", "tea"});
  int on_the_list = 0;
  for (const auto& craving : records("craving")) on_the_list += craving["target_substance_id"].is_null() ? 0 : 1;
  EXPECT_EQ(on_the_list, 1);
}
TEST_F(Parity, TheRarerEntries) {
  done({"log", "nap"},
       {"--from", "13:30", "--until", "14:10", "--minutes", "35", "--comments", "on the train", "--day", "2024-03-31"});
  expect_whole("nap");
  done({"log", "side-effect"}, {"--what", "headache", "--bother", "1", "--linked-to", "the heat", "--until",
                                "2024-04-01", "--note", "gone by noon"});
  expect_whole("side_effect");
  done({"log", "support"}, {"--type", "group", "--name", "Tuesday", "--happened", "missed", "--at", "07:00",
                            "--minutes", "90", "--note", "ill"});
  expect_whole("support_event");
  done({"log", "score"},
       {"--name", "Sleep scale", "--total", "12", "--range", "0 to 28", "--given-by", "the clinic", "--note", "new"});
  expect_whole("clinic_score");
  done({"log", "note"}, {"--text", "at my sister's", "--in-reports"});
  expect_whole("note");
  done({"log", "checklist"}, {"--restless", "2", "--note", "in the evening"});
  expect_whole("withdrawal_check");
}
TEST_F(Parity, APlanAndWhatBecameOfIt) {
  done({"log", "plan"}, {"--what", "tablets", "--said", "one morning and evening", "--by", "Dr A", "--time", "8:00",
                         "--time", "20:00", "--from", "2024-03-01", "--until", "2024-05-01"});
  expect_whole("plan");
  done({"log", "day"}, {"--plan-taken", "tablets 8:00", "--plan-not-taken", "tablets 20:00"});
  std::map<int, std::string> states;
  for (const auto& event : records("plan_event")) states[event["planned_min"]] = event["state"];
  EXPECT_EQ(states, (std::map<int, std::string>{{480, "taken"}, {1200, "not_taken"}}));
  EXPECT_TRUE(run_on({"log", "day"}, {"--plan-taken", "tablets"}).says("write the time after the name"));
  EXPECT_TRUE(run_on({"log", "day"}, {"--plan-taken", "drops"}).says("there is no plan for that"));
  const auto clash = run_on({"log", "day"}, {"--plan-prefer-not", "tablets 8:00"});
  EXPECT_EQ(clash.status, 1);
  done({"log", "day"}, {"--plan-prefer-not", "tablets 8:00", "--amend"});
  EXPECT_EQ(records("plan_event").size(), 2U);
}
TEST_F(Parity, AnOddTimeOfSomethingTakenIsAskedAbout) {
  for (const char* at : {"22:30", "23:42"})
    EXPECT_FALSE(done({"log", "taken"}, {"--what", "wine", "--day", "2024-03-30", "--at", at}).says("Is this right?"));
  EXPECT_TRUE(done({"log", "taken"}, {"--what", "wine", "--day", "2024-03-30", "--at", "12:50"})
                  .says("(intake_time). Perhaps: 2024-03-31T00:50"));
}

// --- the same, asked one by one

class Asked : public Parity {
 protected:
  Ran ask(const std::string& verb, const std::string& answers, const std::vector<std::string>& options = {}) {
    std::vector<std::string> args{"log", verb, journal(), "--ask"};
    args.insert(args.end(), options.begin(), options.end());
    return run(args, answers);
  }
  const std::vector<std::string> morning_{"--night",      "2024-03-29", "--tried",   "23:10", "--latency", "10",
                                          "--awakenings", "0",          "--awake",   "0",     "--final",   "06:10",
                                          "--up",         "07:00",      "--quality", "3",     "--rested",  "3"};
};

TEST_F(Asked, WhatTakesYesOrNoIsAskedAsThat) {
  const auto ran = ask("note", "at my sister's\n\nperhaps\nyes\n");
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_TRUE(ran.says("It may appear in reports (yes or no): "));
  EXPECT_TRUE(ran.says("This takes yes or no."));
  EXPECT_EQ(records("note").at(0)["in_reports"], true);
}
TEST_F(Asked, AnOddHourIsMendedByItsNumber) {
  // In bed at 11:00 is offered as 23:00; no more questions after it, then the first offer.
  const auto ran = ask("night", "11:00\n.\n1\n", morning_);
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_TRUE(ran.says("Is this right?")) << ran.out;
  EXPECT_EQ(records("night").at(0)["into_bed"]["local"], "2024-03-29T23:00");
  EXPECT_FALSE(ran.err.find("Is this right?") != std::string::npos) << "what was asked is not asked again";
}
TEST_F(Asked, AnOddHourThatIsRightStays) {
  const auto ran = ask("night", "11:00\n.\nmaybe\nyes\nyes\nyes\n", morning_);
  EXPECT_EQ(ran.status, 0) << ran.err;
  const auto night = records("night").at(0);
  EXPECT_EQ(night["into_bed"]["local"].get<std::string>().substr(11), "11:00");
  EXPECT_FALSE(night["odd_confirmed"].empty());
}
TEST_F(Asked, ANightThatIsThereIsChangedOnlyAfterAYes) {
  done({"log", "night"}, {"--night", "2024-03-29", "--quality", "2"});
  EXPECT_EQ(ask("night", ".\nno\n", morning_).status, 1);
  EXPECT_EQ(records("night").at(0)["quality"], 2);
  EXPECT_EQ(ask("night", ".\nyes\n", morning_).status, 0);
  EXPECT_EQ(records("night").at(0)["quality"], 3);
}
TEST_F(Asked, OneAnswerThatCannotBeKeptTakesNoOthersWithIt) {
  done({"log", "taken"}, {"--what", "tea"});
  const auto ran = ask("day", "\n6\n.\n", {"--none", "tea"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_TRUE(ran.says("note: not recorded: "));
  EXPECT_EQ(records("check_in").at(0)["mood"], 6);
}
TEST_F(Asked, ADayThatSaysNoneSaysTakenAfterAYes) {
  done({"log", "day"}, {"--none", "wine"});
  EXPECT_EQ(ask("taken", ".\nno\n", {"--what", "wine"}).status, 1);
  EXPECT_TRUE(records("intake").empty());
  EXPECT_EQ(ask("taken", ".\nyes\n", {"--what", "wine"}).status, 0);
  EXPECT_EQ(records("substance_day").at(0)["state"], "taken");
}

}  // namespace
}  // namespace nightjar::test
