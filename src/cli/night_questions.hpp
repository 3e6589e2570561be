// "Is this right?" in the terminal, while a verb asks one by one.
#pragma once
#include <nightjar/analysis/checks.hpp>

#include "cli/verb.hpp"

namespace nightjar::cli {

/// Asks about whatever looks odd, each thing once. The night as the person leaves it.
[[nodiscard]] Night looked_over(Context& context, Night night, const analysis::CheckContext& known);

}  // namespace nightjar::cli
