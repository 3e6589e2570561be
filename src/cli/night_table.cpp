#include "cli/night_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nightjar/charts/result_words.hpp>
#include <nightjar/domain/words.hpp>
#include <nightjar/telling/telling.hpp>
#include <nightjar/time/format.hpp>

#include "cli/night_words.hpp"
#include "cli/text_table.hpp"

namespace nightjar::cli {
namespace {

std::string length(const std::optional<double>& minutes) { return minutes ? hours_minutes(*minutes) : std::string(); }

/// Beside a night: that it was written late, that something about it looks odd.
std::string marks(const analysis::NightRow& row) {
  std::string text;
  if (row.lateness && analysis::is_late(*row.lateness)) text += "late";
  if (!row.findings.empty()) text += text.empty() ? "?" : " ?";
  return text;
}

constexpr std::array<std::string_view, 1> state_field{"state"};
constexpr std::array<std::string_view, 5> column_fields{"into_bed", "tried_to_sleep", "final_awakening", "out_of_bed",
                                                        "quality"};
constexpr std::array<std::string_view, 3> asleep_fields{"sleep_latency_min", "awake_min", "still_trying_min"};

/// The answers that the row does not hold: in a column, or in the length of sleep.
std::string beneath(const analysis::NightRow& row, const JournalData& data) {
  auto details = telling::without(telling::tell(*row.night, data).details, state_field);
  if (row.night->state == NightState::recorded) details = telling::without(std::move(details), column_fields);
  if (row.measures.total_sleep_time_min) details = telling::without(std::move(details), asleep_fields);
  std::string text = telling::in_a_row(details);
  for (auto& c : text)
    if (c == '\n' || c == '\t') c = ' ';
  return text;
}

void add_gap(TextTable& table, Day first, int nights) {
  if (nights == 0) return;
  table.add({nights == 1 ? fmt::format("{}  not recorded", short_date(first))
                         : fmt::format("{}  to {}: {} nights not recorded", short_date(first),
                                       short_date(first + (nights - 1)), nights)});
}

}  // namespace

void print_nights(std::ostream& out, std::span<const analysis::NightRow> rows, const JournalData& data) {
  using enum TextTable::Align;
  TextTable table({{"Night of"},
                   {"Bed", right},
                   {"Tried", right},
                   {"Awake", right},
                   {"Up", right},
                   {"In bed", right},
                   {"Asleep", right},
                   {"Effic.", right},
                   {"Felt"},
                   {""}});
  int gap = 0;
  for (const auto& row : rows) {
    if (!row.night) {
      ++gap;
      continue;
    }
    add_gap(table, row.day - gap, gap);
    gap = 0;
    const auto& night = *row.night;
    const auto& m = row.measures;
    if (night.state != NightState::recorded) {
      table.add({fmt::format("{}  {}", short_date(row.day), words::label(night.state))});
    } else {
      const auto* felt = night.quality ? words::quality_answers()[static_cast<std::size_t>(*night.quality - 1)] : "";
      table.add({short_date(row.day), clock_of(night.into_bed), clock_of(night.tried_to_sleep),
                 clock_of(night.final_awakening), clock_of(night.out_of_bed), length(m.time_in_bed_min),
                 length(m.total_sleep_time_min), m.efficiency_tib_pct ? percent(*m.efficiency_tib_pct) : std::string(),
                 felt, marks(row)});
      if (const auto reason = m.reason())
        table.add({fmt::format("    kept as written, without numbers: {}", charts::words_for(*reason))});
    }
    if (const auto more = beneath(row, data); !more.empty()) table.add({"    " + more});
  }
  if (!rows.empty()) add_gap(table, rows.back().day - (gap - 1), gap);
  table.print(out);
  if (std::any_of(rows.begin(), rows.end(), [](const auto& row) { return row.night && !marks(row).empty(); }))
    out << "\nlate: written a day or more afterwards.  ?: is this right? 'nightjar nights --json' names what looks "
           "odd.\n";
}

}  // namespace nightjar::cli
