// How every journal file begins. It is known here, below the vault, so that whatever writes a file can tell one.
#pragma once
#include <array>
#include <cstdint>

namespace nightjar {

inline constexpr std::array<std::uint8_t, 8> journal_magic = {0x89, 'N', 'J', 'R', 0x0D, 0x0A, 0x1A, 0x0A};

}  // namespace nightjar
