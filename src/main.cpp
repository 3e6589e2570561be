#include <iostream>
#include <nightjar/cli/cli.hpp>

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  const auto computer = nightjar::cli::this_computer();
  return nightjar::cli::run_cli(args, std::cin, std::cout, std::cerr, computer);
}
