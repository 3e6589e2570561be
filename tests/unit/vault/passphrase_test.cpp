#include <gtest/gtest.h>

#include <nightjar/support/secret_text.hpp>
#include <nightjar/vault/passphrase.hpp>
#include <set>
#include <sstream>
#include <string>

#include "vault/passphrase_words.hpp"

namespace nightjar::vault {
namespace {

std::string normal(std::string_view text) { return std::string(composed(SecretBytes::copy_of(text)).text()); }
Strength strength(std::string_view text) { return strength_of(SecretBytes::copy_of(text)); }

TEST(Passphrase, ComposedAndDecomposedLettersAreTheSame) {
  EXPECT_EQ(normal("caf\xC3\xA9"), "caf\xC3\xA9");
  EXPECT_EQ(normal("cafe\xCC\x81"), "caf\xC3\xA9");
  EXPECT_EQ(normal("\xE1\x84\x80\xE1\x85\xA1"), "\xEA\xB0\x80");  // Hangul
}

TEST(Passphrase, KeepsSpacesCaseAndCompatibilityLetters) {
  EXPECT_EQ(normal("  A b\t"), "  A b\t");
  EXPECT_EQ(normal("\xEF\xAC\x81"), "\xEF\xAC\x81");  // the fi ligature stays one letter
}

TEST(Passphrase, TakesInvalidUtf8AndZeroBytesAsTheyAre) {
  EXPECT_EQ(normal("\xFF\xFE\x80"), "\xFF\xFE\x80");
  EXPECT_EQ(normal(std::string("a\0b", 3)), std::string("a\0b", 3));
  EXPECT_EQ(normal(""), "");
}

TEST(Passphrase, OfTenThousandBytesIsNormalizedWhole) {
  std::string composed, decomposed;
  for (int i = 0; i < 3000; ++i) {
    composed += "\xC3\xA9";
    decomposed += "e\xCC\x81";
  }
  EXPECT_EQ(normal(decomposed), composed);
}

TEST(Passphrase, NeedsEightCharactersHoweverManyBytesTheyHave) {
  EXPECT_EQ(prepared_new_passphrase(SecretBytes::copy_of("1234567")).error().code, ErrorCode::invalid_value);
  EXPECT_TRUE(prepared_new_passphrase(SecretBytes::copy_of("12345678")));
  EXPECT_FALSE(prepared_new_passphrase(SecretBytes::copy_of("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9")));
  EXPECT_FALSE(prepared_new_passphrase(SecretBytes()));
}

TEST(PassphraseStrength, TellsCommonOnesFromRandomWords) {
  EXPECT_TRUE(strength("password123").easy_to_guess());
  EXPECT_FALSE(strength("stapler granite oyster velvet monsoon").easy_to_guess());
  EXPECT_GT(strength("granite oyster velvet").bits, strength("granite oyster").bits);
}

TEST(PassphraseStrength, CountsCharactersAndIsQuickForLongOnes) {
  EXPECT_EQ(strength("e\xCC\x81").characters, 1u);
  EXPECT_EQ(strength(std::string(10'000, 'x')).characters, 10'000u);
  EXPECT_FALSE(strength("seven77").long_enough());
}

TEST(GeneratedPassphrase, IsFiveWordsOfTheListAndNeverTheSame) {
  std::set<std::string> words;
  std::istringstream list{std::string(passphrase_words)};
  for (std::string word; list >> word;) EXPECT_TRUE(words.insert(word).second) << word;
  EXPECT_EQ(words.size(), passphrase_word_count);
  std::set<std::string> seen;
  for (int i = 0; i < 200; ++i) {
    const auto passphrase = generated_passphrase();
    EXPECT_TRUE(seen.insert(std::string(passphrase.text())).second);
    std::istringstream in{std::string(passphrase.text())};
    int count = 0;
    for (std::string word; in >> word; ++count) EXPECT_TRUE(words.contains(word)) << word;
    EXPECT_EQ(count, 5);
    EXPECT_FALSE(strength_of(passphrase).easy_to_guess()) << passphrase.text();
  }
}

}  // namespace
}  // namespace nightjar::vault
