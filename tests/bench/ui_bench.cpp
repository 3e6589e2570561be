// What a frame costs on a journal of fifty years: building its draw lists, with no window and no GPU. Goal: a median of
// 1.5 ms for the heaviest screen.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <nightjar/app/journal_actions.hpp>
#include <nightjar/app/start_actions.hpp>
#include <nightjar/journal/demo.hpp>
#include <nightjar/screens/frame.hpp>

#include "support/imgui_harness.hpp"

namespace {
using namespace nightjar;
using test::ImGuiHarness;

class StandingClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override { return at; }
  Instant at = *make_moment(nightjar::at(*make_day(2026, 7, 1), 9 * 60), "America/New_York").utc;
};

double ms_of(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

void print(std::string_view what, std::vector<double> ms) {
  std::sort(ms.begin(), ms.end());
  fmt::print("{:<58} n {:>3}   median {:>8.2f} ms   p95 {:>8.2f} ms\n", what, ms.size(), ms[ms.size() / 2],
             ms[ms.size() * 95 / 100]);
}

struct Bench {
  ImGuiHarness ui;
  app::App app;
  Bench(app::Services services, const std::string& file) : app(std::move(services), file) {
    ui.show([this] {
      app.before_frame();
      screens::draw_frame(app);
    });
  }
  /// The first frame works things out; those after it, as when the mouse moves, are what the goal is about.
  void screen(std::string_view name, const std::function<void()>& show) {
    show();
    const double first = ms_of([this] { ui.frame(); });
    ui.settle(4);
    std::vector<double> frames;
    for (int i = 0; i < 200; ++i) frames.push_back(ms_of([this] { ui.frame(); }));
    print(fmt::format("frame: {} (first {:.1f} ms)", name, first), std::move(frames));
  }
};

}  // namespace

int main() {
  using namespace nightjar::app;
  std::string folder = (std::filesystem::temp_directory_path() / "nightjar-bench-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return 1;
  const StandingClock clock;
  const std::string file = folder + "/fifty.nightjar";
  const journal::Author author{.clock = &clock, .zone = find_zone("America/New_York").value()};
  {
    auto made = journal::create(file, SecretBytes::copy_of(std::string_view("fifty years of it")),
                                vault::minimal_cost(), journal::demo_settings(), author);
    if (!made) return 1;
    const Day last = *make_day(2026, 6, 30);
    for (int year = 0; year < 50; ++year)
      if (!made->journal.import_all(
              journal::build_demo(author, last - 365 * year, static_cast<std::uint64_t>(year + 1))))
        return 1;
    if (!made->journal.save_now()) return 1;
    fmt::print("\n-- 50 years: {} records, window of 1280 x 800\n", made->journal.data().live_count());
  }
  journal::ManualJobs jobs;
  Services services;
  services.clock = &clock;
  services.jobs = &jobs;
  services.files = &posix_file_ops();
  services.zone = find_zone("America/New_York").value();
  services.settings_file = folder + "/settings.json";
  services.documents_folder = folder;
  Bench bench(services, file);
  auto& app = bench.app;
  app.handle(act::Unlock{SecretBytes::copy_of(std::string_view("fifty years of it")), false});
  while (jobs.step()) bench.ui.settle(1);
  bench.ui.settle(3);
  if (!std::holds_alternative<app::Open>(app.opened())) return 1;
  const Day today = *make_day(2026, 7, 1);
  const auto go = [&](Screen screen) { return [&app, screen] { app.handle(act::GoTo{screen}); }; };
  bench.screen("Last night", [&] { app.handle(act::ShowDay{today, TodayPart::night}); });
  bench.screen("This day", [&] { app.handle(act::ShowDay{today, TodayPart::day}); });
  bench.screen("Craving over it", [&] { app.handle(act::OpenCraving{}); });
  app.handle(act::CloseEntry{});
  bench.screen("Calendar, month", go(Screen::calendar));
  bench.screen("Calendar, year", [&] { app.state().calendar.year = true; });
  bench.screen("Calendar, year of one substance",
               [&] { app.state().calendar.year_of = app.journal()->data().live<Substance>().begin()->first; });
  bench.screen("Search, many found", [&] {
    app.handle(act::Search{});
    app.state().calendar.searching = true;
    app.state().calendar.query = "taken";
  });
  std::vector<double> letters;
  for (const char* query : {"t", "ta", "tak", "take", "taken", "taken c", "taken co"}) {
    app.state().calendar.query = query;
    letters.push_back(ms_of([&] { bench.ui.frame(); }));
  }
  print("frame: Search, in which a letter was typed", std::move(letters));
  bench.screen("Trends, 28 days", go(Screen::trends));
  bench.screen("Trends, all", [&] { bench.ui.click("All"); });
  bench.screen("Share", go(Screen::share));
  bench.screen("Lists", [&] { app.handle(act::ShowList{ListKind::substances}); });
  bench.screen("Settings", go(Screen::settings));
  std::filesystem::remove_all(folder);
}
