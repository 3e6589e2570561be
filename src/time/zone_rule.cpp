#include "time/zone_rule.hpp"

#include <array>
#include <chrono>

namespace nightjar {
namespace {

constexpr std::int64_t a_day = 86400;

/// Reads a rule from its beginning on; every part that is not there stops it.
class RuleText {
 public:
  explicit RuleText(std::string_view text) : rest_(text) {}
  [[nodiscard]] bool done() const { return rest_.empty(); }
  bool take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  /// "CET" or "<+03>": the name itself is of no use.
  bool name() {
    std::size_t size = 0;
    if (take('<')) {
      const auto end = rest_.find('>');
      if (end == std::string_view::npos) return false;
      rest_.remove_prefix(end + 1);
      return true;
    }
    while (size < rest_.size() && ((rest_[size] | 0x20) >= 'a' && (rest_[size] | 0x20) <= 'z')) ++size;
    rest_.remove_prefix(size);
    return size >= 3;
  }
  std::optional<int> number() {
    int value = 0;
    std::size_t size = 0;
    for (; size < rest_.size() && size < 3 && rest_[size] >= '0' && rest_[size] <= '9'; ++size)
      value = value * 10 + (rest_[size] - '0');
    rest_.remove_prefix(size);
    return size == 0 ? std::nullopt : std::optional(value);
  }
  /// "-1", "3:30", "+26:00:00", in seconds.
  std::optional<int> time() {
    const bool negative = take('-');
    if (!negative) take('+');
    const auto hours = number();
    if (!hours) return std::nullopt;
    int seconds = *hours * 3600;
    for (const int unit : {60, 1})
      if (take(':')) {
        const auto part = number();
        if (!part) return std::nullopt;
        seconds += *part * unit;
      }
    return negative ? -seconds : seconds;
  }
  /// ",M10.5.0/3"
  std::optional<YearlyChange> change() {
    YearlyChange out;
    if (!take(',') || !take('M')) return std::nullopt;
    const auto month = number();
    const auto week = take('.') ? number() : std::nullopt;
    const auto weekday = take('.') ? number() : std::nullopt;
    if (!month || *month < 1 || *month > 12 || !week || *week < 1 || *week > 5 || !weekday || *weekday > 6)
      return std::nullopt;
    out.month = *month;
    out.week = *week;
    out.weekday = *weekday;
    if (take('/')) {
      const auto seconds = time();
      if (!seconds) return std::nullopt;
      out.seconds = *seconds;
    }
    return out;
  }

 private:
  std::string_view rest_;
};

/// When it happens in that year, in seconds since 1970 on the clock before it.
std::int64_t seconds_of(const YearlyChange& change, int year) {
  using namespace std::chrono;
  const std::chrono::year y{year};
  const month m{static_cast<unsigned>(change.month)};
  const std::chrono::weekday day{static_cast<unsigned>(change.weekday)};
  const sys_days date =
      change.week == 5 ? sys_days(y / m / day[last]) : sys_days(y / m / day[static_cast<unsigned>(change.week)]);
  return date.time_since_epoch().count() * a_day + change.seconds;
}

int year_of(std::int64_t seconds) {
  const auto days = std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds(seconds)});
  return static_cast<int>(std::chrono::year_month_day(days).year());
}

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

/// Counts in the head of one block (RFC 8536, 3.1).
struct BlockHead {
  std::size_t utc, standard, leaps, changes, types, letters;
  static constexpr std::size_t size = 44;
  [[nodiscard]] std::size_t data_size(std::size_t time_size) const {
    return changes * (time_size + 1) + types * 6 + letters + leaps * (time_size + 4) + standard + utc;
  }
};
std::optional<BlockHead> block_head(std::string_view bytes, std::size_t at) {
  if (bytes.size() < at + BlockHead::size || bytes.substr(at, 4) != "TZif" || bytes[at + 4] < '2') return std::nullopt;
  const auto count = [&](std::size_t i) { return std::size_t{big_endian(bytes, at + 20 + i * 4)}; };
  return BlockHead{count(0), count(1), count(2), count(3), count(4), count(5)};
}

}  // namespace

std::optional<ZoneRule> parse_zone_rule(std::string_view text) {
  RuleText in(text);
  ZoneRule rule;
  if (!in.name()) return std::nullopt;
  const auto west = in.time();
  if (!west) return std::nullopt;
  rule.standard_offset = rule.daylight_offset = -*west;
  if (in.done()) return rule;
  if (!in.name()) return std::nullopt;
  rule.daylight_offset = rule.standard_offset + 3600;
  if (const auto daylight = in.time()) rule.daylight_offset = -*daylight;
  rule.to_daylight = in.change();
  rule.to_standard = in.change();
  if (!rule.to_daylight || !rule.to_standard || !in.done()) return std::nullopt;
  return rule;
}

OffsetSpan span_by_rule(const ZoneRule& rule, std::int64_t at) {
  if (!rule.to_daylight || !rule.to_standard) return {INT64_MIN, INT64_MAX, rule.standard_offset};
  struct Change {
    std::int64_t at;
    int offset;
  };
  // Those of the years around it, in order; the hours of a change may reach into the year before or after.
  std::array<Change, 6> changes{};
  const int year = year_of(at);
  std::size_t i = 0;
  for (int y = year - 1; y <= year + 1; ++y) {
    Change daylight{seconds_of(*rule.to_daylight, y) - rule.standard_offset, rule.daylight_offset};
    Change standard{seconds_of(*rule.to_standard, y) - rule.daylight_offset, rule.standard_offset};
    if (standard.at < daylight.at) std::swap(daylight, standard);
    changes[i++] = daylight;
    changes[i++] = standard;
  }
  std::size_t next = 1;
  while (next + 1 < changes.size() && changes[next].at <= at) ++next;
  return {changes[next - 1].at, changes[next].at, changes[next - 1].offset};
}

std::optional<ZoneFileEnd> end_of_zone_file(std::string_view bytes) {
  const auto first = block_head(bytes, 0);
  if (!first) return std::nullopt;
  const std::size_t second_at = BlockHead::size + first->data_size(4);
  const auto second = block_head(bytes, second_at);
  if (!second) return std::nullopt;
  const std::size_t times = second_at + BlockHead::size, footer = times + second->data_size(8);
  if (bytes.size() < footer + 2 || bytes[footer] != '\n') return std::nullopt;
  ZoneFileEnd end;
  if (second->changes > 0) {
    const std::size_t last = times + (second->changes - 1) * 8;
    end.last_change =
        static_cast<std::int64_t>(std::uint64_t{big_endian(bytes, last)} << 32 | big_endian(bytes, last + 4));
  }
  const auto rule = bytes.substr(footer + 1);
  if (const auto line = rule.find('\n'); line != std::string_view::npos && line > 0)
    end.rule = parse_zone_rule(rule.substr(0, line));
  return end;
}

}  // namespace nightjar
