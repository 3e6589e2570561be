// One connection to an in-memory database, with every rule that keeps journal text off the disk, and its statements.
#pragma once
#include <sqlite3.h>

#include <map>
#include <memory>
#include <nightjar/support/id.hpp>
#include <nightjar/time/instant.hpp>
#include <nightjar/vault/wiped_bytes.hpp>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace nightjar::vault {

inline constexpr std::int64_t largest_database = std::int64_t{256} << 20;

/// A prepared statement, borrowed from the connection's cache. Columns and parameters are taken in order.
class Statement {
 public:
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement();

  Statement& bind(std::nullptr_t);
  Statement& bind(std::int64_t value);
  Statement& bind(std::string_view text);
  Statement& bind(const Id& id);
  Statement& bind(Instant time) { return bind(time.ms); }
  template <class T>
  Statement& bind(const std::optional<T>& value) {
    return value ? bind(*value) : bind(nullptr);
  }

  /// True while there is a row. Throws Failure.
  [[nodiscard]] bool step();
  /// For statements that return no rows.
  void run();

  [[nodiscard]] bool next_is_null() const { return sqlite3_column_type(statement_, column_) == SQLITE_NULL; }
  [[nodiscard]] std::int64_t next_int() { return sqlite3_column_int64(statement_, column_++); }
  /// These throw Failure{damaged_inner} for a number that no int can hold, or no year of four digits: a cast would read
  /// another one.
  [[nodiscard]] std::int32_t next_int32();
  [[nodiscard]] Instant next_instant();
  /// Valid until the next step.
  [[nodiscard]] std::string_view next_text();
  [[nodiscard]] Id next_id();
  void skip() { ++column_; }

 private:
  sqlite3_stmt* statement_;
  int parameter_ = 1;
  int column_ = 0;
};

class Database {
 public:
  [[nodiscard]] static std::unique_ptr<Database> empty();
  /// A copy of the image. Throws Failure: damaged_inner, too_large, no_memory. That the pages make sense is for
  /// quick_check to say: SQLite itself accepts any bytes here.
  [[nodiscard]] static std::unique_ptr<Database> from_image(std::span<const std::uint8_t> image);
  /// The image itself, for reading only, which must stay as it is meanwhile. Otherwise the same.
  [[nodiscard]] static std::unique_ptr<Database> look_at(std::span<const std::uint8_t> image);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  /// From now on every statement ends with Failure{cancelled} soon after a stop was requested; none with {}.
  void stop_on(std::stop_token stop);

  /// One or more statements without parameters or rows of interest. Throws Failure.
  void run(const std::string& sql);
  [[nodiscard]] Statement prepare(std::string_view sql);
  [[nodiscard]] std::int64_t number(std::string_view sql);
  /// First column of every row as text.
  [[nodiscard]] std::vector<std::string> texts(std::string_view sql);
  [[nodiscard]] bool in_transaction() const { return sqlite3_get_autocommit(connection_) == 0; }
  /// The one call that another thread may make, too. Waits while a transaction is open, whose rows would be in it.
  [[nodiscard]] WipedBytes image(WipedBytes reuse = {}) const;

 private:
  enum class Pages { copied, looked_at };
  static void require_database(std::span<const std::uint8_t> image);
  Database(std::span<const std::uint8_t> image, Pages pages);
  sqlite3* connection_ = nullptr;
  std::stop_token stop_;
  std::map<std::string, sqlite3_stmt*, std::less<>> statements_;
};

}  // namespace nightjar::vault
