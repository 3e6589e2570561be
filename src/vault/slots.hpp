// The master key behind each secret that opens a journal.
#pragma once
#include <span>
#include <stop_token>

#include "vault/header.hpp"

namespace nightjar::vault {

/// Replaces the slot by the master key wrapped for this secret. Errors: no_memory; the header is then unchanged.
[[nodiscard]] Result<void> wrap_master_key(Header& header, std::size_t index, SlotType type,
                                           const SecretBytes& master_key, std::span<const std::uint8_t> secret,
                                           const KdfCost& cost);

/// The dearest that all tries of a secret may be together: passes times bytes.
[[nodiscard]] constexpr std::uint64_t most_work(std::uint64_t memory_limit) { return 16 * memory_limit; }

/// Tries each spelling of the secret on each slot of that type, unless all of them together would be more than
/// most_work(): then none is tried.
/// Errors: wrong_secret, kdf_refused, no_memory, too_new, cancelled.
[[nodiscard]] Result<SecretBytes> unwrap_master_key(const Header& header, SlotType type,
                                                    std::span<const std::span<const std::uint8_t>> spellings,
                                                    std::uint64_t memory_limit, const std::stop_token& stop);

}  // namespace nightjar::vault
