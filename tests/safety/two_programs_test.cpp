// Two programs that write to one journal at the same time, as fast as they can: nothing that was said to be saved is
// lost. NIGHTJAR_LONG=1 makes it 200 entries each.
#include "safety/real_program.hpp"

namespace nightjar::test {
namespace {

using TwoPrograms = RealProgram;

TEST_F(TwoPrograms, KeepEveryEntryThatEitherSaidWasSaved) {
  make_journal();
  const int each = std::getenv("NIGHTJAR_LONG") != nullptr ? 200 : 15;
  std::array<std::set<std::string>, 2> saved;
  std::array<int, 2> refused{};
  const auto write = [&](std::size_t who) {
    for (int n = 0; n < each; ++n) {
      const auto note = std::string(who == 0 ? "a" : "b") + std::to_string(n);
      // In use by the other: try again, as a person would.
      for (int tries = 0; tries < 400; ++tries) {
        const auto ended = craving(note);
        if (ended.status == 0) {
          saved[who].insert(note);
          break;
        }
        ASSERT_TRUE(ended.says("open")) << ended.out;
        ++refused[who];
      }
    }
  };
  { const std::jthread one(write, 0), two(write, 1); }
  auto all = saved[0];
  all.insert(saved[1].begin(), saved[1].end());
  EXPECT_EQ(all.size(), 2u * static_cast<std::size_t>(each));
  EXPECT_EQ(notes(), all);
  EXPECT_GT(refused[0] + refused[1], 0) << "they never met";
}

}  // namespace
}  // namespace nightjar::test
