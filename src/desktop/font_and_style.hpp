// What a frame is drawn with: fonts, style and pixels, whatever the screen, the text size and the letters in use.
#pragma once
#include <optional>

#include "desktop/find_fonts.hpp"
#include "desktop/window.hpp"

namespace nightjar::desktop {

/// Fonts and style follow the theme, the text size, the screen and the letters in use; building an atlas takes time, so
/// only on a change.
class FontAndStyle {
 public:
  explicit FontAndStyle(toolkit::FontFiles files) : files_(std::move(files)) {}
  /// Before each frame. True when the atlas was built again and has to be uploaded.
  [[nodiscard]] bool fit(toolkit::DrawContext& draw_context, const App::Look& look, double content_scale);
  /// After each frame. True when it has to be drawn again, with letters that the atlas did not hold.
  [[nodiscard]] bool lacked_letters(const toolkit::DrawContext& draw_context, const ImDrawData& drawn);

 private:
  toolkit::FontFiles files_;
  OtherScripts others_;
  float scale_ = 0;
  std::optional<ThemeName> theme_;
  toolkit::Letters letters_ = toolkit::Letters::own, built_ = toolkit::Letters::own;
};

/// Once the backend has read the window. Where windows are measured in points of several pixels (Wayland), everything
/// would be drawn for points, though its scale counts pixels: twice too large, and blurred.
void measure_in_pixels(ImGuiIO& io);

}  // namespace nightjar::desktop
