#include "cli/program.hpp"

namespace nightjar::test {
namespace {

using Log = Program;
using nlohmann::json;

class LogNight : public Program {
 protected:
  LogNight() { make_journal(); }
  /// The only night, as JSON.
  json night() {
    const auto nights = done({"nights"}, {"--json"}).json();
    EXPECT_EQ(nights.size(), 1U);
    return nights.at(0);
  }
};
using LogTaken = LogNight;
using LogDay = LogNight;
using LogCraving = LogNight;

const std::vector<std::string> worked_night = {"--night",        "2024-03-29",
                                               "--in-bed",       "22:30",
                                               "--tried",        "23:00",
                                               "--latency",      "40",
                                               "--awakenings",   "2",
                                               "--awake",        "50",
                                               "--final",        "06:10",
                                               "--still-trying", "30",
                                               "--up",           "07:00",
                                               "--quality",      "3",
                                               "--rested",       "2",
                                               "--factors",      "late coffee; screens",
                                               "--comments",     "windy, woke twice"};

TEST_F(LogNight, TheWorkedNightComesBackWithEveryAnswerAndMeasure) {
  const auto saved = done({"log", "night"}, worked_night);
  EXPECT_TRUE(saved.says("asleep 5 h 40 min")) << saved.out;
  const auto n = night();
  EXPECT_EQ(n["night"], "2024-03-29");
  EXPECT_EQ(n["state"], "recorded");
  EXPECT_EQ(n["into_bed"], "2024-03-29T22:30+01:00");
  EXPECT_EQ(n["into_bed_zone"], "Europe/Berlin");
  EXPECT_EQ(n["zone"], "Europe/Berlin");
  EXPECT_EQ(n["out_of_bed"], "2024-03-30T07:00+01:00");
  EXPECT_EQ(n["sleep_latency_min"], 40);
  EXPECT_EQ(n["quality"], 3);
  EXPECT_EQ(n["factors"], json({"late coffee", "screens"}));
  EXPECT_EQ(n["comments"], "windy, woke twice");
  EXPECT_EQ(n["woke_earlier_than_planned_min"], nullptr);
  EXPECT_EQ(n["time_in_bed_min"], 510);
  EXPECT_EQ(n["before_trying_min"], 30);
  EXPECT_EQ(n["sleep_onset"], "2024-03-29T23:40+01:00");
  EXPECT_EQ(n["sleep_period_min"], 390);
  EXPECT_EQ(n["total_sleep_time_min"], 340);
  EXPECT_EQ(n["terminal_wake_min"], 50);
  EXPECT_EQ(n["total_wake_min"], 140);
  EXPECT_NEAR(n["efficiency_tib_pct"].get<double>(), 66.667, 0.001);
  EXPECT_NEAR(n["efficiency_dse_pct"].get<double>(), 73.913, 0.001);
  EXPECT_NEAR(n["efficiency_lights_out_pct"].get<double>(), 70.833, 0.001);
  EXPECT_EQ(n["midpoint"], "2024-03-30T02:55+01:00");
  EXPECT_EQ(n["usable"], true);
  EXPECT_EQ(n["reason"], nullptr);
  EXPECT_EQ(n["checks"], json::array());
  EXPECT_EQ(n["lateness"], "late");
}

TEST_F(LogNight, TheClockChangeShortensTheSameNight) {
  auto options = worked_night;
  options[1] = "2024-03-30";
  done({"log", "night"}, options);
  EXPECT_EQ(night()["time_in_bed_min"], 450);
  EXPECT_EQ(night()["midpoint"], "2024-03-31T03:25+02:00");
}

TEST_F(LogNight, WithoutADateItIsTheNightThatEndedToday) {
  done({"log", "night"}, {"--quality", "4"});
  EXPECT_EQ(night()["night"], "2024-03-31");
  EXPECT_EQ(night()["usable"], true);
  EXPECT_EQ(night()["time_in_bed_min"], nullptr);
}

TEST_F(LogNight, AWholeDateOfGoingToBedNamesTheNight) {
  done({"log", "night"}, {"--tried", "2024-03-21T00:20", "--up", "13:30"});
  EXPECT_EQ(night()["night"], "2024-03-20");
  EXPECT_EQ(night()["out_of_bed"], "2024-03-21T13:30+01:00");
}

TEST_F(LogNight, AClockTimeOfGettingUpIsTheFirstAfterLyingDown) {
  done({"log", "night"},
       {"--night", "2024-03-20", "--in-bed", "20:00", "--tried", "20:10", "--final", "23:30", "--up", "23:40"});
  EXPECT_EQ(night()["out_of_bed"], "2024-03-20T23:40+01:00");
}

TEST_F(LogNight, AnOffsetSettlesTheRepeatedHour) {
  const std::vector<std::string> base = {"--night", "2023-11-04", "--zone", "America/New_York",
                                         "--up",    "07:00",      "--tried"};
  auto first = base, second = base;
  first.emplace_back("01:30");
  done({"log", "night"}, first);
  EXPECT_EQ(night()["tried_to_sleep"], "2023-11-05T01:30-04:00");
  second.emplace_back("01:30-05:00");
  second.emplace_back("--amend");
  done({"log", "night"}, second);
  EXPECT_EQ(night()["tried_to_sleep"], "2023-11-05T01:30-05:00");
}

TEST_F(LogNight, AFlightHasTwoZones) {
  done({"log", "night"}, {"--night", "2024-03-20", "--in-bed", "22:00", "--up", "06:00", "--zone", "Europe/London",
                          "--wake-zone", "America/New_York"});
  EXPECT_EQ(night()["zone"], "Europe/London>America/New_York");
  EXPECT_EQ(night()["time_in_bed_min"], 720);  // New York is 4 hours behind in those weeks
}

TEST_F(LogNight, ARecordedNightIsChangedOnlyWhenThatIsSaid) {
  done({"log", "night"}, worked_night);
  const auto before = read_bytes(journal());
  const auto clash = run_on({"log", "night"}, {"--night", "2024-03-29", "--quality", "5"});
  EXPECT_EQ(clash.status, 1);
  EXPECT_TRUE(clash.says("2024-03-29"));
  EXPECT_TRUE(clash.says("--amend"));
  EXPECT_EQ(read_bytes(journal()), before);
  done({"log", "night"}, {"--night", "2024-03-29", "--quality", "5", "--clear", "rested", "--amend"});
  EXPECT_EQ(night()["quality"], 5);
  EXPECT_EQ(night()["rested"], nullptr);
  EXPECT_EQ(night()["sleep_latency_min"], 40);
  EXPECT_EQ(night()["revision"], 2);
}

TEST_F(LogNight, AnOddNightIsSavedAsWrittenAndAskedAbout) {
  const auto saved = done({"log", "night"}, {"--night", "2024-03-20", "--in-bed", "19:30", "--tried", "19:20",
                                             "--latency", "10", "--final", "07:30", "--up", "08:00", "--awake", "0"});
  EXPECT_TRUE(saved.err.starts_with("Is this right?")) << saved.err;
  EXPECT_TRUE(saved.says("(order)"));
  EXPECT_EQ(night()["usable"], false);
  EXPECT_EQ(night()["reason"], "trying_before_bed");
  EXPECT_EQ(night()["total_sleep_time_min"], nullptr);
  EXPECT_EQ(night()["sleep_latency_min"], 10);
  EXPECT_EQ(night()["checks"], json({"order"}));
  done({"log", "night"}, {"--night", "2024-03-20", "--that-is-right", "order", "--amend"});
  EXPECT_EQ(night()["checks"], json::array());
}

TEST_F(LogNight, NoSleepAndPreferNotAreAnswers) {
  done({"log", "night"}, {"--no-sleep"});
  EXPECT_EQ(night()["state"], "no_sleep");
  EXPECT_EQ(night()["total_sleep_time_min"], 0);
  done({"log", "night"}, {"--prefer-not", "--amend"});
  EXPECT_EQ(night()["state"], "prefer_not");
  EXPECT_EQ(night()["total_sleep_time_min"], nullptr);
}

TEST_F(LogNight, NoneOfTheseIsNotTheSameAsNotAnswered) {
  done({"log", "night"}, {"--quality", "2"});
  EXPECT_EQ(night()["factors"], nullptr);
  done({"log", "night"}, {"--none-of-these", "--amend"});
  EXPECT_EQ(night()["factors"], json::array());
}

TEST_F(LogNight, WordsAreKeptExactlyAsTyped) {
  const std::string typed = "[\"quoted\"], =1+1; \xF0\x9F\x8C\x99\nsecond line";
  done({"log", "night"}, {"--comments", typed});
  EXPECT_EQ(night()["comments"], typed);
}

TEST_F(LogCraving, AfterMidnightIsSaidWithItsDateAndWithTheDayUnderWhichItIsKept) {
  EXPECT_TRUE(
      done({"log", "craving"}, {"--peak", "6", "--at", "2024-03-24T02:00"})
          .says("Saved: craving at 02:00 on Sunday 24 March (with Saturday 23 March, which goes on until 04:00)."));
  EXPECT_TRUE(done({"log", "craving"}, {"--peak", "3", "--at", "2024-03-23T20:00"})
                  .says("Saved: craving at 20:00 on Saturday 23 March."));
  done({"log", "note"}, {"--text", "later", "--at", "2024-03-24T01:30"});
  done({"log", "note"}, {"--text", "earlier", "--at", "2024-03-23T21:00"});
  const auto shown = done({"show"}).out;
  const std::vector<std::string> in_order{"2024-03-23", "20:00 \u00b7 Craving 3", "Sun 02:00 \u00b7 Craving 6",
                                          "21:00 \u00b7 Note \u00b7 earlier", "Sun 01:30 \u00b7 Note \u00b7 later"};
  for (std::size_t i = 0, from = 0; i < in_order.size(); ++i) {
    const auto found = shown.find(in_order[i], from);
    ASSERT_NE(found, std::string::npos) << in_order[i] << " in its place of\n" << shown;
    from = found;
  }
}

TEST_F(LogCraving, IsShownOnItsDayWithWhatWasSaid) {
  done({"log", "craving"}, {"--peak", "7", "--at", "23:40", "--minutes", "20", "--for", "kratom", "--trigger", "tired",
                            "--trigger", "a place", "--helped", "a walk", "--outcome", "still-there"});
  const auto shown = done({"show"});
  // It is 08:00 on 1 April: the last 23:40 was the evening before.
  EXPECT_TRUE(shown.says("Sun 2024-03-31\n  23:40 · Craving 7 of 10 · ")) << shown.out;
  EXPECT_TRUE(shown.says("Going on: a place; tired · Helped: a walk · For: kratom · How it went: still there · 20 min"))
      << shown.out;
}

TEST_F(LogTaken, KeepsAmountsAsTypedAndAddsNothingUp) {
  const auto saved = done({"log", "taken"}, {"--what", "kratom", "--kind", "kratom", "--at", "07:30", "--amount", "2,5",
                                             "--unit", "spoons", "--reason", "for pain"});
  EXPECT_TRUE(saved.says("Saved: taken 07:30"));
  EXPECT_TRUE(saved.says("new on your list"));
  done({"log", "taken"}, {"--what", "kratom", "--about", "05:00", "--amount", "2,5", "--unit", "spoons"});
  done({"log", "taken"}, {"--what", "kratom", "--not-sure", "--day", "2024-03-31"});
  const auto shown = done({"show"});
  EXPECT_TRUE(shown.says("07:30 · kratom · taken · 2,5 spoons · Why: for pain")) << shown.out;
  EXPECT_TRUE(shown.says("05:00 · kratom · taken · about then · 2,5 spoons"));
  EXPECT_TRUE(shown.says("kratom · taken · time not known · amount not sure"));
  EXPECT_FALSE(shown.says("5 spoons spoons") || shown.says("· 5 spoons"));
  const auto substance = done({"summary"}, {"--json"}).json()["substances"].at(0);
  EXPECT_EQ(substance["taken"], 2);
}

TEST_F(LogTaken, AsksBeforeADayThatSaysNoneSaysTaken) {
  done({"log", "day"}, {"--none", "alcohol", "--kind", "alcohol"});
  const auto before = read_bytes(journal());
  const auto refused = run_on({"log", "taken"}, {"--what", "alcohol"});
  EXPECT_EQ(refused.status, 1);
  EXPECT_TRUE(refused.says("--replace-none"));
  EXPECT_EQ(read_bytes(journal()), before);
  done({"log", "taken"}, {"--what", "alcohol", "--replace-none"});
  EXPECT_EQ(done({"summary"}, {"--json"}).json()["substances"].at(0)["taken"], 1);
}

TEST_F(LogTaken, TheTimeMustLieOnTheDayNamed) {
  EXPECT_EQ(run_on({"log", "taken"}, {"--what", "a", "--day", "2024-03-20", "--at", "2024-03-22T10:00"}).status, 2);
  // 02:00 belongs to the journal day before.
  done({"log", "taken"}, {"--what", "a", "--day", "2024-03-20", "--at", "02:00"});
  EXPECT_TRUE(done({"show"}).says("Wed 2024-03-20\n  Thu 02:00 · a · taken"));
}

TEST_F(LogDay, AnswersAddUpAndDoNotReplaceEachOtherUnasked) {
  done({"log", "day"}, {"--mood", "6", "--caffeine", "some", "--last-caffeine", "14:10"});
  done({"log", "day"}, {"--stress", "2", "--mood", "6", "--day-type", "free"});
  const auto clash = run_on({"log", "day"}, {"--mood", "3"});
  EXPECT_EQ(clash.status, 1);
  EXPECT_TRUE(clash.says("--amend"));
  done({"log", "day"}, {"--mood", "3", "--amend"});
  const auto shown = done({"show"});
  EXPECT_TRUE(shown.says("How the day was · Mood: 3 of 10 · Stress: 2 of 10")) << shown.out;
  EXPECT_TRUE(shown.says("What there was · coffee or tea · Last caffeine at: 14:10 · free day")) << shown.out;
}

TEST_F(LogDay, TheFourStatesStayApart) {
  done({"log", "day"}, {"--day", "2024-03-30", "--taken", "a", "--none", "b", "--prefer-not", "c"});
  done({"log", "day"}, {"--day", "2024-03-31", "--nothing-taken"});
  const auto substances = done({"summary"}, {"--json", "--until", "2024-04-01"}).json()["substances"];
  ASSERT_EQ(substances.size(), 3U);
  const auto counts = [&](std::size_t i) {
    const auto& s = substances[i];
    return std::vector<int>{s["taken"], s["none"], s["prefer_not"], s["not_recorded"]};
  };
  EXPECT_EQ(counts(0), (std::vector<int>{1, 1, 0, 1}));
  EXPECT_EQ(counts(1), (std::vector<int>{0, 2, 0, 1}));
  EXPECT_EQ(counts(2), (std::vector<int>{0, 1, 1, 1}));
}

TEST_F(LogDay, NothingTakenDoesNotOverruleWhatIsRecorded) {
  done({"log", "taken"}, {"--what", "coffee"});
  EXPECT_EQ(run_on({"log", "day"}, {"--nothing-taken"}).status, 1);
  EXPECT_EQ(run_on({"log", "day"}, {"--none", "coffee", "--amend"}).status, 1);
}

TEST_F(LogDay, TonightIsNotANightThatCouldHaveBeenRecorded) {
  done({"log", "night"}, {"--night", "2024-03-31", "--quality", "3"});
  done({"log", "day"}, {"--day", "2024-04-01", "--mood", "5"});  // today
  const auto summary = done({"summary"}, {"--json"}).json();
  EXPECT_EQ(summary["until"], "2024-04-01");
  EXPECT_EQ(summary["nights_possible"], 1);
  EXPECT_TRUE(done({"show"}).says("1 of 1 nights recorded"));
  EXPECT_EQ(done({"summary"}, {"--json", "--until", "2024-04-01"}).json()["nights_possible"], 2)
      << "a period that is named";
}

TEST_F(LogDay, NothingGivenIsWrongUsage) { EXPECT_EQ(run_on({"log", "day"}).status, 2); }

TEST_F(LogNight, AnEmptyAnswerIsNotAnAnswer) {
  for (const std::vector<std::string>& options : {std::vector<std::string>{},
                                                  {"--comments", ""},
                                                  {"--comments", " \u00A0"},
                                                  {"--factors", ""},
                                                  {"--factors", ";;"}}) {
    const auto ran = run_on({"log", "night"}, options);
    EXPECT_EQ(ran.status, 2) << ran.out;
  }
  for (const std::vector<std::string>& verb : {std::vector<std::string>{"nap", "--comments", ""},
                                               {"day", "--note", " "},
                                               {"day", "--taken", " "},
                                               {"support", "--name", ""},
                                               {"checklist", "--note", ""},
                                               {"taken", "--what", " "},
                                               {"note", "--text", "\n"}}) {
    const auto ran = run_on({"log", verb[0]}, {verb.begin() + 1, verb.end()});
    EXPECT_EQ(ran.status, 2) << verb[0] << ' ' << ran.out;
  }
  EXPECT_TRUE(done({"show"}).says("Nothing is recorded yet"));
}

TEST_F(LogNight, AYearThatIsNotThisOneIsSaid) {
  const auto far = done({"log", "night"}, {"--night", "2036-02-12", "--quality", "3"});
  EXPECT_TRUE(far.says("Saved: Tue 12 \u2192 Wed 13 February 2036")) << far.out;
  EXPECT_TRUE(far.says("is still to come. Is this right?")) << far.err;
  EXPECT_TRUE(done({"log", "craving"}, {"--peak", "1", "--at", "2023-03-01T10:00"}).says("1 March 2023"));
  const auto today = done({"log", "night"}, {"--quality", "3"});
  EXPECT_FALSE(today.says("2024")) << today.out;
  EXPECT_FALSE(today.says("still to come"));
}

}  // namespace
}  // namespace nightjar::test
