#include "vault/slots.hpp"

#include <sodium.h>

#include <nightjar/support/contract.hpp>

namespace nightjar::vault {
namespace {

constexpr std::uint8_t argon2id = 1;
constexpr std::uint64_t most_ops = 16;
constexpr std::uint64_t least_memory = 8 * 1024;

/// A file from elsewhere must not decide how long this machine is busy or how much memory it gives.
Result<void> check_cost(const KdfCost& cost, std::uint64_t memory_limit) {
  if (cost.ops >= 1 && cost.ops <= most_ops && cost.memory_bytes >= least_memory && cost.memory_bytes <= memory_limit)
    return {};
  return fail(ErrorCode::kdf_refused,
              "this journal asks for an unusual amount of work to check a secret (" + std::to_string(cost.ops) +
                  " passes over " + std::to_string(cost.memory_bytes >> 20) + " MB)",
              "open it only if you chose that yourself");
}

/// Nor may many slots, each of which costs what one may cost.
Result<void> check_costs(const Header& header, SlotType type, std::size_t spellings, std::uint64_t memory_limit) {
  std::uint64_t work = 0;
  std::size_t slots = 0;
  for (std::size_t i = 0; i < slot_count; ++i) {
    const auto slot = header.slot(i);
    if (slot.type != type || slot.kdf != argon2id) continue;
    if (auto ok = check_cost(slot.cost, memory_limit); !ok) return ok;
    ++slots;
    work += work_of(slot.cost) * spellings;
  }
  if (work <= most_work(memory_limit)) return {};
  return fail(ErrorCode::kdf_refused,
              "this journal asks for an unusual amount of work to check a secret (" + std::to_string(slots) +
                  " keys, together as much as one pass over " + std::to_string(work >> 30) +
                  " GB); none of it was done",
              "open it only if you chose that yourself");
}

}  // namespace

Result<void> wrap_master_key(Header& header, std::size_t index, SlotType type, const SecretBytes& master_key,
                             std::span<const std::uint8_t> secret, const KdfCost& cost) {
  Slot slot;
  slot.type = type;
  slot.kdf = argon2id;
  slot.cost = cost;
  fill_random(slot.salt);
  fill_random(slot.nonce);
  const auto key = derive_key(secret, slot.salt, cost);
  if (!key) return fail(key.error());

  header.set_slot(index, slot);
  const auto binding = header.slot_binding(index);
  NIGHTJAR_EXPECTS(master_key.size() == key_size);
  crypto_aead_xchacha20poly1305_ietf_encrypt(slot.wrapped.data(), nullptr, master_key.data(), master_key.size(),
                                             binding.data(), binding.size(), nullptr, slot.nonce.data(), key->data());
  header.set_slot(index, slot);
  return {};
}

Result<SecretBytes> unwrap_master_key(const Header& header, SlotType type,
                                      std::span<const std::span<const std::uint8_t>> spellings,
                                      std::uint64_t memory_limit, const std::stop_token& stop) {
  if (auto ok = check_costs(header, type, spellings.size(), memory_limit); !ok) return fail(std::move(ok.error()));
  for (const auto secret : spellings) {
    for (std::size_t i = 0; i < slot_count; ++i) {
      const auto slot = header.slot(i);
      if (slot.type != type) continue;
      if (slot.kdf != argon2id)
        return fail(ErrorCode::too_new, "this journal was made by a newer version of Nightjar",
                    "open it with that version");
      if (stop.stop_requested()) return fail(ErrorCode::cancelled, "opening was stopped");
      const auto key = derive_key(secret, slot.salt, slot.cost);
      if (!key) return fail(key.error());
      SecretBytes master_key(key_size);
      const auto binding = header.slot_binding(i);
      if (crypto_aead_xchacha20poly1305_ietf_decrypt(master_key.data(), nullptr, nullptr, slot.wrapped.data(),
                                                     slot.wrapped.size(), binding.data(), binding.size(),
                                                     slot.nonce.data(), key->data()) == 0)
        return master_key;
    }
  }
  if (type == SlotType::recovery_code)
    return fail(ErrorCode::wrong_secret, "this recovery code does not open this journal",
                header.has_slot(type) ? "check that it is the code of this journal, and the newest one"
                                      : "this journal has no recovery code: use the passphrase");
  return fail(ErrorCode::wrong_secret, "this passphrase does not open this journal",
              "check the keyboard layout and Caps Lock, or use the recovery code");
}

}  // namespace nightjar::vault
