#include <nightjar/codec/lists_json.hpp>
#include <nightjar/domain/validation.hpp>
#include <nightjar/support/contract.hpp>
#include <nightjar/vault/store.hpp>
#include <set>

#include "vault/record_rows.hpp"
#include "vault/schema/002_planned_time.hpp"
#include "vault/sqlite.hpp"

namespace nightjar::vault {
namespace {

bool is_damage(const Failure& failure) { return failure.error().code == ErrorCode::damaged_inner; }
/// SQLite's general error, where a file holds something else than the table that we ask about: a view, which is never
/// looked into, or a table that lacks a column.
bool is_another_table(const Failure& failure) { return failure.error().code == ErrorCode::internal; }

[[noreturn]] void unsound() { throw Failure({ErrorCode::damaged_inner, "an entry is damaged", ""}); }

/// Reads a table by row number, and where that goes wrong in halves, down to the single rows that cannot be read.
class Rows {
 public:
  Rows(Database& database, std::string columns, std::string table, std::int64_t most)
      : database_(database), sql_(std::move(columns) + " NOT INDEXED WHERE rowid BETWEEN ? AND ?"), last_(most) {
    try {
      last_ = database.number("SELECT coalesce(max(rowid), 0) FROM " + table + " NOT INDEXED");
    } catch (const Failure& failure) {
      if (!is_damage(failure)) throw;
      lost_as_a_whole_ = !leads_anywhere(table);
    }
    last_ = std::min(last_, most);
  }

  /// `read` makes a value of one row and throws damaged_inner for one that is not sound. Answers how many were lost.
  template <class T>
  std::uint64_t into(std::vector<T>& out, const std::function<T(Statement&)>& read) {
    lost_ = 0;
    if (lost_as_a_whole_) return static_cast<std::uint64_t>(last_);
    if (last_ > 0) range(1, last_, out, read);
    return lost_;
  }

 private:
  /// Without the page from which all others are found, each row would be looked for in vain, one by one.
  [[nodiscard]] bool leads_anywhere(const std::string& table) {
    for (std::int64_t row = 1; row <= last_; row += (row + 1) / 2) {
      try {
        auto place = database_.prepare("SELECT 1 FROM " + table + " NOT INDEXED WHERE rowid = ?");
        static_cast<void>(place.bind(row).step());
        return true;
      } catch (const Failure& failure) {
        if (!is_damage(failure)) throw;
      }
    }
    return false;
  }
  template <class T>
  void range(std::int64_t first, std::int64_t last, std::vector<T>& out, const std::function<T(Statement&)>& read) {
    std::vector<T> found;
    try {
      auto rows = database_.prepare(sql_);
      rows.bind(first).bind(last);
      while (rows.step()) found.push_back(read(rows));
      std::move(found.begin(), found.end(), std::back_inserter(out));
      return;
    } catch (const Failure& failure) {
      if (!is_damage(failure)) throw;
    }
    if (first == last) {
      ++lost_;
      return;
    }
    const auto middle = first + (last - first) / 2;
    range(first, middle, out, read);
    range(middle + 1, last, out, read);
  }

  Database& database_;
  std::string sql_;
  std::int64_t last_;
  std::uint64_t lost_ = 0;
  bool lost_as_a_whole_ = false;
};

/// Zeros where a part was lost can look like text: what does not hold what it may is not taken.
template <class R>
AnyRecord sound_record(Statement& row) {
  AnyRecord record = read_row<R>(row);
  auto clean = record;
  normalise(clean);
  if (!(clean == record) || !validate(record) || head_of(record).revision < 1) unsound();
  return record;
}

Revision sound_revision(Statement& row) {
  Revision out;
  out.record_id = row.next_id();
  out.revision = row.next_int32();
  out.changed = row.next_instant();
  out.device_id = row.next_id();
  out.before = row.next_text();
  if (row.next_is_null())
    row.skip();
  else
    out.reason = row.next_text();
  if (!codec::record_from_json(out.before)) unsound();
  return out;
}

using Named = std::pair<std::string, std::string>;
Named named_json(Statement& row) {
  std::string name(row.next_text());
  std::string json(row.next_text());
  if (!json.starts_with('{') || !json.ends_with('}') || json.find('\0') != std::string::npos) unsound();
  return {std::move(name), std::move(json)};
}

/// A table's definition may lie in a part that is lost, and with it every other table could not be read. But nothing
/// changes these pages after a journal was made, and an empty one of the same page size has the same: they are taken
/// from that where the page that leads to them is the same. Nothing where it is not.
std::optional<WipedBytes> with_definitions(std::span<const std::uint8_t> image, std::span<const Migration> steps) {
  constexpr std::size_t header = 100, smallest_page = 512, page_size_at = 16;
  if (image.size() < smallest_page) return {};
  const auto page = static_cast<std::size_t>(image[page_size_at] << 8 | image[page_size_at + 1]);
  if (page < smallest_page || image.size() < page) return {};
  const auto empty = Database::empty();
  empty->run("PRAGMA page_size = " + std::to_string(page));
  for (const auto& step : steps) empty->run(std::string(step.sql));
  std::set<std::size_t> roots;  // of tables and indexes; every other page holds definitions
  auto rows = empty->prepare("SELECT rootpage FROM sqlite_schema");
  while (rows.step()) roots.insert(static_cast<std::size_t>(rows.next_int()));
  const auto known = empty->image();
  const auto first = std::span<const std::uint8_t>(known).subspan(header, page - header);
  if (!std::ranges::equal(first, image.subspan(header, page - header))) return {};
  WipedBytes out(image.begin(), image.end());
  out.resize(std::max(out.size(), known.size()));
  for (std::size_t at = page; at < known.size(); ++at) {
    if (roots.contains(at / page + 1)) continue;
    // What was lost is zeros. Anything else that differs was written by a step to a later version.
    if (out[at] != known[at] && out[at] != 0) return {};
    out[at] = known[at];
  }
  return out;
}

std::unique_ptr<Database> with_readable_tables(std::span<const std::uint8_t> image) {
  constexpr std::string_view tables = "SELECT count(*) FROM sqlite_schema WHERE type = 'table'";
  try {
    if (auto database = Database::from_image(image); database->number(tables) > 0) return database;
  } catch (const Failure& failure) {
    if (!is_damage(failure)) throw;
  }
  // Of each version that there was: the last one first.
  for (auto steps = migrations(); !steps.empty(); steps = steps.first(steps.size() - 1)) {
    const auto mended = with_definitions(image, steps);
    auto database = mended ? Database::from_image(*mended) : nullptr;
    if (database != nullptr && database->number(tables) > 0) return database;
  }
  return nullptr;
}

/// A file of the first version is read as the present one keeps it. Where it is too damaged for that, the time to which
/// a plan was answered is not known, and the answer is.
void name_planned_times(Database& database) {
  const auto tried = [&](const std::string& sql) {
    try {
      database.run(sql);
      return true;
    } catch (const Failure& failure) {
      if (failure.error().code == ErrorCode::no_memory) throw;
      if (database.in_transaction()) database.run("ROLLBACK");
      return false;
    }
  };
  if (tried("SELECT planned_min FROM plan_event LIMIT 0")) return;
  if (!tried("BEGIN; " + std::string(schema::planned_time) + "; COMMIT"))
    static_cast<void>(tried("ALTER TABLE plan_event ADD COLUMN planned_min INTEGER"));
}

}  // namespace

Result<Store::Salvaged> Store::salvage(std::span<const std::uint8_t> image) try {
  const auto database = with_readable_tables(image);
  if (database == nullptr)
    return fail(ErrorCode::damaged_inner, "the list of what is in the journal is lost", "open the newest backup");
  name_planned_times(*database);
  // No row is shorter than this, so no table has more of them.
  const auto most = static_cast<std::int64_t>(image.size() / 16);
  Salvaged out;
  const auto take = [&]<class T>(std::string_view table, const std::string& columns, std::vector<T>& into,
                                 const std::function<T(Statement&)>& read) {
    try {
      if (const auto lost = Rows(*database, columns, std::string(table), most).into<T>(into, read); lost > 0)
        out.lost[std::string(table)] = lost;
    } catch (const Failure& failure) {
      if (!is_another_table(failure)) throw;
      out.lost[std::string(table)] = 0;
    }
  };
  for_each_kind(
      [&]<class R>() { take.template operator()<AnyRecord>(R::kind, select_sql<R>(), out.records, sound_record<R>); });
  take.operator()<Revision>("revision",
                            "SELECT record_id, revision, changed_utc, device_id, before, reason FROM revision",
                            out.revisions, sound_revision);
  std::vector<Named> drafts, settings;
  take.operator()<Named>("draft", "SELECT name, json FROM draft", drafts, named_json);
  take.operator()<Named>("setting", "SELECT name, json FROM setting", settings, named_json);
  out.drafts.insert(drafts.begin(), drafts.end());
  std::optional<std::string> lists;
  for (const auto& [name, json] : settings) {
    if (name == "journal")
      if (auto read = codec::settings_from_json(json)) out.settings = *std::move(read);
    if (name == lists_name) lists = json;
  }
  std::optional<ListsDraft> drafted;
  if (const auto draft = out.drafts.extract(std::string(lists_name))) drafted = ListsDraft{draft.mapped(), {}};
  out.lists = lists_of(lists, drafted);
  return out;
} catch (const Failure& failure) {
  if (is_damage(failure))
    return fail(ErrorCode::damaged_inner, "the list of what is in the journal is lost", "open the newest backup");
  throw;
}

}  // namespace nightjar::vault
