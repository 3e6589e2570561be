#include <nightjar/support/contract.hpp>
#include <nightjar/toolkit/draw_context.hpp>

#include "toolkit/internals.hpp"

namespace nightjar::toolkit {
namespace {
DrawContext*& current() {
  static DrawContext* draw_context = nullptr;
  return draw_context;
}
}  // namespace

DrawContext& draw_context() {
  NIGHTJAR_EXPECTS(current() != nullptr);
  return *current();
}

void begin_frame(DrawContext& draw_context) {
  current() = &draw_context;
  draw_context.spans.clear();
  draw_context.cards.clear();
  if (!is_active(draw_context.wrapping.field)) draw_context.wrapping = {};
  if (!is_active(draw_context.clock_field)) draw_context.clock_field = 0;
}

void end_frame() {
  draw_context().ring.end_of_frame();
  close_dialogs_left_out();
  dim_at_once();
  current() = nullptr;
}

}  // namespace nightjar::toolkit
