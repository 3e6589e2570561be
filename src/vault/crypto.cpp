#include "vault/crypto.hpp"

#include <sodium.h>

#include <algorithm>
#include <nightjar/support/contract.hpp>

namespace nightjar::vault {

void fill_random(std::span<std::uint8_t> out) {
  NIGHTJAR_EXPECTS(sodium_init() >= 0);
  randombytes_buf(out.data(), out.size());
}

Hash blake2b(std::span<const std::uint8_t> message, std::span<const std::uint8_t> key) {
  Hash out;
  NIGHTJAR_EXPECTS(crypto_generichash(out.data(), out.size(), message.data(), message.size(), key.data(), key.size()) ==
                   0);
  return out;
}

SecretBytes subkey(const SecretBytes& master_key, std::uint64_t number, std::string_view purpose) {
  NIGHTJAR_EXPECTS(master_key.size() == crypto_kdf_KEYBYTES && purpose.size() == crypto_kdf_CONTEXTBYTES);
  SecretBytes out(key_size);
  NIGHTJAR_EXPECTS(crypto_kdf_derive_from_key(out.data(), out.size(), number, purpose.data(), master_key.data()) == 0);
  return out;
}

bool equal_in_constant_time(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace nightjar::vault
