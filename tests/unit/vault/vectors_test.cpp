// Files with one fault each, made by tests/data/vaults/make_vectors.py without our code, and the error each must give:
// by the program, and by the reader in Python.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "unit/vault/journal_folder.hpp"

namespace nightjar::vault {
namespace {
using namespace test;

const std::string folder = NIGHTJAR_SOURCE_DIR "/tests/data/vaults/";

struct Vector {
  std::string name, error;
  Bytes file;
};

std::vector<Vector> vectors() {
  const auto base = read_all(folder + "v1-minimal.nightjar");
  std::vector<Vector> out;
  std::ifstream lines(folder + "vectors.txt");
  for (std::string line; std::getline(lines, line);) {
    std::istringstream in(line);
    Vector vector;
    std::size_t size = 0;
    in >> vector.name >> vector.error >> size;
    vector.file = base;
    vector.file.resize(size);
    for (std::string change; in >> change;) {
      const auto colon = change.find(':');
      auto at = std::stoull(change.substr(0, colon));
      for (auto i = colon + 1; i + 1 < change.size(); i += 2)
        vector.file.at(at++) = static_cast<std::uint8_t>(std::stoi(change.substr(i, 2), nullptr, 16));
    }
    out.push_back(std::move(vector));
  }
  return out;
}

std::string name_of(const Result<Opened>& opened) {
  static const std::map<ErrorCode, std::string> names{{ErrorCode::not_a_vault, "not_a_vault"},
                                                      {ErrorCode::truncated, "truncated"},
                                                      {ErrorCode::damaged_header, "damaged_header"},
                                                      {ErrorCode::too_new, "too_new"},
                                                      {ErrorCode::tampered_header, "tampered_header"},
                                                      {ErrorCode::too_large, "too_large"},
                                                      {ErrorCode::trailing, "trailing"},
                                                      {ErrorCode::kdf_refused, "kdf_refused"},
                                                      {ErrorCode::wrong_secret, "wrong_secret"},
                                                      {ErrorCode::damaged_chunk, "damaged_chunk"},
                                                      {ErrorCode::damaged_inner, "damaged_inner"}};
  if (opened) return "ok";
  const auto it = names.find(opened.error().code);
  return it == names.end() ? opened.error().message : it->second;
}

using VectorsTest = JournalFolder;

TEST_F(VectorsTest, EachFaultHasItsOwnError) {
  const auto all = vectors();
  ASSERT_GE(all.size(), 60u);
  for (const auto& vector : all) {
    write_all(path(), vector.file);
    EXPECT_EQ(name_of(open()), vector.error) << vector.name;
  }
}

TEST_F(VectorsTest, TheReaderSaysTheSame) {
  std::string list;
  for (const auto& vector : vectors()) {
    write_all(path(vector.name), vector.file);
    list += "('" + vector.name + "', '" + vector.error + "'),";
  }
  std::ofstream(path("check.py")) << "import sys\nsys.dont_write_bytecode = True\n"
                                     "sys.path.insert(0, '" NIGHTJAR_SOURCE_DIR
                                     "/assets/reader')\n"
                                     "from nightjar_reader import *\n"
                                     "for name, error in ["
                                  << list
                                  << "]:\n"
                                     "  try: found = 'ok' if read_journal(open('"
                                  << folder_
                                  << "/' + name, 'rb').read(), "
                                     "PASSPHRASE, passphrase_spellings('"
                                  << passphrase_text
                                  << "')) else ''\n"
                                     "  except VaultError as e: found = str(e)\n"
                                     "  if found != error: print(name, found)\n"
                                     "print('all of them')\n";
  std::FILE* pipe = ::popen(("/usr/bin/python3 " + path("check.py") + " 2>&1").c_str(), "r");
  char buffer[8192] = {};
  const auto n = std::fread(buffer, 1, sizeof buffer - 1, pipe);
  ::pclose(pipe);
  EXPECT_EQ(std::string(buffer, n), "all of them\n");
}

}  // namespace
}  // namespace nightjar::vault
