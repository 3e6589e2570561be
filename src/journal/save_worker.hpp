// Saving on a thread of its own: takes snapshots of the database, writes the newest, tells how that went.
#pragma once
#include <condition_variable>
#include <mutex>
#include <nightjar/journal/open_journal.hpp>
#include <nightjar/journal/safekeeping.hpp>
#include <nightjar/vault/vault_file.hpp>
#include <thread>

namespace nightjar::journal {

class SaveWorker {
 public:
  explicit SaveWorker(vault::VaultFile file);
  SaveWorker(const SaveWorker&) = delete;
  SaveWorker& operator=(const SaveWorker&) = delete;
  /// Waits for a save that is under way; does not begin another.
  ~SaveWorker();

  /// Starts the thread. `wake` is called from it whenever the status has changed.
  void start(std::function<void()> wake);
  [[nodiscard]] bool started() const { return thread_.joinable(); }

  /// Backs the file up, compares it with what was seen on this computer, and from now on notes each save there.
  [[nodiscard]] std::vector<std::string> keep_safe(FileOps& files, const SafePlaces& places, Instant saved_at);

  /// A block of an earlier snapshot, to be filled again; empty when there is none.
  [[nodiscard]] vault::WipedBytes spare();
  void keep_spare(vault::WipedBytes block);
  /// Takes over a snapshot made on the calling thread. One that still waits is dropped: the newer holds all of it.
  void submit(vault::WipedBytes snapshot, Instant now);
  /// There are changes that no snapshot holds yet.
  void note_unsaved();
  /// Writes the snapshot on the calling thread, after a save that is under way.
  [[nodiscard]] Result<void> save_now(vault::WipedBytes snapshot, Instant now);
  [[nodiscard]] SaveStatus status() const;

  /// The next save gets a number above this one.
  void count_on_from(std::uint64_t counter) {
    const std::scoped_lock lock(file_mutex_);
    file_.count_on_from(counter);
  }
  /// For what saves in a way of its own, such as a new passphrase: `use(file)` answers a Result and writes everything.
  template <class Use>
  auto save_through(Instant now, Use&& use) {
    const std::scoped_lock lock(file_mutex_);
    auto result = use(file_);
    if (result) note_saved(now);
    return result;
  }
  /// Where this computer keeps what belongs to the journal; none before keep_safe.
  [[nodiscard]] FileOps* files() const { return files_; }
  [[nodiscard]] const SafePlaces& places() const { return places_; }
  /// After a save: a backup of it, and the copy in the person's own folder. What to say about them.
  [[nodiscard]] std::vector<std::string> keep_copies();
  /// Only for what the file answers without the disk: path, id, counter.
  [[nodiscard]] const vault::VaultFile& file() const { return file_; }

 private:
  struct Snapshot {
    vault::WipedBytes bytes;
    Instant at;
  };
  void run(const std::stop_token& stop);
  void write(const Snapshot& snapshot);
  void note_saved(Instant now);
  void note_seen() const;
  void keep_elsewhere(const Snapshot& snapshot);
  void drop_what_was_kept_elsewhere();

  vault::VaultFile file_;
  std::mutex file_mutex_;  // held while the file is used; taken before mutex_
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::optional<Snapshot> waiting_;
  vault::WipedBytes spare_;  // kept so that the window does not wait for new memory, nor for the wiping of old
  SaveStatus status_;
  FileOps* files_ = nullptr;  // none: nothing is noted on this computer
  SafePlaces places_;
  std::optional<std::string> kept_in_;  // a copy of what could not be saved
  std::function<void()> wake_;
  std::jthread thread_;  // last: stops before the rest goes
};

}  // namespace nightjar::journal
