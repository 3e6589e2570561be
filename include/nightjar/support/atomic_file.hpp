// Writing a file so that after any interruption it is either the old one or the whole new one.
#pragma once
#include <nightjar/support/file_ops.hpp>
#include <optional>

namespace nightjar {

/// What a new file is to hold, handed over piece by piece: a large one is never in memory as a whole.
class FileContent {
 public:
  FileContent() = default;
  FileContent(const FileContent&) = delete;
  FileContent& operator=(const FileContent&) = delete;
  virtual ~FileContent() = default;
  [[nodiscard]] virtual std::uint64_t size() const = 0;
  /// The next piece, good until the next call; empty after the last one.
  [[nodiscard]] virtual std::span<const std::uint8_t> next() = 0;
  /// Judges what was read back before it gets its name: the same pieces, in the same order, from the first one on.
  [[nodiscard]] virtual bool holds(std::span<const std::uint8_t> read) = 0;
};

struct AtomicWrite {
  bool replace = true;           // false: the name must be new; an existing file gives clash and stays
  std::optional<FileStat> like;  // mode and group to take over; otherwise 0600
  // Not encrypted: it has no name until it is whole, where the disk can do that, so that a program which is killed
  // leaves nothing to be read. Elsewhere the next `write_atomically` in that folder deletes what was left.
  bool in_the_clear = false;
};

enum class Durability {
  safe,
  unconfirmed,  // the file has its name, but the folder could not be written through: a power cut may undo that
};

/// Temporary file beside it, written, synced, read back, judged, renamed, folder synced.
[[nodiscard]] Result<Durability> replace_file(FileOps& ops, int folder, const std::string& name, FileContent& content,
                                              const AtomicWrite& how);
[[nodiscard]] Result<Durability> replace_file(FileOps& ops, int folder, const std::string& name,
                                              std::span<const std::uint8_t> bytes, const AtomicWrite& how);
/// Deletes temporary files that a crash left beside `name`. Only call while no one else can be saving it.
void sweep_temporary_files(FileOps& ops, int folder, const std::string& name);

enum class Replaces {
  nothing,   // the name must be new
  own_kind,  // only a file that begins as this one does, such as an earlier export; or an empty one
  any_file,
};

/// For exports and all else that is not encrypted. A run that could not finish leaves no new file, and an existing one
/// as it was. A journal is never replaced, whatever its name, also not behind a link; links are followed if they are
/// our own. The file is for this account alone, even where it replaces one that others could read.
/// Errors: clash for a file that `what` does not allow to replace, or something that is no file; refused for a journal,
/// for a file that cannot be read and so might be one, and for somebody else's link; and what the disk says.
[[nodiscard]] Result<void> write_atomically(FileOps& ops, const std::string& path, std::span<const std::uint8_t> bytes,
                                            Replaces what);
[[nodiscard]] Result<void> write_atomically(FileOps& ops, const std::string& path, std::string_view text,
                                            Replaces what);

}  // namespace nightjar
