#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nightjar/codec/record_csv.hpp>
#include <nightjar/support/utf8.hpp>
#include <nightjar/time/format.hpp>

#include "imports/formats.hpp"

namespace nightjar::imports {
namespace {

// Without these a header is not ours; the rest may be missing and then is not answered.
constexpr std::array<std::string_view, 4> needed_for_nights{"night", "into_bed", "out_of_bed", "factors"};
constexpr std::array<std::string_view, 3> needed_for_days{"day", "substance", "state"};

template <class Names>
bool has_all(const codec::CsvTable& table, const Names& names) {
  return std::all_of(names.begin(), names.end(), [&](const auto& name) { return table.column(name).has_value(); });
}

void note_unknown_columns(const codec::CsvTable& table, const std::vector<std::string>& columns,
                          const std::string& file, Collector& into) {
  for (const auto& name : table.header)
    if (std::find(columns.begin(), columns.end(), name) == columns.end())
      into.note({file, 0}, fmt::format("the column '{}' is not known and was left out", name));
}

void read_days(const codec::CsvTable& table, const std::string& file, Collector& into) {
  for (const auto& row : table.rows) {
    const Place at{file, row.line};
    if (!row.problem.empty()) {
      into.reject(at, row.problem);
      continue;
    }
    const auto state_text = codec::known_or_empty(table.cell(row, "state"));
    if (state_text.empty() || state_text == "not_recorded") continue;  // no record is what that means
    const auto day = parse_day(codec::known_or_empty(table.cell(row, "day")));
    const auto state = enum_from_text<DayState>(state_text);
    const auto kind_text = codec::known_or_empty(table.cell(row, "kind"));
    const auto kind = kind_text.empty() ? SubstanceKind::other : enum_from_text<SubstanceKind>(kind_text);
    const auto name = utf8::sanitized(table.cell(row, "substance"));
    if (!day)
      into.reject(at, "day is not a day such as 2024-03-30");
    else if (!state)
      into.reject(at, "state is none of taken, none, prefer_not, not_recorded");
    else if (!kind)
      into.reject(at, "kind is not one of the kinds of substance");
    else if (name.empty() || utf8::count(name) > 80)
      into.reject(at, "substance has no name, or one longer than 80 characters");
    else {
      SubstanceDay record;
      record.day = *day;
      record.state = *state;
      if (const auto zone = codec::known_or_empty(table.cell(row, "zone")); !zone.empty()) record.head.zone = zone;
      if (const auto note = table.cell(row, "note"); !note.empty()) record.note = note;
      record.substance_id = into.substance(name, *kind);
      into.offer(std::move(record), at);
    }
  }
}

/// Until 0.1 an answer to a plan named the place of its time in the plan's list, which came in before.
void name_planned_times(codec::CsvTable& table, const Collector& into) {
  const auto slot = table.column("slot"), plan_id = table.column("plan_id");
  if (!slot || !plan_id || table.column("planned_min")) return;
  table.header[*slot] = "planned_min";
  for (auto& row : table.rows) {
    if (!row.problem.empty()) continue;
    const auto id = parse_id(row.cells[*plan_id]);
    const auto* plan = id ? into.plan(*id) : nullptr;
    std::string minute;
    for (std::size_t place = 0; plan != nullptr && place < plan->times.minutes.size(); ++place)
      if (row.cells[*slot] == std::to_string(place)) minute = std::to_string(plan->times.minutes[place]);
    row.cells[*slot] = minute;
  }
}

}  // namespace

Result<codec::CsvTable> read_table(std::string_view bytes) {
  // Own texts may have 20,000 characters of four bytes each.
  auto table = codec::read_csv(bytes, {.cell_bytes = std::size_t{128} << 10});
  if (!table) return table;
  // Files of ours have every cell, empty or not: a short row was cut, and the last thing in it may be half of a number.
  for (auto& row : table->rows)
    if (row.problem.empty() && row.cells.size() != table->header.size())
      row.problem = fmt::format("the row has {} cells, the header {}; nothing of it was taken", row.cells.size(),
                                table->header.size());
  return table;
}

std::optional<std::string_view> kind_of_table(const codec::CsvTable& table) {
  if (has_all(table, needed_for_nights)) return Night::kind;
  if (has_all(table, needed_for_days)) return SubstanceDay::kind;
  std::optional<std::string_view> kind;
  for_each_kind([&]<class R>() {
    auto columns = codec::csv_columns(R::kind);
    if (table.column("slot")) std::ranges::replace(columns, "planned_min", "slot");  // until 0.1
    if (!codec::csv_file_name(R::kind).empty() && R::kind != Night::kind && has_all(table, columns)) kind = R::kind;
  });
  return kind;
}

Result<void> read_own_csv(std::string_view bytes, const std::string& file, Collector& into, Cells cells) {
  auto table = read_table(bytes);
  if (!table) return fail(table.error());
  if (cells == Cells::guarded)
    for (auto& row : table->rows)
      for (auto& cell : row.cells) cell = codec::unguarded(std::move(cell));
  name_planned_times(*table, into);
  const auto kind = kind_of_table(*table);
  if (!kind)
    return fail(ErrorCode::parse, "the columns are not those of a file that Nightjar writes",
                "choose the format, or check the header line");
  if (*kind == SubstanceDay::kind) {
    const auto columns = codec::days_columns();
    note_unknown_columns(*table, {columns.begin(), columns.end()}, file, into);
    read_days(*table, file, into);
    return {};
  }
  note_unknown_columns(*table, codec::csv_columns(*kind), file, into);
  const codec::RowReading how{into.options().zone, into.options().empty_factors_none};
  for (const auto& row : table->rows) {
    auto record = codec::record_from_row(*kind, *table, row, how);
    if (record)
      into.offer(std::move(*record), {file, row.line});
    else
      into.reject({file, row.line}, record.error().message);
  }
  return {};
}

void read_about(std::string_view bytes, Collector& into) {
  const auto table = read_table(bytes);
  if (!table || !into.restores()) return;
  JournalSettings settings;
  for (const auto& row : table->rows) {
    const auto item = table->cell(row, "item");
    const std::string value(table->cell(row, "value"));
    if (item == "zone" && !value.empty()) settings.home_zone = value;
    if (item == "example") settings.demo = true;
    if (item == "day begins")
      if (const auto start = parse_clock(value)) settings.day_start_min = *start;
  }
  into.batch().settings = settings;
}

}  // namespace nightjar::imports
