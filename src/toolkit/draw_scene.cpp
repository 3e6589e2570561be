#include <algorithm>
#include <cmath>
#include <nightjar/toolkit/draw_context.hpp>
#include <nightjar/toolkit/draw_scene.hpp>
#include <nightjar/toolkit/theme.hpp>
#include <vector>

namespace nightjar::toolkit {
namespace {

/// The nearest cut in the atlas that is not smaller: scaled down a little it stays sharp.
Type type_for(const charts::TextStyle& style) {
  const bool bold = style.weight >= charts::Weight::semibold;
  if (bold) {
    if (style.size > 24) return Type::title;
    if (style.size > 17) return Type::section;
    return style.size > 12.5 ? Type::strong : Type::axis_strong;
  }
  if (style.size > 14.5) return Type::body;
  if (style.size > 13.5) return Type::detail;
  return style.size > 12.5 ? Type::label : Type::axis;
}

float pixel_size(const charts::TextStyle& style, float scale) {
  return static_cast<float>(style.size) * scale * ascent_descent_per_em;
}

class Pen {
 public:
  Pen(ImDrawList& list, ImVec2 origin, float scale, const Fonts& fonts)
      : list_(list), origin_(origin), scale_(scale), fonts_(fonts) {}

  void operator()(const charts::Box& box) {
    const ImVec2 min = at({box.x, box.y}), max = at({box.x + box.w, box.y + box.h});
    const float radius = length(box.radius);
    if (box.fill.a > 0) list_.AddRectFilled(min, max, im(box.fill), radius);
    if (box.hatched) hatch(min, max, box.stroke);
    if (box.stroke.width <= 0 || box.stroke.color.a == 0) return;
    if (box.hatched && box.stroke.dash == charts::Dash::solid) return;  // the lines are the stroke
    if (box.stroke.dash == charts::Dash::solid) {
      const float w = thickness(box.stroke), inset = (w - 1) / 2;
      list_.AddRect({min.x + inset, min.y + inset}, {max.x - inset, max.y - inset}, im(box.stroke.color), radius, 0, w);
    } else {
      chain({min, {max.x, min.y}, max, {min.x, max.y}, min}, box.stroke);
    }
  }
  void operator()(const charts::Line& line) { chain({at(line.from), at(line.to)}, line.stroke); }
  void operator()(const charts::Path& path) {
    std::vector<ImVec2> points;
    points.reserve(path.points.size() + 1);
    for (const auto& point : path.points) points.push_back(at(point));
    if (points.size() < 2) return;
    if (path.fill.a > 0) list_.AddConvexPolyFilled(points.data(), static_cast<int>(points.size()), im(path.fill));
    if (path.closed) points.push_back(points.front());
    chain(points, path.stroke);
  }
  void operator()(const charts::Disc& disc) {
    const ImVec2 center = at(disc.center);
    const float radius = length(disc.radius);
    if (disc.fill.a > 0) list_.AddCircleFilled(center, radius, im(disc.fill));
    if (disc.stroke.width > 0 && disc.stroke.color.a > 0)
      list_.AddCircle(center, radius, im(disc.stroke.color), 0, thickness(disc.stroke));
  }
  void operator()(const charts::Text& text) {
    const ImFont* font = fonts_.at(type_for(text.style));
    const float size = pixel_size(text.style, scale_);
    const char *begin = text.words.data(), *end = begin + text.words.size();
    const float width = font->CalcTextSizeA(size, FLT_MAX, 0, begin, end).x;
    ImVec2 pos = at(text.at);
    if (text.anchor == charts::Anchor::middle) pos.x -= width / 2;
    if (text.anchor == charts::Anchor::end) pos.x -= width;
    pos.y -= font->Ascent * size / font->FontSize;
    draw_context().missing.note(text.words, *draw_context().fonts.at(Type::body));
    list_.AddText(font, size, {std::round(pos.x), std::round(pos.y)}, im(text.color), begin, end);
  }

 private:
  [[nodiscard]] ImVec2 at(charts::Point point) const {
    return {origin_.x + static_cast<float>(point.x) * scale_, origin_.y + static_cast<float>(point.y) * scale_};
  }
  [[nodiscard]] float length(double logical) const { return static_cast<float>(logical) * scale_; }
  [[nodiscard]] float thickness(const charts::Stroke& stroke) const { return std::max(1.0F, length(stroke.width)); }

  void chain(const std::vector<ImVec2>& points, const charts::Stroke& stroke) {
    if (stroke.width <= 0 || stroke.color.a == 0) return;
    const ImU32 color = im(stroke.color);
    const float w = thickness(stroke);
    if (stroke.dash != charts::Dash::solid) {
      const float on = stroke.dash == charts::Dash::dashed ? std::max(4 * scale_, 2 * w) : w;
      dashes(points, color, w, on, stroke.dash == charts::Dash::dashed ? on * 0.75F : std::max(3 * scale_, 2 * w));
      return;
    }
    if (points.size() == 2 && (points[0].x == points[1].x || points[0].y == points[1].y)) {
      straight(points[0], points[1], color, w);
      return;
    }
    list_.AddPolyline(points.data(), static_cast<int>(points.size()), color, ImDrawFlags_None, w);
  }

  /// Level and upright lines lie on whole pixels: a grid of blurred ones looks dirty.
  void straight(ImVec2 a, ImVec2 b, ImU32 color, float w) {
    const float half = std::floor(w / 2);
    const float left = std::round(std::min(a.x, b.x)), right = std::round(std::max(a.x, b.x));
    const float top = std::round(std::min(a.y, b.y)), bottom = std::round(std::max(a.y, b.y));
    const float whole = std::max(1.0F, std::round(w));
    if (top == bottom)
      list_.AddRectFilled({left, top - half}, {right, top - half + whole}, color);
    else
      list_.AddRectFilled({left - half, top}, {left - half + whole, bottom}, color);
  }

  void dashes(const std::vector<ImVec2>& points, ImU32 color, float w, float on, float off) {
    float phase = 0;  // distance since the last dash began
    for (std::size_t i = 1; i < points.size(); ++i) {
      const ImVec2 a = points[i - 1], b = points[i];
      const float distance = std::hypot(b.x - a.x, b.y - a.y);
      if (distance <= 0) continue;
      const auto along = [&](float d) {
        return ImVec2{a.x + (b.x - a.x) * d / distance, a.y + (b.y - a.y) * d / distance};
      };
      for (float d = -phase; d < distance; d += on + off) {
        const float from = std::max(d, 0.0F), to = std::min(d + on, distance);
        if (to > from) list_.AddLine(along(from), along(to), color, w);
      }
      phase = std::fmod(phase + distance, on + off);
    }
  }

  void hatch(ImVec2 min, ImVec2 max, const charts::Stroke& stroke) {
    const float w = std::max(1.5F * scale_, thickness(stroke)), step = std::max(3 * w, 6 * scale_),
                height = max.y - min.y;
    const ImU32 color = im(stroke.color);
    list_.PushClipRect(min, max, true);
    for (float x = min.x - height; x < max.x + height; x += step)
      list_.AddLine({x, max.y + w}, {x + height + w, min.y}, color, w);
    list_.PopClipRect();
  }

  ImDrawList& list_;
  ImVec2 origin_;
  float scale_;
  const Fonts& fonts_;
};

}  // namespace

void draw_scene(const charts::Scene& scene, ImDrawList& list, ImVec2 origin, float scale, const Fonts& fonts) {
  Pen pen(list, origin, scale, fonts);
  for (const auto& shape : scene.shapes) std::visit(pen, shape);
}

double FontMeasure::width(const std::string& words, const charts::TextStyle& style) const {
  const ImFont* font = fonts_->at(type_for(style));
  return static_cast<double>(
      font->CalcTextSizeA(pixel_size(style, scale_), FLT_MAX, 0, words.data(), words.data() + words.size()).x / scale_);
}

}  // namespace nightjar::toolkit
