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
[[nodiscard]] KdfCost small_cost();     // 3 x 64 MiB: for a computer with little memory, only when asked for
[[nodiscard]] KdfCost standard_cost();  // 3 x 256 MiB: what a journal gets when nothing is asked for
[[nodiscard]] KdfCost strong_cost();    // 4 x 512 MiB, only when asked for

/// Passes times memory: what one guess costs whoever has the file.
[[nodiscard]] std::uint64_t work_of(const KdfCost& cost);

/// The cost of a new secret. It never depends on how busy the computer is at that moment: a journal keeps it for years.
struct NewCost {
  // NOLINTNEXTLINE(google-explicit-constructor): a cost alone is one that nobody asked to lower
  NewCost(const KdfCost& wanted, bool lower = false) : cost(wanted), may_lower(lower) {}
  KdfCost cost;
  bool may_lower;  // the person asked for it by name, so it holds also where the secret that it replaces costs more
  /// What the new secret gets in the place of one that costs `replaced`.
  [[nodiscard]] KdfCost instead_of(const KdfCost& replaced) const;
};

/// How long one try takes this computer: the processor's time of this thread, and the best of several, so that what
/// else the computer does makes no difference. Takes about as long as one try. Errors: no_memory.
[[nodiscard]] Result<std::chrono::milliseconds> time_of_a_try(const KdfCost& cost);

/// 32 bytes. Errors: no_memory. Precondition: the cost is within what the library can do.
[[nodiscard]] Result<SecretBytes> derive_key(std::span<const std::uint8_t> secret,
                                             std::span<const std::uint8_t, 16> salt, const KdfCost& cost);

}  // namespace nightjar::vault
