// When an open journal locks itself: after minutes without input, counted on a clock that goes on during suspend.
#pragma once
#include <chrono>

namespace nightjar::journal {

using BootTime = std::chrono::milliseconds;
/// Time since the computer started, sleep included (CLOCK_BOOTTIME).
[[nodiscard]] BootTime boot_time_now();

/// Never when minutes is 0.
[[nodiscard]] bool idle_lock_due(BootTime last_input, BootTime now, int minutes);
/// How long until then; an hour when it never locks.
[[nodiscard]] BootTime until_idle_lock(BootTime last_input, BootTime now, int minutes);

}  // namespace nightjar::journal
