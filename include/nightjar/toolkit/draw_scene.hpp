// Draws a charts::Scene with ImGui, and measures words for laying one out.
#pragma once
#include <imgui.h>

#include <nightjar/charts/scene.hpp>
#include <nightjar/toolkit/fonts.hpp>

namespace nightjar::toolkit {

/// Scale: pixels for each unit of the scene.
void draw_scene(const charts::Scene& scene, ImDrawList& list, ImVec2 origin, float scale, const Fonts& fonts);

/// Widths in scene units, measured with the fonts that draw_scene uses at that scale.
class FontMeasure final : public charts::TextMeasure {
 public:
  FontMeasure(const Fonts& fonts, float scale) : fonts_(&fonts), scale_(scale) {}
  [[nodiscard]] double width(const std::string& words, const charts::TextStyle& style) const override;

 private:
  const Fonts* fonts_;
  float scale_;
};

}  // namespace nightjar::toolkit
