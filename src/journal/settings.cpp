#include <algorithm>
#include <cstdlib>
#include <nightjar/journal/settings.hpp>
#include <nightjar/support/atomic_file.hpp>
#include <nlohmann/json.hpp>

namespace nightjar::journal {
namespace {

using nlohmann::json;

constexpr int version = 1;
constexpr std::uint64_t largest_file = 1 << 20;
constexpr std::array<std::string_view, 3> theme_names{"dark", "light", "contrast"};

double clamped(const SettingField& field, double number) { return std::clamp(number, field.least, field.most); }

struct IntoRange {
  void operator()(const SettingField& field, double& number) const { number = clamped(field, number); }
  void operator()(const SettingField& field, int& number) const { number = static_cast<int>(clamped(field, number)); }
  void operator()(const SettingField& field, std::optional<int>& number) const {
    if (number) (*this)(field, *number);
  }
  void operator()(const SettingField&, std::string& folder) const {
    if (!folder.starts_with('/')) folder.clear();
  }
  void operator()(const SettingField& field, std::vector<std::string>& items) const {
    items.resize(std::min(items.size(), static_cast<std::size_t>(field.most)));
  }
  void operator()(const SettingField&, ThemeName&) const {}
  void operator()(const SettingField&, bool&) const {}
  void operator()(const SettingField&, Id&) const {}
};

/// Takes each setting from the file by itself: one that cannot be read keeps its default and costs no other.
class Reading {
 public:
  explicit Reading(const json& from) : from_(from) {}

  template <class T>
  void operator()(const SettingField& field, T& out) const {
    if (const auto it = from_.find(field.name); it != from_.end()) take(field, *it, out);
  }

 private:
  static void take(const SettingField&, const json& value, ThemeName& out) {
    if (!value.is_string()) return;
    if (const auto it = std::ranges::find(theme_names, value.get<std::string>()); it != theme_names.end())
      out = static_cast<ThemeName>(it - theme_names.begin());
  }
  static void take(const SettingField&, const json& value, double& out) {
    if (value.is_number()) out = value.get<double>();
  }
  /// Through a double: the library would cast whatever number is there, even one that no int holds.
  static void take(const SettingField& field, const json& value, int& out) {
    if (value.is_number_integer()) out = static_cast<int>(clamped(field, value.get<double>()));
  }
  static void take(const SettingField& field, const json& value, std::optional<int>& out) {
    if (value.is_number_integer()) take(field, value, out.emplace());
  }
  static void take(const SettingField&, const json& value, bool& out) {
    if (value.is_boolean()) out = value.get<bool>();
  }
  static void take(const SettingField&, const json& value, std::string& out) {
    if (value.is_string()) out = value.get<std::string>();
  }
  static void take(const SettingField&, const json& value, std::vector<std::string>& out) {
    if (value.is_array() && std::ranges::all_of(value, [](const json& each) { return each.is_string(); }))
      out = value.get<std::vector<std::string>>();
  }
  static void take(const SettingField&, const json& value, Id& out) {
    if (!value.is_string()) return;
    if (const auto id = parse_id(value.get<std::string>())) out = *id;
  }
  const json& from_;
};

class Writing {
 public:
  explicit Writing(json& out) : out_(out) {}
  void operator()(const SettingField& field, ThemeName value) {
    put(field, theme_names[static_cast<std::size_t>(value)]);
  }
  void operator()(const SettingField& field, const std::optional<int>& value) {
    if (value) put(field, *value);
  }
  void operator()(const SettingField& field, const Id& value) { put(field, value.hex()); }
  template <class T>
  void operator()(const SettingField& field, const T& value) {
    put(field, value);
  }

 private:
  template <class T>
  void put(const SettingField& field, const T& value) {
    out_[std::string(field.name)] = value;
  }
  json& out_;
};

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

void bring_into_range(ComputerSettings& settings) { ComputerSettings::fields(settings, IntoRange()); }

Result<ComputerSettings> load_computer_settings(FileOps& files, const std::string& path, const IdSource& new_id) {
  ComputerSettings settings;
  if (const auto bytes = read_file(files, path, largest_file)) {
    const auto parsed = json::parse(bytes->begin(), bytes->end(), nullptr, false);
    if (!parsed.is_object() && !bytes->empty())
      return fail(ErrorCode::parse, file_name_of(path) + " is not as Nightjar writes it",
                  "mend it, or delete it: it holds nothing of a journal");
    if (parsed.is_object()) ComputerSettings::fields(settings, Reading(parsed));
    bring_into_range(settings);
  } else if (bytes.error().code != ErrorCode::not_found) {
    return fail(bytes.error());
  }
  if (settings.device_id.is_nil()) settings.device_id = new_id();
  return settings;
}

Result<void> save_computer_settings(FileOps& files, const std::string& path, const ComputerSettings& settings) {
  json out{{"version", version}};
  ComputerSettings::fields(settings, Writing(out));
  if (const auto slash = path.rfind('/'); slash != std::string::npos && slash > 0)
    if (auto made = make_folders(files, path.substr(0, slash)); !made) return made;
  // A path that is not UTF-8 loses its odd bytes rather than all settings.
  return write_atomically(files, path, out.dump(2, ' ', false, json::error_handler_t::replace) + "\n",
                          Replaces::any_file);
}

void remember_file(ComputerSettings& settings, const std::string& path) {
  auto& recent = settings.recent_files;
  std::erase(recent, path);
  recent.insert(recent.begin(), path);
  bring_into_range(settings);
}

}  // namespace nightjar::journal
