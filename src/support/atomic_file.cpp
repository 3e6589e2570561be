#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <nightjar/support/atomic_file.hpp>
#include <nightjar/support/id.hpp>
#include <nightjar/support/journal_magic.hpp>

namespace nightjar {
namespace {

constexpr std::string_view temporary_ending = ".tmp";
/// Of what is not encrypted: these are locked while they are written, so that one left behind can be told by itself.
constexpr std::string_view clear_ending = ".part";
constexpr std::size_t random_digits = 16;

std::string temporary_name(const std::string& name, std::string_view ending) {
  return hidden_sibling(name, "." + random_id().hex().substr(0, random_digits) + std::string(ending));
}

/// Whether a name has the random digits of a temporary one before its ending.
bool is_temporary(std::string_view name, std::string_view ending) {
  if (name.size() < ending.size() + random_digits + 2 || name.front() != '.' || !name.ends_with(ending)) return false;
  const auto random_at = name.size() - ending.size() - random_digits;
  return name[random_at - 1] == '.' &&
         name.substr(random_at, random_digits).find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// A temporary file that is deleted again unless it got its final name.
class TemporaryFile {
 public:
  TemporaryFile(FileOps& ops, int folder, const std::string& for_name, bool in_the_clear)
      : ops_(ops), folder_(folder), name_(temporary_name(for_name, in_the_clear ? clear_ending : temporary_ending)) {
    if (in_the_clear) file_ = OpenFile(ops, ops.open_unnamed_at(folder, 0600));
    nameless_ = static_cast<bool>(file_);
    if (!nameless_) file_ = OpenFile(ops, ops.open_at(folder, name_, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0600));
    exists_ = file_ && !nameless_;
    if (file_ && in_the_clear) static_cast<void>(ops.lock(file_.get()));
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    static_cast<void>(file_.close());
    if (exists_) ops_.unlink_at(folder_, name_);
  }

  [[nodiscard]] int get() const { return file_.get(); }
  int close() { return file_.close(); }
  /// A file without a name gets the final one if that is free, else one to be renamed from.
  int link(const std::string& name) {
    if (!nameless_) return 0;
    nameless_ = false;
    int result = ops_.link_at(file_.get(), folder_, name);
    if (result == 0)
      name_ = name;
    else if (result == -EEXIST)
      result = ops_.link_at(file_.get(), folder_, name_);
    exists_ = result == 0;
    return result;
  }
  int rename_to(const std::string& name, bool replace) {
    if (name_ == name) return exists_ = false, 0;
    const int result = replace ? ops_.rename_at(folder_, name_, name) : ops_.rename_new_at(folder_, name_, name);
    if (result == 0) exists_ = false;
    return result;
  }

 private:
  FileOps& ops_;
  int folder_;
  std::string name_;
  OpenFile file_;
  bool nameless_ = false;
  bool exists_ = false;
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

  TemporaryFile temporary(ops, folder, name, how.in_the_clear);
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
  if (const int r = temporary.link(name); r < 0) return broken(r);
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
  const auto pattern = temporary_name(name, temporary_ending);
  const auto random_at = pattern.size() - temporary_ending.size() - random_digits;
  for (const auto& found : names) {
    if (found.size() != pattern.size() || !is_temporary(found, temporary_ending)) continue;
    if (found.compare(0, random_at, pattern, 0, random_at) == 0) ops.unlink_at(folder, found);
  }
}

namespace {

/// Deletes what a killed program left of files that are not encrypted. One that is being written is locked.
void sweep_abandoned(FileOps& ops, int folder) {
  std::vector<std::string> names;
  if (ops.list(folder, names) < 0) return;
  for (const auto& found : names) {
    if (!is_temporary(found, clear_ending)) continue;
    const OpenFile file(ops, ops.open_at(folder, found, O_RDWR | O_NOFOLLOW | O_NONBLOCK, 0));
    FileStat stat;
    if (!file || ops.stat(file.get(), stat) < 0 || stat.kind != FileStat::Kind::file || stat.owner != ::geteuid())
      continue;
    if (ops.lock(file.get()) == 0) ops.unlink_at(folder, found);
  }
}

/// As far as the first bytes tell it. What each of our formats begins with is longer than this, and one of its own.
bool same_kind(std::span<const std::uint8_t> old, std::span<const std::uint8_t> fresh) {
  constexpr std::size_t enough = 4;
  if (old.empty() || fresh.empty()) return old.empty();
  if (old.front() == '[' && fresh.front() == '[') return true;  // sleep episodes, of which there may be none
  const auto compared = fresh.first(std::min(enough, fresh.size()));
  return old.size() >= compared.size() && std::ranges::equal(old.first(compared.size()), compared);
}

/// What is there under this name, or nothing; an error where it may not be replaced.
Result<std::optional<FileStat>> to_be_replaced(FileOps& ops, const FilePlace& place,
                                               std::span<const std::uint8_t> bytes, Replaces what) {
  const auto left = [&](ErrorCode code, std::string_view why, std::string_view hint = "choose another name") {
    return fail(code, "could not save " + place.name + ": " + std::string(why) + ", and it was left as it is",
                std::string(hint));
  };
  const OpenFile old(ops, ops.open_at(place.folder.get(), place.name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0));
  if (old.get() == -ENOENT) return std::optional<FileStat>();
  if (old.get() == -EACCES)
    return left(ErrorCode::refused, "the file of that name may not be read by this account, so it may be a journal");
  FileStat stat;
  const int known = old ? ops.stat(old.get(), stat) : old.get();
  if (known < 0) return fail(file_error(-known, "save", place.name));
  if (stat.kind != FileStat::Kind::file)
    return fail(ErrorCode::clash, place.name + " is not a plain file", "choose another name");
  std::array<std::uint8_t, journal_magic.size()> start{};
  const auto got = read_fully(ops, old.get(), start, 0);
  if (got < 0) return fail(file_error(static_cast<int>(-got), "read", place.name));
  const auto there = std::span(start).first(static_cast<std::size_t>(got));
  if (std::ranges::equal(there, journal_magic)) return left(ErrorCode::refused, "there is a journal of that name");
  if (what == Replaces::nothing) return fail(file_error(EEXIST, "save", place.name));
  if (what == Replaces::own_kind && !same_kind(there, bytes))
    return left(ErrorCode::clash, "the file of that name is of another kind");
  return stat;
}

}  // namespace

Result<void> write_atomically(FileOps& ops, const std::string& path, std::span<const std::uint8_t> bytes,
                              Replaces what) {
  const auto place = locate_by_own_links(ops, path);
  if (!place) return fail(place.error());
  const auto old = to_be_replaced(ops, *place, bytes, what);
  if (!old) return fail(old.error());
  sweep_abandoned(ops, place->folder.get());
  sweep_temporary_files(ops, place->folder.get(), place->name);  // earlier versions gave an export such a name

  AtomicWrite how;
  how.replace = old->has_value();
  how.in_the_clear = true;
  if (*old && (*old)->owner == ::geteuid()) {
    how.like = **old;
    how.like->mode &= 0700u;  // others could have opened it before; what it holds now is for nobody else
  }
  const auto result = replace_file(ops, place->folder.get(), place->name, bytes, how);
  if (!result) return fail(result.error());
  if (*result == Durability::safe) return {};
  if (!*old) ops.unlink_at(place->folder.get(), place->name);
  return fail(ErrorCode::io, "could not save " + place->name + ": the folder could not be written through",
              "check the disk, or choose another folder");
}

Result<void> write_atomically(FileOps& ops, const std::string& path, std::string_view text, Replaces what) {
  return write_atomically(ops, path, std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()), what);
}

}  // namespace nightjar
