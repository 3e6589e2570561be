#include "journal/save_worker.hpp"

#include <nightjar/support/contract.hpp>

namespace nightjar::journal {

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

void SaveWorker::submit(vault::WipedBytes snapshot, Instant now) {
  {
    const std::scoped_lock lock(mutex_);
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

void SaveWorker::note_saved(Instant now) {
  note_seen();
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
  if (outcome.is_on_disk()) note_seen();
  const std::scoped_lock lock(mutex_);
  status_.saving = false;
  if (!outcome.is_on_disk()) {
    status_.unsaved = true;
    status_.error = outcome.error;
    return;
  }
  status_.unsaved = waiting_.has_value();
  status_.saved_counter = outcome.counter;
  status_.saved_at = snapshot.at;
  status_.error.reset();
  status_.notice = outcome.error;
}

}  // namespace nightjar::journal
