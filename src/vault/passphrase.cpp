#include <utf8proc.h>
#include <zxcvbn.h>

#include <algorithm>
#include <cstring>
#include <nightjar/support/utf8.hpp>
#include <nightjar/vault/passphrase.hpp>

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

Result<void> check_new_passphrase(const SecretBytes& passphrase) {
  if (utf8::count(normalized(passphrase).text()) >= shortest_passphrase) return {};
  return fail(ErrorCode::invalid_value, "a passphrase needs at least 8 characters",
              "a few words that you will remember work well");
}

}  // namespace nightjar::vault
