// How much of a night, and of a day, is recorded.
#pragma once
#include <nightjar/domain/journal_data.hpp>
#include <span>
#include <string_view>

namespace nightjar {

enum class Completeness { missing, part, full };

/// Full: every time and length that the sleep measures need, or a night that was put down as one without sleep or as
/// one that the person prefers not to describe.
[[nodiscard]] Completeness night_completeness(const JournalData& data, Day night);
/// Full: the check-in, and an answer for each substance of `asked`, those that are asked about every day.
[[nodiscard]] Completeness day_completeness(const JournalData& data, std::span<const Substance* const> asked, Day day);
/// "recorded", "part recorded", "not recorded".
[[nodiscard]] std::string_view words_of(Completeness completeness);

}  // namespace nightjar
