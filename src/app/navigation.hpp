// Moving about in an open journal: which screen is shown, and what a screen begins with when one comes to it.
#pragma once
#include <nightjar/app/action.hpp>
#include <nightjar/app/journal_actions.hpp>

#include "app/dialogs.hpp"
#include "app/today_forms.hpp"

namespace nightjar::app {

class Navigation {
 public:
  Navigation(Session& session, TodayForms& today, Dialogs& dialogs) : s_(session), today_(today), dialogs_(dialogs) {}
  bool handle(Action& action);

 private:
  void go_to(Screen screen);
  void show_in_calendar(Day day);
  void show_versions(const Id& record);
  void show_list(ListKind kind);
  void search();
  void edit_record(const Id& record);

  Session& s_;
  TodayForms& today_;
  Dialogs& dialogs_;
};

}  // namespace nightjar::app
