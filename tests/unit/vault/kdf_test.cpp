#include <gtest/gtest.h>

#include <nightjar/vault/kdf.hpp>

namespace nightjar::vault {
namespace {
using namespace std::chrono_literals;
constexpr std::uint64_t mib = 1 << 20;

TEST(KdfCost, ShippedDefaultIsThreePassesOver256MiB) { EXPECT_EQ(standard_cost(), (KdfCost{3, 256 * mib})); }

TEST(KdfCost, OfANewSecretIsNeverLessThanThatOfTheOneItReplacesUnlessSaidSo) {
  EXPECT_EQ(NewCost(standard_cost()).instead_of(strong_cost()), strong_cost());
  EXPECT_EQ(NewCost(standard_cost()).instead_of(small_cost()), standard_cost());
  EXPECT_EQ(NewCost(strong_cost()).instead_of({5, 256 * mib}), (KdfCost{5, 512 * mib}));
  EXPECT_EQ(NewCost(minimal_cost(), true).instead_of(strong_cost()), minimal_cost());
}

TEST(KdfCost, IsTimedByTheWorkOfThisThreadAlone) {
  // While this thread waits, others may have the processor: that is no time of a try.
  const auto takes = time_of_a_try({2, 8 * 1024});
  ASSERT_TRUE(takes);
  EXPECT_LT(*takes, 50ms);
  EXPECT_EQ(time_of_a_try({1, std::uint64_t{1} << 42}).error().code, ErrorCode::no_memory);
}

TEST(DeriveKey, DependsOnSecretSaltAndCost) {
  const std::array<std::uint8_t, 16> salt{}, other_salt{1};
  const std::array<std::uint8_t, 3> secret{1, 2, 3}, other_secret{1, 2, 4};
  const auto key = derive_key(secret, salt, minimal_cost());
  ASSERT_TRUE(key);
  EXPECT_EQ(key->text(), derive_key(secret, salt, minimal_cost())->text());
  EXPECT_NE(key->text(), derive_key(other_secret, salt, minimal_cost())->text());
  EXPECT_NE(key->text(), derive_key(secret, other_salt, minimal_cost())->text());
  EXPECT_NE(key->text(), derive_key(secret, salt, {2, 8192})->text());
}

TEST(DeriveKey, SaysThatMemoryIsMissingRatherThanThatTheSecretIsWrong) {
  const std::array<std::uint8_t, 16> salt{};
  const auto key = derive_key(salt, salt, {1, std::uint64_t{1} << 42});  // 4 TiB
  ASSERT_FALSE(key);
  EXPECT_EQ(key.error().code, ErrorCode::no_memory);
}

}  // namespace
}  // namespace nightjar::vault
