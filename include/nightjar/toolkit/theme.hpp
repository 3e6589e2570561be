// How a palette and a text size become pixels: the numbers every widget draws with.
#pragma once
#include <imgui.h>

#include <nightjar/charts/palette.hpp>
#include <nightjar/support/theme_name.hpp>

namespace nightjar::toolkit {

struct Theme {
  ThemeName name = ThemeName::dark;
  charts::Palette palette = charts::dark_palette();
  float scale = 1;  // text size of the person times the content scale of the screen
  /// Logical pixels (as in the pictures, at 100 %) to pixels of the screen, on the pixel grid.
  [[nodiscard]] float px(float logical) const;
  [[nodiscard]] float line() const;  // width of a rule, at least one pixel
};

[[nodiscard]] Theme make_theme(ThemeName name, float scale);
[[nodiscard]] ImU32 im(charts::Color color, float alpha = 1);
[[nodiscard]] ImVec4 im4(charts::Color color, float alpha = 1);
/// Sets every number and colour of ImGui's own style (from a fresh one: applying twice is applying once).
void apply(const Theme& theme, ImGuiStyle& style);

}  // namespace nightjar::toolkit
