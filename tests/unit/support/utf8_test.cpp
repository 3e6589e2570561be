#include <gtest/gtest.h>
#include <utf8proc.h>

#include <nightjar/support/utf8.hpp>
#include <random>

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

TEST(Utf8, SameTextHoweverItIsTyped) {
  const std::vector<std::pair<const char*, const char*>> same = {
      {"ÄRGER", "ärger"},
      {"Straße", "STRASSE"},
      {"straẞe", "strasse"},
      {"café", "cafe\u0301"},          // the accent after its letter
      {"Ｃａｆｅ", "cafe"},            // full width
      {"oﬃce", "office"},              // a ligature
      {"ｶﾞﾑ", "ガム"},                 // half width
      {"cof\u00ADfee", "coffee"},      // a soft hyphen
      {"nightcap\uFE0F", "nightcap"},  // a selector of variants
      {"ΚΡΑΤΟΣ", "κράτος"},            // capitals go without accents, and the last sigma has a form of its own
      {"ΚΑΦΕΪΝΗ", "καφεΐνη"},
      {"ВОДКА", "водка"},
      {"RAKI", "rakı"},
      {"İLAÇ", "ilaç"},
      {"I\u0307LAÇ", "ilaç"},
      {"한", "\u1112\u1161\u11AB"},
      {"St John’s wort", "St John's wort"},
      {"5‑HTP", "5-HTP"},  // the hyphen that does not break
      {"2\u00A0mg", "2 mg"},
      {"10 µg", "10 μg"},  // the sign and the letter
  };
  for (const auto& [a, b] : same) {
    EXPECT_TRUE(utf8::same_text(a, b)) << a << " " << b;
    EXPECT_EQ(utf8::folded(a), utf8::folded(b)) << a;
    EXPECT_EQ(utf8::folded(utf8::folded(a)), utf8::folded(a)) << a;
    EXPECT_TRUE(utf8::contains_word(std::string("(") + a + ")", b)) << a << " " << b;
    EXPECT_TRUE(utf8::contains_word(std::string("(") + b + ")", a)) << a << " " << b;
  }
  for (const auto& [a, b] : std::vector<std::pair<const char*, const char*>>{
           {"thé", "the"}, {"Äther", "Ather"}, {"か", "が"}, {"Tee", "Te"}, {"й", "и"}, {"", " "}})
    EXPECT_FALSE(utf8::same_text(a, b)) << a << " " << b;
  EXPECT_TRUE(utf8::same_text("a\xFF", "A\xFE")) << "what is not text compares as a sign that says so";
  EXPECT_TRUE(utf8::same_text("", ""));
}

TEST(Utf8, ANameIsFoundAsAWordOfItsOwn) {
  const auto has = utf8::contains_word;
  EXPECT_TRUE(has("some TEA, again", "tea"));
  EXPECT_FALSE(has("instead", "tea"));
  EXPECT_FALSE(has("teas", "tea"));
  EXPECT_FALSE(has("anything", ""));
  EXPECT_FALSE(has("any thing", " "));
  EXPECT_FALSE(has("", "tea"));
  EXPECT_TRUE(has("smell of äther", "Äther"));
  EXPECT_TRUE(has("SMELL OF A\u0308THER", "Äther"));
  EXPECT_TRUE(has("the “ether” bottle", "Ether"));
  EXPECT_TRUE(has("water—ether…and ｅｔｈｅｒ", "Ether"));
  EXPECT_TRUE(has("ether’s smell", "ether"));
  EXPECT_FALSE(has("Aether", "ether"));
  EXPECT_FALSE(has("ætherisch æther", "ther"));
  EXPECT_FALSE(has("cafe\u0301", "cafe")) << "an accent belongs to its letter, typed after it or with it";
  EXPECT_TRUE(has("ΧΩΡΙΣ ΑΙΘΕΡΑ!", "αιθέρα"));
  EXPECT_TRUE(has("БЕЗ ЭФИРА.", "эфира"));
  EXPECT_TRUE(has("İLAÇ VE RAKI", "ilaç"));
  EXPECT_TRUE(has("ilaç ve rakı", "RAKI"));
  EXPECT_TRUE(has("a\u200Bether\u200Bb", "ether")) << "a space without width is one";
  EXPECT_TRUE(has("an eth\u00ADer bottle", "ether"));
}

TEST(Utf8, WhatStandsBetweenTheWordsOfANameMayDiffer) {
  const auto has = utf8::contains_word;
  for (const char* written : {"red bull", "Red-Bull", "RED  BULL!", "a red\nbull.", "red\u00A0bull", "red™ bull"})
    EXPECT_TRUE(has(written, "Red Bull")) << written;
  EXPECT_FALSE(has("the red one and the bull", "Red Bull"));
  EXPECT_FALSE(has("predbull", "Red Bull"));
  EXPECT_TRUE(has("my ritalin", "Ritalin®"));
  EXPECT_TRUE(has("Ritalin™", "ritalin"));
  EXPECT_TRUE(has("diazepam10mg", "Diazepam")) << "letters and numbers part";
  EXPECT_TRUE(has("5HTP", "5-htp"));
  EXPECT_TRUE(has("St Johns wort, St. John’s wort", "St John's Wort"));
  EXPECT_TRUE(has("a drop of H₂O", "h2o"));
  EXPECT_FALSE(has("15-HTP", "5-HTP"));
}

TEST(Utf8, InScriptsWithoutSpacesContainingIsNaming) {
  const auto has = utf8::contains_word;
  EXPECT_TRUE(has("喝酒", "酒"));
  EXPECT_TRUE(has("今日はコーヒーを飲んだ", "コーヒー"));
  EXPECT_TRUE(has("今日はｺｰﾋｰを飲んだ", "コーヒー"));
  EXPECT_TRUE(has("ดื่มชาเย็น", "ชา"));
  EXPECT_TRUE(has("喝ether了", "Ether"));
  EXPECT_TRUE(has("술을 마셨다", "술")) << "a particle follows without a space";
  EXPECT_FALSE(has("술을 마셨다", "수"));
  EXPECT_FALSE(has("喝茶", "酒"));
  EXPECT_FALSE(has("がム", "かム"));
}

TEST(Utf8, ASignCanBeANameToo) {
  EXPECT_TRUE(utf8::contains_word("two 🍺 and", "🍺"));
  EXPECT_TRUE(utf8::contains_word("two☕\uFE0F", "☕"));
  EXPECT_FALSE(utf8::contains_word("two 🍷", "🍺"));
}

TEST(Utf8, ANameIsFoundBetweenAnyTwoCharactersThatAreNoLetters) {
  const std::string names[] = {"Äther",    "Ether", "酒", "βουτάνιο", "ЭФИР",
                               "Red Bull", "ชา",    "술", "İlaç",     "ＥＴＨＥＲ"};
  std::vector<std::string> others;
  for (utf8proc_int32_t c = 1; c < 0x110000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    const auto category = utf8proc_category(c);
    const bool letter_or_mark = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME;
    const bool means_nothing = category == UTF8PROC_CATEGORY_CN || category == UTF8PROC_CATEGORY_CO;
    if (letter_or_mark || (means_nothing && c % 977 != 0)) continue;
    utf8::append(others.emplace_back(), static_cast<char32_t>(c));
  }
  ASSERT_GT(others.size(), 8000U);
  std::mt19937 dice(20261130);
  const auto one_of = [&](const auto& all) { return all[dice() % std::size(all)]; };
  for (std::size_t i = 0; i < others.size(); ++i) {
    const std::string name = one_of(names), before = others[i], after = one_of(others);
    EXPECT_TRUE(utf8::contains_word(before + name + after, name)) << before << name << after;
    EXPECT_TRUE(utf8::contains_word(after + name + before, name)) << after << name << before;
  }
}

TEST(Utf8, CapitalisesTheFirstLetterOfAnyScriptAndNothingElse) {
  EXPECT_EQ(utf8::capitalised("a walk, then tea"), "A walk, then tea");
  EXPECT_EQ(utf8::capitalised("übel"), "Übel");
  EXPECT_EQ(utf8::capitalised("кратом"), "Кратом");
  for (const char* same : {"", "Group", "7 cups", "酒", "\xFF\xFE"}) EXPECT_EQ(utf8::capitalised(same), same);
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

TEST(Utf8, NamesOfOneThingAreOneWhateverStandsAround) {
  for (const auto& [a, b] : {std::pair{"Coffee", " coffee"},
                             {"coffee\u00A0", "COFFEE"},
                             {"caf\u00E9", "cafe\u0301"},
                             {"\u3000Tea\u200B", "tea"},
                             {"Stra\u00DFe", "STRASSE"}})
    EXPECT_TRUE(utf8::same_name(a, b)) << a << '|' << b;
  EXPECT_FALSE(utf8::same_name("green tea", "greentea"));
  EXPECT_FALSE(utf8::same_name("the", "th\u00E9"));
  EXPECT_EQ(utf8::trimmed(" \t\u00A0\uFEFFa b\n "), "a b");
  EXPECT_EQ(utf8::trimmed(" \u2003"), "");
  EXPECT_EQ(utf8::trimmed(""), "");
}
