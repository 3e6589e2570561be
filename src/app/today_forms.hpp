// The forms of Today: which day they show, saving them, and following the journal.
#pragma once
#include "app/drafts.hpp"

namespace nightjar::app {

class TodayForms {
 public:
  TodayForms(Session& session, Drafts& drafts) : s_(session), drafts_(drafts) {}

  /// Part: none: the night where it is morning or the night is missing, else the day.
  void show(Day day, std::optional<TodayPart> part);
  /// Where typing was broken off, the latest day first; else today.
  void show_what_was_half_typed();
  /// The journal day may have turned while the window was open: a form that nobody has touched moves on with it.
  void follow_the_day();
  /// The journal changed under the forms.
  void follow_the_journal();
  void save_night();
  void save_day();
  void discard(TodayPart part);

 private:
  Session& s_;
  Drafts& drafts_;
  Day day_seen_{};
};

}  // namespace nightjar::app
