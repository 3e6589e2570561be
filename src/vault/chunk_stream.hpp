// A long message as chunks that are sealed one by one: one damaged chunk costs that chunk, and none can be
// changed, moved, repeated or left out unnoticed. The construction is STREAM, as in age.
#pragma once
#include <cstdint>
#include <nightjar/support/secret.hpp>
#include <span>
#include <vector>

namespace nightjar::vault {

/// Preconditions: plain is one or more whole chunks; out has room for as many sealed ones; the key was never used.
void seal_chunks(std::span<const std::uint8_t> plain, const SecretBytes& key, std::span<std::uint8_t> out);

/// Returns the numbers of the chunks that did not authenticate, from 0; these become zeros in out.
[[nodiscard]] std::vector<std::uint64_t> open_chunks(std::span<const std::uint8_t> sealed, const SecretBytes& key,
                                                     std::span<std::uint8_t> out);

}  // namespace nightjar::vault
