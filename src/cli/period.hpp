// From when to when a verb looks.
#pragma once
#include "cli/session.hpp"

namespace nightjar::cli {

/// Both included. What is not given reaches to the first or last entry; nothing for a journal without entries.
[[nodiscard]] std::optional<std::pair<Day, Day>> days_of(const JournalData& data, const Period& period);

/// The last night that can have been slept in a period that ends with `until`: not tonight, unless that was recorded.
[[nodiscard]] Day last_night_of(const Context& context, const JournalData& data, const Period& period, Day until);

}  // namespace nightjar::cli
