#include <gtest/gtest.h>

#include <nightjar/vault/passphrase.hpp>
#include <string>

namespace nightjar::vault {
namespace {

std::string normal(std::string_view text) { return std::string(normalized(SecretBytes::copy_of(text)).text()); }
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
  EXPECT_EQ(check_new_passphrase(SecretBytes::copy_of("1234567")).error().code, ErrorCode::invalid_value);
  EXPECT_TRUE(check_new_passphrase(SecretBytes::copy_of("12345678")));
  EXPECT_FALSE(check_new_passphrase(SecretBytes::copy_of("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9")));
  EXPECT_FALSE(check_new_passphrase(SecretBytes()));
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

}  // namespace
}  // namespace nightjar::vault
