#include <imgui.h>

#include <algorithm>
#include <nightjar/toolkit/draw_context.hpp>
#include <nightjar/toolkit/shortcuts.hpp>
#include <string_view>

#include "toolkit/internals.hpp"

namespace nightjar::toolkit {
namespace {

bool down_now(int key) { return key >= 0 && ImGui::IsKeyPressed(key, false); }
bool mapped(ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetIO().KeyMap[key], false); }

bool character_pressed(char c) {
  const auto& keys = draw_context().keys.key_of;
  const auto of = [&](char k) { return down_now(keys[static_cast<std::size_t>(k)]); };
  if (c == '+') return of('+') || of('=') || down_now(KeyLayout::keypad_add);
  if (c == '-') return of('-') || down_now(KeyLayout::keypad_subtract);
  return of(c);
}

// Help, the lock and the text size: over dialogs, too.
bool everywhere(const Chord& chord) {
  return chord.key == Chord::Key::f1 ||
         (chord.ctrl && std::string_view("L+-0").find(chord.character) != std::string_view::npos);
}

bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

std::string Chord::words() const {
  const auto name = [&]() -> std::string {
    switch (key) {
      case Key::none: return {};
      case Key::character: return std::string(1, character);
      case Key::enter: return "Enter";
      case Key::escape: return "Esc";
      case Key::f1: return "F1";
      case Key::remove: break;
    }
    return "Del";
  }();
  if (name.empty()) return {};
  return std::string(ctrl ? "Ctrl " : "") + (shift ? "Shift " : "") + name;
}

KeyLayout::KeyLayout() {
  key_of.fill(-1);
  for (int c = '0'; c <= '9'; ++c) key_of[static_cast<std::size_t>(c)] = c;
  for (int c = 'A'; c <= 'Z'; ++c) key_of[static_cast<std::size_t>(c)] = c;
  for (const char c : std::string_view(",-./;=[]'\\`")) key_of[static_cast<std::size_t>(c)] = c;
}

bool pressed(const Chord& chord) {
  if (chord.key == Chord::Key::none) return false;
  const auto& io = ImGui::GetIO();
  // Where the focus is on a field, the letter begins its writing.
  const bool at_text = !io.WantTextInput && draw_context().ring.on_text();
  const bool writing = io.WantTextInput;
  if (io.KeyAlt || io.KeySuper || io.KeyCtrl != chord.ctrl) return false;
  if (!everywhere(chord) && behind_dialog()) return false;
  switch (chord.key) {
    case Chord::Key::f1: return down_now(KeyLayout::f1);
    case Chord::Key::enter:
      if (draw_context().enter_used) return false;
      if (!chord.ctrl && (draw_context().ring.on_pressable() || draw_context().wrapping.field != 0)) return false;
      return mapped(ImGuiKey_Enter) || mapped(ImGuiKey_KeyPadEnter);
    case Chord::Key::escape: return !writing && mapped(ImGuiKey_Escape);  // the first Esc leaves the field
    case Chord::Key::remove: return !writing && mapped(ImGuiKey_Delete);
    case Chord::Key::none:
    case Chord::Key::character: break;
  }
  if (is_letter(chord.character) && io.KeyShift != chord.shift) return false;
  // A clock has no use for these letters, so they stay keys while one is written in.
  const auto& clocks = draw_context().clock_stops;
  const bool at_clock = at_text && std::ranges::find(clocks, focused_item()) != clocks.end();
  if ((at_clock || (writing && draw_context().clock_field != 0)) && !chord.ctrl &&
      std::string_view("CTD").find(chord.character) != std::string_view::npos)
    return character_pressed(chord.character);
  if ((writing || at_text) && !chord.ctrl) return false;
  if (writing && std::string_view("ACVXYZ").find(chord.character) != std::string_view::npos) return false;
  return character_pressed(chord.character);
}

bool typed_character(char character) {
  const auto& io = ImGui::GetIO();
  const auto& typed = io.InputQueueCharacters;
  return !io.WantTextInput && !draw_context().ring.on_text() && !behind_dialog() &&
         std::ranges::count(typed, static_cast<ImWchar>(character)) > 0;
}

}  // namespace nightjar::toolkit
