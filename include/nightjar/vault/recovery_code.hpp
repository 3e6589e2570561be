// The recovery code: 128 random bits to write on paper, with check characters that catch a wrong or swapped one.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <nightjar/support/result.hpp>
#include <nightjar/support/secret.hpp>
#include <span>
#include <string_view>

namespace nightjar::vault {

class RecoveryCode {
 public:
  [[nodiscard]] static RecoveryCode generate();
  [[nodiscard]] static RecoveryCode from_bytes(std::span<const std::uint8_t, 16> random);
  /// As a person types or pastes it: any case and width, blanks, dashes and what is invisible ignored, I and L read as
  /// 1, O as 0.
  /// code_typo when the check characters do not fit; this is told before any slow work.
  [[nodiscard]] static Result<RecoveryCode> parse(std::string_view typed);

  /// "0004-1061-050R-3GG2-8A1C-60T3-GF5E"
  [[nodiscard]] SecretBytes formatted() const;
  /// One of the seven groups of four characters, to be typed back as proof that the code was kept.
  [[nodiscard]] SecretBytes group(std::size_t index) const;
  static constexpr std::size_t groups = 7;
  /// What opens the journal: the 26 characters before the check characters.
  [[nodiscard]] std::span<const std::uint8_t> key_text() const;

 private:
  explicit RecoveryCode(SecretBytes text) : text_(std::move(text)) {}
  SecretBytes text_;  // 28 upper-case characters
};

/// Shows a new code, as it is to be written down, before it counts. An error of it is the error of what made the code,
/// and then nothing has changed: nobody is left with a code that was never seen. It may count for nothing even so, when
/// what comes after it fails.
using ShowCode = std::function<Result<void>(const SecretBytes& formatted)>;

}  // namespace nightjar::vault
