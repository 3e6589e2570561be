#include <algorithm>
#include <cmath>
#include <nightjar/toolkit/draw.hpp>

namespace nightjar::toolkit {
namespace {

enum class Ground { accent, raised, plain };

struct Parts {
  Type type;
  float words_width, cap_width, padding, between;
  [[nodiscard]] float width() const { return 2 * padding + words_width + (cap_width > 0 ? between + cap_width : 0); }
};
Parts parts_of(const char* label, const Chord& chord, Ground ground) {
  const Type type = ground == Ground::accent ? Type::strong : Type::body;
  const float cap = key_cap_size(chord.words()).x;
  return {type, text_width(type, shown_part(label)), cap, px(ground == Ground::plain ? 12 : 17), px(8)};
}

bool draw_button(const char* label, const Chord& chord, float logical_width, Ground ground) {
  const Parts parts = parts_of(label, chord, ground);
  const float width = std::max(parts.width(), px(logical_width));
  const Press press = press_area(label, {width, px(40)}, Role::button, {}, chord);
  auto& list = *ImGui::GetWindowDrawList();
  const auto& p = palette();
  const double lift = press.held ? 0.16 : press.hovered ? 0.08 : 0;
  charts::Color fill = ground == Ground::accent ? p.accent : p.raised;
  charts::Color ink = ground == Ground::accent ? p.accent_ink : p.text;
  if (ground == Ground::accent) {
    put_box(list, press.min, press.max, px(8), shade(charts::mixed(fill, p.text, lift)), 0);
  } else if (ground == Ground::raised || press.hovered || press.held) {
    put_box(list, press.min, press.max, px(8), shade(charts::mixed(fill, p.text, lift * 0.7)), shade(p.line));
  } else {
    ink = p.soft;
  }
  float x = std::round(press.min.x + (width - parts.width()) / 2 + parts.padding);
  put_text_middle(list, parts.type, x, press.middle(), shade(ink), shown_part(label));
  x += parts.words_width + parts.between;
  const bool on_accent = ground == Ground::accent;
  put_key_cap(
      list, {x, press.middle()}, chord.words(), shade(on_accent ? p.accent_ink : p.faint),
      on_accent ? shade(charts::mixed(p.accent, p.accent_ink, 0.55)) : shade(charts::mixed(p.line, p.faint, 0.25)));
  if (press.focused) put_focus_ring(list, press.min, press.max, px(8), on_accent ? px(3) : 0);
  log_words(std::string("[ ") + std::string(shown_part(label)) + " ]");
  return press.hit;
}

}  // namespace

bool accent_button(const char* label, Chord chord, float width) {
  return draw_button(label, chord, width, Ground::accent);
}
bool button(const char* label, Chord chord, float width) { return draw_button(label, chord, width, Ground::raised); }
bool plain_button(const char* label, Chord chord, float width) {
  return draw_button(label, chord, width, Ground::plain);
}

float button_width(const char* label, Chord chord) { return parts_of(label, chord, Ground::raised).width(); }

bool link(const char* label, Type type) {
  const std::string_view text = shown_part(label);
  // Small words still make a target that a tired hand can hit.
  const float height = std::max(line_height(type), px(32));
  const Press press = press_area(label, {text_width(type, text), height}, Role::link);
  auto& list = *ImGui::GetWindowDrawList();
  const ImU32 color = shade(press.hovered || press.focused ? palette().text : palette().soft);
  put_text_middle(list, type, press.min.x, press.middle(), color, text);
  const float under = std::round(press.middle() + font_of(type)->FontSize * 0.42F);
  list.AddRectFilled({press.min.x, under}, {press.max.x, under + theme().line()},
                     press.hovered ? color : shade(palette().line));
  if (press.focused)
    put_focus_ring(list, {press.min.x - px(4), press.min.y}, {press.max.x + px(4), press.max.y}, px(6));
  log_words(text);
  return press.hit;
}

bool icon_button(const char* label, Icon icon, Chord chord) {
  const Press press = press_area(label, {px(40), px(40)}, Role::button, {}, chord);
  auto& list = *ImGui::GetWindowDrawList();
  put_box(list, press.min, press.max, px(8),
          shade(charts::mixed(palette().raised, palette().text, press.hovered ? 0.06 : 0)), shade(palette().line));
  draw_icon(list, icon, {(press.min.x + press.max.x) / 2, press.middle()}, px(18), shade(palette().text));
  if (press.focused) put_focus_ring(list, press.min, press.max, px(8));
  tooltip(shown_part(label));
  log_words(std::string("[ ") + std::string(shown_part(label)) + " ]");
  return press.hit;
}

void begin_rail(float width, ImVec2 padding, float spacing) {
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2{ImGui::GetStyle().ItemSpacing.x, px(spacing)});
  ImGui::PushStyleColor(ImGuiCol_ChildBg, im4(palette().rail));
  begin_scroll("##rail", width, 0, padding);
  ImGui::PopStyleColor();
}

void end_rail() {
  end_scroll();
  ImGui::PopStyleVar();
  const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
  put_line(*ImGui::GetWindowDrawList(), {max.x - 0.5F, min.y}, {max.x - 0.5F, max.y}, shade(palette().line),
           theme().line());
}

bool rail_item(Icon icon, const char* label, bool selected, bool compact, float height) {
  const float width = compact ? px(44) : room();
  const Press press = press_area(label, {width, px(height)}, Role::rail_item, selected ? "selected" : "");
  auto& list = *ImGui::GetWindowDrawList();
  const auto& p = palette();
  // A light theme has no room for a lighter ground: there the border says it.
  const bool faint_ground = charts::contrast(p.raised, p.rail) < 1.1;
  if (selected)
    put_box(list, press.min, press.max, px(8), shade(faint_ground ? p.surface : p.raised),
            faint_ground || p.line_width > 1 ? shade(p.line) : 0);
  else if (press.hovered)
    put_box(list, press.min, press.max, px(8), shade(charts::mixed(p.rail, p.raised, 0.6)), 0);
  const ImU32 ink = shade(selected || press.hovered ? p.text : p.soft);
  draw_icon(list, icon, {press.min.x + (compact ? width / 2 : px(21)), press.middle()}, px(18), ink);
  if (compact)
    tooltip(shown_part(label));
  else
    put_text_middle(list, Type::body, press.min.x + px(42), press.middle(), ink, shown_part(label));
  if (press.focused) put_focus_ring(list, press.min, press.max, px(8));
  log_words(shown_part(label));
  return press.hit;
}

bool rail_button(const char* label, Chord chord, bool outlined, bool compact, float height) {
  const Press press = press_area(label, {compact ? px(44) : room(), px(height)}, Role::button, {}, chord);
  auto& list = *ImGui::GetWindowDrawList();
  const auto& p = palette();
  if (outlined || press.hovered)
    put_box(list, press.min, press.max, px(8), press.hovered ? shade(charts::mixed(p.rail, p.raised, 0.6)) : 0,
            outlined ? shade(p.line) : 0);
  const ImVec2 cap = key_cap_size(chord.words());
  if (compact) {  // the key says which it is; the tooltip has the words
    put_text_centred(list, Type::axis, {(press.min.x + press.max.x) / 2, press.middle()}, shade(p.soft), chord.words());
    tooltip(shown_part(label));
  } else {
    put_text_middle(list, Type::body, press.min.x + px(12), press.middle(), shade(outlined ? p.text : p.soft),
                    shown_part(label));
    put_key_cap(list, {press.max.x - px(12) - cap.x, press.middle()}, chord.words(), shade(p.faint), shade(p.line));
  }
  if (press.focused) put_focus_ring(list, press.min, press.max, px(8));
  log_words(std::string("[ ") + std::string(shown_part(label)) + " ]");
  return press.hit;
}

void brand(bool compact, Type type) {
  const float size = px(em_size(type)), height = std::max(line_height(type), size);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float name_at = size + px(em_size(type) * 0.55F);
  ImGui::Dummy({compact ? size : name_at + text_width(type, "Nightjar"), height});
  record(Role::label, "Nightjar");
  log_words("Nightjar");
  auto& list = *ImGui::GetWindowDrawList();
  draw_icon(list, Icon::moon, {at.x + size / 2, at.y + height / 2}, size, shade(palette().accent));
  if (!compact) put_text_middle(list, type, at.x + name_at, at.y + height / 2, shade(palette().text), "Nightjar");
}

}  // namespace nightjar::toolkit
