#include <algorithm>
#include <cmath>
#include <nightjar/toolkit/draw.hpp>
#include <string>
#include <vector>

#include "toolkit/internals.hpp"

namespace nightjar::toolkit {
namespace {

/// Pressing what is chosen takes the choice back.
void toggle(std::optional<int>& choice, int value) {
  if (choice == value)
    choice.reset();
  else
    choice = value;
}

bool remove_pressed() { return key_pressed(ImGuiKey_Delete) || key_pressed(ImGuiKey_Backspace); }

/// Steps a choice by the arrow keys: from nothing, the first press chooses the near end.
void step_by_arrows(std::optional<int>& choice, int lowest, int highest) {
  if (key_pressed(ImGuiKey_RightArrow)) {
    keep_arrow_keys();
    choice = choice ? std::min(*choice + 1, highest) : lowest;
  } else if (key_pressed(ImGuiKey_LeftArrow)) {
    keep_arrow_keys();
    choice = choice ? std::max(*choice - 1, lowest) : highest;
  }
}

std::optional<int> digit_typed() {
  for (int digit = 0; digit <= 9; ++digit)
    if (pressed(key::plain(static_cast<char>('0' + digit)))) return digit;
  return std::nullopt;
}

bool contains(ImVec2 min, ImVec2 max, ImVec2 at) {
  return at.x >= min.x && at.x < max.x && at.y >= min.y && at.y < max.y;
}

void put_check(ImDrawList& list, ImVec2 c, float size, ImU32 color) {
  list.PathLineTo({c.x - size * 0.24F, c.y + size * 0.02F});
  list.PathLineTo({c.x - size * 0.06F, c.y + size * 0.19F});
  list.PathLineTo({c.x + size * 0.26F, c.y - size * 0.18F});
  list.PathStroke(color, ImDrawFlags_None, std::max(size * 0.12F, 1.5F));
}

}  // namespace

bool checkbox_row(const char* label, bool& on, std::string_view note) {
  const std::string_view text = shown_part(label);
  const float box = px(18), indent = px(28), width = room();
  const float note_width = note.empty() ? 0 : text_width(Type::label, note) + px(12);
  const float text_room = std::max(width - indent - note_width, px(40));
  const ImVec2 size = wrapped_size(Type::body, text, text_room);
  const float height = std::max(px(32), size.y + px(8));
  const float area_width = note.empty() ? std::min(indent + size.x + px(4), width) : width;
  const Press press = press_area(label, {area_width, height}, Role::checkbox, on ? "on" : "off");
  if (press.hit) on = !on;
  auto& list = *ImGui::GetWindowDrawList();
  const auto& p = palette();
  const ImVec2 min{press.min.x, std::round(press.middle() - box / 2)}, max{min.x + box, min.y + box};
  if (on) {
    put_box(list, min, max, px(5), shade(p.accent), 0);
    put_check(list, {(min.x + max.x) / 2, (min.y + max.y) / 2}, box, shade(p.accent_ink));
  } else {
    put_box(list, min, max, px(5), 0, shade(press.hovered ? p.soft : p.faint), std::max(theme().line(), px(1.5F)));
  }
  const ImVec2 after = ImGui::GetCursorScreenPos();
  const charts::Color ink = on || press.hovered ? p.text : p.soft;
  const ImFont* font = font_of(Type::body);
  const char *at = text.data(), *end = text.data() + text.size();
  float middle = press.middle() - size.y / 2 + line_height(Type::body) / 2;
  while (at < end) {
    const char* stop = font->CalcWordWrapPositionA(1, at, end, text_room);
    if (stop == at) ++stop;
    put_text_middle(list, Type::body, press.min.x + indent, middle, shade(ink),
                    {at, static_cast<std::size_t>(stop - at)});
    middle += line_height(Type::body);
    for (at = stop; at < end && *at == ' ';) ++at;
  }
  if (!note.empty())
    put_text_middle(list, Type::label, press.max.x - text_width(Type::label, note), press.middle(), shade(p.faint),
                    note);
  if (press.focused)
    put_focus_ring(list, {press.min.x - px(5), press.min.y}, {press.max.x + px(5), press.max.y}, px(8));
  ImGui::SetCursorScreenPos(after);
  log_words(std::string(on ? "[x] " : "[ ] ") + std::string(text) + (note.empty() ? "" : ": ") + std::string(note));
  return press.hit;
}

void begin_chips() {
  ImGui::BeginGroup();
  draw_context().chips_begun = true;
}

void end_chips() {
  ImGui::EndGroup();
  draw_context().chips_begun = false;
}

bool chip(const char* label, bool selected, Mark mark) {
  const std::string_view text = shown_part(label);
  const float mark_width = mark.empty() ? 0 : px(18);
  const float width = text_width(Type::body, text) + 2 * px(14) + mark_width;
  if (!draw_context().chips_begun) {
    const ImVec2 last = ImGui::GetItemRectMax();
    const ImVec2 line = ImGui::GetCursorScreenPos();
    if (last.x + px(8) + width <= line.x + room()) ImGui::SameLine(0, px(8));
  }
  draw_context().chips_begun = false;
  const Press press = press_area(label, {width, px(34)}, Role::chip, selected ? "on" : "off");
  auto& list = *ImGui::GetWindowDrawList();
  const auto& p = palette();
  const float radius = std::floor((press.max.y - press.min.y) / 2);
  const ChosenLook chosen = chosen_look();
  put_box(list, press.min, press.max, radius, selected ? shade(chosen.fill) : 0,
          shade(selected        ? chosen.border
                : press.hovered ? p.faint
                                : p.line));
  put_text_centred(list, Type::body, {(press.min.x + mark_width + press.max.x) / 2, press.middle()},
                   shade(selected        ? chosen.ink
                         : press.hovered ? p.text
                                         : p.soft),
                   text);
  draw_mark(list, mark, {press.min.x + px(19), press.middle()}, px(11));
  if (press.focused) put_focus_ring(list, press.min, press.max, radius);
  log_words(std::string(selected ? "(x) " : "( ) ") + std::string(text));
  return press.hit;
}

bool choice_chips(const char* id, std::span<const char* const> labels, std::optional<int>& choice) {
  const auto before = choice;
  ImGui::PushID(id);
  begin_chips();
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (chip(labels[i], choice == static_cast<int>(i))) toggle(choice, static_cast<int>(i));
  end_chips();
  ImGui::PopID();
  return choice != before;
}

std::optional<std::size_t> quick_values(const char* id, std::span<const char* const> labels) {
  std::optional<std::size_t> chosen;
  const auto& p = palette();
  auto& list = *ImGui::GetWindowDrawList();
  ImGui::PushID(id);
  ImGui::BeginGroup();
  draw_context().ring.set_aside(true);
  const float top = ImGui::GetCursorPosY();
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const float width = std::max(px(34), text_width(Type::detail, labels[i]) + 2 * px(9));
    if (i > 0 && ImGui::GetItemRectMax().x + px(4) + width <= ImGui::GetCursorScreenPos().x + room())
      ImGui::SameLine(0, px(4));
    if (i == 0) ImGui::SetCursorPosY(top + px(3));  // centred on a field of 40
    const Press press = press_area(labels[i], {width, px(34)}, Role::chip);
    if (press.hit) chosen = i;
    put_box(list, press.min, press.max, px(8), press.hovered ? shade(p.raised) : 0,
            shade(press.hovered ? p.faint : p.line));
    put_text_centred(list, Type::detail, {(press.min.x + press.max.x) / 2, press.middle()},
                     shade(press.hovered ? p.text : p.soft), labels[i]);
    if (press.focused) put_focus_ring(list, press.min, press.max, px(8));
  }
  draw_context().ring.set_aside(false);
  ImGui::EndGroup();
  ImGui::PopID();
  return chosen;
}

bool scale(const char* label, int lowest, int highest, std::optional<int>& value, std::string_view low_words,
           std::string_view high_words, float cell_width) {
  const auto before = value;
  const int count = highest - lowest + 1;
  const float gap_width = px(4), height = px(36), rows_gap = px(4);
  // What does not fit goes to a second row; a cell never gets too small to hit.
  const float cell = std::max(px(cell_width), text_width(Type::strong, std::to_string(highest)) + px(8));
  const int per_row_room = std::max(1, static_cast<int>((room() + gap_width) / (cell + gap_width)));
  const int rows = (count + per_row_room - 1) / per_row_room;
  const int per_row = (count + rows - 1) / rows;
  const float width = static_cast<float>(per_row) * (cell + gap_width) - gap_width;
  const float cells_height = static_cast<float>(rows) * (height + rows_gap) - rows_gap;
  const float words_height = low_words.empty() && high_words.empty() ? 0 : px(4) + line_height(Type::label);

  const Press press = value_area(label, {width, cells_height}, Role::scale, value ? std::to_string(*value) : "");
  const ImVec2 mouse = ImGui::GetMousePos();
  auto& list = *ImGui::GetWindowDrawList();
  const auto& p = palette();
  if (press.focused) {
    if (remove_pressed()) value.reset();
    step_by_arrows(value, lowest, highest);
    if (const auto digit = digit_typed()) {
      // "1" then "0" is ten, since no other number has two digits.
      const int typed = *digit == 0 && value == 1 && highest >= 10 ? 10 : *digit;
      if (typed >= lowest && typed <= highest) value = typed;
    }
  }
  for (int i = 0; i < count; ++i) {
    const int number = lowest + i;
    const ImVec2 min{press.min.x + static_cast<float>(i % per_row) * (cell + gap_width),
                     press.min.y + static_cast<float>(i / per_row) * (height + rows_gap)};
    const ImVec2 max{min.x + cell, min.y + height};
    const bool over = press.hovered && contains(min, max, mouse);
    if (press.hit && contains(min, max, mouse)) toggle(value, number);
    const bool chosen = value == number;
    const std::string digits = std::to_string(number);
    record_area(Role::option, std::string(shown_part(label)) + ": " + digits, chosen ? "on" : "off", min, max);
    put_box(list, min, max, px(8),
            chosen ? shade(p.text)
            : over ? shade(p.raised)
                   : 0,
            chosen ? 0 : shade(over ? p.faint : p.line));
    put_text_centred(list, chosen ? Type::strong : Type::body, {(min.x + max.x) / 2, (min.y + max.y) / 2},
                     shade(chosen ? p.bg
                           : over ? p.text
                                  : p.soft),
                     digits);
  }
  if (press.focused)
    put_focus_ring(list, {press.min.x - px(4), press.min.y - px(4)}, {press.min.x + width + px(4), press.max.y + px(4)},
                   px(10));
  log_words(std::string(shown_part(label)) + ": " + (value ? std::to_string(*value) : "not recorded"));
  if (words_height > 0) {
    const float low = text_width(Type::label, low_words), high = text_width(Type::label, high_words);
    const float top = press.max.y + px(4), line = line_height(Type::label);
    const bool stacked = low + px(12) + high > width;  // large text in a narrow place: one under the other
    ImGui::SetCursorScreenPos({press.min.x, top});
    ImGui::Dummy({width, stacked ? 2 * line : line});
    put_text_middle(list, Type::label, press.min.x, top + line / 2, shade(p.soft), low_words);
    put_text_middle(list, Type::label, std::max(press.min.x + width - high, press.min.x),
                    top + line / 2 + (stacked ? line : 0), shade(p.soft), high_words);
  }
  return value != before;
}

bool scale_0_10(const char* label, std::optional<int>& value, std::string_view low_words, std::string_view high_words,
                float cell_width) {
  return scale(label, 0, 10, value, low_words, high_words, cell_width);
}

namespace {

bool joined_boxes(const char* label, std::span<const char* const> labels, std::optional<int>& choice, bool may_clear) {
  const auto before = choice;
  const int count = static_cast<int>(labels.size());
  const float height = px(36), padding = px(13);
  std::vector<float> widths;
  float total = 0, widest = 0;
  for (const char* each : labels) {
    widths.push_back(text_width(Type::body, shown_part(each)) + 2 * padding);
    total += widths.back();
    widest = std::max(widest, widths.back());
  }
  const bool stacked = total > room();  // large text: one above the other
  const ImVec2 size = stacked ? ImVec2{widest, height * static_cast<float>(count)} : ImVec2{total, height};
  const auto name = [&](int i) { return shown_part(labels[static_cast<std::size_t>(i)]); };
  const Press press = value_area(label, size, Role::segments, choice ? std::string(name(*choice)) : "");
  auto& list = *ImGui::GetWindowDrawList();
  const auto& p = palette();
  if (press.focused) {
    if (may_clear && remove_pressed()) choice.reset();
    step_by_arrows(choice, 0, count - 1);
  }
  ImVec2 min = press.min;
  const ImVec2 mouse = ImGui::GetMousePos();
  std::vector<ImVec2> corners;
  for (int i = 0; i < count; ++i) {
    const float width = stacked ? widest : widths[static_cast<std::size_t>(i)];
    const ImVec2 max{min.x + width, min.y + height};
    if (press.hit && contains(min, max, mouse)) {
      if (may_clear)
        toggle(choice, i);
      else
        choice = i;
    }
    corners.push_back(min);
    min = stacked ? ImVec2{min.x, max.y} : ImVec2{max.x, min.y};
  }
  for (int i = 0; i < count; ++i) {
    const ImVec2 from = corners[static_cast<std::size_t>(i)];
    const ImVec2 to{from.x + (stacked ? widest : widths[static_cast<std::size_t>(i)]), from.y + height};
    const bool chosen = choice == i, over = press.hovered && contains(from, to, mouse);
    const ImDrawFlags round = count == 1 ? ImDrawFlags_RoundCornersAll
                              : i == 0   ? (stacked ? ImDrawFlags_RoundCornersTop : ImDrawFlags_RoundCornersLeft)
                              : i + 1 == count
                                  ? (stacked ? ImDrawFlags_RoundCornersBottom : ImDrawFlags_RoundCornersRight)
                                  : ImDrawFlags_RoundCornersNone;
    const ChosenLook look = chosen_look();
    if (chosen || over)
      list.AddRectFilled(from, to, shade(chosen ? look.fill : charts::mixed(p.bg, p.raised, 0.5)), px(8), round);
    if (i > 0) {
      const ImVec2 end = stacked ? ImVec2{to.x, from.y + theme().line()} : ImVec2{from.x + theme().line(), to.y};
      list.AddRectFilled(from, end, shade(p.line));
    }
    put_text_centred(list, Type::body, {(from.x + to.x) / 2, (from.y + to.y) / 2},
                     shade(chosen ? look.ink
                           : over ? p.text
                                  : p.soft),
                     name(i));
    record_area(Role::option, std::string(shown_part(label)) + ": " + std::string(name(i)), chosen ? "on" : "off", from,
                to);
  }
  put_box(list, press.min, press.max, px(8), 0, shade(p.line));
  if (choice) {  // lighter ground and border: never by the ground alone
    const std::size_t i = static_cast<std::size_t>(*choice);
    const ImVec2 from = corners[i], to{from.x + (stacked ? widest : widths[i]), from.y + height};
    put_box(list, from, {to.x + (*choice + 1 < count && !stacked ? theme().line() : 0), to.y},
            px(*choice == 0 || *choice + 1 == count ? 8 : 3), 0, shade(p.faint));
  }
  if (press.focused) put_focus_ring(list, press.min, press.max, px(8), px(3));
  log_words(std::string(shown_part(label)) + ": " + (choice ? std::string(name(*choice)) : "not recorded"));
  return choice != before;
}

}  // namespace

bool segments(const char* label, std::span<const char* const> labels, std::optional<int>& choice) {
  return joined_boxes(label, labels, choice, true);
}

bool segments(const char* label, std::span<const char* const> labels, int& choice) {
  std::optional<int> held = choice;
  const bool changed = joined_boxes(label, labels, held, false);
  choice = held.value_or(choice);
  return changed;
}

}  // namespace nightjar::toolkit
