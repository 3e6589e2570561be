#include <algorithm>
#include <nightjar/report/progress.hpp>
#include <nightjar/support/error.hpp>

namespace nightjar::report {

Step steps(const Progress& progress, double from, double until, std::size_t expected) {
  if (!progress) return no_step;
  // Often enough to stop within milliseconds, seldom enough to cost nothing.
  constexpr std::size_t between = 32;
  return [&progress, from, until, whole = static_cast<double>(std::max<std::size_t>(expected, 1)),
          done = std::size_t{0}]() mutable {
    if (++done % between != 0) return;
    if (!progress(from + (until - from) * std::min(static_cast<double>(done) / whole, 1.0)))
      throw Failure{Error{ErrorCode::cancelled, "stopped, and no file was made", ""}};
  };
}

}  // namespace nightjar::report
