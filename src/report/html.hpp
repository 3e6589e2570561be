// The report as one web page that stands alone: no script, nothing fetched, charts as SVG with real text and the same
// numbers in tables beside them; light, dark and on paper.
#pragma once
#include <nightjar/report/model.hpp>

namespace nightjar::report {

[[nodiscard]] std::string html_page(const Model& model);

}  // namespace nightjar::report
