// What happens beside the file: copies elsewhere, what could not be saved, proofs, new keys, and the gentle question.
#include <fstream>

#include "support/failing_files.hpp"
#include "unit/journal/journal_fixture.hpp"

namespace nightjar::journal {
namespace {

class Safekeeping : public JournalTest {
 protected:
  [[nodiscard]] SafePlaces places() const {
    return {folder_ + "/backups",      folder_ + "/state/seen",   folder_ + "/unsaved",
            folder_ + "/state/proved", folder_ + "/state/copies", {}};
  }
  [[nodiscard]] std::size_t files_in(const std::string& name) const {
    const std::filesystem::path folder = folder_ + "/" + name;
    if (!std::filesystem::is_directory(folder)) return 0;
    return static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
  }
  FileOps& files_ = posix_file_ops();
};

TEST_F(Safekeeping, AJournalJustMadeIsBackedUpAndAgainWhenItIsClosed) {
  auto journal = made();
  journal.keep_safe(places(), files_);
  EXPECT_EQ(backups_of(files_, places(), journal.vault_id())->size(), 1u);
  add(journal, nap_on_3_may());
  ASSERT_TRUE(journal.save_now());
  EXPECT_TRUE(journal.keep_copies().empty());
  EXPECT_EQ(backups_of(files_, places(), journal.vault_id())->size(), 2u);
}

TEST_F(Safekeeping, TheCopyInAFolderFollowsTheJournalAndReplacesNothingElse) {
  auto where = places();
  where.copy_folder = folder_ + "/stick";
  auto journal = made();
  journal.keep_safe(where, files_);
  const auto missing = journal.keep_copies();
  ASSERT_EQ(missing.size(), 1u);  // not plugged in: told, and no folder made
  EXPECT_FALSE(std::filesystem::exists(where.copy_folder));

  std::filesystem::create_directory(where.copy_folder);
  std::ofstream(where.copy_folder + "/n.nightjar") << "somebody's own";
  EXPECT_TRUE(journal.keep_copies().empty());
  EXPECT_TRUE(inspect(where.copy_folder + "/n (2).nightjar", true));
  EXPECT_EQ(std::filesystem::file_size(where.copy_folder + "/n.nightjar"), 14u);
  add(journal, nap_on_3_may());
  ASSERT_TRUE(journal.save_now());
  EXPECT_TRUE(journal.keep_copies().empty());
  EXPECT_EQ(files_in("stick"), 2u);

  // Somebody writes into the copy: it stays, and the next goes beside it.
  {
    auto locked = inspect(where.copy_folder + "/n (2).nightjar");
    auto copy = unlock(*locked, secret(passphrase), SecretKind::passphrase, author_);
    ASSERT_TRUE(copy);
    EXPECT_EQ(copy->data().live<Nap>().size(), 1u);
    add(*copy, kratom());
    ASSERT_TRUE(copy->save_now());
  }
  EXPECT_TRUE(journal.keep_copies().empty());
  EXPECT_TRUE(inspect(where.copy_folder + "/n (3).nightjar", true));
}

TEST_F(Safekeeping, WhatCannotBeSavedIsKeptElsewhereUntilASaveWorks) {
  { const auto journal = made(); }
  // The journal's own folder cannot be written any more; the state folder can.
  test::FailingFiles failing;
  auto locked = inspect(path(), false, failing);
  ASSERT_TRUE(locked);
  auto journal = unlock(*locked, secret(passphrase), SecretKind::passphrase, author_);
  ASSERT_TRUE(journal);
  journal->keep_safe(places(), failing);
  failing.refuse_name("n.nightjar");
  add(*journal, nap_on_3_may());
  ASSERT_FALSE(journal->save_now());
  const auto first = journal->save_status().kept_in;
  ASSERT_TRUE(first);
  add(*journal, kratom());
  ASSERT_FALSE(journal->save_now());
  EXPECT_EQ(files_in("unsaved"), 1u);  // the newest holds all of it
  const auto kept = *journal->save_status().kept_in;
  { const OpenJournal lost = *std::move(journal); }

  // The next opening says so, and merging takes it in.
  auto again = unlocked(secret(passphrase));
  ASSERT_TRUE(again);
  again->keep_safe(places(), files_);
  EXPECT_EQ(again->unsaved_copies(), std::vector{kept});
  ASSERT_TRUE(again->merge_with(*again->read_copy(kept)));
  EXPECT_EQ(again->data().live<Nap>().size(), 1u);
  EXPECT_EQ(again->data().live<Substance>().size(), 1u);
  auto third = reopened(*std::move(again));
  third.keep_safe(places(), files_);
  EXPECT_TRUE(third.unsaved_copies().empty());
  EXPECT_EQ(files_in("unsaved"), 0u);
}

TEST_F(Safekeeping, AProofOfABackupIsRemembered) {
  auto journal = made();
  journal.keep_safe(places(), files_);
  EXPECT_FALSE(last_proof(files_, places(), journal.vault_id()));
  ASSERT_TRUE(journal.prove_newest_backup(places(), files_));
  const auto proof = last_proof(files_, places(), journal.vault_id());
  ASSERT_TRUE(proof);
  EXPECT_GT(proof->ms, 1714600000000);
}

TEST_F(Safekeeping, OldCopiesBecomeUseless) {
  auto journal = made();
  journal.keep_safe(places(), files_);
  std::filesystem::copy_file(path(), folder_ + "/old.nightjar");
  const auto code = journal.make_old_copies_useless(secret("a new long passphrase"), vault::minimal_cost());
  ASSERT_TRUE(code);
  EXPECT_TRUE(journal.check_recovery_code(*code));
  EXPECT_EQ(backups_of(files_, places(), journal.vault_id())->size(), 1u);
  EXPECT_TRUE(*journal.prove_newest_backup(places(), files_));
  const auto old = journal.read_copy(folder_ + "/old.nightjar");
  ASSERT_FALSE(old);
  EXPECT_EQ(old.error().code, ErrorCode::wrong_secret);
}

TEST_F(Safekeeping, NewKeysAlsoGoToTheCopiesThatNightjarMadeElsewhere) {
  { const auto journal = made(); }
  test::FailingFiles failing;
  std::string unsaved;
  {
    auto locked = inspect(path(), false, failing);
    auto journal = unlock(*locked, secret(passphrase), SecretKind::passphrase, author_);
    ASSERT_TRUE(journal);
    journal->keep_safe(places(), failing);
    failing.refuse_name("n.nightjar");
    add(*journal, nap_on_3_may());
    ASSERT_FALSE(journal->save_now());
    unsaved = journal->save_status().kept_in.value();
  }
  const auto conflict = folder_ + "/n (conflict 2024-05-01).nightjar", own = folder_ + "/my copy.nightjar";
  std::filesystem::copy_file(path(), conflict);
  std::filesystem::copy_file(path(), own);

  auto journal = unlocked(secret(passphrase));
  ASSERT_TRUE(journal);
  journal->keep_safe(places(), files_);
  ASSERT_TRUE(journal->make_old_copies_useless(secret("a new long passphrase"), vault::minimal_cost()));
  EXPECT_EQ(journal->old_copies().changed, (std::vector{unsaved, conflict}));
  ASSERT_EQ(journal->old_copies().left.size(), 1u);
  EXPECT_EQ(journal->old_copies().left[0].first, own);
  for (const auto& path : {unsaved, conflict}) {
    auto copy = inspect(path, true);
    ASSERT_TRUE(copy);
    EXPECT_FALSE(unlock(*copy, secret(passphrase), SecretKind::passphrase, author_)) << path;
    const auto opened = unlock(*copy, secret("a new long passphrase"), SecretKind::passphrase, author_);
    ASSERT_TRUE(opened) << path;
    EXPECT_EQ(opened->data().live<Nap>().size(), path == unsaved ? 1u : 0u);
  }
  const auto kept = journal->read_copy(unsaved);
  ASSERT_TRUE(kept) << "and is merged as before";
  EXPECT_TRUE(journal->merge_with(*kept)->brought_something);
}

TEST_F(Safekeeping, AFileThatABackupReplacesIsKeptUnderTheNumberThatWasSeenOfIt) {
  std::string id;
  {
    auto journal = made();
    journal.keep_safe(places(), files_);
    add(journal, nap_on_3_may());
    ASSERT_TRUE(journal.save_now());
    id = journal.vault_id();
  }
  const auto first = backups_of(files_, places(), id)->back();
  const auto kept = restore_backup(files_, places(), first, path());
  ASSERT_TRUE(kept);
  EXPECT_EQ(*kept, places().backups + "/" + id + "/2-pinned.nightjar");
  const auto again = unlocked(secret(passphrase));
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->data().live<Nap>().empty());
}

TEST_F(Safekeeping, AStickThatIsNotThereIsNotMadeUpOnThisDisk) {
  const auto area = folder_ + "/media";
  std::filesystem::create_directories(area + "/there/with");
  std::filesystem::create_directories(area + "/unmounted");
  const auto plugged_in = [&](const std::string& folder) {
    return require_plugged_in(files_, folder, {area}).has_value();
  };
  EXPECT_FALSE(plugged_in(area + "/stick"));
  EXPECT_FALSE(plugged_in(area + "/stick/backups"));
  EXPECT_FALSE(plugged_in(area + "/unmounted")) << "where a stick would appear, and nothing is";
  EXPECT_TRUE(plugged_in(area + "/there")) << "somebody's own folder";
  EXPECT_TRUE(plugged_in(folder_ + "/elsewhere/new"));
  EXPECT_EQ(require_plugged_in(files_, area + "/stick", {area}).error().code, ErrorCode::not_found);
  // What is mounted there is another disk.
  EXPECT_TRUE(require_plugged_in(files_, "/proc/new", {"/"}).has_value());
  EXPECT_TRUE(require_plugged_in(files_, "/dev/shm/new", {"/dev"}).has_value());
}

TEST_F(Safekeeping, TheBackupOfThisSaveIsProvedWhateverElseLiesThere) {
  auto journal = made();
  journal.keep_safe(places(), files_);
  std::ofstream(places().backups + "/" + journal.vault_id() + "/900.nightjar") << "somebody's own";
  EXPECT_FALSE(journal.prove_newest_backup(places(), files_)) << "restoring would stumble over it";
  const auto own = journal.prove_own_backup(places(), files_);
  ASSERT_TRUE(own);
  EXPECT_EQ((*own)->counter, 1u);
}

TEST_F(Safekeeping, NotesOfThisComputerLeaveNoTemporaryFilesOfAKilledRun) {
  auto journal = made();
  journal.keep_safe(places(), files_);
  std::ofstream(folder_ + "/state/.seen.0123456789abcdef.tmp") << "of an earlier version";
  std::ofstream(folder_ + "/state/.seen.0123456789abcdef.part") << "of this one";
  add(journal, nap_on_3_may());
  ASSERT_TRUE(journal.save_now());
  EXPECT_EQ(files_in("state"), 1u);
}

TEST_F(Safekeeping, TheGentleQuestionComesLaterAndLaterAndCanBeTurnedOff) {
  constexpr std::int64_t day = 86'400'000;
  const Instant made_at{1'700'000'000'000};
  auto rehearsal = rehearsal_after_new_code(made_at);
  EXPECT_FALSE(rehearsal_due(rehearsal, made_at));
  std::int64_t now = made_at.ms;
  for (const std::int64_t pause : {2, 7, 30, 91, 91}) {
    EXPECT_FALSE(rehearsal_due(rehearsal, {now + pause * day - 1}));
    now += pause * day;
    EXPECT_TRUE(rehearsal_due(rehearsal, {now}));
    rehearsal = rehearsal_after_found(rehearsal, {now});
  }
  EXPECT_FALSE(rehearsal_due(rehearsal_put_off(rehearsal, {now}), {now + 6 * day}));
  EXPECT_TRUE(rehearsal_due(rehearsal_put_off(rehearsal, {now}), {now + 7 * day}));
  EXPECT_EQ(rehearsal_from_json(to_json(rehearsal)), rehearsal);
  EXPECT_EQ(rehearsal_from_json("not json"), Rehearsal{});

  auto journal = made();
  EXPECT_FALSE(journal.rehearsal_due());
  auto off = journal.rehearsal();
  off.next = {};
  ASSERT_TRUE(journal.set_rehearsal(off));
  EXPECT_TRUE(journal.rehearsal_due());
  off.on = false;
  ASSERT_TRUE(journal.set_rehearsal(off));
  ASSERT_TRUE(journal.make_new_recovery_code(vault::minimal_cost()));
  ASSERT_TRUE(journal.begin_rehearsal());
  EXPECT_FALSE(reopened(std::move(journal)).rehearsal().on);
}

}  // namespace
}  // namespace nightjar::journal
