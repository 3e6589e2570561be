// The encrypted journal file: creating, opening and saving it. What it holds is a database image, here only bytes.
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <nightjar/support/file_ops.hpp>
#include <nightjar/support/id.hpp>
#include <nightjar/vault/kdf.hpp>
#include <nightjar/vault/recovery_code.hpp>
#include <nightjar/vault/save.hpp>
#include <nightjar/vault/wiped_bytes.hpp>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace nightjar::vault {

enum class SecretKind { passphrase, recovery_code };

enum class ReadOnly {
  no,
  asked,          // opened only to look
  not_permitted,  // the file or its folder may not be written
  newer_format,   // a newer version may have stored what this one would drop
};

/// A journal file that passed every check possible without a secret, with its lock held.
class Sealed {
 public:
  Sealed(Sealed&&) noexcept;
  Sealed& operator=(Sealed&&) noexcept;
  ~Sealed();

  /// False once unlocking has used it up; then nothing else may be asked.
  explicit operator bool() const { return parts_ != nullptr; }
  [[nodiscard]] std::string path() const;
  [[nodiscard]] Id vault_id() const;
  [[nodiscard]] ReadOnly read_only() const;
  [[nodiscard]] bool has_recovery_code() const;
  [[nodiscard]] std::array<std::uint8_t, 32> fingerprint() const;  // as VaultFile::fingerprint
  /// This disk knows no locks: say so once.
  [[nodiscard]] bool lock_unsupported() const;
  /// More than one name leads to this file; after a save the other names keep the old content. Say so once.
  [[nodiscard]] bool has_hard_links() const;
  /// Bytes that the file lacks at its end, or has too many there; 0 of both unless inspect_damaged() opened it.
  [[nodiscard]] std::uint64_t missing_bytes() const;
  [[nodiscard]] std::uint64_t extra_bytes() const;

 private:
  friend class VaultFile;
  struct Parts;
  explicit Sealed(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// A way in that the file has, and what one try of it costs.
struct KeyCost {
  SecretKind kind = SecretKind::passphrase;
  KdfCost cost;
};

struct UnlockOptions {
  bool allow_much_memory = false;  // journals whose check takes 1 to 2 GiB: ask the person first
  std::stop_token stop;            // looked at between attempts
};

struct NewVault;
struct Opened;
struct OpenedCopy;
struct SalvagedImage;

/// An unlocked journal file. Saving may happen on one other thread; the const functions never wait
/// for the disk.
class VaultFile {
 public:
  VaultFile(VaultFile&&) noexcept;
  VaultFile& operator=(VaultFile&&) noexcept;
  ~VaultFile();

  /// Makes a new file with a passphrase and a recovery code. Errors: clash when something has that name already,
  /// invalid_value for what may not be a passphrase, those of `show`, no_memory, in_use, disk_full, read_only, io.
  [[nodiscard]] static Result<NewVault> create(FileOps& ops, const std::string& path, const SecretBytes& passphrase,
                                               const KdfCost& cost, std::span<const std::uint8_t> database,
                                               std::int64_t now_ms, const ShowCode& show = {});

  /// First step of opening: no secret is needed, so everything that can be said before asking for one is said here.
  /// Errors: not_found, not_a_vault, truncated, damaged_header, too_new, tampered_header, too_large, trailing, in_use,
  /// refused (may not be read), io. With look_only no lock is taken, so a journal in use can be looked at.
  [[nodiscard]] static Result<Sealed> inspect(FileOps& ops, const std::string& path, bool look_only = false);

  /// For salvage: also a file that was cut, or that has something behind its end. Only to look. Errors: those of
  /// inspect but truncated and trailing, as long as the first part is whole.
  [[nodiscard]] static Result<Sealed> inspect_damaged(FileOps& ops, const std::string& path);

  /// Second step. Uses up `sealed` only on success, so another secret can be tried.
  /// Errors: wrong_secret, code_typo, kdf_refused, no_memory, too_new, cancelled; then tampered_header, damaged_chunk,
  /// damaged_inner: with these the secret was right.
  [[nodiscard]] static Result<Opened> unlock(Sealed& sealed, const SecretBytes& secret, SecretKind kind,
                                             const UnlockOptions& options = {});

  /// For a journal with damaged parts: what still authenticates, the rest as zeros. Changes nothing.
  [[nodiscard]] static Result<SalvagedImage> salvage(const Sealed& sealed, const SecretBytes& secret, SecretKind kind,
                                                     const UnlockOptions& options = {});
  /// What was rescued as a new file of the same journal, opened by the same secrets, so that it can be merged with a
  /// backup. The damaged file stays as it is. Errors: those of salvage; clash; what the disk says.
  [[nodiscard]] static Result<void> write_salvaged(const Sealed& damaged, const SecretBytes& secret, SecretKind kind,
                                                   const std::string& path, std::span<const std::uint8_t> database,
                                                   std::uint64_t counter, std::int64_t now_ms,
                                                   const UnlockOptions& options = {});

  /// Replaces the file. Never waits for a person and never throws for what a disk can do. Where the file cannot be
  /// looked at just now, nothing is written: that is no sign of another program.
  [[nodiscard]] SaveOutcome save(std::span<const std::uint8_t> database, std::int64_t now_ms);

  /// Is this the passphrase or code that opens this file now? Errors: wrong_secret, code_typo, no_memory.
  [[nodiscard]] Result<void> check_secret(const SecretBytes& secret, SecretKind kind) const;

  /// What each way in costs whoever tries it.
  [[nodiscard]] std::vector<KeyCost> key_costs() const;

  /// These save, too. A new secret never costs less than the one that it replaces, unless `cost` says so. After an
  /// error the old secrets are the ones that count, in the file and here. Copies made earlier still open with what
  /// opened them then.
  [[nodiscard]] Result<void> change_passphrase(const SecretBytes& passphrase, const NewCost& cost,
                                               std::span<const std::uint8_t> database, std::int64_t now_ms);
  [[nodiscard]] Result<RecoveryCode> new_recovery_code(const NewCost& cost, std::span<const std::uint8_t> database,
                                                       std::int64_t now_ms, const ShowCode& show = {});
  [[nodiscard]] Result<void> drop_recovery_code(std::span<const std::uint8_t> database, std::int64_t now_ms);
  /// A new master key, passphrase and code: someone who has an old copy and its passphrase cannot read what is
  /// written from now on. Old copies themselves stay readable to them.
  [[nodiscard]] Result<RecoveryCode> rekey(const SecretBytes& passphrase, const NewCost& cost,
                                           std::span<const std::uint8_t> database, std::int64_t now_ms,
                                           const ShowCode& show = {});

  /// A sealed copy under a new name (clash when it exists), opened by the same secrets. This file stays the current
  /// one.
  [[nodiscard]] Result<void> write_copy(const std::string& path, std::span<const std::uint8_t> database,
                                        std::int64_t now_ms) const;

  /// What another file of this journal holds, such as a backup, opened with the key at hand and only to look.
  /// Errors: those of opening; wrong_secret when it was sealed with another key; refused when it is another journal's.
  [[nodiscard]] Result<OpenedCopy> open_copy(const std::string& path) const;
  /// Writes such a copy again, sealed with the keys of now: one that open_copy() opened before rekey(). Its secrets are
  /// then those of this file. Errors: in_use; conflict when it
  /// was changed since; what the disk says. The copy is then as it was.
  [[nodiscard]] Result<void> seal_again(const std::string& path, const OpenedCopy& copy) const;
  /// The number of the save in another file of this journal, also in a damaged one; none where that cannot be told.
  [[nodiscard]] std::optional<std::uint64_t> save_number_of(const std::string& path) const;
  /// The exact bytes on the disk, for a backup. Errors: conflict when they are not ours any more; io, no_memory.
  [[nodiscard]] Result<std::vector<std::uint8_t>> sealed_bytes() const;
  /// After going back to an older file: later saves count on from at least here, so that none looks older. A number
  /// that no journal can have come to is not believed, since what this computer noted is not sealed.
  void count_on_from(std::uint64_t counter);

  [[nodiscard]] std::string path() const;
  [[nodiscard]] Id vault_id() const;
  [[nodiscard]] std::uint64_t counter() const;
  [[nodiscard]] ReadOnly read_only() const;
  [[nodiscard]] bool has_recovery_code() const;
  /// Differs for every save ever made: tells two files with the same counter apart.
  [[nodiscard]] std::array<std::uint8_t, 32> fingerprint() const;

 private:
  struct State;
  explicit VaultFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

struct NewVault {
  VaultFile file;
  RecoveryCode recovery_code;
};

struct Opened {
  VaultFile file;
  WipedBytes database;
  std::uint64_t counter = 0;
  std::int64_t saved_at_ms = 0;
};

struct OpenedCopy {
  WipedBytes database;
  std::uint64_t counter = 0;
  std::int64_t saved_at_ms = 0;
  std::array<std::uint8_t, 32> fingerprint{};
};

struct SalvagedImage {
  WipedBytes database;
  std::vector<std::uint64_t> damaged_parts;  // of 64 KiB each, counted from 0
  std::uint64_t parts = 0;
  std::uint64_t counter = 0;  // of the save that was damaged
};

}  // namespace nightjar::vault
