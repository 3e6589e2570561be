#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <nightjar/support/file_ops.hpp>

namespace nightjar {
namespace {

template <class Call>
auto retried(Call call) -> decltype(call()) {
  for (;;) {
    const auto result = call();
    if (result >= 0) return result;
    if (errno != EINTR) return -errno;
  }
}

class PosixFileOps final : public FileOps {
 public:
  int open_at(int folder, const std::string& name, int flags, unsigned mode) override {
    return retried([&] { return ::openat(folder, name.c_str(), flags | O_CLOEXEC, mode); });
  }
  int open_unnamed_at(int folder, unsigned mode) override {
    const int file = open_at(folder, ".", O_TMPFILE | O_RDWR, mode);
    if (file < 0) return file == -EISDIR || file == -ENOENT ? -EOPNOTSUPP : file;  // from before O_TMPFILE
    struct ::stat s {};
    if (::stat(path_of(file).c_str(), &s) == 0) return file;
    ::close(file);  // without /proc it could never get a name
    return -EOPNOTSUPP;
  }
  int link_at(int file, int folder, const std::string& name) override {
    const auto from = path_of(file);
    return ::linkat(AT_FDCWD, from.c_str(), folder, name.c_str(), AT_SYMLINK_FOLLOW) < 0 ? -errno : 0;
  }
  std::int64_t read_at(int file, std::span<std::uint8_t> into, std::uint64_t offset) override {
    return retried(
        [&]() -> std::int64_t { return ::pread(file, into.data(), into.size(), static_cast<off_t>(offset)); });
  }
  std::int64_t write(int file, std::span<const std::uint8_t> bytes) override {
    return retried([&]() -> std::int64_t { return ::write(file, bytes.data(), bytes.size()); });
  }
  int allocate(int file, std::uint64_t size) override {
    return retried([&] { return ::fallocate(file, 0, 0, static_cast<off_t>(size)); });
  }
  int stat(int file, FileStat& out) override {
    struct ::stat s {};
    if (::fstat(file, &s) < 0) return -errno;
    out.kind = S_ISREG(s.st_mode)   ? FileStat::Kind::file
               : S_ISDIR(s.st_mode) ? FileStat::Kind::folder
               : S_ISLNK(s.st_mode) ? FileStat::Kind::link
                                    : FileStat::Kind::other;
    out.size = static_cast<std::uint64_t>(s.st_size);
    out.links = static_cast<std::uint64_t>(s.st_nlink);
    out.mode = static_cast<std::uint32_t>(s.st_mode & 07777u);
    out.owner = s.st_uid;
    out.group = s.st_gid;
    out.modified_s = s.st_mtim.tv_sec;
    out.device = s.st_dev;
    return 0;
  }
  int set_mode(int file, std::uint32_t mode) override {
    return ::fchmod(file, static_cast<mode_t>(mode)) < 0 ? -errno : 0;
  }
  int set_group(int file, std::uint32_t group) override {
    return ::fchown(file, static_cast<uid_t>(-1), group) < 0 ? -errno : 0;
  }
  int sync(int file) override {
    return retried([&] { return ::fsync(file); });
  }
  int lock(int file) override {
    return retried([&] { return ::flock(file, LOCK_EX | LOCK_NB); });
  }
  // Linux frees the descriptor even when close reports EINTR, so this one is never repeated.
  int close(int file) override { return ::close(file) < 0 && errno != EINTR ? -errno : 0; }
  int rename_at(int folder, const std::string& from, const std::string& to) override {
    return ::renameat(folder, from.c_str(), folder, to.c_str()) < 0 ? -errno : 0;
  }
  int rename_new_at(int folder, const std::string& from, const std::string& to) override {
    if (::renameat2(folder, from.c_str(), folder, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return -errno;
    // File systems without RENAME_NOREPLACE (some FUSE and network ones): look first.
    struct ::stat s {};
    if (::fstatat(folder, to.c_str(), &s, AT_SYMLINK_NOFOLLOW) == 0) return -EEXIST;
    if (errno != ENOENT) return -errno;
    return rename_at(folder, from, to);
  }
  int unlink_at(int folder, const std::string& name) override {
    return ::unlinkat(folder, name.c_str(), 0) < 0 ? -errno : 0;
  }
  int list(int folder, std::vector<std::string>& names) override {
    // A descriptor of its own: closedir closes what it was given, and the position is not shared.
    const int own = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (own < 0) return -errno;
    const std::unique_ptr<DIR, int (*)(DIR*)> stream(::fdopendir(own), ::closedir);
    if (!stream) {
      const int error = errno;
      ::close(own);
      return -error;
    }
    for (;;) {
      errno = 0;
      const dirent* entry = ::readdir(stream.get());
      if (entry == nullptr) return -errno;
      const std::string_view name = entry->d_name;
      if (name != "." && name != "..") names.emplace_back(name);
    }
  }
  int make_folder(const std::string& path, unsigned mode) override {
    return ::mkdir(path.c_str(), mode) < 0 ? -errno : 0;
  }
  int remove_folder(const std::string& path) override { return ::rmdir(path.c_str()) < 0 ? -errno : 0; }
  int real_path(const std::string& path, std::string& out) override {
    const std::unique_ptr<char, void (*)(void*)> real(::realpath(path.c_str(), nullptr), std::free);
    if (!real) return -errno;
    out = real.get();
    return 0;
  }
  int read_link(int link, std::string& out) override {
    out.resize(PATH_MAX);
    const auto length = ::readlinkat(link, "", out.data(), out.size());
    if (length < 0) return -errno;
    out.resize(static_cast<std::size_t>(length));
    return 0;
  }

 private:
  static std::string path_of(int file) { return "/proc/self/fd/" + std::to_string(file); }
};

}  // namespace

FileOps& posix_file_ops() {
  static PosixFileOps ops;
  return ops;
}

OpenFile& OpenFile::operator=(OpenFile&& other) noexcept {
  if (this != &other) {
    static_cast<void>(close());
    ops_ = other.ops_;
    descriptor_ = std::exchange(other.descriptor_, -1);
  }
  return *this;
}

int OpenFile::close() { return descriptor_ < 0 ? 0 : ops_->close(std::exchange(descriptor_, -1)); }

std::string FilePlace::path() const { return folder_path == "/" ? "/" + name : folder_path + "/" + name; }

namespace {

/// Its last part has to be a name.
Result<std::string> name_at_the_end_of(const std::string& path) {
  auto name = file_name_of(path);
  if (name.empty() || name == "." || name == ".." || path.find('\0') != std::string::npos)
    return fail(ErrorCode::usage, "this path names no file", "give a file name");
  return name;
}

std::string folder_part_of(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

}  // namespace

Result<FilePlace> locate_by_own_links(FileOps& ops, const std::string& path) {
  constexpr int most_links = 40;  // as many as the kernel follows
  std::string at = path;
  for (int links = 0; links <= most_links; ++links) {
    const auto name = name_at_the_end_of(at);
    if (!name) return fail(name.error());
    FilePlace place;
    place.name = *name;
    if (const int r = ops.real_path(folder_part_of(at), place.folder_path); r < 0)
      return fail(file_error(-r, "open the folder of", place.name));
    place.folder = OpenFile(ops, ops.open_at(AT_FDCWD, place.folder_path, O_RDONLY | O_DIRECTORY, 0));
    if (!place.folder) return fail(file_error(-place.folder.get(), "open the folder of", place.name));

    const OpenFile there(ops, ops.open_at(place.folder.get(), place.name, O_PATH | O_NOFOLLOW, 0));
    if (there.get() == -ENOENT && links > 0) return fail(file_error(ELOOP, "open", file_name_of(path)));
    if (!there && there.get() != -ENOENT) return fail(file_error(-there.get(), "open", place.name));
    FileStat stat;
    if (!there) return place;
    if (const int r = ops.stat(there.get(), stat); r < 0) return fail(file_error(-r, "open", place.name));
    if (stat.kind != FileStat::Kind::link) return place;
    if (stat.owner != ::geteuid())
      return fail(ErrorCode::refused,
                  "could not save " + place.name + ": it is a link that somebody else made, and where it leads was " +
                      "left as it is",
                  "choose another name, or a folder of your own");
    std::string target;
    if (const int r = ops.read_link(there.get(), target); r < 0) return fail(file_error(-r, "open", place.name));
    at = target.starts_with('/') ? target : place.folder_path + "/" + target;
  }
  return fail(file_error(ELOOP, "open", file_name_of(path)));
}

Result<FilePlace> locate(FileOps& ops, const std::string& path) {
  const auto named = name_at_the_end_of(path);
  if (!named) return fail(named.error());
  const auto& name = *named;

  std::string full;
  int result = ops.real_path(path, full);
  if (result == -ENOENT) {  // not there yet: its folder has to be
    result = ops.real_path(folder_part_of(path), full);
    if (result == 0) full += (full == "/" ? "" : "/") + name;
  }
  if (result < 0) return fail(file_error(-result, "open", name));

  FilePlace place;
  const auto slash = full.rfind('/');
  place.folder_path = slash == 0 ? "/" : full.substr(0, slash);
  place.name = full.substr(slash + 1);
  if (place.name.empty()) return fail(ErrorCode::usage, "this path names no file", "give a file name");
  const int folder = ops.open_at(AT_FDCWD, place.folder_path, O_RDONLY | O_DIRECTORY, 0);
  if (folder < 0) return fail(file_error(-folder, "open the folder of", place.name));
  place.folder = OpenFile(ops, folder);
  return place;
}

int write_all(FileOps& ops, int file, std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const auto n = ops.write(file, bytes);
    if (n < 0) return static_cast<int>(n);
    if (n == 0) return -EIO;  // a file system that accepts nothing would keep us here for ever
    bytes = bytes.subspan(static_cast<std::size_t>(n));
  }
  return 0;
}

std::int64_t read_fully(FileOps& ops, int file, std::span<std::uint8_t> into, std::uint64_t offset) {
  std::size_t got = 0;
  while (got < into.size()) {
    const auto n = ops.read_at(file, into.subspan(got), offset + got);
    if (n < 0) return n;
    if (n == 0) break;
    got += static_cast<std::size_t>(n);
  }
  return static_cast<std::int64_t>(got);
}

Result<std::vector<std::uint8_t>> read_file(FileOps& ops, const std::string& path, std::uint64_t limit) {
  const auto name = file_name_of(path);
  // O_NONBLOCK: a named pipe must not make us wait for someone to write into it.
  const OpenFile file(ops, ops.open_at(AT_FDCWD, path, O_RDONLY | O_NONBLOCK, 0));
  if (!file) {
    if (file.get() == -EACCES) return fail(ErrorCode::refused, name + " may not be read by this account");
    return fail(file_error(-file.get(), "read", name));
  }
  FileStat stat;
  if (const int result = ops.stat(file.get(), stat); result < 0) return fail(file_error(-result, "read", name));
  if (stat.kind != FileStat::Kind::file)
    return fail(ErrorCode::refused, name + " is not a plain file", "choose a file");
  if (stat.size > limit) return fail(ErrorCode::too_large, name + " is too large to read");
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(stat.size));
  const auto got = read_fully(ops, file.get(), bytes, 0);
  if (got < 0) return fail(file_error(static_cast<int>(-got), "read", name));
  bytes.resize(static_cast<std::size_t>(got));
  return bytes;
}

namespace {

/// Some disks may forget a new folder, with all that was saved in it, until the one above is written through.
int sync_folder_above(FileOps& ops, const std::string& folder) {
  const OpenFile above(ops, ops.open_at(AT_FDCWD, folder_part_of(folder), O_RDONLY | O_DIRECTORY, 0));
  if (above.get() == -EACCES) return 0;  // it may be written and not read: then there is nothing more to be had
  const int synced = above ? ops.sync(above.get()) : above.get();
  return synced == -EINVAL || synced == -EOPNOTSUPP ? 0 : synced;
}

}  // namespace

Result<void> make_folders(FileOps& ops, const std::string& path) {
  for (std::size_t end = path.find('/', 1);; end = path.find('/', end + 1)) {
    const auto folder = path.substr(0, end);
    const int made = ops.make_folder(folder, 0700);
    if (made < 0 && made != -EEXIST) return fail(file_error(-made, "make the folder", path));
    if (made == 0)
      if (const int synced = sync_folder_above(ops, folder); synced < 0)
        return fail(file_error(-synced, "make the folder", path));
    if (end == std::string::npos) return {};
  }
}

std::string hidden_sibling(std::string_view name, std::string_view ending) {
  constexpr std::size_t longest = 255;  // NAME_MAX of every file system we expect
  if (name.size() + ending.size() + 1 <= longest) return "." + std::string(name) + std::string(ending);
  // Shortened names must stay different for different files: keep a checksum (FNV-1a) of the whole.
  std::uint64_t sum = 14695981039346656037u;
  for (const char c : name) sum = (sum ^ static_cast<unsigned char>(c)) * 1099511628211u;
  char digits[18];
  std::snprintf(digits, sizeof digits, "~%016llx", static_cast<unsigned long long>(sum));
  std::size_t keep = longest - 1 - ending.size() - 17;
  while (keep > 0 && (static_cast<unsigned char>(name[keep]) & 0xC0) == 0x80) --keep;
  return "." + std::string(name.substr(0, keep)) + digits + std::string(ending);
}

std::string file_name_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

Error file_error(int error_number, std::string_view action, std::string_view name) {
  const auto text = [&](std::string_view reason) {
    return "could not " + std::string(action) + " " + std::string(name) + ": " + std::string(reason);
  };
  switch (error_number) {
    case ENOSPC: return {ErrorCode::disk_full, text("the disk is full"), "free some space, or choose another disk"};
    case EDQUOT:
      return {ErrorCode::disk_full, text("your share of the disk is used up"),
              "free some space, or choose another disk"};
    case EFBIG:
      return {ErrorCode::disk_full, text("it would be larger than files may be here"),
              "raise the limit of file sizes (ulimit -f), or choose another disk"};
    case EROFS: return {ErrorCode::read_only, text("this disk cannot be written to"), "choose another folder"};
    case EACCES:
    case EPERM: return {ErrorCode::read_only, text("this account may not do that here"), "choose another folder"};
    case ENOENT:
      return {ErrorCode::not_found, text("there is no such file or folder"), "check the name and the folder"};
    case ENOTDIR: return {ErrorCode::not_found, text("part of the path is a file, not a folder"), "check the folder"};
    case EEXIST: return {ErrorCode::clash, text("a file of that name is already there"), "choose another name"};
    case ENAMETOOLONG: return {ErrorCode::usage, text("the name is too long"), "choose a shorter name"};
    case ELOOP: return {ErrorCode::usage, text("it is a link that leads nowhere"), "choose the file itself"};
    case ENOMEM: return {ErrorCode::no_memory, text("not enough memory"), "close other programs"};
    default: return {ErrorCode::io, text(std::strerror(error_number)), "check the disk, or choose another folder"};
  }
}

}  // namespace nightjar
