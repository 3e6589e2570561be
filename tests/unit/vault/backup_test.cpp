#include <algorithm>
#include <nightjar/vault/backup.hpp>
#include <nightjar/vault/seen.hpp>

#include "unit/vault/journal_folder.hpp"

namespace nightjar::vault {
namespace {
using namespace test;

class BackupTest : public JournalFolder {
 protected:
  std::vector<Backup> backups(const Id& id) { return backups_of(ops(), path("backups"), id).value(); }
  Bytes backup_contents(const Backup& backup) {
    auto sealed = VaultFile::inspect(ops(), backup.path, true);
    const auto opened = VaultFile::unlock(*sealed, passphrase(), SecretKind::passphrase);
    return {opened->database.begin(), opened->database.end()};
  }
};

TEST_F(BackupTest, IsACopyOfTheFileNamedByItsSaveAndMadeOnce) {
  auto file = create(database(10, 1)).file;
  EXPECT_TRUE(backups(file.vault_id()).empty());
  ASSERT_TRUE(back_up(ops(), file, path("backups")));
  ASSERT_TRUE(back_up(ops(), file, path("backups")));
  auto found = backups(file.vault_id());
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].path, path("backups/" + file.vault_id().hex() + "/1.nightjar"));
  EXPECT_EQ(read_all(found[0].path), read_all(path()));
  EXPECT_GT(found[0].modified_s, 1'700'000'000);

  ASSERT_EQ(file.save(database(10, 2), 0).status, SaveResult::saved);
  ASSERT_TRUE(back_up(ops(), file, path("backups"), true));
  found = backups(file.vault_id());
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].counter, 2u);
  EXPECT_TRUE(found[0].pinned);
  EXPECT_EQ(backup_contents(found[1]), database(10, 1));
}

TEST_F(BackupTest, OfAForkIsKeptBesideTheOtherWithTheSameCounter) {
  auto file = create(database(10, 1)).file;
  const auto first = read_all(path());
  ASSERT_EQ(file.save(database(10, 2), 0).status, SaveResult::saved);
  ASSERT_TRUE(back_up(ops(), file, path("backups")));
  const auto id = file.vault_id();
  { [[maybe_unused]] const auto closed = std::move(file); }
  write_all(path(), first);
  auto fork = open();
  ASSERT_TRUE(fork);
  ASSERT_EQ(fork->file.save(database(10, 3), 0).status, SaveResult::saved);
  ASSERT_TRUE(back_up(ops(), fork->file, path("backups")));
  EXPECT_EQ(backups(id).size(), 2u);
}

TEST_F(BackupTest, IsNotMadeOfAFileThatSomeoneElseChanged) {
  auto file = create(database(10, 1)).file;
  write_all(path(), database(5000, 7));
  EXPECT_EQ(code_of(back_up(ops(), file, path("backups"))), ErrorCode::conflict);
  EXPECT_TRUE(backups(file.vault_id()).empty());
}

TEST_F(BackupTest, RestoringKeepsWhatWasThereEvenIfDamaged) {
  auto file = create(database(10, 1)).file;
  const auto id = file.vault_id();
  ASSERT_TRUE(back_up(ops(), file, path("backups")));
  const auto backup = backups(id)[0];
  EXPECT_EQ(code_of(restore(ops(), backup, path())), ErrorCode::in_use);
  { [[maybe_unused]] const auto closed = std::move(file); }
  const auto damaged = database(5000, 7);
  write_all(path(), damaged);
  ASSERT_TRUE(restore(ops(), backup, path()));
  EXPECT_EQ(contents(), database(10, 1));
  const auto after = backups(id);
  ASSERT_EQ(after.size(), 2u);
  EXPECT_TRUE(std::ranges::any_of(after, [&](const Backup& b) { return b.pinned && read_all(b.path) == damaged; }));

  std::filesystem::remove(path());
  ASSERT_TRUE(restore(ops(), backup, path()));
  auto opened = open();
  opened->file.count_on_from(40);
  EXPECT_EQ(opened->file.save(database(10, 2), 0).counter, 41u);
}

TEST_F(BackupTest, TheReplacedFileIsKeptUnderItsOwnNumberWhereItIsSaid) {
  auto file = create(database(10, 1)).file;
  ASSERT_TRUE(back_up(ops(), file, path("backups")));
  const auto backup = backups(file.vault_id())[0];
  ASSERT_EQ(file.save(database(10, 2), 0).counter, 2u);
  { [[maybe_unused]] const auto closed = std::move(file); }
  const auto newest = read_all(path());
  const auto kept = restore(ops(), backup, path(), {path("kept/here"), 2});
  ASSERT_TRUE(kept);
  EXPECT_EQ(*kept, path("kept/here/2-pinned.nightjar"));
  EXPECT_EQ(read_all(**kept), newest);
  std::filesystem::remove(path());
  EXPECT_EQ(restore(ops(), backup, path(), {path("kept/here"), 2}).value(), std::nullopt) << "there was none";
}

TEST_F(BackupTest, FilesThatDoNotOpenDisplaceNoneThatDoes) {
  auto file = create(database(200'000, 1)).file;
  ASSERT_TRUE(back_up(ops(), file, path("backups")));
  const auto folder = "backups/" + file.vault_id().hex() + "/";
  auto damaged = read_all(path());
  damaged.back() ^= 1;
  write_all(path(folder + "901.nightjar"), damaged);
  write_all(path(folder + "902.nightjar"), Bytes(damaged.begin(), damaged.begin() + 9000));
  write_all(path(folder + "903.nightjar"), database(5000, 3));
  // All on one day, so that only the three newest are always kept.
  for (unsigned save = 2; save <= 6; ++save) {
    ASSERT_EQ(file.save(database(200'000, save), 0).counter, save);
    ASSERT_TRUE(back_up(ops(), file, path("backups")));
  }
  const auto after = backups(file.vault_id());
  std::vector<std::uint64_t> numbers;
  for (const auto& each : after) numbers.push_back(each.counter);
  EXPECT_EQ(numbers, (std::vector<std::uint64_t>{903, 902, 901, 6, 5, 4}));
}

TEST_F(BackupTest, ADamagedBackupIsNotRestored) {
  auto file = create(database(10, 1)).file;
  ASSERT_TRUE(back_up(ops(), file, path("backups")));
  const auto backup = backups(file.vault_id())[0];
  { [[maybe_unused]] const auto closed = std::move(file); }
  auto bytes = read_all(backup.path);
  bytes[50] ^= 1;
  write_all(backup.path, bytes);
  EXPECT_EQ(code_of(restore(ops(), backup, path())), ErrorCode::damaged_header);
  EXPECT_EQ(contents(), database(10, 1));
}

constexpr std::int64_t day_s = 86'400;

/// One backup a day, newest first.
std::vector<Backup> daily_backups(std::size_t count, std::int64_t newest_s = 1'795'000'000) {
  std::vector<Backup> all;
  for (std::size_t i = 0; i < count; ++i)
    all.push_back({"", count - i, newest_s - static_cast<std::int64_t>(i) * day_s, 1u << 20, false});
  return all;
}

TEST(Thinning, KeepsDaysThenWeeksThenMonths) {
  const auto all = daily_backups(400);
  const auto kept = all.size() - superfluous(all, 256u << 20).size();
  EXPECT_GE(kept, 7u + 2u + 4u);
  EXPECT_LE(kept, 7u + 4u + 6u);
}

TEST(Thinning, NeverTouchesTheThreeNewestSavesOrPinnedOnes) {
  auto all = daily_backups(50);
  all[30].pinned = true;
  for (const std::uint64_t limit : {std::uint64_t{0}, std::uint64_t{256u << 20}}) {
    const auto gone = superfluous(all, limit);
    for (const std::size_t i : {0u, 1u, 2u, 30u}) EXPECT_FALSE(std::ranges::count(gone, i)) << i;
  }
  EXPECT_EQ(superfluous(all, 0).size(), 46u);
  EXPECT_TRUE(superfluous(daily_backups(3), 0).empty());
}

TEST(Thinning, SurvivesAClockThatJumps) {
  for (const std::int64_t jump : {-day_s, -3650 * day_s, 50 * 365 * day_s}) {
    auto all = daily_backups(10);
    all[0].modified_s += jump;  // the newest save, made with the wrong clock
    const auto gone = superfluous(all, 256u << 20);
    for (const std::size_t i : {0u, 1u, 2u}) EXPECT_FALSE(std::ranges::count(gone, i)) << jump;
    EXPECT_LE(gone.size(), 4u) << jump;
  }
}

TEST(Seen, NoticesOlderAndForkedFiles) {
  const Seen last{5, {1}};
  EXPECT_EQ(compare({}, last), Familiarity::unknown);
  EXPECT_EQ(compare(last, last), Familiarity::same);
  EXPECT_EQ(compare(last, {6, {2}}), Familiarity::same);
  EXPECT_EQ(compare(last, {4, {2}}), Familiarity::older);
  EXPECT_EQ(compare(last, {5, {2}}), Familiarity::forked);
}

TEST_F(BackupTest, WhatWasSeenIsRememberedPerJournalAndBrokenNotesAreForgotten) {
  const auto note = path("state/seen");
  const Id one{{1}}, two{{2}};
  EXPECT_FALSE(last_seen(ops(), note, one));
  ASSERT_TRUE(remember_seen(ops(), note, one, {3, {7, 8, 9}}));
  ASSERT_TRUE(remember_seen(ops(), note, two, {4, {1}}));
  ASSERT_TRUE(remember_seen(ops(), note, one, {5, {7}}));
  EXPECT_EQ(last_seen(ops(), note, one), (Seen{5, {7}}));
  EXPECT_EQ(last_seen(ops(), note, two), (Seen{4, {1}}));
  std::ofstream(note) << "nonsense\n" << two.hex() << " 9 abc\n";
  EXPECT_FALSE(last_seen(ops(), note, two));
}

}  // namespace
}  // namespace nightjar::vault
