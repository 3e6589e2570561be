// What this computer last saw of each journal: it notices when an older or a different file takes its place.
#pragma once
#include <array>
#include <cstdint>
#include <nightjar/support/file_ops.hpp>
#include <nightjar/support/id.hpp>
#include <optional>

namespace nightjar::vault {

struct Seen {
  std::uint64_t counter = 0;
  std::array<std::uint8_t, 32> fingerprint{};
  friend bool operator==(const Seen&, const Seen&) = default;
};

enum class Familiarity {
  unknown,  // never opened on this computer
  same,     // the file as it was left, or a newer one
  older,    // saves that were seen here are missing: an old copy was put back
  forked,   // as many saves, but others: two copies were written to
};
[[nodiscard]] Familiarity compare(const std::optional<Seen>& last, const Seen& now);

/// From the note file; nothing when the file or the journal in it is not there or cannot be read.
[[nodiscard]] std::optional<Seen> last_seen(FileOps& ops, const std::string& note_file, const Id& vault_id);
/// Makes the folder, too. Errors: those of writing a file.
[[nodiscard]] Result<void> remember_seen(FileOps& ops, const std::string& note_file, const Id& vault_id,
                                         const Seen& seen);
/// The note keeps what it says of others. Errors: those of writing a file.
[[nodiscard]] Result<void> forget_seen(FileOps& ops, const std::string& note_file, const Id& vault_id);

}  // namespace nightjar::vault
