#include <gtest/gtest.h>
#include <unistd.h>

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

namespace {
bool system_refuses = false;
}  // namespace
// In the place of the library's, which a sanitizer would make believe that every lock is granted.
extern "C" int sodium_mlock(void* const, const std::size_t) { return system_refuses ? -1 : 0; }

TEST(Secret, SaysThatItCouldNotBeLockedInMemory) {
  const auto locked = SecretBytes::copy_of(std::string_view("hush"));
  EXPECT_TRUE(secrets_are_locked_in_memory());
  EXPECT_EXIT(
      {
        system_refuses = true;
        const auto secret = SecretBytes::copy_of(std::string_view("hush"));
        ::_exit(secrets_are_locked_in_memory() || secret.text() != "hush" ? 1 : 0);
      },
      ::testing::ExitedWithCode(0), "");
}
