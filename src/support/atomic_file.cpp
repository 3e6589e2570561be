#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <nightjar/support/atomic_file.hpp>
#include <nightjar/support/id.hpp>

namespace nightjar {
namespace {

constexpr std::string_view temporary_ending = ".tmp";
constexpr std::size_t random_digits = 16;

std::string temporary_name(const std::string& name) {
  return hidden_sibling(name, "." + random_id().hex().substr(0, random_digits) + std::string(temporary_ending));
}

/// A temporary file that is deleted again unless it got its final name.
class TemporaryFile {
 public:
  TemporaryFile(FileOps& ops, int folder, const std::string& for_name)
      : ops_(ops),
        folder_(folder),
        name_(temporary_name(for_name)),
        file_(ops, ops.open_at(folder, name_, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0600)),
        exists_(static_cast<bool>(file_)) {}
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    static_cast<void>(file_.close());
    if (exists_) ops_.unlink_at(folder_, name_);
  }

  [[nodiscard]] int get() const { return file_.get(); }
  int close() { return file_.close(); }
  int rename_to(const std::string& name, bool replace) {
    const int result = replace ? ops_.rename_at(folder_, name_, name) : ops_.rename_new_at(folder_, name_, name);
    if (result == 0) exists_ = false;
    return result;
  }

 private:
  FileOps& ops_;
  int folder_;
  std::string name_;
  OpenFile file_;
  bool exists_;
};

/// Best effort: a file on a disk without permissions is still better saved than not.
void take_over_access(FileOps& ops, int file, const FileStat& like) {
  FileStat own;
  if (ops.stat(file, own) < 0) return;
  // Without the right group, its permissions would open the file to another one.
  const bool same_group = own.group == like.group || ops.set_group(file, like.group) == 0;
  ops.set_mode(file, same_group ? like.mode : like.mode & ~070u);
}

Result<std::vector<std::uint8_t>> read_back(FileOps& ops, int file, std::size_t size, const std::string& name) {
  std::vector<std::uint8_t> bytes(size);
  const auto got = read_fully(ops, file, bytes, 0);
  if (got < 0) return fail(file_error(static_cast<int>(-got), "read back", name));
  bytes.resize(static_cast<std::size_t>(got));
  return bytes;
}

Result<void> same_bytes(std::span<const std::uint8_t> read, std::span<const std::uint8_t> written,
                        const std::string& name) {
  if (std::ranges::equal(read, written)) return {};
  return fail(ErrorCode::io, "could not save " + name + ": the disk gave back other bytes than were written",
              "save to another disk");
}

}  // namespace

Result<Durability> replace_file(FileOps& ops, int folder, const std::string& name, std::span<const std::uint8_t> bytes,
                                const AtomicWrite& how) {
  const auto broken = [&](int result) { return fail(file_error(-result, "save", name)); };

  TemporaryFile temporary(ops, folder, name);
  if (temporary.get() < 0) return broken(temporary.get());
  // Reserving the space first tells a full disk before anything is written. Not every file system can.
  if (const int r = ops.allocate(temporary.get(), bytes.size());
      r < 0 && r != -EOPNOTSUPP && r != -ENOSYS && r != -EINVAL)
    return broken(r);
  if (const int r = write_all(ops, temporary.get(), bytes); r < 0) return broken(r);
  if (how.like) take_over_access(ops, temporary.get(), *how.like);
  // After a failed fsync Linux forgets the unwritten pages and a second try may "succeed": never try twice.
  if (const int r = ops.sync(temporary.get()); r < 0) return broken(r);

  auto written = read_back(ops, temporary.get(), bytes.size(), name);
  if (!written) return fail(std::move(written.error()));
  if (auto ok = how.verify ? how.verify(*written) : same_bytes(*written, bytes, name); !ok)
    return fail(std::move(ok.error()));

  if (const int r = temporary.close(); r < 0) return broken(r);
  if (const int r = temporary.rename_to(name, how.replace); r < 0) return broken(r);
  const int synced = ops.sync(folder);
  // Some network file systems cannot sync a folder at all; then there is nothing more to be had.
  return synced == 0 || synced == -EINVAL || synced == -EOPNOTSUPP ? Durability::safe : Durability::unconfirmed;
}

void sweep_temporary_files(FileOps& ops, int folder, const std::string& name) {
  std::vector<std::string> names;
  if (ops.list(folder, names) < 0) return;
  // The same shortening as for the real one: compare with a temporary name, its random digits left out.
  const auto pattern = temporary_name(name);
  const auto random_at = pattern.size() - temporary_ending.size() - random_digits;
  for (const auto& found : names) {
    if (found.size() != pattern.size() || !found.ends_with(temporary_ending)) continue;
    if (found.compare(0, random_at, pattern, 0, random_at) != 0) continue;
    if (found.find_first_not_of("0123456789abcdef", random_at) != found.size() - temporary_ending.size()) continue;
    ops.unlink_at(folder, found);
  }
}

Result<void> write_atomically(FileOps& ops, const std::string& path, std::span<const std::uint8_t> bytes) {
  const auto place = locate(ops, path);
  if (!place) return fail(place.error());
  AtomicWrite how;
  bool existed = false;
  {
    const OpenFile old(ops, ops.open_at(place->folder.get(), place->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0));
    if (FileStat stat; old && ops.stat(old.get(), stat) == 0) {
      if (stat.kind != FileStat::Kind::file)
        return fail(ErrorCode::clash, place->name + " is not a plain file", "choose another name");
      how.like = stat;
    }
    existed = old.get() != -ENOENT;
  }
  const auto result = replace_file(ops, place->folder.get(), place->name, bytes, how);
  if (!result) return fail(result.error());
  if (*result == Durability::safe) return {};
  if (!existed) ops.unlink_at(place->folder.get(), place->name);
  return fail(ErrorCode::io, "could not save " + place->name + ": the folder could not be written through",
              "check the disk, or choose another folder");
}

Result<void> write_atomically(FileOps& ops, const std::string& path, std::string_view text) {
  return write_atomically(ops, path, std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

}  // namespace nightjar
