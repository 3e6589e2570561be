#include <nightjar/toolkit/draw.hpp>
#include <nightjar/toolkit/probe.hpp>

#include "toolkit/internals.hpp"

namespace nightjar::toolkit {
namespace {
bool is_cut(ImVec2 min, ImVec2 max) {
  const auto& list = *ImGui::GetWindowDrawList();
  return min.x < list.GetClipRectMin().x - 1 || max.x > list.GetClipRectMax().x + 1;
}
}  // namespace

Probe*& current_probe() {
  static Probe* probe = nullptr;
  return probe;
}

void record(Role role, std::string_view label, std::string value) {
  if (auto* probe = current_probe())
    probe->items.push_back({role, std::string(shown_part(label)), std::move(value), ImGui::GetItemRectMin(),
                            ImGui::GetItemRectMax(), last_item_id(), ImGui::IsItemVisible(), last_item_enabled(),
                            is_cut(ImGui::GetItemRectMin(), ImGui::GetItemRectMax())});
}

void record_area(Role role, std::string_view label, std::string value, ImVec2 min, ImVec2 max) {
  if (auto* probe = current_probe())
    probe->items.push_back({role, std::string(shown_part(label)), std::move(value), min, max, 0,
                            ImGui::IsRectVisible(min, max), true, is_cut(min, max)});
}

}  // namespace nightjar::toolkit
