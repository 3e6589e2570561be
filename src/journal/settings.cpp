#include <algorithm>
#include <cstdlib>
#include <nightjar/journal/settings.hpp>
#include <nightjar/support/atomic_file.hpp>
#include <nlohmann/json.hpp>

namespace nightjar::journal {
namespace {

using nlohmann::json;

constexpr int version = 1;
constexpr std::size_t most_recent_files = 10;
constexpr std::uint64_t largest_file = 1 << 20;
constexpr std::array<std::string_view, 3> theme_names{"dark", "light", "contrast"};

// Each field by itself: one that cannot be read must not cost the others.
template <class T>
std::optional<T> field(const json& from, const char* name) {
  const auto it = from.find(name);
  if (it == from.end()) return std::nullopt;
  try {
    return it->get<T>();
  } catch (const json::exception&) {
    return std::nullopt;
  }
}

/// A whole number, moved into its range. The library would cast whatever number is there, even one that no int holds.
std::optional<int> whole(const json& from, const char* name, int lowest, int highest) {
  const auto it = from.find(name);
  if (it == from.end() || !it->is_number_integer()) return std::nullopt;
  if (it->is_number_unsigned() && it->get<std::uint64_t>() > static_cast<std::uint64_t>(highest)) return highest;
  return static_cast<int>(std::clamp<std::int64_t>(it->get<std::int64_t>(), lowest, highest));
}

ComputerSettings read(const json& from) {
  ComputerSettings out;
  if (const auto theme = field<std::string>(from, "theme"))
    if (const auto it = std::find(theme_names.begin(), theme_names.end(), *theme); it != theme_names.end())
      out.theme = static_cast<ThemeName>(it - theme_names.begin());
  if (const auto scale = field<double>(from, "text_scale"))
    out.text_scale = std::clamp(*scale, least_text_scale, most_text_scale);
  if (const auto recent = field<std::vector<std::string>>(from, "recent_files")) out.recent_files = *recent;
  if (out.recent_files.size() > most_recent_files) out.recent_files.resize(most_recent_files);
  if (const auto folder = field<std::string>(from, "copy_folder"); folder && folder->starts_with('/'))
    out.copy_folder = *folder;
  if (const auto width = whole(from, "window_width", 320, 16000)) out.window_width = *width;
  if (const auto height = whole(from, "window_height", 240, 16000)) out.window_height = *height;
  if (const auto hex = field<std::string>(from, "device_id"))
    if (const auto id = parse_id(*hex)) out.device_id = *id;
  return out;
}

std::string from_environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

std::string settings_path() {
  auto folder = from_environment("XDG_CONFIG_HOME");
  if (folder.empty() || folder.front() != '/') folder = from_environment("HOME") + "/.config";
  return folder + "/nightjar/settings.json";
}

Result<ComputerSettings> load_computer_settings(FileOps& files, const std::string& path, const IdSource& new_id) {
  ComputerSettings settings;
  if (const auto bytes = read_file(files, path, largest_file)) {
    const auto parsed = json::parse(bytes->begin(), bytes->end(), nullptr, false);
    if (parsed.is_object()) settings = read(parsed);
  } else if (bytes.error().code != ErrorCode::not_found) {
    return fail(bytes.error());
  }
  if (settings.device_id.is_nil()) settings.device_id = new_id();
  return settings;
}

Result<void> save_computer_settings(FileOps& files, const std::string& path, const ComputerSettings& settings) {
  const json out{{"version", version},
                 {"theme", theme_names[static_cast<std::size_t>(settings.theme)]},
                 {"text_scale", settings.text_scale},
                 {"recent_files", settings.recent_files},
                 {"window_width", settings.window_width},
                 {"window_height", settings.window_height},
                 {"copy_folder", settings.copy_folder},
                 {"device_id", settings.device_id.hex()}};
  if (const auto slash = path.rfind('/'); slash != std::string::npos && slash > 0)
    if (auto made = make_folders(files, path.substr(0, slash)); !made) return made;
  // A path that is not UTF-8 loses its odd bytes rather than all settings.
  return write_atomically(files, path, out.dump(2, ' ', false, json::error_handler_t::replace) + "\n");
}

void remember_file(ComputerSettings& settings, const std::string& path) {
  auto& recent = settings.recent_files;
  std::erase(recent, path);
  recent.insert(recent.begin(), path);
  if (recent.size() > most_recent_files) recent.resize(most_recent_files);
}

}  // namespace nightjar::journal
