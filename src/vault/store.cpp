#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <nightjar/codec/lists_json.hpp>
#include <nightjar/support/contract.hpp>
#include <nightjar/vault/store.hpp>

#include "vault/record_rows.hpp"
#include "vault/sqlite.hpp"
#include "vault/zeroing_memory.hpp"

namespace nightjar::vault {
namespace {

constexpr std::string_view journal_settings = "journal";

int version_of(Database& database) { return static_cast<int>(database.number("PRAGMA user_version")); }

std::vector<std::string> broken_references(Database& database) {
  std::vector<std::string> out;
  for (const auto& table : database.texts("PRAGMA foreign_key_check"))
    out.push_back(fmt::format("an entry in {} refers to one that is not there", table));
  return out;
}

/// SQLite's own check calls a page that it had no memory for a damaged one.
bool lacks_memory(const std::string& finding) {
  return finding.ends_with("error code=" + std::to_string(SQLITE_NOMEM)) ||
         finding.find("out of memory") != std::string::npos;
}

std::vector<std::string> findings(Database& database, std::string_view check) {
  auto out = database.texts(check);
  if (memory_was_refused() && std::ranges::any_of(out, lacks_memory))
    throw Failure(
        {ErrorCode::no_memory, "not enough memory to check the journal", "close other programs and try again"});
  if (out == std::vector<std::string>{"ok"}) out.clear();
  const auto references = broken_references(database);
  out.insert(out.end(), references.begin(), references.end());
  return out;
}

void require_sound(Database& database, std::string_view check) {
  if (const auto found = findings(database, check); !found.empty())
    throw Failure(
        {ErrorCode::damaged_inner, "the journal's database is damaged: " + found.front(), "open the newest backup"});
}

void migrate(Database& database, std::span<const Migration> steps) {
  for (const auto& step : steps) {
    if (step.to_version <= version_of(database)) continue;
    database.run("BEGIN IMMEDIATE");
    try {
      database.run(std::string(step.sql));
      database.run(fmt::format("PRAGMA user_version = {}", step.to_version));
      database.run("COMMIT");
    } catch (const Failure& failure) {
      database.run("ROLLBACK");
      if (failure.error().code == ErrorCode::no_memory || failure.error().code == ErrorCode::too_large) throw;
      throw Failure(
          {ErrorCode::internal,
           "the journal could not be brought into the form that this version keeps: " + failure.error().message,
           "the file is as it was; open it with the version of Nightjar that saved it"});
    } catch (...) {
      database.run("ROLLBACK");
      throw;
    }
  }
}

/// What a database is made of: "table night" and the like, and how each was defined.
using Shape = std::map<std::string, std::string>;

/// As the definition was written, but for blanks and line ends, which the layout of our own steps may change.
std::string without_layout(std::string_view sql) {
  std::string out;
  for (const char c : sql) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return out;
}

Shape shape_of(Database& database) {
  Shape out;
  // SQLite's own indexes follow from the definitions of their tables.
  auto rows = database.prepare(
      "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE type <> 'index' OR name NOT GLOB "
      "'sqlite_autoindex_*'");
  while (rows.step()) {
    std::string object(rows.next_text());
    object += ' ' + std::string(rows.next_text());
    std::string definition(rows.next_text());
    definition += ": " + without_layout(rows.next_text());
    out.emplace(std::move(object), std::move(definition));
  }
  return out;
}

/// The shape that steps make of an empty database.
Shape shape_after(std::span<const Migration> steps) {
  const auto database = Database::empty();
  migrate(*database, steps);
  return shape_of(*database);
}

/// The shape that a journal of this version has. That of today is kept: nearly every journal has it.
Shape shape_at(int version, std::span<const Migration> steps) {
  const auto later = std::ranges::find_if(steps, [&](const Migration& step) { return step.to_version > version; });
  const std::span<const Migration> taken(steps.begin(), later);
  if (taken.data() != migrations().data() || taken.size() != migrations().size()) return shape_after(taken);
  static const Shape of_today = shape_after(migrations());
  return of_today;
}

/// Whoever has the key can put any database into a file. What differs from ours could look like our tables and be
/// endless, or change what is stored at every save. Its names are not ours to print. A newer version may have added to
/// the shape.
void require_shape(const Shape& found, const Shape& known, bool newer) {
  const auto refuse = [](const std::string& what) {
    throw Failure({ErrorCode::damaged_inner,
                   "what the file holds was put together by something other than Nightjar: " + what,
                   "nothing was changed; open the newest backup, or rescue what can be read"});
  };
  for (const auto& [object, definition] : known) {
    const auto it = found.find(object);
    const bool is_table = object.starts_with("table ");
    if (newer && !is_table) continue;
    if (it == found.end()) refuse("the " + object + " is missing");
    if (!newer && it->second != definition) refuse("the " + object + " is another than a journal has");
  }
  if (newer) return;
  for (const auto& [object, definition] : found)
    if (!known.contains(object)) refuse("there is a " + object.substr(0, object.find(' ')) + " that no journal has");
}

// What a person or an import can cause is a returned error; everything else is the machine's and goes on as an
// exception.
bool is_answer(ErrorCode code) {
  return code == ErrorCode::clash || code == ErrorCode::invalid_value || code == ErrorCode::too_large ||
         code == ErrorCode::read_only || code == ErrorCode::no_memory;
}

HistoryStep step_of(Statement& row) {
  HistoryStep step;
  step.number = row.next_int();
  step.title = row.next_text();
  step.at = row.next_instant();
  return step;
}

std::optional<std::string> optional_text(Statement& row) {
  if (row.next_is_null()) {
    row.skip();
    return std::nullopt;
  }
  return std::string(row.next_text());
}

void put_tombstone(Database& database, const Tombstone& tombstone) {
  database.prepare("INSERT OR REPLACE INTO tombstone (record_id, kind, purged_utc) VALUES (?, ?, ?)")
      .bind(tombstone.record_id)
      .bind(std::string_view(tombstone.kind))
      .bind(tombstone.purged)
      .run();
}

std::vector<Revision> read_revisions(Statement& rows) {
  std::vector<Revision> out;
  while (rows.step()) {
    Revision revision;
    revision.record_id = rows.next_id();
    revision.revision = rows.next_int32();
    revision.changed = rows.next_instant();
    revision.device_id = rows.next_id();
    revision.before = rows.next_text();
    revision.reason = optional_text(rows);
    out.push_back(std::move(revision));
  }
  return out;
}

}  // namespace

Store::Store(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::create(const JournalSettings& settings) {
  auto database = Database::empty();
  // Small, because each of the many tables takes whole pages even when it is empty; must be set before the first table.
  // Journals made with larger pages keep theirs.
  database->run(fmt::format("PRAGMA page_size = 1024; PRAGMA application_id = {}", journal_application_id));
  migrate(*database, migrations());
  Store store(std::move(database));
  if (auto stored = store.set_settings(settings); !stored) throw Failure(stored.error());
  return store;
}

Result<OpenedStore> Store::open(std::span<const std::uint8_t> image, std::span<const Migration> steps,
                                const std::stop_token& stop) {
  NIGHTJAR_EXPECTS(!steps.empty());
  const int newest = steps.back().to_version;
  try {
    Store store(Database::from_image(image));
    auto& database = *store.database_;
    database.stop_on(stop);
    const int version = version_of(database);
    // Every journal has a version; without one the first step would be taken again on tables that are there.
    if (database.number("PRAGMA application_id") != journal_application_id || version < 1)
      return fail(ErrorCode::damaged_inner, "what the file holds is not a journal", "open the newest backup");
    require_shape(shape_of(database), shape_at(std::min(version, newest), steps), version > newest);
    // The check of all pages takes as long as reading the records. What it finds goes before what reading stumbles
    // over.
    auto sound = std::async([image, stop] {
      const auto pages = Database::look_at(image);
      pages->stop_on(stop);
      require_sound(*pages, "PRAGMA quick_check");
    });
    if (version > newest) {
      store.read_only_ = true;
      database.run("PRAGMA query_only = ON");
    } else if (version < newest) {
      sound.get();
      require_sound(database, "PRAGMA integrity_check");
      migrate(database, steps);
      require_sound(database, "PRAGMA integrity_check");
    }
    std::optional<JournalData> data;
    std::exception_ptr stumbled;
    try {
      data = store.load();
    } catch (...) {
      stumbled = std::current_exception();
    }
    if (sound.valid()) sound.get();
    if (stumbled) std::rethrow_exception(stumbled);
    database.stop_on({});  // what stops an opening is not about what is done with the journal later
    return OpenedStore{std::move(store), *std::move(data), version < newest};
  } catch (const Failure& failure) {
    if (failure.error().code == ErrorCode::damaged_inner || failure.error().code == ErrorCode::too_large ||
        failure.error().code == ErrorCode::cancelled)
      return fail(failure.error());
    throw;
  }
}

bool Store::read_only() const { return read_only_; }
int Store::schema_version() const { return version_of(*database_); }

Result<void> Store::change(const std::function<void()>& statements) {
  if (read_only_)
    return fail(ErrorCode::read_only,
                "this journal was last saved by a newer version of Nightjar and is open for reading only",
                "update Nightjar to change it");
  try {
    statements();
    return {};
  } catch (const Failure& failure) {
    if (is_answer(failure.error().code)) return fail(failure.error());
    throw;
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::no_memory, "not enough memory for the journal", "close other programs and try again");
  }
}

Result<void> Store::transaction(const std::function<Result<void>()>& work) {
  NIGHTJAR_EXPECTS(!database_->in_transaction());
  Result<void> done;
  try {
    auto begun = change([&] { database_->run("BEGIN IMMEDIATE"); });
    if (!begun) return begun;
    done = work();
    // References are checked here, so this too may return an error.
    if (done) done = change([&] { database_->run("COMMIT"); });
  } catch (...) {
    if (database_->in_transaction()) database_->run("ROLLBACK");
    throw;
  }
  if (database_->in_transaction()) database_->run("ROLLBACK");
  return done;
}

JournalData Store::load() const {
  JournalData data(settings());
  data.set_lists(lists());
  for_each_kind([&]<class R>() {
    auto rows = database_->prepare(select_sql<R>());
    while (rows.step()) data.put(read_row<R>(rows));
  });
  return data;
}

Result<void> Store::put(const AnyRecord& record) {
  return change([&] { visit_record([&](const auto& r) { write_row(*database_, r); }, record); });
}

Result<void> Store::purge(const AnyRecord& record, Instant now) {
  return change([&] {
    const Id id = head_of(record).id;
    const std::string kind(kind_of(record));
    database_->prepare("DELETE FROM " + kind + " WHERE id = ?").bind(id).run();
    database_->prepare("DELETE FROM revision WHERE record_id = ?").bind(id).run();
    database_->prepare("DELETE FROM history_change WHERE record_id = ?").bind(id).run();
    database_->run("DELETE FROM history WHERE number NOT IN (SELECT number FROM history_change)");
    put_tombstone(*database_, {id, kind, now});
  });
}

Result<void> Store::add_tombstone(const Tombstone& tombstone) {
  return change([&] { put_tombstone(*database_, tombstone); });
}

Result<void> Store::drop_tombstone(const Id& record) {
  return change([&] { database_->prepare("DELETE FROM tombstone WHERE record_id = ?").bind(record).run(); });
}

std::vector<Tombstone> Store::tombstones() const {
  std::vector<Tombstone> out;
  auto rows = database_->prepare("SELECT record_id, kind, purged_utc FROM tombstone ORDER BY record_id");
  while (rows.step()) {
    Tombstone tombstone;
    tombstone.record_id = rows.next_id();
    tombstone.kind = rows.next_text();
    tombstone.purged = rows.next_instant();
    out.push_back(std::move(tombstone));
  }
  return out;
}

Result<void> Store::add_revision(const Revision& revision) {
  return change([&] {
    auto row = database_->prepare(
        "INSERT INTO revision (record_id, revision, changed_utc, device_id, before, reason) VALUES (?, ?, ?, ?, ?, ?)");
    row.bind(revision.record_id).bind(std::int64_t{revision.revision}).bind(revision.changed).bind(revision.device_id);
    row.bind(std::string_view(revision.before));
    if (revision.reason)
      row.bind(std::string_view(*revision.reason));
    else
      row.bind(nullptr);
    row.run();
  });
}

Result<void> Store::set_revisions(const Id& record, std::span<const Revision> revisions) {
  auto cleared = change([&] { database_->prepare("DELETE FROM revision WHERE record_id = ?").bind(record).run(); });
  for (std::size_t i = 0; cleared && i < revisions.size(); ++i) cleared = add_revision(revisions[i]);
  return cleared;
}

std::vector<Revision> Store::revisions_of(const Id& record) const {
  auto rows = database_->prepare(
      "SELECT record_id, revision, changed_utc, device_id, before, reason FROM revision WHERE record_id = ? "
      "ORDER BY revision");
  rows.bind(record);
  return read_revisions(rows);
}

std::vector<Revision> Store::all_revisions() const {
  auto rows = database_->prepare(
      "SELECT record_id, revision, changed_utc, device_id, before, reason FROM revision ORDER BY record_id, revision");
  return read_revisions(rows);
}

Result<std::int64_t> Store::add_history(std::string_view title, Instant at, std::span<const HistoryChange> changes,
                                        std::size_t keep) {
  std::int64_t number = 0;
  auto added = change([&] {
    database_->run("DELETE FROM history WHERE undone = 1");
    number = database_->number("SELECT coalesce(max(number), 0) + 1 FROM history");
    database_->prepare("INSERT INTO history (number, title, at_utc) VALUES (?, ?, ?)")
        .bind(number)
        .bind(title)
        .bind(at)
        .run();
    std::int64_t position = 0;
    for (const auto& each : changes) {
      auto row = database_->prepare(
          "INSERT INTO history_change (number, position, record_id, before, after) VALUES (?, ?, ?, ?, ?)");
      row.bind(number).bind(position++).bind(each.record_id);
      if (each.before)
        row.bind(std::string_view(*each.before));
      else
        row.bind(nullptr);
      row.bind(std::string_view(each.after)).run();
    }
    database_->prepare("DELETE FROM history WHERE number <= ?").bind(number - static_cast<std::int64_t>(keep)).run();
  });
  if (!added) return fail(added.error());
  return number;
}

std::optional<HistoryStep> Store::last_done() const {
  auto row =
      database_->prepare("SELECT number, title, at_utc FROM history WHERE undone = 0 ORDER BY number DESC LIMIT 1");
  if (!row.step()) return std::nullopt;
  return step_of(row);
}

std::optional<HistoryStep> Store::first_undone() const {
  auto row = database_->prepare("SELECT number, title, at_utc FROM history WHERE undone = 1 ORDER BY number LIMIT 1");
  if (!row.step()) return std::nullopt;
  return step_of(row);
}

std::vector<HistoryChange> Store::history_changes(std::int64_t number) const {
  std::vector<HistoryChange> out;
  auto rows =
      database_->prepare("SELECT record_id, before, after FROM history_change WHERE number = ? ORDER BY position");
  rows.bind(number);
  while (rows.step()) {
    HistoryChange each;
    each.record_id = rows.next_id();
    each.before = optional_text(rows);
    each.after = rows.next_text();
    out.push_back(std::move(each));
  }
  return out;
}

Result<void> Store::mark_history(std::int64_t number, bool undone) {
  return change([&] {
    database_->prepare("UPDATE history SET undone = ? WHERE number = ?").bind(std::int64_t{undone}).bind(number).run();
  });
}

std::map<std::string, std::string> Store::drafts() const {
  std::map<std::string, std::string> out;
  auto rows = database_->prepare("SELECT name, json FROM draft WHERE name <> ?");
  rows.bind(lists_name);
  while (rows.step()) {
    std::string name(rows.next_text());
    out.emplace(std::move(name), rows.next_text());
  }
  return out;
}

Result<void> Store::set_draft(std::string_view key, std::string_view json, Instant now) {
  return change([&] {
    database_
        ->prepare(
            "INSERT INTO draft (name, json, changed_utc) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE "
            "SET json = excluded.json, changed_utc = excluded.changed_utc")
        .bind(key)
        .bind(json)
        .bind(now)
        .run();
  });
}

Result<void> Store::clear_draft(std::string_view key) {
  return change([&] { database_->prepare("DELETE FROM draft WHERE name = ?").bind(key).run(); });
}

std::optional<std::string> Store::setting(std::string_view name) const {
  auto row = database_->prepare("SELECT json FROM setting WHERE name = ?");
  row.bind(name);
  if (!row.step()) return std::nullopt;
  return std::string(row.next_text());
}

Result<void> Store::set_setting(std::string_view name, std::string_view json) {
  return change([&] {
    database_
        ->prepare(
            "INSERT INTO setting (name, json) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET json = excluded.json")
        .bind(name)
        .bind(json)
        .run();
  });
}

JournalSettings Store::settings() const {
  const auto json = setting(journal_settings);
  if (!json) return {};
  auto settings = codec::settings_from_json(*json);
  if (!settings)
    throw Failure({ErrorCode::damaged_inner, "the journal's settings could not be read", "open the newest backup"});
  return *settings;
}

Result<void> Store::set_settings(const JournalSettings& settings) {
  return set_setting(journal_settings, codec::to_json(settings));
}

Lists Store::lists_of(const std::optional<std::string>& setting, const std::optional<ListsDraft>& draft) {
  Lists out;
  if (setting) out = codec::lists_from_json(*setting).value_or(Lists{});
  if (!draft) return out;
  // With a setting beside it, the draft is of a first version that was used again after a later one.
  Lists drafted = codec::lists_from_draft(draft->json);
  drafted.arranged = draft->changed;
  return united(std::move(drafted), out);
}

Lists Store::lists() const {
  auto row = database_->prepare("SELECT json, changed_utc FROM draft WHERE name = ?");
  row.bind(lists_name);
  std::optional<ListsDraft> draft;
  if (row.step()) {
    draft = ListsDraft{std::string(row.next_text()), {}};
    draft->changed = row.next_instant();
  }
  return lists_of(setting(lists_name), draft);
}

Result<void> Store::set_lists(const Lists& lists) {
  if (auto ok = set_setting(lists_name, codec::to_json(lists)); !ok) return ok;
  return clear_draft(lists_name);
}

bool Store::lists_are_a_draft() const {
  auto row = database_->prepare("SELECT 1 FROM draft WHERE name = ?");
  row.bind(lists_name);
  return row.step();
}

WipedBytes Store::image(WipedBytes reuse) const { return database_->image(std::move(reuse)); }

std::vector<std::string> Store::integrity_findings() const { return findings(*database_, "PRAGMA integrity_check"); }

}  // namespace nightjar::vault
