// Where the desktop keeps small files: XDG's folders, none of which ever holds what a person wrote.
#pragma once
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace nightjar::desktop {

struct Paths {
  std::filesystem::path config;     // which journal was open last, theme, text size
  std::filesystem::path data;       // the proposed place of a new journal
  std::filesystem::path state;
};

using Environment = std::function<std::optional<std::string>(const char* name)>;
/// As the XDG base directory rules say: a variable counts only if it is an absolute path.
[[nodiscard]] Paths paths_from(const Environment& environment);
[[nodiscard]] Paths paths();

}  // namespace nightjar::desktop
