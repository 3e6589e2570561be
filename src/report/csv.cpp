#include <algorithm>
#include <nightjar/analysis/lateness.hpp>
#include <nightjar/analysis/substance_calendar.hpp>
#include <nightjar/codec/record_csv.hpp>
#include <nightjar/report/csv.hpp>
#include <nightjar/time/format.hpp>

#include "report/measure_columns.hpp"

namespace nightjar::report {
namespace {

using Cells = Table::Row;

bool within(Day day, const CsvOptions& options) {
  return (!options.from || *options.from <= day) && (!options.until || day <= *options.until);
}

// By time, name and id: an order that does not depend on when something was written down or imported.
template <class R>
void sort_rows(std::vector<const R*>& rows) {
  const auto key = [](const R* r) {
    std::optional<WallTime> time;
    std::string_view name;
    if constexpr (requires { r->at->local; })
      time = r->at ? std::optional(r->at->local) : std::nullopt;
    else if constexpr (requires { r->at.local; })
      time = r->at.local;
    if constexpr (requires { std::string_view(r->name); }) name = r->name;
    return std::tuple(time, name, r->head.id);
  };
  std::ranges::sort(rows, {}, key);
}

// The live records of a kind: what belongs to no day first, then day by day.
template <class R>
Table record_table(const JournalData& data, const CsvOptions& options) {
  Table table{std::string(codec::csv_file_name(R::kind)), codec::csv_columns(R::kind), {}};
  const auto add_all = [&](std::vector<const R*> rows) {
    sort_rows(rows);
    for (const auto* record : rows) table.rows.push_back(codec::csv_cells(*record));
  };
  std::vector<const R*> undated;
  for (const auto& [id, record] : data.live<R>())
    if (!filing_day(record, data.settings().day_start_min)) undated.push_back(&record);
  add_all(std::move(undated));
  for (const auto& [day, records] : data.by_day<R>())
    if (within(day, options)) add_all(records);
  return table;
}

std::string number(int value) { return std::to_string(value); }

// ---- days.csv

// When the batch that brought a record was read; a record as young as that has no time of entry of its own.
std::optional<Instant> import_time(const JournalData& data, const RecordHead& head) {
  const auto id = parse_id(head.origin);
  const auto* batch = id ? data.find<ImportBatch>(*id) : nullptr;
  return batch == nullptr ? std::nullopt : batch->at.utc;
}

// How late a day was answered, by the steps used for nights.
analysis::Lateness day_lateness(const SubstanceDay& record, const JournalData& data) {
  using analysis::Lateness;
  const auto imported = import_time(data, record.head);
  if (imported && record.head.created >= *imported) return Lateness::unknown;
  const WallTime entered{whole_minutes(Instant{0}, record.head.created) + record.head.offset_min};
  const int days = journal_day(entered, data.settings().day_start_min) - record.day;
  if (days < 0) return Lateness::odd_clock;
  if (days == 0) return Lateness::same_day;
  return days <= 3 ? Lateness::late : Lateness::from_memory;
}

struct Intakes {
  int count = 0;
  const Moment* first = nullptr;
  const Moment* last = nullptr;
  std::string amounts;  // as typed, side by side: nothing is added up
};

Intakes intakes_of(const JournalData& data, const Id& substance, Day day) {
  Intakes out;
  for (const auto* intake : data.on<Intake>(day)) {
    if (intake->substance_id != substance) continue;
    ++out.count;
    if (intake->at) {
      if (out.first == nullptr || intake->at->local < out.first->local) out.first = &*intake->at;
      if (out.last == nullptr || out.last->local <= intake->at->local) out.last = &*intake->at;
    }
    if (!intake->amount && !intake->unit) continue;
    if (!out.amounts.empty()) out.amounts += " | ";
    if (intake->amount) out.amounts += intake->amount->text;
    if (intake->amount && intake->unit) out.amounts += ' ';
    if (intake->unit) out.amounts += *intake->unit;
  }
  return out;
}

struct Planned {
  bool any = false;
  int slots = 0, taken = 0, not_taken = 0;
};

Planned planned_on(const JournalData& data, const Id& substance, Day day) {
  Planned out;
  for (const auto& [id, plan] : data.live<Plan>()) {
    if (plan.substance_id != substance || day < plan.from || (plan.until && *plan.until < day)) continue;
    out.any = true;
    if (!plan.as_needed) out.slots += static_cast<int>(plan.times.minutes.size());
    for (const auto* event : data.on<PlanEvent>(day)) {
      if (event->plan_id != id) continue;
      out.taken += event->state == PlanState::taken ? 1 : 0;
      out.not_taken += event->state == PlanState::not_taken ? 1 : 0;
    }
  }
  return out;
}

Cells day_row(const JournalData& data, const Substance& substance, Day day) {
  const auto* record = data.substance_day(substance.head.id, day);
  const auto mark = analysis::day_mark(data, substance.head.id, day);
  const auto planned = planned_on(data, substance.head.id, day);
  const auto plan_number = [&](int n) { return planned.any ? number(n) : std::string(); };
  Cells row{iso(day),
            "",
            substance.name,
            std::string(to_text(substance.substance_kind)),
            std::string(to_text(mark)),
            "",
            "",
            "",
            "",
            plan_number(planned.slots),
            plan_number(planned.taken),
            plan_number(planned.not_taken),
            "",
            "",
            ""};
  if (mark == analysis::DayMark::taken) {
    const auto intakes = intakes_of(data, substance.head.id, day);
    row[5] = number(intakes.count);
    if (intakes.first != nullptr)
      row[6] = codec::moment_cell(*intakes.first, record ? record->head.zone : std::nullopt);
    if (intakes.last != nullptr) row[7] = codec::moment_cell(*intakes.last, record ? record->head.zone : std::nullopt);
    row[8] = intakes.amounts;
  }
  if (record != nullptr) {
    row[1] = record->head.zone.value_or("");
    row[12] = to_text(day_lateness(*record, data));
    row[13] = record->head.origin;
    row[14] = record->note.value_or("");
  }
  return row;
}

}  // namespace

std::string csv_text(const Table& table, bool spreadsheet) {
  std::string out = codec::csv_line(table.header);
  for (const auto& row : table.rows) {
    if (!spreadsheet) {
      out += codec::csv_line(row);
      continue;
    }
    Cells cells;
    std::ranges::transform(row, std::back_inserter(cells), codec::guarded);
    out += codec::csv_line(cells);
  }
  return out;
}

Table days_table(const JournalData& data, const CsvOptions& options) {
  const auto names = codec::days_columns();
  Table table{"days.csv", Cells(names.begin(), names.end()), {}};
  std::vector<const Substance*> substances;
  for (const auto& [id, substance] : data.live<Substance>()) substances.push_back(&substance);
  std::sort(substances.begin(), substances.end(), [](const Substance* a, const Substance* b) {
    return std::pair(a->name, a->head.id) < std::pair(b->name, b->head.id);
  });
  const auto span = data.span();
  if (!span) return table;
  const auto last = options.until ? std::min(*options.until, span->second) : span->second;
  for (auto day = options.from ? std::max(*options.from, span->first) : span->first; day <= last; ++day)
    for (const auto* substance : substances) table.rows.push_back(day_row(data, *substance, day));
  return table;
}

Table measures_table(const JournalData& data, const CsvOptions& options) {
  Table table{"measures.csv", {"night"}, {}};
  for (const auto& column : measure_columns()) table.header.emplace_back(column.name);
  table.header.insert(table.header.end(), {"usable", "reason", "lateness"});
  for (const auto& [day, nights] : data.by_day<Night>()) {
    if (!within(day, options)) continue;
    const auto& night = *nights.front();
    const auto measures = analysis::measure(night);
    Cells row{iso(day)};
    for (const auto& column : measure_columns()) row.push_back(column.cell(measures));
    row.emplace_back(measures.usable() ? "true" : "false");
    row.emplace_back(measures.reason() ? to_text(*measures.reason()) : "");
    row.emplace_back(to_text(analysis::lateness(night, data.settings().day_start_min, import_time(data, night.head))));
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string nights_csv(const JournalData& data, const CsvOptions& options) {
  return csv_text(record_table<Night>(data, options), options.spreadsheet);
}
std::string days_csv(const JournalData& data, const CsvOptions& options) {
  return csv_text(days_table(data, options), options.spreadsheet);
}
std::string measures_csv(const JournalData& data, const CsvOptions& options) {
  return csv_text(measures_table(data, options), options.spreadsheet);
}

std::string records_csv(const JournalData& data, std::string_view kind, const CsvOptions& options) {
  std::string out;
  for_each_kind([&]<class R>() {
    if (kind == R::kind) out = csv_text(record_table<R>(data, options), options.spreadsheet);
  });
  return out;
}

std::vector<Table> tables(const JournalData& data, const CsvOptions& options) {
  std::vector<Table> out{record_table<Night>(data, options), days_table(data, options), measures_table(data, options)};
  for_each_kind([&]<class R>() {
    if (codec::csv_file_name(R::kind).empty() || std::is_same_v<R, Night>) return;
    if (auto table = record_table<R>(data, options); !table.rows.empty()) out.push_back(std::move(table));
  });
  out.push_back(dictionary_table());
  return out;
}

std::vector<CsvFile> csv_files(const JournalData& data, const CsvOptions& options) {
  std::vector<CsvFile> files;
  for (const auto& table : tables(data, options)) files.push_back({table.name, csv_text(table, options.spreadsheet)});
  return files;
}

}  // namespace nightjar::report
