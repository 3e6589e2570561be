// Formulas and words of the report, for its last page and for the web page.
#pragma once
#include <nightjar/report/model.hpp>
#include <span>
#include <string_view>

namespace nightjar::report {

struct Explained {
  std::string_view what, how;
};
[[nodiscard]] std::span<const Explained> formulas();
[[nodiscard]] std::span<const Explained> glossary();
/// How the entries were made, each with its count.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> quality_lines(const Model& model);

}  // namespace nightjar::report
