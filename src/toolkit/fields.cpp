#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <nightjar/toolkit/draw.hpp>

#include "toolkit/internals.hpp"
#include "toolkit/wrapping.hpp"

namespace nightjar::toolkit {
namespace {

constexpr float field_padding = 13;

/// The box is ours; the toolkit only edits the text in it.
class FieldFrame {
 public:
  FieldFrame(const char* label, ImVec2 size, const FieldOptions& options, Type type)
      : min_(ImGui::GetCursorScreenPos()), max_{min_.x + size.x, min_.y + size.y}, marked_(options.marked) {
    if (options.take_focus) draw_context().ring.focus_next_widget();
    put_box(*ImGui::GetWindowDrawList(), min_, max_, px(8), shade(palette().surface), 0);
    ImGui::PushID(label);
    ImGui::PushFont(font_of(type));
    const float above = std::max(0.0F, std::min(px(40), size.y) - font_of(type)->FontSize) / 2;
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2{px(field_padding), std::floor(above)});
    ImGui::PushStyleColor(ImGuiCol_FrameBg, ImVec4{0, 0, 0, 0});
  }
  ~FieldFrame() {
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
    ImGui::PopFont();
    ImGui::PopID();
  }
  FieldFrame(const FieldFrame&) = delete;
  FieldFrame& operator=(const FieldFrame&) = delete;

  void border(bool focused) const {
    auto& list = *ImGui::GetWindowDrawList();
    if (focused)
      put_focus_ring(list, min_, max_, px(8));
    else
      put_box(list, min_, max_, px(8), 0, shade(marked_ ? palette().accent : palette().line));
  }
  [[nodiscard]] ImVec2 min() const { return min_; }
  [[nodiscard]] ImVec2 max() const { return max_; }

 private:
  ImVec2 min_, max_;
  bool marked_;
};

float field_width(const FieldOptions& options) {
  return options.width > 0 ? std::min(px(options.width), room()) : room();
}

bool enter_pressed() { return key_pressed(ImGuiKey_Enter) || key_pressed(ImGuiKey_KeyPadEnter); }

/// Esc in a field ends editing; ImGui would also bring the old text back, and what was typed must not be lost.
bool reverting() { return key_pressed(ImGuiKey_Escape); }

/// Whether the last item, a field, was being edited and no longer is. ImGui itself misses it when Tab moves on.
bool just_left(ImGuiID field, bool active) {
  auto& edited = draw_context().edited_fields;
  const auto found = std::find(edited.begin(), edited.end(), field);
  if (active && found == edited.end()) edited.push_back(field);
  if (active || found == edited.end()) return false;
  edited.erase(found);
  return true;
}

/// What all fields do after they were drawn.
void after_field(ImGuiID field, const FieldResult& result) {
  follow_first_letters(field);
  if (result.left && reverting()) hide_focus();
}

std::size_t digest(const std::string& text) { return std::hash<std::string>()(text); }

/// Before a field is drawn: whether it is being written in and the program changed its text since.
bool changed_underneath(ImGuiID field, const std::string& value) {
  const auto& writing = draw_context().writing;
  return is_active(field) && writing.field == field && writing.digest != digest(value);
}
void remember_text(ImGuiID field, bool active, const std::string& value) {
  auto& writing = draw_context().writing;
  if (active)
    writing = {field, digest(value)};
  else if (writing.field == field)
    writing = {};
}

struct NudgeCall {
  const Nudge* nudge;
  const BmpGuard* guard;
};

int nudge_by_arrow(ImGuiInputTextCallbackData* data) {
  if (data->EventFlag == ImGuiInputTextFlags_CallbackCharFilter) {
    // These are keys; what a clock or a number can hold passes.
    return is_key_in_a_clock(data->EventChar) ? 1 : 0;
  }
  const auto& call = *static_cast<const NudgeCall*>(data->UserData);
  const int steps = data->EventKey == ImGuiKey_UpArrow ? 1 : -1;
  const std::string_view text(data->Buf, static_cast<std::size_t>(data->BufTextLen));
  if (const auto next = (*call.nudge)(call.guard->decode(text), steps)) {
    data->DeleteChars(0, data->BufTextLen);
    data->InsertChars(0, next->data(), next->data() + next->size());
    data->SelectAll();
  }
  return 0;
}

FieldResult line_field(const char* label, std::string& value, const Nudge* nudge, const FieldOptions& options) {
  FieldResult result;
  draw_context().missing.note(value, *draw_context().fonts.at(Type::body));
  auto encoded = draw_context().guard.encode(value);
  const bool editable = encoded.has_value() && !options.read_only && !draw_context().read_only;
  std::string text = encoded ? std::move(*encoded) : value;
  NudgeCall call{nudge, &draw_context().guard};
  const FieldFrame frame(label, {field_width(options), px(40)}, options, Type::body);
  ImGui::SetNextItemWidth(frame.max().x - frame.min().x);
  const ImGuiInputTextFlags flags =
      ImGuiInputTextFlags_AutoSelectAll |
      (nudge != nullptr ? ImGuiInputTextFlags_CallbackHistory | ImGuiInputTextFlags_CallbackCharFilter
                        : ImGuiInputTextFlags_None) |
      (editable ? ImGuiInputTextFlags_None : ImGuiInputTextFlags_ReadOnly);
  const std::string ghost(options.ghost);
  const ImGuiID id = ImGui::GetID("##field");
  if (changed_underneath(id, value)) take_over_text(id, text);
  begin_by_typing(id, nudge != nullptr);
  const bool edited = ImGui::InputTextWithHint("##field", ghost.c_str(), &text, flags,
                                               nudge != nullptr ? nudge_by_arrow : nullptr, &call);
  result.active = ImGui::IsItemActive();
  result.left = just_left(last_item_id(), result.active);
  if (nudge != nullptr && result.active) draw_context().clock_field = last_item_id();
  result.entered = (result.left || result.active) && enter_pressed() && !ImGui::GetIO().KeyCtrl;
  after_field(id, result);
  if (edited && editable && !reverting()) {
    std::string decoded = draw_context().guard.decode(text);
    result.changed = decoded != value;
    value = std::move(decoded);
  }
  remember_text(last_item_id(), result.active, value);
  draw_context().ring.add(FocusRing::Kind::text);
  record(Role::text_field, label, value);
  frame.border(result.active || has_keyboard_focus());
  return result;
}

// --- several lines

struct WrapCall {
  DrawContext::Wrapping* wrapping;
  const Wrapped* at_start;
  ImGuiID field;
  float width;
  const ImFont* font;
};

/// While it lives, what is copied from a field of several lines is its text, without the line feeds that only wrap it.
class CopiesUnwrapped {
 public:
  explicit CopiesUnwrapped(const Wrapped& shown)
      : shown_(shown), set_(io_.SetClipboardTextFn), get_(io_.GetClipboardTextFn), user_(io_.ClipboardUserData) {
    io_.ClipboardUserData = this;
    io_.GetClipboardTextFn = [](void* me) { return self(me).get_(self(me).user_); };
    io_.SetClipboardTextFn = [](void* me, const char* part) {
      // Only for as long as the text does not change in the same frame before it is copied.
      Wrapped copied{part, {}};
      const auto& is = self(me).shown_.is;
      const std::size_t from = selection_start();
      if (from + copied.shown.size() > is.size()) return self(me).set_(self(me).user_, part);
      const auto first = is.begin() + static_cast<std::ptrdiff_t>(from);
      copied.is.assign(first, first + static_cast<std::ptrdiff_t>(copied.shown.size()));
      self(me).set_(self(me).user_, unwrapped(copied).c_str());
    };
  }
  ~CopiesUnwrapped() {
    io_.SetClipboardTextFn = set_;
    io_.GetClipboardTextFn = get_;
    io_.ClipboardUserData = user_;
  }
  CopiesUnwrapped(const CopiesUnwrapped&) = delete;
  CopiesUnwrapped& operator=(const CopiesUnwrapped&) = delete;

 private:
  static CopiesUnwrapped& self(void* me) { return *static_cast<CopiesUnwrapped*>(me); }

  ImGuiIO& io_ = ImGui::GetIO();
  const Wrapped& shown_;
  void (*set_)(void*, const char*);
  const char* (*get_)(void*);
  void* user_;
};

/// A line feed that is nothing was deleted, which changes nothing: then it is the letter beside it that was meant.
void delete_beside(std::string& text, std::size_t& place) {
  const auto is_inside = [&](std::size_t i) {
    return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
  };
  if (key_pressed(ImGuiKey_Backspace) && place > 0) {
    std::size_t from = place - 1;
    while (from > 0 && is_inside(from)) --from;
    text.erase(from, place - from);
    place = from;
  } else if (key_pressed(ImGuiKey_Delete) && place < text.size()) {
    std::size_t until = place + 1;
    while (is_inside(until)) ++until;
    text.erase(place, until - place);
  }
}

int wrap_while_writing(ImGuiInputTextCallbackData* data) {
  const auto& call = *static_cast<const WrapCall*>(data->UserData);
  auto& memory = *call.wrapping;
  if (memory.field != call.field) memory = {call.field, *call.at_start};
  const Wrapped now = edited(memory.text, {data->Buf, static_cast<std::size_t>(data->BufTextLen)});
  std::string text = unwrapped(now);
  std::size_t cursor = place_in_text(now, static_cast<std::size_t>(data->CursorPos));
  const bool nothing_deleted = now.shown.size() + 1 == memory.text.shown.size() && text == unwrapped(memory.text);
  if (nothing_deleted) delete_beside(text, cursor);
  Wrapped next = wrapped(text, call.width, *call.font);
  if (next.shown != now.shown) {
    const auto moved = [&](int place) {
      return static_cast<int>(place_shown(next, place_in_text(now, static_cast<std::size_t>(place))));
    };
    const int to = static_cast<int>(place_shown(next, cursor));
    const int from = nothing_deleted ? to : moved(data->SelectionStart),
              until = nothing_deleted ? to : moved(data->SelectionEnd);
    data->DeleteChars(0, data->BufTextLen);
    data->InsertChars(0, next.shown.data(), next.shown.data() + next.shown.size());
    data->CursorPos = to;
    data->SelectionStart = from;
    data->SelectionEnd = until;
  }
  memory.text = std::move(next);
  return 0;
}

}  // namespace

void enter_goes_on(const FieldResult& field) {
  if (!field.entered) return;
  draw_context().ring.advance();
  draw_context().enter_used = true;
}

FieldResult text_field(const char* label, std::string& value, const FieldOptions& options) {
  return line_field(label, value, nullptr, options);
}

FieldResult time_field(const char* label, std::string& value, const Nudge& nudge, const FieldOptions& options) {
  return line_field(label, value, &nudge, options);
}

FieldResult multiline_field(const char* label, std::string& value, const FieldOptions& options, int least_lines) {
  FieldResult result;
  draw_context().missing.note(value, *draw_context().fonts.at(Type::body));
  auto encoded = draw_context().guard.encode(value);
  const bool editable = encoded.has_value() && !options.read_only && !draw_context().read_only;
  const ImFont& font = *font_of(Type::body);
  const float width = field_width(options), text_width = width - 2 * px(field_padding) - px(2);
  auto& memory = draw_context().wrapping;
  const Wrapped shown = wrapped(encoded ? *encoded : value, text_width, font);
  const auto lines =
      std::max<std::ptrdiff_t>(least_lines, 1 + std::count(shown.shown.begin(), shown.shown.end(), '\n'));
  const float padding = px(10);
  const float height = static_cast<float>(lines) * font.FontSize + 2 * padding;

  const FieldFrame frame(label, {width, height}, options, Type::body);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2{px(field_padding), padding});
  const ImGuiID id = ImGui::GetID("##field");
  if (is_active(id) && !ImGui::IsRectVisible(frame.min(), frame.max())) {
    // Larger text has pushed it out of view. Not drawn, it would lose what is typed next: bring it back first.
    keep_active(id);
    ImGui::SetScrollFromPosY(frame.min().y - ImGui::GetWindowPos().y, 0.5F);
    ImGui::Dummy({width, height});
    ImGui::PopStyleVar();
    draw_context().ring.add(FocusRing::Kind::text, id);
    record_area(Role::text_field, label, value, frame.min(), frame.max());
    result.active = true;
    return result;
  }
  begin_by_typing(id, false);
  WrapCall call{&memory, &shown, id, text_width, &font};
  std::string text = shown.shown;
  // Its own undo would bring line feeds back without knowing which are wrapping.
  const ImGuiInputTextFlags flags = ImGuiInputTextFlags_CallbackAlways | ImGuiInputTextFlags_CallbackEdit |
                                    ImGuiInputTextFlags_NoUndoRedo | ImGuiInputTextFlags_NoHorizontalScroll |
                                    (editable ? ImGuiInputTextFlags_None : ImGuiInputTextFlags_ReadOnly);
  bool was_edited = false;
  if (changed_underneath(id, value)) {
    take_over_text(id, shown.shown);
    memory = {id, shown};
  }
  {
    const CopiesUnwrapped copies(memory.field == id ? memory.text : shown);
    was_edited = ImGui::InputTextMultiline("##field", &text, {width, height}, flags, wrap_while_writing, &call);
  }
  ImGui::PopStyleVar();
  result.active = is_active(id);
  result.left = just_left(id, result.active);
  after_field(id, result);
  if (was_edited && editable && !reverting()) {
    std::string decoded =
        draw_context().guard.decode(unwrapped(edited(memory.field == id ? memory.text : shown, text)));
    result.changed = decoded != value;
    value = std::move(decoded);
  }
  if (!result.active && memory.field == id) memory = {};
  remember_text(id, result.active, value);
  draw_context().ring.add(FocusRing::Kind::text, id);
  record(Role::text_field, label, value);
  log_words(value);
  if (value.empty() && !options.ghost.empty() && !result.active)
    put_text(*ImGui::GetWindowDrawList(), Type::body, {frame.min().x + px(field_padding), frame.min().y + padding},
             shade(palette().faint), options.ghost);
  frame.border(result.active || is_focused(id));
  return result;
}

FieldResult secret_field(const char* label, SecretBuffer& secret, const FieldOptions& options) {
  FieldResult result;
  const float width = field_width(options);
  const char* const toggle = secret.shown ? "Hide" : "Show";
  const float toggle_width = text_width(Type::label, toggle) + 2 * px(10);
  const bool dots = !secret.shown && !secret.empty();
  ImVec2 min, max;
  {
    const FieldFrame frame(label, {width, px(44)}, options, Type::body);
    min = frame.min();
    max = frame.max();
    const float above = std::floor((px(44) - font_of(Type::body)->FontSize) / 2);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2{px(field_padding), above});
    if (dots) ImGui::PushFont(font_of(Type::secret));
    ImGui::SetNextItemWidth(width - toggle_width);
    const std::string ghost(options.ghost);
    // NoUndoRedo: an undo history would be one more copy.
    const ImGuiInputTextFlags flags =
        ImGuiInputTextFlags_NoUndoRedo | (secret.shown ? ImGuiInputTextFlags_None : ImGuiInputTextFlags_Password);
    const ImGuiID id = ImGui::GetID("##field");
    begin_by_typing(id, false);
    result.changed = ImGui::InputTextWithHint("##field", ghost.c_str(), secret.data(), SecretBuffer::capacity, flags);
    if (dots) ImGui::PopFont();
    ImGui::PopStyleVar();
    result.active = ImGui::IsItemActive();
    result.left = just_left(last_item_id(), result.active);
    result.entered = (result.left || result.active) && enter_pressed();
    after_field(id, result);
    draw_context().ring.add(FocusRing::Kind::text);
    record_area(Role::secret_field, label, secret.empty() ? "" : "written", min, max);
    frame.border(result.active || has_keyboard_focus());
  }
  ImGui::SameLine(0, 0);
  ImGui::PushID(label);
  draw_context().ring.set_aside(
      true);  // a space typed on in the belief that Tab went to the next field would show the secret
  const Press press =
      press_area(secret.shown ? "Hide###toggle" : "Show###toggle", {toggle_width, px(44)}, Role::button);
  draw_context().ring.set_aside(false);
  ImGui::PopID();
  if (press.hit) secret.shown = !secret.shown;
  auto& list = *ImGui::GetWindowDrawList();
  put_text_centred(list, Type::label, {(press.min.x + press.max.x) / 2, press.middle()},
                   shade(press.hovered || press.focused ? palette().text : palette().soft), toggle);
  if (press.focused)
    put_focus_ring(list, {press.min.x, press.min.y + px(6)}, {press.max.x - px(6), press.max.y - px(6)}, px(6));
  return result;
}

}  // namespace nightjar::toolkit
