// The controls of every screen. Each is drawn as in the design pictures, recorded in the Probe and reached by Tab.
// A label may end in "##something" that tells two equal labels apart and is not shown.
#pragma once
#include <imgui.h>

#include <functional>
#include <initializer_list>
#include <nightjar/domain/mark.hpp>
#include <nightjar/support/secret_buffer.hpp>
#include <nightjar/toolkit/layout.hpp>
#include <nightjar/toolkit/shortcuts.hpp>
#include <nightjar/toolkit/text.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace nightjar::toolkit {

// --- pressing

/// The one filled button of a screen. Pressed by mouse, Space, Enter on the focus, or its chord; shows the chord.
/// Width: logical, 0 fits the words.
[[nodiscard]] bool accent_button(const char* label, Chord chord = key::none, float width = 0);
[[nodiscard]] bool button(const char* label, Chord chord = key::none, float width = 0);
/// Without ground or border until the mouse or the focus is on it.
[[nodiscard]] bool plain_button(const char* label, Chord chord = key::none, float width = 0);
/// Words that do something, in running text size.
[[nodiscard]] bool link(const char* label, Type type = Type::label);
/// How wide a button will be, in screen pixels, for align_right().
[[nodiscard]] float button_width(const char* label, Chord chord = key::none);

enum class Icon { sun, calendar, trend, share, sliders, moon, chevron_left, chevron_right, dots, plus };
void draw_icon(ImDrawList& list, Icon icon, ImVec2 center, float size, ImU32 color);
/// A square button with a picture; its label is said, not shown.
[[nodiscard]] bool icon_button(const char* label, Icon icon, Chord chord = key::none);
/// The strip at the left of the window, with a ground of its own and a line at its right edge; its widgets are drawn
/// between these two. Logical; spacing: from one line to the next.
void begin_rail(float width, ImVec2 padding, float spacing = 8);
void end_rail();
/// One line of the rail. Compact: the icon alone.
[[nodiscard]] bool rail_item(Icon icon, const char* label, bool selected, bool compact = false, float height = 42);
/// A line at the foot of the rail: words, key at the right; outlined or not.
[[nodiscard]] bool rail_button(const char* label, Chord chord, bool outlined, bool compact = false, float height = 42);
/// The moon and the name.
void brand(bool compact = false, Type type = Type::brand);

// --- choosing

[[nodiscard]] bool checkbox_row(const char* label, bool& on, std::string_view note = {});

/// Chips follow one another and wrap, between begin_chips and end_chips. Returns whether it was pressed.
void begin_chips();
void end_chips();
[[nodiscard]] bool chip(const char* label, bool selected, Mark mark = {});
/// The sign that a person gave to an entry of a list; nothing for an empty one.
void draw_mark(ImDrawList& list, Mark mark, ImVec2 center, float size);
/// Words for it, such as "blue square": shown and read, so that colour is never the only sign.
[[nodiscard]] std::string mark_words(Mark mark);
/// One of a few, as chips with their own begin and end; pressing the chosen one clears it. True when it changed.
[[nodiscard]] bool choice_chips(const char* id, std::span<const char* const> labels, std::optional<int>& choice);

/// Eleven boxes. Nothing chosen looks like nothing chosen. Click or digit sets; the same click, or Delete, clears;
/// left and right change it. The label names it for tests and is not drawn. True when it changed.
[[nodiscard]] bool scale_0_10(const char* label, std::optional<int>& value, std::string_view low_words,
                              std::string_view high_words, float cell_width = 36);
/// The same with other bounds, such as 0 to 4.
[[nodiscard]] bool scale(const char* label, int lowest, int highest, std::optional<int>& value,
                         std::string_view low_words, std::string_view high_words, float cell_width = 36);

/// Joined boxes such as Taken | None | Prefer not to say. Clears as a scale does. True when it changed.
[[nodiscard]] bool segments(const char* label, std::span<const char* const> labels, std::optional<int>& choice);
/// Joined boxes where one is always chosen (theme, range).
[[nodiscard]] bool segments(const char* label, std::span<const char* const> labels, int& choice);

/// Small boxes with ready answers, for the mouse: Tab leads past them. Returns the pressed one.
[[nodiscard]] std::optional<std::size_t> quick_values(const char* id, std::span<const char* const> labels);

// --- writing

struct FieldOptions {
  std::string_view ghost{};  // faint, while empty
  float width = 0;           // logical; 0: the room there is
  bool take_focus = false;   // in the frame where its screen appears
  bool marked = false;       // an accent border: the words beside it ask something about it
  bool read_only = false;
};
struct FieldResult {
  bool changed = false;  // the text, in this frame
  bool entered = false;  // Enter was pressed in it
  bool left = false;     // it was being edited and no longer is: the moment to read "2245" as 22:45
  bool active = false;   // being edited
};

/// After a field that is not the last one: Enter in it leads to the next control, and presses no button.
void enter_goes_on(const FieldResult& field);

FieldResult text_field(const char* label, std::string& value, const FieldOptions& options = {});

/// Text after `steps` presses of the up (+) or down (-) arrow key, nullopt: it stays.
using Nudge = std::function<std::optional<std::string>(std::string_view text, int steps)>;
/// A field for a clock time or a number: the caller reads the text; arrows call `nudge`.
FieldResult time_field(const char* label, std::string& value, const Nudge& nudge, const FieldOptions& options = {});

/// Wraps at its width and grows with its text; the wrapping is never part of the text.
FieldResult multiline_field(const char* label, std::string& value, const FieldOptions& options = {},
                            int least_lines = 2);

/// With a "Show" toggle at its right end.
FieldResult secret_field(const char* label, SecretBuffer& secret, const FieldOptions& options = {});

// --- telling

/// Words at the foot of the window that go by themselves; opacity 0 to 1. Action: a link in it, or null. True: pressed.
bool toast(std::string_view text, float opacity, const char* action = nullptr, Chord chord = key::none);

/// Words in a small box at the mouse, for the last item.
void tooltip(std::string_view text);

}  // namespace nightjar::toolkit
