// Drives screens with no window: null platform, null renderer, fixed clock, and a kit with the real fonts if installed.
#pragma once
#include <imgui.h>

#include <cfloat>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <nightjar/toolkit/draw_context.hpp>
#include <nightjar/toolkit/probe.hpp>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace nightjar::test {

/// The same files on every machine: no fontconfig in tests.
inline toolkit::FontFiles test_font_files() {
  const auto file = [](const char* path) {
    return toolkit::FontFile{std::filesystem::exists(path) ? std::string(path) : std::string(), 0};
  };
  return {file("/usr/share/fonts/opentype/inter/Inter-Regular.otf"),
          file("/usr/share/fonts/opentype/inter/Inter-SemiBold.otf"),
          file("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf")};
}

class ImGuiHarness {
 public:
  static constexpr int ctrl = 1, shift = 2, alt = 4;

  explicit ImGuiHarness(ImVec2 size = {1280, 800}, ThemeName theme = ThemeName::dark, float scale = 1,
                        bool real_fonts = true)
      : context_(ImGui::CreateContext(&letters_for(scale, real_fonts).atlas)) {
    ImGui::SetCurrentContext(context_);
    auto& io = ImGui::GetIO();
    io.IniFilename = io.LogFilename = nullptr;
    io.DisplaySize = size;
    io.DeltaTime = 1.F / 60.F;
    io.MousePos = {-FLT_MAX, -FLT_MAX};
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    io.ConfigInputTextCursorBlink = false;
    for (int k = 0; k < ImGuiKey_COUNT; ++k) io.KeyMap[k] = 256 + k;  // private numbers; letters keep ASCII, as in GLFW
    for (auto [k, letter] : {std::pair{ImGuiKey_A, 'A'},
                             {ImGuiKey_C, 'C'},
                             {ImGuiKey_V, 'V'},
                             {ImGuiKey_X, 'X'},
                             {ImGuiKey_Y, 'Y'},
                             {ImGuiKey_Z, 'Z'}})
      io.KeyMap[k] = letter;
    set_theme(theme, scale, real_fonts);
    io.ClipboardUserData = this;
    io.SetClipboardTextFn = [](void* me, const char* text) { static_cast<ImGuiHarness*>(me)->clipboard_ = text; };
    io.GetClipboardTextFn = [](void* me) { return static_cast<ImGuiHarness*>(me)->clipboard_.c_str(); };
  }
  ~ImGuiHarness() { ImGui::DestroyContext(context_); }
  ImGuiHarness(const ImGuiHarness&) = delete;
  ImGuiHarness& operator=(const ImGuiHarness&) = delete;

  void set_theme(ThemeName theme, float scale, bool real_fonts = true) {
    ImGui::SetCurrentContext(context_);
    auto& io = ImGui::GetIO();
    draw_context_.theme = toolkit::make_theme(theme, scale);
    auto& letters = letters_for(scale, real_fonts);
    io.Fonts = &letters.atlas;
    draw_context_.fonts = letters.fonts;
    toolkit::apply(draw_context_.theme, ImGui::GetStyle());
  }
  void resize(ImVec2 size) { ImGui::GetIO().DisplaySize = size; }

  /// `draw` draws a frame: whatever windows the screen has. Widgets work in it.
  void show(std::function<void()> draw) {
    draw_ = std::move(draw);
    settle();
  }
  /// The same inside one window that fills the display, with this padding.
  void show_in_window(std::function<void()> draw, ImVec2 padding = {40, 30}) {
    show([draw = std::move(draw), padding] {
      ImGui::SetNextWindowPos({0, 0});
      ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
      ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
      ImGui::Begin("##screen", nullptr,
                   ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBringToFrontOnFocus);
      ImGui::PopStyleVar();
      draw();
      ImGui::End();
    });
  }
  void frame() {
    run([this] { draw_(); });
  }
  void settle(int frames = 3) {
    while (frames-- > 0) frame();
  }

  [[nodiscard]] bool has(std::string_view label) const { return find_or_null(label) != nullptr; }
  [[nodiscard]] const toolkit::Item& find(std::string_view label) const {
    if (const auto* item = find_or_null(label)) return *item;
    throw std::runtime_error("no item labelled '" + std::string(label) + "'");
  }
  [[nodiscard]] std::string value(std::string_view label) const { return find(label).value; }
  [[nodiscard]] const std::vector<toolkit::Item>& items() const { return probe_.items; }

  /// Near the left edge: what follows a field's text is not part of it.
  void click(std::string_view label) {
    const auto item = find(label);
    const float width = item.max.x - item.min.x;
    click_at({item.min.x + (width > 24 ? 12.F : width / 2), (item.min.y + item.max.y) / 2});
  }
  void click_at(ImVec2 at) {
    auto& io = ImGui::GetIO();
    io.MousePos = at;
    frame();  // hover first; press and release in different frames
    io.MouseDown[0] = true;
    frame();
    io.MouseDown[0] = false;
    settle(2);
  }
  void drag(ImVec2 from, ImVec2 to) {
    auto& io = ImGui::GetIO();
    io.MousePos = from;
    frame();
    io.MouseDown[0] = true;
    frame();
    io.MousePos = to;
    settle(2);
    io.MouseDown[0] = false;
    settle(2);
  }
  void wheel(float notches) {
    ImGui::GetIO().MouseWheel = notches;
    settle(2);
  }
  void type(const char* utf8) {  // one character a frame, as a person does
    for (const char* at = utf8; *at != '\0';) {
      unsigned int code = 0;
      std::size_t n = 1;
      while ((static_cast<unsigned char>(at[n]) & 0xC0U) == 0x80U) ++n;
      const std::string one(at, n);
      const auto lead = static_cast<unsigned char>(one[0]);
      code = n == 1 ? lead : n == 2 ? lead & 0x1FU : n == 3 ? lead & 0x0FU : lead & 0x07U;
      for (std::size_t i = 1; i < n; ++i) code = code << 6U | (static_cast<unsigned char>(one[i]) & 0x3FU);
      ImGui::GetIO().AddInputCharacter(static_cast<unsigned>(draw_context_.guard.stand_in(code)));
      frame();
      at += n;
    }
    settle(2);
  }
  void key(ImGuiKey k, int mods = 0) { press(ImGui::GetIO().KeyMap[k], mods); }
  /// A key by its character, such as 'S' with ctrl.
  void chord(char character, int mods = 0) { press(character, mods); }
  void f1() { press(toolkit::KeyLayout::f1, 0); }
  /// Where the keyboard is.
  [[nodiscard]] std::string focused_label() const {
    for (const auto& item : probe_.items)
      if (item.id != 0 && item.id == focused_) return item.label;
    return {};
  }
  [[nodiscard]] ImGuiID focused() const { return focused_; }

  [[nodiscard]] const std::string& clipboard() const { return clipboard_; }
  /// Every word drawn, scrolled out of view or not.
  [[nodiscard]] std::string text_of_screen() {
    run([this] {
      ImGui::LogToClipboard(0);
      draw_();
      ImGui::LogFinish();
    });
    return clipboard_;
  }
  [[nodiscard]] toolkit::DrawContext& draw_context() { return draw_context_; }
  [[nodiscard]] const ImDrawData& draw_data() const { return *ImGui::GetDrawData(); }

 private:
  /// Made once in a program for each size: drawing every letter takes longer than most tests.
  struct LetterSet {
    ImFontAtlas atlas;
    toolkit::Fonts fonts;
  };
  static LetterSet& letters_for(float scale, bool real_fonts) {
    static std::map<std::pair<float, bool>, std::unique_ptr<LetterSet>> sets;
    auto& letters = sets[{scale, real_fonts}];
    if (letters) return *letters;
    letters = std::make_unique<LetterSet>();
    letters->fonts = toolkit::build_fonts(letters->atlas, real_fonts ? test_font_files() : toolkit::FontFiles{}, scale,
                                          toolkit::Letters::every);
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    letters->atlas.GetTexDataAsAlpha8(&pixels, &width, &height);
    letters->atlas.SetTexID(reinterpret_cast<ImTextureID>(1));
    return *letters;
  }

  template <class Body>
  void run(Body&& body) {
    ImGui::SetCurrentContext(context_);
    ImGui::NewFrame();
    probe_.items.clear();
    toolkit::current_probe() = &probe_;
    toolkit::begin_frame(draw_context_);
    body();
    toolkit::end_frame();
    focused_ = toolkit::focused_item();
    toolkit::current_probe() = nullptr;
    ImGui::Render();
  }
  void press(int index, int mods) {
    auto& io = ImGui::GetIO();
    io.KeyCtrl = (mods & ctrl) != 0;
    io.KeyShift = (mods & shift) != 0;
    io.KeyAlt = (mods & alt) != 0;
    io.KeysDown[index] = true;
    frame();
    io.KeysDown[index] = false;
    frame();
    io.KeyCtrl = io.KeyShift = io.KeyAlt = false;
    settle(1);
  }
  [[nodiscard]] const toolkit::Item* find_or_null(std::string_view label) const {
    for (const auto& item : probe_.items)
      if (item.label == label && item.role != toolkit::Role::label) return &item;
    for (const auto& item : probe_.items)
      if (item.label == label) return &item;
    return nullptr;
  }

  ImGuiContext* context_;
  toolkit::DrawContext draw_context_;
  std::function<void()> draw_ = [] {};
  toolkit::Probe probe_;
  ImGuiID focused_ = 0;
  std::string clipboard_;
};

}  // namespace nightjar::test
