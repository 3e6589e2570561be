#include <gtest/gtest.h>

#include <limits>
#include <nightjar/vault/kdf.hpp>

namespace nightjar::vault {
namespace {
using namespace std::chrono_literals;
constexpr std::uint64_t mib = 1 << 20;

TEST(KdfCost, ShippedDefaultIsThreePassesOver256MiB) { EXPECT_EQ(standard_cost(), (KdfCost{3, 256 * mib})); }

TEST(KdfCost, StepsDownOnASlowOrSmallMachineButNeverBelowTheFloor) {
  EXPECT_EQ(suitable_cost(8192 * mib, 500ms), standard_cost());
  EXPECT_EQ(suitable_cost(8192 * mib, 1500ms), standard_cost());
  EXPECT_EQ(suitable_cost(8192 * mib, 1501ms), (KdfCost{3, 128 * mib}));
  EXPECT_EQ(suitable_cost(1023 * mib, 0ms), (KdfCost{3, 128 * mib}));
  EXPECT_EQ(suitable_cost(8192 * mib, 60s), (KdfCost{3, 64 * mib}));
  EXPECT_EQ(suitable_cost(0, 60s), (KdfCost{3, 64 * mib}));
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
