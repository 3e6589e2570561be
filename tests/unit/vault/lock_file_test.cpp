#include "vault/lock_file.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

#include "support/failing_files.hpp"
#include "unit/vault/journal_folder.hpp"

namespace nightjar::vault {
namespace {
using namespace test;
using nightjar::test::FailingFiles;

class LockFileTest : public JournalFolder {
 protected:
  LockFileTest() : folder_handle_(files_, files_.open_at(AT_FDCWD, folder_, O_RDONLY | O_DIRECTORY, 0)) {}
  Result<LockFile> take() { return LockFile::take(files_, folder_handle_.get(), "j.nightjar"); }
  FailingFiles files_;
  OpenFile folder_handle_;
};

TEST_F(LockFileTest, IsHeldByOneAndFreeAgainAfterwards) {
  {
    const auto held = take();
    ASSERT_TRUE(held);
    EXPECT_EQ(held->state(), LockFile::State::held);
    EXPECT_EQ(code_of(take()), ErrorCode::in_use);
  }
  EXPECT_EQ(files(), std::vector<std::string>{".j.nightjar.lock"}) << "the file stays, only the lock goes";
  EXPECT_TRUE(take());
}

TEST_F(LockFileTest, IsFreedBySystemWhenAProgramIsKilled) {
  const pid_t child = ::fork();
  if (child == 0) {
    const auto held = take();
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_TRUE(take());
}

TEST_F(LockFileTest, WithStrangeTextInItIsNotQuoted) {
  const auto held = take();
  std::ofstream(path(".j.nightjar.lock")) << "process \x1b[31m<b>";
  const auto second = take();
  ASSERT_EQ(code_of(second), ErrorCode::in_use);
  EXPECT_EQ(second.error().message, "j.nightjar is already open");
}

TEST_F(LockFileTest, SaysWhatKindOfDiskThisIs) {
  struct Case {
    int call;
    int error;
    LockFile::State state;
  };
  for (const auto& c : {Case{1, EACCES, LockFile::State::refused}, Case{1, EROFS, LockFile::State::refused},
                        Case{1, ENOSPC, LockFile::State::unsupported}, Case{2, ENOLCK, LockFile::State::unsupported},
                        Case{2, EOPNOTSUPP, LockFile::State::unsupported}}) {
    files_.fail_call(c.call, c.error);
    const auto lock = take();
    ASSERT_TRUE(lock);
    EXPECT_EQ(lock->state(), c.state) << c.error;
  }
}

TEST_F(LockFileTest, AJournalInAFolderThatMayNotBeWrittenIsReadOnly) {
  create(database(10, 1));
  files_.fail_call(6, EACCES);  // after locating, opening and reading the header: the lock file
  const auto sealed = VaultFile::inspect(files_, path());
  ASSERT_TRUE(sealed);
  EXPECT_EQ(sealed->read_only(), ReadOnly::not_permitted);
}

}  // namespace
}  // namespace nightjar::vault
