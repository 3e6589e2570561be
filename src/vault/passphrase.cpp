#include <sodium.h>
#include <utf8proc.h>
#include <zxcvbn.h>

#include <algorithm>
#include <cstring>
#include <nightjar/support/contract.hpp>
#include <nightjar/support/utf8.hpp>
#include <nightjar/vault/passphrase.hpp>

#include "vault/passphrase_words.hpp"

namespace nightjar::vault {

SecretBytes normalized(const SecretBytes& passphrase) {
  // utf8proc_map would leave copies on the heap, so its two halves are called on guarded memory.
  constexpr auto form = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
  const auto size = static_cast<utf8proc_ssize_t>(passphrase.size());
  const auto needed = utf8proc_decompose(passphrase.data(), size, nullptr, 0, form);
  if (needed <= 0) return passphrase.clone();

  SecretBytes buffer((static_cast<std::size_t>(needed) + 1) * sizeof(utf8proc_int32_t));  // re-encoding adds a NUL
  auto* code_points = reinterpret_cast<utf8proc_int32_t*>(buffer.data());
  if (utf8proc_decompose(passphrase.data(), size, code_points, needed, form) != needed) return passphrase.clone();
  const auto length = utf8proc_reencode(code_points, needed, form);
  if (length < 0) return passphrase.clone();
  return SecretBytes::copy_of(std::span<const std::uint8_t>(buffer.data(), static_cast<std::size_t>(length)));
}

Strength strength_of(const SecretBytes& passphrase) {
  const auto text = normalized(passphrase);
  Strength strength;
  strength.characters = utf8::count(text.text());
  // The estimate takes cubic time, and nothing is learnt from more than 256 bytes.
  const auto cut = std::min<std::size_t>(text.size(), 256);
  SecretBytes terminated(cut + 1);
  if (cut > 0) std::memcpy(terminated.data(), text.data(), cut);
  terminated.data()[cut] = 0;
  strength.bits = ZxcvbnMatch(reinterpret_cast<const char*>(terminated.data()), nullptr, nullptr);
  return strength;
}

SecretBytes generated_passphrase(std::size_t words) {
  NIGHTJAR_EXPECTS(words > 0 && sodium_init() >= 0);
  constexpr std::size_t longest_word = 8;
  SecretBytes out(words * (longest_word + 1));
  std::size_t size = 0;
  for (std::size_t i = 0; i < words; ++i) {
    auto begin = std::size_t{0};
    for (auto skip = randombytes_uniform(passphrase_word_count); skip > 0; --skip)
      begin = passphrase_words.find(' ', begin) + 1;
    const auto length = passphrase_words.find(' ', begin) + 1 - begin;
    std::memcpy(out.data() + size, passphrase_words.data() + begin, length);
    size += length;
  }
  out.shrink(size - 1);  // the last space
  return out;
}

Result<void> check_new_passphrase(const SecretBytes& passphrase) {
  if (utf8::count(normalized(passphrase).text()) >= shortest_passphrase) return {};
  return fail(ErrorCode::invalid_value, "a passphrase needs at least 8 characters",
              "a few words that you will remember work well");
}

}  // namespace nightjar::vault
