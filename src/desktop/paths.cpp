#include "desktop/paths.hpp"

#include <cstdlib>

namespace nightjar::desktop {

Paths paths_from(const Environment& environment) {
  const std::filesystem::path home = environment("HOME").value_or("/");
  const auto data = environment("XDG_DATA_HOME");
  const bool counts = data && std::filesystem::path(*data).is_absolute();
  const auto folder = counts ? std::filesystem::path(*data) : home / ".local/share";
  const auto documents = environment("XDG_DOCUMENTS_DIR");
  const bool documents_count = documents && std::filesystem::path(*documents).is_absolute();
  return {folder / "nightjar" / "journal.nightjar", documents_count ? std::filesystem::path(*documents) : home, home};
}

Paths paths() {
  return paths_from([](const char* name) -> std::optional<std::string> {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0' ? std::optional<std::string>(value) : std::nullopt;
  });
}

}  // namespace nightjar::desktop
