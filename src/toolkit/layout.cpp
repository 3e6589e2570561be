#include <algorithm>
#include <nightjar/toolkit/draw.hpp>
#include <nightjar/toolkit/layout.hpp>
#include <string>

#include "toolkit/internals.hpp"

namespace nightjar::toolkit {
namespace {

constexpr float card_padding = 20;

DrawContext::Edges window_span() {
  const ImVec2 at = ImGui::GetWindowPos();
  return {at.x + ImGui::GetWindowContentRegionMin().x, at.x + ImGui::GetWindowContentRegionMax().x};
}

/// Where the content of the innermost part begins and ends, in screen pixels.
DrawContext::Edges span() { return draw_context().spans.empty() ? window_span() : draw_context().spans.back(); }

}  // namespace

float room() { return std::max(span().right - ImGui::GetCursorScreenPos().x, 1.0F); }

void gap(float logical) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos({at.x, at.y + px(logical) - ImGui::GetStyle().ItemSpacing.y});
}

void beside(float logical_gap) { ImGui::SameLine(0, px(logical_gap)); }

void beside_if_fits(float width, float logical_gap) {
  const ImVec2 last = ImGui::GetItemRectMax();
  if (last.x + px(logical_gap) + width <= span().right)
    beside(logical_gap);
  else if (ImGui::GetCursorScreenPos().y < last.y)
    ImGui::NewLine();  // beside() was called already
}

void field_row(std::string_view label, float logical_label_width, float logical_field_width) {
  if (room() < px(logical_label_width + logical_field_width)) {
    gap(12);
    field_label(label, 4000, 24);
    return;
  }
  field_label(label, logical_label_width);
  beside_at(logical_label_width);
}

void beside_at(float logical_x) {
  ImGui::SameLine(0, 0);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos({std::max(span().left + px(logical_x), at.x), at.y});
}

void indent(float logical) { ImGui::Indent(px(logical)); }
void unindent(float logical) { ImGui::Unindent(px(logical)); }

void align_right(float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos({std::max(span().right - width, at.x), at.y});
}

void rule() {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = room(), line = theme().line();
  ImGui::Dummy({width, line});
  ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + width, at.y + line}, shade(palette().line));
}

void begin_column(float logical_width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  auto& rows = draw_context().column_rows;
  rows.resize(std::min(rows.size(), draw_context().spans.size() + 1));  // what was inside of the last column is over
  ImGui::BeginGroup();
  draw_context().spans.push_back({at.x, std::min(at.x + px(logical_width), at.x + room())});
}

void end_column() {
  const auto column = draw_context().spans.back();
  draw_context().spans.pop_back();
  ImGui::EndGroup();
  const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
  // Of columns beside one another each is as high as the tallest so far: what comes next is below all of them.
  auto& rows = draw_context().column_rows;
  const std::size_t depth = draw_context().spans.size();
  if (rows.size() <= depth) rows.resize(depth + 1);
  auto& row = rows[depth];
  const void* window = ImGui::GetWindowDrawList();
  const bool same_row = row.window == window && row.top == min.y;
  row = {window, min.y, same_row ? std::max(row.bottom, max.y) : max.y};
  ImGui::SetCursorScreenPos(min);
  ImGui::Dummy({column.right - min.x, row.bottom - min.y});  // and as wide as it said, for what is beside it
}

void begin_card(float logical_width) {
  const ImVec2 min = ImGui::GetCursorScreenPos();
  const float width = logical_width > 0 ? std::min(px(logical_width), room()) : room();
  auto& card = draw_context().cards.emplace_back();
  card.min = min;
  card.width = width;
  card.layers.Split(ImGui::GetWindowDrawList(), 2);
  card.layers.SetCurrentChannel(ImGui::GetWindowDrawList(), 1);
  const float padding = px(card_padding);
  ImGui::SetCursorScreenPos({min.x + padding, min.y + padding});
  ImGui::BeginGroup();
  draw_context().spans.push_back({min.x + padding, min.x + width - padding});
}

void end_card() {
  draw_context().spans.pop_back();
  ImGui::EndGroup();
  auto& card = draw_context().cards.back();
  const ImVec2 max{card.min.x + card.width, ImGui::GetItemRectMax().y + px(card_padding)};
  auto& list = *ImGui::GetWindowDrawList();
  card.layers.SetCurrentChannel(&list, 0);
  put_box(list, card.min, max, px(12), shade(palette().surface), shade(palette().line));
  card.layers.Merge(&list);
  ImGui::SetCursorScreenPos(card.min);
  ImGui::Dummy({card.width, max.y - card.min.y});
  draw_context().cards.pop_back();
}

void begin_scroll(const char* id, float logical_width, float logical_height, ImVec2 logical_padding) {
  const auto signed_px = [](float v) { return v < 0 ? -px(-v) : v > 0 ? px(v) : 0.0F; };
  const float width = logical_width > 0 ? px(logical_width) : room();
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{px(logical_padding.x), px(logical_padding.y)});
  ImGui::BeginChild(id, {width, signed_px(logical_height)}, false, ImGuiWindowFlags_AlwaysUseWindowPadding);
  ImGui::PopStyleVar();
  draw_context().spans.push_back(window_span());
}

void end_scroll() {
  draw_context().spans.pop_back();
  ImGui::EndChild();
}

bool begin_dialog(const char* id, std::string_view title, float logical_width, std::string_view note) {
  if (!ImGui::IsPopupOpen(id)) ImGui::OpenPopup(id);
  const ImVec2 screen = ImGui::GetMainViewport()->Size;
  const float width = std::min(px(logical_width), screen.x - 2 * px(16));
  ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Always, {0.5F, 0.5F});
  ImGui::SetNextWindowSizeConstraints({width, 0}, {width, screen.y - 2 * px(16)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{px(28), px(26)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, px(12));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, theme().line());
  const bool shown = ImGui::BeginPopupModal(id, nullptr,
                                            ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove |
                                                ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize);
  ImGui::PopStyleVar(3);
  if (!shown) return false;
  draw_context().spans.push_back(window_span());
  if (ImGui::IsWindowAppearing()) draw_context().ring.focus_next_widget(FocusRing::View::stay);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  section_title(title);
  if (!note.empty()) {
    const float note_width = text_width(Type::body, note);
    if (text_width(Type::section, title) + px(24) + note_width < span().right - at.x) {
      beside();
      align_right(note_width);
      line_of(Type::body, Ink::soft, note);
    } else {
      soft_text(note);
    }
  }
  gap(18);
  return true;
}

namespace {

/// Tab goes from control to control; what lies between them, in a long text, is reached by pages.
void scroll_by_pages() {
  const float most = ImGui::GetScrollMaxY();
  if (most <= 0 || ImGui::IsAnyItemActive()) return;
  const float page = ImGui::GetWindowHeight() * 0.8F, now = ImGui::GetScrollY();
  if (key_pressed(ImGuiKey_PageDown))
    ImGui::SetScrollY(std::min(now + page, most));
  else if (key_pressed(ImGuiKey_PageUp))
    ImGui::SetScrollY(std::max(now - page, 0.F));
  else if (key_pressed(ImGuiKey_Home))
    ImGui::SetScrollY(0);
  else if (key_pressed(ImGuiKey_End))
    ImGui::SetScrollY(most);
  else
    return;
  keep_arrow_keys();  // or they would move the focus as well
}

}  // namespace

void end_dialog() {
  scroll_by_pages();
  draw_context().spans.pop_back();
  ImGui::EndPopup();
}

}  // namespace nightjar::toolkit
