// The program of an open journal: its state and its controllers, by concern. Locking destroys all of it.
#pragma once
#include "app/bring_in.hpp"
#include "app/keys.hpp"
#include "app/navigation.hpp"
#include "app/records.hpp"
#include "app/safekeeping.hpp"
#include "app/sharing.hpp"

namespace nightjar::app {

class OpenProgram {
 public:
  OpenProgram(Computer& computer, journal::OpenJournal journal);

  void handle(Action& action);
  /// Before each frame: the turn of the day, due drafts, messages whose time is over.
  void before_frame();
  void after_frame() { drafts_.watch(); }
  [[nodiscard]] std::optional<journal::BootTime> next_deadline() const;
  /// What is being typed, into the journal. False: some of it could not be stored.
  bool store_drafts();
  /// The same when the journal is left: settings count from then on, as they do when their page is left.
  bool leave();

  [[nodiscard]] Session& session() { return session_; }
  [[nodiscard]] const Session& session() const { return session_; }

 private:
  bool handle_forms(Action& action);
  void watch_the_file();

  Session session_;
  Drafts drafts_{session_};
  TodayForms today_{session_, drafts_};
  Dialogs dialogs_{session_, drafts_};
  Navigation navigation_{session_, today_, dialogs_};
  Records records_{session_};
  Sharing sharing_{session_};
  BringIn bring_in_{session_};
  Safekeeping safekeeping_{session_};
  Keys keys_{session_, safekeeping_};
  Screen screen_before_ = Screen::today;
  std::string path_before_;
  std::optional<Error> unsaved_said_, beside_said_;  // of the last saves, as far as the window has said it
};

}  // namespace nightjar::app
