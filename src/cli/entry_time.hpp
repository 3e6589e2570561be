// Times as typed after an option: "2024-03-30T23:05", or a clock time alone, which is placed on the right date.
#pragma once
#include <nightjar/entry/placing.hpp>
#include <nightjar/journal/open_journal.hpp>
#include <variant>

#include "cli/verb.hpp"

namespace nightjar::cli {

/// Either a clock time (minutes after midnight) or a whole date and time; an offset may follow both.
struct EntryTime {
  std::variant<int, WallTime> time;
  std::optional<int> offset_min;
};
[[nodiscard]] Result<EntryTime> parse_entry_time(std::string_view typed);

/// An option that takes one.
Option add_time(CLI::App& verb, const std::string& names, std::optional<EntryTime>& into, const std::string& what);

[[nodiscard]] entry::GivenTime given(const EntryTime& typed);

/// An entry that is written down now, in the zone that was named or the journal's own.
[[nodiscard]] entry::Writing writing_now(const Context& context, const std::optional<Zone>& zone,
                                         const journal::OpenJournal& journal);
/// When it happened: as typed, or now.
[[nodiscard]] Moment time_or_now(const std::optional<EntryTime>& typed, const entry::Writing& writing);
/// "02:00 on Sunday 8 February", and of a time after midnight under which day it is kept all the same.
[[nodiscard]] std::string when_it_was(const Context& context, const Moment& at, const journal::OpenJournal& journal);
/// What is wrong with a time that turned out to be of another day than the one named.
[[nodiscard]] Error not_on_day(const EntryTime& typed);

/// The times of a night as they were typed.
struct TypedNight {
  std::optional<EntryTime> in_bed, tried, final_awakening, up;
  std::optional<Zone> zone, wake_zone;
};
/// What was typed, beside what the night has. Zones that were not named are those that it has, then home.
[[nodiscard]] entry::NightTimes night_times(const TypedNight& typed, const Zone& home, const Night& night);
/// Puts what was typed into the night, beside what it has.
void place_times(const TypedNight& typed, const Zone& home, Night& night);

}  // namespace nightjar::cli
