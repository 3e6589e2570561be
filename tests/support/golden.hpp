// Text against a file in tests/golden/<folder>. NIGHTJAR_UPDATE_GOLDEN=1 writes it again.
#pragma once
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace nightjar::test {

inline void expect_golden_text(const std::string& folder, const std::string& name, const std::string& text) {
  const std::string path = std::string(NIGHTJAR_SOURCE_DIR) + "/tests/golden/" + folder + "/" + name + ".txt";
  if (std::getenv("NIGHTJAR_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path) << text;
    return;
  }
  std::ifstream file(path);
  const std::string wanted{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(text, wanted) << "differs from " << path << "; NIGHTJAR_UPDATE_GOLDEN=1 writes it again";
}

}  // namespace nightjar::test
