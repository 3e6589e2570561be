// Lines of a field. ImGui 1.86 does not wrap what is edited. So a space at which a line must break is shown as a line
// feed, and where there is none, as in Chinese or in a long address, one is shown between two letters. Which line feeds
// are only that is remembered byte by byte, and every edit is followed by comparing the text before and after: what is
// the same at both ends keeps its meaning.
#pragma once
#include <nightjar/toolkit/draw_context.hpp>
#include <string_view>

namespace nightjar::toolkit {

[[nodiscard]] Wrapped wrapped(std::string_view text, float width, const ImFont& font);
[[nodiscard]] std::string unwrapped(const Wrapped& wrapped);
/// `now` is what was shown before, edited.
[[nodiscard]] Wrapped edited(const Wrapped& before, std::string_view now);

/// Between a place in what is shown and in the text itself. At a line feed that is nothing, the end of the line.
[[nodiscard]] std::size_t place_in_text(const Wrapped& wrapped, std::size_t place_shown);
[[nodiscard]] std::size_t place_shown(const Wrapped& wrapped, std::size_t place_in_text);

}  // namespace nightjar::toolkit
