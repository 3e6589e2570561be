// The first 4096 bytes of a journal file: what can be known before a secret is asked for. See FILE_FORMAT.md.
#pragma once
#include <array>
#include <cstdint>
#include <nightjar/support/id.hpp>
#include <nightjar/support/result.hpp>
#include <nightjar/vault/kdf.hpp>
#include <span>
#include <string_view>

#include "vault/crypto.hpp"

namespace nightjar::vault {

inline constexpr std::size_t header_size = 4096;
inline constexpr std::size_t slot_count = 8;
inline constexpr std::size_t slot_size = 256;
inline constexpr std::size_t chunk_size = 65536;
inline constexpr std::size_t sealed_chunk_size = chunk_size + 16;
inline constexpr std::uint64_t largest_payload = 512u << 20;

enum class SlotType : std::uint8_t { empty = 0, passphrase = 1, recovery_code = 2, key_file = 3 };

/// One way in: the master key, wrapped by a key made from a secret.
struct Slot {
  SlotType type = SlotType::empty;
  std::uint8_t kdf = 0;
  KdfCost cost;
  std::array<std::uint8_t, 16> salt{};
  std::array<std::uint8_t, 24> nonce{};
  std::array<std::uint8_t, 48> wrapped{};
};

/// A header that passed every check possible without a secret, or a new one. The bytes are the truth: a save
/// copies the slots as they are, whatever a later version may have put into them.
class Header {
 public:
  [[nodiscard]] static Header fresh(const Id& vault_id);
  /// The start of a file, fewer bytes when the file is shorter. Name is for the messages.
  [[nodiscard]] static Result<Header> parse(std::span<const std::uint8_t> start, std::string_view name);
  /// truncated or trailing unless the file is exactly as long as the header says.
  [[nodiscard]] Result<void> check_file_size(std::uint64_t size, std::string_view name) const;

  [[nodiscard]] std::span<const std::uint8_t, header_size> bytes() const { return bytes_; }
  [[nodiscard]] Id vault_id() const;
  [[nodiscard]] std::uint16_t minor() const;
  [[nodiscard]] std::uint64_t payload_size() const;
  [[nodiscard]] Slot slot(std::size_t index) const;
  [[nodiscard]] bool has_slot(SlotType type) const;
  [[nodiscard]] Hash mac() const;

  void set_slot(std::size_t index, const Slot& slot);
  /// What the wrapped key in this slot is bound to. Nothing that changes without the secret is in it.
  [[nodiscard]] std::array<std::uint8_t, 92> slot_binding(std::size_t index) const;

  /// Makes this the header of a new save: new salt, size, MAC and sum.
  void seal(std::uint64_t payload_size, const SecretBytes& master_key);
  [[nodiscard]] bool is_authentic(const SecretBytes& master_key) const;
  /// The key for the payload of this very header.
  [[nodiscard]] SecretBytes payload_key(const SecretBytes& master_key) const;

 private:
  std::array<std::uint8_t, header_size> bytes_{};
};

}  // namespace nightjar::vault
