// What belongs to this computer rather than to a journal: looks, window, recent files. Holds no journal text.
#pragma once
#include <nightjar/support/file_ops.hpp>
#include <nightjar/support/id.hpp>
#include <nightjar/support/theme_name.hpp>
#include <string>
#include <vector>

namespace nightjar::journal {

/// Of the text, beside what the screen asks for: 1 is as drawn.
inline constexpr double least_text_scale = 0.8, most_text_scale = 3.0;

struct ComputerSettings {
  ThemeName theme = ThemeName::dark;
  double text_scale = 1.0;                // least_text_scale .. most_text_scale
  std::vector<std::string> recent_files;  // latest first, at most 10
  int window_width = 1180, window_height = 800;
  std::string copy_folder;  // where a copy of each journal goes when it is closed; empty: nowhere
  Id device_id{};           // names this installation in the records it writes; random
  friend bool operator==(const ComputerSettings&, const ComputerSettings&) = default;
};

/// $XDG_CONFIG_HOME/nightjar/settings.json, or ~/.config/nightjar/settings.json.
[[nodiscard]] std::string settings_path();
/// No file: the defaults with a new device id. A field that cannot be read keeps its default. Errors: what the disk
/// says.
[[nodiscard]] Result<ComputerSettings> load_computer_settings(FileOps& files, const std::string& path,
                                                              const IdSource& new_id = random_id);
[[nodiscard]] Result<void> save_computer_settings(FileOps& files, const std::string& path,
                                                  const ComputerSettings& settings);
/// Puts a file first in the list.
void remember_file(ComputerSettings& settings, const std::string& path);

}  // namespace nightjar::journal
