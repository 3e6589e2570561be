// Time zones by IANA name, or a fixed "UTC+02:00" where only an offset is known.
#pragma once
#include <nightjar/time/instant.hpp>
#include <nightjar/time/wall_time.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace nightjar {

/// True for an IANA name that this computer knows and for UTC±HH:MM.
[[nodiscard]] bool zone_exists(std::string_view name);
/// The computer's zone, or "UTC" when it cannot be told. Read once at start and kept in settings.
[[nodiscard]] std::string system_zone();

/// What a wall time means in a zone.
struct Unique {
  int offset_min;
};
struct Gap {
  int offset_before_min;
  int offset_after_min;
};  // the clock skipped this time
struct Overlap {
  int offset_first_min;
  int offset_second_min;
};  // the clock showed this time twice
using Resolution = std::variant<Unique, Gap, Overlap>;
/// Precondition: zone_exists(zone).
[[nodiscard]] Resolution resolve(WallTime local, std::string_view zone);
/// Offset from UTC in minutes at an instant. Precondition: zone_exists(zone).
[[nodiscard]] int offset_at(Instant instant, std::string_view zone);
[[nodiscard]] WallTime wall_time(Instant instant, std::string_view zone);

/// A change of the zone's clock within [from, to): when, and by how much (+60: clocks went forward).
struct ClockChange {
  WallTime at_wall;
  int minutes;
};
[[nodiscard]] std::optional<ClockChange> clock_change_between(Instant from, Instant to, std::string_view zone);

}  // namespace nightjar
