// UTF-8: decoding one code point at a time, checking, and the text rules every field shares.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace nightjar::utf8 {

struct Decoded {
  char32_t code_point;  // U+FFFD for an invalid sequence
  std::size_t length;   // bytes used, at least 1
  bool valid;
};
/// Precondition: at < text.size().
[[nodiscard]] Decoded next(std::string_view text, std::size_t at);
void append(std::string& out, char32_t code_point);
[[nodiscard]] bool valid(std::string_view text);
[[nodiscard]] std::size_t count(std::string_view text);
/// Replaces invalid bytes, and control characters other than tab and line feed, by U+FFFD; CRLF and CR become LF.
[[nodiscard]] std::string sanitized(std::string_view text);
/// Lower-cases for searching (simple case folding of every script utf8proc knows).
[[nodiscard]] std::string folded(std::string_view text);

}  // namespace nightjar::utf8
