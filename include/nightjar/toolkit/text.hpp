// Words on the screen: wrapped, never cut, in the sizes of the design; and the keys shown on controls.
#pragma once
#include <imgui.h>

#include <nightjar/toolkit/fonts.hpp>
#include <string_view>

namespace nightjar::toolkit {

enum class Ink { text, soft, faint, accent };

/// Wraps at the room there is, and at 70 characters; a line feed starts a new line.
void words(Type type, Ink ink, std::string_view text);
/// One line that does not wrap, for times and numbers in columns.
void line_of(Type type, Ink ink, std::string_view text);
/// The same, ending `width` screen pixels from here: numbers align at their right edge.
void line_right(Type type, Ink ink, std::string_view text, float width);

inline void title(std::string_view text) { words(Type::title, Ink::text, text); }
inline void section_title(std::string_view text) { words(Type::section, Ink::text, text); }
inline void result(std::string_view text) { words(Type::result, Ink::text, text); }
inline void body(std::string_view text) { words(Type::body, Ink::text, text); }
inline void soft_text(std::string_view text) { words(Type::body, Ink::soft, text); }
inline void detail(std::string_view text, Ink ink = Ink::soft) { words(Type::detail, ink, text); }
inline void label(std::string_view text, Ink ink = Ink::soft) { words(Type::label, ink, text); }

/// Words at the left of a field, centred on its height (logical), without wrapping into it.
void field_label(std::string_view text, float logical_width, float logical_height = 40);
/// Words beside the last field, centred on its height, or below it when they do not fit: "a guess is fine".
void field_note(std::string_view text, float logical_height = 40);

[[nodiscard]] float text_width(Type type, std::string_view text);  // screen pixels
[[nodiscard]] float line_height(Type type);                        // screen pixels, 1.45 (titles 1.2) times the em
[[nodiscard]] ImVec2 wrapped_size(Type type, std::string_view text, float width);

/// A key in its box, as an item of its own.
void key_cap(std::string_view key);

}  // namespace nightjar::toolkit
