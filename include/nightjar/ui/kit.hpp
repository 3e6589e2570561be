// What widgets share while a frame is drawn: theme, fonts, the Tab ring, the emoji guard. One for each window.
#pragma once
#include <cstdint>
#include <nightjar/ui/bmp_guard.hpp>
#include <nightjar/ui/focus_ring.hpp>
#include <nightjar/ui/fonts.hpp>
#include <nightjar/ui/shortcuts.hpp>
#include <nightjar/ui/theme.hpp>
#include <string>
#include <vector>

namespace nightjar::ui {

/// A text as a multi-line field shows it: which of its line feeds are only wrapping, byte by byte.
struct Wrapped {
  enum class Is : std::uint8_t { text, space, nothing };  // what stands in the text itself
  std::string shown;
  std::vector<Is> is;
};

struct Kit {
  Theme theme;
  Fonts fonts;
  FocusRing ring;
  BmpGuard guard;
  MissingLetters missing;
  KeyLayout keys;

  /// The multi-line field being written in.
  struct Wrapping {
    ImGuiID field = 0;
    Wrapped text;
  } wrapping;

  /// The open columns, cards, scrolling parts and dialogs: where their content begins and ends, in screen pixels.
  struct Span {
    float left, right;
  };
  std::vector<Span> spans;
  struct Card {
    ImDrawListSplitter layers;
    ImVec2 min;
    float width;
  };
  std::vector<Card> cards;
  ImGuiID clock_field = 0;             // the clock or number that is written in: letters stay keys there
  std::vector<ImGuiID> edited_fields;  // active when last drawn
  bool chips_begun = false;            // the next chip is the first of its flow
};

/// The kit of this frame. Precondition of every widget: inside begin_frame and end_frame.
[[nodiscard]] Kit& kit();
[[nodiscard]] inline const Theme& theme() { return kit().theme; }
[[nodiscard]] inline const charts::Palette& palette() { return kit().theme.palette; }
/// Logical to screen pixels.
[[nodiscard]] inline float px(float logical) { return kit().theme.px(logical); }

void begin_frame(Kit& kit);
void end_frame();

/// Removes what ImGui keeps of typed text. After ImGui::ClearActiveID() and one frame without the field.
void wipe_text_state();
/// Stops editing in whatever field is active, so that locking can clear its text.
void leave_text_field();

}  // namespace nightjar::ui
