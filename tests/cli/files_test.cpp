// What goes out of a journal and comes into one.
#include "cli/program.hpp"

namespace nightjar::test {
namespace {

class Files : public Program {
 protected:
  Files() { make_journal(); }
  void fill() {
    done({"log", "night"},
         {"--night", "2024-03-30", "--in-bed", "22:30", "--tried", "23:00", "--latency", "40", "--awakenings", "2",
          "--awake", "50", "--final", "06:10", "--up", "07:00", "--comments", "a \"quote\", a comma"});
    done({"log", "taken"},
         {"--what", "coffee", "--kind", "caffeine", "--at", "2024-03-31T07:30", "--amount", "1", "--unit", "cup"});
    done({"log", "craving"}, {"--peak", "4"});
    done({"log", "day"}, {"--mood", "6", "--note", "fine"});
  }
  /// A second, empty journal beside the first.
  std::string other() {
    const auto name = path("other.nightjar");
    EXPECT_EQ(run({"create", name, "--kdf-cost", "minimal"}).status, 0);
    return name;
  }
};

TEST_F(Files, NightsCsvComesBackByteForByte) {
  fill();
  done({"export"}, {"--out", path("nights.csv")});
  const auto second = other();
  EXPECT_EQ(run({"import", second, path("nights.csv")}).status, 0);
  EXPECT_EQ(run({"export", second, "--out", path("again-nights.csv")}).status, 0);
  EXPECT_EQ(read_bytes(path("again-nights.csv")), read_bytes(path("nights.csv")));
  EXPECT_TRUE(
      read_bytes(path("nights.csv"))
          .starts_with("night,zone,into_bed,tried_to_sleep,sleep_latency_min,awakenings,awake_min,final_awakening,"
                       "still_trying_min,out_of_bed,quality,rested,factors,comments\n"));
}

TEST_F(Files, TheCompleteJsonComesBackByteForByte) {
  fill();
  done({"log", "night"}, {"--night", "2024-03-30", "--quality", "4", "--amend"});
  done({"export"}, {"--out", path("journal.json")});
  const auto second = other();
  const auto imported = run({"import", second, path("journal.json")});
  EXPECT_EQ(imported.status, 0) << imported.err;
  EXPECT_EQ(run({"export", second, "--out", path("again.json")}).status, 0);
  const auto before = nlohmann::json::parse(read_bytes(path("journal.json")));
  const auto after = nlohmann::json::parse(read_bytes(path("again.json")));
  // The second journal also remembers the import itself.
  auto records = after["records"];
  records.erase(
      std::remove_if(records.begin(), records.end(), [](const auto& r) { return r["record"] == "import_batch"; }),
      records.end());
  EXPECT_EQ(records, before["records"]);
  EXPECT_EQ(after["revisions"], before["revisions"]);
  EXPECT_EQ(after["settings"], before["settings"]);
}

TEST_F(Files, TheListsComeWithTheCompleteJson) {
  fill();
  done({"export"}, {"--out", path("journal.json")});
  auto complete = nlohmann::json::parse(read_bytes(path("journal.json")));
  EXPECT_FALSE(complete.contains("lists"));
  complete["lists"] = nlohmann::json::parse(
      R"({"arranged_utc":"2024-03-31T20:00:00.000Z","substances":[],"factors":[],"symptoms":[],"supports":[],
          "triggers":[{"word":"the pub","archived":true,"shape":1,"color":null},
                      {"word":"tired","archived":false,"shape":null,"color":null}]})");
  write_bytes(path("journal.json"), complete.dump());
  const auto lists_of = [&](const std::string& file) {
    EXPECT_EQ(run({"export", file, "--out", path("again.json")}).status, 0);
    return nlohmann::json::parse(read_bytes(path("again.json"))).value("lists", nlohmann::json());
  };
  const auto second = other();
  const auto imported = run({"import", second, path("journal.json")});
  EXPECT_EQ(imported.status, 0) << imported.err;
  EXPECT_EQ(lists_of(second), complete["lists"]);
  EXPECT_TRUE(run({"import", second, path("journal.json")}).says("Nothing new"));
  // The first journal has all of the entries and none of the words.
  const auto more = done({"import"}, {path("journal.json")});
  EXPECT_TRUE(more.says("2 entries of the file’s lists will be at the end of yours")) << more.out;
  EXPECT_TRUE(more.says("The lists have the entries that only the file's had")) << more.out;
  EXPECT_EQ(lists_of(journal()), complete["lists"]);
  // What is shared is not the journal: no lists.
  EXPECT_EQ(run({"report", second, "--preset", "full", "--out", path("shared.json")}).status, 0);
  EXPECT_EQ(read_bytes(path("shared.json")).find("the pub"), std::string::npos);
}

TEST_F(Files, TheArchiveHoldsEveryTableAndComesBack) {
  fill();
  done({"export"}, {"--out", path("all.zip")});
  const auto bytes = read_bytes(path("all.zip"));
  EXPECT_TRUE(bytes.starts_with("PK"));
  for (const auto* name : {"nights.csv", "days.csv", "measures.csv", "dictionary.csv", "intakes.csv", "journal.json"})
    EXPECT_NE(bytes.find(name), std::string::npos) << name;
  const auto second = other();
  const auto imported = run({"import", second, path("all.zip")});
  EXPECT_EQ(imported.status, 0) << imported.err << imported.out;
  EXPECT_EQ(run({"show", second}).out, done({"show"}).out);
}

TEST_F(Files, AnExportSaysThatItIsNoLongerProtectedAndWritesOnlyWhatItsNameSays) {
  fill();
  const auto exported = done({"export"}, {"--out", path("days.csv")});
  EXPECT_TRUE(exported.says("no longer protected"));
  EXPECT_TRUE(read_bytes(path("days.csv")).starts_with("day,zone,substance,kind,state,"));
  EXPECT_EQ(run_on({"export"}, {"--out", path("something.csv")}).status, 2);
  EXPECT_EQ(run_on({"export"}, {"--out", path("journal.json"), "--from", "2024-01-01"}).status, 2);
  EXPECT_FALSE(std::filesystem::exists(path("something.csv")));
  const auto nowhere = run_on({"export"}, {"--out", path("no/such/folder/days.csv")});
  EXPECT_EQ(nowhere.status, 1);
}

TEST_F(Files, ADryRunShowsTheTableAndChangesNothing) {
  fill();
  const auto before = read_bytes(journal());
  const auto dry =
      import_text("nights.csv",
                  "night,zone,into_bed,tried_to_sleep,sleep_latency_min,awakenings,awake_min,final_awakening,"
                  "still_trying_min,out_of_bed,quality,rested,factors,comments\n"
                  "2024-03-20,Europe/Berlin,2024-03-20T22:30,,,,,,,,,,,\n"
                  "2024-03-30,Europe/Berlin,2024-03-30T21:00,,,,,,,,,,,\n"
                  "2024-13-45,Europe/Berlin,,,,,,,,,,,,\n",
                  {"--dry-run"});
  EXPECT_EQ(dry.status, 0) << dry.err;
  EXPECT_TRUE(dry.says("read  new  same  clash  rejected  left out\n   3    1     0      1         1         0\n"))
      << dry.out;
  EXPECT_TRUE(dry.says("   4  rejected")) << dry.out;
  EXPECT_TRUE(dry.says("nothing was changed"));
  EXPECT_EQ(read_bytes(journal()), before);
}

TEST_F(Files, ImportingTwiceAddsNothingAndAClashKeepsMineUnlessTheirsIsAsked) {
  const std::string header = "day,substance,kind,state\n";
  EXPECT_EQ(
      import_text("days.csv", header + "2024-03-01,alcohol,alcohol,none\n2024-03-02,alcohol,alcohol,taken\n").status,
      0);
  const auto before = read_bytes(journal());
  const auto again =
      import_text("days.csv", header + "2024-03-01,alcohol,alcohol,none\n2024-03-02,alcohol,alcohol,taken\n");
  EXPECT_EQ(again.status, 0);
  EXPECT_TRUE(again.says("Nothing new"));
  EXPECT_EQ(read_bytes(journal()), before);

  const auto state = [&] { return done({"summary"}, {"--json"}).json()["substances"].at(0)["none"].get<int>(); };
  EXPECT_EQ(import_text("days.csv", header + "2024-03-02,alcohol,alcohol,none\n").status, 0);
  EXPECT_EQ(state(), 1);
  EXPECT_EQ(import_text("days.csv", header + "2024-03-02,alcohol,alcohol,none\n", {"--theirs"}).status, 0);
  EXPECT_EQ(state(), 2);
}

TEST_F(Files, UndoImportTakesBackWhatItBroughtButNotWhatWasChangedSince) {
  const std::string csv =
      "night,zone,into_bed,tried_to_sleep,sleep_latency_min,awakenings,awake_min,final_awakening,still_trying_min,"
      "out_of_bed,quality,rested,factors,comments\n"
      "2024-03-01,Europe/Berlin,2024-03-01T22:00,,,,,,,2024-03-02T06:00,,,,\n"
      "2024-03-02,Europe/Berlin,2024-03-02T22:00,,,,,,,2024-03-03T06:00,,,,\n";
  ASSERT_EQ(import_text("nights.csv", csv).status, 0);
  clock_.time = clock_.time + std::chrono::minutes(1);
  done({"log", "night"}, {"--night", "2024-03-02", "--quality", "5", "--amend"});
  EXPECT_TRUE(done({"undo-import"}, {"--list"}).says("nights.csv"));
  const auto undone = done({"undo-import"});
  EXPECT_TRUE(undone.says("Took back 1 ")) << undone.out;
  EXPECT_EQ(done({"nights"}, {"--json"}).json().size(), 1U);
  EXPECT_EQ(run_on({"undo-import"}).status, 1);
}

TEST_F(Files, AFileThatIsNothingOfTheKindIsRefused) {
  const auto before = read_bytes(journal());
  const auto picture = import_text("picture.png", "\x89PNG\r\n\x1a\n and so on");
  EXPECT_EQ(picture.status, 1);
  EXPECT_TRUE(picture.err.starts_with("nightjar: "));
  EXPECT_EQ(run_on({"import"}, {path("nothing-here.csv")}).status, 1);
  EXPECT_EQ(read_bytes(journal()), before);
}

TEST_F(Files, TheReportIsAPdfThatNamesWhatItHoldsAndIsRemembered) {
  fill();
  const auto written = done({"report"}, {"--out", path("visit.pdf"), "--until", "2024-03-31", "--leave-out", "comments",
                                         "--recipient", "clinic"});
  EXPECT_TRUE(read_bytes(path("visit.pdf")).starts_with("%PDF-"));
  EXPECT_TRUE(written.says("nights 2024-03-18 to 2024-03-31")) << written.out;
  EXPECT_TRUE(written.says("no longer protected"));
  done({"export"}, {"--out", path("shares.csv")});
  const auto log = read_bytes(path("shares.csv"));
  EXPECT_NE(log.find("visit.pdf"), std::string::npos) << log;
  EXPECT_NE(log.find("clinic"), std::string::npos);
}

TEST_F(Files, NotesAreLeftOutByTheirDayOrOneByOne) {
  fill();
  for (const char* word : {"zqfirst", "zqsecond"})
    done({"log", "note"}, {"--text", word, "--at", "2024-03-29T12:00", "--in-reports"});
  done({"log", "note"}, {"--text", "zqthird", "--at", "2024-03-30T12:00", "--in-reports"});
  done({"export"}, {"--out", path("notes.csv")});
  const auto notes = read_bytes(path("notes.csv"));
  const auto line = notes.rfind('\n', notes.find("zqsecond")) + 1;
  const auto shared = [&](const std::string& which) {
    std::vector<std::string> asked{"--out", path("visit.json"), "--until", "2024-03-31"};
    if (!which.empty()) asked.insert(asked.end(), {"--leave-out-note", which});
    done({"report"}, asked);
    std::string held;
    for (const char* word : {"zqfirst", "zqsecond", "zqthird"})
      if (read_bytes(path("visit.json")).find(word) != std::string::npos) held += word + 2;
    return held;
  };
  EXPECT_EQ(shared(""), "firstsecondthird");
  EXPECT_EQ(shared("2024-03-29"), "third");
  EXPECT_EQ(shared(notes.substr(line, 32)), "firstthird");
  for (const char* nothing : {"2024-03-01", "first"})
    EXPECT_EQ(
        run_on({"report"}, {"--out", path("none.json"), "--until", "2024-03-31", "--leave-out-note", nothing}).status,
        1)
        << nothing;
  EXPECT_FALSE(std::filesystem::exists(path("none.json")));
}

TEST_F(Files, AReportThatCannotBeMadeLeavesNoFile) {
  EXPECT_EQ(run_on({"report"}, {"--out", path("visit.pdf")}).status, 1);
  fill();
  EXPECT_EQ(run_on({"report"}, {"--out", path("visit.pdf"), "--leave-out", "everything"}).status, 2);
  EXPECT_EQ(run_on({"report"}, {"--out", path("visit.pdf"), "--leave-out-substance", "tea"}).status, 1);
  for (const auto& [what, says] : {std::pair{"green leaf", "cannot compare by this"},
                                   {"tag:late film", "a tag that no night and no list of this journal has"}}) {
    const auto refused =
        run_on({"report"}, {"--out", path("visit.pdf"), "--until", "2024-03-31", "--with-without", what});
    EXPECT_NE(refused.status, 0) << what;
    EXPECT_TRUE(refused.says(says)) << refused.err;
    EXPECT_TRUE(refused.says("nothing was written")) << refused.err;
  }
  EXPECT_FALSE(std::filesystem::exists(path("visit.pdf")));
}

TEST_F(Files, TheDemoSaysThatItIsInvented) {
  const auto name = path("demo.nightjar");
  const auto made = run({"demo", name, "--kdf-cost", "minimal"});
  EXPECT_EQ(made.status, 0) << made.err;
  for (const auto* verb : {"show", "nights", "summary"}) EXPECT_TRUE(run({verb, name}).says("invented")) << verb;
  const auto summary = run({"summary", name, "--json"}).json();
  EXPECT_EQ(summary["demo"], true);
  EXPECT_GT(summary["nights_recorded"].get<int>(), 250);
}

TEST_F(Files, TwoCopiesAreMergedInEitherOrderAndOnce) {
  done({"log", "day"}, {"--day", "2024-03-30", "--mood", "6"});
  const auto copy = path("copy.nightjar");
  std::filesystem::copy_file(journal(), copy);
  done({"log", "craving"}, {"--peak", "4"});
  done({"log", "day"}, {"--day", "2024-03-30", "--mood", "3", "--amend"});
  EXPECT_EQ(run({"log", "taken", copy, "--what", "coffee", "--kind", "caffeine"}).status, 0);
  const auto looked = done({"merge"}, {copy, "--dry-run"});
  EXPECT_TRUE(looked.says("Dry run: nothing was changed."));
  const auto merged = done({"merge"}, {copy});
  EXPECT_TRUE(merged.says("records        only here  only there  newer here"));
  EXPECT_TRUE(merged.says("check in                                       1"));
  EXPECT_TRUE(merged.says("Merged. The other file was only read"));
  EXPECT_TRUE(done({"merge"}, {copy}).says("Nothing new"));
  EXPECT_EQ(run({"merge", copy, journal()}).status, 0);
  done({"export"}, {"--out", path("here.json")});
  EXPECT_EQ(run({"export", copy, "--out", path("there.json")}).status, 0);
  EXPECT_EQ(read_bytes(path("here.json")), read_bytes(path("there.json")));
  const auto refused = run({"merge", journal(), other()});
  EXPECT_EQ(refused.status, 1);
  EXPECT_TRUE(refused.says("belongs to another journal"));
}

TEST_F(Files, ARowThatWasCutIsNotTaken) {
  done({"log", "night"}, {"--night", "2024-03-29", "--quality", "2"});
  done({"log", "night"}, {"--night", "2024-03-30", "--latency", "40", "--quality", "2"});
  done({"export"}, {"--out", path("nights.csv")});
  auto bytes = read_bytes(path("nights.csv"));
  const auto cut = bytes.rfind(",40,");
  ASSERT_NE(cut, std::string::npos);
  write_bytes(path("nights.csv"), bytes.substr(0, cut + 2));
  const auto fresh = other();
  const auto ran = run({"import", fresh, path("nights.csv")});
  EXPECT_TRUE(ran.says("the row has")) << ran.out << ran.err;
  EXPECT_EQ(run({"nights", fresh, "--json"}).json().size(), 1U);
  const auto again = run({"import", fresh, path("nights.csv")});
  EXPECT_TRUE(again.says("Nothing was changed")) << again.out;
  EXPECT_FALSE(again.says("the journal holds all of this")) << again.out;
}

}  // namespace
}  // namespace nightjar::test
