// Why a night gives no figures, in words.
#pragma once
#include <nightjar/analysis/sleep_metrics.hpp>

namespace nightjar::report {
[[nodiscard]] std::string_view words_for(analysis::Unusable reason);
}  // namespace nightjar::report
