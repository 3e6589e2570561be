#include "entry/reading.hpp"

#include <charconv>
#include <nightjar/entry/night_form.hpp>

namespace nightjar::entry {

std::optional<std::string> text_or_nothing(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::optional<int> whole_number(std::string_view text) {
  text = trimmed(text);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string number_text(const std::optional<int>& value) { return value ? std::to_string(*value) : std::string(); }

Result<std::optional<GivenTime>> given_time(const std::string& clock, const EntryContext& context,
                                            const std::optional<Moment>& kept) {
  if (trimmed(clock).empty()) return std::nullopt;
  const auto minute = clock_minute(clock, minute_of_day(over(kept, context.writing()).local()));
  if (!minute) return fail(ErrorCode::parse, "this does not read as a time of day", "type it as 22:45 or 10:45pm");
  return given_over(kept, {*minute});
}

Result<Moment> read_clock(const std::string& clock, Day day, const EntryContext& context,
                          const std::optional<Moment>& kept) {
  auto given = given_time(clock, context, kept);
  if (!given) return fail(given.error());
  if (*given) return placed(**given, day, over(kept, context.writing()));
  if (kept) return *kept;
  // Neither this hour of today nor any other: nobody said it.
  if (day != context.today())
    return fail(ErrorCode::invalid_value, "for a day that is over, the time is needed too",
                "about is enough, such as 14:00");
  return moment_at(Instant{context.now.ms / 60000 * 60000}, context.zone);
}

Result<std::optional<int>> read_minutes(const std::string& typed, const Field& field) {
  if (trimmed(typed).empty()) return std::nullopt;
  const auto minutes = whole_number(typed);
  if (!minutes || *minutes < field.min || *minutes > field.max)
    return fail(ErrorCode::parse,
                "how long it lasted is a number of minutes from " + std::to_string(field.min) + " to " +
                    std::to_string(field.max),
                "or leave it empty");
  return *minutes;
}

}  // namespace nightjar::entry
