#include "desktop/font_and_style.hpp"

#include <cmath>

namespace nightjar::desktop {

bool FontAndStyle::fit(toolkit::DrawContext& draw_context, const App::Look& look, double content_scale) {
  const float scale = look.text_scale * static_cast<float>(content_scale);
  const bool found_letters = draw_context.missing.any() && others_.look_for(draw_context.missing.take());
  const bool anew = scale != scale_ || letters_ != built_ || found_letters;
  if (anew) draw_context.fonts = toolkit::build_fonts(*ImGui::GetIO().Fonts, files_, scale, letters_, others_.found());
  if (scale != scale_ || look.theme != theme_) {
    draw_context.theme = toolkit::make_theme(look.theme, scale);
    toolkit::apply(draw_context.theme, ImGui::GetStyle());
  }
  scale_ = scale;
  theme_ = look.theme;
  built_ = letters_;
  return anew;
}

bool FontAndStyle::lacked_letters(const toolkit::DrawContext& draw_context, const ImDrawData& drawn) {
  if (draw_context.missing.any()) return true;
  if (letters_ == toolkit::Letters::every || !toolkit::drew_a_stand_in(drawn, draw_context.fonts)) return false;
  letters_ = toolkit::Letters::every;
  return true;
}

void measure_in_pixels(ImGuiIO& io) {
  const ImVec2 per_point = io.DisplayFramebufferScale;
  io.DisplaySize = {std::round(io.DisplaySize.x * per_point.x), std::round(io.DisplaySize.y * per_point.y)};
  if (ImGui::IsMousePosValid(&io.MousePos)) io.MousePos = {io.MousePos.x * per_point.x, io.MousePos.y * per_point.y};
  io.DisplayFramebufferScale = {1, 1};
}

}  // namespace nightjar::desktop
