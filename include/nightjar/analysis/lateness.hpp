// How long after a night it was written down: shown beside it, because a diary filled in later is a different diary.
#pragma once
#include <nightjar/domain/night.hpp>
#include <nightjar/time/journal_day.hpp>

namespace nightjar::analysis {

/// d = journal day of entry - journal day of the night's end (O, else W, else D+1 12:00).
/// Electronic diaries mark this because paper ones hid it (Stone et al. 2002: 90 % reported in time, 11 % were).
enum class Lateness {
  prompt,       // d = 0, within 60 minutes of the end
  same_day,     // d = 0
  late,         // d 1..3
  from_memory,  // d >= 4
  odd_clock,    // written before the night ended
  unknown,      // imported without a time of entry
};

/// `imported`: when the night's import batch was made; a record as young as that carries no time of entry of its own.
[[nodiscard]] Lateness lateness(const Night& night, int day_start_min = default_day_start_min,
                                std::optional<Instant> imported = {});
/// True for what a summary "without late entries" leaves out.
[[nodiscard]] constexpr bool is_late(Lateness value) {
  return value == Lateness::late || value == Lateness::from_memory;
}

}  // namespace nightjar::analysis

namespace nightjar {
template <>
inline constexpr auto enum_names<analysis::Lateness> =
    std::to_array<std::string_view>({"prompt", "same_day", "late", "from_memory", "odd_clock", "unknown"});
}  // namespace nightjar
