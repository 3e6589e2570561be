// Records as rows: each field of a record's own list becomes one column, so that none can be forgotten.
#pragma once
#include <nightjar/codec/record_json.hpp>
#include <nightjar/domain/any_record.hpp>
#include <string>
#include <string_view>

#include "vault/sqlite.hpp"
#include "vault/stored_moment.hpp"

namespace nightjar::vault {

inline constexpr std::string_view head_columns =
    "id, created_utc, changed_utc, zone, offset_min, device_id, revision, deleted_utc, origin, form_version";
inline constexpr int head_column_count = 10;

/// "field" columns in order, quoted because some field names are SQL words.
template <class R>
[[nodiscard]] std::vector<std::string> field_columns() {
  std::vector<std::string> out;
  R record;
  R::fields(record, [&](const Field& field, const auto&) { out.push_back('"' + std::string(field.name) + '"'); });
  return out;
}

/// Inserts, or changes the row of that id. Never "replace": that would silently drop another record's row.
template <class R>
[[nodiscard]] const std::string& upsert_sql() {
  static const std::string sql = [] {
    std::string columns(head_columns), updates, values = "?";
    for (int i = 1; i < head_column_count; ++i) values += ", ?";
    for (const auto* name : {"created_utc", "changed_utc", "zone", "offset_min", "device_id", "revision", "deleted_utc",
                             "origin", "form_version"})
      updates += (updates.empty() ? "" : ", ") + std::string(name) + " = excluded." + name;
    for (const auto& column : field_columns<R>()) {
      columns += ", " + column;
      values += ", ?";
      updates += ", " + column + " = excluded." + column;
    }
    return "INSERT INTO " + std::string(R::kind) + " (" + columns + ") VALUES (" + values +
           ") ON CONFLICT (id) DO UPDATE SET " + updates;
  }();
  return sql;
}

template <class R>
[[nodiscard]] const std::string& select_sql() {
  static const std::string sql = [] {
    std::string columns(head_columns);
    for (const auto& column : field_columns<R>()) columns += ", " + column;
    return "SELECT " + columns + " FROM " + std::string(R::kind);
  }();
  return sql;
}

/// Binds fields in order.
class FieldWriter {
 public:
  explicit FieldWriter(Statement& statement) : statement_(statement) {}

  template <class T>
  void operator()(const Field&, const T& value) {
    write(value);
  }

 private:
  void write(bool value) { statement_.bind(std::int64_t{value}); }
  void write(int value) { statement_.bind(std::int64_t{value}); }
  void write(const std::string& text) { statement_.bind(std::string_view(text)); }
  void write(const StatedAmount& amount) { statement_.bind(std::string_view(amount.text)); }
  void write(const Id& id) { statement_.bind(id); }
  void write(const Instant& time) { statement_.bind(time); }
  void write(const Day& day) { statement_.bind(std::int64_t{day.since_epoch}); }
  void write(const Moment& moment) { statement_.bind(codec::moment_to_json(moment)); }
  void write(const TextSet& texts) { statement_.bind(codec::text_set_to_json(texts)); }
  void write(const Checklist& items) { statement_.bind(codec::checklist_to_json(items)); }
  void write(const ClockTimes& times) { statement_.bind(codec::clock_times_to_json(times)); }
  template <NamedEnum E>
  void write(E value) {
    statement_.bind(to_text(value));
  }
  template <class T>
  void write(const std::optional<T>& value) {
    if (value)
      write(*value);
    else
      statement_.bind(nullptr);
  }

  Statement& statement_;
};

/// Reads fields in order. Throws Failure{damaged_inner} for what no field can hold.
class FieldReader {
 public:
  explicit FieldReader(Statement& row) : row_(row) {}

  template <class T>
  void operator()(const Field&, T& value) {
    read(value);
  }

 private:
  void read(bool& value) { value = row_.next_int() != 0; }
  void read(int& value) { value = row_.next_int32(); }
  void read(std::string& text) { text = row_.next_text(); }
  void read(StatedAmount& amount) { amount.text = row_.next_text(); }
  void read(Id& id) { id = row_.next_id(); }
  void read(Instant& time) { time = row_.next_instant(); }
  void read(Day& day) { day.since_epoch = row_.next_int32(); }
  void read(Moment& moment) {
    const auto text = row_.next_text();
    if (auto stored = read_stored_moment(text))
      moment = *std::move(stored);
    else
      moment = must(codec::moment_from_json(text));
  }
  void read(TextSet& texts) { texts = must(codec::text_set_from_json(row_.next_text())); }
  void read(Checklist& items) { items = must(codec::checklist_from_json(row_.next_text())); }
  void read(ClockTimes& times) { times = must(codec::clock_times_from_json(row_.next_text())); }
  template <NamedEnum E>
  void read(E& value) {
    const auto known = enum_from_text<E>(row_.next_text());
    if (!known) throw Failure({ErrorCode::damaged_inner, "an entry holds an unknown word", "open the newest backup"});
    value = *known;
  }
  template <class T>
  void read(std::optional<T>& value) {
    if (row_.next_is_null()) return row_.skip();
    read(value.emplace());
  }
  template <class T>
  static T must(Result<T> value) {
    if (!value)
      throw Failure(
          {ErrorCode::damaged_inner, "an entry could not be read: " + value.error().message, "open the newest backup"});
    return *std::move(value);
  }

  Statement& row_;
};

template <class R>
void write_row(Database& database, const R& record) {
  auto statement = database.prepare(upsert_sql<R>());
  const auto& head = record.head;
  statement.bind(head.id).bind(head.created).bind(head.changed);
  if (head.zone)
    statement.bind(std::string_view(*head.zone));
  else
    statement.bind(nullptr);
  statement.bind(std::int64_t{head.offset_min}).bind(head.device_id).bind(std::int64_t{head.revision});
  statement.bind(head.deleted).bind(std::string_view(head.origin)).bind(std::int64_t{head.form_version});
  R::fields(record, FieldWriter(statement));
  statement.run();
}

template <class R>
[[nodiscard]] R read_row(Statement& row) {
  R record;
  auto& head = record.head;
  head.id = row.next_id();
  head.created = row.next_instant();
  head.changed = row.next_instant();
  if (row.next_is_null())
    row.skip();
  else
    head.zone = row.next_text();
  head.offset_min = row.next_int32();
  head.device_id = row.next_id();
  head.revision = row.next_int32();
  if (row.next_is_null())
    row.skip();
  else
    head.deleted = row.next_instant();
  head.origin = row.next_text();
  head.form_version = row.next_int32();
  R::fields(record, FieldReader(row));
  return record;
}

}  // namespace nightjar::vault
