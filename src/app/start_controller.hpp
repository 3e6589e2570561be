// Before a journal is open: choosing, making, unlocking, and what helps where one does not open.
#pragma once
#include <nightjar/app/action.hpp>
#include <nightjar/app/computer.hpp>
#include <nightjar/app/start_actions.hpp>
#include <nightjar/app/start_state.hpp>
#include <nightjar/journal/jobs.hpp>
#include <nightjar/journal/opening.hpp>

namespace nightjar::app {

/// A journal that opened: with what is to be said of it.
struct JustOpened {
  journal::OpenJournal journal;
  std::string path, said;
  bool by_recovery_code = false;  // the passphrase is forgotten
};

class StartController {
 public:
  explicit StartController(Computer& computer);

  void handle(Action& action);
  void show_welcome();
  /// A journal's file, to be unlocked. Look only: without its lock, for reading.
  void choose(const std::string& path, bool look_only = false);
  /// Puts a backup in the place of the journal that was chosen.
  void restore(const journal::Backup& backup);

  /// Once, after it was unlocked, or made and its recovery code seen: the program goes on with it.
  [[nodiscard]] std::optional<JustOpened> take_opened() { return std::exchange(opened_, std::nullopt); }
  /// The journal that was just made, while its recovery code is shown.
  [[nodiscard]] journal::OpenJournal* made() { return made_ ? &made_->journal : nullptr; }
  /// Closes that journal, which can be unlocked as any other then.
  void close_made();

  StartState state;

 private:
  void show_create();
  void unlock(act::Unlock asked);
  void create(act::CreateJournal asked);
  void open_demo();
  [[nodiscard]] std::string demo_path() const;
  void show_recovery_code(journal::Created created, const std::string& path);
  void keep_recovery_sheet(const std::string& path);
  void show_backups();
  void try_backup(act::TryBackup asked);
  void salvage(SecretBytes secret);
  /// Everything typed and shown so far goes, and a new screen begins.
  void begin(StartScreen screen);
  void forget_passphrases();
  /// Slow work in a job, one at a time; dropped when a journal was opened meanwhile.
  template <class Work, class Then>
  journal::Jobs::Number run(Work work, Then then);

  Computer& computer_;
  std::shared_ptr<journal::LockedJournal> locked_;  // chosen, shared with the job that opens it
  std::optional<journal::Jobs::Number> unlocking_;
  std::optional<JustOpened> made_, opened_;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace nightjar::app
