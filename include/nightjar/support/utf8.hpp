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
/// Without blanks around it: spaces of any width, tabs, line ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// The first letter as at the beginning of a line: "group" is "Group", "übel" is "Übel".
[[nodiscard]] std::string capitalised(std::string_view text);

// Comparing what people wrote: no matter the case of letters, whether an accent was typed with its letter or after it,
// full width, ligatures, soft hyphens, which hyphen or apostrophe.
/// What two texts have in common that say the same; for searching.
[[nodiscard]] std::string folded(std::string_view text);
[[nodiscard]] bool same_text(std::string_view a, std::string_view b);
/// The one rule for whether two names are of one thing: the same text, blanks around it apart.
[[nodiscard]] bool same_name(std::string_view a, std::string_view b);
/// Whether a text names something: the words of the one follow each other in the other, whatever stands between them.
/// "tea" is not in "instead". In scripts that are written without spaces, a text names whatever it contains. Nothing
/// is in no text.
[[nodiscard]] bool contains_word(std::string_view text, std::string_view word);

}  // namespace nightjar::utf8
