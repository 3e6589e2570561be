// What every page of a report must hold to, whatever is printed on it.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>

#include "report/pages.hpp"
#include "support/scene_text.hpp"

namespace nightjar::test {

inline std::string all_words(const std::vector<charts::Scene>& pages) {
  std::string out;
  for (const auto& page : pages)
    for (const auto& words : words_in(page)) out += words + '\n';
  return out;
}

inline const charts::Scene& page_titled(const std::vector<charts::Scene>& pages, const std::string& title) {
  return *std::ranges::find(pages, title, &charts::Scene::title);
}

/// Nothing may leave the page, and no content may reach into the footer.
inline void expect_inside(const std::vector<charts::Scene>& pages) {
  constexpr double mm = 72 / 25.4;
  const auto& measure = report::paper_measure();
  for (const auto& page : pages) {
    const double footer = page.height - 16.6 * mm;
    for (const auto& text : shapes_of<charts::Text>(page)) {
      const double width = measure.width(text.words, text.style);
      const double left = text.anchor == charts::Anchor::start    ? text.at.x
                          : text.anchor == charts::Anchor::middle ? text.at.x - width / 2
                                                                  : text.at.x - width;
      EXPECT_GE(left, 19.9 * mm) << text.words;
      EXPECT_LE(left + width, 197.5 * mm) << text.words;
      const bool footer_text = text.at.y > page.height - 14 * mm;
      if (!footer_text) {
        EXPECT_LE(text.at.y, footer - 3 * mm) << text.words;
      }
    }
  }
}

}  // namespace nightjar::test
