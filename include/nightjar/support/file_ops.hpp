// The few file calls behind everything that is saved: one seam, so that tests can make any of them go wrong.
#pragma once
#include <cstddef>
#include <cstdint>
#include <nightjar/support/result.hpp>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nightjar {

struct FileStat {
  enum class Kind { file, folder, link, other };
  Kind kind = Kind::other;
  std::uint64_t size = 0;
  std::uint64_t links = 0;
  std::uint32_t mode = 0;  // permission bits only
  std::uint32_t owner = 0;
  std::uint32_t group = 0;
  std::int64_t modified_s = 0;  // Unix time of the last change
  std::uint64_t device = 0;     // the same for everything on one mounted disk
};

/// Thin names for system calls. Every call returns what the system call returns, or the negative errno;
/// EINTR is handled inside. Flags are those of open(2); O_CLOEXEC is always added.
class FileOps {
 public:
  FileOps() = default;
  FileOps(const FileOps&) = delete;
  FileOps& operator=(const FileOps&) = delete;
  virtual ~FileOps() = default;

  virtual int open_at(int folder, const std::string& name, int flags, unsigned mode) = 0;
  /// A file without a name, which the system removes by itself when the program ends, however it ends.
  /// -EOPNOTSUPP where the file system, or this computer, has none that could get a name later.
  virtual int open_unnamed_at(int folder, unsigned mode) = 0;
  /// Gives it its name: -EEXIST, never replaces.
  virtual int link_at(int file, int folder, const std::string& name) = 0;
  virtual std::int64_t read_at(int file, std::span<std::uint8_t> into, std::uint64_t offset) = 0;
  virtual std::int64_t write(int file, std::span<const std::uint8_t> bytes) = 0;
  virtual int allocate(int file, std::uint64_t size) = 0;
  virtual int stat(int file, FileStat& out) = 0;
  virtual int set_mode(int file, std::uint32_t mode) = 0;
  virtual int set_group(int file, std::uint32_t group) = 0;
  virtual int sync(int file) = 0;
  virtual int lock(int file) = 0;  // flock, exclusive, without waiting: -EWOULDBLOCK when another holds it
  virtual int close(int file) = 0;
  virtual int rename_at(int folder, const std::string& from, const std::string& to) = 0;
  virtual int rename_new_at(int folder, const std::string& from, const std::string& to) = 0;  // -EEXIST, never replaces
  virtual int unlink_at(int folder, const std::string& name) = 0;
  virtual int list(int folder, std::vector<std::string>& names) = 0;
  virtual int make_folder(const std::string& path, unsigned mode) = 0;
  virtual int remove_folder(const std::string& path) = 0;  // -ENOTEMPTY, never with anything in it
  virtual int real_path(const std::string& path, std::string& out) = 0;
  /// Where a symbolic link leads, one step, for one that was opened with O_PATH | O_NOFOLLOW.
  virtual int read_link(int link, std::string& out) = 0;
};

/// The real thing. Stateless, lives as long as the program.
[[nodiscard]] FileOps& posix_file_ops();

/// An open descriptor, closed when it goes out of scope.
class OpenFile {
 public:
  OpenFile() = default;
  OpenFile(FileOps& ops, int descriptor) : ops_(&ops), descriptor_(descriptor) {}
  OpenFile(OpenFile&& other) noexcept : ops_(other.ops_), descriptor_(std::exchange(other.descriptor_, -1)) {}
  OpenFile& operator=(OpenFile&& other) noexcept;
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() { static_cast<void>(close()); }

  [[nodiscard]] int get() const { return descriptor_; }
  explicit operator bool() const { return descriptor_ >= 0; }
  /// Closing can be the call that reports a lost write: 0 or the negative errno.
  int close();

 private:
  FileOps* ops_ = nullptr;
  int descriptor_ = -1;
};

/// A file named by an open folder, so that it stays the same file while paths around it change.
struct FilePlace {
  OpenFile folder;
  std::string folder_path;
  std::string name;
  [[nodiscard]] std::string path() const;
};
/// Follows symbolic links of an existing file, so that saving replaces what a link points to and never the link.
[[nodiscard]] Result<FilePlace> locate(FileOps& ops, const std::string& path);
/// The same, and refused at a link that belongs to somebody else: in a folder that several people share, such a link
/// would let them choose which file of ours is replaced. Errors: refused, not_found, usage.
[[nodiscard]] Result<FilePlace> locate_by_own_links(FileOps& ops, const std::string& path);

/// Everything, or the negative errno; short writes are continued.
[[nodiscard]] int write_all(FileOps& ops, int file, std::span<const std::uint8_t> bytes);
/// How many bytes there were (fewer only at the end of the file), or the negative errno.
[[nodiscard]] std::int64_t read_fully(FileOps& ops, int file, std::span<std::uint8_t> into, std::uint64_t offset);
/// A whole regular file. Errors: not_found, refused, too_large (above limit), io.
[[nodiscard]] Result<std::vector<std::uint8_t>> read_file(FileOps& ops, const std::string& path, std::uint64_t limit);
/// Makes the folder and those above it, readable for this account only. After it a power cut leaves them there.
[[nodiscard]] Result<void> make_folders(FileOps& ops, const std::string& path);

/// ".<name><ending>": a companion file in the same folder, shortened where a file name may not be that long.
[[nodiscard]] std::string hidden_sibling(std::string_view name, std::string_view ending);
[[nodiscard]] std::string file_name_of(std::string_view path);

/// The error for errno (positive): disk_full, read_only, not_found, clash or io. Action: "save", "read", ...
[[nodiscard]] Error file_error(int error_number, std::string_view action, std::string_view name);

}  // namespace nightjar
