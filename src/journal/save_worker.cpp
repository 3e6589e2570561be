#include "journal/save_worker.hpp"

#include <nightjar/support/contract.hpp>
#include <nightjar/time/format.hpp>
#include <nightjar/time/zone.hpp>

namespace nightjar::journal {
namespace {

/// "sleep (unsaved 2026-11-22).nightjar", numbered from the second on.
std::string unsaved_name(const std::string& journal_path, Instant at, int number) {
  auto stem = file_name_of(journal_path);
  if (const auto dot = stem.rfind('.'); dot != std::string::npos && dot > 0) stem.resize(dot);
  return stem.substr(0, 200) + " (unsaved " + iso(day_of(wall_time(at, "UTC"))) +
         (number > 1 ? " " + std::to_string(number) : "") + ").nightjar";
}

}  // namespace

SaveWorker::SaveWorker(vault::VaultFile file) : file_(std::move(file)) { status_.saved_counter = file_.counter(); }

SaveWorker::~SaveWorker() {
  if (!thread_.joinable()) return;
  thread_.request_stop();
  thread_.join();
}

void SaveWorker::start(std::function<void()> wake) {
  NIGHTJAR_EXPECTS(!started());
  wake_ = std::move(wake);
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

std::vector<std::string> SaveWorker::keep_safe(FileOps& files, const SafePlaces& places, Instant saved_at) {
  const std::scoped_lock file_lock(file_mutex_);
  files_ = &files;
  places_ = places;
  return journal::keep_safe(files, places, file_, saved_at.ms);
}

// With file_mutex_ held. What could not be noted is told at the next opening; the save itself is safe.
void SaveWorker::note_seen() const {
  if (files_ != nullptr) static_cast<void>(journal::note_seen(*files_, places_, file_));
}

vault::WipedBytes SaveWorker::spare() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(spare_, {});
}

void SaveWorker::keep_spare(vault::WipedBytes block) {
  const std::scoped_lock lock(mutex_);
  spare_ = std::move(block);
}

void SaveWorker::submit(vault::WipedBytes snapshot, Instant now) {
  {
    const std::scoped_lock lock(mutex_);
    if (waiting_) spare_ = std::move(waiting_->bytes);
    waiting_ = Snapshot{std::move(snapshot), now};
    status_.unsaved = true;
  }
  changed_.notify_one();
}

void SaveWorker::note_unsaved() {
  const std::scoped_lock lock(mutex_);
  status_.unsaved = true;
}

SaveStatus SaveWorker::status() const {
  const std::scoped_lock lock(mutex_);
  return status_;
}

void SaveWorker::run(const std::stop_token& stop) {
  while (true) {
    {
      std::unique_lock lock(mutex_);
      if (!changed_.wait(lock, stop, [&] { return waiting_.has_value(); }) || stop.stop_requested()) return;
    }
    {
      const std::scoped_lock file_lock(file_mutex_);
      std::optional<Snapshot> snapshot;
      {
        const std::scoped_lock lock(mutex_);
        snapshot = std::exchange(waiting_, std::nullopt);  // save_now may have taken it over meanwhile
        if (snapshot) status_.saving = true;
      }
      if (!snapshot) continue;
      if (wake_) wake_();
      write(*snapshot);
      const std::scoped_lock lock(mutex_);
      if (spare_.empty()) spare_ = std::move(snapshot->bytes);
    }
    if (wake_) wake_();
  }
}

Result<void> SaveWorker::save_now(vault::WipedBytes snapshot, Instant now) {
  const std::scoped_lock file_lock(file_mutex_);
  {
    const std::scoped_lock lock(mutex_);
    waiting_.reset();
    status_.saving = true;
  }
  write({std::move(snapshot), now});
  const std::scoped_lock lock(mutex_);
  if (status_.error) return fail(*status_.error);
  return {};
}

std::vector<std::string> SaveWorker::keep_copies() {
  const std::scoped_lock file_lock(file_mutex_);
  std::vector<std::string> out;
  if (files_ == nullptr || file_.read_only() != vault::ReadOnly::no) return out;
  if (!places_.backups.empty())
    if (const auto made = vault::back_up(*files_, file_, places_.backups); !made)
      out.push_back("There could be no backup: " + made.error().message + ".");
  if (const auto copied = copy_to_folder(*files_, places_, file_); !copied)
    out.push_back("There could be no copy in " + places_.copy_folder + ": " + copied.error().message + ".");
  return out;
}

// With file_mutex_ held: when the journal's own place cannot be written, what was entered must still survive a crash.
void SaveWorker::keep_elsewhere(const Snapshot& snapshot) try {
  if (files_ == nullptr || places_.unsaved.empty() || !make_folders(*files_, places_.unsaved)) return;
  constexpr int most_copies = 99;
  for (int number = 1; number <= most_copies; ++number) {
    const auto path = places_.unsaved + "/" + unsaved_name(file_.path(), snapshot.at, number);
    const auto written = file_.write_copy(path, snapshot.bytes, snapshot.at.ms);
    if (!written && written.error().code == ErrorCode::clash) continue;
    if (!written) return;  // an older copy, if there is one, stays
    drop_what_was_kept_elsewhere();
    kept_in_ = path;
    return;
  }
} catch (const Failure&) {
} catch (const std::bad_alloc&) {
}

void SaveWorker::drop_what_was_kept_elsewhere() {
  if (kept_in_) remove_file(*files_, *kept_in_);
  kept_in_.reset();
}

void SaveWorker::note_saved(Instant now) {
  note_seen();
  drop_what_was_kept_elsewhere();
  const std::scoped_lock lock(mutex_);
  waiting_.reset();  // older than what was written
  status_ = {};
  status_.saved_counter = file_.counter();
  status_.saved_at = now;
}

// With file_mutex_ held.
void SaveWorker::write(const Snapshot& snapshot) {
  vault::SaveOutcome outcome;
  try {
    outcome = file_.save(snapshot.bytes, snapshot.at.ms);
  } catch (const Failure& failure) {
    outcome.error = failure.error();
  } catch (const std::bad_alloc&) {
    outcome.error = Error{ErrorCode::no_memory, "not enough memory to save the journal", "close other programs"};
  }
  if (outcome.is_on_disk()) {
    note_seen();
    drop_what_was_kept_elsewhere();
  } else {
    keep_elsewhere(snapshot);
  }
  const std::scoped_lock lock(mutex_);
  status_.saving = false;
  if (!outcome.is_on_disk()) {
    status_.unsaved = true;
    status_.error = outcome.error;
    status_.kept_in = kept_in_;
    return;
  }
  status_.kept_in.reset();
  status_.unsaved = waiting_.has_value();
  status_.saved_counter = outcome.counter;
  status_.saved_at = snapshot.at;
  status_.error.reset();
  status_.notice = outcome.error;
}

}  // namespace nightjar::journal
