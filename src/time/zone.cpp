#include <date/tz.h>

#include <array>
#include <fstream>
#include <map>
#include <mutex>
#include <nightjar/time/format.hpp>
#include <nightjar/time/zone.hpp>
#include <sstream>

#include "time/zone_rule.hpp"

namespace nightjar {

/// What this computer's files say of a zone.
struct ZoneData {
  const date::time_zone* listed = nullptr;  // up to the last change that its file lists
  ZoneFileEnd end{};                        // and from then on
};

namespace {

// "UTC" and "UTC+02:00", "UTC−" is not accepted; nullopt for anything else.
std::optional<int> fixed_offset(std::string_view name) {
  if (name == "UTC" || name == "Etc/UTC") return 0;
  if (name.size() != 9 || !name.starts_with("UTC") || (name[3] != '+' && name[3] != '-') || name[6] != ':')
    return std::nullopt;
  const auto digit = [&](std::size_t i) { return name[i] - '0'; };
  for (const std::size_t i : {4U, 5U, 7U, 8U})
    if (digit(i) < 0 || digit(i) > 9) return std::nullopt;
  const int minutes = (digit(4) * 10 + digit(5)) * 60 + digit(7) * 10 + digit(8);
  if (minutes > 18 * 60 || digit(7) > 5) return std::nullopt;
  return name[3] == '-' ? -minutes : minutes;
}

std::int64_t seconds_of(Instant instant) {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::milliseconds(instant.ms)).count();
}
int minutes_of(int seconds) {
  return static_cast<int>(std::chrono::floor<std::chrono::minutes>(std::chrono::seconds(seconds)).count());
}

/// The library reads what changes a file lists, and not the rule for the years after them.
ZoneFileEnd end_of_file_of(const std::string& name) {
  for (const char* folder : {"/usr/share/zoneinfo/", "/usr/share/lib/zoneinfo/"}) {
    std::ifstream file(folder + name, std::ios::binary);
    if (!file) continue;
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return end_of_zone_file(bytes.str()).value_or(ZoneFileEnd{});
  }
  return {};
}

/// Names that mean another zone on each computer, and trees whose clocks count leap seconds.
bool is_no_ones_name(std::string_view name) {
  return name == "localtime" || name == "posixrules" || name == "Factory" || name.starts_with("right/");
}

/// The name in ":/usr/share/zoneinfo/posix/Europe/Paris", as TZ and the link of /etc/localtime may have it.
std::string name_in_path(std::string_view path) {
  if (path.starts_with(':')) path.remove_prefix(1);
  if (const auto folder = path.find("zoneinfo/"); folder != std::string_view::npos) path.remove_prefix(folder + 9);
  for (const std::string_view tree : {"posix/", "right/"})
    if (path.starts_with(tree)) path.remove_prefix(tree.size());
  return std::string(path);
}

/// Nothing for a name that is not in this computer's list, and for one whose file cannot be read. The list alone proves
/// little: the file is read when the zone is first asked something, and what is wrong with it is thrown only then.
const date::time_zone* readable(const std::string& name) {
  try {
    const auto* zone = date::locate_zone(name);
    static_cast<void>(zone->get_info(date::sys_seconds{}));
    return zone;
  } catch (const std::exception&) {
    return nullptr;
  }
}

}  // namespace

struct Zone::Rules {
  std::string name;
  std::optional<int> fixed;  // an offset that never changes, or
  ZoneData data{};
};

/// What makes zones, and looks into them.
struct ZoneRules {
  static const Zone::Rules& of(const Zone& zone) { return *zone.rules_; }

  /// Remembered, whether there is such a zone or not: looking one up reads a file.
  static std::optional<Zone> find(std::string_view name) {
    static std::mutex mutex;
    static std::map<std::string, Zone::Rules, std::less<>> known;
    // What was asked last: usually the same zone, thousands of times in a row.
    thread_local const Zone::Rules* last = nullptr;
    if (last == nullptr || last->name != name) {
      const std::lock_guard lock(mutex);
      auto it = known.find(name);
      if (it == known.end()) {
        Zone::Rules rules{std::string(name), fixed_offset(name)};
        if (!rules.fixed && !name.empty() && !is_no_ones_name(name)) rules.data.listed = readable(rules.name);
        if (rules.data.listed != nullptr) rules.data.end = end_of_file_of(rules.name);
        it = known.emplace(rules.name, rules).first;
      }
      last = &it->second;
    }
    if (!last->fixed && last->data.listed == nullptr) return std::nullopt;
    return Zone(*last);
  }

  /// UTC has an offset of its own, so that it is always there.
  static const Zone::Rules& utc() {
    static const Zone::Rules& found = of(*find("UTC"));
    return found;
  }
};

namespace {

OffsetSpan span_of(const ZoneData& zone, std::int64_t at) {
  if (zone.end.rule && at >= zone.end.last_change) {
    auto span = span_by_rule(*zone.end.rule, at);
    span.begin = std::max(span.begin, zone.end.last_change);
    return span;
  }
  const auto info = zone.listed->get_info(date::sys_seconds{std::chrono::seconds(at)});
  return {info.begin.time_since_epoch().count(), info.end.time_since_epoch().count(),
          static_cast<int>(info.offset.count())};
}

/// The span of one offset that was asked for last: usually the same half year, thousands of times in a row.
struct LastSpan {
  const ZoneData* zone = nullptr;
  OffsetSpan span{};  // empty until one is asked for
};
LastSpan& last_span(const ZoneData& zone) {
  thread_local LastSpan last;
  if (last.zone != &zone) last = {&zone, {}};
  return last;
}
const OffsetSpan& span_at(std::int64_t at, LastSpan& last) {
  if (at < last.span.begin || at >= last.span.end) last.span = span_of(*last.zone, at);
  return last.span;
}

}  // namespace

Zone::Zone() : Zone(ZoneRules::utc()) {}
const std::string& Zone::name() const { return rules_->name; }

std::optional<Zone> find_zone(std::string_view name) { return ZoneRules::find(name); }

Zone zone_or(std::string_view name, const Zone& otherwise) { return find_zone(name).value_or(otherwise); }

std::string zone_with_offset(const Zone& zone, Instant now) {
  if (zone.name().starts_with("UTC")) return zone.name();
  return zone.name() + " (UTC" + iso_offset(offset_at(now, zone)) + ")";
}

ComputerZone system_zone() {
  bool told = true;
  // date::current_zone() does not look at TZ, which a person who sets it expects.
  if (const char* tz = std::getenv("TZ"); tz != nullptr && *tz != '\0') {
    if (const auto zone = find_zone(name_in_path(tz))) return {*zone};
    told = false;
  }
  try {
    const auto name = name_in_path(date::current_zone()->name());
    if (const auto zone = find_zone(name == "Etc/UTC" ? "UTC" : name)) return {*zone, told};
  } catch (const std::exception&) {
    // Nothing here says which it is: as if it were none that is known.
  }
  return {Zone(), false};
}

Resolution resolve(WallTime local, const Zone& zone) {
  const auto& rules = ZoneRules::of(zone);
  if (rules.fixed) return Unique{*rules.fixed};
  auto& found = last_span(rules.data);
  const std::int64_t wall = std::int64_t{local.minutes} * 60;
  // No clock is further from UTC than a day, and none changes twice within two.
  constexpr std::int64_t a_day = 86400;
  const auto before = span_at(wall - a_day, found);
  if (before.end > wall + a_day) return Unique{minutes_of(before.offset)};
  const auto after = span_of(rules.data, before.end);
  const std::int64_t last_before = before.end + before.offset, first_after = before.end + after.offset;
  if (wall < std::min(last_before, first_after)) return Unique{minutes_of(before.offset)};
  if (wall >= std::max(last_before, first_after)) return Unique{minutes_of(after.offset)};
  if (last_before < first_after) return Gap{minutes_of(before.offset), minutes_of(after.offset)};
  return Overlap{minutes_of(before.offset), minutes_of(after.offset)};
}

int offset_at(Instant instant, const Zone& zone) {
  const auto& rules = ZoneRules::of(zone);
  if (rules.fixed) return *rules.fixed;
  return minutes_of(span_at(seconds_of(instant), last_span(rules.data)).offset);
}

WallTime wall_time(Instant instant, const Zone& zone) {
  return WallTime{whole_minutes(Instant{0}, instant) + offset_at(instant, zone)};
}

std::optional<ClockChange> clock_change_between(Instant from, Instant to, const Zone& zone) {
  const auto& rules = ZoneRules::of(zone);
  if (rules.fixed) return std::nullopt;
  auto& found = last_span(rules.data);
  const auto span = span_at(seconds_of(from), found);
  if (span.end >= seconds_of(to)) return std::nullopt;
  const int before = minutes_of(span.offset), change = minutes_of(span_of(rules.data, span.end).offset) - before;
  if (change == 0) return std::nullopt;
  return ClockChange{WallTime{span.end / 60 + before}, change};
}

Instant SystemClock::now() const {
  return {std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
              .count()};
}

}  // namespace nightjar
