// From the texts of an entry's fields to answers: clocks, minutes, words. Shared by the forms.
#pragma once
#include <nightjar/entry/entry_forms.hpp>
#include <nightjar/support/utf8.hpp>

namespace nightjar::entry {

using utf8::trimmed;
[[nodiscard]] std::optional<std::string> text_or_nothing(const std::string& text);
/// Nothing for what is no whole number.
[[nodiscard]] std::optional<int> whole_number(std::string_view text);
[[nodiscard]] std::string number_text(const std::optional<int>& value);

/// The record that a form edits, with its answers, or an empty one.
template <class R>
[[nodiscard]] R recorded_or_new(const std::string& hex, const JournalData& data) {
  if (const auto id = parse_id(hex))
    if (const auto* record = data.find<R>(*id)) return *record;
  return R{};
}
/// The same, if it is there and not in the bin.
template <class R>
[[nodiscard]] const R* live_record(const std::string& hex, const JournalData& data) {
  const auto id = parse_id(hex);
  const auto it = id ? data.live<R>().find(*id) : data.live<R>().end();
  return it == data.live<R>().end() ? nullptr : &it->second;
}
/// Whether there is a record for a form to be compared with.
template <class R>
[[nodiscard]] bool recorded(const R& record) {
  return !record.head.id.is_nil();
}

/// A typed clock as it is to be placed; nothing for an empty one. The clock of `kept` means that very time.
[[nodiscard]] Result<std::optional<GivenTime>> given_time(const std::string& clock, const EntryContext& context,
                                                          const std::optional<Moment>& kept);
/// A typed clock placed on an entry's day; without one this moment, if it is the entry's day. Where the clock was not
/// touched, `kept` stays as it is.
[[nodiscard]] Result<Moment> read_clock(const std::string& clock, Day day, const EntryContext& context,
                                        const std::optional<Moment>& kept);
/// Empty is no answer.
[[nodiscard]] Result<std::optional<int>> read_minutes(const std::string& typed, const Field& field);

}  // namespace nightjar::entry
