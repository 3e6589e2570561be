#include <nightjar/desktop/paths.hpp>

#include <cstdlib>

namespace nightjar::desktop {

Paths paths_from(const Environment& environment) {
  const std::filesystem::path home = environment("HOME").value_or("/");
  const auto folder = [&](const char* variable, const char* otherwise) -> std::filesystem::path {
    const auto set = environment(variable);
    const bool counts = set && std::filesystem::path(*set).is_absolute();
    return (counts ? std::filesystem::path(*set) : home / otherwise) / "nightjar";
  };
  return {folder("XDG_CONFIG_HOME", ".config"), folder("XDG_DATA_HOME", ".local/share"), folder("XDG_STATE_HOME", ".local/state")};
}

Paths paths() {
  return paths_from([](const char* name) -> std::optional<std::string> {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0' ? std::optional<std::string>(value) : std::nullopt;
  });
}

}  // namespace nightjar::desktop
