// Short names for adding shapes to a Scene.
#pragma once
#include <fmt/format.h>

#include <nightjar/charts/scene.hpp>
#include <string>
#include <utility>

namespace nightjar::charts {

inline constexpr TextStyle axis_style{.size = 12, .tabular = true};
/// "1 night", "2 nights"
[[nodiscard]] inline std::string nights(int n) { return fmt::format("{} {}", n, n == 1 ? "night" : "nights"); }

class Pen {
 public:
  explicit Pen(Scene& scene) : scene_(&scene) {}

  void words(double x, double baseline, std::string text, const TextStyle& style, Color color,
             Anchor anchor = Anchor::start) const {
    scene_->add(Text{{x, baseline}, std::move(text), style, anchor, color});
  }
  void line(Point from, Point to, double width, Color color, Dash dash = Dash::solid) const {
    scene_->add(Line{from, to, {width, color, dash}});
  }
  void fill(double x, double y, double w, double h, Color color, double radius = 0) const {
    scene_->add(Box{x, y, w, h, radius, color});
  }
  void outline(double x, double y, double w, double h, Stroke stroke, Color inside = no_color,
               double radius = 0) const {
    scene_->add(Box{x, y, w, h, radius, inside, stroke});
  }
  void hatch(double x, double y, double w, double h, Stroke stroke) const {
    scene_->add(Box{x, y, w, h, 0, no_color, stroke, true});
  }
  void disc(double x, double y, double radius, Color color) const { scene_->add(Disc{{x, y}, radius, color}); }
  void ring(double x, double y, double radius, Stroke stroke, Color inside = no_color) const {
    scene_->add(Disc{{x, y}, radius, inside, stroke});
  }
  void shape(Shape any) const { scene_->add(std::move(any)); }

 private:
  Scene* scene_;
};

}  // namespace nightjar::charts
