// Every action of the program in one frame with Lock, in both orders and in each state: nothing crashes, and what the
// journal held when it was locked is there again. No frame is drawn: what a screen asks for may come in any order.
#include "screens/app_fixture.hpp"
#include "support/every_action.hpp"

namespace nightjar::screens {
namespace {

struct State {
  const char* name;
  void (*enter)(App& app);
};

void PrintTo(const State& state, std::ostream* out) { *out << state.name; }

const State states[] = {
    {"today", [](App& app) { app.handle(act::GoTo{Screen::today}); }},
    {"share", [](App& app) { app.handle(act::GoTo{Screen::share}); }},
    {"settings", [](App& app) { app.handle(act::GoTo{Screen::settings}); }},
    {"craving", [](App& app) { app.handle(act::OpenCraving{}); }},
    {"taken", [](App& app) { app.handle(act::OpenTaken{}); }},
    {"note",
     [](App& app) {
       app.handle(act::OpenForm{FormKind::note, {}, {}, {}});
     }},
    {"half_typed",
     [](App& app) {
       app.handle(act::GoTo{Screen::today});
       app.state().today.night.form.quality = 2;
     }},
    {"a_job_has_the_journal", [](App& app) { app.handle(act::ProveBackup{}); }},
};

class TogetherWithLock : public AppTest, public testing::WithParamInterface<State> {
 protected:
  void run_jobs_alone() {
    while (jobs_.step()) app().before_frame();
    app().before_frame();
  }
  void open_again() {
    run_jobs_alone();
    if (is_covered()) app().handle(act::Uncover{});
    if (is_open()) return;
    app().handle(act::ChooseJournal{path()});
    app().handle(act::Unlock{SecretBytes::copy_of(std::string_view(passphrase)), false});
    run_jobs_alone();
    ASSERT_TRUE(is_open());
  }
};

TEST_P(TogetherWithLock, NothingCrashesAndNothingIsLost) {
  make_journal();
  start(path());
  open_again();
  Note note;
  note.at = moment_at(clock_.now(), home());
  note.text = "kept";
  app().handle(act::Keep{{{note, false}}, ""});
  for (const auto& action : test::every_action()) {
    if (action.name == "OpenDemo") continue;  // another journal
    SCOPED_TRACE(action.name);
    for (const bool lock_first : {true, false}) {
      open_again();
      GetParam().enter(app());
      Actions asked;
      if (lock_first) asked.push_back(act::Lock{});
      if (!lock_first) app().handle(action.make());
      if (app().journal() == nullptr) open_again();  // it was a way of locking itself
      const JournalData held = data();
      asked.push_back(lock_first ? action.make() : Action(act::Lock{}));
      app().after_frame(std::move(asked));
      EXPECT_FALSE(is_open());
      open_again();
      EXPECT_TRUE(data() == held);
    }
  }
  EXPECT_TRUE(app().journal()->check().empty());
}

INSTANTIATE_TEST_SUITE_P(States, TogetherWithLock, testing::ValuesIn(states),
                         [](const auto& info) { return std::string(info.param.name); });

}  // namespace
}  // namespace nightjar::screens
