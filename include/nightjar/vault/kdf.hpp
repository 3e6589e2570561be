// How much work it is to try one passphrase, and doing that work.
#pragma once
#include <chrono>
#include <cstdint>
#include <nightjar/support/result.hpp>
#include <nightjar/support/secret.hpp>
#include <span>

namespace nightjar::vault {

/// Argon2id: passes over so much memory.
struct KdfCost {
  std::uint64_t ops = 0;
  std::uint64_t memory_bytes = 0;
  friend bool operator==(const KdfCost&, const KdfCost&) = default;
};

[[nodiscard]] KdfCost minimal_cost();   // 1 x 8 KiB: for tests only, a guess costs next to nothing
[[nodiscard]] KdfCost standard_cost();  // 3 x 256 MiB
[[nodiscard]] KdfCost strong_cost();    // 4 x 512 MiB, only when asked for

/// The cost for a new journal: standard, stepped down on a machine with little memory or where one try takes
/// longer than 1.5 s. Never higher, and never under 3 x 64 MiB.
[[nodiscard]] KdfCost suitable_cost(std::uint64_t free_memory, std::chrono::milliseconds standard_takes);
/// suitable_cost of this machine, now. Takes about as long as one unlock.
[[nodiscard]] KdfCost calibrated_cost();

/// 32 bytes. Errors: no_memory. Precondition: the cost is within what the library can do.
[[nodiscard]] Result<SecretBytes> derive_key(std::span<const std::uint8_t> secret,
                                             std::span<const std::uint8_t, 16> salt, const KdfCost& cost);

}  // namespace nightjar::vault
