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
  return stem.substr(0, 200) + " (unsaved " + iso(day_of(wall_time(at, Zone()))) +
         (number > 1 ? " " + std::to_string(number) : "") + ").nightjar";
}

}  // namespace

SaveWorker::SaveWorker(vault::VaultFile file, std::function<vault::WipedBytes(vault::WipedBytes)> take)
    : file_(std::move(file)), take_(std::move(take)) {
  status_.saved_counter = file_.counter();
}

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

KeptSafe SaveWorker::keep_safe(FileOps& files, const SafePlaces& places, Instant saved_at, bool pin) {
  const std::scoped_lock file_lock(file_mutex_);
  files_ = &files;
  places_ = places;
  return journal::keep_safe(files, places, file_, saved_at.ms, pin);
}

// With file_mutex_ held. What could not be noted is told at the next opening; the save itself is safe.
void SaveWorker::note_seen() const {
  if (files_ != nullptr) static_cast<void>(journal::note_seen(*files_, places_, file_));
}

void SaveWorker::changed(Instant now) noexcept {
  {
    const std::scoped_lock lock(mutex_);
    status_.unsaved = true;
    if (!started()) return;
    waiting_ = now;
  }
  changed_.notify_one();
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
      std::optional<Instant> now;
      {
        const std::scoped_lock lock(mutex_);
        now = std::exchange(waiting_, std::nullopt);  // save_now may have taken it over meanwhile
        if (now) status_.saving = true;
      }
      if (!now) continue;
      if (wake_) wake_();
      save(*now);
    }
    if (wake_) wake_();
  }
}

Result<void> SaveWorker::save_now(Instant now) {
  const std::scoped_lock file_lock(file_mutex_);
  {
    const std::scoped_lock lock(mutex_);
    waiting_.reset();
    status_.saving = true;
  }
  save(now);
  const std::scoped_lock lock(mutex_);
  if (status_.error) return fail(*status_.error);
  return {};
}

// With file_mutex_ held. What is changed after the snapshot was taken waits for the next save.
void SaveWorker::save(Instant now) {
  Snapshot snapshot{{}, now};
  std::optional<Error> error;
  try {
    snapshot.bytes = take_(std::exchange(spare_, {}));
  } catch (const Failure& failure) {
    error = failure.error();
  } catch (const std::bad_alloc&) {
    error = Error{ErrorCode::no_memory, "not enough memory to save the journal", "close other programs"};
  }
  if (!error) {
    write(snapshot);
    spare_ = std::move(snapshot.bytes);
    return;
  }
  const std::scoped_lock lock(mutex_);
  status_.saving = false;
  status_.unsaved = true;
  status_.error = std::move(error);
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
bool SaveWorker::keep_elsewhere(const Snapshot& snapshot) try {
  if (files_ == nullptr || places_.unsaved.empty() || !make_folders(*files_, places_.unsaved)) return false;
  constexpr int most_copies = 99;
  for (int number = 1; number <= most_copies; ++number) {
    const auto path = places_.unsaved + "/" + unsaved_name(file_.path(), snapshot.at, number);
    const auto written = file_.write_copy(path, snapshot.bytes, snapshot.at.ms);
    if (!written && written.error().code == ErrorCode::clash) continue;
    if (!written) return false;  // an older copy, if there is one, stays
    drop_what_was_kept_elsewhere();
    kept_in_ = path;
    return true;
  }
  return false;
} catch (const Failure&) {
  return false;
} catch (const std::bad_alloc&) {
  return false;
}

void SaveWorker::drop_what_was_kept_elsewhere() {
  if (kept_in_) remove_file(*files_, *kept_in_);
  kept_in_.reset();
}

std::optional<Instant> SaveWorker::stop_waiting() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(waiting_, std::nullopt);
}

void SaveWorker::note_saved(Instant now) {
  note_seen();
  drop_what_was_kept_elsewhere();
  const std::scoped_lock lock(mutex_);
  status_ = {};
  status_.unsaved = waiting_.has_value();  // changed since
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
  bool kept = false;
  if (outcome.is_on_disk()) {
    note_seen();
    drop_what_was_kept_elsewhere();
  } else {
    kept = keep_elsewhere(snapshot);
  }
  const std::scoped_lock lock(mutex_);
  status_.saving = false;
  if (!outcome.is_on_disk()) {
    status_.unsaved = true;
    status_.error = outcome.error;
    status_.kept_in = kept ? kept_in_ : std::nullopt;
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
