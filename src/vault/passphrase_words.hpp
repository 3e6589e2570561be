// The words of which passphrases are generated: 7,776 of them, each followed by a space. See assets/words/README.md.
#pragma once
#include <string_view>

namespace nightjar::vault {
inline constexpr std::size_t passphrase_word_count = 7776;
extern const std::string_view passphrase_words;
}  // namespace nightjar::vault
