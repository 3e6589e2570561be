#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nightjar/support/atomic_file.hpp>
#include <nightjar/support/journal_magic.hpp>

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
  Result<void> write(const std::string& name, std::string_view text, Replaces what = Replaces::any_file) {
    return write_atomically(files_, path(name), text, what);
  }
  void make(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
  }
  [[nodiscard]] static unsigned mode_of(const std::string& file) {
    struct ::stat s {};
    return ::lstat(file.c_str(), &s) == 0 ? s.st_mode & 07777u : 0;
  }
  [[nodiscard]] static std::string some_journal() {
    return std::string(journal_magic.begin(), journal_magic.end()) + "and all that is in it";
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

TEST_F(AtomicFile, ReplacesAFileAndOpensItToNobodyElse) {
  ASSERT_TRUE(write("report.csv", "a longer text"));
  std::filesystem::permissions(path("report.csv"), std::filesystem::perms(0466));
  ASSERT_TRUE(write("report.csv", "short"));
  EXPECT_EQ(read(path("report.csv")), "short");
  EXPECT_EQ(mode_of(path("report.csv")), 0400u) << "what it is to its owner stays";
}

TEST_F(AtomicFile, TakesNothingOverFromSomebodyElsesFile) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can make a file of another account";
  make("theirs.csv", "night,theirs");
  std::filesystem::permissions(path("theirs.csv"), std::filesystem::perms(0466));
  ASSERT_EQ(::chown(path("theirs.csv").c_str(), 65534, 65534), 0);
  ASSERT_TRUE(write("theirs.csv", "night,ours", Replaces::own_kind));
  EXPECT_EQ(mode_of(path("theirs.csv")), 0600u);
  struct ::stat s {};
  ASSERT_EQ(::stat(path("theirs.csv").c_str(), &s), 0);
  EXPECT_EQ(s.st_uid, ::geteuid());
}

TEST_F(AtomicFile, NeverReplacesAJournalWhateverItsNameAndNotBehindALink) {
  make("sleep.nightjar", some_journal());
  make("visit.pdf", some_journal());
  std::filesystem::create_symlink("sleep.nightjar", path("link.pdf"));
  std::filesystem::create_symlink("link.pdf", path("link of a link.json"));
  std::filesystem::create_hard_link(path("sleep.nightjar"), path("other name.csv"));
  for (const char* name : {"sleep.nightjar", "visit.pdf", "link.pdf", "link of a link.json", "other name.csv"})
    for (const auto what : {Replaces::nothing, Replaces::own_kind, Replaces::any_file})
      for (const auto& text : {std::string("%PDF-1.7"), some_journal()}) {
        const auto result = write(name, text, what);
        ASSERT_FALSE(result) << name;
        EXPECT_EQ(result.error().code, ErrorCode::refused) << name;
        EXPECT_NE(result.error().message.find("a journal"), std::string::npos) << result.error().message;
        EXPECT_EQ(read(path(name)), some_journal()) << name;
      }
  EXPECT_EQ(files().size(), 5U);
}

TEST_F(AtomicFile, ReplacesOnlyItsOwnKindUnlessItMayReplaceAny) {
  const std::string pdf = "%PDF-1.7 old", json = "{\"format\": 1}", letter = "Dear mother, ";
  for (const auto& there : {pdf, json, letter, std::string("%P"), std::string("[1]")})
    for (const auto& fresh : {std::string("%PDF-1.6 new"), std::string("{\"format\": 2}"), std::string("[]")}) {
      make("out", there);
      const bool alike = there.substr(0, 4) == fresh.substr(0, 4) || (there[0] == '[' && fresh[0] == '[');
      const auto kept = write("out", fresh, Replaces::own_kind);
      EXPECT_EQ(kept.has_value(), alike) << there << " by " << fresh;
      if (!kept) EXPECT_EQ(kept.error().code, ErrorCode::clash);
      EXPECT_EQ(read(path("out")), alike ? fresh : there);
      EXPECT_EQ(write("out", fresh, Replaces::nothing).error().code, ErrorCode::clash);
      EXPECT_TRUE(write("out", fresh, Replaces::any_file));
      EXPECT_EQ(read(path("out")), fresh);
    }
  make("empty", "");
  EXPECT_TRUE(write("empty", pdf, Replaces::own_kind)) << "such as mktemp makes";
  EXPECT_TRUE(write("new", pdf, Replaces::nothing));
}

TEST_F(AtomicFile, DoesNotFollowALinkOfSomebodyElse) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can make a link of another account";
  make("important", "%PDF-1.7 mine");
  std::filesystem::create_symlink("important", path("planted.pdf"));
  std::filesystem::create_symlink("planted.pdf", path("my link to it.pdf"));
  std::filesystem::create_symlink("not there", path("into nothing.pdf"));
  for (const char* link : {"planted.pdf", "into nothing.pdf"}) ASSERT_EQ(::lchown(path(link).c_str(), 65534, 65534), 0);
  for (const char* name : {"planted.pdf", "my link to it.pdf", "into nothing.pdf"}) {
    const auto result = write(name, "%PDF-1.7 other");
    ASSERT_FALSE(result) << name;
    EXPECT_EQ(result.error().code, ErrorCode::refused);
    EXPECT_NE(result.error().message.find("somebody else"), std::string::npos) << result.error().message;
  }
  EXPECT_EQ(read(path("important")), "%PDF-1.7 mine");
  EXPECT_FALSE(std::filesystem::exists(path("not there")));
}

/// What a program leaves that is killed at any moment: nothing that could be read, or a whole file under its name.
TEST_F(AtomicFile, OfAKilledProgramLeavesNothingToBeRead) {
  for (const bool replaces : {false, true})
    for (int n = 1;; ++n) {
      std::filesystem::remove_all(folder_);
      std::filesystem::create_directory(folder_);
      if (replaces) make("visit.json", "{\"old\": 1}");
      files_.fail_call(n, EIO, true);  // every call from here on does nothing, as after SIGKILL
      static_cast<void>(write("visit.json", "{\"secret\": 1}"));
      const bool fired = files_.fired();
      files_.work_again();
      for (const auto& name : files())
        // Between its two names: whole, and gone with the next write.
        if (name != "visit.json") EXPECT_TRUE(replaces && read(path(name)) == "{\"secret\": 1}") << "call " << n;
      ASSERT_TRUE(write("another.json", "{}"));
      EXPECT_EQ(files().size(), std::filesystem::exists(path("visit.json")) ? 2U : 1U) << "call " << n;
      if (!fired) break;
    }
}

TEST_F(AtomicFile, WhereAFileNeedsANameAKilledOneIsSweptAtTheNextWriteToThatFolder) {
  files_.only_named();
  for (int n = 1;; ++n) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directory(folder_);
    files_.fail_call(n, EIO, true);
    static_cast<void>(write("visit.json", "{\"secret\": 1}"));
    const bool fired = files_.fired();
    files_.work_again();
    ASSERT_TRUE(write("another.json", "{}"));
    EXPECT_EQ(files().size(), std::filesystem::exists(path("visit.json")) ? 2U : 1U) << "call " << n;
    if (!fired) break;
  }
}

TEST_F(AtomicFile, SweepsNeitherWhatIsBeingWrittenNorWhatOthersMade) {
  const std::string left = ".visit.json.0123456789abcdef.part", busy = ".busy.csv.0123456789abcdef.part";
  const std::vector<std::string> others = {".visit.json.part", ".visit.json.0123456789abcdeX.part",
                                           ".sleep.nightjar.0123456789abcdef.tmp", "x.0123456789abcdef.part"};
  for (const auto& name : others) make(name, "theirs");
  make(left, "left");
  make(busy, "busy");
  const OpenFile writing(posix_file_ops(), posix_file_ops().open_at(AT_FDCWD, path(busy), O_RDWR, 0));
  ASSERT_EQ(posix_file_ops().lock(writing.get()), 0);
  ASSERT_TRUE(write("new.csv", "night"));
  auto expected = others;
  expected.insert(expected.end(), {busy, "new.csv"});
  std::sort(expected.begin(), expected.end());
  EXPECT_EQ(files(), expected);
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
    files_.forget_calls();
    std::filesystem::remove(path("counted.csv"));
    ASSERT_TRUE(write("counted.csv", "new"));
    const auto& calls = files_.calls();
    files_.fail_call(static_cast<int>(std::find(calls.begin(), calls.end(), "allocate") - calls.begin()) + 1, c.error);
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

TEST_F(AtomicFile, ANewFolderIsWrittenThroughToTheOneAboveIt) {
  test::FailingFiles files;
  ASSERT_TRUE(make_folders(files, path("a/b")));
  EXPECT_EQ(std::ranges::count(files.calls(), "sync"), 2) << "one for each that was new";
  files.forget_calls();
  ASSERT_TRUE(make_folders(files, path("a/b")));
  EXPECT_EQ(std::ranges::count(files.calls(), "sync"), 0);
  const auto made = std::ranges::count(path("c"), '/');
  files.fail_call(static_cast<int>(made) + 2, EIO);  // after the last folder was made and the one above it opened
  const auto failed = make_folders(files, path("c"));
  EXPECT_TRUE(files.fired());
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, ErrorCode::io);
}

TEST_F(AtomicFile, AFileThatMayNotGrowIsAnErrorThatIsSaid) {
  EXPECT_EQ(file_error(EFBIG, "save", "x").code, ErrorCode::disk_full);
  EXPECT_NE(file_error(EFBIG, "save", "x").message.find("larger than files may be"), std::string::npos);
}

TEST(HiddenSibling, FitsAFileNameAndStaysDifferentForDifferentFiles) {
  EXPECT_EQ(hidden_sibling("j.nightjar", ".lock"), ".j.nightjar.lock");
  const std::string one = std::string(254, 'x') + "1", two = std::string(254, 'x') + "2";
  EXPECT_EQ(hidden_sibling(one, ".lock").size(), 255u);
  EXPECT_NE(hidden_sibling(one, ".lock"), hidden_sibling(two, ".lock"));
}

}  // namespace
}  // namespace nightjar
