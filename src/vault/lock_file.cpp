#include "vault/lock_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace nightjar::vault {
namespace {

// Always this long, so that a newer holder overwrites all of an older one's text.
constexpr std::size_t text_size = 128;

std::string own_text() {
  std::array<char, 80> host{};
  if (::gethostname(host.data(), host.size() - 1) != 0) host[0] = '\0';
  auto text = "process " + std::to_string(::getpid());
  if (host[0] != '\0') text += " on " + std::string(host.data());
  text.resize(text_size - 1, ' ');
  return text + '\n';
}

/// Another program may have written anything here: only what we would write ourselves is shown.
std::string holder(FileOps& ops, int file) {
  std::array<std::uint8_t, text_size> bytes{};
  const auto got = read_fully(ops, file, bytes, 0);
  if (got <= 0) return {};
  std::string text(bytes.begin(), bytes.begin() + got);
  text.erase(std::find(text.begin(), text.end(), '\n'), text.end());
  text.erase(text.find_last_not_of(' ') + 1);
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
  return plain && text.starts_with("process ") ? text : std::string();
}

}  // namespace

Result<LockFile> LockFile::take(FileOps& ops, int folder, const std::string& name) {
  OpenFile file(ops, ops.open_at(folder, hidden_sibling(name, ".lock"), O_RDWR | O_CREAT | O_NOFOLLOW, 0600));
  switch (-std::min(file.get(), 0)) {
    case 0: break;
    case EACCES:
    case EPERM:
    case EROFS: return LockFile({}, State::refused);
    // A full disk must not keep anyone from reading; saving will say what is wrong.
    case ENOSPC:
    case EDQUOT: return LockFile({}, State::unsupported);
    default: return fail(file_error(-file.get(), "lock", name));
  }
  switch (-ops.lock(file.get())) {
    case 0: break;
    case EWOULDBLOCK: {
      const auto who = holder(ops, file.get());
      return fail(ErrorCode::in_use, name + " is already open" + (who.empty() ? "" : " (" + who + ")"),
                  "close it there, or open it here only to look");
    }
    default: return LockFile({}, State::unsupported);
  }
  // Only for the message above; that it could not be written changes nothing.
  const auto text = own_text();
  static_cast<void>(
      write_all(ops, file.get(), std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size())));
  return LockFile(std::move(file), State::held);
}

}  // namespace nightjar::vault
