// The secrets of the open journal: a new passphrase, new keys, a new recovery code, and whether the old one is at hand.
#pragma once
#include <nightjar/app/action.hpp>
#include <nightjar/app/journal_actions.hpp>

#include "app/safekeeping.hpp"

namespace nightjar::app {

class Keys {
 public:
  Keys(Session& session, Safekeeping& safekeeping) : s_(session), safekeeping_(safekeeping) {}
  bool handle(Action& action);

 private:
  using Work = std::function<Result<SecretBytes>(journal::OpenJournal&, const journal::KdfCost&)>;
  /// New secrets, made in a job. `work` returns a new recovery code, or empty.
  void change(std::optional<Error>& problem, std::string said, bool of_passphrase, Work work);
  void change_passphrase(act::ChangePassphrase asked);
  void make_old_copies_useless(act::MakeOldCopiesUseless asked);
  void make_recovery_code();
  void try_recovery_code(SecretBytes code);
  void set_rehearsal(bool on);
  void put_off_rehearsal();
  void forget_what_was_typed();

  Session& s_;
  Safekeeping& safekeeping_;
};

}  // namespace nightjar::app
