// The stand-alone reader in Python opens what this program writes, and names the same errors.
#include <sys/wait.h>

#include <cstdio>
#include <nightjar/support/utf8.hpp>

#include "unit/vault/journal_folder.hpp"
#include "vault/crypto.hpp"

namespace nightjar::vault {
namespace {
using namespace test;

// Debian's own Python, which is the one that python3-nacl was installed for.
constexpr const char* reader = "/usr/bin/python3 " NIGHTJAR_SOURCE_DIR "/assets/reader/nightjar_reader.py";

class ReaderTest : public JournalFolder {
 protected:
  struct Run {
    int status = -1;
    std::string output;
  };
  Run run(const std::string& arguments) {
    Run run;
    const auto command = std::string(reader) + " " + arguments + " 2>&1";
    std::FILE* pipe = ::popen(command.c_str(), "r");
    NIGHTJAR_EXPECTS(pipe != nullptr);
    char buffer[4096];
    for (std::size_t n; (n = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) run.output.append(buffer, n);
    run.status = WEXITSTATUS(::pclose(pipe));
    return run;
  }
  std::string secret_file(std::string_view secret) {
    write_all(path("secret"), std::span(reinterpret_cast<const std::uint8_t*>(secret.data()), secret.size()));
    return " --secret-file " + path("secret") + " ";
  }
};

TEST_F(ReaderTest, OpensJournalsOfManySizesWithPassphraseAndRecoveryCode) {
  unsigned seed = 100;
  for (const std::size_t size : {0u, 1u, 65408u, 65409u, 400'000u, 2'000'000u}) {
    const auto data = database(size, ++seed);
    const auto name = "j" + std::to_string(size);
    auto made = create(database(50, 1), name);
    ASSERT_EQ(made.file.save(data, some_time_ms).status, SaveResult::saved);
    const auto by_passphrase = run(path(name) + secret_file(passphrase_text) + "-o " + path(name + ".out"));
    EXPECT_EQ(by_passphrase.status, 0) << by_passphrase.output;
    EXPECT_NE(by_passphrase.output.find("save number 2"), std::string::npos) << by_passphrase.output;
    EXPECT_EQ(read_all(path(name + ".out")), data);
    const auto code = made.recovery_code.formatted();
    const auto by_code = run(path(name) + " --recovery" + secret_file(code.text()) + "-o " + path(name + ".out2"));
    EXPECT_EQ(by_code.status, 0) << by_code.output;
    EXPECT_EQ(read_all(path(name + ".out2")), data);
  }
}

TEST_F(ReaderTest, OpensEveryOneOfAHundredRandomJournals) {
  // One run of the interpreter for all of them: its start costs more than the reading.
  std::mt19937 generator(42);
  const auto random = [&] { return static_cast<unsigned>(generator()); };
  std::string script =
      "import sys, hashlib\n"
      "sys.path.insert(0, '" NIGHTJAR_SOURCE_DIR
      "/assets/reader')\n"
      "sys.dont_write_bytecode = True\n"
      "from nightjar_reader import *\n"
      "def check(name, secret, size, digest):\n"
      "  j = read_journal(open(name, 'rb').read(), PASSPHRASE, passphrase_spellings(secret))\n"
      "  assert len(j.database) == size and blake2b(j.database).hex() == digest, name\n";
  const int count = std::getenv("NIGHTJAR_LONG") != nullptr ? 1000 : 100;
  for (int i = 0; i < count; ++i) {
    const auto data = database(random() % 300'000, random());
    std::string secret, literal;
    for (unsigned n = 8 + random() % 20; n > 0; --n) {
      // Letters that compose and decompose, from several scripts.
      static const char32_t letters[] = {U'a',      U' ',      U'\u00E9',     U'\u0301', U'\u0327',
                                         U'\uAC00', U'\u1100', U'\u1161',     U'\u0915', U'\u093C',
                                         U'\u212B', U'\u1E69', U'\U0001F642', U'\u0323'};
      const auto letter = letters[random() % std::size(letters)];
      utf8::append(secret, letter);
      char escaped[16];
      std::snprintf(escaped, sizeof escaped, "\\U%08x", static_cast<unsigned>(letter));
      literal += escaped;
    }
    const auto name = path("r" + std::to_string(i));
    const auto made =
        VaultFile::create(ops(), name, SecretBytes::copy_of("12345678" + secret + "z"), minimal_cost(), data, i);
    ASSERT_TRUE(made);
    std::string digest;
    for (const auto byte : blake2b(data)) {
      char hex[3];
      std::snprintf(hex, sizeof hex, "%02x", byte);
      digest += hex;
    }
    script +=
        "check('" + name + "', '12345678" + literal + "z', " + std::to_string(data.size()) + ", '" + digest + "')\n";
  }
  script += "print('all of them')\n";
  std::ofstream(path("check.py")) << script;
  std::FILE* pipe = ::popen(("/usr/bin/python3 " + path("check.py") + " 2>&1").c_str(), "r");
  char buffer[4096] = {};
  const auto n = std::fread(buffer, 1, sizeof buffer - 1, pipe);
  ::pclose(pipe);
  EXPECT_EQ(std::string(buffer, n), "all of them\n");
}

TEST_F(ReaderTest, NamesWhatIsWrongAsTheFormatDoes) {
  create(database(200'000, 1));
  const auto good = read_all(path());
  const auto expect = [&](const Bytes& file, std::string_view secret, const std::string& error) {
    write_all(path("bad"), file);
    const auto result = run(path("bad") + secret_file(secret) + "-o " + path("never"));
    EXPECT_EQ(result.status, 1);
    EXPECT_EQ(result.output, error + "\n");
    EXPECT_FALSE(std::filesystem::exists(path("never")));
  };
  const auto flipped = [&](std::size_t at) {
    auto file = good;
    file[at] ^= 1;
    return file;
  };
  expect(flipped(3), passphrase_text, "not_a_vault");
  expect(flipped(100), passphrase_text, "damaged_header");
  expect(flipped(70'000), passphrase_text, "damaged_chunk");
  expect(Bytes(good.begin(), good.end() - 1), passphrase_text, "truncated");
  expect(good, "another passphrase", "wrong_secret");
}

}  // namespace
}  // namespace nightjar::vault
