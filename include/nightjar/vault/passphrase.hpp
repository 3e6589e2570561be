// New passphrases: which may be one, and how hard they are to guess. How their bytes are read is in secret_text.hpp.
#pragma once
#include <cstddef>
#include <nightjar/support/result.hpp>
#include <nightjar/support/secret.hpp>

namespace nightjar::vault {

inline constexpr std::size_t shortest_passphrase = 8;  // characters

struct Strength {
  std::size_t characters = 0;
  double bits = 0;  // as zxcvbn estimates the number of guesses
  [[nodiscard]] bool long_enough() const { return characters >= shortest_passphrase; }
  [[nodiscard]] bool easy_to_guess() const { return bits < 40; }
};
[[nodiscard]] Strength strength_of(const SecretBytes& passphrase);

/// Words of the project's own list, chosen by the system's random numbers, with a space between: five are 64 bits.
[[nodiscard]] SecretBytes generated_passphrase(std::size_t words = 5);

/// The bytes that are to open a journal from now on. Errors: invalid_value, for fewer than eight characters, more than
/// a field of the window takes, what is not UTF-8, and what a person could not see and type again.
[[nodiscard]] Result<SecretBytes> prepared_new_passphrase(const SecretBytes& given);

}  // namespace nightjar::vault
