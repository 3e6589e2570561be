// Saving on a thread of its own: takes snapshots of the database, writes them, tells how that went.
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
  /// `take` makes a snapshot of the database, on whichever thread saves, into the block it is given. Whatever it reads
  /// must outlive this worker.
  SaveWorker(vault::VaultFile file, std::function<vault::WipedBytes(vault::WipedBytes)> take);
  SaveWorker(const SaveWorker&) = delete;
  SaveWorker& operator=(const SaveWorker&) = delete;
  /// Waits for a save that is under way; does not begin another.
  ~SaveWorker();

  /// Starts the thread. `wake` is called from it whenever the status has changed.
  void start(std::function<void()> wake);
  [[nodiscard]] bool started() const { return thread_.joinable(); }

  /// Backs the file up, compares it with what was seen on this computer, and from now on notes each save there.
  [[nodiscard]] KeptSafe keep_safe(FileOps& files, const SafePlaces& places, Instant saved_at, bool pin);

  /// There are changes that the file does not hold yet; a thread that was started saves them. The caller waits for
  /// nothing, not even for the copy of the database.
  void changed(Instant now) noexcept;
  /// Saves on the calling thread, after a save that is under way.
  [[nodiscard]] Result<void> save_now(Instant now);
  [[nodiscard]] SaveStatus status() const;

  /// The next save gets a number above this one.
  void count_on_from(std::uint64_t counter) {
    const std::scoped_lock lock(file_mutex_);
    file_.count_on_from(counter);
  }
  /// For what saves in a way of its own, such as a new passphrase: `use(file)` takes a snapshot, writes it and returns
  /// a Result. It may be slow and run on any thread; what is changed meanwhile is saved after it.
  template <class Use>
  auto save_through(Instant now, Use&& use) {
    const std::scoped_lock lock(file_mutex_);
    const auto waiting = stop_waiting();
    auto result = use(file_);
    if (result)
      note_saved(now);
    else if (waiting)
      changed(*waiting);
    return result;
  }
  void set_copy_folder(const std::string& folder) {
    const std::scoped_lock lock(file_mutex_);
    places_.copy_folder = folder;
  }
  /// Where this computer keeps what belongs to the journal; none before keep_safe.
  [[nodiscard]] FileOps* files() const { return files_; }
  [[nodiscard]] const SafePlaces& places() const { return places_; }
  [[nodiscard]] Result<void> back_up(const std::string& folder, FileOps& files) {
    const std::scoped_lock file_lock(file_mutex_);
    return vault::back_up(files, file_, folder);
  }
  /// After a save: a backup of it, and the copy in the person's own folder. What to say about them.
  [[nodiscard]] std::vector<std::string> keep_copies();
  /// Only for what the file knows without the disk: path, id, counter.
  [[nodiscard]] const vault::VaultFile& file() const { return file_; }

 private:
  struct Snapshot {
    vault::WipedBytes bytes;
    Instant at;
  };
  void run(const std::stop_token& stop);
  void save(Instant now);
  void write(const Snapshot& snapshot);
  [[nodiscard]] std::optional<Instant> stop_waiting();
  void note_saved(Instant now);
  void note_seen() const;
  /// False: there is no copy of this very state.
  [[nodiscard]] bool keep_elsewhere(const Snapshot& snapshot);
  void drop_what_was_kept_elsewhere();

  vault::VaultFile file_;
  std::mutex file_mutex_;  // held while the file is used; taken before mutex_
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::function<vault::WipedBytes(vault::WipedBytes)> take_;
  std::optional<Instant> waiting_;  // changes that no snapshot holds, and when the last of them was made
  vault::WipedBytes spare_;         // of the last snapshot: filling it again is faster than new memory
  SaveStatus status_;
  FileOps* files_ = nullptr;  // none: nothing is noted on this computer
  SafePlaces places_;
  std::optional<std::string> kept_in_;  // a copy of what could not be saved
  std::function<void()> wake_;
  std::jthread thread_;  // last: stops before the rest goes
};

}  // namespace nightjar::journal
