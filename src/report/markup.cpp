#include "report/markup.hpp"

namespace nightjar::report {

std::string escaped(std::string_view text) {
  constexpr std::string_view replacement = "\xEF\xBF\xBD";
  std::string out;
  out.reserve(text.size() + 16);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    // U+FFFE and U+FFFF
    const bool forbidden = c == 0xEF && text.substr(i, 2) == "\xEF\xBF" && i + 2 < text.size() &&
                           static_cast<unsigned char>(text[i + 2]) >= 0xBE;
    if (forbidden) {
      out += replacement;
      i += 2;
    } else if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if ((c < 0x20 && c != '\t' && c != '\n') || c == 0x7F)
      out += replacement;
    else
      out += static_cast<char>(c);
  }
  return out;
}

}  // namespace nightjar::report
