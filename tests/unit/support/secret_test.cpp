#include <gtest/gtest.h>

#include <nightjar/support/secret.hpp>
#include <type_traits>

using namespace nightjar;

static_assert(!std::is_copy_constructible_v<SecretBytes>);
static_assert(!std::is_copy_assignable_v<SecretBytes>);

TEST(Secret, HoldsWhatItWasGiven) {
  const auto secret = SecretBytes::copy_of(std::string_view("hush"));
  EXPECT_EQ(secret.text(), "hush");
  EXPECT_EQ(secret.clone().text(), "hush");
}

TEST(Secret, MovingLeavesNothingBehind) {
  auto first = SecretBytes::copy_of(std::string_view("hush"));
  const auto second = std::move(first);
  EXPECT_TRUE(first.empty());  // NOLINT(bugprone-use-after-move): the promise under test
  EXPECT_EQ(second.text(), "hush");
}

TEST(Secret, ShrinkingWipesTheTail) {
  auto secret = SecretBytes::copy_of(std::string_view("hush now"));
  const auto* tail = secret.data() + 4;
  secret.shrink(4);
  EXPECT_EQ(secret.text(), "hush");
  for (int i = 0; i < 4; ++i) EXPECT_EQ(tail[i], 0);
}

TEST(Secret, WipeZeroesEveryByte) {
  char text[] = "passphrase";
  wipe(text, sizeof text);
  for (const char c : text) EXPECT_EQ(c, '\0');
}
