// Keys that press buttons: named by the letter a person reads on the key cap, whatever the layout.
#pragma once
#include <array>
#include <string>

namespace nightjar::toolkit {

/// A key with its modifiers, such as Ctrl S.
struct Chord {
  enum class Key : char { none, character, enter, escape, f1, remove };
  Key key = Key::none;
  char character = 0;  // upper case letter, digit, or one of + - ,
  bool ctrl = false, shift = false;
  [[nodiscard]] std::string words() const;  // as on a key cap: "Ctrl S"; empty for none
};
namespace key {
inline constexpr Chord none{};
inline constexpr Chord enter{Chord::Key::enter};
inline constexpr Chord ctrl_enter{Chord::Key::enter, 0, true};
inline constexpr Chord escape{Chord::Key::escape};
inline constexpr Chord f1{Chord::Key::f1};
[[nodiscard]] constexpr Chord plain(char c) { return {Chord::Key::character, c}; }
[[nodiscard]] constexpr Chord ctrl(char c) { return {Chord::Key::character, c, true}; }
[[nodiscard]] constexpr Chord ctrl_shift(char c) { return {Chord::Key::character, c, true, true}; }
}  // namespace key

/// Which number of io.KeysDown carries which character. The window fills it from the layout in use.
struct KeyLayout {
  static constexpr int f1 = 290, keypad_add = 334, keypad_subtract = 333;  // as GLFW numbers them
  std::array<int, 128> key_of;                                             // by upper-case ASCII character
  KeyLayout();                                                             // US positions
};

/// The chord was pressed in this frame, and here is where it counts: plain characters and Delete not while a text field
/// is active or has the focus (but C, T and D in a clock), behind an open dialog only F1, Ctrl L and the text size,
/// Enter not while the focus is on a button that it presses instead.
[[nodiscard]] bool pressed(const Chord& chord);
/// The character was typed in this frame, by whatever keys, and neither into a field nor behind an open dialog.
[[nodiscard]] bool typed_character(char character);

}  // namespace nightjar::toolkit
