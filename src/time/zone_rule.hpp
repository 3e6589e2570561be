// What a zone's file says of the years beyond its last change of the clock: a rule for every year (RFC 8536, 3.3). Some
// files list changes up to 2037, others only those that no rule describes.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace nightjar {

/// A change of the clock in each year: on the first, second … or last (5) such weekday of a month.
struct YearlyChange {
  int month = 1, week = 1, weekday = 0;  // weekday: 0 is Sunday
  int seconds = 7200;                    // after the midnight of that day on the clock before the change; may be < 0
};
struct ZoneRule {
  int standard_offset = 0, daylight_offset = 0;          // seconds east of UTC
  std::optional<YearlyChange> to_daylight, to_standard;  // both, or neither where the clock never changes
};
/// A rule as POSIX writes it: "CET-1CEST,M3.5.0,M10.5.0/3". Nothing for what cannot be read, and for days counted
/// through the year, which no zone has today.
[[nodiscard]] std::optional<ZoneRule> parse_zone_rule(std::string_view text);

/// A stretch of one offset, in seconds since 1970.
struct OffsetSpan {
  std::int64_t begin = 0, end = 0;
  int offset = 0;
};
[[nodiscard]] OffsetSpan span_by_rule(const ZoneRule& rule, std::int64_t at);

/// Of the bytes of a zone's file: its last listed change, and the rule after it.
struct ZoneFileEnd {
  std::int64_t last_change = INT64_MIN;
  std::optional<ZoneRule> rule;
};
/// Nothing for what is no zone file of version 2 or later.
[[nodiscard]] std::optional<ZoneFileEnd> end_of_zone_file(std::string_view bytes);

}  // namespace nightjar
