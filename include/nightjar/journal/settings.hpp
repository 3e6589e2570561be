// What belongs to this computer rather than to a journal: looks, window, recent files. Holds no journal text.
#pragma once
#include <nightjar/support/file_ops.hpp>
#include <nightjar/support/id.hpp>
#include <nightjar/support/theme_name.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nightjar::journal {

/// How a setting is named in the file, and what SECURITY.md calls it. Numbers: their range. Lists: `most` items.
struct SettingField {
  std::string_view name, words;
  double least = 0, most = 0;
};

/// Of the window without what the system draws around it. A system that does not say where a window is (Wayland) leaves
/// x and y empty.
struct WindowPlace {
  int width = 1280, height = 800;  // in points, so that it is as large on a monitor of several pixels a point
  std::optional<int> x, y;         // of the upper left corner, in the system's coordinates over all monitors
  bool maximised = false;          // then size and corner are those that it goes back to
  friend bool operator==(const WindowPlace&, const WindowPlace&) = default;
};

struct ComputerSettings {
  ThemeName theme = ThemeName::dark;
  double text_scale = 1.0;                // beside what the monitor asks for: 1 is as drawn
  std::vector<std::string> recent_files;  // latest first
  WindowPlace window;
  std::string copy_folder;  // where a copy of each journal goes when it is closed; empty: nowhere
  Id device_id{};           // names this installation in the records it writes; random

  /// The one list of them, by which they are read, written, brought into range and tested. The defaults are those
  /// above.
  template <class Self, class V>
  static void fields(Self& s, V&& v) {
    v(SettingField{"theme", "theme"}, s.theme);
    v(SettingField{"text_scale", "text size", 0.8, 3.0}, s.text_scale);
    v(SettingField{"recent_files", "recent files", 0, 10}, s.recent_files);
    v(SettingField{"window_width", "size and place of the window", 320, 16000}, s.window.width);
    v(SettingField{"window_height", "size and place of the window", 240, 16000}, s.window.height);
    v(SettingField{"window_x", "size and place of the window", -32000, 32000}, s.window.x);
    v(SettingField{"window_y", "size and place of the window", -32000, 32000}, s.window.y);
    v(SettingField{"window_maximised", "size and place of the window"}, s.window.maximised);
    v(SettingField{"copy_folder", "folder of the copies"}, s.copy_folder);
    v(SettingField{"device_id", "a random number of this installation"}, s.device_id);
  }
  friend bool operator==(const ComputerSettings&, const ComputerSettings&) = default;
};

/// Numbers to the nearest in their range, lists to their first items; a folder without its whole path is none.
void bring_into_range(ComputerSettings& settings);

/// $XDG_CONFIG_HOME/nightjar/settings.json, or ~/.config/nightjar/settings.json.
[[nodiscard]] std::string settings_path();
/// No file: the defaults with a new device id. A field that cannot be read keeps its default, and all are in range.
/// Errors: what the disk says; parse for what is no settings file at all. Neither is a reason not to open a journal.
[[nodiscard]] Result<ComputerSettings> load_computer_settings(FileOps& files, const std::string& path,
                                                              const IdSource& new_id = random_id);
[[nodiscard]] Result<void> save_computer_settings(FileOps& files, const std::string& path,
                                                  const ComputerSettings& settings);
/// Puts a file first in the list.
void remember_file(ComputerSettings& settings, const std::string& path);

}  // namespace nightjar::journal
