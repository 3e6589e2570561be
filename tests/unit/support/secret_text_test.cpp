// Secrets as people give them: the same words are the same bytes, and what cannot be typed again is told.
#include <gtest/gtest.h>

#include <nightjar/support/secret_text.hpp>

namespace nightjar {
namespace {

SecretBytes given(std::string_view text) { return SecretBytes::copy_of(text); }
std::string read(std::string_view text) {
  const auto prepared = prepared_secret(given(text));
  return prepared ? std::string(prepared->text()) : "refused: " + prepared.error().message;
}
std::string chosen(std::string_view text) {
  const auto prepared = prepared_new_secret(given(text), "a word", {3, 12});
  return prepared ? std::string(prepared->text()) : prepared.error().message;
}

TEST(SecretText, IsWhatWasMeantByTheBytes) {
  EXPECT_EQ(read("caf\u00e9"), "caf\u00e9");
  EXPECT_EQ(read("cafe\u0301"), "caf\u00e9");
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "word\r\n"),
            "word");
  EXPECT_EQ(read("\x1B[200~word\x1B[201~\n"), "word");
  EXPECT_EQ(read("wo\x1B[200~r\x1B[201~d"), "word") << "pasted into the middle";
  EXPECT_EQ(read(" word\t"), " word\t") << "blanks may be meant";
  EXPECT_EQ(read("word\n\n"), "word\n") << "one line end";
  EXPECT_EQ(read(""), "");
  EXPECT_EQ(prepared_secret(SecretBytes())->size(), 0U);
  EXPECT_EQ(prepared_secret(given("w\xE4rme")).error().code, ErrorCode::invalid_value);
  EXPECT_NE(read("\xFF\xFEw").find("UTF-16"), std::string::npos);
}

TEST(SecretText, ThatIsChosenNowCanBeSeenAndTypedAgain) {
  EXPECT_EQ(chosen("two words"), "two words");
  EXPECT_EQ(chosen("\u6f22\u5b57\u304b"), "\u6f22\u5b57\u304b");
  for (const auto& [text, why] : std::vector<std::pair<std::string, std::string>>{
           {"ab", "a word needs at least 3 characters"},
           {"\u00e9\u00e9", "a word needs at least 3 characters"},
           {"thirteen long", "a word may have at most 12 bytes, and this one has 13"},
           {"two words ", "a word may not end with a blank: it cannot be seen"},
           {" word", "a word may not begin with a blank: it cannot be seen"},
           {"a\tb c", "a word may not hold a tab: it could not be typed again"},
           {"a b\n\n", "a word may not hold a line end: it could not be typed again"},
           {"a\u2003b",
            "a word may not hold a blank that the space bar does not give (U+2003): it could not be typed "
            "again"},
           {"a\u200db", "a word may not hold an invisible character (U+200D): it could not be typed again"},
           {"a\u202eb", "a word may not hold an invisible character (U+202E): it could not be typed again"},
           {"a\u0085b", "a word may not hold a control character (U+0085): it could not be typed again"}})
    EXPECT_EQ(chosen(text), why);
}

TEST(SecretText, HasOneSpellingUnlessProgramsReplaceItsLetters) {
  for (const char* one : {"caf\u00e9", "word 12", "\u6f22\u5b57"}) EXPECT_TRUE(has_one_spelling(given(one))) << one;
  for (const char* two : {"o\ufb03ce", "m\u00b2", "\uff37ord", "\u00bd"})
    EXPECT_FALSE(has_one_spelling(given(two))) << two;
}

}  // namespace
}  // namespace nightjar
