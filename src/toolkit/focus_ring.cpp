#include <imgui_internal.h>

#include <algorithm>
#include <nightjar/toolkit/focus_ring.hpp>
#include <utility>

#include "toolkit/internals.hpp"

namespace nightjar::toolkit {

void FocusRing::add(Kind kind, ImGuiID id) {
  if (!last_item_enabled()) return;
  const Stop stop{id != 0 ? id : last_item_id(), ImGui::GetCurrentWindow(), kind};
  (aside_ ? now_aside_ : now_).push_back(stop);
  if (std::exchange(take_next_, false)) {
    go_to(stop);
    if (view_of_next_ == View::stay) scroll_to_ = 0;
  }
  if (scroll_to_ == stop.id) {
    ImGui::ScrollToItem(ImGuiScrollFlags_KeepVisibleEdgeY);
    scroll_to_ = 0;
  }
}

void FocusRing::end_of_frame() {
  take_next_ = false;
  auto& g = *ImGui::GetCurrentContext();
  before_ = std::exchange(now_, {});
  before_.insert(before_.end(), now_aside_.begin(), now_aside_.end());
  now_aside_.clear();
  if (g.ActiveId != 0) last_active_ = g.ActiveId;
  const bool tab = ImGui::IsKeyPressed(g.IO.KeyMap[ImGuiKey_Tab], true) && !g.IO.KeyCtrl && !g.IO.KeyAlt;
  const bool move = std::exchange(advance_, false) || tab;
  if (!move) return;
  std::vector<Stop> stops = before_;
  if (const ImGuiWindow* dialog = ImGui::GetTopMostPopupModal())
    std::erase_if(stops, [&](const Stop& stop) { return stop.window->RootWindow != dialog->RootWindow; });
  if (stops.empty()) return;
  const ImGuiID at = g.ActiveId != 0 ? g.ActiveId : g.NavId;
  const std::size_t n = stops.size();
  const auto found = std::find_if(stops.begin(), stops.end(), [&](const Stop& stop) { return stop.id == at; });
  const auto i = static_cast<std::size_t>(found - stops.begin());
  const bool back = tab && g.IO.KeyShift;
  // In a new window ImGui counts the first item as focused before anyone used it: then Tab goes to it, not beyond.
  if (i < n && g.ActiveId == 0 && g.NavDisableHighlight && at != last_active_) {
    go_to(stops[i]);
    return;
  }
  go_to(stops[i == n ? (back ? n - 1 : 0) : (i + (back ? n - 1 : 1)) % n]);
}

void FocusRing::go_to(const Stop& stop) {
  auto& g = *ImGui::GetCurrentContext();
  ImGui::NavMoveRequestCancel();  // NewFrame has asked for ImGui's own Tab move; it would win
  ImGui::ClearActiveID();
  ImGui::SetFocusID(stop.id, stop.window);
  g.NavDisableHighlight = false;
  g.NavDisableMouseHover = true;
  g.NavInputSource = ImGuiInputSource_Keyboard;
  if (stop.kind == Kind::text) {
    g.NavNextActivateId = stop.id;
    g.NavNextActivateFlags = ImGuiActivateFlags_PreferInput;
  }
  scroll_to_ = stop.id;
}

std::vector<ImGuiID> FocusRing::stops() const {
  std::vector<ImGuiID> ids;
  for (const auto& stop : before_) ids.push_back(stop.id);
  return ids;
}

bool FocusRing::on(Kind kind) const {
  return std::any_of(before_.begin(), before_.end(),
                     [&](const Stop& stop) { return stop.kind == kind && is_focused(stop.id); });
}

bool has_keyboard_focus() { return is_focused(last_item_id()) || is_active(last_item_id()); }

ImGuiID focused_item() {
  const auto& g = *ImGui::GetCurrentContext();
  return g.ActiveId != 0 ? g.ActiveId : g.NavId;
}

void keep_arrow_keys() { ImGui::NavMoveRequestCancel(); }

bool behind_dialog() {
  const ImGuiWindow* dialog = ImGui::GetTopMostPopupModal();
  return dialog != nullptr && ImGui::GetCurrentWindow()->RootWindow != dialog->RootWindow;
}

}  // namespace nightjar::toolkit
