#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <nightjar/codec/record_csv.hpp>
#include <nightjar/time/format.hpp>

#include "codec/take.hpp"

namespace nightjar::codec {
namespace {

constexpr std::array<std::string_view, 14> night_columns{
    "night",      "zone",      "into_bed",        "tried_to_sleep",   "sleep_latency_min",
    "awakenings", "awake_min", "final_awakening", "still_trying_min", "out_of_bed",
    "quality",    "rested",    "factors",         "comments"};
constexpr std::array<std::string_view, 15> day_columns{"day",      "zone",       "substance",
                                                       "kind",     "state",      "intakes",
                                                       "first_at", "last_at",    "amounts_as_typed",
                                                       "planned",  "plan_taken", "plan_not_taken",
                                                       "lateness", "origin",     "note"};

constexpr std::string_view no_factors = "!none";
constexpr std::string_view no_sleep = "!no-sleep";
constexpr std::string_view prefer_not = "!prefer-not";

struct KindFile {
  std::string_view kind, file;
};
constexpr std::array<KindFile, 19> files{{{"night", "nights.csv"},
                                          {"nap", "naps.csv"},
                                          {"device_sleep", "device_sleep.csv"},
                                          {"substance", "substances.csv"},
                                          {"intake", "intakes.csv"},
                                          {"plan", "plans.csv"},
                                          {"plan_event", "plan_events.csv"},
                                          {"craving", "cravings.csv"},
                                          {"withdrawal_check", "withdrawal_checks.csv"},
                                          {"check_in", "check_ins.csv"},
                                          {"day_facts", "day_facts.csv"},
                                          {"side_effect", "side_effects.csv"},
                                          {"support_event", "support_events.csv"},
                                          {"clinic_score", "clinic_scores.csv"},
                                          {"tag", "tags.csv"},
                                          {"note", "notes.csv"},
                                          {"question", "questions.csv"},
                                          {"share", "shares.csv"},
                                          {"import_batch", "import_batches.csv"}}};

// ---- zones: one column for a record that may begin in one zone and end in another

// A night goes to bed in one zone and wakes in another; of other records, only the first moment is the beginning.
template <class R>
bool at_beginning(std::string_view field, bool first_moment) {
  if constexpr (std::is_same_v<R, Night>)
    return field == "into_bed" || field == "tried_to_sleep";
  else
    return first_moment && field != "end";
}

struct Zones {
  std::optional<std::string> begin, end;
};

std::string zones_cell(const Zones& zones, bool begins, bool ends) {
  const auto begin = zones.begin.value_or("");
  const auto end = zones.end.value_or("");
  if (!ends || (begins && begin == end)) return begin;
  if (!begins) return end;
  return begin + ">" + end;
}

Zones zones_from_cell(std::string_view cell) {
  const auto text = [](std::string_view part) {
    return part.empty() ? std::nullopt : std::optional(std::string(part));
  };
  const auto arrow = cell.find('>');
  if (arrow == std::string_view::npos) return {text(cell), text(cell)};
  return {text(cell.substr(0, arrow)), text(cell.substr(arrow + 1))};
}

// A moment without a zone may still know its offset.
std::optional<std::string> zone_name(const Moment& moment) {
  if (moment.zone || !moment.offset_min) return moment.zone;
  return "UTC" + iso_offset(*moment.offset_min);
}

template <class T>
constexpr bool is_moment = std::is_same_v<T, Moment> || std::is_same_v<T, std::optional<Moment>>;

const Moment* moment_in(const Moment& moment) { return &moment; }
const Moment* moment_in(const std::optional<Moment>& moment) { return moment ? &*moment : nullptr; }

template <class R>
bool has_moments() {
  bool found = false;
  const R record;
  R::fields(record, [&]<class T>(const Field&, const T&) { found = found || is_moment<T>; });
  return found;
}

// Calls f(field, moment or null, at the beginning?) for each moment of a record.
template <class R, class F>
void for_each_moment(const R& record, F&& f) {
  bool first = true;
  R::fields(record, [&]<class T>(const Field& field, const T& value) {
    if constexpr (is_moment<T>) {
      f(moment_in(value), at_beginning<R>(field.name, first));
      first = false;
    }
  });
}

struct ZoneColumn {
  Zones zones;
  std::string cell;
};

template <class R>
ZoneColumn zone_column(const R& record) {
  ZoneColumn out;
  bool begins = false, ends = false;
  for_each_moment(record, [&](const Moment* moment, bool beginning) {
    if (moment == nullptr) return;
    (beginning ? begins : ends) = true;
    auto& zone = beginning ? out.zones.begin : out.zones.end;
    if (!zone) zone = zone_name(*moment);
  });
  out.cell = zones_cell(out.zones, begins, ends);
  return out;
}

// ---- values to cells

std::string joined(const std::vector<std::string>& parts) { return fmt::format("{}", fmt::join(parts, ";")); }

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == ';' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string cell_of(bool value) { return value ? "true" : "false"; }
std::string cell_of(int value) { return std::to_string(value); }
std::string cell_of(const std::string& value) { return value; }
std::string cell_of(const Id& value) { return value.hex(); }
std::string cell_of(const Day& value) { return iso(value); }
std::string cell_of(const Instant& value) { return iso_utc(value); }
std::string cell_of(const StatedAmount& value) { return value.text; }
template <NamedEnum E>
std::string cell_of(E value) {
  return std::string(to_text(value));
}
std::string cell_of(const TextSet& value) {
  std::vector<std::string> parts;
  for (const auto& text : value) parts.push_back(escaped(text));
  return joined(parts);
}
std::string cell_of(const Checklist& value) {
  std::vector<std::string> parts;
  for (const auto& [code, answer] : value) parts.push_back(code + "=" + (answer ? std::to_string(*answer) : ""));
  return joined(parts);
}
std::string cell_of(const ClockTimes& value) {
  std::vector<std::string> parts;
  for (const int minute : value.minutes) parts.push_back(hh_mm(minute));
  return joined(parts);
}
template <class T>
std::string cell_of(const std::optional<T>& value) {
  return value ? cell_of(*value) : std::string();
}

std::string factors_cell(const Night& night) {
  TextSet parts = night.factors.value_or(TextSet{});
  if (night.factors && night.factors->empty()) parts.emplace(no_factors);
  if (night.state == NightState::no_sleep) parts.emplace(no_sleep);
  if (night.state == NightState::prefer_not) parts.emplace(prefer_not);
  return joined({parts.begin(), parts.end()});
}

// ---- cells to values; false when the cell cannot be that

bool read_cell(std::string_view cell, bool& out) {
  out = cell == "true";
  return out || cell == "false";
}
bool read_cell(std::string_view cell, int& out) {
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), out);
  return error == std::errc() && end == cell.data() + cell.size();
}
bool read_cell(std::string_view cell, std::string& out) {
  out = cell;
  return true;
}
bool read_cell(std::string_view cell, StatedAmount& out) { return read_cell(cell, out.text); }
bool read_cell(std::string_view cell, Id& out) { return take(parse_id(cell), out); }
bool read_cell(std::string_view cell, Day& out) { return take(parse_day(cell), out); }
bool read_cell(std::string_view cell, Instant& out) { return take(parse_utc(cell), out); }
template <NamedEnum E>
bool read_cell(std::string_view cell, E& out) {
  const auto value = enum_from_text<E>(cell);
  if (value) out = *value;
  return value.has_value();
}
bool read_cell(std::string_view cell, TextSet& out) {
  out.clear();
  std::string text;
  const auto end = [&] {
    if (!text.empty()) out.insert(std::move(text));
    text.clear();
  };
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] == '\\' && i + 1 < cell.size())
      text += cell[++i];
    else if (cell[i] == ';')
      end();
    else
      text += cell[i];
  }
  end();
  return true;
}

std::vector<std::string_view> split(std::string_view cell) {
  std::vector<std::string_view> out;
  while (!cell.empty()) {
    const auto end = std::min(cell.find(';'), cell.size());
    out.push_back(cell.substr(0, end));
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return out;
}

bool read_cell(std::string_view cell, Checklist& out) {
  out.clear();
  for (const auto part : split(cell)) {
    const auto equals = part.find('=');
    if (equals == std::string_view::npos) return false;
    auto& answer = out[std::string(part.substr(0, equals))];
    if (equals + 1 < part.size() && !read_cell(part.substr(equals + 1), answer.emplace())) return false;
  }
  return true;
}
bool read_cell(std::string_view cell, ClockTimes& out) {
  out.minutes.clear();
  for (const auto part : split(cell)) {
    const auto minute = parse_clock(part);
    if (!minute) return false;
    out.minutes.push_back(*minute);
  }
  return true;
}

// Where an empty cell means something other than "not answered".
template <class T>
constexpr bool may_be_empty = std::is_same_v<T, TextSet> || std::is_same_v<T, Checklist> ||
                              std::is_same_v<T, ClockTimes> || std::is_same_v<T, std::string>;
template <class T>
constexpr bool is_text = std::is_same_v<T, std::string> || std::is_same_v<T, StatedAmount>;

class RowFields {
 public:
  RowFields(const CsvTable& table, const CsvRow& row, Zones zones)
      : table_(table), row_(row), zones_(std::move(zones)) {}

  template <class R>
  void read(R& record) {
    bool first = true;
    R::fields(record, [&]<class T>(const Field& field, T& value) {
      if (std::is_same_v<R, Night> &&
          std::find(night_columns.begin(), night_columns.end(), field.name) == night_columns.end())
        return;  // only journal.json carries it
      bool beginning = false;
      if constexpr (is_moment<T>) {
        beginning = at_beginning<R>(field.name, first);
        first = false;
      }
      one(field.name, value, beginning ? zones_.begin : zones_.end);
    });
  }
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  template <class T>
  void one(std::string_view name, std::optional<T>& value, const std::optional<std::string>& zone) {
    value.reset();
    const auto raw = table_.cell(row_, name);
    const auto cell = is_text<T> ? raw : known_or_empty(raw);
    if (!cell.empty()) convert(name, cell, value.emplace(), zone);
  }
  template <class T>
  void one(std::string_view name, T& value, const std::optional<std::string>& zone) {
    const auto cell = table_.cell(row_, name);
    if (cell.empty() && !may_be_empty<T>) return complain(fmt::format("{} is missing", name));
    convert(name, cell, value, zone);
  }
  template <class T>
  void convert(std::string_view name, std::string_view cell, T& value, const std::optional<std::string>& zone) {
    if constexpr (std::is_same_v<T, Moment>) {
      if (!take(parse_moment(cell, zone), value)) complain(fmt::format("{} is not a date and time", name));
    } else if (!read_cell(cell, value)) {
      complain(fmt::format("{} cannot be read", name));
    }
  }
  void complain(std::string message) {
    if (!error_) error_ = Error{ErrorCode::invalid_value, std::move(message), ""};
  }

  const CsvTable& table_;
  const CsvRow& row_;
  Zones zones_;
  std::optional<Error> error_;
};

// `factors` also says the state, in words that no tag may begin with.
Result<void> read_factors(std::string_view cell, bool empty_is_none, Night& night) {
  night.state = NightState::recorded;
  night.factors.reset();
  if (cell.empty()) {
    if (empty_is_none) night.factors.emplace();
    return {};
  }
  for (const auto part : split(cell)) {
    if (part == no_factors) {
      if (!night.factors) night.factors.emplace();
    } else if (part == no_sleep) {
      night.state = NightState::no_sleep;
    } else if (part == prefer_not) {
      night.state = NightState::prefer_not;
    } else if (part.starts_with('!')) {
      return fail(ErrorCode::invalid_value, "factors has a word that begins with '!' and is not known");
    } else if (!part.empty()) {
      if (!night.factors) night.factors.emplace();
      night.factors->emplace(part);
    }
  }
  return {};
}

}  // namespace

std::string_view csv_file_name(std::string_view kind) {
  for (const auto& entry : files)
    if (entry.kind == kind) return entry.file;
  return {};
}

std::span<const std::string_view> days_columns() { return day_columns; }

std::vector<std::string> csv_columns(std::string_view kind) {
  if (kind == Night::kind) return {night_columns.begin(), night_columns.end()};
  std::vector<std::string> out;
  for_each_kind([&]<class R>() {
    if (kind != R::kind) return;
    out.emplace_back("id");
    const R record;
    R::fields(record, [&](const Field& field, const auto&) { out.emplace_back(field.name); });
    if (has_moments<R>()) out.emplace_back("zone");
  });
  return out;
}

std::string moment_cell(const Moment& moment, const std::optional<std::string>& zone) {
  const bool follows = !moment.offset_min || make_moment(moment.local, zone).offset_min == moment.offset_min;
  return follows ? iso(moment.local) : iso_with_offset(moment);
}

std::vector<std::string> csv_cells(const RecordView& any) {
  return visit_record(
      []<class R>(const R* known) {
        const R& record = *known;
        const auto zone = zone_column(record);
        std::vector<std::string> out;
        out.reserve(20);
        bool first = true;
        if (!std::is_same_v<R, Night>) out.push_back(record.head.id.hex());
        R::fields(record, [&]<class T>(const Field& field, const T& value) {
          const auto is_column = [&] {
            return std::find(night_columns.begin(), night_columns.end(), field.name) != night_columns.end();
          };
          if (std::is_same_v<R, Night> && !is_column()) return;
          if constexpr (is_moment<T>) {
            const bool beginning = at_beginning<R>(field.name, first);
            first = false;
            const auto* moment = moment_in(value);
            out.push_back(moment == nullptr ? "" : moment_cell(*moment, beginning ? zone.zones.begin : zone.zones.end));
          } else {
            out.push_back(cell_of(value));
          }
          if (std::is_same_v<R, Night> && field.name == "night") out.push_back(zone.cell);
        });
        if constexpr (std::is_same_v<R, Night>)
          out[12] = factors_cell(record);
        else if (has_moments<R>())
          out.push_back(zone.cell);
        return out;
      },
      any);
}

Result<AnyRecord> record_from_row(std::string_view kind, const CsvTable& table, const CsvRow& row,
                                  const RowReading& how) {
  if (!row.problem.empty()) return fail(ErrorCode::parse, row.problem);
  if (row.cells.size() > table.header.size()) return fail(ErrorCode::parse, "the row has more cells than the header");
  Result<AnyRecord> out = fail(ErrorCode::parse, fmt::format("'{}' is not a kind of record", kind));
  for_each_kind([&]<class R>() {
    if (kind != R::kind) return;
    R record;
    const auto zones = table.column("zone") ? zones_from_cell(table.cell(row, "zone")) : Zones{how.zone, how.zone};
    RowFields fields(table, row, zones);
    fields.read(record);
    record.head.zone = zones.begin ? zones.begin : zones.end;
    if (fields.error()) {
      out = fail(*fields.error());
      return;
    }
    if constexpr (std::is_same_v<R, Night>) {
      if (auto ok = read_factors(table.cell(row, "factors"), how.empty_factors_none, record); !ok) {
        out = fail(ok.error());
        return;
      }
    }
    if (const auto id = table.cell(row, "id"); !id.empty() && !take(parse_id(id), record.head.id)) {
      out = fail(ErrorCode::invalid_value, "id is not 32 hex digits");
      return;
    }
    out = std::move(record);
  });
  return out;
}

std::string_view known_or_empty(std::string_view cell) {
  const auto first = cell.find_first_not_of(" \t\n");
  if (first == std::string_view::npos) return {};
  cell = cell.substr(first, cell.find_last_not_of(" \t\n") - first + 1);
  constexpr std::array<std::string_view, 6> missing{"N/A", "NA", ".", "—", "null", "NULL"};
  return std::find(missing.begin(), missing.end(), cell) == missing.end() ? cell : std::string_view();
}

}  // namespace nightjar::codec
