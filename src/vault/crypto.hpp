// The cryptographic steps of the format by name; the only arithmetic the rest of the module needs.
#pragma once
#include <array>
#include <cstdint>
#include <nightjar/support/secret.hpp>
#include <span>
#include <string_view>

namespace nightjar::vault {

inline constexpr std::size_t key_size = 32;
using Hash = std::array<std::uint8_t, 32>;

void fill_random(std::span<std::uint8_t> out);
/// BLAKE2b-256, with or without a key.
[[nodiscard]] Hash blake2b(std::span<const std::uint8_t> message, std::span<const std::uint8_t> key = {});
/// crypto_kdf: an independent key of 32 bytes for each number and purpose of eight characters.
[[nodiscard]] SecretBytes subkey(const SecretBytes& master_key, std::uint64_t number, std::string_view purpose);
[[nodiscard]] bool equal_in_constant_time(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b);

}  // namespace nightjar::vault
