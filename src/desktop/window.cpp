#include <GL/gl.h>
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>

#include <array>
#include <cctype>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <nightjar/support/secret.hpp>
#include <nightjar/toolkit/clipboard.hpp>
#include <utility>
#include <vector>

#include "desktop/find_fonts.hpp"
#include "desktop/font_and_style.hpp"
#include "desktop/frame_pacer.hpp"
#include "desktop/icon.hpp"
#include "desktop/key_queue.hpp"
#include "desktop/window.hpp"
#include "desktop/window_place.hpp"

namespace nightjar::desktop {
namespace {

constexpr int no_display = 65544;  // GLFW_PLATFORM_ERROR

Error no_window_error(int code, const char* words) {
  const bool display = code == no_display;
  return {ErrorCode::io,
          display ? "no display to open a window on"
                  : std::string("could not open a window: ") + (words != nullptr ? words : ""),
          "a window needs a display of this computer, not one over the network; 'nightjar --help' lists verbs, which "
          "need none"};
}
Error last_error() {
  const char* words = nullptr;
  const int code = glfwGetError(&words);
  return no_window_error(code, words);
}

struct Glfw {
  Glfw() : ready(glfwInit() == GLFW_TRUE) {}
  ~Glfw() {
    if (ready) glfwTerminate();
  }
  Glfw(const Glfw&) = delete;
  Glfw& operator=(const Glfw&) = delete;
  bool ready;
};

using WindowHandle = std::unique_ptr<GLFWwindow, decltype(&glfwDestroyWindow)>;

WindowHandle make_window(const WindowPlace& place, const std::string& title, int major, int minor) {
  glfwDefaultWindowHints();
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, major);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, minor);
  if (major >= 3 && minor >= 2) glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
  glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);               // shown with its first frame, so that it never flashes empty
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "nightjar");  // X11 takes the name only if both are given
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "nightjar");
  return {glfwCreateWindow(place.width, place.height, title.c_str(), nullptr, nullptr), glfwDestroyWindow};
}

/// The main one first.
std::vector<Monitor> monitors_now() {
  int count = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  std::vector<Monitor> out;
  for (int i = 0; i < count; ++i) {
    Monitor monitor;
    auto& work = monitor.work;
    glfwGetMonitorWorkarea(monitors[i], &work.x, &work.y, &work.width, &work.height);
    float scale_x = 1, scale_y = 1;
    glfwGetMonitorContentScale(monitors[i], &scale_x, &scale_y);
    monitor.scale = std::max(static_cast<double>(scale_x), 0.25);
    if (work.width > 0 && work.height > 0) out.push_back(monitor);
  }
  return out;
}

/// The system's coordinates are pixels, or points where it scales by itself.
double coordinates_per_point(GLFWwindow* window) {
  float scale_x = 1, scale_y = 1;
  glfwGetWindowContentScale(window, &scale_x, &scale_y);
  int width = 0, height = 0, pixels = 0, pixels_down = 0;
  glfwGetWindowSize(window, &width, &height);
  glfwGetFramebufferSize(window, &pixels, &pixels_down);
  return width > 0 && pixels > 0 && scale_x > 0 ? static_cast<double>(scale_x) * width / pixels : 1;
}

/// Puts a window that is not shown yet where it was.
void put_back(GLFWwindow* window, const WindowPlace& remembered) {
  Borders borders;
  glfwGetWindowFrameSize(window, &borders.left, &borders.top, &borders.right, &borders.bottom);
  const auto place = fit_to_monitors(remembered, monitors_now(), borders);
  const auto in_coordinates = [per_point = coordinates_per_point(window)](int points) {
    return static_cast<int>(std::lround(points * per_point));
  };
  glfwSetWindowSize(window, in_coordinates(place.width), in_coordinates(place.height));
  if (place.x && place.y) glfwSetWindowPos(window, *place.x, *place.y);
  if (place.maximised) glfwMaximizeWindow(window);
}

WindowPlace place_of(GLFWwindow* window) {
  const double per_point = coordinates_per_point(window);
  int width = 0, height = 0, x = 0, y = 0;
  glfwGetWindowSize(window, &width, &height);
  WindowPlace out;
  out.width = static_cast<int>(std::lround(width / per_point));
  out.height = static_cast<int>(std::lround(height / per_point));
  glfwGetError(nullptr);
  glfwGetWindowPos(window, &x, &y);
  if (glfwGetError(nullptr) == GLFW_NO_ERROR) {  // Wayland does not say
    out.x = x;
    out.y = y;
  }
  out.maximised = glfwGetWindowAttrib(window, GLFW_MAXIMIZED) == GLFW_TRUE;
  return out;
}

/// What the callbacks reach through the window.
struct Session {
  FramePacer pacer;
  toolkit::DrawContext draw_context;
  App* app = nullptr;
  double content_scale = 1;
  KeyQueue keys;
  MouseButtons buttons;
  bool placed = false;  // moved, resized or maximised since last looked at
};
Session& session_of(GLFWwindow* window) { return *static_cast<Session*>(glfwGetWindowUserPointer(window)); }

/// Which key says which letter, in the layout in use: GLFW counts keys by their place on a US keyboard.
void read_layout(toolkit::KeyLayout& layout) {
  layout = toolkit::KeyLayout{};
  std::array<int, 128> found{};
  found.fill(-1);
  bool any = false;
  for (int key = GLFW_KEY_APOSTROPHE; key <= GLFW_KEY_GRAVE_ACCENT; ++key) {
    const char* name = glfwGetKeyName(key, 0);
    if (name == nullptr || name[1] != '\0' || static_cast<unsigned char>(name[0]) > 127) continue;
    found[static_cast<std::size_t>(std::toupper(static_cast<unsigned char>(name[0])))] = key;
    any = true;
  }
  if (any && found['A'] >= 0) {
    for (std::size_t c = 0; c < found.size(); ++c)
      if (found[c] >= 0 || std::isalpha(static_cast<int>(c)) != 0) layout.key_of[c] = found[c];
  }  // else a layout without Latin letters: the US places stay
  auto& io = ImGui::GetIO();
  for (const auto& [key, letter] : {std::pair{ImGuiKey_A, 'A'},
                                    {ImGuiKey_C, 'C'},
                                    {ImGuiKey_V, 'V'},
                                    {ImGuiKey_X, 'X'},
                                    {ImGuiKey_Y, 'Y'},
                                    {ImGuiKey_Z, 'Z'}})
    io.KeyMap[key] = layout.key_of[static_cast<std::size_t>(letter)];
}

/// Something the person did: draws, and puts off the lock.
void used(GLFWwindow* window) {
  session_of(window).pacer.input();
  session_of(window).app->on_input();
}

void install_callbacks(GLFWwindow* window) {
  glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int code, int action, int mods) {
    used(w);
    if (action == GLFW_REPEAT) return;  // ImGui repeats keys by itself
    // The layout may have been switched without the window losing the focus.
    if (action == GLFW_PRESS) read_layout(session_of(w).draw_context.keys);
    const bool modifier = key >= GLFW_KEY_LEFT_SHIFT && key <= GLFW_KEY_RIGHT_SUPER;
    const auto kind = action == GLFW_RELEASE ? KeyEvent::Kind::release
                      : modifier             ? KeyEvent::Kind::modifier_press
                                             : KeyEvent::Kind::press;
    session_of(w).keys.add({kind, key, code, mods});
  });
  glfwSetCharCallback(window, [](GLFWwindow* w, unsigned character) {
    auto& session = session_of(w);
    session.pacer.input();
    session.keys.add({.kind = KeyEvent::Kind::character, .character = character});
  });
  glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int mods) {
    used(w);
    double x = 0, y = 0;
    glfwGetCursorPos(w, &x, &y);
    session_of(w).keys.add(
        {.kind = action == GLFW_PRESS ? KeyEvent::Kind::button_press : KeyEvent::Kind::button_release,
         .key = button,
         .mods = mods,
         .at = {static_cast<float>(x), static_cast<float>(y)}});
  });
  glfwSetScrollCallback(window, [](GLFWwindow* w, double x, double y) {
    used(w);
    ImGui_ImplGlfw_ScrollCallback(w, x, y);
  });
  glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int entered) {
    session_of(w).pacer.input();
    ImGui_ImplGlfw_CursorEnterCallback(w, entered);
  });
  glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int focused) {
    auto& session = session_of(w);
    session.pacer.input();
    ImGui_ImplGlfw_WindowFocusCallback(w, focused);
    if (focused == GLFW_TRUE)  // not before: on Wayland there is no layout yet, and asking for it would crash GLFW 3.3
      read_layout(session.draw_context.keys);
    else
      session.app->on_focus_lost();
  });
  glfwSetCursorPosCallback(window, [](GLFWwindow* w, double, double) { used(w); });
  glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { session_of(w).pacer.input(); });
  glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { session_of(w).pacer.input(); });
  glfwSetWindowPosCallback(window, [](GLFWwindow* w, int, int) { session_of(w).placed = true; });
  glfwSetWindowSizeCallback(window, [](GLFWwindow* w, int, int) { session_of(w).placed = true; });
  glfwSetWindowMaximizeCallback(window, [](GLFWwindow* w, int) { session_of(w).placed = true; });
  glfwSetWindowContentScaleCallback(window, [](GLFWwindow* w, float x, float) {
    auto& session = session_of(w);
    session.content_scale = static_cast<double>(x);
    session.pacer.input();
  });
}

/// The toolkit's own memory holds what is typed and pasted: none of it stays when it is given back. Before each block
/// is how long it is.
void wipe_freed_memory_of_imgui() {
  static constexpr std::size_t before = alignof(std::max_align_t);
  ImGui::SetAllocatorFunctions(
      [](std::size_t size, void*) -> void* {
        auto* block = static_cast<std::byte*>(std::malloc(before + size));
        if (block == nullptr) return nullptr;
        std::memcpy(block, &size, sizeof size);
        return block + before;
      },
      [](void* given, void*) {
        if (given == nullptr) return;
        auto* block = static_cast<std::byte*>(given) - before;
        std::size_t size = 0;
        std::memcpy(&size, block, sizeof size);
        wipe(given, size);
        std::free(block);
      });
}

class ImGuiSession {
 public:
  ImGuiSession(GLFWwindow* window, const char* shader_version)
      : context_((wipe_freed_memory_of_imgui(), ImGui::CreateContext())) {
    auto& io = ImGui::GetIO();
    io.IniFilename = io.LogFilename = nullptr;  // nothing of a session is written anywhere
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigInputTextCursorBlink = false;  // a blinking caret would wake the processor all night
    ImGui_ImplGlfw_InitForOpenGL(window, false);
    ImGui_ImplOpenGL3_Init(shader_version);
  }
  ~ImGuiSession() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext(context_);
  }
  ImGuiSession(const ImGuiSession&) = delete;
  ImGuiSession& operator=(const ImGuiSession&) = delete;

 private:
  ImGuiContext* context_;
};

void set_icon(GLFWwindow* window) {
  std::array<std::vector<std::uint8_t>, 3> pixels{icon_pixels(16), icon_pixels(48), icon_pixels(128)};
  const std::array<GLFWimage, 3> images{
      {{16, 16, pixels[0].data()}, {48, 48, pixels[1].data()}, {128, 128, pixels[2].data()}}};
  glfwSetWindowIcon(window, static_cast<int>(images.size()), images.data());
}

void type(GLFWwindow* window, Session& session) {
  const bool in_a_text = ImGui::GetIO().WantTextInput && session.draw_context.clock_field == 0;
  for (const auto& event : session.keys.for_frame(in_a_text)) {
    if (event.is_button())
      session.buttons.see(event);
    else if (event.kind == KeyEvent::Kind::character)
      ImGui_ImplGlfw_CharCallback(window, static_cast<unsigned>(session.draw_context.guard.stand_in(event.character)));
    else
      ImGui_ImplGlfw_KeyCallback(window, event.key, event.code,
                                 event.kind == KeyEvent::Kind::release ? GLFW_RELEASE : GLFW_PRESS, event.mods);
  }
}

void draw_frame(GLFWwindow* window, Session& session) {
  type(window, session);
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  session.buttons.put_into(ImGui::GetIO());
  measure_in_pixels(ImGui::GetIO());
  ImGui::NewFrame();
  toolkit::begin_frame(session.draw_context);
  session.app->frame();
  toolkit::end_frame();
  ImGui::Render();
  int width = 0, height = 0;
  glfwGetFramebufferSize(window, &width, &height);
  const ImVec4 ground = toolkit::im4(session.draw_context.theme.palette.bg);
  glViewport(0, 0, width, height);
  glClearColor(ground.x, ground.y, ground.z, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  glfwSwapBuffers(window);
  if (!session.keys.empty()) session.pacer.input();
}

void look_where_it_is(GLFWwindow* window, Session& session, PlaceKeeper& keeper) {
  if (!std::exchange(session.placed, false) || glfwGetWindowAttrib(window, GLFW_ICONIFIED) == GLFW_TRUE) return;
  keeper.see(place_of(window), std::chrono::steady_clock::now());
}

void loop(GLFWwindow* window, Session& session, FontAndStyle& font_and_style, PlaceKeeper& keeper, SignalWatch& signals,
          LoginWatch& login) {
  while (true) {
    const auto wait = session.pacer.wait(session.app->next_deadline());
    if (!wait)
      glfwWaitEvents();
    else if (wait->count() > 0)
      glfwWaitEventsTimeout(wait->count());
    else
      glfwPollEvents();
    look_where_it_is(window, session, keeper);
    // Whatever ended the wait may have opened a dialog or ended a toast, which takes more than one frame to settle.
    if (!wait || wait->count() > 0) session.pacer.input();

    if (signals.take()) {
      session.app->on_signal();
      return;
    }
    if (login.take()) {
      session.app->on_left_alone();
      login.sealed();
      session.pacer.input();
    }
    session.app->deliver_jobs();
    if (glfwWindowShouldClose(window) == GLFW_TRUE) {
      glfwSetWindowShouldClose(window, GLFW_FALSE);  // it closes when the App says so
      if (session.app->close_requested()) return;
      session.pacer.input();
    }
    // A hidden window draws only what leaves nothing of a journal that was locked.
    if (glfwGetWindowAttrib(window, GLFW_ICONIFIED) == GLFW_TRUE && !session.app->leaves_traces()) {
      session.pacer.drawn();  // or the loop would spin
      continue;
    }
    if (font_and_style.fit(session.draw_context, session.app->look(), session.content_scale)) {
      ImGui_ImplOpenGL3_DestroyFontsTexture();
      ImGui_ImplOpenGL3_CreateFontsTexture();
    }
    draw_frame(window, session);
    if (font_and_style.lacked_letters(session.draw_context, *ImGui::GetDrawData())) session.pacer.input();
    if (glfwGetWindowAttrib(window, GLFW_VISIBLE) == GLFW_FALSE) glfwShowWindow(window);
    session.pacer.drawn();
  }
}

}  // namespace

Result<void> run_window(const WindowOptions& options, App& app, SignalWatch& signals, LoginWatch& login) {
  const Glfw glfw;
  if (!glfw.ready) return nightjar::fail(last_error());
  const char* shader_version = "#version 150";
  const auto place = fit_to_monitors(options.place, monitors_now());
  WindowHandle window = make_window(place, options.title, 3, 2);
  if (!window) {
    shader_version = "#version 130";
    window = make_window(place, options.title, 3, 0);
  }
  if (!window) return nightjar::fail(last_error());
  glfwMakeContextCurrent(window.get());
  glfwSwapInterval(1);
  set_icon(window.get());
  put_back(window.get(), options.place);

  Session session;
  session.app = &app;
  float scale_x = 1, scale_y = 1;
  glfwGetWindowContentScale(window.get(), &scale_x, &scale_y);
  session.content_scale = static_cast<double>(scale_x);
  glfwSetWindowUserPointer(window.get(), &session);
  const ImGuiSession imgui(window.get(), shader_version);
  toolkit::Clipboard clipboard(
      session.draw_context.guard,
      // GLFW's copy lies in memory of its own that it does not look at again before it replaces it.
      {[w = window.get()] { return const_cast<char*>(glfwGetClipboardString(w)); },
       [w = window.get()](const char* text) { glfwSetClipboardString(w, text); }});
  clipboard.install(ImGui::GetIO());
  session.draw_context.clipboard = &clipboard;
  install_callbacks(window.get());
  FontAndStyle font_and_style(find_fonts());
  PlaceKeeper keeper(options.place);
  loop(window.get(), session, font_and_style, keeper, signals, login);
  clipboard.empty_if_ours();
  app.window_placed(keeper.place());
  return {};
}

void wake() { glfwPostEmptyEvent(); }

}  // namespace nightjar::desktop
