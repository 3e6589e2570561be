// What comes with the program to be read.
#pragma once
#include <span>
#include <string_view>

namespace nightjar::app {

struct Document {
  const char* title;
  std::string_view text;
};
/// What comes with the program to be read: what is protected, and how the file is built.
[[nodiscard]] std::span<const Document> documents();

}  // namespace nightjar::app
