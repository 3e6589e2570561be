// What a screen says, word for word, against a file in tests/golden/screens.
#pragma once
#include "support/golden.hpp"

namespace nightjar::test {

inline void expect_golden(const std::string& name, const std::string& text) {
  expect_golden_text("screens", name, text);
}

}  // namespace nightjar::test
