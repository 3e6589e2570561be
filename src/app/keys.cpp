#include "app/keys.hpp"

namespace nightjar::app {

bool Keys::handle(Action& action) {
  return action.visit([&](act::ChangePassphrase& asked) { change_passphrase(std::move(asked)); },
                      [&](act::MakeOldCopiesUseless& asked) { make_old_copies_useless(std::move(asked)); },
                      [&](act::MakeRecoveryCode&) { make_recovery_code(); },
                      [&](act::TryRecoveryCode& asked) { try_recovery_code(std::move(asked.code)); },
                      [&](act::SetRehearsal& asked) { set_rehearsal(asked.on); },
                      [&](act::PutOffRehearsal&) { put_off_rehearsal(); });
}

void Keys::forget_what_was_typed() {
  s_.state.settings.passphrase = {};
  s_.state.safety.new_keys = {};
  s_.state.safety.chosen = {};
  s_.computer.wipe_typed_text();
}

void Keys::change(std::optional<Error>& problem, std::string said, bool of_passphrase, Work work) {
  if (s_.state.working()) return;
  s_.state.settings.said.clear();
  problem.reset();
  s_.lend(
      JournalTask::making_keys,
      [cost = s_.computer.services.new_journal_cost, work = std::move(work)](
          journal::OpenJournal& journal, std::stop_token) { return work(journal, cost()); },
      [this, &problem, said = std::move(said), of_passphrase](Result<SecretBytes> code) {
        forget_what_was_typed();
        if (!code) {
          problem = code.error();
          return;
        }
        auto& shown = s_.state.settings;
        shown.said = said;
        if (of_passphrase && std::exchange(s_.state.safety.opened_by_code, false)) s_.say(said);
        if (!code->empty()) {
          shown.recovery_code = std::move(*code);
          if (auto begun = s_.journal->begin_rehearsal(); !begun) problem = begun.error();
        }
        safekeeping_.load();
      });
}

void Keys::change_passphrase(act::ChangePassphrase asked) {
  const auto secrets = std::make_shared<act::ChangePassphrase>(std::move(asked));
  // Who had the recovery code has shown already that the journal is theirs.
  const bool by_code = s_.state.safety.opened_by_code;
  change(by_code ? s_.state.safety.passphrase_problem : s_.state.settings.problem,
         "The new passphrase opens this journal from now on. Older copies of the file still open with the old one.",
         true, [secrets, by_code](journal::OpenJournal& journal, const journal::KdfCost& cost) -> Result<SecretBytes> {
           if (!by_code)
             if (auto right = journal.check_passphrase(secrets->now); !right) return fail(right.error());
           if (auto changed = journal.change_passphrase(secrets->next, cost); !changed) return fail(changed.error());
           return SecretBytes();
         });
}

void Keys::make_old_copies_useless(act::MakeOldCopiesUseless asked) {
  const auto secrets = std::make_shared<act::MakeOldCopiesUseless>(std::move(asked));
  change(s_.state.safety.problem,
         "New keys are in use, and the backups on this computer were begun anew. Copies elsewhere still open with the "
         "passphrase of their time.",
         true, [secrets](journal::OpenJournal& journal, const journal::KdfCost& cost) -> Result<SecretBytes> {
           if (auto right = journal.check_passphrase(secrets->now); !right) return fail(right.error());
           return journal.make_old_copies_useless(secrets->next, cost);
         });
}

void Keys::make_recovery_code() {
  change(s_.state.settings.problem, "Write the new code down. The old one no longer opens what is saved from now on.",
         false, [](journal::OpenJournal& journal, const journal::KdfCost& cost) {
           return journal.make_new_recovery_code(cost);
         });
}

void Keys::try_recovery_code(SecretBytes code) {
  if (s_.state.working()) return;
  s_.state.safety.code_problem.reset();
  s_.lend(
      JournalTask::checking_code,
      [code = std::move(code)](journal::OpenJournal& journal, std::stop_token) {
        return journal.check_recovery_code(code);
      },
      [this](Result<void> right) {
        auto& shown = s_.state.safety;
        shown.code.clear();
        s_.computer.wipe_typed_text();
        if (!right) {
          shown.code_problem = right.error();
          return;
        }
        if (auto kept = s_.journal->set_rehearsal(
                journal::rehearsal_after_found(s_.journal->rehearsal(), s_.computer.services.clock->now()));
            !kept)
          s_.state.problem = kept.error();
        shown.code_asked_for = false;
        s_.say("That is the code. It opens this journal if the passphrase is forgotten.");
      });
}

void Keys::set_rehearsal(bool on) {
  auto rehearsal = s_.journal->rehearsal();
  rehearsal.on = on;
  if (auto set = s_.journal->set_rehearsal(rehearsal); !set) s_.state.problem = set.error();
  s_.state.safety.rehearsal_on = s_.journal->rehearsal().on;
  s_.state.safety.code_asked_for = s_.journal->rehearsal_due();
}

void Keys::put_off_rehearsal() {
  const auto put_off = journal::rehearsal_put_off(s_.journal->rehearsal(), s_.computer.services.clock->now());
  if (auto set = s_.journal->set_rehearsal(put_off); !set) s_.state.problem = set.error();
  s_.state.safety.code.clear();
  s_.state.safety.code_asked_for = false;
}

}  // namespace nightjar::app
