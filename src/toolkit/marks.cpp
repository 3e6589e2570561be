#include <array>
#include <nightjar/toolkit/draw.hpp>

namespace nightjar::toolkit {
namespace {

constexpr std::array<const char*, mark_count> shape_names{"disc", "square", "triangle", "diamond", "ring", "cross"};
constexpr std::array<const char*, mark_color_count> color_names{"blue", "amber", "violet", "green", "sand", "grey"};

charts::Color color_of(int index) {
  const auto& p = palette();
  switch (index) {
    case 0: return p.asleep;
    case 1: return p.craving;
    case 2: return p.checklist;
    case 3: return p.mood;
    case 4: return p.taken;
    default: break;
  }
  return p.faint;
}

}  // namespace

void draw_mark(ImDrawList& list, Mark mark, ImVec2 center, float size) {
  if (mark.empty()) return;
  const ImU32 color = shade(mark.color ? color_of(*mark.color) : palette().soft);
  const float r = size / 2, line = std::max(theme().line(), px(1.8F));
  const float x = center.x, y = center.y;
  switch (mark.shape.value_or(0)) {
    case 0: list.AddCircleFilled(center, r, color); break;
    case 1: list.AddRectFilled({x - r * 0.88F, y - r * 0.88F}, {x + r * 0.88F, y + r * 0.88F}, color, px(1.5F)); break;
    case 2: list.AddTriangleFilled({x, y - r}, {x + r, y + r * 0.8F}, {x - r, y + r * 0.8F}, color); break;
    case 3:
      list.AddQuadFilled({x, y - r * 1.1F}, {x + r * 1.1F, y}, {x, y + r * 1.1F}, {x - r * 1.1F, y}, color);
      break;
    case 4: list.AddCircle(center, r - line / 2, color, 0, line); break;
    default:
      list.AddLine({x - r * 0.8F, y - r * 0.8F}, {x + r * 0.8F, y + r * 0.8F}, color, line);
      list.AddLine({x - r * 0.8F, y + r * 0.8F}, {x + r * 0.8F, y - r * 0.8F}, color, line);
  }
}

std::string mark_words(Mark mark) {
  if (mark.empty()) return "no mark";
  const std::string shape = shape_names[static_cast<std::size_t>(mark.shape.value_or(0))];
  return mark.color ? std::string(color_names[static_cast<std::size_t>(*mark.color)]) + ' ' + shape : shape;
}

}  // namespace nightjar::toolkit
