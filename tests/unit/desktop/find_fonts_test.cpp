#include "desktop/find_fonts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace nightjar::desktop {
namespace {

constexpr ImWchar georgian = 0x10D0, next_georgian = 0x10D1, armenian = 0x0531, hebrew = 0x05D0, noncharacter = 0xFDD0;

TEST(OtherScripts, AreFoundAndDrawnOnTheLineAndAsLargeAsTheirFontDrawsThem) {
  OtherScripts others;
  ASSERT_TRUE(others.look_for({georgian, armenian, hebrew}));
  ImFontAtlas atlas;
  const auto fonts = toolkit::build_fonts(atlas, find_fonts(), 1, toolkit::Letters::own, others.found());
  const ImFont& body = *fonts.at(toolkit::Type::body);
  for (const ImWchar letter : {georgian, armenian, hebrew}) {
    const ImFontGlyph* glyph = body.FindGlyphNoFallback(letter);
    ASSERT_NE(glyph, nullptr) << letter;
    EXPECT_GE(glyph->Y1 - glyph->Y0, 5) << letter;
    EXPECT_LE(glyph->Y1, body.FontSize + 1) << letter;
  }
  EXPECT_EQ(fonts.at(toolkit::Type::title)->FindGlyphNoFallback(hebrew), nullptr)
      << "titles are the program's own words";
}
TEST(OtherScripts, ComeWithTheirNeighbours) {
  OtherScripts others;
  ASSERT_TRUE(others.look_for({georgian}));
  EXPECT_FALSE(others.look_for({next_georgian})) << "it came with the first";
  ASSERT_EQ(others.found().size(), 1U);
  EXPECT_THAT(others.found().front().letters, testing::Contains(next_georgian));
}
TEST(OtherScripts, WhatNoFontHasIsNotFound) {
  OtherScripts others;
  EXPECT_FALSE(others.look_for({noncharacter}));
  EXPECT_TRUE(others.found().empty());
}

TEST(MissingLetters, AreAskedForOnce) {
  ImFontAtlas atlas;
  const auto fonts = toolkit::build_fonts(atlas, find_fonts(), 1, toolkit::Letters::every);
  const ImFont& font = *fonts.at(toolkit::Type::body);
  toolkit::MissingLetters missing;
  missing.note("slept well, caf\xC3\xA9, \xCE\xB1\xD0\xB6", font);  // Latin, Greek, Cyrillic
  EXPECT_FALSE(missing.any());
  missing.note("\xE1\x83\x90\xE1\x83\x90 and \xF0\x9F\x98\xB4", font);  // Georgian; what no 16 bits hold
  EXPECT_EQ(missing.take(), std::vector<ImWchar>{georgian});
  missing.note("\xE1\x83\x90", font);
  EXPECT_TRUE(missing.take().empty());
}

}  // namespace
}  // namespace nightjar::desktop
