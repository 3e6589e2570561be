// Entries from a file: read by a job against a copy of the journal, shown, and brought in as one step of undo.
#pragma once
#include <nightjar/app/action.hpp>
#include <nightjar/app/journal_actions.hpp>

#include "app/session.hpp"

namespace nightjar::app {

class BringIn {
 public:
  explicit BringIn(Session& session) : s_(session) {}
  bool handle(Action& action);

 private:
  void look_at(const std::string& path);
  void take();

  Session& s_;
};

}  // namespace nightjar::app
