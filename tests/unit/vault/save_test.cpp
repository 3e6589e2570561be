// A save that goes wrong at any step leaves the old journal or the new one, and never says "saved" for the old.
#include <algorithm>
#include <cerrno>
#include <nightjar/vault/save.hpp>

#include "support/failing_files.hpp"
#include "unit/vault/journal_folder.hpp"

namespace nightjar::vault {
namespace {
using namespace test;
using nightjar::test::FailingFiles;

class SaveTest : public JournalFolder {
 protected:
  FileOps& ops() override { return files_; }
  FailingFiles files_;
};

const Bytes old_data = database(70'000, 1);
const Bytes new_data = database(140'000, 2);

TEST_F(SaveTest, WritesSyncsAndReadsBackBeforeItRenamesAndSyncsTheFolderAfterwards) {
  auto file = create(old_data).file;
  files_.forget_calls();
  ASSERT_EQ(file.save(new_data, some_time_ms).status, SaveResult::saved);
  EXPECT_EQ(files_.calls(),
            (std::vector<std::string>{"open", "stat", "read", "close",                  // still ours?
                                      "open", "allocate", "write", "stat", "set_mode",  // the temporary file
                                      "sync", "read", "close", "rename", "sync"}));
}

TEST_F(SaveTest, LeavesTheOldOrTheNewJournalWhicheverCallGoesWrong) {
  int cases = 0;
  for (const int error : {EIO, ENOSPC, EDQUOT, EACCES, EROFS}) {
    for (int n = 1;; ++n, ++cases) {
      std::filesystem::remove_all(folder_);
      std::filesystem::create_directory(folder_);
      auto file = create(old_data).file;
      files_.fail_call(n, error);
      const auto outcome = file.save(new_data, some_time_ms);
      const bool fired = files_.fired();
      files_.work_again();
      SCOPED_TRACE("call " + std::to_string(n) + ", errno " + std::to_string(error));

      EXPECT_EQ(outcome.error.has_value(), outcome.status != SaveResult::saved);
      const auto next = file.save(new_data, some_time_ms);
      EXPECT_TRUE(next.is_on_disk()) << "and the save after it works";
      { [[maybe_unused]] const auto closed = std::move(file); }
      for (const auto& name : files()) EXPECT_FALSE(name.ends_with(".tmp")) << name;
      EXPECT_EQ(contents(file_name_of(next.path)), new_data);
      if (outcome.status == SaveResult::saved_beside) {
        EXPECT_EQ(contents(), old_data);
      }
      if (!fired) break;
      if (outcome.status == SaveResult::not_saved && (error == ENOSPC || error == EDQUOT)) {
        EXPECT_EQ(outcome.error->code, ErrorCode::disk_full);
      }
    }
  }
  EXPECT_EQ(cases, 5 * 14);
}

TEST_F(SaveTest, NeverSaysSavedForTheOldJournal) {
  for (int n = 1;; ++n) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directory(folder_);
    auto file = create(old_data).file;
    files_.fail_call(n, EIO);
    const auto outcome = file.save(new_data, some_time_ms);
    const bool fired = files_.fired();
    files_.work_again();
    { [[maybe_unused]] const auto closed = std::move(file); }
    EXPECT_EQ(contents(file_name_of(outcome.path)), outcome.is_on_disk() ? new_data : old_data) << "call " << n;
    if (!fired) break;
  }
}

TEST_F(SaveTest, InterruptedForGoodAtAnyCallLeavesAJournalThatOpensAndSweepsItsTemporaryFile) {
  for (int n = 1;; ++n) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directory(folder_);
    auto file = create(old_data).file;
    files_.fail_call(n, EIO, true);
    const auto outcome = file.save(new_data, some_time_ms);
    const bool fired = files_.fired();
    { [[maybe_unused]] const auto closed = std::move(file); }
    files_.work_again();
    const auto found = contents();
    EXPECT_TRUE(found == old_data || found == new_data) << "call " << n;
    if (outcome.is_on_disk()) {
      EXPECT_EQ(found, new_data) << "call " << n;
    }
    EXPECT_EQ(files(), (std::vector<std::string>{".j.nightjar.lock", "j.nightjar"})) << "call " << n;
    if (!fired) break;
  }
}

TEST_F(SaveTest, BelievesADiskThatReportsALostWriteOnlyWhenTheFileIsSyncedOrClosed) {
  for (const int call : {7, 10, 12}) {  // write, sync, close
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directory(folder_);
    auto file = create(old_data).file;
    files_.fail_call(call, EIO);
    EXPECT_EQ(file.save(new_data, some_time_ms).status, SaveResult::not_saved) << call;
    ASSERT_TRUE(files_.fired());
    { [[maybe_unused]] const auto closed = std::move(file); }
    EXPECT_EQ(contents(), old_data);
  }
}

TEST_F(SaveTest, ContinuesShortWrites) {
  auto file = create(old_data).file;
  files_.write_at_most(1000);
  EXPECT_EQ(file.save(new_data, some_time_ms).status, SaveResult::saved);
  { [[maybe_unused]] const auto closed = std::move(file); }
  EXPECT_EQ(contents(), new_data);
}

TEST_F(SaveTest, IsRepeatedAsAWholeWhenTheFolderCouldNotBeWrittenThrough) {
  auto file = create(old_data).file;
  files_.fail_call(14, EIO);  // the last call of a save
  const auto outcome = file.save(new_data, some_time_ms);
  ASSERT_TRUE(files_.fired());
  EXPECT_EQ(outcome.status, SaveResult::saved);
  EXPECT_EQ(outcome.counter, 3u) << "two saves happened";
}

TEST_F(SaveTest, DoesWithoutReservingSpaceWhereTheDiskCannot) {
  for (const int error : {EOPNOTSUPP, ENOSYS}) {
    auto file = create(old_data, "j" + std::to_string(error)).file;
    files_.fail_call(6, error);
    EXPECT_EQ(file.save(new_data, some_time_ms).status, SaveResult::saved);
    EXPECT_TRUE(files_.fired());
  }
}

TEST_F(SaveTest, CreatingLeavesNoJournalOrAWholeOneWhicheverCallGoesWrong) {
  for (int n = 1;; ++n) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directory(folder_);
    files_.fail_call(n, EIO);
    ErrorCode code = ErrorCode::internal;
    {
      const auto made = VaultFile::create(ops(), path(), passphrase(), minimal_cost(), new_data, some_time_ms);
      code = code_of(made);
      files_.work_again();
      if (!made) {
        EXPECT_EQ(code, ErrorCode::io) << "call " << n;
      }
    }
    if (code == ErrorCode::internal) {
      EXPECT_EQ(contents(), new_data) << "call " << n;
    } else {
      EXPECT_FALSE(std::filesystem::exists(path())) << "call " << n;
    }
    if (!files_.fired()) break;
  }
}

TEST_F(SaveTest, AFailedChangeOfSecretsKeepsTheOldOnesWhicheverCallGoesWrong) {
  const auto mine = passphrase();
  const auto other = SecretBytes::copy_of("another passphrase");
  for (int n = 1;; ++n) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directory(folder_);
    auto file = create(old_data).file;
    files_.fail_call(n, EIO);
    const auto changed = n % 2 == 0 ? file.change_passphrase(other, minimal_cost(), new_data, 0)
                                    : file.rekey(other, minimal_cost(), new_data, 0).map([](const auto&) {});
    const bool fired = files_.fired();
    files_.work_again();
    const auto& valid = changed ? other : mine;
    EXPECT_TRUE(file.check_secret(valid, SecretKind::passphrase)) << "call " << n;
    EXPECT_TRUE(file.save(new_data, 1).is_on_disk()) << "call " << n;
    const auto name = file_name_of(file.path());
    { [[maybe_unused]] const auto closed = std::move(file); }
    EXPECT_TRUE(open(valid, SecretKind::passphrase, name)) << "call " << n;
    EXPECT_FALSE(open(changed ? mine : other, SecretKind::passphrase, name)) << "call " << n;
    if (!fired && n > 30) break;
  }
}

TEST_F(SaveTest, OpeningFailsCalmlyWhicheverCallGoesWrong) {
  for (int n = 1;; ++n) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directory(folder_);
    create(old_data);
    files_.fail_call(n, EIO);
    const auto opened = open();
    files_.work_again();
    if (opened) {
      EXPECT_TRUE(std::ranges::equal(opened->database, old_data)) << "call " << n;
    } else {
      EXPECT_EQ(code_of(opened), ErrorCode::io) << "call " << n;
    }
    if (!files_.fired()) break;
  }
}

}  // namespace
}  // namespace nightjar::vault
