// What widgets share while a frame is drawn: theme, fonts, the Tab ring, the emoji guard. One for each window.
#pragma once
#include <cstdint>
#include <nightjar/toolkit/bmp_guard.hpp>
#include <nightjar/toolkit/clipboard.hpp>
#include <nightjar/toolkit/focus_ring.hpp>
#include <nightjar/toolkit/fonts.hpp>
#include <nightjar/toolkit/shortcuts.hpp>
#include <nightjar/toolkit/theme.hpp>
#include <string>
#include <vector>

namespace nightjar::toolkit {

/// A text as a multi-line field shows it: which of its line feeds are only wrapping, byte by byte.
struct Wrapped {
  enum class Is : std::uint8_t { text, space, nothing };  // what is in the text itself
  std::string shown;
  std::vector<Is> is;
};

struct DrawContext {
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

  /// The field being written in, and a digest of its text when it was last drawn: another one was set by the program.
  struct Writing {
    ImGuiID field = 0;
    std::size_t digest = 0;
  } writing;

  /// The open columns, cards, scrolling parts and dialogs: where their content begins and ends, in screen pixels.
  struct Edges {
    float left, right;
  };
  std::vector<Edges> spans;
  /// By how many columns are around: the row of columns that was drawn there last.
  struct ColumnRow {
    const void* window = nullptr;
    float top = 0, bottom = 0;
  };
  std::vector<ColumnRow> column_rows;
  bool read_only = false;  // no field takes text
  struct Card {
    ImDrawListSplitter layers;
    ImVec2 min;
    float width;
  };
  std::vector<Card> cards;
  ImGuiID clock_field = 0;                            // the clock or number that is written in: letters stay keys there
  std::vector<ImGuiID> clock_stops, clock_stops_now;  // all of them: in the last frame, and in this one so far
  bool enter_used = false;                            // a field took the Enter of this frame to go on to the next one
  ImGuiID pressed_by_mouse = 0;                       // what the last click was on
  /// Letters typed at a field that has the focus and is not written in yet: they begin its writing.
  struct FirstLetters {
    ImGuiID field = 0;
    bool field_is_ready = false;
    std::vector<ImWchar> letters;
  } first_letters;
  Clipboard* clipboard = nullptr;      // null: the toolkit's own
  std::vector<ImGuiID> edited_fields;  // active when last drawn
  bool chips_begun = false;            // the next chip is the first of its flow
};

/// The kit of this frame. Precondition of every widget: inside begin_frame and end_frame.
[[nodiscard]] DrawContext& draw_context();
[[nodiscard]] inline const Theme& theme() { return draw_context().theme; }
[[nodiscard]] inline const charts::Palette& palette() { return draw_context().theme.palette; }
/// Logical to screen pixels.
[[nodiscard]] inline float px(float logical) { return draw_context().theme.px(logical); }

void begin_frame(DrawContext& draw_context);
void end_frame();

/// Removes what ImGui keeps of typed text. After ImGui::ClearActiveID() and one frame without the field.
void wipe_text_state();
/// What was copied from a field goes from the clipboard, if it is still there.
void forget_copied();
/// Stops editing in whatever field is active, so that locking can clear its text.
void leave_text_field();

}  // namespace nightjar::toolkit
