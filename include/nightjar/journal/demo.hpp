// An invented year, for looking around. Marked as invented on every page and chart.
#pragma once
#include <nightjar/journal/edit.hpp>

namespace nightjar::journal {

[[nodiscard]] JournalSettings demo_settings();
/// 365 nights up to and including the one of `last_night`, with gaps, naps, a clock change, several substances and
/// everything else that can be recorded. The same every time for the same day and seed. What was taken and how the
/// nights went are drawn independently: the demo tells no story of help or harm.
[[nodiscard]] Edit build_demo(const Author& author, Day last_night, std::uint64_t seed = 1);

}  // namespace nightjar::journal
