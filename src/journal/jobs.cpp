#include <algorithm>
#include <nightjar/journal/jobs.hpp>

namespace nightjar::journal {

ThreadJobs::ThreadJobs(std::function<void()> wake) : wake_(std::move(wake)) {}

ThreadJobs::~ThreadJobs() {
  std::vector<Running> running;
  {
    const std::scoped_lock lock(mutex_);
    running = std::move(running_);
  }
  for (auto& job : running) job.thread.request_stop();  // all first, then wait
}

Jobs::Number ThreadJobs::start(Task task) {
  const std::scoped_lock lock(mutex_);
  const auto number = ++last_;
  running_.push_back({number, std::jthread([this, number, task = std::move(task)](const std::stop_token& stop) {
                        auto deliver = task(stop);
                        {
                          const std::scoped_lock finished_lock(mutex_);
                          finished_.emplace_back(number, std::move(deliver));
                        }
                        if (wake_) wake_();
                      })});
  return number;
}

void ThreadJobs::cancel(Number job) {
  const std::scoped_lock lock(mutex_);
  for (auto& running : running_)
    if (running.number == job) running.thread.request_stop();
}

void ThreadJobs::deliver_finished() {
  std::vector<std::pair<Number, std::function<void()>>> finished;
  std::vector<Running> ended;  // joined after the lock is given back: their threads may be about to take it
  {
    const std::scoped_lock lock(mutex_);
    finished.swap(finished_);
    for (const auto& [number, deliver] : finished) {
      const auto it =
          std::find_if(running_.begin(), running_.end(), [n = number](const auto& r) { return r.number == n; });
      ended.push_back(std::move(*it));
      running_.erase(it);
    }
  }
  // What the work owned is gone before it delivers: a journal that is locked then gives back its file at once.
  ended.clear();
  for (const auto& [number, deliver] : finished) deliver();
}

std::size_t ThreadJobs::unfinished() const {
  const std::scoped_lock lock(mutex_);
  return running_.size();
}

Jobs::Number ManualJobs::start(Task task) {
  waiting_.push_back({++last_, std::move(task), {}});
  return last_;
}

bool ManualJobs::step() {
  if (waiting_.empty()) return false;
  auto& next = running_.emplace(std::move(waiting_.front()));
  waiting_.pop_front();
  finished_.push_back(next.task(next.stop.get_token()));
  running_.reset();
  return true;
}

void ManualJobs::cancel(Number job) {
  if (running_ && running_->number == job) running_->stop.request_stop();
  for (auto& waiting : waiting_)
    if (waiting.number == job) waiting.stop.request_stop();
}

void ManualJobs::deliver_finished() {
  auto finished = std::move(finished_);
  finished_.clear();
  for (const auto& deliver : finished) deliver();
}

}  // namespace nightjar::journal
