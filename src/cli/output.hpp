// Files that leave the journal: what a verb writes them over, and under which names.
#pragma once
#include <span>

#include "cli/verb.hpp"

namespace nightjar::cli {

/// --force, as every verb has it that writes such a file.
void add_force(CLI::App& verb, bool& force);

/// Replaces an earlier file of the same kind; any other only with --force, and a journal never.
[[nodiscard]] Result<void> write_output(Context& context, const std::string& path, std::string_view bytes, bool force);

/// Wrong usage when two of these would be one file: the later would take the place of the earlier. Names that differ
/// in the case of their letters alone are one file on many sticks.
[[nodiscard]] Result<void> check_apart(std::span<const std::string> paths);

}  // namespace nightjar::cli
