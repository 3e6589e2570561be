// A record of what a frame drew: tests look in it, and guided help can point with it.
#pragma once
#include <imgui.h>

#include <string>
#include <string_view>
#include <vector>

namespace nightjar::toolkit {

enum class Role {
  button,
  link,
  rail_item,
  checkbox,
  chip,
  option,
  scale,
  segments,
  text_field,
  secret_field,
  handle,
  chart,
  label
};

struct Item {
  Role role = Role::label;
  std::string label;  // without what follows "##"
  std::string value;  // "on", "off", the text of a field, the number of a scale; a secret field never says its text
  ImVec2 min, max;
  ImGuiID id = 0;
  bool visible = true;
  bool enabled = true;
  bool cut = false;  // reaches over the left or right edge of the part of the window that it lies in
};

/// One frame; owned by whoever asks.
struct Probe {
  std::vector<Item> items;
};
[[nodiscard]] Probe*& current_probe();

/// Records the last ImGui item. Does nothing while nobody asks.
void record(Role role, std::string_view label, std::string value = {});
/// Records a part of an item, or something drawn that is no ImGui item.
void record_area(Role role, std::string_view label, std::string value, ImVec2 min, ImVec2 max);

}  // namespace nightjar::toolkit
