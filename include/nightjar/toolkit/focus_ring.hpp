// Tab through everything: ImGui 1.86 stops at text fields only, so each widget adds itself to this ring.
#pragma once
#include <imgui.h>

#include <vector>

struct ImGuiWindow;

namespace nightjar::toolkit {

class FocusRing {
 public:
  enum class Kind { press, text, value };  // Space presses; typing edits; digits and arrows set
  /// After each widget: adds the last ImGui item, or the one with this id.
  void add(Kind kind, ImGuiID id = 0);
  /// What is added until it is set back comes after everything else: Tab leads from field to field, and to the small
  /// helpers inside fields last.
  void set_aside(bool aside) { aside_ = aside; }
  /// Moves the focus when Tab was pressed or advance() was called. After the last widget of a frame.
  void end_of_frame();
  /// At the end of this frame, moves on as Tab does.
  void advance() { advance_ = true; }
  enum class View { follow, stay };  // whether what is scrolled moves to what takes the focus
  /// The next widget added takes the focus, as when a screen appears. A dialog stays at its first line: at large text
  /// its first control may lie far below what is to be read first.
  void focus_next_widget(View view = View::follow) {
    take_next_ = true;
    view_of_next_ = view;
  }
  /// Whether the focus is on something that Enter presses.
  [[nodiscard]] bool on_pressable() const { return on(Kind::press); }
  /// Whether the focus is on a text field: a letter typed now begins its writing.
  [[nodiscard]] bool on_text() const { return on(Kind::text); }
  /// Of the last frame, in the order of Tab.
  [[nodiscard]] std::vector<ImGuiID> stops() const;

 private:
  struct Stop {
    ImGuiID id;
    ImGuiWindow* window;
    Kind kind;
  };
  void go_to(const Stop& stop);
  [[nodiscard]] bool on(Kind kind) const;
  std::vector<Stop> now_, now_aside_, before_;
  ImGuiID scroll_to_ = 0, last_active_ = 0;
  bool advance_ = false, take_next_ = false, aside_ = false;
  View view_of_next_ = View::follow;
};

/// The last item has the keyboard, and the person is using it (or writes in the item).
[[nodiscard]] bool has_keyboard_focus();
/// The item that the keyboard is at, shown or not; 0: none.
[[nodiscard]] ImGuiID focused_item();
/// Keeps the arrow keys of this frame for the last item, instead of moving the focus.
void keep_arrow_keys();
/// A dialog is open and the current window is not part of it.
[[nodiscard]] bool behind_dialog();

}  // namespace nightjar::toolkit
