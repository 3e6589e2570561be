// A long message as chunks that are sealed one by one: one damaged chunk costs that chunk, and none can be
// changed, moved, repeated or left out unnoticed. The construction is STREAM, as in age.
#pragma once
#include <cstdint>
#include <nightjar/support/secret.hpp>
#include <span>
#include <vector>

namespace nightjar::vault {

/// The position of a chunk, counted from 0; the last one says so, which makes cutting visible.
struct ChunkPlace {
  std::uint64_t number = 0;
  bool last = false;
};

/// Preconditions: plain is one whole chunk, out has room for a sealed one; the key never sealed a chunk at this place.
void seal_chunk(std::span<const std::uint8_t> plain, ChunkPlace place, const SecretBytes& key,
                std::span<std::uint8_t> out);
/// False when it does not authenticate; out then holds zeros.
[[nodiscard]] bool open_chunk(std::span<const std::uint8_t> sealed, ChunkPlace place, const SecretBytes& key,
                              std::span<std::uint8_t> out);

/// One or more whole chunks. Returns the numbers of the chunks that did not authenticate, from 0; these become zeros in
/// out.
[[nodiscard]] std::vector<std::uint64_t> open_chunks(std::span<const std::uint8_t> sealed, const SecretBytes& key,
                                                     std::span<std::uint8_t> out);

}  // namespace nightjar::vault
