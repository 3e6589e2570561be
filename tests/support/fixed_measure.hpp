// Text widths that no installed font can change: every character is half its size wide.
#pragma once
#include <nightjar/charts/scene.hpp>
#include <nightjar/support/utf8.hpp>

namespace nightjar::test {

class FixedMeasure final : public charts::TextMeasure {
 public:
  [[nodiscard]] double width(const std::string& words, const charts::TextStyle& style) const override {
    return static_cast<double>(utf8::count(words)) * style.size / 2;
  }
};

}  // namespace nightjar::test
