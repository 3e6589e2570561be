#include <array>
#include <cmath>
#include <nightjar/toolkit/draw.hpp>
#include <numbers>

namespace nightjar::toolkit {
namespace {

/// A disc with a bite: drawn as a closed outline, filled as fans of triangles from inside the body of the moon.
void moon(ImDrawList& list, ImVec2 c, float r, ImU32 color) {
  // Outer circle of radius r; the bite is a circle of radius b, up and to the right.
  const float b = r * 0.78F, dx = r * 0.62F, dy = -r * 0.46F;
  const float d = std::hypot(dx, dy), toward = std::atan2(dy, dx);
  const float at_outer = std::acos((r * r + d * d - b * b) / (2 * r * d));
  const float at_bite = std::acos((b * b + d * d - r * r) / (2 * b * d));
  constexpr float pi = std::numbers::pi_v<float>;
  constexpr int steps = 40;
  const auto outer = [&](int i) {
    const float angle = toward + at_outer + (2 * pi - 2 * at_outer) * static_cast<float>(i) / steps;
    return ImVec2{c.x + r * std::cos(angle), c.y + r * std::sin(angle)};
  };
  const auto bite = [&](int i) {
    const float angle = toward + pi - at_bite + 2 * at_bite * static_cast<float>(i) / steps;
    return ImVec2{c.x + dx + b * std::cos(angle), c.y + dy + b * std::sin(angle)};
  };
  // The two arcs run between the same two horns, so matching steps make a band of convex quadrilaterals.
  const bool same_direction = std::hypot(outer(0).x - bite(0).x, outer(0).y - bite(0).y) < r * 0.1F;
  const auto flags = list.Flags;
  list.Flags &= ~ImDrawListFlags_AntiAliasedFill;  // no seams between the quadrilaterals; the outline smooths the edge
  for (int i = 0; i < steps; ++i) {
    const int j = same_direction ? i : steps - i, k = same_direction ? i + 1 : steps - i - 1;
    list.AddQuadFilled(outer(i), outer(i + 1), bite(k), bite(j), color);
  }
  list.Flags = flags;
  for (int i = 0; i <= steps; ++i) list.PathLineTo(outer(i));
  for (int i = 0; i <= steps; ++i) list.PathLineTo(bite(same_direction ? steps - i : i));
  list.PathStroke(color, ImDrawFlags_Closed, 1);
}

}  // namespace

void draw_icon(ImDrawList& list, Icon icon, ImVec2 c, float size, ImU32 color) {
  const float u = size / 18;  // drawn on a grid of 18
  const float w = std::max(1.5F * u, 1.0F);
  const auto at = [&](float x, float y) { return ImVec2{c.x + x * u, c.y + y * u}; };
  const auto stroke = [&](std::initializer_list<ImVec2> points, bool closed = false) {
    for (const ImVec2& p : points) list.PathLineTo(at(p.x, p.y));
    list.PathStroke(color, closed ? ImDrawFlags_Closed : ImDrawFlags_None, w);
  };
  switch (icon) {
    case Icon::sun:
      list.AddCircle(c, 3.6F * u, color, 32, w);
      for (int i = 0; i < 8; ++i) {
        const float angle = static_cast<float>(i) * std::numbers::pi_v<float> / 4;
        const float x = std::cos(angle), y = std::sin(angle);
        stroke({{x * 6.2F, y * 6.2F}, {x * 8.2F, y * 8.2F}});
      }
      break;
    case Icon::calendar:
      list.AddRect(at(-7, -6.2F), at(7, 7.5F), color, 2 * u, 0, w);
      stroke({{-7, -2}, {7, -2}});
      stroke({{-3.6F, -8}, {-3.6F, -4.6F}});
      stroke({{3.6F, -8}, {3.6F, -4.6F}});
      break;
    case Icon::trend:
      stroke({{-7.5F, 6.8F}, {7.5F, 6.8F}});
      stroke({{-7, 2.6F}, {-2.6F, -1.6F}, {1, 1.2F}, {7, -5.4F}});
      stroke({{3.4F, -5.6F}, {7.2F, -5.6F}, {7.2F, -1.8F}});
      break;
    case Icon::share:
      stroke({{-3.2F, -1.4F}, {-6.4F, -1.4F}, {-6.4F, 7.4F}, {6.4F, 7.4F}, {6.4F, -1.4F}, {3.2F, -1.4F}});
      stroke({{0, 3}, {0, -7.6F}});
      stroke({{-3.6F, -4.2F}, {0, -7.8F}, {3.6F, -4.2F}});
      break;
    case Icon::sliders:
      stroke({{-8, -3.6F}, {1.2F, -3.6F}});
      stroke({{5.6F, -3.6F}, {8, -3.6F}});
      list.AddCircle(at(3.4F, -3.6F), 2.1F * u, color, 20, w);
      stroke({{-8, 3.6F}, {-5.6F, 3.6F}});
      stroke({{-1.2F, 3.6F}, {8, 3.6F}});
      list.AddCircle(at(-3.4F, 3.6F), 2.1F * u, color, 20, w);
      break;
    case Icon::moon: moon(list, c, 8.6F * u, color); break;
    case Icon::chevron_left: stroke({{2.2F, -4.6F}, {-2.4F, 0}, {2.2F, 4.6F}}); break;
    case Icon::chevron_right: stroke({{-2.2F, -4.6F}, {2.4F, 0}, {-2.2F, 4.6F}}); break;
    case Icon::dots:
      for (const float x : {-5.0F, 0.0F, 5.0F}) list.AddCircleFilled(at(x, 0), 1.4F * u, color, 12);
      break;
    case Icon::plus:
      stroke({{-5, 0}, {5, 0}});
      stroke({{0, -5}, {0, 5}});
      break;
  }
}

}  // namespace nightjar::toolkit
