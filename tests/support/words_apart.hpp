// Whether every word of a drawing lies inside it and on no other word.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>

#include "support/scene_text.hpp"

namespace nightjar::test {

struct WordsExtent {
  double left, right, top, bottom;
};
inline WordsExtent extent_of(const charts::Text& text, const charts::TextMeasure& measure) {
  const double width = measure.width(text.words, text.style);
  const double left = text.at.x - (text.anchor == charts::Anchor::middle ? width / 2
                                   : text.anchor == charts::Anchor::end  ? width
                                                                         : 0);
  return {left, left + width, text.at.y - text.style.size * 0.72, text.at.y};
}

inline void expect_words_apart(const charts::Scene& scene, const charts::TextMeasure& measure) {
  constexpr double little = 0.75;
  const auto texts = shapes_of<charts::Text>(scene);
  std::vector<WordsExtent> extents;
  for (const auto& text : texts) {
    const auto& extent = extents.emplace_back(extent_of(text, measure));
    EXPECT_GE(extent.left, -little) << text.words;
    EXPECT_LE(extent.right, scene.width + little) << text.words;
    EXPECT_GE(extent.top, -little) << text.words;
    EXPECT_LE(extent.bottom, scene.height + little) << text.words;
  }
  for (std::size_t i = 0; i < texts.size(); ++i)
    for (std::size_t j = i + 1; j < texts.size(); ++j) {
      const auto &a = extents[i], &b = extents[j];
      const double across = std::min(a.right, b.right) - std::max(a.left, b.left),
                   down = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
      EXPECT_FALSE(across > little && down > little)
          << "'" << texts[i].words << "' covers '" << texts[j].words << "' by " << across << " x " << down;
    }
}

}  // namespace nightjar::test
