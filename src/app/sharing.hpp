// A file leaves the journal: its pages laid out to be looked at, then made and written by a job from a copy, and noted
// in the list of what was shared.
#pragma once
#include <nightjar/app/action.hpp>
#include <nightjar/app/journal_actions.hpp>

#include "app/session.hpp"

namespace nightjar::app {

class Sharing {
 public:
  explicit Sharing(Session& session) : s_(session) {}
  ~Sharing();
  Sharing(const Sharing&) = delete;
  Sharing& operator=(const Sharing&) = delete;

  bool handle(Action& action);
  /// Share is not shown: ends what only the screen needs, and frees it.
  void leave();

 private:
  void make(bool replace);
  void cancel();
  void lay_out();
  [[nodiscard]] std::shared_ptr<const JournalData> copy_for_jobs();

  struct LayingOut {
    ShareChoice choice;
    journal::Jobs::Number job = 0;
  };
  struct CopyForJobs {
    std::uint64_t revision = 0;
    std::shared_ptr<const JournalData> data;
  };
  Session& s_;
  // A job that is done looks whether these are still there: locking frees them.
  std::shared_ptr<journal::Jobs::Number> sharing_;
  std::shared_ptr<LayingOut> laying_out_;
  CopyForJobs copy_;  // while Share is shown: each choice would need one of its own
};

}  // namespace nightjar::app
