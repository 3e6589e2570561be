// Slow work on another thread, its result delivered on the main one.
#pragma once
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <nightjar/support/result.hpp>
#include <optional>
#include <stop_token>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace nightjar::journal {

template <class T>
struct JobOutcome {
  using type = Result<T>;
};
template <class T>
struct JobOutcome<Result<T>> {
  using type = Result<T>;
};
/// What work that returns T delivers: always a Result, because an exception arrives as its Error.
template <class T>
using JobResult = typename JobOutcome<T>::type;

class Jobs {
 public:
  using Number = std::uint64_t;
  virtual ~Jobs() = default;

  /// `work(stop_token)` owns copies of what it needs and runs elsewhere; `deliver(Result<T>)` runs in
  /// deliver_finished(). Work that returns a Result<T> delivers it as it is.
  template <class Work, class Deliver>
  Number run(Work work, Deliver deliver) {
    using T = std::invoke_result_t<Work&, std::stop_token>;
    using Outcome = JobResult<T>;
    // Shared, because std::function wants copies and results such as an open journal have none.
    auto shared_work = std::make_shared<Work>(std::move(work));
    auto shared_deliver = std::make_shared<Deliver>(std::move(deliver));
    return start([shared_work, shared_deliver](std::stop_token stop) -> std::function<void()> {
      auto outcome = std::make_shared<Outcome>(guarded<T>(*shared_work, std::move(stop)));
      return [outcome, shared_deliver] { (*shared_deliver)(std::move(*outcome)); };
    });
  }
  /// Asks the work to stop; it still delivers, usually `cancelled`.
  virtual void cancel(Number job) = 0;
  /// On the main thread, before each frame.
  virtual void deliver_finished() = 0;
  /// Started and not yet delivered.
  [[nodiscard]] virtual std::size_t unfinished() const = 0;

 protected:
  using Task = std::function<std::function<void()>(std::stop_token)>;
  virtual Number start(Task task) = 0;

 private:
  template <class T, class Work>
  static JobResult<T> guarded(Work& work, std::stop_token stop) {
    try {
      if constexpr (std::is_void_v<T>) {
        work(std::move(stop));
        return {};
      } else {
        return work(std::move(stop));
      }
    } catch (const Failure& failure) {
      return fail(failure.error());
    } catch (const std::bad_alloc&) {
      return fail(ErrorCode::no_memory, "not enough memory", "close other programs and try again");
    } catch (const std::exception& other) {
      return fail(ErrorCode::internal, other.what());
    }
  }
};

/// A thread for each job. `wake` is called from it when there is something to deliver.
class ThreadJobs final : public Jobs {
 public:
  explicit ThreadJobs(std::function<void()> wake);
  /// Asks all to stop and waits; nothing more is delivered.
  ~ThreadJobs() override;
  void cancel(Number job) override;
  void deliver_finished() override;
  [[nodiscard]] std::size_t unfinished() const override;

 protected:
  Number start(Task task) override;

 private:
  struct Running {
    Number number;
    std::jthread thread;
  };
  std::function<void()> wake_;
  mutable std::mutex mutex_;
  Number last_ = 0;
  std::vector<Running> running_;
  std::vector<std::pair<Number, std::function<void()>>> finished_;
};

/// For tests: nothing happens until told.
class ManualJobs final : public Jobs {
 public:
  /// Runs the work of the oldest job that waits. False when there is none.
  bool step();
  void cancel(Number job) override;
  void deliver_finished() override;
  [[nodiscard]] std::size_t unfinished() const override { return waiting_.size() + finished_.size(); }

 protected:
  Number start(Task task) override;

 private:
  struct Waiting {
    Number number;
    Task task;
    std::stop_source stop;
  };
  Number last_ = 0;
  std::deque<Waiting> waiting_;
  std::optional<Waiting> running_;  // its work may itself lead to a cancel
  std::vector<std::function<void()>> finished_;
};

}  // namespace nightjar::journal
