// What is done when a file is damaged, lost or replaced: salvage, backups, going back to one, and what a check says.
#include <fmt/format.h>

#include "cli/program.hpp"

namespace nightjar::test {
namespace {

class Rescue : public Program {
 protected:
  Rescue() { places_ = {path("backups"), path("state/seen"), path("unsaved"), path("state/proved"), "", ""}; }
  void make_with_two_nights() {
    make_journal();
    done({"log", "night"}, {"--night", "2024-03-29", "--quality", "3"});
    done({"log", "night"}, {"--night", "2024-03-30", "--quality", "4"});
  }
  [[nodiscard]] std::string only_folder_of_backups() const {
    std::string out;
    for (const auto& entry : std::filesystem::directory_iterator(places_.backups)) out = entry.path().string();
    return out;
  }
  [[nodiscard]] std::vector<std::string> names_in(const std::string& folder) const {
    std::vector<std::string> out;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) out.push_back(entry.path().filename());
    std::ranges::sort(out);
    return out;
  }
};

TEST_F(Rescue, AFileThatWasCutOrHasSomethingBehindItIsNamedAndSalvaged) {
  make_with_two_nights();
  std::string rows =
      "night,zone,into_bed,tried_to_sleep,sleep_latency_min,awakenings,awake_min,final_awakening,still_trying_min,"
      "out_of_bed,quality,rested,factors,comments\n";
  for (int day = 1; day <= 12; ++day)
    rows += fmt::format("2024-02-{:02},Europe/Berlin,,,40,,,,,,3,,,{}\n", day, std::string(20'000, 'x'));
  ASSERT_EQ(import_text("nights.csv", rows).status, 0);
  const auto whole = read_bytes(journal());
  const auto half = whole.size() / 2;
  const std::vector<std::pair<std::string, std::string>> damaged{
      {whole + "x", "has 1 byte at its end that is none of the journal's"},
      {whole + std::string(70'000, 'y'), "has 70000 bytes at its end that are none of the journal's"},
      {whole.substr(0, whole.size() - 1), "1 byte is missing at its end"},
      {whole.substr(0, half), fmt::format("{} bytes are missing at its end", whole.size() - half)}};
  int number = 0;
  for (const auto& [bytes, said] : damaged) {
    SCOPED_TRACE(said);
    write_bytes(journal(), bytes);
    const auto shown = run_on({"show"});
    EXPECT_EQ(shown.status, 1);
    EXPECT_TRUE(shown.says("nightjar salvage")) << shown.err;
    const auto to = path("rescued" + std::to_string(++number) + ".nightjar");
    const auto salvaged = run_on({"salvage"}, {"--out", to});
    EXPECT_EQ(salvaged.status, 0) << salvaged.err;
    EXPECT_TRUE(salvaged.says(said)) << salvaged.out;
    EXPECT_EQ(run({"check", to}).status, 0);
    EXPECT_EQ(read_bytes(journal()), bytes);
    if (bytes.size() >= whole.size()) EXPECT_TRUE(salvaged.says("15 entries could be read")) << salvaged.out;
    if (bytes.size() == half) EXPECT_TRUE(salvaged.says("parts of the file are damaged")) << salvaged.out;
  }
}

TEST_F(Rescue, RestoringKeepsTheReplacedFileUnderItsOwnNumberAndFindsItAgain) {
  make_with_two_nights();
  done({"backup"});
  const auto newest = read_bytes(journal());
  const auto restored = run_on({"restore"}, {"--save", "1"});
  ASSERT_EQ(restored.status, 0) << restored.err;
  EXPECT_TRUE(restored.says("kept as save 3: " + only_folder_of_backups() + "/3-pinned.nightjar")) << restored.out;
  EXPECT_TRUE(restored.says("Restored, with 0 entries."));
  std::filesystem::remove(only_folder_of_backups() + "/3.nightjar");
  const auto listed = run_on({"restore"});
  EXPECT_TRUE(listed.says("save 3 of ")) << listed.out;
  EXPECT_TRUE(listed.says("kept for good")) << listed.out;
  ASSERT_EQ(run_on({"restore"}, {"--save", "3"}).status, 0) << "a pinned one is found by its number, too";
  EXPECT_EQ(read_bytes(journal()), newest);
}

TEST_F(Rescue, ABackupFromADiskThatCannotBeWrittenIsRestoredAndNothingIsPutThere) {
  make_with_two_nights();
  std::filesystem::create_directory(path("disc"));
  std::filesystem::copy_file(only_folder_of_backups() + "/1.nightjar", path("disc/1.nightjar"));
  const auto before = names_in(path("disc"));
  const auto restored = run_on({"restore"}, {"--from", path("disc/1.nightjar")});
  EXPECT_EQ(restored.status, 0) << restored.err;
  EXPECT_EQ(names_in(path("disc")), before);
  EXPECT_TRUE(restored.says("kept as save 3")) << restored.out;
  write_bytes(journal(), read_bytes(journal()).substr(0, 9000));
  EXPECT_TRUE(done({"restore"}).says("save 3 of ")) << "a file that was cut still says whose it is";
  std::filesystem::remove(journal());
  const auto anew = run_on({"restore"}, {"--from", path("disc/1.nightjar")});
  EXPECT_EQ(anew.status, 0) << anew.err;
  EXPECT_FALSE(anew.says("was there before")) << anew.out;
}

TEST_F(Rescue, AnotherJournalIsReplacedOnlyWhenThatIsSaidAndIsKeptAmongItsOwnBackups) {
  make_with_two_nights();
  ASSERT_EQ(run({"create", path("other.nightjar"), "--kdf-cost", "minimal"}).status, 0);
  const auto other = read_bytes(path("other.nightjar"));
  const auto refused = run({"restore", path("other.nightjar"), "--from", journal()});
  EXPECT_EQ(refused.status, 1);
  EXPECT_TRUE(refused.says("is another journal")) << refused.err;
  EXPECT_TRUE(refused.says("--force")) << refused.err;
  EXPECT_EQ(read_bytes(path("other.nightjar")), other);
  const auto forced = run({"restore", path("other.nightjar"), "--from", journal(), "--force"});
  ASSERT_EQ(forced.status, 0) << forced.err;
  EXPECT_EQ(read_bytes(path("other.nightjar")), read_bytes(journal()));
  const auto at = forced.out.find("kept as save 1: ");
  const auto unknown = forced.out.find("is kept: ");
  ASSERT_TRUE(at != std::string::npos || unknown != std::string::npos) << forced.out;
  const auto kept = forced.out.substr(at != std::string::npos ? at + 16 : unknown + 9);
  EXPECT_EQ(read_bytes(kept.substr(0, kept.find('\n'))), other);
  EXPECT_FALSE(kept.starts_with(only_folder_of_backups() + "/3"));
}

TEST_F(Rescue, ABackupElsewhereIsProvedThoughAForeignFileLiesThere) {
  make_with_two_nights();
  ASSERT_EQ(run_on({"backup"}, {"--to", path("stick")}).status, 0);
  std::string folder;
  for (const auto& entry : std::filesystem::directory_iterator(path("stick"))) folder = entry.path().string();
  write_bytes(folder + "/2.nightjar", "somebody's own");
  write_bytes(folder + "/99.nightjar", "somebody's own");
  done({"log", "night"}, {"--night", "2024-03-28", "--quality", "4"});
  const auto again = run_on({"backup"}, {"--to", path("stick")});
  EXPECT_EQ(again.status, 0) << again.err;
  EXPECT_TRUE(again.says("/4.nightjar")) << again.out;
  EXPECT_EQ(read_bytes(folder + "/99.nightjar"), "somebody's own");
  const auto nowhere = run_on({"backup"}, {"--to", "/media/nightjar-test-not-there/backups"});
  EXPECT_EQ(nowhere.status, 1);
  EXPECT_TRUE(nowhere.says("does not seem to be connected")) << nowhere.err;
  EXPECT_FALSE(std::filesystem::exists("/media/nightjar-test-not-there"));
}

TEST_F(Rescue, CheckSaysWhatAGuessCosts) {
  make_journal();
  const auto checked = done({"check"});
  EXPECT_TRUE(checked.says("One try of the passphrase: 1 pass over 8 kB of memory, less than the standard"))
      << checked.out;
  EXPECT_TRUE(checked.says("One try of the recovery code: 1 pass over 8 kB")) << checked.out;
  EXPECT_TRUE(checked.says("swap")) << checked.out;
}

TEST_F(Rescue, NewKeysNameTheCopiesThatGotThem) {
  make_journal();
  std::filesystem::copy_file(journal(), path("journal (conflict 2024-04-01).nightjar"));
  std::filesystem::copy_file(journal(), path("mine.nightjar"));
  answers_ = {passphrase, "another long passphrase", "another long passphrase"};
  const auto made = done({"passphrase"}, {"--make-old-copies-useless", "--kdf-cost", "minimal"});
  EXPECT_TRUE(made.says("got the new keys, too, and open with the new passphrase:\n- " +
                        path("journal (conflict 2024-04-01).nightjar")))
      << made.out;
  EXPECT_TRUE(made.says("- " + path("mine.nightjar") + ": ")) << made.out;
}

}  // namespace
}  // namespace nightjar::test
