#include "vault/chunk_stream.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <nightjar/support/contract.hpp>

#include "vault/header.hpp"

namespace nightjar::vault {
namespace {

/// Three zero bytes, the number of the chunk (big-endian), and 1 on the last one.
std::array<std::uint8_t, crypto_aead_chacha20poly1305_ietf_NPUBBYTES> nonce_of(ChunkPlace place) {
  std::array<std::uint8_t, 12> nonce{};
  for (std::size_t i = 0; i < 8; ++i) nonce[3 + i] = static_cast<std::uint8_t>(place.number >> (56 - 8 * i));
  nonce[11] = place.last ? 1 : 0;
  return nonce;
}

}  // namespace

void seal_chunk(std::span<const std::uint8_t> plain, ChunkPlace place, const SecretBytes& key,
                std::span<std::uint8_t> out) {
  NIGHTJAR_EXPECTS(plain.size() == chunk_size && out.size() == sealed_chunk_size);
  crypto_aead_chacha20poly1305_ietf_encrypt(out.data(), nullptr, plain.data(), plain.size(), nullptr, 0, nullptr,
                                            nonce_of(place).data(), key.data());
}

bool open_chunk(std::span<const std::uint8_t> sealed, ChunkPlace place, const SecretBytes& key,
                std::span<std::uint8_t> out) {
  NIGHTJAR_EXPECTS(sealed.size() == sealed_chunk_size && out.size() == chunk_size);
  const bool authentic =
      crypto_aead_chacha20poly1305_ietf_decrypt(out.data(), nullptr, nullptr, sealed.data(), sealed.size(), nullptr, 0,
                                                nonce_of(place).data(), key.data()) == 0;
  if (!authentic) std::ranges::fill(out, std::uint8_t{0});
  return authentic;
}

std::vector<std::uint64_t> open_chunks(std::span<const std::uint8_t> sealed, const SecretBytes& key,
                                       std::span<std::uint8_t> out) {
  const auto count = sealed.size() / sealed_chunk_size;
  NIGHTJAR_EXPECTS(count > 0 && sealed.size() == count * sealed_chunk_size && out.size() == count * chunk_size);
  std::vector<std::uint64_t> damaged;
  for (std::size_t i = 0; i < count; ++i)
    if (!open_chunk(sealed.subspan(i * sealed_chunk_size, sealed_chunk_size), {i, i + 1 == count}, key,
                    out.subspan(i * chunk_size, chunk_size)))
      damaged.push_back(i);
  return damaged;
}

}  // namespace nightjar::vault
