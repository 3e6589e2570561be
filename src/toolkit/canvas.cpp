#include <nightjar/toolkit/canvas.hpp>

namespace nightjar::toolkit {

DrawList& draw_list() { return *ImGui::GetWindowDrawList(); }

Vec2 cursor() { return ImGui::GetCursorScreenPos(); }
void set_cursor(Vec2 place) { ImGui::SetCursorScreenPos(place); }
void move_cursor(Vec2 by) {
  const Vec2 at = ImGui::GetCursorPos();
  ImGui::SetCursorPos({at.x + by.x, at.y + by.y});
}
Vec2 cursor_in_part() { return ImGui::GetCursorPos(); }
void set_cursor_in_part(Vec2 place) { ImGui::SetCursorPos(place); }
void reserve_room(Vec2 size) { ImGui::Dummy(size); }
void begin_group() { ImGui::BeginGroup(); }
void end_group() { ImGui::EndGroup(); }
float line_spacing() { return ImGui::GetStyle().ItemSpacing.y; }

Vec2 window_size() { return ImGui::GetMainViewport()->Size; }
void begin_window() {
  const auto* viewport = ImGui::GetMainViewport();
  ImGui::SetNextWindowPos(viewport->Pos);
  ImGui::SetNextWindowSize(viewport->Size);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, Vec2{0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::Begin("##nightjar", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBringToFrontOnFocus);
  ImGui::PopStyleVar(3);
}
void end_window() { ImGui::End(); }
void begin_overlay(const char* id, Vec2 size) {
  ImGui::BeginChild(id, size, false, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground);
}
void end_overlay() { ImGui::EndChild(); }
float part_height() { return ImGui::GetWindowHeight(); }
void scroll_to_top() { ImGui::SetScrollY(0); }
void scroll_here() { ImGui::SetScrollHereY(0); }

void push_id(int id) { ImGui::PushID(id); }
void push_id(std::string_view id) { ImGui::PushID(id.data(), id.data() + id.size()); }
void pop_id() { ImGui::PopID(); }
Vec2 item_min() { return ImGui::GetItemRectMin(); }
Vec2 item_max() { return ImGui::GetItemRectMax(); }
void begin_disabled(bool disabled) { ImGui::BeginDisabled(disabled); }
void end_disabled() { ImGui::EndDisabled(); }

Vec2 mouse_position() { return ImGui::GetMousePos(); }
bool mouse_moved() {
  const Vec2 by = ImGui::GetIO().MouseDelta;
  return by.x != 0 || by.y != 0;
}
bool mouse_clicked() { return ImGui::IsMouseClicked(ImGuiMouseButton_Left); }
bool right_button_held() { return ImGui::IsMouseDown(ImGuiMouseButton_Right); }
bool mouse_dragged(float distance) { return ImGui::IsMouseDragging(ImGuiMouseButton_Left, distance); }
Wheel mouse_wheel() {
  const auto& io = ImGui::GetIO();
  return io.KeyShift ? Wheel{0, io.MouseWheel} : Wheel{io.MouseWheel, io.MouseWheelH};
}
MouseArea mouse_area(const char* label, Vec2 size, MouseArea::Overlap overlap) {
  ImGui::InvisibleButton(label, size);
  if (overlap == MouseArea::Overlap::allowed) ImGui::SetItemAllowOverlap();
  return {ImGui::IsItemHovered(), ImGui::IsItemClicked(), ImGui::IsItemActive()};
}
void show_sideways_pointer() { ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW); }
void copy_to_clipboard(const std::string& text) { ImGui::SetClipboardText(text.c_str()); }

}  // namespace nightjar::toolkit
