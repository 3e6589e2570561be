// "Is this right?" in words: what looks odd, and what a key or a click would make of it.
#pragma once
#include <nightjar/analysis/checks.hpp>
#include <string>

#include "screens/screen.hpp"

namespace nightjar::screens {

[[nodiscard]] std::string finding_words(const analysis::Finding& finding, const Night& night);
[[nodiscard]] std::string repair_words(const analysis::Repair& repair, const Night& night);

}  // namespace nightjar::screens
