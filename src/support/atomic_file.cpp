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

/// Bytes that are there already.
class GivenBytes final : public FileContent {
 public:
  explicit GivenBytes(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}
  [[nodiscard]] std::uint64_t size() const override { return bytes_.size(); }
  [[nodiscard]] std::span<const std::uint8_t> next() override { return piece(written_); }
  [[nodiscard]] bool holds(std::span<const std::uint8_t> read) override {
    return std::ranges::equal(read, piece(compared_));
  }

 private:
  std::span<const std::uint8_t> piece(std::size_t& done) const {
    constexpr std::size_t piece_size = 1 << 20;
    const auto out = bytes_.subspan(done, std::min(piece_size, bytes_.size() - done));
    done += out.size();
    return out;
  }
  std::span<const std::uint8_t> bytes_;
  std::size_t written_ = 0, compared_ = 0;
};

/// Answers how long each piece was, or the negative errno.
Result<std::vector<std::size_t>> write_pieces(FileOps& ops, int file, FileContent& content, const std::string& name) {
  std::vector<std::size_t> sizes;
  for (auto piece = content.next(); !piece.empty(); piece = content.next()) {
    if (const int r = write_all(ops, file, piece); r < 0) return fail(file_error(-r, "save", name));
    sizes.push_back(piece.size());
  }
  return sizes;
}

/// The good file is still there: the time to find bad memory, a lying disk or our own mistake is now.
Result<void> read_back(FileOps& ops, int file, FileContent& content, const std::vector<std::size_t>& sizes,
                       const std::string& name) {
  std::vector<std::uint8_t> bytes;
  std::uint64_t offset = 0;
  for (const auto size : sizes) {
    bytes.resize(size);
    const auto got = read_fully(ops, file, bytes, offset);
    if (got < 0) return fail(file_error(static_cast<int>(-got), "read back", name));
    if (static_cast<std::size_t>(got) != size || !content.holds(bytes))
      return fail(ErrorCode::io, "could not save " + name + ": the disk gave back other bytes than were written",
                  "save to another disk");
    offset += size;
  }
  return {};
}

}  // namespace

Result<Durability> replace_file(FileOps& ops, int folder, const std::string& name, FileContent& content,
                                const AtomicWrite& how) {
  const auto broken = [&](int result) { return fail(file_error(-result, "save", name)); };

  TemporaryFile temporary(ops, folder, name);
  if (temporary.get() < 0) return broken(temporary.get());
  // Reserving the space first tells a full disk before anything is written. Not every file system can.
  if (const int r = ops.allocate(temporary.get(), content.size());
      r < 0 && r != -EOPNOTSUPP && r != -ENOSYS && r != -EINVAL)
    return broken(r);
  const auto sizes = write_pieces(ops, temporary.get(), content, name);
  if (!sizes) return fail(sizes.error());
  if (how.like) take_over_access(ops, temporary.get(), *how.like);
  // After a failed fsync Linux forgets the unwritten pages and a second try may "succeed": never try twice.
  if (const int r = ops.sync(temporary.get()); r < 0) return broken(r);
  if (auto ok = read_back(ops, temporary.get(), content, *sizes, name); !ok) return fail(std::move(ok.error()));
  if (const int r = temporary.close(); r < 0) return broken(r);
  if (const int r = temporary.rename_to(name, how.replace); r < 0) return broken(r);
  const int synced = ops.sync(folder);
  // Some network file systems cannot sync a folder at all; then there is nothing more to be had.
  return synced == 0 || synced == -EINVAL || synced == -EOPNOTSUPP ? Durability::safe : Durability::unconfirmed;
}

Result<Durability> replace_file(FileOps& ops, int folder, const std::string& name, std::span<const std::uint8_t> bytes,
                                const AtomicWrite& how) {
  GivenBytes content(bytes);
  return replace_file(ops, folder, name, content, how);
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
