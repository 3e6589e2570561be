#include "vault/sqlite.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <mutex>
#include <nightjar/support/contract.hpp>
#include <nightjar/support/error.hpp>
#include <thread>
#include <utility>

#include "vault/deny_vfs.hpp"
#include "vault/sqlite_setup.hpp"
#include "vault/zeroing_memory.hpp"

namespace nightjar::vault {
namespace {

// SQLite's own message names tables and columns, never what is in them.
Error error_for(sqlite3* connection, int code) {
  const Error damaged{ErrorCode::damaged_inner, "the journal's database is damaged", "open the newest backup"};
  const std::string detail = connection != nullptr ? sqlite3_errmsg(connection) : sqlite3_errstr(code);
  // A pragma that gets no memory returns a general error, and only its words say why.
  switch (detail == sqlite3_errstr(SQLITE_NOMEM) ? SQLITE_NOMEM : code & 0xff) {
    case SQLITE_CONSTRAINT:
      if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY)
        return {ErrorCode::clash, "an entry for this is there already: " + detail, "change the one that is there"};
      return {ErrorCode::invalid_value, "an entry does not fit the journal: " + detail, ""};
    case SQLITE_FULL:
    case SQLITE_TOOBIG:
      return {ErrorCode::too_large, fmt::format("the journal would be larger than {} MB", largest_database >> 20),
              "start a new journal for what comes next"};
    case SQLITE_NOMEM:
      if (!memory_was_refused()) return damaged;
      return {ErrorCode::no_memory, "not enough memory for the journal", "close other programs and try again"};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return damaged;
    case SQLITE_INTERRUPT: return {ErrorCode::cancelled, "it was stopped before it was done", ""};
    case SQLITE_READONLY: return {ErrorCode::read_only, "the journal is open for reading only", ""};
    default: return {ErrorCode::internal, fmt::format("the database answered {}: {}", code, detail), ""};
  }
}

void check(sqlite3* connection, int code) {
  if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE) throw Failure(error_for(connection, code));
}

// VACUUM attaches '' for its own scratch space; every other name would be a file.
int authorize(void*, int action, const char* first, const char*, const char*, const char*) {
  return action == SQLITE_ATTACH && (first == nullptr || *first != '\0') ? SQLITE_DENY : SQLITE_OK;
}

int is_to_stop(void* stop) { return static_cast<std::stop_token*>(stop)->stop_requested() ? 1 : 0; }

[[noreturn]] void no_such_number() {
  throw Failure({ErrorCode::damaged_inner, "an entry holds a number that none can have", "open the newest backup"});
}

class ConnectionLock {
 public:
  explicit ConnectionLock(sqlite3* connection) : mutex_(sqlite3_db_mutex(connection)) { sqlite3_mutex_enter(mutex_); }
  ~ConnectionLock() { sqlite3_mutex_leave(mutex_); }
  ConnectionLock(const ConnectionLock&) = delete;
  ConnectionLock& operator=(const ConnectionLock&) = delete;

 private:
  sqlite3_mutex* mutex_;
};

}  // namespace

void set_up_sqlite() {
  static std::once_flag once;
  std::call_once(once, [] {
    if (sqlite3_config(SQLITE_CONFIG_MALLOC, &zeroing_memory()) != SQLITE_OK ||
        sqlite3_config(SQLITE_CONFIG_URI, 0) != SQLITE_OK || sqlite3_initialize() != SQLITE_OK)
      throw Failure({ErrorCode::internal, "the database library was used before it was made safe", ""});
    install_deny_vfs();
  });
}

Statement::~Statement() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

Statement& Statement::bind(std::nullptr_t) {
  check(nullptr, sqlite3_bind_null(statement_, parameter_++));
  return *this;
}
Statement& Statement::bind(std::int64_t value) {
  check(nullptr, sqlite3_bind_int64(statement_, parameter_++, value));
  return *this;
}
// TRANSIENT: SQLite keeps its own copy, so temporaries may be bound.
Statement& Statement::bind(std::string_view text) {
  check(nullptr, sqlite3_bind_text64(statement_, parameter_++, text.data() == nullptr ? "" : text.data(), text.size(),
                                     SQLITE_TRANSIENT, SQLITE_UTF8));
  return *this;
}
Statement& Statement::bind(const Id& id) {
  check(nullptr, sqlite3_bind_blob64(statement_, parameter_++, id.bytes.data(), id.bytes.size(), SQLITE_TRANSIENT));
  return *this;
}

bool Statement::step() {
  column_ = 0;
  const int code = sqlite3_step(statement_);
  check(sqlite3_db_handle(statement_), code);
  return code == SQLITE_ROW;
}
void Statement::run() {
  while (step()) {
  }
}

std::int32_t Statement::next_int32() {
  const auto value = next_int();
  if (!std::in_range<std::int32_t>(value)) no_such_number();
  return static_cast<std::int32_t>(value);
}
Instant Statement::next_instant() {
  constexpr std::int64_t first_ms = -62'167'219'200'000, last_ms = 253'402'300'799'999;  // the years 0 to 9999
  const auto value = next_int();
  if (value < first_ms || value > last_ms) no_such_number();
  return Instant{value};
}

std::string_view Statement::next_text() {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column_));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column_));
  ++column_;
  return text == nullptr ? std::string_view() : std::string_view(text, size);
}
Id Statement::next_id() {
  Id id;
  const void* bytes = sqlite3_column_blob(statement_, column_);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column_));
  ++column_;
  if (bytes == nullptr || size != id.bytes.size()) throw Failure(error_for(nullptr, SQLITE_CORRUPT));
  std::memcpy(id.bytes.data(), bytes, size);
  return id;
}

std::unique_ptr<Database> Database::empty() { return std::unique_ptr<Database>(new Database({}, Pages::copied)); }

std::unique_ptr<Database> Database::from_image(std::span<const std::uint8_t> image) {
  require_database(image);
  return std::unique_ptr<Database>(new Database(image, Pages::copied));
}

std::unique_ptr<Database> Database::look_at(std::span<const std::uint8_t> image) {
  require_database(image);
  return std::unique_ptr<Database>(new Database(image, Pages::looked_at));
}

void Database::require_database(std::span<const std::uint8_t> image) {
  static constexpr std::string_view magic("SQLite format 3\0", 16);
  if (static_cast<std::int64_t>(image.size()) > largest_database) throw Failure(error_for(nullptr, SQLITE_FULL));
  // Bytes 18 and 19: 1 = rollback journal. A write-ahead log (2) would need a file of its own.
  if (image.size() < 512 || !std::equal(magic.begin(), magic.end(), image.begin()) || image[18] != 1 || image[19] != 1)
    throw Failure(error_for(nullptr, SQLITE_NOTADB));
}

Database::Database(std::span<const std::uint8_t> image, Pages pages) {
  set_up_sqlite();
  try {
    check(nullptr, sqlite3_open_v2(":memory:", &connection_,
                                   SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX, nullptr));
    sqlite3_extended_result_codes(connection_, 1);
    run("PRAGMA temp_store = MEMORY");  // first: Debian's default writes large sorts to a plain file

    const auto size = static_cast<sqlite3_int64>(image.size());
    if (pages == Pages::looked_at) {
      // SQLite asks for bytes that may be written, and keeps to READONLY.
      check(connection_, sqlite3_deserialize(connection_, "main", const_cast<unsigned char*>(image.data()), size, size,
                                             SQLITE_DESERIALIZE_READONLY));
    } else {
      // Also for an empty database: only one made this way obeys the size limit.
      const auto capacity = std::max<std::size_t>(image.size(), 4096);
      auto* buffer = static_cast<unsigned char*>(sqlite3_malloc64(capacity));
      if (buffer == nullptr) check(nullptr, SQLITE_NOMEM);
      if (!image.empty()) std::memcpy(buffer, image.data(), image.size());
      // Also when it fails, SQLite has freed the buffer. RESIZEABLE: without it the first growth gives SQLITE_FULL.
      check(connection_, sqlite3_deserialize(connection_, "main", buffer, size, static_cast<sqlite3_int64>(capacity),
                                             SQLITE_DESERIALIZE_RESIZEABLE | SQLITE_DESERIALIZE_FREEONCLOSE));
    }
    sqlite3_int64 limit = largest_database;
    check(connection_, sqlite3_file_control(connection_, "main", SQLITE_FCNTL_SIZE_LIMIT, &limit));

    // A journal has neither views nor triggers: those of a file from elsewhere would run in the place of our tables,
    // and at every change.
    for (const auto option : {SQLITE_DBCONFIG_DQS_DDL, SQLITE_DBCONFIG_DQS_DML, SQLITE_DBCONFIG_TRUSTED_SCHEMA,
                              SQLITE_DBCONFIG_ENABLE_VIEW, SQLITE_DBCONFIG_ENABLE_TRIGGER})
      check(connection_, sqlite3_db_config(connection_, option, 0, nullptr));
    check(connection_, sqlite3_db_config(connection_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr));
    run("PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA secure_delete = ON; "
        "PRAGMA journal_mode = MEMORY");
    check(connection_, sqlite3_set_authorizer(connection_, authorize, nullptr));
  } catch (...) {
    sqlite3_close(connection_);
    throw;
  }
}

Database::~Database() {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  sqlite3_close(connection_);
}

void Database::stop_on(std::stop_token stop) {
  stop_ = std::move(stop);
  constexpr int steps_between = 1000;  // far below a millisecond
  sqlite3_progress_handler(connection_, steps_between, stop_.stop_possible() ? is_to_stop : nullptr, &stop_);
}

void Database::run(const std::string& sql) {
  check(connection_, sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr));
}

Statement Database::prepare(std::string_view sql) {
  auto it = statements_.find(sql);
  if (it == statements_.end()) {
    sqlite3_stmt* prepared = nullptr;
    check(connection_, sqlite3_prepare_v3(connection_, sql.data(), static_cast<int>(sql.size()),
                                          SQLITE_PREPARE_PERSISTENT, &prepared, nullptr));
    // One that is never finalized would keep the connection, and what is in its memory, for ever.
    std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(prepared, sqlite3_finalize);
    it = statements_.emplace(std::string(sql), prepared).first;
    static_cast<void>(statement.release());
  }
  return Statement(it->second);
}

std::int64_t Database::number(std::string_view sql) {
  auto statement = prepare(sql);
  NIGHTJAR_EXPECTS(statement.step());
  return statement.next_int();
}

std::vector<std::string> Database::texts(std::string_view sql) {
  std::vector<std::string> out;
  auto statement = prepare(sql);
  while (statement.step()) out.emplace_back(statement.next_text());
  return out;
}

WipedBytes Database::image(WipedBytes out) const {
  // Another thread may be in the middle of a change: it has the connection's mutex during a call, and between the calls
  // of a transaction there is no image to be had.
  for (;; std::this_thread::sleep_for(std::chrono::milliseconds(1))) {
    const ConnectionLock lock(connection_);
    if (in_transaction()) continue;
    sqlite3_int64 size = 0;
    // SQLite's own copy would be one more to make and wipe. The original moves at the next write, so ours is made here.
    const auto* bytes = sqlite3_serialize(connection_, "main", &size, SQLITE_SERIALIZE_NOCOPY);
    if (bytes == nullptr) check(nullptr, SQLITE_NOMEM);
    out.resize(static_cast<std::size_t>(size));
    if (size > 0) std::memcpy(out.data(), bytes, out.size());  // far faster than the vector's own byte by byte
    return out;
  }
}

}  // namespace nightjar::vault
