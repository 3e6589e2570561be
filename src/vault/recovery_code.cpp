#include <utf8proc.h>

#include <algorithm>
#include <nightjar/support/contract.hpp>
#include <nightjar/support/secret_text.hpp>
#include <nightjar/support/utf8.hpp>
#include <nightjar/vault/recovery_code.hpp>

#include "vault/crypto.hpp"

namespace nightjar::vault {
namespace {

// N is the 128-bit number; the code is N * 1024 + N mod 1021 in 28 digits of Crockford's base 32. 1021 is prime,
// so a single wrong digit or two swapped neighbours always change the remainder.
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t number_digits = 26;  // 130 bits: the first digit is below 8
constexpr std::size_t code_digits = 28;
constexpr unsigned check_prime = 1021;

int value_of(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (c == 'I' || c == 'L') c = '1';
  if (c == 'O') c = '0';
  const auto at = alphabet.find(c);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

constexpr char32_t full_width = 0xFF01;  // what an East Asian keyboard gives for '!', and so on up to '~'

/// Blanks, dashes of every length and what cannot be seen: word processors and web pages put these into a code.
bool stands_between(char32_t c) {
  const auto* property = utf8proc_get_property(static_cast<utf8proc_int32_t>(c));
  switch (property->category) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_CF: return true;
    default: break;
  }
  constexpr char32_t minus = 0x2212, hyphen_bullet = 0x2043;
  return property->ignorable || c == minus || c == hyphen_bullet || c == '\t' || c == '\n' || c == '\r';
}

unsigned remainder_of(std::span<const std::uint8_t> digits) {
  unsigned remainder = 0;
  for (const auto digit : digits)
    remainder = (remainder * 32 + static_cast<unsigned>(value_of(static_cast<char>(digit)))) % check_prime;
  return remainder;
}

tl::unexpected<Error> typo(std::string message) {
  return fail(ErrorCode::code_typo, std::move(message), "compare it with the code you kept, group by group");
}

}  // namespace

RecoveryCode RecoveryCode::generate() {
  SecretBytes random(16);
  fill_random({random.data(), random.size()});
  return from_bytes(random.view().first<16>());
}

RecoveryCode RecoveryCode::from_bytes(std::span<const std::uint8_t, 16> random) {
  SecretBytes text(code_digits);
  // Digit i holds the bits from 5 * (25 - i) upwards of the number, whose highest byte comes first.
  for (std::size_t i = 0; i < number_digits; ++i) {
    unsigned digit = 0;
    for (std::size_t bit = 5 * (number_digits - 1 - i) + 5; bit-- > 5 * (number_digits - 1 - i);)
      digit = digit * 2 + (bit < 128 ? (static_cast<unsigned>(random[15 - bit / 8]) >> (bit % 8)) & 1u : 0u);
    text.data()[i] = static_cast<std::uint8_t>(alphabet[digit]);
  }
  const unsigned check = remainder_of(text.view().first(number_digits));
  text.data()[26] = static_cast<std::uint8_t>(alphabet[check / 32]);
  text.data()[27] = static_cast<std::uint8_t>(alphabet[check % 32]);
  return RecoveryCode(std::move(text));
}

Result<RecoveryCode> RecoveryCode::parse(std::string_view typed) {
  const auto prepared = prepared_secret(SecretBytes::copy_of(typed));
  if (!prepared) return typo(prepared.error().message);
  const auto given = prepared->text();
  SecretBytes text(code_digits);
  std::size_t count = 0;
  for (std::size_t at = 0; at < given.size();) {
    const auto sign = utf8::next(given, at);
    at += sign.length;
    if (stands_between(sign.code_point)) continue;
    const char32_t narrow = sign.code_point >= full_width && sign.code_point <= full_width + 93
                                ? sign.code_point - full_width + '!'
                                : sign.code_point;
    const int value = narrow < 0x80 ? value_of(static_cast<char>(narrow)) : -1;
    if (value < 0) return typo("a recovery code has only digits and letters, and no U");
    if (count < code_digits) text.data()[count] = static_cast<std::uint8_t>(alphabet[static_cast<std::size_t>(value)]);
    ++count;
  }
  if (count != code_digits) return typo("a recovery code has 28 characters, this one has " + std::to_string(count));
  const unsigned check = static_cast<unsigned>(value_of(static_cast<char>(text.data()[26]))) * 32 +
                         static_cast<unsigned>(value_of(static_cast<char>(text.data()[27])));
  if (value_of(static_cast<char>(text.data()[0])) >= 8 || remainder_of(text.view().first(number_digits)) != check)
    return typo("this recovery code has a typing mistake");
  return RecoveryCode(std::move(text));
}

SecretBytes RecoveryCode::formatted() const {
  SecretBytes out(code_digits + groups - 1);
  for (std::size_t i = 0, at = 0; i < code_digits; ++i) {
    if (i > 0 && i % 4 == 0) out.data()[at++] = '-';
    out.data()[at++] = text_.data()[i];
  }
  return out;
}

SecretBytes RecoveryCode::group(std::size_t index) const {
  NIGHTJAR_EXPECTS(index < groups);
  return SecretBytes::copy_of(text_.view().subspan(4 * index, 4));
}

std::span<const std::uint8_t> RecoveryCode::key_text() const { return text_.view().first(number_digits); }

}  // namespace nightjar::vault
