// The page of formulas names every number that a verb, a column or a field of ours carries.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

namespace {

std::string text_of(const std::string& path) {
  std::ifstream file(std::string(NIGHTJAR_SOURCE_DIR) + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The quoted names in the enum_names<...> of a header.
std::set<std::string> names_of(const std::string& header, const std::string& type) {
  const std::string text = text_of("/include/nightjar/analysis/" + header);
  const auto begin = text.find("enum_names<analysis::" + type + ">");
  const auto end = text.find("});", begin);
  std::set<std::string> out;
  const std::regex name("\"([a-z0-9_]+)\"");
  const std::string part = text.substr(begin, end - begin);
  for (std::sregex_iterator it(part.begin(), part.end(), name), none; it != none; ++it) out.insert((*it)[1]);
  return out;
}

TEST(Formulas, NameEveryNumber) {
  const std::string page = text_of("/assets/doc/FORMULAS.md");
  auto codes = names_of("sleep_metrics.hpp", "Measure");
  EXPECT_EQ(codes.size(), 14U);
  codes.merge(names_of("quantity.hpp", "DayValue"));
  EXPECT_EQ(codes.size(), 20U);
  for (const auto* code :
       {"hodges_lehmann", "mann_whitney_u", "cliffs_delta", "theil_sen_per_day", "mann_kendall", "lag1", "n_eff"})
    codes.insert(code);
  for (const auto& code : codes) EXPECT_NE(page.find('`' + code + '`'), std::string::npos) << code;
}

}  // namespace
