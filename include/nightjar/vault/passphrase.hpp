// Passphrases: their one spelling in bytes, and how hard they are to guess.
#pragma once
#include <cstddef>
#include <nightjar/support/result.hpp>
#include <nightjar/support/secret.hpp>

namespace nightjar::vault {

inline constexpr std::size_t shortest_passphrase = 8;  // characters

/// Unicode NFC, so that é typed on any keyboard gives the same bytes; invalid UTF-8 is left as it is.
/// Nothing is trimmed and no case is changed.
[[nodiscard]] SecretBytes normalized(const SecretBytes& passphrase);

struct Strength {
  std::size_t characters = 0;
  double bits = 0;  // as zxcvbn estimates the number of guesses
  [[nodiscard]] bool long_enough() const { return characters >= shortest_passphrase; }
  [[nodiscard]] bool easy_to_guess() const { return bits < 40; }
};
[[nodiscard]] Strength strength_of(const SecretBytes& passphrase);

/// Words of the project's own list, chosen by the system's random numbers, with a space between: five are 64 bits.
[[nodiscard]] SecretBytes generated_passphrase(std::size_t words = 5);

/// invalid_value when it has fewer than eight characters. That is the only rule.
[[nodiscard]] Result<void> check_new_passphrase(const SecretBytes& passphrase);

}  // namespace nightjar::vault
