// The dialogs of single entries: opened new or for a record, saved, put away and brought back.
#pragma once
#include <nightjar/app/journal_actions.hpp>

#include "app/drafts.hpp"

namespace nightjar::app {

class Dialogs {
 public:
  Dialogs(Session& session, Drafts& drafts) : s_(session), drafts_(drafts) {}

  void open(const act::OpenCraving& asked);
  void open(const act::OpenTaken& asked);
  void open(const act::OpenForm& asked);
  /// With what was written in it when it was last put away, if it is about the same.
  void bring_back();
  /// What was half typed in a dialog when the journal was locked.
  void bring_back_half_typed();
  /// The journal changed under the dialog.
  void follow_the_journal();
  void put_away();
  void begin_again();
  /// What was put away in a dialog of this kind on another day, in place of the empty one; or for good.
  void bring_back_of_another_day(const std::string& key);
  void throw_away(const std::string& key);

  void save_craving();
  void save_taken(bool replaces_none);
  void save_form();

 private:
  void begin(CravingForm form);
  void begin(TakenForm form);
  void look_for_what_waits();
  Session& s_;
  Drafts& drafts_;
};

}  // namespace nightjar::app
