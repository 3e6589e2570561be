// The real file calls, any one of which can be made to go wrong.
#pragma once
#include <algorithm>
#include <cerrno>
#include <functional>
#include <mutex>
#include <nightjar/support/file_ops.hpp>
#include <string>
#include <utility>
#include <vector>

namespace nightjar::test {

class FailingFiles final : public FileOps {
 public:
  /// The n-th call from now on (from 1) returns this errno and does nothing. With power_off every later one, too.
  void fail_call(int n, int error_number, bool power_off = false) {
    remaining_ = n;
    error_ = error_number;
    power_off_ = power_off;
    fired_ = false;
    off_ = false;
  }
  void work_again() {
    remaining_ = 0;
    off_ = false;
  }
  [[nodiscard]] bool fired() const { return fired_; }
  /// No file gets this name any more.
  void refuse_name(std::string name) { refused_ = std::move(name); }
  /// Once, as the next file gets its name: what happens while a save is under way.
  void before_rename(std::function<void()> act) { before_rename_ = std::move(act); }
  /// As on a stick: a file has its name from the start.
  void only_named() { only_named_ = true; }
  void write_at_most(std::size_t bytes) { longest_write_ = bytes; }
  [[nodiscard]] const std::vector<std::string>& calls() const { return calls_; }
  void forget_calls() { calls_.clear(); }

  int open_at(int folder, const std::string& name, int flags, unsigned mode) override {
    return tried("open", [&] { return real_.open_at(folder, name, flags, mode); });
  }
  int open_unnamed_at(int folder, unsigned mode) override {
    if (only_named_) return -EOPNOTSUPP;
    return tried("open_unnamed", [&] { return real_.open_unnamed_at(folder, mode); });
  }
  int link_at(int file, int folder, const std::string& name) override {
    return tried("link", [&] { return real_.link_at(file, folder, name); });
  }
  std::int64_t read_at(int file, std::span<std::uint8_t> into, std::uint64_t offset) override {
    return tried("read", [&] { return real_.read_at(file, into, offset); });
  }
  std::int64_t write(int file, std::span<const std::uint8_t> bytes) override {
    return tried("write", [&] { return real_.write(file, bytes.first(std::min(bytes.size(), longest_write_))); });
  }
  int allocate(int file, std::uint64_t size) override {
    return tried("allocate", [&] { return real_.allocate(file, size); });
  }
  int stat(int file, FileStat& out) override {
    return tried("stat", [&] { return real_.stat(file, out); });
  }
  int set_mode(int file, std::uint32_t mode) override {
    return tried("set_mode", [&] { return real_.set_mode(file, mode); });
  }
  int set_group(int file, std::uint32_t group) override {
    return tried("set_group", [&] { return real_.set_group(file, group); });
  }
  int sync(int file) override {
    return tried("sync", [&] { return real_.sync(file); });
  }
  int lock(int file) override {
    return tried("lock", [&] { return real_.lock(file); });
  }
  // The descriptor is really closed even when that reports an error, as Linux does.
  int close(int file) override {
    real_.close(file);
    return tried("close", [] { return 0; });
  }
  int rename_at(int folder, const std::string& from, const std::string& to) override {
    if (const auto act = std::exchange(before_rename_, nullptr)) act();
    if (!refused_.empty() && to == refused_) return -ENOSPC;
    return tried("rename", [&] { return real_.rename_at(folder, from, to); });
  }
  int rename_new_at(int folder, const std::string& from, const std::string& to) override {
    return tried("rename_new", [&] { return real_.rename_new_at(folder, from, to); });
  }
  int unlink_at(int folder, const std::string& name) override {
    return tried("unlink", [&] { return real_.unlink_at(folder, name); });
  }
  int list(int folder, std::vector<std::string>& names) override {
    return tried("list", [&] { return real_.list(folder, names); });
  }
  int make_folder(const std::string& path, unsigned mode) override {
    return tried("make_folder", [&] { return real_.make_folder(path, mode); });
  }
  int remove_folder(const std::string& path) override {
    return tried("remove_folder", [&] { return real_.remove_folder(path); });
  }
  int real_path(const std::string& path, std::string& out) override {
    return tried("real_path", [&] { return real_.real_path(path, out); });
  }
  int read_link(int link, std::string& out) override {
    return tried("read_link", [&] { return real_.read_link(link, out); });
  }

 private:
  template <class Call>
  auto tried(const char* name, Call call) -> decltype(call()) {
    bool fails = false;
    {
      const std::scoped_lock one_at_a_time(counting_);  // saves come from a thread of their own
      calls_.emplace_back(name);
      fails = fails_now();
    }
    return fails ? -error_ : call();
  }
  bool fails_now() {
    if (remaining_ == 0) return off_;
    if (--remaining_ > 0) return false;
    fired_ = true;
    off_ = power_off_;
    return true;
  }

  std::mutex counting_;
  std::string refused_;
  std::function<void()> before_rename_;
  FileOps& real_ = posix_file_ops();
  int remaining_ = 0;
  int error_ = 0;
  bool power_off_ = false;
  bool fired_ = false;
  bool off_ = false;
  bool only_named_ = false;
  std::size_t longest_write_ = static_cast<std::size_t>(-1);
  std::vector<std::string> calls_;
};

}  // namespace nightjar::test
