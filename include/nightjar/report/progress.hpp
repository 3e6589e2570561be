// How a long piece of work tells how far it is, and is told to stop.
#pragma once
#include <cstddef>
#include <functional>

namespace nightjar::report {

/// Called now and then with the share that is done, 0 to 1; returns false to stop.
using Progress = std::function<bool(double)>;

/// What a writer calls between two records, rows or pages. It may throw: whatever a writer holds is in memory, so that
/// nothing is left behind.
using Step = std::function<void()>;
inline const Step no_step = [] {};

/// A step that asks `progress` now and then, from one share to another over the expected number of steps, and throws
/// Failure{cancelled} when it is to stop. `progress` must outlive it.
[[nodiscard]] Step steps(const Progress& progress, double from, double until, std::size_t expected);

}  // namespace nightjar::report
