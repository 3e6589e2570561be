#include <algorithm>
#include <cmath>
#include <nightjar/toolkit/draw.hpp>

namespace nightjar::toolkit {

bool toast(std::string_view text, float opacity, const char* action, Chord chord) {
  const ImVec2 screen = ImGui::GetMainViewport()->Size;
  const float padding = px(16), margin = px(24), widest = std::min(px(560), screen.x - 2 * margin);
  const ImVec2 words_size = wrapped_size(Type::body, text, widest - 2 * padding);
  const float action_width = action != nullptr ? button_width(action, chord) + px(16) : 0;
  const bool below = words_size.x + action_width + 2 * padding > widest;  // large text: the button goes under the words
  const float width = (below ? std::max(words_size.x, action_width) : words_size.x + action_width) + 2 * padding;
  ImGui::SetNextWindowPos({std::round((screen.x - width) / 2), screen.y - px(88)}, ImGuiCond_Always, {0, 1});
  ImGui::SetNextWindowSizeConstraints({width, 0}, {width, screen.y});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{padding, px(8)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, px(8));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, theme().line());
  ImGui::PushStyleVar(ImGuiStyleVar_Alpha, ImGui::GetStyle().Alpha * std::clamp(opacity, 0.0F, 1.0F));
  ImGui::PushStyleColor(ImGuiCol_WindowBg, im4(palette().raised));
  bool hit = false;
  if (ImGui::Begin("##toast", nullptr,
                   ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                       ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_AlwaysAutoResize)) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({at.x, at.y + std::max(0.0F, (px(40) - words_size.y) / 2)});
    const float right_edge = at.x + width;
    draw_context().spans.push_back({at.x, right_edge - 2 * padding - (below ? 0 : action_width)});
    words(Type::body, Ink::text, text);
    draw_context().spans.pop_back();
    if (action != nullptr) {
      if (!below) ImGui::SetCursorScreenPos({at.x + words_size.x + px(16), at.y});
      hit = plain_button(action, chord);
    }
  }
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(4);
  return hit;
}

void tooltip(std::string_view text) {
  if (!ImGui::IsItemHovered()) return;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{px(10), px(6)});
  ImGui::PushStyleVar(ImGuiStyleVar_PopupRounding, px(6));
  ImGui::BeginTooltip();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_context().spans.push_back({at.x, at.x + px(360)});
  words(Type::label, Ink::text, text);
  draw_context().spans.pop_back();
  ImGui::EndTooltip();
  ImGui::PopStyleVar(2);
}

}  // namespace nightjar::toolkit
