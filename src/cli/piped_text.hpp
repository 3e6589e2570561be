// Texts that come from standard input, so that neither other programs of this computer nor the shell's history see
// them.
#pragma once
#include <nightjar/support/result.hpp>
#include <span>
#include <sstream>
#include <string>
#include <vector>

namespace nightjar::cli {

/// Arguments in which "-" after an option that takes a text was replaced by what standard input says, to its end and
/// without the last line end. Options that take a file (--out, and those that end in -file) read or write it
/// themselves; where one of them reads a secret from there too, that is the first line and the text is the rest.
struct PipedArguments {
  std::vector<std::string> args;
  std::istringstream secret_line;  // what was left for those that read a secret
  bool took_input = false;         // `secret_line` stands for standard input from now on
};
/// Errors: usage, where two texts would come from there, or what comes is longer than any text may be.
[[nodiscard]] Result<PipedArguments> take_piped_text(std::span<const std::string> args, std::istream& in);

}  // namespace nightjar::cli
