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
  /// What is typed in Settings, as far as it reads; what does not stays as it is, with the reason.
  void keep_settings();
  /// The lines of the help card alone: whatever is typed there is what it says.
  void keep_help_lines();

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
  /// False: the journal says why not, in Settings.
  bool set_settings(const JournalSettings& settings);

  Session& s_;
};

}  // namespace nightjar::app
