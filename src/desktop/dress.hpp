// What a frame is drawn with: fonts, style and pixels, whatever the screen, the text size and the letters in use.
#pragma once
#include <nightjar/desktop/window.hpp>
#include <optional>

#include "desktop/find_fonts.hpp"

namespace nightjar::desktop {

/// Fonts and style follow the theme, the text size, the screen and the letters in use; building an atlas takes time, so
/// only on a change.
class Dress {
 public:
  explicit Dress(ui::FontFiles files) : files_(std::move(files)) {}
  /// Before each frame. True when the atlas was built anew and has to be uploaded.
  [[nodiscard]] bool fit(ui::Kit& kit, const App::Look& look, double content_scale);
  /// After each frame. True when it has to be drawn again, with letters that the atlas did not hold.
  [[nodiscard]] bool lacked_letters(const ui::Kit& kit, const ImDrawData& drawn);

 private:
  ui::FontFiles files_;
  OtherScripts others_;
  float scale_ = 0;
  std::optional<ui::ThemeName> theme_;
  ui::Letters letters_ = ui::Letters::own, built_ = ui::Letters::own;
};

/// Once the backend has read the window. Where windows are measured in points of several pixels (Wayland), everything
/// would be drawn for points, though its scale counts pixels: twice too large, and blurred.
void measure_in_pixels(ImGuiIO& io);

}  // namespace nightjar::desktop
