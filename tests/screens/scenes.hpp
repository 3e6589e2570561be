// Every screen in its states, by name: empty, typical, and with something wrong. What a scene says, how it looks, where
// Tab goes in it and what would be cut at large text are all tested over this one list.
#pragma once
#include <functional>

#include "screens/app_fixture.hpp"

namespace nightjar::screens {

class SceneTest : public AppTest {
 protected:
  struct Scene {
    std::string name;
    std::function<void()> show;
  };
  const Day today_ = *parse_day("2026-11-22");

  /// Of a journal without entries; of the invented year and one entry of each kind; and of the same, with errors.
  [[nodiscard]] std::vector<Scene> empty_scenes();
  [[nodiscard]] std::vector<Scene> typical_scenes();
  [[nodiscard]] std::vector<Scene> error_scenes();
  /// Before a journal is open. Each starts by itself.
  [[nodiscard]] std::vector<Scene> start_scenes();

  /// The invented year with what it lacks: a night in two zones, something in the bin, own lists. It is 9:20 there.
  void open_typical(ImVec2 size = {1280, 800}, ThemeName theme = ThemeName::dark, float scale = 1);
  /// From whatever was there to a scene of the open journal.
  void stage(const Scene& scene);
  /// What is on the screen, without what differs from run to run.
  [[nodiscard]] std::string said();
  /// To be looked at: with NIGHTJAR_PICTURES=<folder>, as "<theme>-<text size>-<name>.png" in it.
  void picture(const std::string& name);

 private:
  void go(Screen screen) { app().handle(act::GoTo{screen}); }
  void go_to_share() {
    go(Screen::share);
    ui().settle(2);
    run_jobs();  // its pages
  }
  void show_night(Day morning) { app().handle(act::ShowDay{morning, TodayPart::night}); }
  void open_form(FormKind kind) { app().handle(act::OpenForm{kind, std::nullopt, std::nullopt, std::nullopt}); }
  template <class Form>
  Form& form() {
    return std::get<Form>(app().state().entry.other->form);
  }
  void put(AnyRecord record) { app().handle(act::Keep{{{std::move(record), false}}, ""}); }
  void write(const std::string& name, std::string_view text);
  std::vector<Scene> dialogs(bool filled);
};

}  // namespace nightjar::screens
