// Backups and salvages in words.
#pragma once
#include <nightjar/app/backup_line.hpp>
#include <nightjar/time/zone.hpp>
#include <string>

namespace nightjar::app {

[[nodiscard]] std::string date_and_time(Instant at, const Zone& zone);
[[nodiscard]] std::string entries_label(std::size_t count);  // "3 entries"
[[nodiscard]] BackupLine line_of(const journal::Backup& backup, const Zone& zone);
/// "side_effect" -> "side effect"
[[nodiscard]] std::string spaced(std::string_view name);

}  // namespace nightjar::app
