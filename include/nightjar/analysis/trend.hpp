// How a nightly number moves: a rolling median that never reaches across a gap.
#pragma once
#include <optional>
#include <span>
#include <vector>

namespace nightjar::analysis {

/// One slot per night. The median of the trailing 7 slots, null where fewer than 4 of them are known.
[[nodiscard]] std::vector<std::optional<double>> rolling_median(std::span<const std::optional<double>> nights);

}  // namespace nightjar::analysis
