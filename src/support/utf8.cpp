#include <utf8proc.h>

#include <nightjar/support/utf8.hpp>

namespace nightjar::utf8 {

Decoded next(std::string_view text, std::size_t at) {
  utf8proc_int32_t code_point = -1;
  const auto rest = text.substr(at);
  const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(rest.data()),
                                     static_cast<utf8proc_ssize_t>(rest.size()), &code_point);
  if (used <= 0 || code_point < 0) return {0xFFFD, 1, false};
  return {static_cast<char32_t>(code_point), static_cast<std::size_t>(used), true};
}

void append(std::string& out, char32_t code_point) {
  utf8proc_uint8_t bytes[4];
  const auto n = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(n));
}

bool valid(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto d = next(text, i);
    if (!d.valid) return false;
    i += d.length;
  }
  return true;
}

std::size_t count(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < text.size(); i += next(text, i).length) ++n;
  return n;
}

std::string sanitized(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto d = next(text, i);
    i += d.length;
    if (d.code_point == U'\r') {
      if (i < text.size() && text[i] == '\n') ++i;
      out += '\n';
    } else if (d.code_point == U'\t' || d.code_point == U'\n') {
      out += static_cast<char>(d.code_point);
    } else if (d.code_point < 0x20 || (d.code_point >= 0x7F && d.code_point < 0xA0)) {
      append(out, 0xFFFD);
    } else {
      append(out, d.code_point);
    }
  }
  return out;
}

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto d = next(text, i);
    append(out, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(d.code_point))));
    i += d.length;
  }
  return out;
}

}  // namespace nightjar::utf8
