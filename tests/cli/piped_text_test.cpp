// What is private need not stand in the arguments, where every account can read it.
#include "cli/program.hpp"

namespace nightjar::test {
namespace {

class PipedText : public Program {
 protected:
  PipedText() { make_journal(); }
};

TEST_F(PipedText, IsTakenToItsEndAndWithoutTheLastLineEnd) {
  for (const auto& option : {std::vector<std::string>{"--text", "-"}, {"--text=-"}}) {
    std::vector<std::string> args{"log", "note", journal()};
    args.insert(args.end(), option.begin(), option.end());
    const auto saved = run(args, "first line\nsecond \"line\"\n");
    EXPECT_EQ(saved.status, 0) << saved.err;
  }
  const auto shown = done({"show"});
  EXPECT_TRUE(shown.says("second \"line\"")) << shown.out;
}

TEST_F(PipedText, FollowsThePassphraseThatComesTheSameWay) {
  const auto saved = run({"log", "note", journal(), "--passphrase-file", "-", "--text", "-"},
                         std::string(passphrase) + "\nnothing to see\n");
  EXPECT_EQ(saved.status, 0) << saved.err;
  EXPECT_EQ(asked_, 2) << "only create asked for it";
  EXPECT_TRUE(done({"show"}).says("nothing to see"));
}

TEST_F(PipedText, OnlyOneOfThemCanComeFromThere) {
  const auto refused = run({"log", "craving", journal(), "--peak", "3", "--note", "-", "--helped", "-"}, "a\nb\n");
  EXPECT_EQ(refused.status, 2);
  EXPECT_TRUE(refused.says("only one text can come from standard input")) << refused.err;
  EXPECT_FALSE(done({"show"}).says("Craving"));
}

TEST_F(PipedText, NothingIsNoText) {
  const auto refused = run({"log", "note", journal(), "--text", "-"}, "\n");
  EXPECT_EQ(refused.status, 2);
  EXPECT_TRUE(refused.says("without a text")) << refused.err;
}

}  // namespace
}  // namespace nightjar::test
