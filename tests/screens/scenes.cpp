#include "screens/scenes.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <thread>

#include "support/soft_raster.hpp"

namespace nightjar::screens {

void SceneTest::write(const std::string& name, std::string_view text) { std::ofstream(folder_ + "/" + name) << text; }

void SceneTest::open_typical(ImVec2 size, ThemeName theme, float scale) {
  set_time("2026-11-22T14:20");  // in the zone of the invented person it is 9:20
  open_demo(size, theme, scale);
  Night travelled;
  travelled.night = *parse_day("2026-11-03");
  travelled.into_bed = make_moment(at(travelled.night, 22 * 60), "Europe/London");
  travelled.tried_to_sleep = make_moment(at(travelled.night, 22 * 60 + 20), "Europe/London");
  travelled.sleep_latency_min = 15;
  travelled.awake_min = 0;
  travelled.final_awakening = make_moment(at(travelled.night + 1, 5 * 60), "America/New_York");
  travelled.out_of_bed = make_moment(at(travelled.night + 1, 5 * 60 + 30), "America/New_York");
  put(travelled);
  Craving craving;
  craving.at = make_moment(at(today_, 8 * 60), "America/New_York");
  craving.peak = 6;
  craving.triggers = {"tired"};
  put(craving);
  craving.peak = 7;
  const Id id = data().on<Craving>(today_).front()->head.id;
  craving.head = data().find<Craving>(id)->head;
  put(craving);
  Note note;
  note.at = make_moment(at(today_, 8 * 60 + 30), "America/New_York");
  note.text = "Thrown away again.";
  put(note);
  app().handle(act::Delete{data().on<Note>(today_).front()->head.id});
  Lists lists = data().lists();
  lists.at(ListKind::triggers) = {{"the pub", false, {3, 1}}, {"bored", true, {}}};
  app().handle(act::ArrangeLists{lists});
}

void SceneTest::stage(const Scene& scene) {
  auto& state = app().state();
  app().handle(act::BeginAnew{});
  app().handle(act::CloseEntry{});
  for (const auto part : {TodayPart::night, TodayPart::day}) app().handle(act::DiscardDraft{part});
  app().computer().help = app().computer().keys = false;
  state.problem.reset();
  state.calendar = {};
  state.calendar.selected = today_;
  state.trends.choosing = state.trends.in_words = false;
  state.trends.crosshair.reset();
  state.trends.tab = 0;
  state.trends.comparing = {};
  state.settings.problem.reset();
  state.settings.said.clear();
  state.share = {};
  state.lists_page = {};
  state.safety.notices.clear();
  state.safety.unsaved.clear();
  state.safety.code_asked_for = false;
  state.safety.code_problem.reset();
  show_night(today_);
  leave_text_field();
  ui().settle(2);
  state.toast.reset();
  scene.show();
  ui().settle(4);
  state.toast.reset();
  ui().settle(2);
  for (int i = 0; i < 200 && ui().text_of_screen().find("Saving \u2026") != std::string::npos; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));  // the save has a thread of its own
    ui().settle(1);
  }
}

std::string SceneTest::said() {
  std::string text = ui().text_of_screen();
  for (auto at = text.find(folder_); at != std::string::npos; at = text.find(folder_))
    text.replace(at, folder_.size(), "~");
  return std::regex_replace(text, std::regex("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4})+"), "XXXX-XXXX");
}

void SceneTest::picture(const std::string& name) {
  static constexpr std::array themes{"dark", "light", "contrast"};
  const char* folder = std::getenv("NIGHTJAR_PICTURES");
  if (!folder) return;
  const auto& theme = ui().draw_context().theme;
  test::write_png(
      test::rasterise(ui().draw_data(), im(theme.palette.bg)),
      fmt::format("{}/{}-{}-{}.png", folder, themes[static_cast<std::size_t>(theme.name)], theme.scale, name));
}

std::vector<SceneTest::Scene> SceneTest::dialogs(bool filled) {
  return {{"craving",
           [this, filled] {
             app().handle(act::OpenCraving{});
             auto& f = app().state().entry.craving->form;
             f.more = filled;
             if (filled) f.peak = 7, f.triggers = {"tired", "the pub"}, f.what_helped = "walked", f.outcome = 0;
           }},
          {"taken",
           [this, filled] {
             app().handle(act::OpenTaken{});
             auto& f = app().state().entry.taken->form;
             if (filled)
               f.substance = data().substance_named("Coffee")->head.id.hex(), f.amount = "2 big", f.unit = "cups",
               f.reasons = {"social"};
           }},
          {"nap",
           [this, filled] {
             open_form(FormKind::nap);
             if (filled) form<NapForm>().start = "13:30", form<NapForm>().end = "14:10";
           }},
          {"checklist",
           [this, filled] {
             open_form(FormKind::checklist);
             if (filled) form<ChecklistForm>().answers = {{"yawning", 2}, {"urge", 0}};
           }},
          {"side_effect",
           [this, filled] {
             open_form(FormKind::side_effect);
             if (filled) form<SideEffectForm>().label = "headache", form<SideEffectForm>().bother = 1;
           }},
          {"support",
           [this, filled] {
             open_form(FormKind::support);
             if (filled)
               form<SupportForm>().type = 1, form<SupportForm>().name = "Tuesday group",
               form<SupportForm>().clock = "19:00";
           }},
          {"clinic_score",
           [this, filled] {
             open_form(FormKind::clinic_score);
             if (filled) form<ScoreForm>().name = "Sleep scale", form<ScoreForm>().total = "12 or 13";
           }},
          {"plan",
           [this, filled] {
             open_form(FormKind::plan);
             if (filled) form<PlanForm>().instruction = "one under the tongue", form<PlanForm>().times = "8:00";
           }},
          {"note", [this, filled] {
             open_form(FormKind::note);
             if (filled) form<NoteForm>().text = "Two lines of it:\nthis is the second.";
           }}};
}

std::vector<SceneTest::Scene> SceneTest::empty_scenes() {
  auto scenes = dialogs(false);
  const auto add = [&](const char* name, std::function<void()> show) { scenes.push_back({name, std::move(show)}); };
  add("night", [] {});
  add("day", [this] { app().handle(act::ShowDay{today_, TodayPart::day}); });
  add("calendar", [this] { go(Screen::calendar); });
  add("year", [this] { go(Screen::calendar), app().state().calendar.year = true; });
  add("bin", [this] { go(Screen::calendar), app().state().calendar.bin = true; });
  add("search", [this] {
    go(Screen::calendar), app().state().calendar.searching = true, app().state().calendar.query = "heron";
  });
  add("trends", [this] { go(Screen::trends); });
  add("share", [this] { go_to_share(); });
  add("settings", [this] { go(Screen::settings); });
  for (std::size_t kind = 0; kind < list_count; ++kind)
    scenes.push_back({"list_" + std::to_string(kind + 1),
                      [this, kind] { app().handle(act::ShowList{static_cast<ListKind>(kind)}); }});
  add("bring_in", [this] { go(Screen::bring_in); });
  add("help", [this] { app().handle(act::ShowHelp{true}); });
  add("keys", [this] { app().handle(act::ShowKeys{true}); });
  for (auto& scene : scenes) scene.name = "empty_" + scene.name;
  return scenes;
}

std::vector<SceneTest::Scene> SceneTest::typical_scenes() {
  auto scenes = dialogs(true);
  const auto add = [&](const char* name, std::function<void()> show) { scenes.push_back({name, std::move(show)}); };
  add("night", [] {});
  add("night_ghosts", [this] { show_night(*parse_day("2026-11-03")); });
  add("night_more", [this] { app().state().today.more = app().state().today.zones = true; });
  add("night_clock_change", [this] { show_night(*parse_day("2026-11-01")); });
  add("night_two_zones", [this] { show_night(*parse_day("2026-11-04")); });
  add("day", [this] { app().handle(act::ShowDay{today_ - 7, TodayPart::day}); });
  add("calendar", [this] { app().handle(act::ShowInCalendar{today_ - 7}); });
  add("calendar_versions", [this] {
    const Id id = data().on<Craving>(today_).front()->head.id;
    go(Screen::calendar);
    app().state().calendar.menu = id;
    app().handle(act::ShowVersions{id});
  });
  add("year", [this] { go(Screen::calendar), app().state().calendar.year = true; });
  add("year_of_one", [this] {
    go(Screen::calendar), app().state().calendar.year = true,
                          app().state().calendar.year_of = data().substance_named("Coffee")->head.id;
  });
  add("bin", [this] { go(Screen::calendar), app().state().calendar.bin = true; });
  add("bin_emptying",
      [this] { go(Screen::calendar), app().state().calendar.bin = app().state().calendar.confirm_empty_bin = true; });
  add("search", [this] {
    go(Screen::calendar), app().state().calendar.searching = true, app().state().calendar.query = "mattress";
  });
  add("trends", [this] { go(Screen::trends); });
  const auto sheet = [this](TrendsTab which) {
    go(Screen::trends);
    app().state().trends.tab = static_cast<int>(which);
  };
  add("trends_figures", [=] { sheet(TrendsTab::figures); });
  add("trends_year", [=] { sheet(TrendsTab::year); });
  add("trends_hours_of_craving", [=] { sheet(TrendsTab::craving_times); });
  add("trends_with_without", [=] { sheet(TrendsTab::with_without); });
  add("share", [this] {
    go_to_share();
    app().state().share.path = "~/for-my-visit.pdf";
  });
  add("settings", [this] { go(Screen::settings); });
  add("list_substances", [this] {
    app().handle(act::ShowList{ListKind::substances});
    app().state().lists_page.typed().selected = data().substance_named("Buprenorphine")->head.id.hex();
    app().state().lists_page.typed().name = "Buprenorphine";
  });
  add("list_triggers", [this] {
    app().handle(act::ShowList{ListKind::triggers});
    app().state().lists_page.typed().selected = app().state().lists_page.typed().name = "the pub";
  });
  add("bring_in", [this] {
    write("nights.csv",
          "night,into_bed,out_of_bed,factors,quality\n2025-02-03,2025-02-03T22:30,2025-02-04T07:00,,3\n2025-02-04,soon,"
          ",,\n2026-11-14,,,,1\n");
    go(Screen::bring_in);
    app().handle(act::LookAtFile{folder_ + "/nights.csv"});
    run_jobs();
  });
  return scenes;
}

std::vector<SceneTest::Scene> SceneTest::error_scenes() {
  std::vector<Scene> scenes;
  const auto add = [&](const char* name, std::function<void()> show) { scenes.push_back({name, std::move(show)}); };
  const auto night = [this]() -> NightForm& {
    show_night(*parse_day("2026-11-03"));
    return app().state().today.night.form;
  };
  add("night_unreadable", [this, night] { night().into_bed.text = "soon", app().handle(act::SaveNight{}); });
  add("night_check", [night] {
    auto& form = night();
    form.into_bed.text = "11:00", form.tried_to_sleep.text = "23:00", form.final_awakening.text = "6:10",
    form.out_of_bed.text = "7:00";
  });
  add("night_impossible", [night] {
    auto& form = night();
    form.into_bed.text = "22:00", form.tried_to_sleep.text = "22:30", form.sleep_latency = "400", form.awake = "400",
    form.final_awakening.text = "6:10", form.out_of_bed.text = "7:00";
  });
  add("night_no_zone", [night] {
    auto& form = night();
    form.into_bed.text = "22:00", form.bed_zone = "Europe/Nowhere";
  });
  add("night_nothing", [this, night] { night(), app().handle(act::SaveNight{}); });
  add("day_nothing", [this] { app().handle(act::ShowDay{today_, TodayPart::day}), app().handle(act::SaveDay{}); });
  add("craving", [this] { app().handle(act::OpenCraving{}), app().handle(act::SaveCraving{}); });
  add("taken", [this] {
    app().handle(act::OpenTaken{}), app().state().entry.taken->form.substance.clear(), app().handle(act::SaveTaken{});
  });
  add("taken_on_none", [this] {
    app().handle(act::NothingTaken{today_, std::nullopt});
    app().handle(act::OpenTaken{std::nullopt, data().substance_named("Alcohol")->head.id});
    app().handle(act::SaveTaken{});
  });
  for (const auto& [kind, name] : {std::pair{FormKind::nap, "nap"},
                                   {FormKind::checklist, "checklist"},
                                   {FormKind::side_effect, "side_effect"},
                                   {FormKind::support, "support"},
                                   {FormKind::clinic_score, "clinic_score"},
                                   {FormKind::plan, "plan"},
                                   {FormKind::note, "note"}})
    scenes.push_back({name, [this, kind] { open_form(kind), app().handle(act::SaveForm{}); }});
  add("search", [this] {
    go(Screen::calendar), app().state().calendar.searching = true, app().state().calendar.query = "nowhere to be found";
  });
  add("settings_zone", [this] {
    go(Screen::settings);
    ui().settle(2);
    ui().click("Home time zone");
    ui().chord('A', test::ImGuiHarness::ctrl);
    ui().type("Nowhere");
    ui().key(ImGuiKey_Tab);
  });
  add("share", [this] {
    go_to_share();
    app().state().share.path.clear();
    app().handle(act::MakeSharedFile{});
  });
  add("share_too_long_to_compare", [this] {
    go_to_share();
    auto& share = app().state().share;
    share.options.from = today_ - 400, share.from = iso(share.options.from);
    share.options.with_without = report::NightsWith{{}, "nap"};
    ui().settle(3);
    run_jobs();
  });
  add("bring_in", [this] {
    write("letter.txt", "Dear diary, this is a letter.");
    go(Screen::bring_in);
    app().handle(act::LookAtFile{folder_ + "/letter.txt"});
    run_jobs();
  });
  add("not_saved", [this] {
    app().state().problem =
        Error{ErrorCode::io, "the disk is full; what you entered is kept in memory", "free some space and try again"};
  });
  add("older_file", [this] {
    app().state().safety.notices = {
        "This file is older than the one last used here (it was saved 2026-11-20T08:10 UTC). Newer copies may be among "
        "the backups.",
        "There could be no backup: no space is left on the disk."};
  });
  add("kept_elsewhere", [this] {
    app().state().safety.unsaved = {"/home/kim/.local/state/nightjar/unsaved/sleep (unsaved 2026-11-21).nightjar"};
  });
  add("code_asked_for", [this] {
    app().state().safety.code_asked_for = true;
    app().state().safety.code_problem = Error{ErrorCode::code_typo, "", ""};
  });
  // The journal changed under a form that was being filled in.
  add("night_clash", [this] {
    Night recorded = *data().one_on<Night>(*parse_day("2026-11-03"));
    const auto changed_to = [&](int minute, int quality) {
      recorded.out_of_bed = make_moment(at(recorded.night + 1, minute), "America/New_York");
      recorded.quality = quality;
      put(recorded);
    };
    changed_to(5 * 60 + 30, 3);
    show_night(recorded.night + 1);
    auto& form = app().state().today.night.form;
    form.out_of_bed = {"06:00", std::nullopt}, form.quality = 0;
    changed_to(7 * 60, 5);
    app().handle(act::SaveNight{});
  });
  add("day_clash", [this] {
    const Id tea = data().substance_named("Kratom tea")->head.id;
    const auto say = [&](DayState state) {
      SubstanceDay day;
      if (const auto* there = data().substance_day(tea, today_)) day = *there;
      day.substance_id = tea, day.day = today_, day.state = state;
      put(day);
    };
    say(DayState::prefer_not);
    app().handle(act::ShowDay{today_, TodayPart::day});
    app().state().today.day_form.form.substances[tea.hex()] = static_cast<int>(DayState::taken);
    say(DayState::none);
    app().handle(act::SaveDay{});
  });
  for (auto& scene : scenes) scene.name = "error_" + scene.name;
  return scenes;
}

std::vector<SceneTest::Scene> SceneTest::start_scenes() {
  std::vector<Scene> scenes;
  const auto add = [&](const char* name, std::function<void()> show) {
    scenes.push_back({std::string("start_") + name, std::move(show)});
  };
  const auto new_journal = [this] {
    start(std::nullopt);
    app().handle(act::ShowCreate{});
    ui().settle(2);
  };
  const auto recovery = [this, new_journal] {
    new_journal();
    app().handle(act::CreateJournal{folder_ + "/new" + std::to_string(++last_id_) + ".nightjar",
                                    SecretBytes::copy_of(std::string_view(passphrase))});
    run_jobs();
  };
  const auto problem = [this](ErrorCode code, const char* words) {
    start(path());
    app().start().problem = Error{code, words, ""};
  };
  add("welcome", [this] { start(std::nullopt); });
  add("create", new_journal);
  add("create_not_same", [this, new_journal] {
    new_journal();
    ui().type("password");
    ui().key(ImGuiKey_Tab);
    ui().type("other");
  });
  add("recovery", recovery);
  add("recovery_wrong", [this, recovery] {
    recovery();
    for (std::size_t i = 0; i < 2; ++i) app().start().typed_groups[i] = "ZZZZ";
  });
  add("recovery_declining", [this, recovery] { recovery(), app().start().declining = true; });
  add("unlock", [this] { start(path()); });
  add("unlock_code", [this] { start(path()), app().start().use_recovery_code = true; });
  add("unlock_working", [this] { start(path()), app().start().working = true; });
  add("unlock_wrong", [problem] { problem(ErrorCode::wrong_secret, ""); });
  add("unlock_typing_error", [problem] { problem(ErrorCode::code_typo, ""); });
  add("unlock_memory", [problem] { problem(ErrorCode::no_memory, ""); });
  add("unlock_in_use", [problem] { problem(ErrorCode::in_use, ""); });
  add("unlock_no_journal", [this] {
    write("letter.txt", "Dear diary, this is a letter and no journal at all.");
    start(folder_ + "/letter.txt");
  });
  add("help", [this] { start(path()), app().handle(act::ShowHelp{true}); });
  return scenes;
}

}  // namespace nightjar::screens
