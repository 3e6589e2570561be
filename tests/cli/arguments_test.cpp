#include "cli/program.hpp"

namespace nightjar::test {
namespace {

using Arguments = Program;

std::vector<std::vector<std::string>> all_verbs() {
  return {{"create"}, {"log", "night"}, {"log", "craving"}, {"log", "taken"}, {"log", "day"}, {"show"},
          {"nights"}, {"summary"},      {"compare"},        {"trend"},        {"report"},     {"export"},
          {"import"}, {"undo-import"},  {"passphrase"},     {"recover"},      {"check"},      {"zone"},
          {"forget"}, {"demo"},         {"crisis"}};
}

TEST_F(Arguments, HelpNamesEveryVerbAndWhereHelpIs) {
  const auto help = run({"--help"});
  EXPECT_EQ(help.status, 0);
  EXPECT_EQ(help.err, "");
  for (const auto& verb : all_verbs()) EXPECT_TRUE(help.says("  " + verb.front())) << verb.front();
  EXPECT_TRUE(help.says("nightjar crisis"));
}

TEST_F(Arguments, EveryVerbHasHelpWithAnExampleOfItself) {
  for (auto verb : all_verbs()) {
    std::string name = "nightjar";
    for (const auto& word : verb) name += " " + word;
    verb.emplace_back("--help");
    const auto help = run(verb);
    EXPECT_EQ(help.status, 0) << name;
    EXPECT_TRUE(help.says("Examples:\n  " + name)) << name << "\n" << help.out;
    EXPECT_TRUE(help.says("Usage: " + name)) << name << "\n" << help.out;
  }
}

TEST_F(Arguments, VersionIsOneLine) {
  const auto version = run({"--version"});
  EXPECT_EQ(version.status, 0);
  EXPECT_EQ(version.out, "nightjar " NIGHTJAR_VERSION "\n");
}

TEST_F(Arguments, WrongUsageIsStatus2WithAHintAndAsksForNoPassphrase) {
  make_journal();
  asked_ = 0;
  const std::vector<std::vector<std::string>> wrong = {
      {"frobnicate"},
      {"log"},
      {"show"},
      {"show", journal(), "--frobnicate"},
      {"show", journal(), "--from", "yesterday"},
      {"show", journal(), "--from", "2024-02-30"},
      {"show", journal(), "--from", "2024-03-02", "--until", "2024-03-01"},
      {"nights", journal(), "--json", "--csv"},
      {"create", path("new.nightjar"), "--kdf-cost", "weak"},
      {"create", path("new.nightjar"), "--zone", "Mars/Olympus"},
      {"log", "night", journal(), "--quality", "6"},
      {"log", "night", journal(), "--latency", "12.5"},
      {"log", "night", journal(), "--in-bed", "25:00"},
      {"log", "night", journal(), "--factors", "a", "--none-of-these"},
      {"log", "craving", journal()},
      {"log", "craving", journal(), "--peak", "11"},
      {"log", "taken", journal()},
      {"log", "taken", journal(), "--what", "a", "--unit", "mg"},
      {"log", "taken", journal(), "--what", "a", "--amount", "1", "--not-sure"},
      {"log", "taken", journal(), "--what", "a", "--at", "08:00", "--about", "08:00"},
      {"log", "taken", journal(), "--what", "a", "--kind", "sweets"},
      {"log", "day", journal(), "--caffeine", "lots"},
      {"report", journal(), "--out", "report.doc"},
      {"export", journal(), "--out", "everything.xls"},
      {"import", journal()},
      {"merge", journal()},
  };
  for (const auto& args : wrong) {
    const auto ran = run(args);
    std::string line;
    for (const auto& arg : args) line += arg + " ";
    EXPECT_EQ(ran.status, 2) << line;
    EXPECT_TRUE(ran.err.starts_with("nightjar: ")) << line << ran.err;
    EXPECT_TRUE(ran.says("hint: ")) << line << ran.err;
    EXPECT_EQ(ran.out, "") << line;
  }
  EXPECT_TRUE(run({"merge", journal()}).says("OTHER is required"));
  EXPECT_TRUE(run({"log", "craving", journal()}).says("nightjar: --peak is required"));
  EXPECT_EQ(asked_, 0);
}

TEST_F(Arguments, AVerbThatIsNotThereIsNamed) {
  EXPECT_EQ(run({"shwo"}).err, "nightjar: there is no verb 'shwo'\nhint: see 'nightjar --help'\n");
  EXPECT_EQ(run({"log", "dinner"}).err, "nightjar: there is no verb 'log dinner'\nhint: see 'nightjar log --help'\n");
  EXPECT_EQ(run({"log"}).err, "nightjar: a verb is missing\nhint: see 'nightjar log --help'\n");
}

TEST_F(Arguments, CrisisNeedsNoJournalAndNamesNumbers) {
  const auto card = run({"crisis"});
  EXPECT_EQ(card.status, 0);
  EXPECT_TRUE(card.says("988"));
  EXPECT_TRUE(card.says("1-800-662-4357"));
  EXPECT_EQ(asked_, 0);
  EXPECT_TRUE(std::filesystem::is_empty(folder_));
}

TEST_F(Arguments, TheWindowIsForNoArgumentsOrOneFile) {
  using Args = std::vector<std::string>;
  EXPECT_TRUE(cli::asks_for_window(Args{}));
  EXPECT_TRUE(cli::asks_for_window(Args{"/home/me/sleep.nightjar"}));
  EXPECT_TRUE(cli::asks_for_window(Args{"sleep.nightjar"}));
  EXPECT_FALSE(cli::asks_for_window(Args{"show"}));
  EXPECT_FALSE(cli::asks_for_window(Args{"shwo"}));
  EXPECT_FALSE(cli::asks_for_window(Args{"--help"}));
  EXPECT_FALSE(cli::asks_for_window(Args{"show", "sleep.nightjar"}));
}

}  // namespace
}  // namespace nightjar::test
