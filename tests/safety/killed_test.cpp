// The program killed at any moment: the journal opens, and holds every entry that was said to be saved.
#include <algorithm>
#include <nightjar/journal/opening.hpp>
#include <random>
#include <set>

#include "safety/real_program.hpp"

namespace nightjar::test {
namespace {

using Killed = RealProgram;
using std::chrono::microseconds;

std::set<std::string> notes_in(const std::string& file) {
  const SystemClock clock;
  auto locked = journal::inspect(file);
  EXPECT_TRUE(locked) << (locked ? "" : locked.error().message);
  if (!locked) return {};
  const auto secret = SecretBytes::copy_of(std::string_view("correct horse battery"));
  const auto opened =
      journal::unlock(*locked, secret, journal::SecretKind::passphrase, journal::Author{.clock = &clock});
  EXPECT_TRUE(opened) << (opened ? "" : opened.error().message);
  std::set<std::string> notes;
  if (opened)
    for (const auto& [id, craving] : opened->data().live<Craving>()) notes.insert(craving.note.value_or(""));
  return notes;
}

TEST_F(Killed, AtAnyMomentKeepsEveryEntryThatWasSaved) {
  make_journal();
  const auto start = std::chrono::steady_clock::now();
  ASSERT_EQ(craving("before").status, 0);
  const auto whole_run = std::chrono::duration_cast<microseconds>(std::chrono::steady_clock::now() - start);

  std::set<std::string> acknowledged{"before"};
  std::set<std::string> tried = acknowledged;
  int killed = 0;
  std::mt19937 random(20261122);
  std::uniform_int_distribution<std::int64_t> moment(0, whole_run.count() * 5 / 4);
  for (int n = 0; n < 60; ++n) {
    const auto note = "entry " + std::to_string(n);
    const microseconds when(moment(random));
    SCOPED_TRACE(note + ", killed after " + std::to_string(when.count()) + " microseconds");
    tried.insert(note);
    const auto ended = craving(note, when);
    if (ended.says("Saved"))
      acknowledged.insert(note);
    else if (ended.status == -1)
      ++killed;
    const auto found = notes_in(journal());
    ASSERT_TRUE(std::includes(found.begin(), found.end(), acknowledged.begin(), acknowledged.end()));
    ASSERT_TRUE(std::includes(tried.begin(), tried.end(), found.begin(), found.end()));
  }
  EXPECT_GE(killed, 20) << "most runs ended before they could save";
  EXPECT_EQ(craving("after").status, 0);
  for (const auto& entry : std::filesystem::directory_iterator(folder_))
    EXPECT_FALSE(entry.path().filename().string().ends_with(".tmp")) << entry.path();
  for (const auto& backup : backups()) {
    EXPECT_EQ(backup.extension(), ".nightjar") << backup;
    EXPECT_LT(notes_in(backup.string()).size(), tried.size() + 1);
  }
}

}  // namespace
}  // namespace nightjar::test
