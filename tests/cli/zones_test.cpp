// A journal from a computer whose time zones this one does not know: everything opens, what is recorded stays as it was
// written, and whoever reads is told which clock stands in.
#include <set>

#include "cli/program.hpp"

namespace nightjar::test {
namespace {

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

std::size_t times_said(const Ran& ran, const std::string& text) {
  std::size_t count = 0;
  for (auto at = ran.err.find(text); at != std::string::npos; at = ran.err.find(text, at + 1)) ++count;
  return count;
}

/// Home is in Nowhere/Land, and everything was recorded there (UTC-07:00) but a morning in Nowhere/Else (UTC-04:00).
class UnknownZones : public Program {
 protected:
  static constexpr const char* home_note = "This computer does not know the journal's home time zone, Nowhere/Land.";

  UnknownZones() {
    const auto elsewhere = path("elsewhere.nightjar");
    const auto there = [&](std::vector<std::string> verb, const std::vector<std::string>& options) {
      verb.push_back(elsewhere);
      verb.insert(verb.end(), options.begin(), options.end());
      const auto ran = run(verb);
      EXPECT_EQ(ran.status, 0) << ran.err;
    };
    there({"create"}, {"--kdf-cost", "minimal", "--zone", "America/Los_Angeles"});
    there({"log", "night"}, {"--night", "2024-03-20", "--in-bed", "22:30", "--tried", "22:40", "--latency", "10",
                             "--final", "06:40", "--up", "07:00", "--wake-zone", "America/New_York"});
    there({"log", "night"}, {"--night", "2024-03-21", "--in-bed", "22:30", "--final", "06:10", "--quality", "3"});
    there({"log", "craving"}, {"--peak", "6", "--at", "2024-03-21T19:00"});
    there({"log", "nap"}, {"--from", "2024-03-21T13:30", "--until", "2024-03-21T14:10"});
    there({"log", "day"}, {"--day", "2024-03-21", "--mood", "6", "--caffeine", "some", "--last-caffeine", "14:10"});
    there({"export"}, {"--out", path("there.json")});
    const auto text = replaced(read_bytes(path("there.json")), "America/Los_Angeles", nowhere);
    write_bytes(path("journal.json"), replaced(text, "America/New_York", "Nowhere/Else"));
    make_journal();
    brought_in_ = run_on({"import"}, {path("journal.json")});
    EXPECT_EQ(brought_in_.status, 0) << brought_in_.err;
  }

  nlohmann::json exported() {
    std::filesystem::remove(path("out.json"));
    done({"export"}, {"--out", path("out.json")});
    return nlohmann::json::parse(read_bytes(path("out.json")));
  }

  Ran brought_in_;
};

TEST_F(UnknownZones, AJournalThatIsBroughtInKeepsItsHomeAndItsTimes) {
  EXPECT_TRUE(brought_in_.says(home_note)) << brought_in_.err;
  EXPECT_TRUE(brought_in_.says("Europe/Berlin (UTC+02:00)")) << brought_in_.err;
  EXPECT_TRUE(brought_in_.says("Nowhere/Else, Nowhere/Land")) << brought_in_.err;
  const auto json = exported();
  EXPECT_EQ(json.at("settings").at("home_zone"), nowhere);
  const auto night = done({"nights"}, {"--json"}).json().at(0);
  EXPECT_EQ(night.at("zone"), "Nowhere/Land>Nowhere/Else");
  EXPECT_EQ(night.at("time_in_bed_min"), 330);
}

TEST_F(UnknownZones, EveryVerbWorksAndNamesTheHomeOnce) {
  struct Row {
    std::vector<std::string> verb, options;
    bool opens = true;
  };
  const auto copy = path("copy.nightjar");
  std::filesystem::copy_file(journal(), copy);
  std::filesystem::create_directories(path("stick"));
  write_bytes(path("nights.csv"),
              "night,zone,into_bed,tried_to_sleep,sleep_latency_min,awakenings,awake_min,final_awakening,"
              "still_trying_min,out_of_bed,quality,rested,factors,comments\n"
              "2024-03-10,Mars,2024-03-10T22:30,,,,,,,2024-03-11T06:30,4,,,\n");
  const std::vector<Row> rows = {
      {{"show"}, {}},
      {{"nights"}, {}},
      {{"nights"}, {"--json"}},
      {{"nights"}, {"--csv"}},
      {{"summary"}, {}},
      {{"compare"}, {"--exposure", "nap", "--outcome", "sleep_latency_min"}},
      {{"trend"}, {"--measure", "sleep_latency_min"}},
      {{"report"}, {"--out", path("a.pdf")}},
      {{"report"}, {"--out", path("a.html")}},
      {{"report"}, {"--out", path("a.xlsx")}},
      {{"report"}, {"--out", path("a.zip")}},
      {{"report"}, {"--out", path("a.json")}},
      {{"report"}, {"--out", path("a.fhir.json")}},
      {{"report"}, {"--out", path("a.sleep.json")}},
      {{"export"}, {"--out", path("b.json")}},
      {{"export"}, {"--out", path("b.zip")}},
      {{"export"}, {"--out", path("b.xlsx")}},
      {{"export"}, {"--out", path("b.fhir.json")}},
      {{"export"}, {"--out", path("b.sleep.json")}},
      {{"import"}, {path("nights.csv"), "--dry-run"}},
      {{"import"}, {path("nights.csv")}},
      {{"undo-import"}, {}},
      {{"check"}, {}},
      {{"backup"}, {"--to", path("stick")}},
      {{"restore"}, {}, false},
      {{"merge"}, {copy}},
      {{"passphrase"}, {"--new-recovery-code", "--kdf-cost", "minimal"}},
      {{"zone"}, {}},
      {{"log", "night"}, {"--quality", "4"}},
      {{"log", "night"}, {"--night", "2024-03-22", "--in-bed", "23:00", "--up", "07:00"}},
      {{"log", "nap"}, {"--from", "05:00", "--until", "05:20"}},
      {{"log", "craving"}, {"--peak", "3"}},
      {{"log", "craving"}, {"--peak", "3", "--at", "07:10"}},
      {{"log", "taken"}, {"--what", "tea", "--at", "07:10"}},
      {{"log", "day"}, {"--mood", "5", "--caffeine", "some", "--last-caffeine", "07:10"}},
      {{"log", "checklist"}, {"--restless", "1"}},
      {{"log", "side-effect"}, {"--what", "dry mouth"}},
      {{"log", "support"}, {"--type", "group"}},
      {{"log", "score"}, {"--name", "A scale", "--total", "12"}},
      {{"log", "plan"}, {"--what", "tablets", "--said", "one in the morning", "--time", "08:00"}},
      {{"log", "note"}, {"--text", "a word"}},
  };
  for (const auto& row : rows) {
    std::string name;
    for (const auto& word : row.verb) name += word + " ";
    SCOPED_TRACE(name);
    const auto ran = run_on(row.verb, row.options);
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_EQ(times_said(ran, home_note), row.opens ? 1U : 0U) << ran.err;
  }
  // The rest of the program's verbs: they make a journal, work on a broken one, or open none.
  const std::set<std::string> others{"create", "demo", "log", "open", "salvage", "recover", "crisis", "forget"};
  std::set<std::string> tried;
  for (const auto& row : rows) tried.insert(row.verb.front());
  const auto help = run({"--help"}).out;
  std::istringstream lines(help.substr(help.find("Subcommands:")));
  for (std::string line; std::getline(lines, line);) {
    if (line.size() < 3 || !line.starts_with("  ") || line[2] == ' ') continue;
    const auto verb = line.substr(2, line.find(' ', 2) - 2);
    EXPECT_TRUE(tried.contains(verb) || others.contains(verb)) << verb << " is tried by nobody";
  }
}

TEST_F(UnknownZones, WhatWasSalvagedAndRecoveredOpensToo) {
  const auto code = [&] {
    const auto made = done({"passphrase"}, {"--new-recovery-code", "--kdf-cost", "minimal"});
    return made.out.substr(made.out.find("Recovery code: ") + 15, 34);
  }();
  answers_ = {code, "another long passphrase", "another long passphrase"};
  const auto recovered = run_on({"recover"}, {"--kdf-cost", "minimal"});
  EXPECT_EQ(recovered.status, 0) << recovered.err;
  EXPECT_EQ(times_said(recovered, home_note), 1U) << recovered.err;
  answers_ = {"another long passphrase"};
  const auto salvaged = run_on({"salvage"}, {"--out", path("salvaged.nightjar")});
  EXPECT_EQ(salvaged.status, 0) << salvaged.err;
  answers_ = {"another long passphrase"};
  const auto shown = run({"show", path("salvaged.nightjar")});
  EXPECT_EQ(shown.status, 0) << shown.err;
  EXPECT_EQ(times_said(shown, home_note), 1U) << shown.err;
}

TEST_F(UnknownZones, ANightThatIsAmendedKeepsTheOffsetsOfItsZones) {
  const auto amended = done({"log", "night"}, {"--night", "2024-03-20", "--up", "07:30", "--amend"});
  EXPECT_TRUE(amended.says("In bed 6 h 00 min")) << amended.out;
  EXPECT_TRUE(
      amended.says("does not know the time zone Nowhere/Else: the new time there is kept with the offset UTC-04:00"))
      << amended.err;
  auto night = done({"nights"}, {"--json"}).json().at(0);
  EXPECT_EQ(night.at("out_of_bed"), "2024-03-21T07:30-04:00");
  EXPECT_EQ(night.at("zone_known"), true);

  // Both times of the evening at once, as whole times: what the night said so far still tells the offset.
  done({"log", "night"},
       {"--night", "2024-03-20", "--in-bed", "2024-03-20T23:00", "--tried", "2024-03-20T23:10", "--amend"});
  night = done({"nights"}, {"--json"}).json().at(0);
  EXPECT_EQ(night.at("into_bed"), "2024-03-20T23:00-07:00");
  EXPECT_EQ(night.at("time_in_bed_min"), 330);

  // A time that the night did not have yet lies in the zone of its half.
  done({"log", "night"}, {"--night", "2024-03-21", "--up", "06:40", "--amend"});
  EXPECT_EQ(done({"nights"}, {"--json"}).json().at(1).at("out_of_bed"), "2024-03-22T06:40-07:00");
}

TEST_F(UnknownZones, AnAnswerOfADayThatIsAmendedStaysInItsZone) {
  const auto amended = done({"log", "day"}, {"--day", "2024-03-21", "--last-caffeine", "15:00", "--amend"});
  EXPECT_TRUE(amended.says("with the offset UTC-07:00")) << amended.err;
  const auto json = exported().dump();
  EXPECT_NE(
      json.find(
          R"("local":"2024-03-21T15:00","offset_min":-420,"utc":"2024-03-21T22:00:00.000Z","zone":"Nowhere/Land")"),
      std::string::npos)
      << json;
}

TEST_F(UnknownZones, ANewEntryIsReadOnTheClockOfThisComputer) {
  done({"log", "craving"}, {"--peak", "3", "--at", "07:10"});
  const auto json = exported().dump();
  EXPECT_NE(
      json.find(
          R"("local":"2024-04-01T07:10","offset_min":120,"utc":"2024-04-01T05:10:00.000Z","zone":"Europe/Berlin")"),
      std::string::npos)
      << json;
}

TEST_F(UnknownZones, AComputerWithoutZonesReadsThemInUtc) {
  computer_zone_ = Zone();
  const auto ran = done({"log", "craving"}, {"--peak", "3"});
  EXPECT_TRUE(ran.says("craving at 06:00")) << ran.out;
  EXPECT_TRUE(ran.says("new entries are read in UTC, until")) << ran.err;
}

TEST_F(UnknownZones, AnotherHomeIsGivenByAVerbOfItsOwn) {
  const auto before = done({"nights"}, {"--csv"}).out;
  EXPECT_EQ(run_on({"zone"}, {"--home", nowhere}).status, 2);
  EXPECT_TRUE(done({"zone"}).says("Home is Nowhere/Land. New entries are read in Europe/Berlin (UTC+02:00)."));
  EXPECT_TRUE(done({"zone"}, {"--home", "Asia/Kolkata"}).says("Home is now Asia/Kolkata (UTC+05:30)."));
  const auto after = done({"nights"}, {"--csv"});
  EXPECT_EQ(after.out, before) << "what is recorded stays as it was written";
  EXPECT_EQ(times_said(after, home_note), 0U);
  EXPECT_TRUE(done({"log", "craving"}, {"--peak", "3"}).says("craving at 11:30"));
}

TEST_F(UnknownZones, OfAFileAreNamedWhenItIsBroughtIn) {
  const auto read = import_text("nights.csv",
                                "night,zone,into_bed,tried_to_sleep,sleep_latency_min,awakenings,awake_min,"
                                "final_awakening,still_trying_min,out_of_bed,quality,rested,factors,comments\n"
                                "2024-03-10,Mars,2024-03-10T22:30,,,,,,,2024-03-11T06:30,4,,,\n"
                                "2024-03-11,Mars,2024-03-11T22:30,,,,,,,2024-03-12T06:30,4,,,\n");
  EXPECT_EQ(read.status, 0) << read.err;
  EXPECT_EQ(times_said(read, "This computer does not know these time zones of the file: Mars."), 1U) << read.err;
}

TEST_F(UnknownZones, ANewTimeBesideTimesWithoutAnOffsetIsSaidToHaveNone) {
  ASSERT_EQ(import_text("nights.csv",
                        "night,zone,into_bed,tried_to_sleep,sleep_latency_min,awakenings,awake_min,final_awakening,"
                        "still_trying_min,out_of_bed,quality,rested,factors,comments\n"
                        "2024-03-10,Mars,2024-03-10T22:30,,,,,,,2024-03-11T06:30,4,,,\n")
                .status,
            0);
  const auto amended = done({"log", "night"}, {"--night", "2024-03-10", "--up", "07:00", "--amend"});
  EXPECT_TRUE(amended.says("time zone Mars: the new time there is kept as the clock showed it, without an offset"))
      << amended.err;
  EXPECT_TRUE(amended.says("In bed 8 h 30 min")) << amended.out;
}

using ZoneOfTheComputer = Program;

TEST_F(ZoneOfTheComputer, IsSaidWhereAnotherStandsInForIt) {
  zone_told_ = false;
  computer_zone_ = Zone();
  const auto made = run_on({"create"}, {"--kdf-cost", "minimal"});
  EXPECT_EQ(made.status, 0) << made.err;
  EXPECT_TRUE(made.says("does not say its time zone, or does not know it, so UTC stands in for it")) << made.err;
  const auto named = run({"create", path("b.nightjar"), "--kdf-cost", "minimal", "--zone", "Europe/Berlin"});
  EXPECT_FALSE(named.says("stands in")) << named.err;
}

}  // namespace
}  // namespace nightjar::test
