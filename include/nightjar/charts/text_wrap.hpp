// Breaks words into lines that fit: nothing on a chart or a page is ever cut.
#pragma once
#include <nightjar/charts/scene.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace nightjar::charts {

/// Breaks at spaces and line feeds; a single word wider than a line is broken inside, between whole characters.
/// Never empty: words without any text give one empty line.
[[nodiscard]] std::vector<std::string> wrap(std::string_view words, const TextStyle& style, double width,
                                            const TextMeasure& measure);

}  // namespace nightjar::charts
