// The fingerprint of a file: what was shared, what was imported, told apart by content.
#pragma once
#include <string>
#include <string_view>

namespace nightjar {
/// SHA-256 in lower-case hex.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);
}  // namespace nightjar
