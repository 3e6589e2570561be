// A morning diary table: one row per person and night, times as local date-times, with the zone in a column.
// Layout of the MeLiDos diaries (Hilden et al. 2025, doi:10.5281/zenodo.16893901; doi:10.5281/zenodo.15576731).
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <nightjar/codec/record_csv.hpp>
#include <nightjar/time/format.hpp>
#include <nightjar/time/journal_day.hpp>

#include "imports/formats.hpp"

namespace nightjar::imports {
namespace {

constexpr std::array<std::string_view, 5> needed{"bedtime", "sleep", "offset", "out_ofbed", "sleepdelay"};

// Reads the cells of one row; the first one that cannot be read is the row's problem.
class Row {
 public:
  Row(const codec::CsvTable& table, const codec::CsvRow& row) : table_(table), row_(row), problem_(row.problem) {}

  [[nodiscard]] const std::string& problem() const { return problem_; }
  [[nodiscard]] std::string_view text(std::string_view column) const {
    return codec::known_or_empty(table_.cell(row_, column));
  }

  std::optional<Moment> moment(std::string_view column, const std::optional<std::string>& zone) {
    if (text(column).empty()) return std::nullopt;
    const auto parsed = parse_moment(text(column), zone);
    if (parsed) return *parsed;
    complain(fmt::format("{} is not a date and time", column));
    return std::nullopt;
  }
  std::optional<int> number(std::string_view column) {
    const auto cell = text(column);
    if (cell.empty()) return std::nullopt;
    int value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error == std::errc() && end == cell.data() + cell.size()) return value;
    complain(fmt::format("{} is not a whole number", column));
    return std::nullopt;
  }

 private:
  void complain(std::string text) {
    if (problem_.empty()) problem_ = std::move(text);
  }

  const codec::CsvTable& table_;
  const codec::CsvRow& row_;
  std::string problem_;
};

// The answer about the day that the night leads into, on top of what is known of that day.
DayFacts facts_of(const JournalData& known, Day day, DayType type) {
  const auto* there = known.one_on<DayFacts>(day);
  DayFacts facts = there == nullptr ? DayFacts{} : *there;
  facts.day = day;
  facts.day_type = type;
  return facts;
}

}  // namespace

bool is_melidos(const codec::CsvTable& table) {
  return std::all_of(needed.begin(), needed.end(), [&](const auto name) { return table.column(name).has_value(); });
}

Result<void> read_melidos(std::string_view bytes, Collector& into) {
  const auto table = read_table(bytes);
  if (!table) return fail(table.error());
  if (!is_melidos(*table))
    return fail(ErrorCode::parse, "the table lacks one of the columns bedtime, sleep, offset, out_ofbed, sleepdelay",
                "check the header line");
  std::set<std::string> people;
  for (const auto& row : table->rows) people.emplace(table->cell(row, "id"));
  const auto& person = into.options().person;
  if (!person && people.size() > 1)
    return fail(ErrorCode::usage, fmt::format("the file holds the diaries of {} people", people.size()),
                fmt::format("choose one by its id, such as {}", *people.begin()));
  if (person && !people.contains(*person))
    return fail(ErrorCode::not_found, fmt::format("nobody in the file has the id '{}'", *person),
                fmt::format("the first one is {}", people.empty() ? "" : *people.begin()));

  const auto tomorrow = wall_time(into.options().now, into.options().home_zone) + std::chrono::days(1);
  for (const auto& row : table->rows) {
    if (person && table->cell(row, "id") != *person) continue;
    const Place at{"", row.line};
    Row cells(*table, row);
    const auto named = cells.text("tz");
    const auto zone = named.empty() ? into.options().zone : std::optional(std::string(named));
    Night night;
    night.into_bed = cells.moment("bedtime", zone);
    night.tried_to_sleep = cells.moment("sleep", zone);
    night.sleep_latency_min = cells.number("sleepdelay");
    night.awakenings = cells.number("awakenings");
    night.awake_min = cells.number("awake_duration");
    night.final_awakening = cells.moment("offset", zone);
    night.out_of_bed = cells.moment("out_ofbed", zone);
    night.quality = cells.number("sleepquality");
    const auto day_type = cells.number("daytype");
    const auto& begin = night.tried_to_sleep ? night.tried_to_sleep : night.into_bed;
    if (!cells.problem().empty()) {
      into.reject(at, cells.problem());
    } else if (!begin) {
      into.leave_out(at, "the row says neither when the person went to bed nor when they tried to sleep");
    } else if (begin->local > tomorrow || day_of(begin->local) < Day{0}) {
      into.reject(at, "the night lies before 1970 or in the future");
    } else {
      night.night = night_of(begin->local);
      night.head.zone = zone;
      const auto day = night.night + 1;
      into.offer(std::move(night), at);
      if (day_type == 1 || day_type == 2)
        into.offer(facts_of(into.known(), day, day_type == 1 ? DayType::free : DayType::work), at);
    }
  }
  return {};
}

}  // namespace nightjar::imports
