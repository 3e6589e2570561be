#include <nightjar/app/journal_actions.hpp>
#include <nightjar/desktop/desktop.hpp>
#include <nightjar/desktop/process.hpp>
#include <nightjar/journal/jobs.hpp>
#include <nightjar/journal/settings.hpp>
#include <nightjar/screens/frame.hpp>
#include <nightjar/time/instant.hpp>
#include <nightjar/time/zone.hpp>
#include <ostream>

#include "desktop/paths.hpp"
#include "desktop/window.hpp"

namespace nightjar::desktop {
namespace {

/// The controller as the loop sees it.
class WindowedApp final : public App {
 public:
  explicit WindowedApp(app::App& app) : app_(app) {}
  [[nodiscard]] Look look() const override { return {app_.theme(), app_.text_scale()}; }
  void frame() override { screens::draw_frame(app_); }
  [[nodiscard]] std::optional<Seconds> next_deadline() override {
    const auto until = app_.until_deadline();
    return until ? std::optional<Seconds>(*until) : std::nullopt;
  }
  void deliver_jobs() override { app_.before_frame(); }
  void on_input() override { app_.input(); }
  [[nodiscard]] bool close_requested() override { return app_.close(); }
  void on_signal() override { static_cast<void>(app_.close()); }  // a save that could not be made has no one to ask
  void on_focus_lost() override { app_.focus_lost(); }
  [[nodiscard]] bool leaves_traces() const override { return app_.wipe_typed_text(); }
  void on_left_alone() override { app_.handle(app::act::Lock{true}); }
  void window_placed(const journal::WindowPlace& place) override { app_.window_placed(place); }

 private:
  app::App& app_;
};

/// Nothing in it waits, locks or is to be saved.
class WindowedSharedCopy final : public App {
 public:
  explicit WindowedSharedCopy(app::SharedViewer& viewer) : viewer_(viewer) {}
  [[nodiscard]] Look look() const override { return {viewer_.theme(), viewer_.text_scale()}; }
  void frame() override { screens::draw_frame(viewer_); }
  [[nodiscard]] std::optional<Seconds> next_deadline() override { return std::nullopt; }
  void deliver_jobs() override { viewer_.before_frame(); }
  void on_input() override {}
  [[nodiscard]] bool close_requested() override { return true; }
  void on_signal() override {}
  void on_focus_lost() override {}
  [[nodiscard]] bool leaves_traces() const override { return false; }
  void on_left_alone() override {}
  void window_placed(const journal::WindowPlace&) override {}

 private:
  app::SharedViewer& viewer_;
};

app::Services services_of_computer(const Clock& clock, journal::Jobs& jobs) {
  app::Services services;
  services.clock = &clock;
  services.jobs = &jobs;
  services.files = &posix_file_ops();
  services.wake = wake;
  const auto here = system_zone();
  services.zone = here.zone;
  services.zone_told = here.told;
  services.settings_file = journal::settings_path();
  return services;
}

}  // namespace

int run_desktop(std::optional<std::string> file, std::ostream& err) {
  SignalWatch signals(wake);  // before the first job's thread, which inherits the blocked signals
  LoginWatch login(wake);
  const SystemClock clock;
  journal::ThreadJobs jobs(wake);
  const Paths places = paths();

  app::Services services = services_of_computer(clock, jobs);
  services.safe_places = journal::safe_places();
  services.new_journal_path = places.new_journal;
  services.documents_folder = places.documents;
  services.home_folder = places.home;
  app::App nightjar_app(std::move(services), std::move(file));
  WindowedApp window(nightjar_app);
  const auto ran = run_window({.place = nightjar_app.window_place()}, window, signals, login);
  if (ran) return 0;
  err << "nightjar: " << ran.error().message << '\n';
  if (!ran.error().hint.empty()) err << "hint: " << ran.error().hint << '\n';
  return 1;
}

Result<void> show_shared_copy(const std::string& file) {
  SignalWatch signals(wake);
  LoginWatch login(wake);
  const SystemClock clock;
  journal::ThreadJobs jobs(wake);
  app::SharedViewer viewer(services_of_computer(clock, jobs), file);
  WindowedSharedCopy window(viewer);
  return run_window({.place = viewer.window_place()}, window, signals, login);
}

}  // namespace nightjar::desktop
