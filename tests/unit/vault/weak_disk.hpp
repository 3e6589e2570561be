// A disk in memory that forgets, at a power cut, whatever POSIX lets it forget.
#pragma once
#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <functional>
#include <map>
#include <nightjar/support/contract.hpp>
#include <nightjar/support/file_ops.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace nightjar::test {

class WeakDisk final : public FileOps {
 public:
  using Content = std::vector<std::uint8_t>;
  using State = std::map<std::string, Content>;

  /// Ways of saving that look right and are not; the model must find each of them out.
  enum class Mistake {
    none,
    no_file_sync,
    no_folder_sync,
    file_sync_after_rename,
    unlink_before_rename,
    overwrite_in_place,
  };

  WeakDisk() = default;
  explicit WeakDisk(const State& state) {
    for (const auto& [name, content] : state) {
      names_[name] = static_cast<int>(files_.size());
      files_.push_back(content);
    }
  }

  void make(Mistake mistake) { mistake_ = mistake; }
  /// From here on operations are recorded; what exists now is safely on the disk.
  void start_recording() {
    log_.clear();
    safe_names_ = names_;
    safe_files_ = files_;
  }
  [[nodiscard]] std::size_t recorded() const { return log_.size(); }

  /// Calls `visit` with each state that may be found after a power cut behind the first `count` operations.
  void after_power_cut(std::size_t count, const std::function<void(const State&)>& visit) const {
    std::vector<std::size_t> doubtful;
    for (std::size_t i = 0; i < count; ++i)
      if (!is_sync(log_[i]) && !synced_later(i, count)) doubtful.push_back(i);
    NIGHTJAR_EXPECTS(doubtful.size() < 16);
    for (std::size_t choice = 0; choice < (std::size_t{1} << doubtful.size()); ++choice) {
      auto names = safe_names_;
      auto files = safe_files_;
      files.resize(files_.size());
      for (std::size_t i = 0; i < count; ++i) {
        const auto at = std::find(doubtful.begin(), doubtful.end(), i);
        const auto bit = static_cast<std::size_t>(at - doubtful.begin());
        if (at == doubtful.end() || ((choice >> bit) & 1u) != 0) apply(log_[i], names, files);
      }
      State state;
      for (const auto& [name, file] : names) state[name] = files[static_cast<std::size_t>(file)];
      visit(state);
    }
  }

  // All folders are one: a path is the name at its end.
  int open_at(int, const std::string& path, int flags, unsigned) override {
    if ((flags & O_DIRECTORY) != 0) return folder;
    const auto name = path.substr(path.rfind('/') + 1);
    const auto found = names_.find(name);
    if (found != names_.end()) return (flags & O_EXCL) != 0 ? -EEXIST : opened(found->second);
    if ((flags & O_CREAT) == 0) return -ENOENT;
    const int file = static_cast<int>(files_.size());
    files_.emplace_back();
    perform(Named{"", name, file});
    return opened(file);
  }
  int open_unnamed_at(int, unsigned) override { return -EOPNOTSUPP; }
  int link_at(int, int, const std::string&) override { return -EOPNOTSUPP; }
  int read_link(int, std::string&) override { return -EINVAL; }
  std::int64_t read_at(int handle, std::span<std::uint8_t> into, std::uint64_t offset) override {
    const auto& content = files_[file_of(handle)];
    const auto from = std::min<std::size_t>(static_cast<std::size_t>(offset), content.size());
    const auto n = std::min(into.size(), content.size() - from);
    std::copy_n(content.begin() + static_cast<std::ptrdiff_t>(from), n, into.begin());
    return static_cast<std::int64_t>(n);
  }
  std::int64_t write(int handle, std::span<const std::uint8_t> bytes) override {
    // A disk writes blocks in any order: a few uneven pieces stand for them.
    const auto file = static_cast<int>(file_of(handle));
    auto& position = positions_[static_cast<std::size_t>(handle)];
    const std::size_t total = bytes.size();
    for (std::size_t piece = 4096; !bytes.empty(); piece = total / 5 + 1) {
      const auto part = bytes.first(std::min(piece, bytes.size()));
      perform(Written{file, position, Content(part.begin(), part.end())});
      position += part.size();
      bytes = bytes.subspan(part.size());
    }
    return static_cast<std::int64_t>(total);
  }
  int allocate(int handle, std::uint64_t size) override {
    perform(Resized{static_cast<int>(file_of(handle)), static_cast<std::size_t>(size)});
    return 0;
  }
  int stat(int handle, FileStat& out) override {
    out = {};
    out.kind = handle == folder ? FileStat::Kind::folder : FileStat::Kind::file;
    if (handle != folder) out.size = files_[file_of(handle)].size();
    out.links = 1;
    out.mode = 0600;
    return 0;
  }
  int set_mode(int, std::uint32_t) override { return 0; }
  int set_group(int, std::uint32_t) override { return 0; }
  int sync(int handle) override {
    if (handle == folder) {
      if (mistake_ != Mistake::no_folder_sync) perform(FolderSynced{});
      return 0;
    }
    const FileSynced synced{static_cast<int>(file_of(handle))};
    if (mistake_ == Mistake::file_sync_after_rename) {
      late_sync_ = synced;
    } else if (mistake_ != Mistake::no_file_sync) {
      perform(synced);
    }
    return 0;
  }
  int lock(int) override { return 0; }
  int close(int) override { return 0; }
  int rename_at(int, const std::string& from, const std::string& to) override {
    const int file = names_.at(from);
    if (mistake_ == Mistake::overwrite_in_place && names_.contains(to)) {
      const int target = names_.at(to);
      perform(Resized{target, 0});
      perform(Written{target, 0, files_[static_cast<std::size_t>(file)]});
      perform(FileSynced{target});
      return unlink_at(folder, from);
    }
    if (mistake_ == Mistake::unlink_before_rename) perform(Removed{to});
    perform(Named{from, to, file});
    if (late_sync_) perform(*std::exchange(late_sync_, std::nullopt));
    return 0;
  }
  int rename_new_at(int, const std::string& from, const std::string& to) override {
    return names_.contains(to) ? -EEXIST : rename_at(folder, from, to);
  }
  int unlink_at(int, const std::string& name) override {
    if (!names_.contains(name)) return -ENOENT;
    perform(Removed{name});
    return 0;
  }
  int list(int, std::vector<std::string>& names) override {
    for (const auto& [name, file] : names_) names.push_back(name);
    return 0;
  }
  int remove_folder(const std::string&) override { return -ENOTEMPTY; }
  int make_folder(const std::string&, unsigned) override { return -EEXIST; }
  int real_path(const std::string& path, std::string& out) override {
    const auto name = path.substr(path.rfind('/') + 1);
    if (name.find('.') != name.npos && !names_.contains(name)) return -ENOENT;
    out = path;
    return 0;
  }

 private:
  static constexpr int folder = 1'000'000;
  struct Written {
    int file;
    std::size_t offset;
    Content bytes;
  };
  struct Resized {
    int file;
    std::size_t size;
  };
  struct FileSynced {
    int file;
  };
  struct Named {  // created (from is empty) or renamed
    std::string from, to;
    int file;
  };
  struct Removed {
    std::string name;
  };
  struct FolderSynced {};
  using Operation = std::variant<Written, Resized, FileSynced, Named, Removed, FolderSynced>;
  using Names = std::map<std::string, int>;

  static bool is_sync(const Operation& op) {
    return std::holds_alternative<FileSynced>(op) || std::holds_alternative<FolderSynced>(op);
  }
  static std::optional<int> file_written_by(const Operation& op) {
    if (const auto* written = std::get_if<Written>(&op)) return written->file;
    if (const auto* resized = std::get_if<Resized>(&op)) return resized->file;
    return {};
  }
  [[nodiscard]] bool synced_later(std::size_t i, std::size_t count) const {
    const auto file = file_written_by(log_[i]);
    for (std::size_t later = i + 1; later < count; ++later) {
      if (!file && std::holds_alternative<FolderSynced>(log_[later])) return true;
      if (const auto* synced = std::get_if<FileSynced>(&log_[later]); file && synced && synced->file == *file)
        return true;
    }
    return false;
  }
  static void apply(const Operation& op, Names& names, std::vector<Content>& files) {
    if (const auto* written = std::get_if<Written>(&op)) {
      auto& content = files[static_cast<std::size_t>(written->file)];
      content.resize(std::max(content.size(), written->offset + written->bytes.size()));
      std::ranges::copy(written->bytes, content.begin() + static_cast<std::ptrdiff_t>(written->offset));
    } else if (const auto* resized = std::get_if<Resized>(&op)) {
      files[static_cast<std::size_t>(resized->file)].resize(resized->size);
    } else if (const auto* named = std::get_if<Named>(&op)) {
      names.erase(named->from);
      names[named->to] = named->file;
    } else if (const auto* removed = std::get_if<Removed>(&op)) {
      names.erase(removed->name);
    }
  }
  void perform(const Operation& op) {
    apply(op, names_, files_);
    log_.push_back(op);
  }
  int opened(int file) {
    handles_.push_back(file);
    positions_.push_back(0);
    return static_cast<int>(handles_.size()) - 1;
  }
  [[nodiscard]] std::size_t file_of(int handle) const {
    return static_cast<std::size_t>(handles_.at(static_cast<std::size_t>(handle)));
  }

  Mistake mistake_ = Mistake::none;
  std::optional<FileSynced> late_sync_;
  Names names_, safe_names_;
  std::vector<Content> files_, safe_files_;
  std::vector<int> handles_;
  std::vector<std::size_t> positions_;
  std::vector<Operation> log_;
};

}  // namespace nightjar::test
