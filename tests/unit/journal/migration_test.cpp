// A journal saved by an earlier version. There is one shape of the database so far, so the next one is this test's.
#include <fstream>
#include <iterator>
#include <nightjar/vault/store.hpp>

#include "support/failing_files.hpp"
#include "unit/journal/journal_fixture.hpp"
#include "unit/vault/weak_disk.hpp"

namespace nightjar::journal {
namespace {

using test::WeakDisk;
using vault::Migration;
using Steps = std::vector<Migration>;

Steps followed_by(std::string_view sql) {
  Steps steps(vault::migrations().begin(), vault::migrations().end());
  steps.push_back({steps.back().to_version + 1, sql});
  return steps;
}
const Steps next = followed_by("ALTER TABLE night ADD COLUMN dreams TEXT; CREATE INDEX dreamt ON night (dreams)");

class MigrationTest : public JournalTest {
 protected:
  /// As a version of the program with these steps opens it.
  [[nodiscard]] Result<OpenJournal> opened(const Steps& steps, const std::string& where,
                                           FileOps& files = posix_file_ops()) {
    auto sealed = vault::VaultFile::inspect(files, where);
    if (!sealed) return fail(sealed.error());
    auto file = vault::VaultFile::unlock(*sealed, secret(passphrase), SecretKind::passphrase);
    if (!file) return fail(file.error());
    try {
      auto store = vault::Store::open(file->database, steps);
      if (!store) return fail(store.error());
      return OpenJournal(*std::move(store), std::move(file->file), author_, Instant{file->saved_at_ms});
    } catch (const Failure& failure) {
      return fail(failure.error());
    }
  }
  void make_old() {
    auto journal = made();
    add(journal, night_of_3_may());
    add(journal, nap_on_3_may());
    ASSERT_TRUE(journal.save_now());
    before_ = answers(journal.data());
  }
  [[nodiscard]] SafePlaces places() const { return {folder_ + "/backups", folder_ + "/seen"}; }
  [[nodiscard]] std::vector<Backup> backups(const OpenJournal& journal) const {
    return *backups_of(posix_file_ops(), places(), journal.vault_id());
  }
  static std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::map<Id, std::string> before_;
};

TEST_F(MigrationTest, KeepsTheEarlierFormForGoodBeforeAnythingIsSavedInTheNext) {
  make_old();
  const auto old_bytes = bytes_of(path());
  Backup pinned;
  {
    auto journal = opened(next, path());
    ASSERT_TRUE(journal) << journal.error().message;
    journal->keep_safe(places(), posix_file_ops());
    EXPECT_TRUE(journal->notices().empty());
    EXPECT_FALSE(journal->read_only());
    EXPECT_EQ(answers(journal->data()), before_);
    EXPECT_EQ(bytes_of(path()), old_bytes) << "opening alone changes nothing";
    ASSERT_EQ(backups(*journal).size(), 1u);
    pinned = backups(*journal).front();
    EXPECT_TRUE(pinned.pinned);
    EXPECT_EQ(bytes_of(pinned.path), old_bytes);
    add(*journal, kratom());
    ASSERT_TRUE(journal->save_now());
    EXPECT_TRUE(journal->check().empty());
  }
  {
    const auto again = opened(next, path());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->data().live<Substance>().size(), 1u);
    EXPECT_EQ(again->data().live<Night>().size(), 1u);
  }
  {
    const auto by_the_earlier_version = unlocked(secret(passphrase));
    ASSERT_TRUE(by_the_earlier_version);
    EXPECT_TRUE(by_the_earlier_version->read_only());
  }
  EXPECT_EQ(bytes_of(pinned.path), old_bytes);
  ASSERT_TRUE(restore_backup(posix_file_ops(), places(), pinned, path()));
  const auto back = unlocked(secret(passphrase));
  ASSERT_TRUE(back);
  EXPECT_FALSE(back->read_only());
  EXPECT_EQ(answers(back->data()), before_);
}

TEST_F(MigrationTest, ACopyInTheNextFormIsNotMergedByAnEarlierVersion) {
  make_old();
  const auto other = folder_ + "/other.nightjar";
  std::filesystem::copy_file(path(), other);
  {
    auto newer = opened(next, other);
    ASSERT_TRUE(newer);
    add(*newer, kratom());
    ASSERT_TRUE(newer->save_now());
  }
  auto mine = unlocked(secret(passphrase));
  ASSERT_TRUE(mine);
  const auto copy = mine->read_copy(other);
  ASSERT_TRUE(copy);
  const auto refused = mine->merge_with(*copy);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::too_new);
  EXPECT_EQ(answers(mine->data()), before_);
  // The other way round the earlier copy is brought into the next form and merged.
  auto updated = opened(next, other);
  ASSERT_TRUE(updated);
  const auto earlier = updated->read_copy(path());
  ASSERT_TRUE(earlier);
  EXPECT_TRUE(updated->merge_with(*earlier));
}

TEST_F(MigrationTest, AJournalAlreadyInTheNewestFormIsNotPinned) {
  make_old();
  auto journal = unlocked(secret(passphrase));
  ASSERT_TRUE(journal);
  journal->keep_safe(places(), posix_file_ops());
  ASSERT_EQ(backups(*journal).size(), 1u);
  EXPECT_FALSE(backups(*journal).front().pinned);
}

TEST_F(MigrationTest, WithoutThatBackupTheJournalOnlyOpensForReading) {
  make_old();
  const auto old_bytes = bytes_of(path());
  {
    auto journal = opened(next, path());
    ASSERT_TRUE(journal);
    std::ofstream(folder_ + "/backups") << "a file where the folder should be";
    journal->keep_safe(places(), posix_file_ops());
    EXPECT_TRUE(journal->read_only());
    ASSERT_EQ(journal->notices().size(), 1u);
    EXPECT_NE(journal->notices().front().find("open for reading only"), std::string::npos);
    EXPECT_EQ(answers(journal->data()), before_);
    const auto refused = journal->apply(edit_of(nightjar::journal::create(author_, kratom())));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::read_only);
    EXPECT_NE(refused.error().hint.find(folder_ + "/backups"), std::string::npos);
    EXPECT_FALSE(journal->set_draft("night", "{}"));
    EXPECT_FALSE(journal->change_passphrase(secret("another long passphrase"), vault::minimal_cost()));
  }
  EXPECT_EQ(bytes_of(path()), old_bytes);
  std::filesystem::remove(folder_ + "/backups");
  auto later = opened(next, path());
  ASSERT_TRUE(later);
  later->keep_safe(places(), posix_file_ops());
  EXPECT_FALSE(later->read_only());
  add(*later, kratom());
  EXPECT_TRUE(later->save_now());
}

TEST_F(MigrationTest, AStepThatFailsHalfwayLeavesTheFileToTheVersionThatSavedIt) {
  make_old();
  const auto old_bytes = bytes_of(path());
  for (const auto* wrong : {"ALTER TABLE night ADD COLUMN dreams TEXT; SELECT dreams FROM nowhere",
                            "CREATE TABLE dream (vividness CHECK (vividness > 0)); PRAGMA ignore_check_constraints = 1;"
                            "INSERT INTO dream VALUES (-1); PRAGMA ignore_check_constraints = 0"}) {
    const auto refused = opened(followed_by(wrong), path());
    ASSERT_FALSE(refused) << wrong;
    EXPECT_FALSE(refused.error().message.empty());
    EXPECT_EQ(bytes_of(path()), old_bytes);
  }
  const auto half_done =
      opened(followed_by("ALTER TABLE night ADD COLUMN dreams TEXT; SELECT dreams FROM nowhere"), path());
  EXPECT_NE(half_done.error().message.find("form that this version keeps"), std::string::npos);
  EXPECT_NE(half_done.error().hint.find("the file is as it was"), std::string::npos);
  const auto journal = unlocked(secret(passphrase));
  ASSERT_TRUE(journal);
  EXPECT_EQ(answers(journal->data()), before_);
}

TEST_F(MigrationTest, EveryFileCallThatFailsLeavesTheEarlierFormOrAPinnedCopyOfIt) {
  make_old();
  const auto old_bytes = bytes_of(path());
  int calls = 0, in_the_next_form = 0;
  for (int n = 1;; ++n) {
    SCOPED_TRACE(n);
    std::filesystem::remove_all(folder_ + "/backups");
    std::ofstream(path(), std::ios::binary | std::ios::trunc) << old_bytes;
    test::FailingFiles failing;
    bool fired = false;
    {
      auto journal = opened(next, path(), failing);
      ASSERT_TRUE(journal);
      // As when the machine stops: nothing works from the n-th call on.
      failing.fail_call(n, EIO, true);
      journal->keep_safe({folder_ + "/backups", {}}, failing);
      if (journal->apply(edit_of(nightjar::journal::create(author_, kratom())))) static_cast<void>(journal->save_now());
      fired = failing.fired();
      failing.work_again();
    }
    if (bytes_of(path()) != old_bytes) {
      ++in_the_next_form;
      const auto after = opened(next, path());
      ASSERT_TRUE(after) << after.error().message;
      EXPECT_EQ(after->data().live<Substance>().size(), 1u);
      ASSERT_EQ(backups(*after).size(), 1u);
      EXPECT_EQ(bytes_of(backups(*after).front().path), old_bytes);
    }
    if (!fired) break;
    ++calls;
  }
  EXPECT_GT(calls, 20);
  EXPECT_GT(in_the_next_form, 1);
}

TEST_F(MigrationTest, APowerCutLeavesTheEarlierFormOrThenAPinnedCopyOfIt) {
  const std::string where = "/disk/n.nightjar";
  WeakDisk disk;
  {
    auto made = create(where, secret(passphrase), vault::minimal_cost(), {}, author_, disk);
    ASSERT_TRUE(made);
    add(made->journal, night_of_3_may());
    ASSERT_TRUE(made->journal.save_now());
  }
  auto journal = opened(next, where, disk);
  ASSERT_TRUE(journal);
  disk.start_recording();
  journal->keep_safe({"/disk/backups", {}}, disk);
  add(*journal, kratom());
  ASSERT_TRUE(journal->save_now());

  std::set<WeakDisk::State> states;
  int earlier = 0, later = 0;
  for (std::size_t count = 0; count <= disk.recorded(); ++count)
    disk.after_power_cut(count, [&](const WeakDisk::State& state) {
      if (!states.insert(state).second) return;
      WeakDisk left(state);
      {
        const auto found = opened(Steps(vault::migrations().begin(), vault::migrations().end()), where, left);
        ASSERT_TRUE(found) << found.error().message;
        EXPECT_EQ(found->data().live<Night>().size(), 1u);
        const bool is_next = found->read_only();
        EXPECT_EQ(found->data().live<Substance>().size(), is_next ? 1u : 0u);
        ++(is_next ? later : earlier);
        if (!is_next) return;
      }
      int pinned = 0;
      for (const auto& [name, content] : state) {
        if (!name.ends_with("-pinned.nightjar")) continue;
        const auto copy = opened(Steps(vault::migrations().begin(), vault::migrations().end()), "/disk/" + name, left);
        ASSERT_TRUE(copy) << copy.error().message;
        EXPECT_FALSE(copy->read_only());
        EXPECT_EQ(copy->data().live<Night>().size(), 1u);
        ++pinned;
      }
      EXPECT_EQ(pinned, 1);
    });
  EXPECT_GT(earlier, 0);
  EXPECT_GT(later, 0);
  EXPECT_GE(states.size(), 50u);
}

}  // namespace
}  // namespace nightjar::journal
