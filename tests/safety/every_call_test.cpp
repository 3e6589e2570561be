// The program killed at each call that changes a file, in everything that writes a journal: it opens afterwards, old
// or new. (SIGKILL cannot show a missing fsync; the model of a power cut in vault_test does.)
#include "safety/real_program.hpp"

namespace nightjar::test {
namespace {

class EveryCall : public RealProgram {
 protected:
  /// The rest with NIGHTJAR_LONG=1.
  static std::vector<std::string> calls() {
    if (std::getenv("NIGHTJAR_LONG") == nullptr) return {"fsync", "renameat", "renameat2", "unlinkat"};
    return {"fsync",     "rename", "renameat", "renameat2", "unlinkat", "unlink", "write",
            "fallocate", "fchmod", "fchown",   "mkdir",     "mkdirat",  "flock"};
  }

  /// Runs the command killed at each of these calls in turn, from a fresh copy of `before` each time; `judge` looks at
  /// what is left. Answers how many points there were.
  int kill_at_each(std::vector<std::string> command, const std::function<void()>& judge) {
    std::filesystem::copy(folder_ / "home", folder_ / "home.before", std::filesystem::copy_options::recursive);
    std::filesystem::copy_file(journal(), path("before"));
    int points = 0;
    for (const auto& call : calls()) {
      for (int n = 1;; ++n) {
        for (const auto& entry : std::filesystem::directory_iterator(folder_))
          if (entry.path().filename().string().starts_with(".journal")) std::filesystem::remove(entry.path());
        std::filesystem::remove_all(folder_ / "home");
        std::filesystem::copy(folder_ / "home.before", folder_ / "home", std::filesystem::copy_options::recursive);
        std::filesystem::copy_file(path("before"), journal(), std::filesystem::copy_options::overwrite_existing);
        std::vector<std::string> traced{"strace",
                                        "-f",
                                        "-qq",
                                        "-o",
                                        path("trace"),
                                        "-e",
                                        "trace=" + call,
                                        "-e",
                                        "inject=" + call + ":signal=SIGKILL:when=" + std::to_string(n)};
        traced.insert(traced.end(), command.begin(), command.end());
        traced_ = true;
        const auto ended = run_command(traced);
        traced_ = false;
        if (ended.status == 0) break;
        EXPECT_EQ(ended.status, -1) << ended.out;
        SCOPED_TRACE(call + " " + std::to_string(n));
        judge();
        if (HasFailure()) return points;
        ++points;
      }
    }
    std::printf("killed at %d calls\n", points);
    return points;
  }
  [[nodiscard]] std::vector<std::string> program(std::vector<std::string> verb, std::vector<std::string> options = {}) {
    verb.insert(verb.begin(), NIGHTJAR_PROGRAM);
    verb.push_back(journal());
    verb.insert(verb.end(), options.begin(), options.end());
    verb.insert(verb.end(), {"--passphrase-file", path("pass")});
    return verb;
  }
  void expect_no_temporary_files_after_an_opening() {
    for (const auto& entry : std::filesystem::directory_iterator(folder_))
      EXPECT_FALSE(entry.path().string().ends_with(".tmp")) << entry.path();
  }
};

TEST_F(EveryCall, OfAnEntryLeavesTheJournalWithOrWithoutIt) {
  make_journal();
  craving("first");
  const int points = kill_at_each(program({"log", "craving"}, {"--peak", "5", "--note", "second"}), [&] {
    const auto found = notes();
    EXPECT_TRUE(found == (std::set<std::string>{"first"}) || found == (std::set<std::string>{"first", "second"}));
    EXPECT_EQ(craving("third").status, 0);
    EXPECT_TRUE(notes().contains("third"));
    expect_no_temporary_files_after_an_opening();
  });
  EXPECT_GE(points, 8);
}

TEST_F(EveryCall, OfANewPassphraseLeavesOneOfTheTwoThatOpens) {
  make_journal();
  craving("first");
  std::ofstream(path("new")) << "another passphrase\n";
  for (const char* how : {"", "--make-old-copies-useless"}) {
    std::filesystem::remove_all(folder_ / "home.before");
    std::filesystem::remove(path("before"));
    std::vector<std::string> options{"--new-passphrase-file", path("new"), "--kdf-cost", "minimal"};
    if (*how != '\0') options.emplace_back(how);
    const int points = kill_at_each(program({"passphrase"}, options), [&] {
      const bool by_old = notes().contains("first"), by_new = notes("another passphrase").contains("first");
      EXPECT_NE(by_old, by_new);
    });
    EXPECT_GE(points, 6);
    std::filesystem::copy_file(path("before"), journal(), std::filesystem::copy_options::overwrite_existing);
  }
}

TEST_F(EveryCall, OfARestoreLeavesTheJournalOrTheBackup) {
  make_journal();
  craving("first");
  std::filesystem::copy_file(journal(), path("backup.nightjar"));
  craving("second");
  const int points = kill_at_each(program({"restore"}, {"--from", path("backup.nightjar")}), [&] {
    const auto found = notes();
    EXPECT_TRUE(found == (std::set<std::string>{"first"}) || found == (std::set<std::string>{"first", "second"}));
  });
  EXPECT_GE(points, 3);
}

TEST_F(EveryCall, OfAMergeLeavesTheJournalBeforeOrAfterIt) {
  make_journal();
  craving("first");
  std::filesystem::copy_file(journal(), path("other.nightjar"));
  craving("here");
  journal_name_ = "other.nightjar";
  craving("there");
  journal_name_ = "journal.nightjar";
  const int points = kill_at_each(program({"merge"}, {path("other.nightjar")}), [&] {
    const auto found = notes();
    EXPECT_TRUE(found == (std::set<std::string>{"first", "here"}) ||
                found == (std::set<std::string>{"first", "here", "there"}));
  });
  EXPECT_GE(points, 6);
}

}  // namespace
}  // namespace nightjar::test
