// Writing a file so that after any interruption it is either the old one or the whole new one.
#pragma once
#include <functional>
#include <nightjar/support/file_ops.hpp>
#include <optional>

namespace nightjar {

struct AtomicWrite {
  bool replace = true;           // false: the name must be new; an existing file gives clash and stays
  std::optional<FileStat> like;  // mode and group to take over; otherwise 0600
  /// Judges the bytes read back before they get their name. Without one they are compared with what was written.
  std::function<Result<void>(std::span<const std::uint8_t>)> verify;
};

enum class Durability {
  safe,
  unconfirmed,  // the file has its name, but the folder could not be written through: a power cut may undo that
};

/// Temporary file beside it, written, synced, read back, verified, renamed, folder synced.
[[nodiscard]] Result<Durability> replace_file(FileOps& ops, int folder, const std::string& name,
                                              std::span<const std::uint8_t> bytes, const AtomicWrite& how);
/// Deletes temporary files that a crash left beside `name`. Only call while no one else can be saving it.
void sweep_temporary_files(FileOps& ops, int folder, const std::string& name);

/// For exports. A run that could not finish leaves no new file, and an existing one as it was.
[[nodiscard]] Result<void> write_atomically(FileOps& ops, const std::string& path, std::span<const std::uint8_t> bytes);
[[nodiscard]] Result<void> write_atomically(FileOps& ops, const std::string& path, std::string_view text);

}  // namespace nightjar
