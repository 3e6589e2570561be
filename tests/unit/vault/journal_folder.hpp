// A folder of its own for each test, and journals in it with secrets that cost nothing to check.
#pragma once
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nightjar/support/contract.hpp>
#include <nightjar/vault/vault_file.hpp>
#include <random>

namespace nightjar::vault::test {

using Bytes = std::vector<std::uint8_t>;

inline constexpr std::string_view passphrase_text = "correct horse battery staple";
inline constexpr std::int64_t some_time_ms = 1'795'000'000'000;  // in November 2026

inline SecretBytes passphrase() { return SecretBytes::copy_of(passphrase_text); }

/// Different for each seed, and not compressible.
inline Bytes database(std::size_t size, unsigned seed) {
  std::mt19937_64 random(seed);
  Bytes bytes(size);
  for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random());
  return bytes;
}

inline Bytes read_all(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
inline void write_all(const std::string& path, std::span<const std::uint8_t> bytes) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

class JournalFolder : public ::testing::Test {
 protected:
  JournalFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "nightjar-test-XXXXXX").string();
    folder_ = std::filesystem::canonical(::mkdtemp(pattern.data())).string();
  }
  ~JournalFolder() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name = "j.nightjar") const { return folder_ + "/" + name; }
  [[nodiscard]] std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
  }

  NewVault create(std::span<const std::uint8_t> contents, const std::string& name = "j.nightjar") {
    auto made = VaultFile::create(ops(), path(name), passphrase(), minimal_cost(), contents, some_time_ms);
    NIGHTJAR_EXPECTS(made.has_value());
    return std::move(*made);
  }
  Result<Opened> open(const SecretBytes& secret, SecretKind kind = SecretKind::passphrase,
                      const std::string& name = "j.nightjar") {
    auto sealed = VaultFile::inspect(ops(), path(name));
    if (!sealed) return fail(sealed.error());
    return VaultFile::unlock(*sealed, secret, kind);
  }
  Result<Opened> open(const std::string& name = "j.nightjar") {
    return open(passphrase(), SecretKind::passphrase, name);
  }
  /// The database in that file, or nothing when it does not open.
  Bytes contents(const std::string& name = "j.nightjar") {
    const auto opened = open(name);
    return opened ? Bytes(opened->database.begin(), opened->database.end()) : Bytes();
  }
  virtual FileOps& ops() { return posix_file_ops(); }

  std::string folder_;
};

inline ErrorCode code_of(const auto& result) { return result ? ErrorCode::internal : result.error().code; }

}  // namespace nightjar::vault::test
