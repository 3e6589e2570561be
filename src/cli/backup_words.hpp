// How a save and what it holds are named where backups are listed: by its number, which no clock can change.
#pragma once
#include <cstdint>
#include <nightjar/time/zone.hpp>
#include <string>

namespace nightjar::cli {

/// "2024-04-01 08:00"
[[nodiscard]] std::string made_at(Instant at, const Zone& zone);
/// "save 12 of 2024-04-01 08:00"
[[nodiscard]] std::string save_label(std::uint64_t counter, Instant saved_at, const Zone& zone);
/// "1 entry", "12 entries"
[[nodiscard]] std::string entries_label(std::size_t count);

}  // namespace nightjar::cli
