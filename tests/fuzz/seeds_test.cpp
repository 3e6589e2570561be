// The seeds of the fuzzers, and what they found, once each: a program that cannot read one of them ends here.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "fuzz/targets.hpp"

namespace nightjar::fuzz {
namespace {

class Seeds : public ::testing::TestWithParam<Target> {};

TEST_P(Seeds, AreAllTakenOrRefusedInGoodOrder) {
  const std::filesystem::path folder =
      std::string(NIGHTJAR_SOURCE_DIR "/tests/data/fuzz/") + std::string(GetParam().name);
  ASSERT_TRUE(std::filesystem::is_directory(folder)) << folder;
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    SCOPED_TRACE(entry.path());
    std::ifstream in(entry.path(), std::ios::binary);
    const std::vector<char> bytes{std::istreambuf_iterator<char>(in), {}};
    GetParam().run({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
    // Cut short, as a download can be.
    for (const std::size_t part : {std::size_t{2}, std::size_t{3}})
      GetParam().run({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size() / part});
    ++count;
  }
  EXPECT_GT(count, 0u);
  GetParam().run({});
}

INSTANTIATE_TEST_SUITE_P(Of, Seeds, ::testing::ValuesIn(targets().begin(), targets().end()),
                         [](const auto& each) { return std::string(each.param.name); });

}  // namespace
}  // namespace nightjar::fuzz
