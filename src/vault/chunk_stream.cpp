#include "vault/chunk_stream.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <nightjar/support/contract.hpp>

#include "vault/header.hpp"

namespace nightjar::vault {
namespace {

/// Three zero bytes, the number of the chunk (big-endian), and 1 on the last one: that makes cutting visible.
std::array<std::uint8_t, crypto_aead_chacha20poly1305_ietf_NPUBBYTES> nonce_of(std::uint64_t chunk, bool last) {
  std::array<std::uint8_t, 12> nonce{};
  for (std::size_t i = 0; i < 8; ++i) nonce[3 + i] = static_cast<std::uint8_t>(chunk >> (56 - 8 * i));
  nonce[11] = last ? 1 : 0;
  return nonce;
}

}  // namespace

void seal_chunks(std::span<const std::uint8_t> plain, const SecretBytes& key, std::span<std::uint8_t> out) {
  const auto count = plain.size() / chunk_size;
  NIGHTJAR_EXPECTS(count > 0 && plain.size() == count * chunk_size && out.size() == count * sealed_chunk_size);
  for (std::size_t i = 0; i < count; ++i) {
    const auto nonce = nonce_of(i, i + 1 == count);
    crypto_aead_chacha20poly1305_ietf_encrypt(&out[i * sealed_chunk_size], nullptr, &plain[i * chunk_size], chunk_size,
                                              nullptr, 0, nullptr, nonce.data(), key.data());
  }
}

std::vector<std::uint64_t> open_chunks(std::span<const std::uint8_t> sealed, const SecretBytes& key,
                                       std::span<std::uint8_t> out) {
  const auto count = sealed.size() / sealed_chunk_size;
  NIGHTJAR_EXPECTS(count > 0 && sealed.size() == count * sealed_chunk_size && out.size() == count * chunk_size);
  std::vector<std::uint64_t> damaged;
  for (std::size_t i = 0; i < count; ++i) {
    const auto nonce = nonce_of(i, i + 1 == count);
    if (crypto_aead_chacha20poly1305_ietf_decrypt(&out[i * chunk_size], nullptr, nullptr,
                                                  &sealed[i * sealed_chunk_size], sealed_chunk_size, nullptr, 0,
                                                  nonce.data(), key.data()) != 0) {
      std::ranges::fill(out.subspan(i * chunk_size, chunk_size), std::uint8_t{0});
      damaged.push_back(i);
    }
  }
  return damaged;
}

}  // namespace nightjar::vault
