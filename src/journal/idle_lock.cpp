#include <time.h>

#include <algorithm>
#include <nightjar/journal/idle_lock.hpp>

namespace nightjar::journal {

BootTime boot_time_now() {
  timespec now{};
  clock_gettime(CLOCK_BOOTTIME, &now);
  return std::chrono::duration_cast<BootTime>(std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec));
}

bool idle_lock_due(BootTime last_input, BootTime now, int minutes) {
  return minutes > 0 && now - last_input >= std::chrono::minutes(minutes);
}

BootTime until_idle_lock(BootTime last_input, BootTime now, int minutes) {
  if (minutes <= 0) return std::chrono::hours(1);
  return std::max(BootTime{0}, last_input + std::chrono::minutes(minutes) - now);
}

}  // namespace nightjar::journal
