#include "toolkit/wrapping.hpp"

#include <algorithm>
#include <cfloat>
#include <optional>

namespace nightjar::toolkit {
namespace {

using Is = Wrapped::Is;

std::size_t letter_length(std::string_view text, std::size_t at) {
  std::size_t next = at + 1;
  while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U) ++next;
  return next - at;
}

void put(Wrapped& out, std::string_view letter, Is is) {
  out.shown += letter;
  out.is.insert(out.is.end(), letter.size(), is);
}

}  // namespace

Wrapped wrapped(std::string_view text, float width, const ImFont& font) {
  const auto width_of = [&](std::string_view part) {
    return font.CalcTextSizeA(font.FontSize, FLT_MAX, 0, part.data(), part.data() + part.size()).x;
  };
  Wrapped out;
  out.shown.reserve(text.size());
  out.is.reserve(text.size());
  std::size_t line = 0;  // where it begins, in what is shown
  std::optional<std::size_t> last_space;
  float x = 0;
  const auto next_line = [&](float reached) {
    line = out.shown.size();
    last_space.reset();
    x = reached;
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto letter = text.substr(at, letter_length(text, at));
    at += letter.size();
    if (letter == "\n") {
      put(out, letter, Is::text);
      next_line(0);
      continue;
    }
    const float wide = width_of(letter);
    x += wide;
    if (letter == " ") {
      last_space = out.shown.size();
    } else if (x > width && last_space) {
      out.shown[*last_space] = '\n';
      out.is[*last_space] = Is::space;
      line = *last_space + 1;
      last_space.reset();
      x = width_of(std::string_view(out.shown).substr(line)) + wide;
    }
    if (letter != " " && x > width && out.shown.size() > line) {
      put(out, "\n", Is::nothing);
      next_line(wide);
    }
    put(out, letter, Is::text);
  }
  return out;
}

std::string unwrapped(const Wrapped& wrapped) {
  std::string text;
  text.reserve(wrapped.shown.size());
  for (std::size_t i = 0; i < wrapped.shown.size(); ++i)
    if (wrapped.is[i] != Is::nothing) text += wrapped.is[i] == Is::space ? ' ' : wrapped.shown[i];
  return text;
}

Wrapped edited(const Wrapped& before, std::string_view now) {
  const std::string& shown = before.shown;
  const std::size_t least = std::min(shown.size(), now.size());
  std::size_t head = 0, tail = 0;
  while (head < least && shown[head] == now[head]) ++head;
  while (tail < least - head && shown[shown.size() - 1 - tail] == now[now.size() - 1 - tail]) ++tail;
  Wrapped out{std::string(now), std::vector<Is>(now.size(), Is::text)};
  std::copy_n(before.is.begin(), head, out.is.begin());
  std::copy_n(before.is.rbegin(), tail, out.is.rbegin());
  return out;
}

std::size_t place_in_text(const Wrapped& wrapped, std::size_t place) {
  const auto end = wrapped.is.begin() + static_cast<std::ptrdiff_t>(std::min(place, wrapped.is.size()));
  return std::min(place, wrapped.is.size()) -
         static_cast<std::size_t>(std::count(wrapped.is.begin(), end, Is::nothing));
}

std::size_t place_shown(const Wrapped& wrapped, std::size_t place) {
  std::size_t i = 0;
  for (std::size_t left = place; i < wrapped.is.size() && left > 0; ++i)
    if (wrapped.is[i] != Is::nothing) --left;
  return i;
}

}  // namespace nightjar::toolkit
