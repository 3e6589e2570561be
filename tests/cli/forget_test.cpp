// What a computer keeps of a journal beside the journal itself can be removed, and is said file by file.
#include <nightjar/journal/settings.hpp>

#include "cli/program.hpp"

namespace nightjar::test {
namespace {

namespace fs = std::filesystem;

class Forget : public Program {
 protected:
  Forget() {
    safe_places_ = {path("backups"), path("state/seen"), path("state/unsaved"), path("state/proved"),
                    path("state/copies")};
    make_journal();
    done({"log", "craving"}, {"--peak", "3"});
    done({"backup"});
    auto settings = *journal::load_computer_settings(posix_file_ops(), path("settings.json"));
    settings.recent_files = {path("other.nightjar"), journal()};
    EXPECT_TRUE(journal::save_computer_settings(posix_file_ops(), path("settings.json"), settings));
  }
  /// Every file of this test in which the name or the number of the journal stands, or which is a copy of it.
  std::set<std::string> traces(const std::string& vault_id) {
    std::set<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
      const auto name = fs::relative(entry.path(), folder_).string();
      if (name == "journal.nightjar") continue;
      const bool named = name.find("journal.nightjar") != std::string::npos || name.find(vault_id) != std::string::npos;
      const auto bytes = entry.is_regular_file() ? read_bytes(entry.path().string()) : std::string();
      if (named || bytes.find("journal.nightjar") != std::string::npos || bytes.find(vault_id) != std::string::npos)
        found.insert(name);
    }
    return found;
  }
  std::string vault_id() const {
    for (const auto& entry : fs::directory_iterator(path("backups"))) return entry.path().filename().string();
    return {};
  }
};

TEST_F(Forget, LeavesOnlyCopiesUnlessTheyAreToGoToo) {
  const auto id = vault_id();
  ASSERT_EQ(id.size(), 32U);
  const auto before = traces(id);
  for (const char* name : {"settings.json", "state/seen", "state/proved", ".journal.nightjar.lock"})
    EXPECT_TRUE(before.contains(name)) << name;
  const auto told = run({"forget", journal()});
  EXPECT_EQ(told.status, 0) << told.err;
  EXPECT_TRUE(told.says("Removed: its name from the recent files.")) << told.out;
  EXPECT_TRUE(told.says("--copies removes them too")) << told.out;
  EXPECT_TRUE(told.says("The journal itself stays: " + journal()));
  for (const auto& name : traces(id)) EXPECT_TRUE(name.starts_with("backups/" + id)) << name;
  EXPECT_EQ(journal::load_computer_settings(posix_file_ops(), path("settings.json"))->recent_files,
            std::vector<std::string>{path("other.nightjar")});

  EXPECT_EQ(run({"forget", journal(), "--copies"}).status, 0);
  EXPECT_EQ(traces(id), std::set<std::string>{});
  EXPECT_TRUE(done({"show"}).says("Craving 3")) << "the journal itself is as it was";
}

TEST_F(Forget, SaysThatThereIsNothing) {
  EXPECT_EQ(run({"forget", journal(), "--copies"}).status, 0);
  fs::remove(journal());
  const auto told = run({"forget", journal()});
  EXPECT_EQ(told.status, 0);
  EXPECT_TRUE(told.says("This computer kept nothing of it.")) << told.out;
  EXPECT_TRUE(told.says("only its name could be looked for")) << told.err;
}

TEST_F(Forget, ByItsNameAloneWhereTheFileIsGone) {
  fs::remove(journal());
  EXPECT_TRUE(run({"forget", journal()}).says("Removed: its name from the recent files."));
}

}  // namespace
}  // namespace nightjar::test
