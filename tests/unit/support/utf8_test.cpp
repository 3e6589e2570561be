#include <gtest/gtest.h>

#include <nightjar/support/utf8.hpp>

using namespace nightjar;

TEST(Utf8, CountsCodePointsNotBytes) {
  EXPECT_EQ(utf8::count("café"), 4u);
  EXPECT_EQ(utf8::count("\xF0\x9F\x8C\x99"), 1u);  // crescent moon
  EXPECT_EQ(utf8::count(""), 0u);
}

TEST(Utf8, KnowsWhatIsNotText) {
  EXPECT_TRUE(utf8::valid("日本 עברית"));
  for (const char* wrong : {"\xC3", "\xFF", "a\x80", "\xED\xA0\x80", "\xC0\xAF", "\xF4\x90\x80\x80"})
    EXPECT_FALSE(utf8::valid(wrong)) << wrong;
}

TEST(Utf8, SanitizedTextIsValidAndKeepsTabsAndLines) {
  EXPECT_EQ(utf8::sanitized("a\r\nb\rc\n\td"), "a\nb\nc\n\td");
  EXPECT_EQ(utf8::sanitized("a\x01z"), "a\xEF\xBF\xBDz");
  EXPECT_EQ(utf8::sanitized("\xFF!"), "\xEF\xBF\xBD!");
  EXPECT_EQ(utf8::sanitized("\xC2\x85"), "\xEF\xBF\xBD");
}

TEST(Utf8, EveryByteStringBecomesValidText) {
  std::string all;
  for (int i = 0; i < 65536; i += 7) {
    all += static_cast<char>(i & 255);
    all += static_cast<char>(i >> 8);
  }
  EXPECT_TRUE(utf8::valid(utf8::sanitized(all)));
}

TEST(Utf8, FoldingFindsOtherCases) {
  EXPECT_EQ(utf8::folded("ÄRGER"), utf8::folded("ärger"));
  EXPECT_EQ(utf8::folded("ΚΡΑΤΟΣ").substr(0, 10), utf8::folded("κρατος").substr(0, 10));
}

TEST(Utf8, AppendWritesWhatNextReads) {
  for (const char32_t cp : {U'a', U'é', U'\uFFFD', U'\U0001F319', U'\U0010FFFF'}) {
    std::string out;
    utf8::append(out, cp);
    const auto d = utf8::next(out, 0);
    EXPECT_TRUE(d.valid);
    EXPECT_EQ(d.code_point, cp);
    EXPECT_EQ(d.length, out.size());
  }
}
