// What the controllers of an open journal share: the journal, what its screens show, and the few things that each
// needs.
#pragma once
#include <nightjar/app/computer.hpp>
#include <nightjar/app/open_state.hpp>
#include <nightjar/app/view.hpp>
#include <nightjar/entry/proposed_change.hpp>
#include <nightjar/journal/edit.hpp>
#include <nightjar/journal/jobs.hpp>

namespace nightjar::app {

class Session {
 public:
  Session(Computer& of, journal::OpenJournal opened)
      : computer(of), journal(std::make_shared<journal::OpenJournal>(std::move(opened))) {}
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  [[nodiscard]] JournalView view() const;
  [[nodiscard]] Zone zone() const { return journal->zone(); }
  [[nodiscard]] const JournalData& data() const { return journal->data(); }

  void say(std::string text, bool undoable = false);
  /// "Saved: the craving, Sunday 22 November."
  [[nodiscard]] std::string saved_words(const AnyRecord& record) const;
  /// Says that nothing is recorded for a day that is still to come. False: the day has begun.
  bool is_to_come(Day day);
  [[nodiscard]] journal::Edit edit_of(const ProposedChanges& proposed) const;
  /// False: nothing was changed, and `problem` says why.
  bool apply(journal::Edit edit, std::string said, std::optional<Error>& problem);
  /// After any change that did not come through apply(): an undo, an import, a merge.
  void journal_changed();

  /// The journal is lent to a job: nothing else works at it meanwhile, and locking waits. Precondition:
  /// !state.working(). `then` takes the job's Result on the main thread.
  template <class Work, class Then>
  void lend(JournalTask task, Work work, Then then) {
    state.task = task;
    computer.services.jobs->run(
        [lent = journal, work = std::move(work)](std::stop_token stop) mutable { return work(*lent, std::move(stop)); },
        [this, alive = std::weak_ptr(alive_), then = std::move(then)](auto result) mutable {
          if (alive.expired()) return;
          state.task = JournalTask::none;
          then(std::move(result));
        });
  }
  /// Work on copies, which is dropped when the journal is locked before it is done.
  template <class Work, class Then>
  journal::Jobs::Number run(Work work, Then then) {
    return computer.services.jobs->run(std::move(work),
                                       [alive = std::weak_ptr(alive_), then = std::move(then)](auto result) mutable {
                                         if (!alive.expired()) then(std::move(result));
                                       });
  }

  Computer& computer;
  OpenState state;
  const std::shared_ptr<journal::OpenJournal> journal;
  std::function<void()> forms_follow = [] {};  // the journal changed under them

 private:
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace nightjar::app
