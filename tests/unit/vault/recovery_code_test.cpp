#include <gtest/gtest.h>

#include <nightjar/vault/recovery_code.hpp>
#include <string>

namespace nightjar::vault {
namespace {

std::string text_of(const SecretBytes& secret) { return std::string(secret.text()); }
ErrorCode error_of(const Result<RecoveryCode>& result) { return result ? ErrorCode::internal : result.error().code; }

RecoveryCode known_code() {
  std::array<std::uint8_t, 16> bytes{};
  for (std::size_t i = 0; i < 16; ++i) bytes[i] = static_cast<std::uint8_t>(i);
  return RecoveryCode::from_bytes(bytes);
}

TEST(RecoveryCode, IsTheOneOfTheFormatDescription) {
  EXPECT_EQ(text_of(known_code().formatted()), "0004-1061-050R-3GG2-8A1C-60T3-GF5E");
  const auto key = known_code().key_text();
  EXPECT_EQ(key.size(), 26u);
}

TEST(RecoveryCode, OfAllOnesHasTheSmallestFirstDigitThatHoldsThem) {
  std::array<std::uint8_t, 16> bytes{};
  bytes.fill(0xFF);
  EXPECT_EQ(text_of(RecoveryCode::from_bytes(bytes).formatted()).substr(0, 9), "7ZZZ-ZZZZ");
}

TEST(RecoveryCode, IsReadInAnyCaseWithAnySpacingAndLookalikes) {
  for (const char* typed :
       {"0004-1061-050R-3GG2-8A1C-60T3-GF5E", "00041061050R3GG28A1C60T3GF5E", "ooo4 io6l o5or 3gg2 8alc 6ot3 gf5e",
        "  0004\n1061 050r--3gg2 8a1c 60t3 gf5e ", "0004\u20131061\u2014050R\u20103GG2\u20118A1C\u221260T3\u00adGF5E",
        "\xEF\xBB\xBF"
        "0004\u00a01061\u202f050R\u30003GG2\u200b8A1C\u206060T3 GF5E\r\n",
        "\x1B[200~0004-1061-050R-3GG2-8A1C-60T3-GF5E\x1B[201~",
        "\uff10\uff10\uff10\uff14-1061-050\uff32\uff0d3\uff47\uff272-8A1C-60T3-GF5E"}) {
    const auto code = RecoveryCode::parse(typed);
    ASSERT_TRUE(code) << typed;
    EXPECT_EQ(text_of(code->formatted()), "0004-1061-050R-3GG2-8A1C-60T3-GF5E");
  }
}

TEST(RecoveryCode, RefusesEverySingleWrongDigit) {
  const std::string good = text_of(known_code().formatted());
  int tried = 0;
  for (std::size_t i = 0; i < good.size(); ++i) {
    if (good[i] == '-') continue;
    for (const char other : std::string("0123456789ABCDEFGHJKMNPQRSTVWXYZ")) {
      if (other == good[i]) continue;
      auto wrong = good;
      wrong[i] = other;
      EXPECT_EQ(error_of(RecoveryCode::parse(wrong)), ErrorCode::code_typo) << wrong;
      ++tried;
    }
  }
  EXPECT_EQ(tried, 28 * 31);
}

TEST(RecoveryCode, RefusesSwappedNeighbours) {
  for (int round = 0; round < 50; ++round) {
    std::string good = text_of(RecoveryCode::generate().formatted());
    std::erase(good, '-');
    for (std::size_t i = 0; i + 1 < good.size(); ++i) {
      if (good[i] == good[i + 1]) continue;
      auto wrong = good;
      std::swap(wrong[i], wrong[i + 1]);
      EXPECT_EQ(error_of(RecoveryCode::parse(wrong)), ErrorCode::code_typo) << wrong;
    }
  }
}

TEST(RecoveryCode, RefusesTheWrongLengthAndForeignLetters) {
  for (const char* typed : {"", "0004", "0004-1061-050R-3GG2-8A1C-60T3-GF5", "0004-1061-050R-3GG2-8A1C-60T3-GF5E0",
                            "U004-1061-050R-3GG2-8A1C-60T3-GF5E", "\xC3\xA9", "0004-1061-050R-3GG2-8A1C-60T3-GF5E!",
                            "0004\xA0"
                            "1061-050R-3GG2-8A1C-60T3-GF5E",
                            "\uff01004-1061-050R-3GG2-8A1C-60T3-GF5E"})
    EXPECT_EQ(error_of(RecoveryCode::parse(typed)), ErrorCode::code_typo) << typed;
}

TEST(RecoveryCode, IsDifferentEachTimeAndReadsBack) {
  const auto one = RecoveryCode::generate();
  EXPECT_NE(text_of(one.formatted()), text_of(RecoveryCode::generate().formatted()));
  const auto again = RecoveryCode::parse(one.formatted().text());
  ASSERT_TRUE(again);
  EXPECT_EQ(text_of(again->formatted()), text_of(one.formatted()));
}

TEST(RecoveryCode, HasSevenGroupsOfFour) {
  EXPECT_EQ(text_of(known_code().group(0)), "0004");
  EXPECT_EQ(text_of(known_code().group(6)), "GF5E");
}

}  // namespace
}  // namespace nightjar::vault
