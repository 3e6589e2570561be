#include <csignal>
#include <iostream>
#include <nightjar/cli/cli.hpp>
#include <nightjar/desktop/desktop.hpp>
#include <nightjar/desktop/process.hpp>

// No verb, or a journal file alone: the window. A verb: the command line.
int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  nightjar::desktop::forbid_memory_dumps();
  const bool forbidden = nightjar::desktop::forbid_network_and_programs();
  // A file that may not grow any more is an error of that write, which says so and leaves everything as it was.
  std::signal(SIGXFSZ, SIG_IGN);
  if (nightjar::cli::asks_for_window(args))
    return nightjar::desktop::run_desktop(args.empty() ? std::nullopt : std::optional(args.front()), std::cerr);
  // A reader that went away is an output that could not be written: a verb says what that means for the journal.
  std::signal(SIGPIPE, SIG_IGN);
  auto computer = nightjar::cli::this_computer();
  computer.protection = forbidden ? "The kernel refuses it the network, other programs and other processes."
                                  : "This kernel cannot refuse it the network; its own code makes no use of one.";
  computer.show_shared = nightjar::desktop::show_shared_copy;
  return nightjar::cli::run_cli(args, std::cin, std::cout, std::cerr, computer);
}
