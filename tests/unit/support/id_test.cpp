#include <gtest/gtest.h>

#include <nightjar/support/id.hpp>
#include <set>

using namespace nightjar;

TEST(Id, ReadsBackWhatItWrites) {
  for (int i = 0; i < 200; ++i) {
    const auto id = random_id();
    EXPECT_EQ(id.hex().size(), 32u);
    EXPECT_EQ(parse_id(id.hex()).value(), id);
  }
}

TEST(Id, RandomOnesDiffer) {
  std::set<Id> seen;
  for (int i = 0; i < 1000; ++i) seen.insert(random_id());
  EXPECT_EQ(seen.size(), 1000u);
}

TEST(Id, AcceptsUpperCaseAndRefusesEverythingElse) {
  EXPECT_EQ(parse_id("ABCDEF00112233445566778899AABBCC")->hex(), "abcdef00112233445566778899aabbcc");
  for (const char* wrong : {"", "abc", "zz000000000000000000000000000000", "000000000000000000000000000000000"})
    EXPECT_FALSE(parse_id(wrong)) << wrong;
}

TEST(Id, OnlyZerosAreNil) {
  EXPECT_TRUE(Id{}.is_nil());
  EXPECT_FALSE(parse_id("00000000000000000000000000000001")->is_nil());
}
