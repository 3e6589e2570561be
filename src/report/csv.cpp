#include <algorithm>
#include <functional>
#include <nightjar/analysis/lateness.hpp>
#include <nightjar/analysis/substance_calendar.hpp>
#include <nightjar/codec/record_csv.hpp>
#include <nightjar/report/csv.hpp>
#include <nightjar/time/format.hpp>
#include <set>
#include <span>

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

// A table row by row, so that a file of it never needs all of its cells at once.
using TakeRow = std::function<void(Cells&&)>;
struct Source {
  std::string name;
  Cells header;
  std::function<void(const TakeRow&)> walk;
};

Table table_of(const Source& source, const Step& step) {
  Table table{source.name, source.header, {}};
  source.walk([&](Cells&& row) {
    table.rows.push_back(std::move(row));
    step();
  });
  return table;
}

void add_line(std::string& out, Cells&& cells, bool spreadsheet) {
  if (spreadsheet)
    for (auto& cell : cells) cell = codec::guarded(std::move(cell));
  codec::add_csv_line(out, cells);
}

std::string text_of(const Source& source, bool spreadsheet) {
  std::string out = codec::csv_line(source.header);
  source.walk([&](Cells&& row) { add_line(out, std::move(row), spreadsheet); });
  return out;
}

// Lists and shares belong to no day: see filing_day.
template <class R>
constexpr bool has_day =
    !std::is_same_v<R, Share> && !std::is_same_v<R, ImportBatch> &&
    (
        requires(const R r) { r.night; } || requires(const R r) { r.day; } || requires(const R r) { r.at.local; });

// The live records of a kind, day by day.
template <class R>
Source records(const JournalData& data, const CsvOptions& options) {
  return {std::string(codec::csv_file_name(R::kind)), codec::csv_columns(R::kind),
          [&data, options](const TakeRow& take) {
            const auto take_all = [&](std::vector<const R*> rows) {
              sort_rows(rows);
              for (const auto* record : rows) take(codec::csv_cells(record));
            };
            if constexpr (!has_day<R>) {
              std::vector<const R*> all;
              for (const auto& [id, record] : data.live<R>()) all.push_back(&record);
              take_all(std::move(all));
            }
            for (const auto& [day, of_day] : data.by_day<R>())
              if (within(day, options)) take_all({of_day.begin(), of_day.end()});
          }};
}

std::string number(int value) { return std::to_string(value); }

// ---- days.csv

// When the batch that brought a record was read; a record as young as that has no time of entry of its own.
std::optional<Instant> import_time(const JournalData& data, const RecordHead& head) {
  if (head.origin == "self") return std::nullopt;
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

template <class R>
std::span<const R* const> filed_on(const JournalData& data, Day day) {
  const auto found = data.by_day<R>().find(day);
  return found == data.by_day<R>().end() ? std::span<const R* const>() : found->second;
}

Intakes intakes_of(std::span<const Intake* const> of_day, const Id& substance) {
  Intakes out;
  for (const auto* intake : of_day) {
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
  int times = 0, taken = 0, not_taken = 0;
};

Planned planned_on(const std::vector<const Plan*>& plans, std::span<const PlanEvent* const> of_day, Day day) {
  Planned out;
  for (const auto* plan : plans) {
    if (day < plan->from || (plan->until && *plan->until < day)) continue;
    out.any = true;
    std::set<int> times(plan->times.minutes.begin(), plan->times.minutes.end());
    for (const auto* event : of_day) {
      if (event->plan_id != plan->head.id) continue;
      out.taken += event->state == PlanState::taken ? 1 : 0;
      out.not_taken += event->state == PlanState::not_taken ? 1 : 0;
      if (event->planned_min) times.insert(*event->planned_min);
    }
    if (!plan->as_needed) out.times += static_cast<int>(times.size());
  }
  return out;
}

/// A substance with its plans, looked up once for all days.
struct Listed {
  const Substance* substance;
  std::vector<const Plan*> plans;
};
std::vector<Listed> listed_by_name(const JournalData& data) {
  std::vector<Listed> out;
  for (const auto& [id, substance] : data.live<Substance>()) out.push_back({&substance, {}});
  std::ranges::sort(out, {}, [](const Listed& one) {
    return std::pair(std::string_view(one.substance->name), one.substance->head.id);
  });
  for (auto& [substance, plans] : out)
    for (const auto& [id, plan] : data.live<Plan>())
      if (plan.substance_id == substance->head.id) plans.push_back(&plan);
  return out;
}

Cells day_row(const JournalData& data, const Listed& listed, Day day) {
  const auto& substance = *listed.substance;
  const auto* record = data.substance_day(substance.head.id, day);
  // What the day itself says, so that the table comes back as it went; what a plan says is in columns of its own.
  const auto state = record == nullptr ? to_text(analysis::DayMark::not_recorded) : to_text(record->state);
  Cells row(codec::days_columns().size());
  row[0] = iso(day);
  row[2] = substance.name;
  row[3] = to_text(substance.substance_kind);
  row[4] = state;
  if (record != nullptr && record->state == DayState::taken) {
    const auto intakes = intakes_of(filed_on<Intake>(data, day), substance.head.id);
    const auto zone = record->head.zone;
    row[5] = number(intakes.count);
    if (intakes.first != nullptr) row[6] = codec::moment_cell(*intakes.first, zone);
    if (intakes.last != nullptr) row[7] = codec::moment_cell(*intakes.last, zone);
    row[8] = intakes.amounts;
  }
  if (const auto planned = planned_on(listed.plans, filed_on<PlanEvent>(data, day), day); planned.any) {
    row[9] = number(planned.times);
    row[10] = number(planned.taken);
    row[11] = number(planned.not_taken);
  }
  if (record != nullptr) {
    row[1] = record->head.zone.value_or("");
    row[12] = to_text(day_lateness(*record, data));
    row[13] = record->head.origin;
    row[14] = record->note.value_or("");
  }
  return row;
}

Source days(const JournalData& data, const CsvOptions& options) {
  const auto names = codec::days_columns();
  return {"days.csv", Cells(names.begin(), names.end()), [&data, options](const TakeRow& take) {
            const auto span = data.span();
            if (!span) return;
            const auto substances = listed_by_name(data);
            const auto last = options.until ? std::min(*options.until, span->second) : span->second;
            for (auto day = options.from ? std::max(*options.from, span->first) : span->first; day <= last; ++day)
              for (const auto& listed : substances) take(day_row(data, listed, day));
          }};
}

Cells measures_row(const JournalData& data, Day day, const Night& night) {
  const auto measures = analysis::measure(night);
  Cells row{iso(day)};
  for (const auto& column : measure_columns()) row.push_back(column.cell(measures));
  row.emplace_back(measures.usable() ? "true" : "false");
  row.emplace_back(measures.reason() ? to_text(*measures.reason()) : "");
  row.emplace_back(to_text(analysis::lateness(night, data.settings().day_start_min, import_time(data, night.head))));
  return row;
}

Source measures(const JournalData& data, const CsvOptions& options) {
  Source source{"measures.csv", {"night"}, [&data, options](const TakeRow& take) {
                  for (const auto& [day, nights] : data.by_day<Night>())
                    if (within(day, options)) take(measures_row(data, day, *nights.front()));
                }};
  for (const auto& column : measure_columns()) source.header.emplace_back(column.name);
  source.header.insert(source.header.end(), {"usable", "reason", "lateness"});
  return source;
}

/// Nights, days and measures are always there; another table only if it has rows.
std::vector<Source> sources(const JournalData& data, const CsvOptions& options) {
  std::vector<Source> out{records<Night>(data, options), days(data, options), measures(data, options)};
  for_each_kind([&]<class R>() {
    if (codec::csv_file_name(R::kind).empty() || std::is_same_v<R, Night>) return;
    const auto in_period = [&](const auto& of_day) { return within(of_day.first, options); };
    if (has_day<R> ? std::ranges::any_of(data.by_day<R>(), in_period) : !data.live<R>().empty())
      out.push_back(records<R>(data, options));
  });
  return out;
}

}  // namespace

std::string csv_text(const Table& table, bool spreadsheet, const Step& step) {
  std::string out = codec::csv_line(table.header);
  for (const auto& row : table.rows) {
    add_line(out, Cells(row), spreadsheet);
    step();
  }
  return out;
}

std::string nights_csv(const JournalData& data, const CsvOptions& options) {
  return text_of(records<Night>(data, options), options.spreadsheet);
}
std::string days_csv(const JournalData& data, const CsvOptions& options) {
  return text_of(days(data, options), options.spreadsheet);
}
std::string measures_csv(const JournalData& data, const CsvOptions& options) {
  return text_of(measures(data, options), options.spreadsheet);
}

std::string records_csv(const JournalData& data, std::string_view kind, const CsvOptions& options) {
  std::string out;
  for_each_kind([&]<class R>() {
    if (kind == R::kind) out = text_of(records<R>(data, options), options.spreadsheet);
  });
  return out;
}

std::vector<Table> tables(const JournalData& data, const CsvOptions& options, const Step& step) {
  std::vector<Table> out;
  for (const auto& source : sources(data, options)) out.push_back(table_of(source, step));
  out.push_back(dictionary_table());
  return out;
}

std::vector<CsvFile> csv_files(const JournalData& data, const CsvOptions& options) {
  std::vector<CsvFile> files;
  for (const auto& source : sources(data, options))
    files.push_back({source.name, text_of(source, options.spreadsheet)});
  files.push_back({dictionary_table().name, csv_text(dictionary_table(), options.spreadsheet)});
  return files;
}

}  // namespace nightjar::report
