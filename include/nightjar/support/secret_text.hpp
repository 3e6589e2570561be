// Secrets that people type, paste or keep in a file: one way to read every passphrase, recovery code and file password,
// so that the same words are the same bytes wherever they come from.
#pragma once
#include <cstddef>
#include <nightjar/support/result.hpp>
#include <nightjar/support/secret.hpp>
#include <string>

namespace nightjar {

/// Unicode NFC, so that é typed on any keyboard gives the same bytes; invalid UTF-8 is left as it is.
/// Nothing is trimmed and no case is changed.
[[nodiscard]] SecretBytes composed(const SecretBytes& secret);

/// What was meant by the bytes that a terminal, a file or a field gave: without a byte order mark at the beginning, the
/// marks that a terminal puts around what is pasted, and one line end; composed. Blanks stay, they may be meant.
/// Errors: invalid_value for what is not UTF-8, as of a file that was saved in another encoding.
[[nodiscard]] Result<SecretBytes> prepared_secret(const SecretBytes& given);

struct SecretLength {
  std::size_t least_characters = 0;
  std::size_t most_bytes = 0;
};
/// The same for a secret that is chosen now, and then has to be typed again somewhere else: what a person cannot see or
/// would not type again is refused by its name. `what`: "a passphrase".
/// Errors: invalid_value, for control characters, invisible ones, blanks that the space bar does not give or that are
/// at an end, and for a length out of range.
[[nodiscard]] Result<SecretBytes> prepared_new_secret(const SecretBytes& given, const std::string& what,
                                                      const SecretLength& length);

/// Whether every program writes it in the same bytes: some replace a ligature, a raised figure or a letter of full
/// width by the plain one (Unicode NFKC, as PDF asks for), others do not.
[[nodiscard]] bool has_one_spelling(const SecretBytes& prepared);

}  // namespace nightjar
