#include "screens/page.hpp"

#include <nightjar/support/utf8.hpp>
#include <nightjar/toolkit/canvas.hpp>
#include <nightjar/toolkit/draw.hpp>
#include <nightjar/toolkit/draw_context.hpp>

namespace nightjar::screens {

void begin_page(const char* id, bool with_footer) {
  begin_scroll(id, 0, with_footer ? -footer_height : 0, {page_padding_x, page_padding_y});
}
void end_page() { end_scroll(); }

void begin_footer() {
  const Vec2 top{cursor_in_part().x, part_height() - px(footer_height)};
  set_cursor_in_part(top);
  rule();
  set_cursor_in_part({top.x, top.y + theme().line()});
  begin_scroll("##footer", 0, 0, {page_padding_x, 13});
}
void end_footer() { end_scroll(); }

void begin_band(const char* id, const std::vector<std::string>& words, const std::vector<const char*>& buttons,
                float logical_more) {
  const float width = room() - 2 * px(page_padding_x), spacing = line_spacing(), between = px(12);
  const float measure = std::min(width, px(em_size(Type::detail)) * 38);
  float height = px(2 * 16 + 8 + logical_more) - (words.empty() ? 0 : spacing);
  for (const auto& each : words) height += wrapped_size(Type::detail, each, measure).y + spacing;
  float row = 0;
  for (const auto* label : buttons) {
    const float button = button_width(label);
    const bool fits = row > 0 && row + between + button <= width;
    if (!fits) height += px(40) + (row > 0 ? spacing : 0);
    row = fits ? row + between + button : button;
  }
  begin_scroll(id, 0, height / theme().scale + 2, {page_padding_x, 16});
}
void end_band() {
  end_scroll();
  rule();
}

bool narrow(float logical_needed) { return room() < px(logical_needed); }

std::string sentence(std::string_view message) {
  std::string out(message);
  if (out.empty()) return out;
  const auto first = std::string_view(out).substr(0, out.find(' '));
  const bool name = first.find_first_of("./") < first.size() - 1;
  if (!name) out = utf8::capitalised(out);
  if (out.back() != '.' && out.back() != '?') out += '.';
  return out;
}

void words_at_right(Type type, Ink ink, std::string_view text, float logical_height) {
  const Vec2 at = cursor();
  const float width = text_width(type, text), right = at.x + room();
  put_text_middle(draw_list(), type, right - width, at.y + px(logical_height) / 2, shade(ink_of(ink)), text);
  record_area(Role::label, text, {}, {right - width, at.y}, {right, at.y + px(logical_height)});
  log_words(text);
}

void secret_row(const char* name, SecretBuffer& secret) {
  field_row(name, settings_label_column, 300);
  if (secret_field(name, secret, {.width = 360}).entered) draw_context().ring.advance();
  gap(8);
}

void problem_words(const std::optional<Error>& problem) {
  if (!problem) return;
  words(Type::detail, Ink::text, sentence(problem->message));
  if (!problem->hint.empty()) words(Type::detail, Ink::soft, sentence(problem->hint));
}

void settings_heading(std::string_view text) {
  gap(34);
  section_title(text);
  gap(12);
}

}  // namespace nightjar::screens
