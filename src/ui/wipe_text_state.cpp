#include <imgui_internal.h>
#include <nightjar/support/secret.hpp>
#include <nightjar/ui/kit.hpp>

namespace nightjar::ui {

void leave_text_field() { ImGui::ClearActiveID(); }

void wipe_text_state() {
  const auto wipe_vector = [](auto& v) {
    if (v.Data != nullptr) wipe(v.Data, static_cast<std::size_t>(v.Capacity) * sizeof(*v.Data));
  };
  auto& state = ImGui::GetCurrentContext()->InputTextState;
  wipe_vector(state.TextW);
  wipe_vector(state.TextA);
  wipe_vector(state.InitialTextA);
  wipe(&state.Stb.undostate, sizeof state.Stb.undostate);
  state.ClearFreeMemory();
}

}  // namespace nightjar::ui
