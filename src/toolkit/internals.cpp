#include "toolkit/internals.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <nightjar/toolkit/canvas.hpp>

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
