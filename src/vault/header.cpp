#include "vault/header.hpp"

#include <algorithm>
#include <nightjar/support/contract.hpp>
#include <nightjar/support/journal_magic.hpp>

#include "vault/little_endian.hpp"

namespace nightjar::vault {
namespace {

constexpr std::uint16_t known_major = 1;
constexpr std::uint16_t known_minor = 0;
constexpr std::uint32_t known_cipher = 1;
constexpr std::string_view slot_context = "NJR slot v1";

namespace at {
constexpr std::size_t major = 8;
constexpr std::size_t minor = 10;
constexpr std::size_t header_length = 12;
constexpr std::size_t vault_id = 16;
constexpr std::size_t save_salt = 32;
constexpr std::size_t chunk_length = 64;
constexpr std::size_t cipher = 68;
constexpr std::size_t payload_length = 72;
constexpr std::size_t incompatible = 80;
constexpr std::size_t reserved = 88;
constexpr std::size_t slots = 256;
constexpr std::size_t reserved_after_slots = 2304;
constexpr std::size_t mac = 4032;
constexpr std::size_t sum = 4064;
// inside a slot
constexpr std::size_t kdf = 1;
constexpr std::size_t index = 4;
constexpr std::size_t ops = 8;
constexpr std::size_t memory = 16;
constexpr std::size_t salt = 24;
constexpr std::size_t nonce = 40;
constexpr std::size_t wrapped = 64;
}  // namespace at

constexpr std::string_view from_a_copy = "open a copy or a backup of it";

}  // namespace

Header Header::fresh(const Id& vault_id) {
  Header header;
  std::ranges::copy(journal_magic, header.bytes_.begin());
  const std::span<std::uint8_t> b = header.bytes_;
  store_le(b, at::major, known_major);
  store_le(b, at::minor, known_minor);
  store_le(b, at::header_length, static_cast<std::uint32_t>(header_size));
  std::ranges::copy(vault_id.bytes, header.bytes_.begin() + at::vault_id);
  store_le(b, at::chunk_length, static_cast<std::uint32_t>(chunk_size));
  store_le(b, at::cipher, known_cipher);
  return header;
}

Result<Header> Header::parse(std::span<const std::uint8_t> start, std::string_view name) {
  const std::string file(name);
  if (start.size() < journal_magic.size() || !std::ranges::equal(start.first(journal_magic.size()), journal_magic))
    return start.empty() ? fail(ErrorCode::not_a_vault, file + " is empty", "open a copy or a backup of it")
                         : fail(ErrorCode::not_a_vault, file + " is not a Nightjar journal", "choose another file");
  if (start.size() < header_size)
    return fail(ErrorCode::truncated, file + " is cut short: even its first part is incomplete",
                std::string(from_a_copy));

  Header header;
  std::ranges::copy(start.first(header_size), header.bytes_.begin());
  const std::span<const std::uint8_t> b = header.bytes_;
  if (!std::ranges::equal(blake2b(b.first(at::sum)), b.subspan(at::sum)))
    return fail(ErrorCode::damaged_header, file + " is damaged in its first part", std::string(from_a_copy));

  // From here on the header is what some program wrote.
  const auto major = load_le<std::uint16_t>(b, at::major);
  if (major != known_major || load_le<std::uint32_t>(b, at::header_length) != header_size ||
      load_le<std::uint32_t>(b, at::chunk_length) != chunk_size ||
      load_le<std::uint32_t>(b, at::cipher) != known_cipher || load_le<std::uint32_t>(b, at::incompatible) != 0)
    return fail(ErrorCode::too_new,
                file + " was made by a newer version of Nightjar (format " + std::to_string(major) + "." +
                    std::to_string(header.minor()) + ")",
                "open it with that version");
  if (header.payload_size() == 0 || header.payload_size() % sealed_chunk_size != 0)
    return fail(ErrorCode::tampered_header, file + " was changed by something other than Nightjar",
                std::string(from_a_copy));
  if (header.payload_size() > largest_payload)
    return fail(ErrorCode::too_large, file + " is larger than a journal can be");
  return header;
}

Result<void> Header::check_file_size(std::uint64_t size, std::string_view name) const {
  const auto expected = header_size + payload_size();
  if (size < expected)
    return fail(
        ErrorCode::truncated,
        std::string(name) + " is cut short: " + std::to_string(expected - size) + " bytes are missing at the end",
        "wait until it has been copied or downloaded completely, or open a backup of it; 'nightjar salvage' rescues "
        "what "
        "is there");
  if (size > expected)
    return fail(ErrorCode::trailing,
                std::string(name) + " has " + std::to_string(size - expected) +
                    (size - expected == 1 ? " byte too many at the end" : " bytes too many at the end"),
                std::string(from_a_copy) + "; 'nightjar salvage' rescues what it holds");
  return {};
}

Id Header::vault_id() const {
  Id id;
  std::copy_n(bytes_.begin() + at::vault_id, id.bytes.size(), id.bytes.begin());
  return id;
}
std::uint16_t Header::minor() const { return load_le<std::uint16_t>(bytes_, at::minor); }
std::uint64_t Header::payload_size() const { return load_le<std::uint64_t>(bytes_, at::payload_length); }

Slot Header::slot(std::size_t index) const {
  NIGHTJAR_EXPECTS(index < slot_count);
  const auto b = std::span<const std::uint8_t>(bytes_).subspan(at::slots + index * slot_size, slot_size);
  Slot slot;
  slot.type = static_cast<SlotType>(b[0]);
  slot.kdf = b[at::kdf];
  slot.cost = {load_le<std::uint64_t>(b, at::ops), load_le<std::uint64_t>(b, at::memory)};
  std::ranges::copy(b.subspan(at::salt, slot.salt.size()), slot.salt.begin());
  std::ranges::copy(b.subspan(at::nonce, slot.nonce.size()), slot.nonce.begin());
  std::ranges::copy(b.subspan(at::wrapped, slot.wrapped.size()), slot.wrapped.begin());
  return slot;
}

bool Header::has_slot(SlotType type) const {
  for (std::size_t i = 0; i < slot_count; ++i)
    if (slot(i).type == type) return true;
  return false;
}

Hash Header::mac() const {
  Hash mac;
  std::copy_n(bytes_.begin() + at::mac, mac.size(), mac.begin());
  return mac;
}

void Header::set_slot(std::size_t index, const Slot& slot) {
  NIGHTJAR_EXPECTS(index < slot_count);
  const auto b = std::span<std::uint8_t>(bytes_).subspan(at::slots + index * slot_size, slot_size);
  std::ranges::fill(b, std::uint8_t{0});
  if (slot.type == SlotType::empty) return;
  b[0] = static_cast<std::uint8_t>(slot.type);
  b[at::kdf] = slot.kdf;
  store_le(b, at::index, static_cast<std::uint32_t>(index));
  store_le(b, at::ops, slot.cost.ops);
  store_le(b, at::memory, slot.cost.memory_bytes);
  std::ranges::copy(slot.salt, b.begin() + at::salt);
  std::ranges::copy(slot.nonce, b.begin() + at::nonce);
  std::ranges::copy(slot.wrapped, b.begin() + at::wrapped);
}

std::array<std::uint8_t, 92> Header::slot_binding(std::size_t index) const {
  NIGHTJAR_EXPECTS(index < slot_count);
  std::array<std::uint8_t, 92> out{};
  auto end = std::ranges::copy(slot_context, out.begin()).out;
  end = std::copy_n(bytes_.begin() + at::vault_id, 16, end);
  *end++ = static_cast<std::uint8_t>(index);
  end = std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(at::slots + index * slot_size), at::wrapped, end);
  NIGHTJAR_EXPECTS(end == out.end());
  return out;
}

void Header::seal(std::uint64_t payload_size, const SecretBytes& master_key) {
  NIGHTJAR_EXPECTS(payload_size > 0 && payload_size % sealed_chunk_size == 0 && payload_size <= largest_payload);
  const std::span<std::uint8_t> b = bytes_;
  // What a reserved byte may have held is not ours to pass on.
  std::ranges::fill(b.subspan(at::reserved, at::slots - at::reserved), std::uint8_t{0});
  std::ranges::fill(b.subspan(at::reserved_after_slots, at::mac - at::reserved_after_slots), std::uint8_t{0});
  fill_random(b.subspan(at::save_salt, 32));
  store_le(b, at::payload_length, payload_size);
  std::ranges::copy(blake2b(b.first(at::mac), subkey(master_key, 1, "NJRhdr01").view()), b.begin() + at::mac);
  std::ranges::copy(blake2b(b.first(at::sum)), b.begin() + at::sum);
}

bool Header::is_authentic(const SecretBytes& master_key) const {
  const std::span<const std::uint8_t> b = bytes_;
  return equal_in_constant_time(blake2b(b.first(at::mac), subkey(master_key, 1, "NJRhdr01").view()), mac());
}

SecretBytes Header::payload_key(const SecretBytes& master_key) const {
  // The whole header goes into the key, so that the header of one save never fits the payload of another.
  const auto digest = blake2b(std::span<const std::uint8_t>(bytes_).first(at::mac));
  auto key = blake2b(digest, subkey(master_key, 2, "NJRcnt01").view());
  auto guarded = SecretBytes::copy_of(key);
  wipe(key.data(), key.size());
  return guarded;
}

}  // namespace nightjar::vault
