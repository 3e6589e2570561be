// Where files are proposed: XDG's folder for data, and the person's documents.
#pragma once
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace nightjar::desktop {

struct Paths {
  std::filesystem::path new_journal;  // a place that a family member does not come across by chance
  std::filesystem::path documents;    // for what is exported on purpose
  std::filesystem::path home;         // what "~" means
};

using Environment = std::function<std::optional<std::string>(const char* name)>;
/// As the XDG base directory rules say: a variable counts only if it is an absolute path.
[[nodiscard]] Paths paths_from(const Environment& environment);
[[nodiscard]] Paths paths();

}  // namespace nightjar::desktop
