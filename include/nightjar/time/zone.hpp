// Time zones by IANA name, or a fixed "UTC+02:00" where only an offset is known.
#pragma once
#include <nightjar/time/instant.hpp>
#include <nightjar/time/wall_time.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace nightjar {

/// A zone whose rules this computer has. There is no other way to one than finding it, so that whatever needs rules
/// cannot be given a name from a journal or a file that no zone here has. A small value.
class Zone {
 public:
  Zone();  // UTC
  [[nodiscard]] const std::string& name() const;
  friend bool operator==(const Zone&, const Zone&) = default;

 private:
  struct Rules;
  explicit Zone(const Rules& rules) : rules_(&rules) {}
  friend struct ZoneRules;
  const Rules* rules_;  // kept until the program ends, once for each name
};
/// UTC and UTC±HH:MM, which need no zone data, and an IANA name whose data is here and can be read. Nothing for any
/// other name: an older or a newer list, a misspelt one, no data at all.
[[nodiscard]] std::optional<Zone> find_zone(std::string_view name);
/// The zone of that name, or where this computer does not know it, the other one: for reading the time that it is now,
/// and new entries. What is recorded has offsets of its own, which need no rules.
[[nodiscard]] Zone zone_or(std::string_view name, const Zone& otherwise);
/// "Europe/Berlin (UTC+01:00)", as it is at that instant; "UTC".
[[nodiscard]] std::string zone_with_offset(const Zone& zone, Instant now);

/// The zone of this computer. `told` is false where it does not say one, or one that it does not know: then another
/// stands in for it, UTC if need be, which is worth saying.
struct ComputerZone {
  Zone zone;
  bool told = true;
};
[[nodiscard]] ComputerZone system_zone();

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
[[nodiscard]] Resolution resolve(WallTime local, const Zone& zone);
/// Offset from UTC in minutes at an instant.
[[nodiscard]] int offset_at(Instant instant, const Zone& zone);
[[nodiscard]] WallTime wall_time(Instant instant, const Zone& zone);

/// A change of the zone's clock within [from, to): when, and by how much (+60: clocks went forward).
struct ClockChange {
  WallTime at_wall;
  int minutes;
};
[[nodiscard]] std::optional<ClockChange> clock_change_between(Instant from, Instant to, const Zone& zone);

}  // namespace nightjar
