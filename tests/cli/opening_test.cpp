// Everything that can be wrong with a journal has its own words and status 1, and the file stays as it was, to the bit.
#include <cerrno>
#include <nightjar/journal/opening.hpp>
#include <set>

#include "cli/program.hpp"
#include "support/failing_files.hpp"
#include "vault/crypto.hpp"

namespace nightjar::test {
namespace {

using Opening = Program;

/// "nightjar: message" without the hint.
std::string message_of(const Ran& ran) { return ran.err.substr(0, ran.err.find('\n')); }

TEST_F(Opening, CreatePrintsTheRecoveryCodeAndSaysWhatMinimalIsFor) {
  const auto made = run_on({"create"}, {"--kdf-cost", "minimal"});
  EXPECT_EQ(made.status, 0) << made.err;
  EXPECT_TRUE(made.says("Recovery code: "));
  EXPECT_TRUE(made.says("only for tests"));
  EXPECT_TRUE(made.says("Europe/Berlin"));
  EXPECT_EQ(asked_, 2);
  const auto again = run_on({"create"}, {"--kdf-cost", "minimal"});
  EXPECT_EQ(again.status, 1);
  EXPECT_EQ(asked_, 2);
  EXPECT_EQ(done({"show"}).out, "Nothing is recorded yet.\n");
}

TEST_F(Opening, ShortOrDifferingPassphrasesMakeNoFile) {
  answers_ = {"short"};
  EXPECT_EQ(run_on({"create"}, {"--kdf-cost", "minimal"}).status, 1);
  answers_ = {"correct horse battery", "correct horse batter"};
  const auto differing = run_on({"create"}, {"--kdf-cost", "minimal"});
  EXPECT_EQ(differing.status, 1);
  EXPECT_TRUE(differing.says("differ"));
  EXPECT_FALSE(std::filesystem::exists(journal()));
}

TEST_F(Opening, ThePassphraseComesFromAFileOrStandardInput) {
  make_journal();
  asked_ = 0;
  write_bytes(path("pass"), std::string(passphrase) + "\r\nanother line\n");
  EXPECT_EQ(run_on({"show"}, {"--passphrase-file", path("pass")}).status, 0);
  EXPECT_EQ(run({"show", journal(), "--passphrase-file", "-"}, std::string(passphrase) + "\n").status, 0);
  EXPECT_EQ(run({"show", journal(), "--passphrase-file", "-"}, "").status, 1);
  EXPECT_EQ(run_on({"show"}, {"--passphrase-file", path("nothing-here")}).status, 1);
  EXPECT_EQ(asked_, 0);
}

TEST_F(Opening, ANewPassphraseReplacesTheOldOneAndTheRecoveryCodeStays) {
  const auto code = make_journal();
  answers_ = {passphrase, "another long passphrase", "another long passphrase"};
  EXPECT_EQ(run_on({"passphrase"}, {"--kdf-cost", "minimal"}).status, 0);
  EXPECT_EQ(run_on({"show"}).status, 1);
  answers_ = {"another long passphrase"};
  EXPECT_EQ(run_on({"show"}).status, 0);

  answers_ = {code, "the third passphrase", "the third passphrase"};
  const auto recovered = run_on({"recover"}, {"--kdf-cost", "minimal"});
  EXPECT_EQ(recovered.status, 0) << recovered.err;
  answers_ = {"the third passphrase"};
  EXPECT_EQ(run_on({"show"}).status, 0);
}

TEST_F(Opening, ANewRecoveryCodeReplacesTheOldOne) {
  const auto old_code = make_journal();
  const auto made = done({"passphrase"}, {"--new-recovery-code", "--kdf-cost", "minimal"});
  const auto code = made.out.substr(made.out.find("Recovery code: ") + 15, 34);
  EXPECT_NE(code, old_code);
  answers_ = {old_code};
  EXPECT_EQ(run_on({"recover"}).status, 1);
  answers_ = {code, "the third passphrase", "the third passphrase"};
  EXPECT_EQ(run_on({"recover"}, {"--kdf-cost", "minimal"}).status, 0);
}

TEST_F(Opening, BothSecretsCanComeFromStandardInputInTheirOrder) {
  const auto code = make_journal();
  const auto ran =
      run({"recover", journal(), "--code-file", "-", "--new-passphrase-file", "-", "--kdf-cost", "minimal"},
          code + "\nthe third passphrase\n");
  EXPECT_EQ(ran.status, 0) << ran.err;
  answers_ = {"the third passphrase"};
  EXPECT_EQ(run_on({"show"}).status, 0);
}

TEST_F(Opening, AMistypedRecoveryCodeIsToldFromAWrongOne) {
  auto code = make_journal();
  auto mistyped = code;
  mistyped[0] = code[0] == '0' ? '1' : '0';
  answers_ = {mistyped};
  const auto typo = run_on({"recover"});
  answers_ = {"0004-1061-050R-3GG2-8A1C-60T3-GF5E"};
  const auto wrong = run_on({"recover"});
  EXPECT_EQ(typo.status, 1);
  EXPECT_EQ(wrong.status, 1);
  EXPECT_NE(message_of(typo), message_of(wrong));
}

struct Damage {
  std::string name;
  std::function<std::string(std::string)> apply;
};

TEST_F(Opening, EveryKindOfDamageHasItsOwnWordsAndTheFileStaysAsItWas) {
  make_journal();
  done({"log", "night"}, {"--quality", "3"});
  const auto whole = read_bytes(journal());
  const auto flipped = [](std::size_t at) {
    return [at](std::string bytes) {
      bytes[at] = static_cast<char>(bytes[at] ^ 1);
      return bytes;
    };
  };
  // The major version is told from the start of the file and from the sum over the header, which needs no key.
  const auto future = [](std::string bytes) {
    bytes[8] = 2;
    const auto sum = vault::blake2b({reinterpret_cast<const std::uint8_t*>(bytes.data()), 4064});
    std::copy(sum.begin(), sum.end(), bytes.begin() + 4064);
    return bytes;
  };
  const std::vector<Damage> kinds = {
      {"not a journal",
       [](const std::string&) { return std::string("%PDF-1.7 nothing of ours, but long enough to look at"); }},
      {"cut in the header", [](const std::string& bytes) { return bytes.substr(0, 3000); }},
      {"flipped in the header", flipped(700)},
      {"flipped in the body", flipped(5000)},
      {"cut in the body", [](const std::string& bytes) { return bytes.substr(0, bytes.size() - 100); }},
      {"made by a newer version", future},
      {"longer than it says", [](const std::string& bytes) { return bytes + "more"; }},
  };
  std::set<std::string> messages;
  for (const auto& kind : kinds) {
    const auto damaged = kind.apply(whole);
    write_bytes(journal(), damaged);
    for (const std::vector<std::string>& verb : {std::vector<std::string>{"show"}, {"check"}, {"log", "craving"}}) {
      const auto ran = verb.size() == 1 ? run_on(verb) : run_on(verb, {"--peak", "3"});
      EXPECT_EQ(ran.status, 1) << kind.name;
      EXPECT_EQ(ran.out, "") << kind.name;
      EXPECT_TRUE(ran.err.starts_with("nightjar: ")) << kind.name << ran.err;
      EXPECT_FALSE(ran.says("passphrase does not")) << kind.name << ran.err;
      if (verb.front() == "show") messages.insert(message_of(ran));
      EXPECT_EQ(read_bytes(journal()), damaged) << kind.name;
    }
  }
  write_bytes(journal(), "");
  messages.insert(message_of(run_on({"show"})));
  write_bytes(journal(), whole);
  answers_ = {"not the passphrase"};
  const auto wrong = run_on({"show"});
  EXPECT_EQ(wrong.status, 1);
  messages.insert(message_of(wrong));
  EXPECT_EQ(read_bytes(journal()), whole);
  EXPECT_EQ(messages.size(), kinds.size() + 2) << testing::PrintToString(messages);
  EXPECT_EQ(run_on({"show"}).status, 0);
}

TEST_F(Opening, DamageIsToldBeforeThePassphraseIsAskedWhereItCanBe) {
  make_journal();
  auto bytes = read_bytes(journal());
  bytes[700] = static_cast<char>(bytes[700] ^ 1);
  write_bytes(journal(), bytes);
  asked_ = 0;
  EXPECT_EQ(run_on({"show"}).status, 1);
  EXPECT_EQ(run({"show", path("nothing-here.nightjar")}).status, 1);
  EXPECT_EQ(asked_, 0);
}

TEST_F(Opening, AJournalOpenElsewhereCanBeReadButNotChanged) {
  make_journal();
  auto window = journal::inspect(journal());
  ASSERT_TRUE(window.has_value());
  const auto before = read_bytes(journal());
  const auto changing = run_on({"log", "night"}, {"--quality", "3"});
  EXPECT_EQ(changing.status, 1);
  EXPECT_TRUE(changing.says("open")) << changing.err;
  EXPECT_EQ(run_on({"show"}).status, 0);
  EXPECT_EQ(read_bytes(journal()), before);
}

/// A change in which one file call after another returns `error`: the file is never harmed, and the reason is told
/// in these words at least once.
void expect_named(const std::function<Ran(FileOps&)>& change, const std::string& journal, int error,
                  const std::string& words) {
  const auto before = read_bytes(journal);
  int named = 0;
  for (int call = 1; call < 60; ++call) {
    FailingFiles files;
    files.fail_call(call, error);
    const auto ran = change(files);
    if (!files.fired()) break;
    if (ran.status == 0) {  // a call that can be done without
      write_bytes(journal, before);
      continue;
    }
    EXPECT_EQ(ran.status, 1);
    EXPECT_EQ(read_bytes(journal), before) << call;
    named += ran.says(words) ? 1 : 0;
  }
  EXPECT_GT(named, 0) << words;
}

TEST_F(Opening, AFullDiskAndAReadOnlyPlaceAreNamedAndLeaveTheJournalAsItWas) {
  make_journal();
  const auto change = [this](FileOps& files) {
    return run({"log", "night", journal(), "--night", "2024-03-30", "--quality", "3"}, "", files);
  };
  expect_named(change, journal(), ENOSPC, "the disk is full");
  expect_named(change, journal(), EROFS, "cannot be written");
}

TEST_F(Opening, CheckSaysWhatWasCheckedAndThatNothingIsWrong) {
  make_journal();
  done({"log", "night"}, {"--quality", "3"});
  const auto checked = done({"check"});
  EXPECT_TRUE(checked.says("1 entry.")) << checked.out;
  EXPECT_TRUE(checked.says("Nothing is wrong."));
}

}  // namespace
}  // namespace nightjar::test
