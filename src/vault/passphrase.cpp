#include <sodium.h>
#include <zxcvbn.h>

#include <algorithm>
#include <cstring>
#include <nightjar/support/contract.hpp>
#include <nightjar/support/secret_buffer.hpp>
#include <nightjar/support/secret_text.hpp>
#include <nightjar/support/utf8.hpp>
#include <nightjar/vault/passphrase.hpp>

#include "vault/passphrase_words.hpp"

namespace nightjar::vault {

Strength strength_of(const SecretBytes& passphrase) {
  auto prepared = prepared_secret(passphrase);
  const auto text = prepared ? std::move(*prepared) : passphrase.clone();
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

Result<SecretBytes> prepared_new_passphrase(const SecretBytes& given) {
  // Longer ones could be kept in a file, and never be typed in the window.
  return prepared_new_secret(given, "a passphrase", {shortest_passphrase, SecretBuffer::capacity - 1});
}

}  // namespace nightjar::vault
