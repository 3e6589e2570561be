#include "toolkit/internals.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <nightjar/toolkit/canvas.hpp>
#include <string_view>

namespace nightjar::toolkit {

bool key_pressed(ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetIO().KeyMap[key], true); }

ImGuiID last_item_id() { return ImGui::GetCurrentContext()->LastItemData.ID; }

bool last_item_enabled() { return (ImGui::GetCurrentContext()->LastItemData.InFlags & ImGuiItemFlags_Disabled) == 0; }

bool is_active(ImGuiID item) { return item != 0 && ImGui::GetCurrentContext()->ActiveId == item; }

void keep_active(ImGuiID item) { ImGui::KeepAliveID(item); }

bool is_focused(ImGuiID item) {
  const auto& g = *ImGui::GetCurrentContext();
  return item != 0 && g.NavId == item && !g.NavDisableHighlight;
}

std::size_t selection_start() {
  const auto& field = ImGui::GetCurrentContext()->InputTextState;
  if (!field.HasSelection()) return 0;
  const ImWchar* text = field.TextW.Data;
  return static_cast<std::size_t>(
      ImTextCountUtf8BytesFromStr(text, text + std::min(field.Stb.select_start, field.Stb.select_end)));
}

void take_over_text(ImGuiID field, const std::string& text) {
  auto& state = ImGui::GetCurrentContext()->InputTextState;
  if (state.ID != field) return;
  const auto size = static_cast<int>(text.size()) + 1;
  state.TextW.resize(size);
  state.CurLenW = ImTextStrFromUtf8(state.TextW.Data, size, text.data(), text.data() + text.size());
  state.CurLenA = size - 1;
  state.TextAIsValid = false;
  state.InitialTextA.resize(size);
  std::copy_n(text.c_str(), size, state.InitialTextA.Data);
  auto& undo = state.Stb.undostate;  // its steps are of another text
  undo.undo_point = 0;
  undo.undo_char_point = 0;
  undo.redo_point = STB_TEXTEDIT_UNDOSTATECOUNT;
  undo.redo_char_point = STB_TEXTEDIT_UNDOCHARCOUNT;
  state.CursorClamp();
  state.CursorFollow = true;
}

bool writes_in_a_field() {
  const auto& g = *ImGui::GetCurrentContext();
  return g.ActiveId != 0 && g.InputTextState.ID == g.ActiveId;
}

void begin_by_typing(ImGuiID field, bool clock) {
  auto& g = *ImGui::GetCurrentContext();
  auto& first = draw_context().first_letters;
  if (clock) draw_context().clock_stops_now.push_back(field);
  if (!is_focused(field) || g.ActiveId != 0 || first.field != 0 || behind_dialog()) return;
  if (g.IO.KeyCtrl || g.IO.KeyAlt || g.IO.KeySuper) return;
  for (const ImWchar letter : g.IO.InputQueueCharacters)
    if (letter >= ' ' && letter != 127 && !(clock && is_key_in_a_clock(letter))) first.letters.push_back(letter);
  if (first.letters.empty()) return;
  g.IO.InputQueueCharacters.resize(0);
  first.field = field;
  g.NavNextActivateId = field;
  g.NavNextActivateFlags = ImGuiActivateFlags_PreferInput;
}

void follow_first_letters(ImGuiID field) {
  auto& first = draw_context().first_letters;
  if (first.field != field || !is_active(field)) return;
  // What is written there already stays: the letters follow it.
  auto& state = ImGui::GetCurrentContext()->InputTextState;
  state.Stb.cursor = state.Stb.select_start = state.Stb.select_end = state.CurLenW;
  first.field_is_ready = true;
}

void deliver_first_letters(DrawContext::FirstLetters& first) {
  if (first.field == 0) return;
  auto& io = ImGui::GetIO();
  // What was typed while the field was being entered comes after what began it.
  first.letters.insert(first.letters.end(), io.InputQueueCharacters.begin(), io.InputQueueCharacters.end());
  io.InputQueueCharacters.resize(0);
  if (first.field_is_ready)
    for (const ImWchar letter : first.letters) io.InputQueueCharacters.push_back(letter);
  if (first.field_is_ready || ImGui::GetCurrentContext()->NavId != first.field) first = {};
}

bool is_key_in_a_clock(ImWchar letter) {
  return std::u16string_view(u"cCtTdD").find(static_cast<char16_t>(letter)) != std::u16string_view::npos;
}

void hide_focus() { ImGui::GetCurrentContext()->NavDisableHighlight = true; }

bool second_click_elsewhere(ImGuiID item) {
  const auto& io = ImGui::GetIO();
  auto& first = draw_context().pressed_by_mouse;
  const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax(), at = io.MousePos;
  const bool under_mouse = at.x >= min.x && at.x < max.x && at.y >= min.y && at.y < max.y;
  if (under_mouse && io.MouseClicked[0] && io.MouseClickedLastCount[0] == 1) first = item;
  return io.MouseReleased[0] && io.MouseClickedLastCount[0] > 1 && first != item;
}

void dim_at_once() {
  if (ImGui::GetTopMostPopupModal() != nullptr) ImGui::GetCurrentContext()->DimBgRatio = 1;
}

void keep_wheel() { ImGui::SetItemUsingMouseWheel(); }

void close_dialogs_left_out() {
  auto& g = *ImGui::GetCurrentContext();
  for (int level = 0; level < g.OpenPopupStack.Size; ++level) {
    const ImGuiWindow* window = g.OpenPopupStack[level].Window;
    if (window != nullptr && (window->Flags & ImGuiWindowFlags_Modal) != 0 && window->LastFrameActive < g.FrameCount) {
      ImGui::ClosePopupToLevel(level, true);
      return;
    }
  }
}

}  // namespace nightjar::toolkit
