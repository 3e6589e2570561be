#include "cli/terminal.hpp"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

#include <array>

namespace nightjar::cli {
namespace {

// Longest line the kernel hands over in one piece.
constexpr std::size_t longest_line = 4096;

void say(int terminal, std::string_view text) {
  while (!text.empty()) {
    const auto written = ::write(terminal, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

/// Echo off while it lives. Ctrl+C and the like are held back until echo is on again, so that a person who stops the
/// program is not left with a terminal that shows nothing.
class WithoutEcho {
 public:
  explicit WithoutEcho(int terminal) : terminal_(terminal) {
    sigset_t held;
    sigemptyset(&held);
    for (const int signal : {SIGTERM, SIGHUP, SIGTSTP}) sigaddset(&held, signal);
    ::pthread_sigmask(SIG_BLOCK, &held, &signals_before_);
    known_ = ::tcgetattr(terminal_, &before_) == 0;
    if (!known_) return;
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO | ISIG);  // Ctrl+C arrives as a character
    quiet.c_lflag |= ICANON | ECHONL;
    quiet.c_cc[VEOL] = 3;  // and ends the line
    ::tcsetattr(terminal_, TCSAFLUSH, &quiet);
  }
  WithoutEcho(const WithoutEcho&) = delete;
  WithoutEcho& operator=(const WithoutEcho&) = delete;
  ~WithoutEcho() {
    if (known_) ::tcsetattr(terminal_, TCSAFLUSH, &before_);
    ::pthread_sigmask(SIG_SETMASK, &signals_before_, nullptr);
  }

 private:
  int terminal_;
  termios before_{};
  sigset_t signals_before_{};
  bool known_ = false;
};

}  // namespace

Result<SecretBytes> ask_on_terminal(std::string_view question) {
  const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
  if (terminal < 0)
    return fail(ErrorCode::refused, "there is no terminal to ask for the passphrase",
                "give it with --passphrase-file FILE, or - for standard input");
  SecretBytes line(longest_line);
  std::size_t used = 0;
  bool ended = false;
  bool stopped = false;
  {
    const WithoutEcho quiet(terminal);
    say(terminal, question);
    say(terminal, ": ");
    while (!ended && !stopped && used < longest_line) {
      const auto got = ::read(terminal, line.data() + used, longest_line - used);
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) {
        stopped = true;
        break;
      }
      for (std::size_t i = used; i < used + static_cast<std::size_t>(got) && !ended; ++i) {
        stopped = stopped || line.data()[i] == 3;
        if (line.data()[i] != '\n') continue;
        used = i;
        ended = true;
      }
      if (!ended) used += static_cast<std::size_t>(got);
    }
    if (stopped) say(terminal, "\n");
  }
  ::close(terminal);
  if (stopped || !ended) return fail(ErrorCode::cancelled, "no passphrase was given");
  line.shrink(used);
  return line;
}

}  // namespace nightjar::cli
