// Gaps, columns, cards, dialogs: where widgets go. All measures are logical pixels, as in the pictures.
#pragma once
#include <imgui.h>

#include <string_view>

namespace nightjar::toolkit {

/// Screen pixels from the cursor to the right edge of the innermost card, column or window.
[[nodiscard]] float room();
/// An empty stretch downwards, instead of (not on top of) the space between items.
void gap(float logical);
/// The next widget goes on the line of the last one.
void beside(float logical_gap = 12);
/// The same if something this wide (screen pixels) still fits there; else the next widget goes below.
void beside_if_fits(float width, float logical_gap = 12);
/// Words at the left, and the next widget where all fields begin; above it when the text is too large for both.
void field_row(std::string_view label, float logical_label_width = 260, float logical_field_width = 200);
/// The next widget starts at this distance from the left edge of the column, on the same line: one edge for fields.
void beside_at(float logical_x);
/// What follows begins further to the right, until unindent takes as much back.
void indent(float logical);
void unindent(float logical);
/// Puts the next widget so that something this wide (screen pixels) ends at the right edge.
void align_right(float width);
void rule();  // a 1 px line across the room there is

/// A part of the window that is this wide; what is inside wraps there. Columns go beside one another with beside().
void begin_column(float logical_width);
void end_column();

/// A surface with a border, round corners and padding, as high as what is in it. Width 0: the room there is.
void begin_card(float logical_width = 0);
void end_card();

/// A window-sized part that scrolls by itself; `id` is unique in its window. Height 0: what is left; negative: leave so
/// much.
void begin_scroll(const char* id, float logical_width = 0, float logical_height = 0, ImVec2 logical_padding = {0, 0});
void end_scroll();

/// A dialog over the dimmed screen, open as long as it is drawn every frame. False only in a frame where the toolkit
/// does not show it yet; then there is no end_dialog. Note: soft words at the right of the title.
[[nodiscard]] bool begin_dialog(const char* id, std::string_view title, float logical_width = 600,
                                std::string_view note = {});
void end_dialog();

}  // namespace nightjar::toolkit
