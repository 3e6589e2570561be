#include "cli/backup_words.hpp"

#include <fmt/format.h>

#include <nightjar/time/format.hpp>
#include <nightjar/time/zone.hpp>

namespace nightjar::cli {

std::string made_at(Instant at, const Zone& zone) {
  const auto local = wall_time(at, zone);
  return fmt::format("{} {}", iso(day_of(local)), hh_mm(minute_of_day(local)));
}

std::string save_label(std::uint64_t counter, Instant saved_at, const Zone& zone) {
  return fmt::format("save {} of {}", counter, made_at(saved_at, zone));
}

std::string entries_label(std::size_t count) { return fmt::format("{} {}", count, count == 1 ? "entry" : "entries"); }

}  // namespace nightjar::cli
