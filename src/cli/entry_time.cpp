#include "cli/entry_time.hpp"

#include <fmt/format.h>

#include <nightjar/time/format.hpp>
#include <nightjar/time/journal_day.hpp>

#include "cli/session.hpp"

namespace nightjar::cli {
Result<EntryTime> parse_entry_time(std::string_view typed) {
  if (typed.size() >= 11 && typed[4] == '-') {
    const auto local = parse_local(typed);
    if (!local) return fail(local.error());
    return EntryTime{local->local, local->offset_min};
  }
  // parse_local knows offsets; a clock time borrows any date to use it.
  const auto offset_at = typed.find_first_of("+-");
  const auto clock = parse_clock(typed.substr(0, offset_at));
  if (!clock) return fail(clock.error());
  EntryTime entry{*clock, std::nullopt};
  if (offset_at != std::string_view::npos) {
    const auto with_date = parse_local("2000-01-01T00:00" + std::string(typed.substr(offset_at)));
    if (!with_date) return fail(with_date.error());
    entry.offset_min = with_date->offset_min;
  }
  return entry;
}

Option add_time(CLI::App& verb, const std::string& names, std::optional<EntryTime>& into, const std::string& what) {
  return add_reader(verb, names, "TIME", what, [&into](const std::string& typed) -> std::optional<std::string> {
    const auto entry = parse_entry_time(typed);
    if (!entry) return "takes a time, written as 22:45 or 2024-03-30T22:45";
    into = *entry;
    return std::nullopt;
  });
}

entry::GivenTime given(const EntryTime& typed) {
  if (const auto* whole = std::get_if<WallTime>(&typed.time)) return entry::DatedTime{*whole, typed.offset_min};
  return entry::ClockTime{std::get<int>(typed.time), typed.offset_min};
}

entry::Writing writing_now(const Context& context, const std::optional<Zone>& zone,
                           const journal::OpenJournal& journal) {
  return {context.computer.clock.now(), zone.value_or(journal.zone()), journal.settings().day_start_min};
}

Moment time_or_now(const std::optional<EntryTime>& typed, const entry::Writing& writing) {
  return typed ? entry::placed(given(*typed), std::nullopt, writing) : moment_at(writing.now, writing.zone);
}

std::string when_it_was(const Context& context, const Moment& at, const journal::OpenJournal& journal) {
  const auto& settings = journal.settings();
  const Day now = today(context, settings), date = day_of(at.local);
  const Day kept = journal_day(at.local, settings.day_start_min);
  auto words = fmt::format("{} on {}", clock_of(at), day_label(date, now));
  if (kept != date)
    words += fmt::format(" (with {}, which goes on until {})", day_label(kept, now), hh_mm(settings.day_start_min));
  return words;
}

Error not_on_day(const EntryTime& typed) {
  if (std::holds_alternative<int>(typed.time))
    return {ErrorCode::usage, "that time of the day given with --day is still to come",
            "leave --day out if it was the day before"};
  return {ErrorCode::usage, "the time is not on the day given with --day",
          "leave --day out, or give the time as a clock time alone"};
}

namespace {

std::optional<std::string> zone_of(const std::optional<Moment>& first, const std::optional<Moment>& second) {
  for (const auto* moment : {&first, &second})
    if (*moment && (*moment)->zone) return (*moment)->zone;
  return std::nullopt;
}

/// What was typed, or what is recorded. In a zone that was named just now every clock is placed again.
std::optional<entry::GivenTime> time_of(const std::optional<EntryTime>& typed, const std::optional<Moment>& recorded,
                                        bool zone_named) {
  if (!typed) return recorded ? std::optional<entry::GivenTime>(*recorded) : std::nullopt;
  auto time = given(*typed);
  const auto* clock = std::get_if<entry::ClockTime>(&time);
  return clock && !zone_named ? entry::given_over(recorded, *clock) : time;
}

}  // namespace

entry::NightTimes night_times(const TypedNight& typed, const Zone& home, const Night& night) {
  const auto named = [](const std::optional<Zone>& zone, const std::optional<std::string>& recorded,
                        const std::string& otherwise) { return zone ? zone->name() : recorded.value_or(otherwise); };
  entry::NightTimes times;
  times.bed_zone = named(typed.zone, zone_of(night.into_bed, night.tried_to_sleep), home.name());
  times.wake_zone = named(typed.wake_zone, zone_of(night.final_awakening, night.out_of_bed), times.bed_zone);
  for (const auto* time : {&night.into_bed, &night.tried_to_sleep, &night.final_awakening, &night.out_of_bed})
    if (*time) times.recorded.push_back(**time);
  const bool bed = typed.zone.has_value(), wake = typed.wake_zone.has_value();
  times.into_bed = time_of(typed.in_bed, night.into_bed, bed);
  times.tried_to_sleep = time_of(typed.tried, night.tried_to_sleep, bed);
  times.final_awakening = time_of(typed.final_awakening, night.final_awakening, wake);
  times.out_of_bed = time_of(typed.up, night.out_of_bed, wake);
  return times;
}

void place_times(const TypedNight& typed, const Zone& home, Night& night) {
  auto placed = entry::placed(night_times(typed, home, night), night.night);
  night.into_bed = std::move(placed.into_bed);
  night.tried_to_sleep = std::move(placed.tried_to_sleep);
  night.final_awakening = std::move(placed.final_awakening);
  night.out_of_bed = std::move(placed.out_of_bed);
}

}  // namespace nightjar::cli
