#include <sodium.h>

#include <array>
#include <fstream>
#include <limits>
#include <nightjar/support/contract.hpp>
#include <nightjar/vault/kdf.hpp>
#include <string>

#include "vault/crypto.hpp"

namespace nightjar::vault {
namespace {

constexpr std::uint64_t mib = 1024 * 1024;

/// What the system could give without swapping; unknown counts as plenty, the attempt itself will tell.
std::uint64_t free_memory() {
  std::ifstream info("/proc/meminfo");
  std::string word;
  while (info >> word)
    if (std::uint64_t kib = 0; word == "MemAvailable:" && info >> kib) return kib * 1024;
  return std::numeric_limits<std::uint64_t>::max();
}

}  // namespace

KdfCost minimal_cost() { return {1, 8 * 1024}; }
KdfCost standard_cost() { return {3, 256 * mib}; }
KdfCost strong_cost() { return {4, 512 * mib}; }

KdfCost suitable_cost(std::uint64_t free_memory, std::chrono::milliseconds standard_takes) {
  using namespace std::chrono_literals;
  // Time grows with memory, so one measurement is enough for the smaller steps too.
  if (free_memory < 512 * mib || standard_takes > 3000ms) return {3, 64 * mib};
  if (free_memory < 1024 * mib || standard_takes > 1500ms) return {3, 128 * mib};
  return standard_cost();
}

KdfCost calibrated_cost() {
  using namespace std::chrono_literals;
  const auto memory = free_memory();
  if (memory < 1024 * mib) return suitable_cost(memory, 0ms);
  constexpr std::array<std::uint8_t, 16> salt{};
  const auto start = std::chrono::steady_clock::now();
  const auto key = derive_key(salt, salt, standard_cost());
  if (!key) return suitable_cost(0, 0ms);
  return suitable_cost(memory,
                       std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start));
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
