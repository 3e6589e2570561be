#include <algorithm>
#include <cmath>
#include <nightjar/toolkit/draw.hpp>
#include <nightjar/toolkit/text.hpp>
#include <string>

namespace nightjar::toolkit {
namespace {

/// A word that is longer than a line, such as the name of a file or a password of several words, breaks behind a hyphen
/// or a slash, where there is one.
const char* break_in_word(const char* at, const char* stop, const char* end) {
  constexpr std::string_view ends_words = " .,;!?\"";
  if (stop == end || stop == at || *stop == ' ' || ends_words.find(stop[-1]) != std::string_view::npos) return stop;
  for (const char* back = stop; back > at + 1 && back[-1] != ' '; --back)
    if (back[-1] == '-' || back[-1] == '/') return back;
  return stop;
}

/// Calls `line(text)` for each line that `text` breaks into at `width`.
template <class Each>
void for_each_line(Type type, std::string_view text, float width, Each&& each) {
  const ImFont* font = font_of(type);
  const char* at = text.data();
  const char* const end = at + text.size();
  while (true) {
    const char* const newline = std::find(at, end, '\n');
    do {
      const char* stop = font->CalcWordWrapPositionA(1, at, newline, width);
      if (stop == at && stop < newline) ++stop;  // not even one character fits
      while (stop < newline && (static_cast<unsigned char>(*stop) & 0xC0U) == 0x80U) ++stop;
      stop = break_in_word(at, stop, newline);
      each(std::string_view(at, static_cast<std::size_t>(stop - at)));
      at = stop;
      while (at < newline && *at == ' ') ++at;  // the space that the break stands for
    } while (at < newline);
    if (newline == end) return;
    at = newline + 1;
  }
}

float measure(Type type) { return px(em_size(type)) * 38; }  // about 70 characters

}  // namespace

float text_width(Type type, std::string_view text) {
  const ImFont* font = font_of(type);
  return std::ceil(font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, text.data(), text.data() + text.size()).x);
}

float line_height(Type type) {
  const bool heading = type == Type::title || type == Type::section || type == Type::result || type == Type::brand;
  return px(em_size(type) * (heading ? 1.25F : 1.45F));
}

ImVec2 wrapped_size(Type type, std::string_view text, float width) {
  ImVec2 size{0, 0};
  for_each_line(type, text, width, [&](std::string_view line) {
    size.x = std::max(size.x, text_width(type, line));
    size.y += line_height(type);
  });
  return size;
}

void words(Type type, Ink ink, std::string_view text) {
  const float width = std::max(std::min(room(), measure(type)), px(16));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::Dummy(wrapped_size(type, text, width));
  record(Role::label, text);
  log_words(text);
  if (!ImGui::IsItemVisible()) return;
  float middle = at.y + line_height(type) / 2;
  for_each_line(type, text, width, [&](std::string_view line) {
    put_text_middle(*ImGui::GetWindowDrawList(), type, at.x, middle, shade(ink_of(ink)), line);
    middle += line_height(type);
  });
}

void line_of(Type type, Ink ink, std::string_view text) { line_right(type, ink, text, text_width(type, text)); }

void line_right(Type type, Ink ink, std::string_view text, float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float own = text_width(type, text);
  ImGui::Dummy({std::max(width, own), line_height(type)});
  record(Role::label, text);
  log_words(text);
  put_text_middle(*ImGui::GetWindowDrawList(), type, at.x + std::max(width - own, 0.0F), at.y + line_height(type) / 2,
                  shade(ink_of(ink)), text);
}

namespace {
void centred_lines(Type type, Ink ink, std::string_view text, float text_room, float item_width, float least_height) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size = wrapped_size(type, text, text_room);
  const float height = std::max(size.y, least_height);
  ImGui::Dummy({std::max(item_width, size.x), height});
  record(Role::label, text);
  log_words(text);
  float middle = at.y + (height - size.y) / 2 + line_height(type) / 2;
  for_each_line(type, text, text_room, [&](std::string_view line) {
    put_text_middle(*ImGui::GetWindowDrawList(), type, at.x, middle, shade(ink_of(ink)), line);
    middle += line_height(type);
  });
}
}  // namespace

void field_label(std::string_view text, float logical_width, float logical_height) {
  const float width = std::min(px(logical_width), room());
  centred_lines(Type::body, Ink::text, text, width - px(8), width, px(logical_height));
}

void field_note(std::string_view text, float logical_height) {
  beside_if_fits(std::min(text_width(Type::label, text), px(160)));
  centred_lines(Type::label, Ink::faint, text, std::max(room(), px(60)), 0, px(logical_height));
}

void key_cap(std::string_view key) {
  const ImVec2 at = ImGui::GetCursorScreenPos(), size = key_cap_size(key);
  ImGui::Dummy(size);
  put_key_cap(*ImGui::GetWindowDrawList(), {at.x, at.y + size.y / 2}, key, shade(palette().faint),
              shade(palette().line));
}

}  // namespace nightjar::toolkit
