#include "desktop/paths.hpp"

#include <gtest/gtest.h>

#include <map>

namespace nightjar::desktop {
namespace {

Environment with(std::map<std::string, std::string> values) {
  return [values = std::move(values)](const char* name) -> std::optional<std::string> {
    const auto found = values.find(name);
    return found == values.end() ? std::nullopt : std::optional(found->second);
  };
}

TEST(Paths, FollowTheHomeFolderWhenNothingElseIsSaid) {
  EXPECT_EQ(paths_from(with({{"HOME", "/home/a"}})).new_journal, "/home/a/.local/share/nightjar/journal.nightjar");
  EXPECT_EQ(paths_from(with({{"HOME", "/home/a"}})).documents, "/home/a");
}
TEST(Paths, FollowXdgDataHome) {
  EXPECT_EQ(paths_from(with({{"HOME", "/home/a"}, {"XDG_DATA_HOME", "/data"}})).new_journal,
            "/data/nightjar/journal.nightjar");
}
TEST(Paths, ARelativeXdgFolderDoesNotCount) {
  EXPECT_EQ(paths_from(with({{"HOME", "/home/a"}, {"XDG_DATA_HOME", "data"}})).new_journal,
            "/home/a/.local/share/nightjar/journal.nightjar");
}

}  // namespace
}  // namespace nightjar::desktop
