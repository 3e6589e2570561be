// The window and its loop. What is drawn, and when it matters, is the App's business.
#pragma once
#include <chrono>
#include <nightjar/desktop/process.hpp>
#include <nightjar/journal/settings.hpp>
#include <nightjar/support/result.hpp>
#include <nightjar/toolkit/draw_context.hpp>
#include <optional>
#include <string>

#include "desktop/login_watch.hpp"

namespace nightjar::desktop {

/// What the loop asks of the program. All calls come from the main thread.
class App {
 public:
  using Seconds = std::chrono::duration<double>;
  virtual ~App() = default;
  /// What the kit is to look like; read before each frame, so that a change shows at once.
  struct Look {
    ThemeName theme = ThemeName::dark;
    float text_scale = 1;
    friend bool operator==(const Look&, const Look&) = default;
  };
  [[nodiscard]] virtual Look look() const = 0;
  /// Draws a frame with the kit's widgets.
  virtual void frame() = 0;
  /// How long until something changes by itself: a toast ends, the journal locks. Nullopt: only input matters.
  [[nodiscard]] virtual std::optional<Seconds> next_deadline() = 0;
  /// Hands over what other threads finished. Before each frame.
  virtual void deliver_jobs() = 0;
  /// The person used a key, the mouse or the wheel.
  virtual void on_input() = 0;
  /// The person closes the window. False: not now, and the next frame says why.
  [[nodiscard]] virtual bool close_requested() = 0;
  /// The system ends the program or the session: save now, without asking; the window closes.
  virtual void on_signal() = 0;
  virtual void on_focus_lost() = 0;
  /// A frame has yet to be drawn before nothing is left of what was typed in a journal that was locked.
  [[nodiscard]] virtual bool leaves_traces() const = 0;
  /// Where the window was when it closed, for the next time.
  virtual void window_placed(const journal::WindowPlace& place) = 0;
  /// The computer goes to sleep or its screen was locked: seal what was typed and lock, before this returns.
  virtual void on_left_alone() = 0;
};

struct WindowOptions {
  journal::WindowPlace place;  // as remembered; it is fitted to the monitors that there are now
  std::string title = "Nightjar";
};

/// Opens the window and runs until it closes or a signal came. The error, if there is no display, has a hint.
[[nodiscard]] Result<void> run_window(const WindowOptions& options, App& app, SignalWatch& signals, LoginWatch& login);

/// Wakes the loop, from any thread: a job has finished.
void wake();

}  // namespace nightjar::desktop
