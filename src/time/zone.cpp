#include <date/tz.h>

#include <array>
#include <map>
#include <mutex>
#include <nightjar/time/format.hpp>
#include <nightjar/time/zone.hpp>

namespace nightjar {
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

date::sys_seconds seconds_of(Instant instant) {
  return date::sys_seconds{std::chrono::floor<std::chrono::seconds>(std::chrono::milliseconds(instant.ms))};
}
int minutes_of(std::chrono::seconds offset) {
  return static_cast<int>(std::chrono::floor<std::chrono::minutes>(offset).count());
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
  std::optional<int> fixed;               // an offset that never changes, or
  const date::time_zone* data = nullptr;  // what this computer's files say
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
        if (!rules.fixed && !name.empty()) rules.data = readable(rules.name);
        it = known.emplace(rules.name, rules).first;
      }
      last = &it->second;
    }
    if (!last->fixed && last->data == nullptr) return std::nullopt;
    return Zone(*last);
  }

  /// UTC has an offset of its own, so that it is always there.
  static const Zone::Rules& utc() {
    static const Zone::Rules& found = of(*find("UTC"));
    return found;
  }
};

namespace {

/// The span of one offset that was asked for last: usually the same half year, thousands of times in a row.
struct LastSpan {
  const date::time_zone* zone = nullptr;
  date::sys_info info{};  // an empty span until one is asked for
};
LastSpan& last_span(const date::time_zone& zone) {
  thread_local LastSpan last;
  if (last.zone != &zone) last = {&zone, {}};
  return last;
}
const date::sys_info& info_at(date::sys_seconds at, LastSpan& last) {
  if (at < last.info.begin || at >= last.info.end) last.info = last.zone->get_info(at);
  return last.info;
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
    if (const auto zone = find_zone(*tz == ':' ? tz + 1 : tz)) return {*zone};
    told = false;
  }
  try {
    const auto& name = date::current_zone()->name();
    if (const auto zone = find_zone(name == "Etc/UTC" ? "UTC" : name)) return {*zone, told};
  } catch (const std::exception&) {
    // Nothing here says which it is: as if it were none that is known.
  }
  return {Zone(), false};
}

Resolution resolve(WallTime local, const Zone& zone) {
  const auto& rules = ZoneRules::of(zone);
  if (rules.fixed) return Unique{*rules.fixed};
  auto& found = last_span(*rules.data);
  const date::local_seconds wall{std::chrono::minutes(local.minutes)};
  // Two days from either end of the span there is only one answer.
  constexpr std::chrono::hours well_inside{48};
  const date::sys_seconds about{wall.time_since_epoch() - found.info.offset};
  if (about - well_inside > found.info.begin && about + well_inside < found.info.end)
    return Unique{minutes_of(found.info.offset)};
  static_cast<void>(info_at(about, found));
  const auto info = found.zone->get_info(wall);
  switch (info.result) {
    case date::local_info::nonexistent: return Gap{minutes_of(info.first.offset), minutes_of(info.second.offset)};
    case date::local_info::ambiguous: return Overlap{minutes_of(info.first.offset), minutes_of(info.second.offset)};
    default: return Unique{minutes_of(info.first.offset)};
  }
}

int offset_at(Instant instant, const Zone& zone) {
  const auto& rules = ZoneRules::of(zone);
  if (rules.fixed) return *rules.fixed;
  return minutes_of(info_at(seconds_of(instant), last_span(*rules.data)).offset);
}

WallTime wall_time(Instant instant, const Zone& zone) {
  return WallTime{whole_minutes(Instant{0}, instant) + offset_at(instant, zone)};
}

std::optional<ClockChange> clock_change_between(Instant from, Instant to, const Zone& zone) {
  const auto& rules = ZoneRules::of(zone);
  if (rules.fixed) return std::nullopt;
  auto& found = last_span(*rules.data);
  const auto& info = info_at(seconds_of(from), found);
  if (info.end >= seconds_of(to)) return std::nullopt;
  const auto after = found.zone->get_info(info.end);
  const int change = minutes_of(after.offset) - minutes_of(info.offset);
  if (change == 0) return std::nullopt;
  const auto utc_minutes = std::chrono::duration_cast<std::chrono::minutes>(info.end.time_since_epoch()).count();
  return ClockChange{WallTime{utc_minutes + minutes_of(info.offset)}, change};
}

Instant SystemClock::now() const {
  return {std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
              .count()};
}

}  // namespace nightjar
