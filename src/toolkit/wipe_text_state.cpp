#include <imgui_internal.h>

#include <array>
#include <memory>
#include <nightjar/support/secret.hpp>
#include <nightjar/toolkit/draw_context.hpp>

#include "toolkit/internals.hpp"

namespace nightjar::toolkit {

void leave_text_field() {
  ImGui::ClearActiveID();
  hide_focus();
}

namespace {
/// Frames that are over leave what they drew below the stack: short texts, a form by value.
[[gnu::noinline]] void wipe_used_stack() {
  std::array<unsigned char, 256 * 1024> used;
  wipe(used.data(), used.size());
}
}  // namespace

void wipe_text_state() {
  const auto wipe_vector = [](auto& v) {
    if (v.Data != nullptr) wipe(v.Data, static_cast<std::size_t>(v.Capacity) * sizeof(*v.Data));
  };
  auto& state = ImGui::GetCurrentContext()->InputTextState;
  // A field that was entered meanwhile starts again: it would read what is wiped here.
  if (state.ID != 0 && state.ID == ImGui::GetActiveID()) ImGui::ClearActiveID();
  state.ID = 0;
  wipe_vector(state.TextW);
  wipe_vector(state.TextA);
  wipe_vector(state.InitialTextA);
  wipe(&state.Stb.undostate, sizeof state.Stb.undostate);
  state.ClearFreeMemory();
  // Ours: assigned over, a text would keep all but its first letter.
  const auto destroy = [](auto& what) {
    std::destroy_at(&what);
    std::construct_at(&what);
  };
  if (auto* context = draw_context_if_any()) {
    wipe(context->wrapping.text.shown.data(), context->wrapping.text.shown.size());
    destroy(context->wrapping);
    for (auto& letter : context->first_letters.letters) letter = 0;
    destroy(context->first_letters);
  }
  wipe_used_stack();
}

}  // namespace nightjar::toolkit
