// A file system for SQLite on which no file can be opened: what must stay in memory fails instead of leaking to disk.
#pragma once
namespace nightjar::vault {
inline constexpr const char* deny_vfs_name = "nightjar-deny";
/// Registers it as the default. The real one stays reachable by its name, "unix".
void install_deny_vfs();
}  // namespace nightjar::vault
