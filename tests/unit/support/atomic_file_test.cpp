#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nightjar/support/atomic_file.hpp>

#include "support/failing_files.hpp"

namespace nightjar {
namespace {

class AtomicFile : public ::testing::Test {
 protected:
  AtomicFile() {
    std::string pattern = (std::filesystem::temp_directory_path() / "nightjar-test-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~AtomicFile() override { std::filesystem::remove_all(folder_); }
  [[nodiscard]] std::string path(const std::string& name) const { return folder_ + "/" + name; }
  [[nodiscard]] static std::string read(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  [[nodiscard]] std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
  }
  Result<void> write(const std::string& name, std::string_view text) {
    return write_atomically(files_, path(name), text);
  }
  test::FailingFiles files_;
  std::string folder_;
};

TEST_F(AtomicFile, IsWrittenWholeAndPrivate) {
  ASSERT_TRUE(write("report.csv", "night,asleep\n"));
  EXPECT_EQ(read(path("report.csv")), "night,asleep\n");
  EXPECT_EQ(std::filesystem::status(path("report.csv")).permissions(), std::filesystem::perms(0600));
  EXPECT_EQ(files(), std::vector<std::string>{"report.csv"});
  ASSERT_TRUE(write("empty", ""));
  EXPECT_EQ(read(path("empty")), "");
}

TEST_F(AtomicFile, ReplacesAFileAndKeepsItsMode) {
  ASSERT_TRUE(write("report.csv", "a longer text"));
  std::filesystem::permissions(path("report.csv"), std::filesystem::perms(0644));
  ASSERT_TRUE(write("report.csv", "short"));
  EXPECT_EQ(read(path("report.csv")), "short");
  EXPECT_EQ(std::filesystem::status(path("report.csv")).permissions(), std::filesystem::perms(0644));
}

TEST_F(AtomicFile, ThatCouldNotBeWrittenLeavesNothingBehindWhicheverCallGoesWrong) {
  for (int n = 1;; ++n) {
    files_.fail_call(n, EIO);
    const auto result = write("new.csv", "new");
    const bool fired = files_.fired();
    files_.work_again();
    if (!result) {
      EXPECT_TRUE(files().empty()) << "call " << n;
    } else {
      EXPECT_EQ(read(path("new.csv")), "new") << "call " << n;
    }
    std::filesystem::remove(path("new.csv"));
    if (!fired) break;
  }
}

TEST_F(AtomicFile, ThatCouldNotBeReplacedIsTheOldOneOrTheNewOne) {
  for (int n = 1;; ++n) {
    ASSERT_TRUE(write("a.csv", "old"));
    files_.fail_call(n, EIO);
    const auto result = write("a.csv", "new");
    const bool fired = files_.fired();
    files_.work_again();
    const auto found = read(path("a.csv"));
    EXPECT_TRUE(found == "new" || (!result && found == "old")) << "call " << n;
    EXPECT_EQ(files(), std::vector<std::string>{"a.csv"}) << "call " << n;
    if (!fired) break;
  }
}

TEST_F(AtomicFile, SaysWhetherTheDiskIsFullOrMayNotBeWritten) {
  struct Case {
    int error;
    ErrorCode code;
  };
  for (const auto& c :
       {Case{ENOSPC, ErrorCode::disk_full}, Case{EDQUOT, ErrorCode::disk_full}, Case{EROFS, ErrorCode::read_only},
        Case{EACCES, ErrorCode::read_only}, Case{EIO, ErrorCode::io}}) {
    files_.fail_call(5, c.error);  // real path twice, folder, old file, then the temporary one
    const auto result = write("new.csv", "new");
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, c.code);
    EXPECT_NE(result.error().message.find("new.csv"), std::string::npos) << result.error().message;
  }
}

TEST_F(AtomicFile, FollowsALinkAndKeepsIt) {
  ASSERT_TRUE(write("real", "old"));
  std::filesystem::create_symlink("real", path("link"));
  ASSERT_TRUE(write("link", "new"));
  EXPECT_TRUE(std::filesystem::is_symlink(path("link")));
  EXPECT_EQ(read(path("real")), "new");
}

TEST_F(AtomicFile, NeverReplacesAFolder) {
  std::filesystem::create_directory(path("sub"));
  const auto result = write("sub", "x");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::clash);
}

TEST_F(AtomicFile, NewNamesReplaceNothing) {
  ASSERT_TRUE(write("a", "theirs"));
  const auto place = locate(files_, path("a"));
  ASSERT_TRUE(place);
  AtomicWrite how;
  how.replace = false;
  const std::vector<std::uint8_t> ours = {1, 2, 3};
  const auto result = replace_file(files_, place->folder.get(), "a", ours, how);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::clash);
  EXPECT_EQ(read(path("a")), "theirs");
  EXPECT_EQ(files(), std::vector<std::string>{"a"});
}

TEST_F(AtomicFile, ThatIsRefusedAfterReadingBackNeverGetsItsName) {
  const auto place = locate(files_, path("a"));
  class Doubtful final : public FileContent {
   public:
    [[nodiscard]] std::uint64_t size() const override { return 1; }
    [[nodiscard]] std::span<const std::uint8_t> next() override {
      return written_++ == 0 ? std::span(bytes_) : std::span(bytes_).first(0);
    }
    [[nodiscard]] bool holds(std::span<const std::uint8_t>) override { return false; }

   private:
    std::vector<std::uint8_t> bytes_{1};
    int written_ = 0;
  } content;
  EXPECT_FALSE(replace_file(files_, place->folder.get(), "a", content, {}));
  EXPECT_TRUE(files().empty());
}

TEST_F(AtomicFile, IsReadBackUpToALimit) {
  ASSERT_TRUE(write("a", "four"));
  EXPECT_EQ(read_file(files_, path("a"), 4)->size(), 4u);
  EXPECT_EQ(read_file(files_, path("a"), 3).error().code, ErrorCode::too_large);
  EXPECT_EQ(read_file(files_, path("b"), 3).error().code, ErrorCode::not_found);
  EXPECT_EQ(read_file(files_, folder_, 3).error().code, ErrorCode::refused);
}

TEST_F(AtomicFile, FoldersAreMadeDownToTheLastAndMayExist) {
  ASSERT_TRUE(make_folders(files_, path("a/b/c")));
  ASSERT_TRUE(make_folders(files_, path("a/b/c/")));
  EXPECT_TRUE(std::filesystem::is_directory(path("a/b/c")));
  EXPECT_EQ(std::filesystem::status(path("a/b")).permissions(), std::filesystem::perms(0700));
}

TEST(HiddenSibling, FitsAFileNameAndStaysDifferentForDifferentFiles) {
  EXPECT_EQ(hidden_sibling("j.nightjar", ".lock"), ".j.nightjar.lock");
  const std::string one = std::string(254, 'x') + "1", two = std::string(254, 'x') + "2";
  EXPECT_EQ(hidden_sibling(one, ".lock").size(), 255u);
  EXPECT_NE(hidden_sibling(one, ".lock"), hidden_sibling(two, ".lock"));
}

}  // namespace
}  // namespace nightjar
