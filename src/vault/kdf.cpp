#include <sodium.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <nightjar/support/contract.hpp>
#include <nightjar/vault/kdf.hpp>
#include <string>

#include "vault/crypto.hpp"

namespace nightjar::vault {
namespace {

constexpr std::uint64_t mib = 1024 * 1024;

std::chrono::nanoseconds time_of_this_thread() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

}  // namespace

KdfCost minimal_cost() { return {1, 8 * 1024}; }
KdfCost small_cost() { return {3, 64 * mib}; }
KdfCost standard_cost() { return {3, 256 * mib}; }
KdfCost strong_cost() { return {4, 512 * mib}; }

std::uint64_t work_of(const KdfCost& cost) { return cost.ops * cost.memory_bytes; }

KdfCost NewCost::instead_of(const KdfCost& replaced) const {
  if (may_lower) return cost;
  return {std::max(cost.ops, replaced.ops), std::max(cost.memory_bytes, replaced.memory_bytes)};
}

Result<std::chrono::milliseconds> time_of_a_try(const KdfCost& cost) {
  constexpr std::array<std::uint8_t, 16> salt{};
  // The time grows with the passes, so a few tries of one pass tell as much as one of all.
  constexpr int tries = 3;
  auto best = std::chrono::nanoseconds::max();
  for (int i = 0; i < tries; ++i) {
    const auto start = time_of_this_thread();
    if (const auto key = derive_key(salt, salt, {1, cost.memory_bytes}); !key) return fail(key.error());
    best = std::min(best, time_of_this_thread() - start);
  }
  return std::chrono::duration_cast<std::chrono::milliseconds>(best * static_cast<std::int64_t>(cost.ops));
}

Result<SecretBytes> derive_key(std::span<const std::uint8_t> secret, std::span<const std::uint8_t, 16> salt,
                               const KdfCost& cost) {
  NIGHTJAR_EXPECTS(cost.ops >= crypto_pwhash_argon2id_OPSLIMIT_MIN &&
                   cost.memory_bytes >= crypto_pwhash_argon2id_MEMLIMIT_MIN);
  SecretBytes key(key_size);
  // The limits hold, so only memory can be missing. That must never look like a wrong passphrase.
  if (crypto_pwhash(key.data(), key.size(), reinterpret_cast<const char*>(secret.data()), secret.size(), salt.data(),
                    cost.ops, static_cast<std::size_t>(cost.memory_bytes), crypto_pwhash_ALG_ARGON2ID13) != 0)
    return fail(
        ErrorCode::no_memory,
        "not enough free memory to check the secret: it takes " + std::to_string(cost.memory_bytes / mib) + " MB",
        "close other programs and try again; nothing is wrong with the journal");
  return key;
}

}  // namespace nightjar::vault
