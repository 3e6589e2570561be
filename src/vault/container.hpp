// One whole journal file in memory: sealing a database image into it and getting the image out again.
#pragma once
#include <memory>
#include <nightjar/support/atomic_file.hpp>
#include <nightjar/vault/wiped_bytes.hpp>
#include <vector>

#include "vault/header.hpp"

namespace nightjar::vault {

/// What a save says about itself, encrypted with it.
struct SaveNote {
  std::uint64_t counter = 0;     // the first save is 1
  std::int64_t saved_at_ms = 0;  // Unix time, only a label: clocks jump
  Hash parent{};                 // header MAC of the save before, zeros in the first
};

struct Opening {
  WipedBytes database;
  SaveNote note;
};

/// One save on its way to the disk, a megabyte at a time: sealed, and held against what the disk gives back, every
/// chunk decrypted and the hash computed again. What it is made from must outlive it.
class SealedSave final : public FileContent {
 public:
  /// The header gets the salt, size, MAC and sum of this save. Errors: too_large.
  [[nodiscard]] static Result<std::unique_ptr<SealedSave>> begin(Header& header, const SecretBytes& master_key,
                                                                 std::span<const std::uint8_t> database,
                                                                 const SaveNote& note);
  ~SealedSave() override;
  [[nodiscard]] std::uint64_t size() const override;
  [[nodiscard]] std::span<const std::uint8_t> next() override;
  [[nodiscard]] bool holds(std::span<const std::uint8_t> read) override;

 private:
  struct Parts;
  explicit SealedSave(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// Header and payload at once, ready for the disk. The header gets the salt, size, MAC and sum of this save.
/// Errors: too_large.
[[nodiscard]] Result<std::vector<std::uint8_t>> seal_container(Header& header, const SecretBytes& master_key,
                                                               std::span<const std::uint8_t> database,
                                                               const SaveNote& note);

/// Errors: tampered_header, damaged_chunk, damaged_inner.
[[nodiscard]] Result<Opening> open_container(const Header& header, std::span<const std::uint8_t> payload,
                                             const SecretBytes& master_key, std::string_view name);

/// What could still be read of a damaged payload: its damaged chunks are zeros.
struct Salvaged {
  WipedBytes database;
  std::vector<std::uint64_t> damaged_chunks;
  std::uint64_t chunks = 0;
  std::uint64_t counter = 0;
};
/// Errors: tampered_header; damaged_inner when the beginning itself is lost.
[[nodiscard]] Result<Salvaged> salvage_container(const Header& header, std::span<const std::uint8_t> payload,
                                                 const SecretBytes& master_key, std::string_view name);

/// The plaintext size for a database of that size: rounded up so that a file tells little about what was written.
[[nodiscard]] std::uint64_t padded_size(std::uint64_t database_size);

}  // namespace nightjar::vault
