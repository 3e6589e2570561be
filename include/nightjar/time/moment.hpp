// An entered time: local as typed, zone, which pass of a repeated hour, offset and instant, fixed together when it is
// entered, because zone rules change later and old nights must not.
#pragma once
#include <nightjar/time/instant.hpp>
#include <nightjar/time/wall_time.hpp>
#include <nightjar/time/zone.hpp>
#include <optional>
#include <string>

namespace nightjar {

enum class MomentIs { unique, ambiguous, skipped, no_zone };

struct Moment {
  WallTime local;
  std::optional<std::string> zone;
  int fold = 0;  // 0: first pass of a repeated hour, 1: second
  std::optional<int> offset_min;
  std::optional<Instant> utc;
  MomentIs is = MomentIs::no_zone;
  friend bool operator==(const Moment&, const Moment&) = default;
};

/// Reads a wall time in a zone. A skipped time is read with the offset before the gap (02:30 becomes the instant that
/// the clock calls 03:30); a repeated one takes `fold`. No zone, or an unknown one: local only.
[[nodiscard]] Moment make_moment(WallTime local, const std::optional<std::string>& zone, int fold = 0);
/// The same when the offset is known: it settles a repeated hour, and stays even if today's rules say otherwise.
/// Without a zone the offset becomes the zone ("UTC+02:00").
[[nodiscard]] Moment make_moment_with_offset(WallTime local, const std::optional<std::string>& zone, int offset_min);
[[nodiscard]] Moment moment_at(Instant instant, const Zone& zone);

/// Elapsed minutes if both instants are known, else wall-clock minutes.
[[nodiscard]] std::int64_t minutes_between(const Moment& from, const Moment& to);
/// True when local, zone and fold 0 alone give this moment back, so that a file need not carry its offset.
[[nodiscard]] bool follows_from_zone(const Moment& moment);

}  // namespace nightjar
