#include <date/tz.h>

#include <array>
#include <filesystem>
#include <map>
#include <mutex>
#include <nightjar/support/contract.hpp>
#include <nightjar/time/zone.hpp>

namespace nightjar {
namespace {

// "UTC+02:00", "UTC−" is not accepted; nullopt for anything else.
std::optional<int> fixed_offset(std::string_view name) {
  if (name.size() != 9 || !name.starts_with("UTC") || (name[3] != '+' && name[3] != '-') || name[6] != ':')
    return std::nullopt;
  const auto digit = [&](std::size_t i) { return name[i] - '0'; };
  for (const std::size_t i : {4U, 5U, 7U, 8U})
    if (digit(i) < 0 || digit(i) > 9) return std::nullopt;
  const int minutes = (digit(4) * 10 + digit(5)) * 60 + digit(7) * 10 + digit(8);
  if (minutes > 18 * 60 || digit(7) > 5) return std::nullopt;
  return name[3] == '-' ? -minutes : minutes;
}

// Looking a zone up throws when it is unknown, and reads a file the first time; remembered either way.
const date::time_zone* find_zone(std::string_view name) {
  static std::mutex mutex;
  static std::map<std::string, const date::time_zone*, std::less<>> known;
  const std::lock_guard lock(mutex);
  if (const auto it = known.find(name); it != known.end()) return it->second;
  const date::time_zone* zone = nullptr;
  try {
    zone = date::locate_zone(std::string(name));
  } catch (const std::exception&) {
    zone = nullptr;
  }
  return known.emplace(std::string(name), zone).first->second;
}

// What was asked last: the same zone, usually in the same half year, thousands of times in a row.
struct LastZone {
  std::string name;
  const date::time_zone* zone = nullptr;
  date::sys_info info{};  // an empty span until one is asked for
};
LastZone& last_zone(std::string_view name) {
  thread_local LastZone last;
  if (last.zone == nullptr || last.name != name) last = {std::string(name), find_zone(name), {}};
  return last;
}
const date::sys_info& info_at(date::sys_seconds at, LastZone& last) {
  if (at < last.info.begin || at >= last.info.end) last.info = last.zone->get_info(at);
  return last.info;
}

date::sys_seconds seconds_of(Instant instant) {
  return date::sys_seconds{std::chrono::floor<std::chrono::seconds>(std::chrono::milliseconds(instant.ms))};
}
int minutes_of(std::chrono::seconds offset) {
  return static_cast<int>(std::chrono::floor<std::chrono::minutes>(offset).count());
}

}  // namespace

bool zone_exists(std::string_view name) {
  return fixed_offset(name).has_value() || (!name.empty() && last_zone(name).zone != nullptr);
}

std::string system_zone() {
  // date::current_zone() does not look at TZ, which a person who sets it expects.
  if (const char* tz = std::getenv("TZ"); tz != nullptr && *tz != '\0') {
    const std::string_view name = *tz == ':' ? tz + 1 : tz;
    if (zone_exists(name)) return std::string(name);
  }
  try {
    const auto name = date::current_zone()->name();
    return name == "Etc/UTC" ? "UTC" : name;
  } catch (const std::exception&) {
    return "UTC";
  }
}

Resolution resolve(WallTime local, std::string_view zone) {
  if (const auto fixed = fixed_offset(zone)) return Unique{*fixed};
  auto& found = last_zone(zone);
  NIGHTJAR_EXPECTS(found.zone != nullptr);
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

int offset_at(Instant instant, std::string_view zone) {
  if (const auto fixed = fixed_offset(zone)) return *fixed;
  auto& found = last_zone(zone);
  NIGHTJAR_EXPECTS(found.zone != nullptr);
  return minutes_of(info_at(seconds_of(instant), found).offset);
}

WallTime wall_time(Instant instant, std::string_view zone) {
  return WallTime{whole_minutes(Instant{0}, instant) + offset_at(instant, zone)};
}

std::optional<ClockChange> clock_change_between(Instant from, Instant to, std::string_view zone) {
  if (fixed_offset(zone)) return std::nullopt;
  auto& found = last_zone(zone);
  NIGHTJAR_EXPECTS(found.zone != nullptr);
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
