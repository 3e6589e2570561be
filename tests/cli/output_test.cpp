// Where a verb writes: never over a journal, not over what is something else, and no two files under one name.
#include "cli/program.hpp"

namespace nightjar::test {
namespace {

class Outputs : public Program {
 protected:
  Outputs() {
    make_journal();
    done({"log", "night"}, {"--night", "2024-03-30", "--quality", "3"});
  }
  std::string copy_of_journal(const std::string& name) {
    std::filesystem::create_directories(std::filesystem::path(path(name)).parent_path());
    std::filesystem::copy(journal(), path(name));
    return path(name);
  }
  [[nodiscard]] std::vector<std::string> names_in(const std::string& folder) const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(path(folder)))
      names.push_back(entry.path().filename());
    return names;
  }
};

TEST_F(Outputs, NeverTakeThePlaceOfAJournal) {
  const auto other = copy_of_journal("other.nightjar");
  copy_of_journal("visit.pdf");
  copy_of_journal("all.json");
  std::filesystem::create_symlink("other.nightjar", path("link.pdf"));
  std::filesystem::create_symlink("other.nightjar", path("link.json"));
  const auto before = read_bytes(other);
  for (const char* name : {"visit.pdf", "link.pdf"})
    for (const bool force : {false, true}) {
      std::vector<std::string> options{"--out", path(name)};
      if (force) options.push_back("--force");
      const auto ran = run_on({"report"}, options);
      EXPECT_EQ(ran.status, 1) << name;
      EXPECT_TRUE(ran.says("a journal")) << ran.err;
      EXPECT_EQ(read_bytes(path(name)), before) << name;
    }
  for (const char* name : {"all.json", "link.json"}) {
    EXPECT_EQ(run_on({"export"}, {"--out", path(name), "--force"}).status, 1) << name;
    EXPECT_EQ(read_bytes(path(name)), before) << name;
  }
  EXPECT_EQ(run_on({"report"}, {"--format", "pdf", "--out", journal()}).status, 2);
  EXPECT_EQ(run_on({"report"}, {"--format", "pdf", "--out", other, "--force"}).status, 2);
  EXPECT_EQ(read_bytes(other), before);
}

TEST_F(Outputs, ReplaceAnEarlierOneAndOtherFilesOnlyWhenTold) {
  for (const char* name :
       {"visit.pdf", "visit.html", "visit.json", "visit.xlsx", "visit.zip", "visit.fhir.json", "visit.sleep.json"})
    for (int times = 0; times < 2; ++times) done({"report"}, {"--out", path(name)});
  for (const char* name : {"journal.json", "nights.csv", "all.zip", "all.xlsx"})
    for (int times = 0; times < 2; ++times) done({"export"}, {"--out", path(name)});
  write_bytes(path("letter.pdf"), "Dear mother, ");
  const auto refused = run_on({"report"}, {"--out", path("letter.pdf")});
  EXPECT_EQ(refused.status, 1);
  EXPECT_TRUE(refused.says("--force")) << refused.err;
  EXPECT_EQ(read_bytes(path("letter.pdf")), "Dear mother, ");
  done({"report"}, {"--out", path("letter.pdf"), "--force"});
  EXPECT_TRUE(read_bytes(path("letter.pdf")).starts_with("%PDF-"));
}

TEST_F(Outputs, OfTwoJournalsOfOneNameAreRefusedBeforeAnythingIsAskedOrWritten) {
  const auto anna = copy_of_journal("anna/sleep.nightjar"), ben = copy_of_journal("ben/Sleep.nightjar");
  asked_ = 0;
  for (const auto& ran : {run({"report", anna, ben, "--format", "pdf", "--out", path("out")}),
                          run({"export", anna, ben, "--out", path("out") + "/.json"}),
                          run({"export", anna, ben, "--out", path("out") + "/nights.csv"})}) {
    EXPECT_EQ(ran.status, 2);
    EXPECT_TRUE(ran.says("one file")) << ran.err;
    EXPECT_TRUE(ran.says("nothing was written")) << ran.err;
  }
  EXPECT_EQ(asked_, 0);
  EXPECT_FALSE(std::filesystem::exists(path("out")));
}

TEST_F(Outputs, AreCalledWhatTheyAre) {
  write_bytes(path("password"), "walnut-tide-ember\n");
  for (const char* name : {"visit.html", "visit.xlsx", "visit.json", "visit.fhir.json", "visit.sleep.json"}) {
    const auto made = done({"report"}, {"--out", path(name), "--password-file", path("password")});
    EXPECT_TRUE(made.says(std::string(name) + ".zip")) << made.out;
    EXPECT_FALSE(std::filesystem::exists(path(name)));
    EXPECT_TRUE(read_bytes(path(name) + ".zip").starts_with("PK")) << name;
  }
  done({"report"}, {"--out", path("locked.pdf"), "--password-file", path("password")});
  EXPECT_TRUE(read_bytes(path("locked.pdf")).starts_with("%PDF-"));
  done({"report"}, {"--format", "json", "--out", path("locked.zip"), "--password-file", path("password")});
  done({"report"}, {"--format", "fhir", "--out", path("record.json")});
  done({"report"}, {"--format", "pdf", "--out", path("no ending")});

  const auto before = names_in("").size();
  for (const auto& [format, name] : std::vector<std::pair<std::string, std::string>>{
           {"pdf", "visit2.html"}, {"json", "visit2.zip"}, {"html", "visit2.nightjar"}, {"csv", "visit2.csv"}}) {
    const auto ran = run_on({"report"}, {"--format", format, "--out", path(name)});
    EXPECT_EQ(ran.status, 2) << name;
    EXPECT_TRUE(ran.says("something else")) << ran.err;
  }
  EXPECT_EQ(names_in("").size(), before);
}

TEST_F(Outputs, OfAVerbDoNotControlTheTerminalWhateverAFileIsCalled) {
  const std::string odd = path("no\x1B]0;title\x07 \u202efdp \u0085\xFF.nightjar");
  const auto missing = run({"show", odd});
  EXPECT_EQ(missing.status, 1);
  EXPECT_TRUE(missing.says("\\x1b]0;title\\x07 \\u202efdp \\u0085\\xff")) << missing.err;
  const auto made = run({"export", journal(), "--out", path("a\x1B[2J.json")});
  EXPECT_EQ(made.status, 0) << made.err;
  for (const auto& ran : {missing, made}) EXPECT_FALSE(ran.says("\x1B")) << ran.out << ran.err;
}

TEST_F(Outputs, DoNotWaitForSettingsThatCannotBeRead) {
  for (const std::string broken : {"{\"theme\":\"light\",}", "folder", "large"}) {
    std::filesystem::remove_all(path("settings.json"));
    if (broken == "folder")
      std::filesystem::create_directory(path("settings.json"));
    else
      write_bytes(path("settings.json"), broken == "large" ? std::string(2 << 20, ' ') : broken);
    for (const auto& verb : std::vector<std::vector<std::string>>{{"show"}, {"check"}, {"log", "note"}}) {
      const auto ran =
          run_on(verb, verb.size() > 1 ? std::vector<std::string>{"--text", "a word"} : std::vector<std::string>{});
      EXPECT_EQ(ran.status, 0) << ran.err;
      EXPECT_TRUE(ran.says(path("settings.json"))) << ran.err;
    }
    if (broken[0] == '{') EXPECT_EQ(read_bytes(path("settings.json")), broken) << "left as it is";
  }
}

}  // namespace
}  // namespace nightjar::test
