#include <algorithm>
#include <cmath>
#include <nightjar/toolkit/theme.hpp>

namespace nightjar::toolkit {

float Theme::px(float logical) const {
  const float pixels = std::round(logical * scale);
  return logical > 0 ? std::max(pixels, 1.0F) : pixels;
}

float Theme::line() const {
  return std::max(1.0F, std::floor(static_cast<float>(palette.line_width) * std::max(scale, 1.0F)));
}

Theme make_theme(ThemeName name, float scale) {
  const auto& palette = name == ThemeName::dark    ? charts::dark_palette()
                        : name == ThemeName::light ? charts::light_palette()
                                                   : charts::high_contrast_palette();
  return {name, palette, scale};
}

ImU32 im(charts::Color c, float alpha) {
  return IM_COL32(c.r, c.g, c.b, static_cast<int>(static_cast<float>(c.a) * std::clamp(alpha, 0.0F, 1.0F) + 0.5F));
}

ImVec4 im4(charts::Color c, float alpha) { return ImGui::ColorConvertU32ToFloat4(im(c, alpha)); }

void apply(const Theme& theme, ImGuiStyle& style) {
  style = ImGuiStyle{};
  const auto& p = theme.palette;
  const auto square = [&](float side) { return ImVec2{theme.px(side), theme.px(side)}; };
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = style.ChildBorderSize = style.FrameBorderSize = 0;
  style.PopupBorderSize = theme.line();
  style.WindowRounding = style.ChildRounding = 0;
  style.FrameRounding = style.GrabRounding = theme.px(8);
  style.PopupRounding = theme.px(12);
  style.ScrollbarSize = theme.px(12);
  style.ScrollbarRounding = theme.px(6);
  style.ItemSpacing = square(8);
  style.ItemInnerSpacing = square(8);
  style.FramePadding = {theme.px(13), theme.px(8)};
  style.WindowMinSize = {1, 1};
  style.DisabledAlpha = 0.45F;
  style.AntiAliasedLinesUseTex = false;  // the same picture with every renderer
  style.CircleTessellationMaxError = 0.15F;

  const ImVec4 clear{0, 0, 0, 0};
  for (auto& color : style.Colors) color = clear;  // what no widget of ours uses stays invisible, in tests too
  style.Colors[ImGuiCol_Text] = im4(p.text);
  style.Colors[ImGuiCol_TextDisabled] = im4(p.faint);
  style.Colors[ImGuiCol_WindowBg] = im4(p.bg);
  style.Colors[ImGuiCol_PopupBg] = im4(p.surface);
  style.Colors[ImGuiCol_Border] = im4(p.soft);
  style.Colors[ImGuiCol_ScrollbarGrab] = im4(p.line);
  style.Colors[ImGuiCol_ScrollbarGrabHovered] = style.Colors[ImGuiCol_ScrollbarGrabActive] = im4(p.faint);
  style.Colors[ImGuiCol_TextSelectedBg] = im4(charts::mixed(p.surface, p.focus, 0.35));
  style.Colors[ImGuiCol_ModalWindowDimBg] = im4(charts::rgb(0x000000), theme.name == ThemeName::light ? 0.4F : 0.55F);
}

}  // namespace nightjar::toolkit
