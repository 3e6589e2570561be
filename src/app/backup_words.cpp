#include "app/backup_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nightjar/time/format.hpp>

namespace nightjar::app {

std::string date_and_time(Instant at, const Zone& zone) {
  const auto local = wall_time(at, zone);
  return iso(day_of(local)) + " " + hh_mm(minute_of_day(local));
}

std::string entries_label(std::size_t count) { return fmt::format("{} {}", count, count == 1 ? "entry" : "entries"); }

BackupLine line_of(const journal::Backup& backup, const Zone& zone) {
  return {backup,
          fmt::format("Save {} of {}, {} kB{}", backup.counter, date_and_time(Instant{backup.modified_s * 1000}, zone),
                      backup.size / 1000, backup.pinned ? ", kept for good" : "")};
}

std::string spaced(std::string_view name) {
  std::string out(name);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

}  // namespace nightjar::app
