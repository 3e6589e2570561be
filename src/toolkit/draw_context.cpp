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

DrawContext* draw_context_if_any() { return current(); }

void begin_frame(DrawContext& draw_context) {
  current() = &draw_context;
  draw_context.spans.clear();
  draw_context.cards.clear();
  draw_context.column_rows.clear();
  if (!is_active(draw_context.wrapping.field)) draw_context.wrapping = {};
  if (!is_active(draw_context.clock_field)) draw_context.clock_field = 0;
  draw_context.enter_used = false;
  const auto& io = ImGui::GetIO();
  if (io.MouseClicked[0] && io.MouseClickedLastCount[0] == 1) draw_context.pressed_by_mouse = 0;
  deliver_first_letters(draw_context.first_letters);
}

void end_frame() {
  draw_context().ring.end_of_frame();
  auto& context = draw_context();
  context.clock_stops = std::exchange(context.clock_stops_now, {});
  if (!writes_in_a_field() && draw_context().first_letters.field == 0) draw_context().guard.begin_anew();
  if (auto* clipboard = draw_context().clipboard) clipboard->forget_pasted();
  close_dialogs_left_out();
  dim_at_once();
  current() = nullptr;
}

void forget_copied() {
  if (auto* clipboard = draw_context().clipboard) clipboard->empty_if_ours();
}

}  // namespace nightjar::toolkit
