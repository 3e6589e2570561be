// Single records, the person's lists, undo and the settings of the journal: what is changed without a form.
#pragma once
#include <nightjar/app/action.hpp>
#include <nightjar/app/journal_actions.hpp>

#include "app/session.hpp"

namespace nightjar::app {

class Records {
 public:
  explicit Records(Session& session) : s_(session) {}
  /// False: the action is about something else.
  bool handle(Action& action);

 private:
  void nothing_taken(const act::NothingTaken& asked);
  void arrange(Lists lists);
  void rename(const act::Rename& asked);
  void ask(const Question& question);
  void remove(const Id& record);
  void restore(const Id& record);
  void empty_bin();
  void undo_or_redo(bool undo);
  void save_again();
  void set_settings(const JournalSettings& settings);

  Session& s_;
};

}  // namespace nightjar::app
