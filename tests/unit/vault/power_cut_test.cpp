// Whatever a disk may have forgotten at a power cut: the journal opens, old or new, and "saved" was never a lie.
#include <gtest/gtest.h>

#include <algorithm>
#include <nightjar/vault/backup.hpp>
#include <set>

#include "unit/vault/journal_folder.hpp"
#include "unit/vault/weak_disk.hpp"

namespace nightjar::vault {
namespace {
using namespace test;
using nightjar::test::WeakDisk;
using Mistake = WeakDisk::Mistake;

const std::string path = "/disk/j.nightjar";
const Bytes old_data = database(1000, 1);
const Bytes new_data = database(140'000, 2);

struct Outcomes {
  std::set<WeakDisk::State> states;
  int unreadable = 0;
  int said_saved_but_old = 0;
  int without_backup = 0;
};

enum class Found { nothing, old_one, new_one, unreadable };

Found found_in(const WeakDisk::State& state, const SecretBytes& secret) {
  WeakDisk disk(state);
  auto sealed = VaultFile::inspect(disk, path);
  if (!sealed) return sealed.error().code == ErrorCode::not_found ? Found::nothing : Found::unreadable;
  const auto opened = VaultFile::unlock(*sealed, secret, SecretKind::passphrase);
  if (!opened) return Found::unreadable;
  if (std::ranges::equal(opened->database, old_data)) return Found::old_one;
  return std::ranges::equal(opened->database, new_data) ? Found::new_one : Found::unreadable;
}

void cut_everywhere(const WeakDisk& disk, Outcomes& outcomes, const std::function<Found(const WeakDisk::State&)>& look,
                    bool may_be_missing = false) {
  for (std::size_t count = 0; count <= disk.recorded(); ++count) {
    disk.after_power_cut(count, [&](const WeakDisk::State& state) {
      const bool is_new = outcomes.states.insert(state).second;
      if (!is_new && count < disk.recorded()) return;
      const auto found = look(state);
      if (found == Found::unreadable || (found == Found::nothing && !may_be_missing)) ++outcomes.unreadable;
      if (count == disk.recorded() && found != Found::new_one) ++outcomes.said_saved_but_old;
    });
  }
}

Outcomes power_cuts_of_a_save(Mistake mistake) {
  WeakDisk disk;
  auto made = VaultFile::create(disk, path, passphrase(), minimal_cost(), old_data, 0);
  NIGHTJAR_EXPECTS(made.has_value());
  disk.make(mistake);
  disk.start_recording();
  EXPECT_EQ(made->file.save(new_data, 1).status, SaveResult::saved);
  Outcomes outcomes;
  cut_everywhere(disk, outcomes, [](const auto& state) { return found_in(state, passphrase()); });
  return outcomes;
}

TEST(PowerCut, DuringASaveLeavesTheOldOrTheNewJournal) {
  const auto outcomes = power_cuts_of_a_save(Mistake::none);
  EXPECT_EQ(outcomes.unreadable, 0);
  EXPECT_EQ(outcomes.said_saved_but_old, 0);
  EXPECT_GE(outcomes.states.size(), 35u) << "the model tries enough";
}

TEST(PowerCut, DuringTheFirstSaveLeavesNothingOrTheWholeJournal) {
  WeakDisk disk;
  disk.start_recording();
  ASSERT_TRUE(VaultFile::create(disk, path, passphrase(), minimal_cost(), new_data, 0));
  Outcomes outcomes;
  cut_everywhere(
      disk, outcomes, [](const auto& state) { return found_in(state, passphrase()); }, true);
  EXPECT_EQ(outcomes.unreadable, 0);
  EXPECT_EQ(outcomes.said_saved_but_old, 0);
}

TEST(PowerCut, DuringANewKeyLeavesOneOfTheTwoPassphrasesThatOpens) {
  const auto other = SecretBytes::copy_of("another passphrase");
  WeakDisk disk;
  auto made = VaultFile::create(disk, path, passphrase(), minimal_cost(), old_data, 0);
  ASSERT_TRUE(made);
  disk.start_recording();
  ASSERT_TRUE(made->file.rekey(other, minimal_cost(), new_data, 1));
  Outcomes outcomes;
  cut_everywhere(disk, outcomes, [&](const auto& state) {
    const auto by_old = found_in(state, passphrase());
    return by_old == Found::unreadable ? found_in(state, other) : by_old;
  });
  EXPECT_EQ(outcomes.unreadable, 0);
  EXPECT_EQ(outcomes.said_saved_but_old, 0);
}

/// Every backup that has its name is whole; returns how many there are.
int whole_backups(const WeakDisk::State& state, Outcomes& outcomes) {
  int whole = 0;
  for (const auto& [name, content] : state) {
    if (name == "j.nightjar" || !name.ends_with(".nightjar")) continue;
    WeakDisk disk(state);
    auto sealed = VaultFile::inspect(disk, "/disk/" + name, true);
    if (sealed && VaultFile::unlock(*sealed, passphrase(), SecretKind::passphrase))
      ++whole;
    else
      ++outcomes.unreadable;
  }
  return whole;
}

TEST(PowerCut, DuringABackupLeavesTheJournalAndOnlyWholeBackups) {
  WeakDisk disk;
  auto made = VaultFile::create(disk, path, passphrase(), minimal_cost(), new_data, 0);
  ASSERT_TRUE(made);
  disk.start_recording();
  ASSERT_TRUE(back_up(disk, made->file, "/disk/backups"));
  Outcomes outcomes;
  cut_everywhere(disk, outcomes, [&](const auto& state) {
    const int whole = whole_backups(state, outcomes);
    outcomes.without_backup += whole == 0;
    return found_in(state, passphrase());
  });
  EXPECT_EQ(outcomes.unreadable, 0);
  EXPECT_EQ(outcomes.said_saved_but_old, 0);
  EXPECT_GT(outcomes.without_backup, 0);
  EXPECT_GE(outcomes.states.size(), 20u);
  disk.after_power_cut(disk.recorded(), [&](const auto& state) { EXPECT_EQ(whole_backups(state, outcomes), 1); });
}

TEST(PowerCut, DuringARestoreLeavesTheJournalOrTheBackupInItsPlaceAndLosesNeither) {
  WeakDisk disk;
  auto made = VaultFile::create(disk, path, passphrase(), minimal_cost(), new_data, 0);
  ASSERT_TRUE(made);
  ASSERT_TRUE(back_up(disk, made->file, "/disk/backups"));
  EXPECT_EQ(made->file.save(old_data, 1).status, SaveResult::saved);
  const auto backups = backups_of(disk, "/disk/backups", made->file.vault_id());
  ASSERT_TRUE(backups);
  ASSERT_EQ(backups->size(), 1u);
  { [[maybe_unused]] const auto closed = std::move(made->file); }
  disk.start_recording();
  ASSERT_TRUE(restore(disk, backups->front(), path));
  Outcomes outcomes;
  cut_everywhere(disk, outcomes, [&](const auto& state) {
    const int whole = whole_backups(state, outcomes);
    const auto found = found_in(state, passphrase());
    // The later save is in its place still, or kept among the backups.
    if (found == Found::new_one && whole < 2) ++outcomes.unreadable;
    return found;
  });
  EXPECT_EQ(outcomes.unreadable, 0);
  EXPECT_EQ(outcomes.said_saved_but_old, 0);
  EXPECT_GE(outcomes.states.size(), 20u);
}

class PowerCutMistake : public ::testing::TestWithParam<Mistake> {};

TEST_P(PowerCutMistake, WouldBeFoundOut) {
  const auto outcomes = power_cuts_of_a_save(GetParam());
  EXPECT_GT(outcomes.unreadable + outcomes.said_saved_but_old, 0);
}
INSTANTIATE_TEST_SUITE_P(All, PowerCutMistake,
                         ::testing::Values(Mistake::no_file_sync, Mistake::no_folder_sync,
                                           Mistake::file_sync_after_rename, Mistake::unlink_before_rename,
                                           Mistake::overwrite_in_place));

}  // namespace
}  // namespace nightjar::vault
