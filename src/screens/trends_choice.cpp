// The dialog of Trends: which charts are on the page, and what each of them shows.
#include <fmt/format.h>

#include <algorithm>
#include <nightjar/app/trends_state.hpp>
#include <nightjar/toolkit/draw_context.hpp>

#include "screens/page.hpp"
#include "screens/screens.hpp"

namespace nightjar::screens {
namespace {

using charts::Panel;

void put_in(std::vector<Panel>& panels, Panel panel) { panels.insert(std::ranges::lower_bound(panels, panel), panel); }

void draw_marks(TrendsState& state, Panel panel) {
  bool any = false;
  int number = 0;
  const auto legend = state.chart.legend;  // a copy: pressing changes what it is made from
  for (const auto& entry : legend) {
    ++number;
    if (entry.toggle.panel != panel) continue;
    if (!any) {
      indent(28);
      begin_chips();
    }
    any = true;
    if (!chip(fmt::format("{}##mark{}", entry.words, number).c_str(), !entry.hidden)) continue;
    if (entry.hidden)
      state.view.hidden.erase(entry.toggle);
    else
      state.view.hidden.insert(entry.toggle);
  }
  if (!any) return;
  end_chips();
  unindent(28);
  gap(8);
}

}  // namespace

void draw_trends_choice(TrendsState& state) {
  if (!begin_dialog("##trends_choice", "Charts on this page", 640)) return;
  auto& panels = state.view.panels;
  for (std::size_t i = 0; i < charts::panel_count; ++i) {
    const auto panel = static_cast<Panel>(i);
    const auto at = std::ranges::find(panels, panel);
    bool in = at != panels.end();
    if (checkbox_row(std::string(charts::name_of(panel)).c_str(), in)) {
      if (in)
        put_in(panels, panel);
      else if (panels.size() > 1)
        panels.erase(at);
      continue;
    }
    if (in) draw_marks(state, panel);
  }
  gap(20);
  if (button("Close", key::escape)) state.choosing = false;
  end_dialog();
}

}  // namespace nightjar::screens
