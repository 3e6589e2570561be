#include <nightjar/support/contract.hpp>
#include <nightjar/ui/kit.hpp>

#include "ui/internals.hpp"

namespace nightjar::ui {
namespace {
Kit*& current() {
  static Kit* kit = nullptr;
  return kit;
}
}  // namespace

Kit& kit() {
  NIGHTJAR_EXPECTS(current() != nullptr);
  return *current();
}

void begin_frame(Kit& kit) {
  current() = &kit;
  kit.spans.clear();
  kit.cards.clear();
  if (!is_active(kit.wrapping.field)) kit.wrapping = {};
  if (!is_active(kit.clock_field)) kit.clock_field = 0;
}

void end_frame() {
  kit().ring.end_of_frame();
  close_dialogs_left_out();
  dim_at_once();
  current() = nullptr;
}

}  // namespace nightjar::ui
