// The same words are the same secret, typed, pasted, from a file or from standard input.
#include "cli/program.hpp"

namespace nightjar::test {
namespace {

class TypedSecrets : public Program {
 protected:
  Ran create_from(const std::string& bytes) {
    write_bytes(path("new"), bytes);
    return run_on({"create"}, {"--passphrase-file", path("new"), "--kdf-cost", "minimal"});
  }
  bool opens_from_file(const std::string& bytes) {
    write_bytes(path("given"), bytes);
    return run_on({"show"}, {"--passphrase-file", path("given")}).status == 0;
  }
  bool opens_typed(const std::string& bytes) {
    answers_ = {bytes};
    return run_on({"show"}).status == 0;
  }
};

const std::string plain = "gr\u00fcne Bl\u00e4tter im Wind";
const std::string decomposed = "gru\u0308ne Bla\u0308tter im Wind";
const std::string mark = "\xEF\xBB\xBF";

TEST_F(TypedSecrets, AreTheSameWhateverTheyCameThrough) {
  const std::vector<std::string> same = {plain,
                                         decomposed,
                                         mark + plain + "\r\n",
                                         plain + "\n",
                                         "\x1B[200~" + plain + "\x1B[201~",
                                         "\x1B[200~" + plain + "\x1B[201~\n",
                                         mark + decomposed};
  for (const auto& set : same) {
    std::filesystem::remove(journal());
    ASSERT_EQ(create_from(set).status, 0) << set;
    EXPECT_TRUE(opens_typed(plain)) << set;
    for (const auto& given : same) {
      EXPECT_TRUE(opens_from_file(given)) << set << " by " << given;
      EXPECT_EQ(run({"show", journal(), "--passphrase-file", "-"}, given).status, 0) << set << " by " << given;
    }
    EXPECT_FALSE(opens_typed("gr\u00fcne Bl\u00e4tter")) << "a part of it";
  }
}

TEST_F(TypedSecrets, ThatAPersonCouldNotTypeAgainAreRefusedByTheirName) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {std::string("\xFF\xFEg\0r\0\xfc\0n\0e\0W\0i\0n\0d\0", 18), "UTF-16"},
      {"gr\xfcne Bl\xe4tter", "not UTF-8"},
      {plain + " ", "end with a blank"},
      {" " + plain, "begin with a blank"},
      {plain + "\t", "a tab"},
      {"gr\u00fcne\u00a0Bl\u00e4tter", "a non-breaking space (U+00A0)"},
      {"gr\u00fcne\u200bBl\u00e4tter", "an invisible character (U+200B)"},
      {"gr\u00fcne" + mark + "Bl\u00e4tter", "a byte order mark (U+FEFF)"},
      {std::string("one\0two three", 13), "a zero byte"},
      {"one two three\x7F", "a control character (U+007F)"},
      {"one two three\x1B[A", "an escape character (U+001B)"},
      {"\u00e9\u00e9\u00e9\u00e9", "at least 8 characters"},
      {std::string(1024, 'a'), "at most 1023 bytes"}};
  for (const auto& [bytes, why] : cases) {
    const auto from_file = create_from(bytes);
    EXPECT_EQ(from_file.status, 1) << why;
    EXPECT_TRUE(from_file.says(why)) << why << ": " << from_file.err;
    EXPECT_TRUE(from_file.says("nothing was changed")) << from_file.err;
    answers_ = {bytes, bytes};
    const auto typed = run_on({"create"}, {"--kdf-cost", "minimal"});
    EXPECT_TRUE(typed.says(why)) << why << ": " << typed.err;
    EXPECT_FALSE(std::filesystem::exists(journal())) << why;
  }
  answers_.clear();
  make_journal();
  write_bytes(path("new"), plain + " ");
  EXPECT_TRUE(run_on({"passphrase"}, {"--new-passphrase-file", path("new")}).says("end with a blank"));
  EXPECT_EQ(run_on({"show"}).status, 0) << "the old one counts";
}

TEST_F(TypedSecrets, OfAFileInAnotherEncodingIsSaidSo) {
  make_journal();
  write_bytes(path("given"), "gr\xfcne Bl\xe4tter");
  const auto ran = run_on({"show"}, {"--passphrase-file", path("given")});
  EXPECT_EQ(ran.status, 1);
  EXPECT_TRUE(ran.says("does not open")) << ran.err;
  EXPECT_TRUE(ran.says("not UTF-8")) << ran.err;
}

TEST_F(TypedSecrets, ARecoveryCodeIsReadAsAWordProcessorOrAMailGivesIt) {
  auto code = make_journal();
  std::string dashes, narrow = mark;
  for (const char c : code) dashes += c == '-' ? "\u2013" : std::string(1, c);
  for (const char c : code) narrow += c == '-' ? "\u00a0\u2011\u200b" : std::string(1, c);
  for (const auto& typed : {dashes, narrow, "\x1B[200~" + code + "\x1B[201~"}) {
    answers_ = {typed, "the third passphrase", "the third passphrase"};
    EXPECT_EQ(run_on({"recover"}, {"--kdf-cost", "minimal"}).status, 0) << typed;
  }
}

TEST_F(TypedSecrets, AFilePasswordThatWouldNotOpenElsewhereIsRefusedBeforeAnythingIsWritten) {
  make_journal();
  done({"log", "night"}, {"--night", "2024-03-30", "--quality", "3"});
  const auto share = [&](const std::string& name, const std::string& password) {
    write_bytes(path("password"), password);
    return run_on({"report"}, {"--out", path(name), "--password-file", path("password")});
  };
  for (const auto& [name, password, why] :
       std::vector<std::array<std::string, 3>>{{"a.pdf", std::string(128, 'a'), "at most 127 bytes"},
                                               {"a.zip", std::string(130, 'a'), "at most 127 bytes"},
                                               {"a.pdf", "\u00e4\u00e4\u00e4\u00e4", "at least 8 characters"},
                                               {"a.pdf",
                                                "e\xfe"
                                                "caf\xe9 au lait",
                                                "not UTF-8"},
                                               {"a.pdf", "o\ufb03ce hours", "ligatures"},
                                               {"a.pdf", "walnut tide ", "end with a blank"},
                                               {"a.zip", "caf\u00e9 au lait", "zip"},
                                               {"a.json", "caf\u00e9 au lait", "zip"}}) {
    const auto ran = share(name, password);
    EXPECT_EQ(ran.status, 1) << why;
    EXPECT_TRUE(ran.says(why)) << why << ": " << ran.err;
    EXPECT_FALSE(std::filesystem::exists(path(name))) << why;
  }
  EXPECT_EQ(share("b.pdf", mark + "cafe\u0301 au lait\r\n").status, 0);
  EXPECT_EQ(std::system(("qpdf --check --password='caf\u00e9 au lait' " + path("b.pdf") + " > /dev/null").c_str()), 0);
  EXPECT_EQ(share("c.pdf", std::string(127, 'a')).status, 0);
  EXPECT_EQ(
      std::system(("qpdf --check --password=" + std::string(127, 'a') + " " + path("c.pdf") + " > /dev/null").c_str()),
      0);
}

}  // namespace
}  // namespace nightjar::test
