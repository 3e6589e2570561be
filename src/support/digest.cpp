#include <sodium.h>

#include <array>
#include <nightjar/support/digest.hpp>

namespace nightjar {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  std::string hex;
  for (const unsigned char byte : hash) {
    hex.push_back("0123456789abcdef"[byte >> 4U]);
    hex.push_back("0123456789abcdef"[byte & 15U]);
  }
  return hex;
}

}  // namespace nightjar
