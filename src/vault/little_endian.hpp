// Numbers in files: always little-endian, whatever the machine.
#pragma once
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>

namespace nightjar::vault {

template <std::unsigned_integral T>
[[nodiscard]] T load_le(std::span<const std::uint8_t> from, std::size_t offset) {
  T value = 0;
  for (std::size_t i = sizeof(T); i-- > 0;)
    value = static_cast<T>((static_cast<std::uint64_t>(value) << 8) | from[offset + i]);
  return value;
}

template <std::unsigned_integral T>
void store_le(std::span<std::uint8_t> to, std::size_t offset, T value) {
  for (std::size_t i = 0; i < sizeof(T); ++i) to[offset + i] = static_cast<std::uint8_t>(value >> (8 * i));
}

}  // namespace nightjar::vault
