#include "desktop/dress.hpp"

#include <cmath>

namespace nightjar::desktop {

bool Dress::fit(ui::Kit& kit, const App::Look& look, double content_scale) {
  const float scale = look.text_scale * static_cast<float>(content_scale);
  const bool found_letters = kit.missing.any() && others_.look_for(kit.missing.take());
  const bool anew = scale != scale_ || letters_ != built_ || found_letters;
  if (anew) kit.fonts = ui::build_fonts(*ImGui::GetIO().Fonts, files_, scale, letters_, others_.found());
  if (scale != scale_ || look.theme != theme_) {
    kit.theme = ui::make_theme(look.theme, scale);
    ui::apply(kit.theme, ImGui::GetStyle());
  }
  scale_ = scale;
  theme_ = look.theme;
  built_ = letters_;
  return anew;
}

bool Dress::lacked_letters(const ui::Kit& kit, const ImDrawData& drawn) {
  if (kit.missing.any()) return true;
  if (letters_ == ui::Letters::every || !ui::drew_a_stand_in(drawn, kit.fonts)) return false;
  letters_ = ui::Letters::every;
  return true;
}

void measure_in_pixels(ImGuiIO& io) {
  const ImVec2 per_point = io.DisplayFramebufferScale;
  io.DisplaySize = {std::round(io.DisplaySize.x * per_point.x), std::round(io.DisplaySize.y * per_point.y)};
  if (ImGui::IsMousePosValid(&io.MousePos)) io.MousePos = {io.MousePos.x * per_point.x, io.MousePos.y * per_point.y};
  io.DisplayFramebufferScale = {1, 1};
}

}  // namespace nightjar::desktop
