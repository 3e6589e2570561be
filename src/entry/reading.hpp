// From the texts of an entry's fields to answers: clocks, minutes, words. Shared by the forms of entries.
#pragma once
#include <nightjar/entry/entry_forms.hpp>

namespace nightjar::entry {

[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] std::optional<std::string> text_or_nothing(const std::string& text);
/// A typed clock in its journal day, or now if there is none. Where the clock was not touched, `kept` stays as it is.
[[nodiscard]] Result<Moment> read_clock(const std::string& clock, Day day, const EntryContext& context,
                                        const std::optional<Moment>& kept);
/// The same where an empty clock is no answer.
[[nodiscard]] Result<std::optional<Moment>> read_clock_or_none(const std::string& clock, Day day,
                                                               const EntryContext& context,
                                                               const std::optional<Moment>& kept);
/// Empty is no answer.
[[nodiscard]] Result<std::optional<int>> read_minutes(const std::string& typed, int least, int most);

}  // namespace nightjar::entry
