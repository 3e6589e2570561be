// Backups, going back to one, and an older file that took the place of a newer one: as the program does it.
#include "safety/real_program.hpp"

namespace nightjar::test {
namespace {

namespace fs = std::filesystem;
using Backups = RealProgram;

void damage(const std::string& file, std::streamoff at) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekp(at);
  stream << "damage";
}

TEST_F(Backups, AreMadeWhenAJournalIsMadeOrOpenedToChangeItAndCheckProvesTheNewest) {
  make_journal();
  EXPECT_EQ(backups().size(), 1u);
  EXPECT_TRUE(done({"check"}).says("Backups on this computer: 1."));
  EXPECT_EQ(backups().size(), 1u) << "looking makes none";
  done({"log", "craving"}, {"--peak", "5"});
  done({"log", "craving"}, {"--peak", "6"});
  EXPECT_EQ(backups().size(), 2u);
  const auto checked = done({"check"});
  EXPECT_TRUE(checked.says("Backups on this computer: 2. The newest opens: save 2 of ")) << checked.out;
  EXPECT_TRUE(checked.says("with 1 entry"));

  for (const auto& backup : backups()) damage(backup.string(), 5000);
  const auto damaged = run({"check"});
  EXPECT_EQ(damaged.status, 1);
  EXPECT_TRUE(damaged.says("the newest backup could not be opened"));
  EXPECT_FALSE(damaged.says("Nothing is wrong"));
}

TEST_F(Backups, TheVerbMakesOneOfTheLatestSaveAndOneInAnotherFolder) {
  make_journal();
  done({"log", "craving"}, {"--peak", "5"});
  const auto here = done({"backup"});
  EXPECT_TRUE(here.says("Backed up and opened again: save 2 of ")) << here.out;
  const auto there = done({"backup"}, {"--to", path("stick")});
  EXPECT_TRUE(there.says(path("stick"))) << there.out;
  EXPECT_TRUE(fs::exists(path("stick")));
}

TEST_F(Backups, AnOlderFileInThePlaceOfTheJournalIsNoticedUntilItIsSaved) {
  make_journal();
  done({"log", "craving"}, {"--peak", "5"});
  fs::copy_file(journal(), path("older"));
  done({"log", "craving"}, {"--peak", "6"});
  EXPECT_FALSE(done({"nights"}).says("older than"));
  fs::copy_file(path("older"), journal(), fs::copy_options::overwrite_existing);
  EXPECT_TRUE(done({"show"}).says("This file is older than the one last used here"));
  EXPECT_TRUE(done({"log", "craving"}, {"--peak", "7"}).says("This file is older than the one last used here"));
  EXPECT_FALSE(done({"show"}).says("older than")) << "its saves count on from the newest seen";
}

TEST_F(Backups, TwoCopiesThatWereChangedApartAreNoticed) {
  make_journal();
  fs::copy_file(journal(), path("copy"));
  done({"log", "craving"}, {"--peak", "5"});
  // Another computer, which has not seen the first save.
  fs::rename(path("home"), path("home of another"));
  fs::create_directories(path("home"));
  fs::rename(journal(), path("first"));
  fs::rename(path("copy"), journal());
  done({"log", "craving"}, {"--peak", "6"});
  fs::remove_all(path("home"));
  fs::rename(path("home of another"), path("home"));
  EXPECT_TRUE(done({"show"}).says("were changed apart from each other"));
}

TEST_F(Backups, WithoutOneNothingIsMerged) {
  make_journal();
  fs::copy_file(journal(), path("other.nightjar"));
  craving("here");
  const auto folder = fs::path(backups().front()).parent_path().parent_path();
  fs::remove_all(folder);
  std::ofstream(folder) << "in the way";
  const auto refused = run({"merge"}, {path("other.nightjar")});
  EXPECT_EQ(refused.status, 1);
  EXPECT_TRUE(refused.says("nothing was changed, because a backup comes first")) << refused.out;
  EXPECT_TRUE(done({"merge"}, {path("other.nightjar"), "--dry-run"}).says("Dry run"));
  fs::remove(folder);
  EXPECT_TRUE(done({"merge"}, {path("other.nightjar")}).says("Nothing new"));
}

TEST_F(Backups, GoingBackKeepsWhatWasThere) {
  make_journal();
  done({"log", "craving"}, {"--peak", "5"});
  done({"log", "craving"}, {"--peak", "6"});
  const auto listed = done({"restore"});
  EXPECT_TRUE(listed.says("save 1 of ") && listed.says("save 2 of ")) << listed.out;
  EXPECT_EQ(run({"restore"}, {"--save", "9"}).status, 1);
  EXPECT_TRUE(done({"restore"}, {"--save", "2"}).says("Restored, with 1 entry."));
  EXPECT_TRUE(done({"check"}).says("\n1 entry."));
  EXPECT_EQ(backups().size(), 3u) << "the file with two entries is kept";
}

TEST_F(Backups, ADamagedJournalIsReplacedByABackupThatIsNamedAndADamagedBackupReplacesNothing) {
  make_journal();
  done({"log", "craving"}, {"--peak", "5"});
  const auto backup = backups().at(0).string();
  damage(journal(), 20);
  EXPECT_TRUE(run({"restore"}).says("name a backup with --from"));
  EXPECT_TRUE(done({"restore"}, {"--from", backup}).says("Restored, with 0 entries."));
  EXPECT_EQ(run({"show"}).status, 0);

  damage(backup, 5000);
  EXPECT_EQ(run({"restore"}, {"--from", backup}).status, 1);
  EXPECT_EQ(run({"show"}).status, 0);
}

}  // namespace
}  // namespace nightjar::test
