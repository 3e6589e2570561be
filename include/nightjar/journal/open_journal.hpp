// An unlocked journal: its records, the one way to change them, undo that survives a restart, drafts, and saving.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <nightjar/journal/edit.hpp>
#include <nightjar/journal/merge.hpp>
#include <nightjar/journal/rehearsal.hpp>
#include <nightjar/journal/safekeeping.hpp>
#include <nightjar/support/secret.hpp>
#include <nightjar/vault/kdf.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nightjar::vault {
struct OpenedStore;
}  // namespace nightjar::vault

namespace nightjar::journal {

struct SaveStatus {
  bool saving = false;
  bool unsaved = false;             // something is not on the disk yet
  std::uint64_t saved_counter = 0;  // number of the last save in the file
  std::optional<Instant> saved_at;  // by this computer, since it was opened
  std::optional<Error> error;       // why the last try could not save; kept until one succeeds
  std::optional<Error> notice;      // a save that worked, but beside the file or not yet confirmed by the disk
  /// Where a copy of all that could not be saved was put instead, until a save works: with it, locking loses nothing.
  std::optional<std::string> kept_in{};
  friend bool operator==(const SaveStatus&, const SaveStatus&) = default;
};

/// Another copy of a journal, and what a merge takes of it beside its records.
struct OtherCopy {
  std::string vault_id;
  JournalCopy journal;
  std::map<std::string, std::string> drafts;
  std::uint64_t counter = 0;  // of its last save
  bool newer_form = false;    // a newer version saved it: its records may hold what this one cannot read
};

/// Other files of a journal that got new keys.
struct OldCopies {
  std::vector<std::string> changed;                       // paths: they open with the new secrets
  std::vector<std::pair<std::string, std::string>> left;  // path and why: they open with the secrets of their time
};

class OpenJournal {
 public:
  /// saved_at: what the file says about its last save.
  OpenJournal(vault::OpenedStore store, vault::VaultFile file, Author author, Instant saved_at);
  OpenJournal(OpenJournal&&) noexcept;
  OpenJournal& operator=(OpenJournal&&) noexcept;
  /// Does not save. Waits for a save that is under way.
  ~OpenJournal();

  [[nodiscard]] const JournalData& data() const;
  /// Goes up with every change of data(): a key for caches.
  [[nodiscard]] std::uint64_t data_revision() const;
  [[nodiscard]] const Author& author() const;
  /// Where it is saved: changes when a save had to go beside a file that someone else changed.
  [[nodiscard]] std::string path() const;
  [[nodiscard]] std::string vault_id() const;
  [[nodiscard]] bool read_only() const;

  /// All of the edit or nothing. Contract: every `before` is what data() holds. Changes without a difference are
  /// dropped. Errors: invalid_value; clash, naming the night or day that is already there; refused, for an intake on
  /// a day that says "none" without `replaces_none`; read_only.
  [[nodiscard]] Result<void> apply(Edit edit);
  /// The same for what an import brings: a day that says "none" keeps saying so. `earlier` are earlier versions of
  /// records that the edit creates; those of others are left out.
  [[nodiscard]] Result<void> import_all(Edit edit, const std::vector<Revision>& earlier = {});

  /// "Undo deletion of the nap on 3 May"; nothing when there is nothing to undo.
  [[nodiscard]] std::optional<std::string> undo_title() const;
  [[nodiscard]] std::optional<std::string> redo_title() const;
  /// Both write new versions; nothing is erased. Errors: not_found; clash; read_only.
  [[nodiscard]] Result<void> undo();
  [[nodiscard]] Result<void> redo();

  /// Earlier versions of a record, oldest first.
  [[nodiscard]] std::vector<Revision> revisions_of(const Id& record) const;
  [[nodiscard]] std::vector<Revision> all_revisions() const;

  /// Everything that a merge looks at.
  [[nodiscard]] JournalCopy copy() const;
  /// This journal, for another copy of it to merge with.
  [[nodiscard]] OtherCopy as_other_copy() const;
  /// A file that opens with the key at hand: a conflict copy, an unsaved copy, a backup. It is only read. Takes as long
  /// as opening a journal does without deriving a key, so a window calls it in a job. Errors: those of opening it;
  /// wrong_secret when it was sealed with another key, so that its own passphrase is needed.
  [[nodiscard]] Result<OtherCopy> read_copy(const std::string& path) const;
  /// What merging with another copy of this journal would make of it, changing nothing; then doing it. Its unfinished
  /// texts are taken where this copy has none. Not a step of undo: back_up_first().
  /// Errors: refused when the other is not a copy of this journal; too_new when what a newer version wrote would be
  /// lost; read_only.
  [[nodiscard]] Result<Merged> preview_merge(const OtherCopy& other) const;
  [[nodiscard]] Result<Merged> merge_with(const OtherCopy& other);

  /// Removes binned records for good, with their earlier versions and their undo steps. Cannot be undone; what is
  /// left says only that there was a record. Answers how many were removed.
  [[nodiscard]] Result<std::size_t> purge(const std::vector<Id>& records);
  [[nodiscard]] Result<std::size_t> empty_bin();
  [[nodiscard]] bool was_purged(const Id& record) const;

  /// Text that is being typed, as JSON under the form's own key: survives a lock, a crash and a restart.
  [[nodiscard]] const std::map<std::string, std::string>& drafts() const;
  [[nodiscard]] std::optional<std::string> draft(std::string_view key) const;
  [[nodiscard]] Result<void> set_draft(std::string_view key, std::string_view json);
  [[nodiscard]] Result<void> clear_draft(std::string_view key);

  [[nodiscard]] const JournalSettings& settings() const { return data().settings(); }
  /// On whose clock the time now and new entries are read: the home zone, or where this computer does not know it, the
  /// zone of this computer.
  [[nodiscard]] Zone zone() const;
  /// What to say once where those two are not the same zone, naming both; nothing where home is known here.
  [[nodiscard]] std::optional<std::string> unknown_home_zone() const;
  /// The home zone may be one that this computer does not know, since it may come from another one. Errors:
  /// invalid_value; read_only.
  [[nodiscard]] Result<void> set_settings(const JournalSettings& settings);
  /// The person's lists as they are arranged now. Not a step of undo: no answer goes with an entry. Errors: read_only.
  [[nodiscard]] Result<void> arrange(Lists lists);
  /// The same, but they keep the time at which they say that they were arranged, as an import needs.
  [[nodiscard]] Result<void> set_lists(const Lists& lists);

  /// From now on every change is saved by a worker thread. `wake` is called from that thread when the status changes.
  void save_in_background(std::function<void()> wake);
  [[nodiscard]] SaveStatus save_status() const;
  /// Saves what is unsaved, now, and waits. Nothing unsaved: does nothing.
  [[nodiscard]] Result<void> save_now();

  // The next three take as long as deriving a key does, so a window calls them in a job: they may run on another thread
  // while the journal is used, as may check_passphrase, check_recovery_code, prove_newest_backup, read_copy and
  // back_up.
  /// The new passphrase opens every later save; older copies of the file still open with the old one.
  [[nodiscard]] Result<void> change_passphrase(const SecretBytes& new_passphrase, const vault::NewCost& cost);
  /// The old code no longer opens later saves. Answers the code as it is to be written down; then begin_rehearsal().
  [[nodiscard]] Result<SecretBytes> make_new_recovery_code(const vault::NewCost& cost,
                                                           const vault::ShowCode& show = {});
  /// New keys, a new recovery code (returned), and the backups on this computer are deleted and begun again: someone
  /// who has an older copy and its passphrase cannot read what is written from now on. Copies beside the journal, and
  /// of what could not be saved, get the new keys, too: old_copies(). Those out of our reach stay as they are. Errors:
  /// those of change_passphrase; then nothing is changed or deleted. Then begin_rehearsal().
  [[nodiscard]] Result<SecretBytes> make_old_copies_useless(const SecretBytes& new_passphrase,
                                                            const vault::NewCost& cost,
                                                            const vault::ShowCode& show = {});
  /// What the last make_old_copies_useless did with other files of this journal.
  [[nodiscard]] const OldCopies& old_copies() const;
  /// What each way into this journal costs whoever tries it.
  [[nodiscard]] std::vector<vault::KeyCost> key_costs() const;
  /// The number of the save in another file of this journal, also in a damaged one; none where that cannot be told.
  [[nodiscard]] std::optional<std::uint64_t> save_number_of(const std::string& path) const;
  [[nodiscard]] bool has_recovery_code() const;
  /// Errors: wrong_secret, when this passphrase does not open the file as it is now.
  [[nodiscard]] Result<void> check_passphrase(const SecretBytes& passphrase) const;
  /// The same for the code. Slow. Errors: code_typo, wrong_secret.
  [[nodiscard]] Result<void> check_recovery_code(const SecretBytes& code) const;
  /// Whether to ask for the code now and then. Never due without a code, in the demo, or when turned off.
  [[nodiscard]] Rehearsal rehearsal() const;
  [[nodiscard]] bool rehearsal_due() const;
  [[nodiscard]] Result<void> set_rehearsal(const Rehearsal& rehearsal);
  /// The code is a new one: asked for as after the first, if the person wants to be asked.
  [[nodiscard]] Result<void> begin_rehearsal();
  /// An encrypted copy under a new name, opened by the same secrets. Errors: clash; what the disk says.
  [[nodiscard]] Result<void> write_copy(const std::string& path) const;

  /// Makes a backup of the file and from now on notes on this computer which save it saw last. Slow: call it in the job
  /// that unlocked or created it, before anything is saved. What to say about it is in notices().
  void keep_safe(const SafePlaces& places, FileOps& files);
  /// Whole sentences to say once: the file is older than the one last used here, and the like.
  [[nodiscard]] const std::vector<std::string>& notices() const;
  /// After closing words were saved: a backup of this last save, and the copy in the person's own folder. Answers whole
  /// sentences about what could not be done. Does nothing before keep_safe.
  [[nodiscard]] std::vector<std::string> keep_copies();
  /// Where keep_copies puts its copy from now on; empty: nowhere.
  void set_copy_folder(const std::string& folder);
  /// Files with entries that could not be saved in the journal's own place and that it does not hold yet.
  [[nodiscard]] const std::vector<std::string>& unsaved_copies() const;
  /// Before something that undo does not take back, such as a merge: a backup of the last save on this computer. Does
  /// nothing before keep_safe. Takes a write of the file, so a window calls it in a job, as back_up.
  [[nodiscard]] Result<void> back_up_first() const;
  /// A backup of the last save, in any folder.
  [[nodiscard]] Result<void> back_up(const std::string& folder, FileOps& files) const;
  [[nodiscard]] Result<std::optional<ProvenBackup>> prove_newest_backup(const SafePlaces& places, FileOps& files) const;
  /// The backup of the save that the file holds now, whatever else is in that folder.
  [[nodiscard]] Result<std::optional<ProvenBackup>> prove_own_backup(const SafePlaces& places, FileOps& files) const;

  /// What is wrong with the database or with the records in it, a line each; empty when all is well.
  [[nodiscard]] std::vector<std::string> check() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nightjar::journal
