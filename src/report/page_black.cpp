#include <nightjar/support/overloaded.hpp>

#include "report/page_layout.hpp"

namespace nightjar::report {
namespace {

using namespace charts;

/// Against white paper: 0 black to 1 white.
double lightness(Color color) { return (0.299 * color.r + 0.587 * color.g + 0.114 * color.b) / 255; }
bool is_light(Color color) { return lightness(color) > 0.6; }

void set_stroke(Stroke& stroke) {
  if (stroke.width <= 0 || stroke.color.a == 0) return;
  if (is_light(stroke.color)) stroke.width = std::min(stroke.width, 0.2);
  stroke.color = rgb(0);
}

/// White fills cover what lies under them and stay; other light ones get an outline in place of their shade.
void set_fill(Color& fill, Stroke& stroke) {
  if (fill.a == 0 || fill == ink::paper) return;
  if (!is_light(fill)) {
    fill = rgb(0);
    return;
  }
  fill = ink::paper;
  if (stroke.width <= 0) stroke = {0.4, rgb(0), Dash::solid};
}

}  // namespace

void set_in_black(Scene& page) {
  for (auto& shape : page.shapes)
    std::visit(Overloaded{[](Line& line) { set_stroke(line.stroke); },
                          [](Text& text) {
                            if (text.color != ink::paper) text.color = rgb(0);
                          },
                          [](auto& filled) {
                            set_stroke(filled.stroke);
                            set_fill(filled.fill, filled.stroke);
                          }},
               shape);
}

}  // namespace nightjar::report
