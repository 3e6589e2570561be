// Making a journal, looking at one before its passphrase is asked, and unlocking it: what screens and verbs call.
#pragma once
#include <nightjar/journal/open_journal.hpp>
#include <nightjar/support/file_ops.hpp>
#include <nightjar/vault/kdf.hpp>
#include <nightjar/vault/passphrase.hpp>
#include <nightjar/vault/recovery_code.hpp>
#include <nightjar/vault/vault_file.hpp>
#include <stop_token>

namespace nightjar::journal {

using vault::generated_passphrase;
using vault::KdfCost;
using vault::minimal_cost;
using vault::NewCost;
using vault::prepared_new_passphrase;
using vault::ShowCode;
using vault::small_cost;
using vault::standard_cost;
using vault::strength_of;
using vault::strong_cost;
using vault::time_of_a_try;
using vault::work_of;

struct Created {
  OpenJournal journal;
  SecretBytes recovery_code;  // as it is to be written down
};
/// Writes an empty journal to a new file. Errors: clash when there is a file already; invalid_value for a
/// passphrase that may not be one; what the disk says.
[[nodiscard]] Result<Created> create(const std::string& path, const SecretBytes& passphrase, const KdfCost& cost,
                                     const JournalSettings& settings, const Author& author,
                                     FileOps& files = posix_file_ops(), const vault::ShowCode& show = {});

/// A journal file that was found whole and ours as far as one can tell without a secret, with its lock held.
class LockedJournal {
 public:
  LockedJournal(vault::Sealed file, FileOps& files)
      : file_(std::move(file)),
        files_(&files),
        path_(file_.path()),
        look_only_(file_.read_only() == vault::ReadOnly::asked) {}
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string vault_id() const { return file_.vault_id().hex(); }
  [[nodiscard]] bool has_recovery_code() const { return file_.has_recovery_code(); }
  /// What to say once before it is opened: only for reading, no locks on this disk, several names. Empty: nothing.
  [[nodiscard]] std::vector<std::string> notices() const;

 private:
  friend Result<OpenJournal> unlock(LockedJournal& locked, const SecretBytes& secret, vault::SecretKind kind,
                                    const Author& author, std::stop_token stop, bool allow_much_memory);
  friend Result<struct Salvage> salvage(const LockedJournal& damaged, const SecretBytes& secret, vault::SecretKind kind,
                                        const std::string& new_path, const Author& author);
  /// Takes the file and its lock again after an unlock that used them up and then failed.
  [[nodiscard]] Result<void> hold();
  vault::Sealed file_;
  FileOps* files_;
  std::string path_;
  bool look_only_;
};
/// With look_only no lock is taken and the journal opens for reading, so that one in use can be looked at.
/// Errors: not_found, not_a_vault, damaged_header, truncated, too_new, in_use and the like, each its own message.
[[nodiscard]] Result<LockedJournal> inspect(const std::string& path, bool look_only = false,
                                            FileOps& files = posix_file_ops());
/// For salvage(): also a file that was cut short, or that has something behind its end; only to look.
[[nodiscard]] Result<LockedJournal> inspect_damaged(const std::string& path, FileOps& files = posix_file_ops());

using vault::SecretKind;
/// Slow, by design. The locked journal stays usable after an error (another try), and is used up by success.
/// Errors: wrong_secret, code_typo, kdf_refused, no_memory, cancelled, damaged_chunk, damaged_inner, too_new.
[[nodiscard]] Result<OpenJournal> unlock(LockedJournal& locked, const SecretBytes& secret, SecretKind kind,
                                         const Author& author, std::stop_token stop = {},
                                         bool allow_much_memory = false);

}  // namespace nightjar::journal
