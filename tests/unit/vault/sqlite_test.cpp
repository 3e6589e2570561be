#include "vault/sqlite.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <future>
#include <nightjar/support/error.hpp>
#include <set>
#include <thread>

#include "vault/deny_vfs.hpp"
#include "vault/sqlite_setup.hpp"
#include "vault/zeroing_memory.hpp"

namespace nightjar::vault {
namespace {

ErrorCode code_thrown_by(const std::function<void()>& work) {
  try {
    work();
  } catch (const Failure& failure) {
    return failure.error().code;
  }
  ADD_FAILURE() << "nothing was thrown";
  return ErrorCode::internal;
}

std::unique_ptr<Database> four_megabytes() {
  auto database = Database::empty();
  database->run(
      "CREATE TABLE t (a INTEGER, b TEXT);"
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
      "INSERT INTO t SELECT i, hex(randomblob(100)) FROM n");
  return database;
}

TEST(Sqlite, BigSortsIndexesTemporaryTablesAndVacuumNeedNoFile) {
  auto database = four_megabytes();
  ASSERT_GT(database->image().size(), std::size_t{3} << 20);
  EXPECT_NO_THROW(database->run("SELECT * FROM t ORDER BY b DESC, a"));
  EXPECT_NO_THROW(database->run("CREATE INDEX by_b ON t (b)"));
  EXPECT_NO_THROW(database->run("CREATE TEMP TABLE copy AS SELECT * FROM t ORDER BY b"));
  EXPECT_NO_THROW(database->run("DELETE FROM t WHERE a % 2 = 0; VACUUM"));
}

TEST(Sqlite, AForgottenTempStoreFailsInsteadOfWritingAFile) {
  auto database = four_megabytes();
  database->run("PRAGMA temp_store = FILE; PRAGMA cache_size = 10");
  EXPECT_ANY_THROW(
      database->run("CREATE TEMP TABLE copy AS SELECT a.b AS x, b.b AS y FROM t a JOIN t b USING (a) ORDER BY a.b"));
}

TEST(Sqlite, NoFileCanBeOpenedThroughTheDefaultFileSystem) {
  set_up_sqlite();
  const auto path = std::filesystem::temp_directory_path() / "nightjar-deny-test.db";
  sqlite3* connection = nullptr;
  EXPECT_EQ(sqlite3_open_v2(path.c_str(), &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr),
            SQLITE_CANTOPEN);
  sqlite3_close(connection);
  EXPECT_FALSE(std::filesystem::exists(path));
  EXPECT_STREQ(sqlite3_vfs_find(nullptr)->zName, deny_vfs_name);
}

TEST(Sqlite, UrisAreNotRead) {
  set_up_sqlite();
  const auto path = std::filesystem::temp_directory_path() / "nightjar-uri-test.db";
  sqlite3* connection = nullptr;
  const auto uri = "file:" + path.string() + "?vfs=unix";
  EXPECT_EQ(sqlite3_open_v2(uri.c_str(), &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr),
            SQLITE_CANTOPEN);
  sqlite3_close(connection);
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(Sqlite, NothingWithANameCanBeAttached) {
  auto database = Database::empty();
  EXPECT_ANY_THROW(database->run("ATTACH 'other.db' AS other"));
  EXPECT_ANY_THROW(database->run("ATTACH ':memory:' AS other"));
  EXPECT_ANY_THROW(database->run("ATTACH 'file:x?vfs=unix' AS other"));
  EXPECT_ANY_THROW(database->run("ATTACH 'oth' || 'er.db' AS other"));
  EXPECT_NO_THROW(database->run("ATTACH '' AS scratch"));
}

TEST(Sqlite, AViewIsNeverLookedIntoAndATriggerNeverRuns) {
  auto database = Database::empty();
  database->run(
      "CREATE TABLE t (a); CREATE VIEW v AS SELECT 1 AS a;"
      "CREATE TRIGGER gone AFTER INSERT ON t BEGIN DELETE FROM t; END; INSERT INTO t VALUES (1)");
  EXPECT_EQ(database->number("SELECT count(*) FROM t"), 1);
  EXPECT_ANY_THROW(static_cast<void>(database->number("SELECT count(*) FROM v")));
}

TEST(Sqlite, EveryStatementCanBeStopped) {
  auto database = Database::empty();
  std::stop_source stop;
  database->stop_on(stop.get_token());
  std::jthread someone([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    stop.request_stop();
  });
  constexpr auto endless = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n";
  EXPECT_EQ(code_of([&] { static_cast<void>(database->number(endless)); }), ErrorCode::cancelled);
  database->stop_on({});
  EXPECT_NO_THROW(
      database->run("CREATE TABLE t (a); WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                    "WHERE i < 20000) INSERT INTO t SELECT i FROM n"));
}

TEST(Sqlite, ANumberThatNoIntHoldsIsDamage) {
  auto database = Database::empty();
  for (const auto* number : {"2147483648", "-2147483649", "1099511627781"}) {
    auto row = database->prepare(std::string("SELECT ") + number);
    ASSERT_TRUE(row.step());
    EXPECT_EQ(code_of([&] { static_cast<void>(row.next_int32()); }), ErrorCode::damaged_inner) << number;
  }
  auto row = database->prepare("SELECT -2147483648, 2147483647, 9223372036854775807");
  ASSERT_TRUE(row.step());
  EXPECT_EQ(row.next_int32(), std::numeric_limits<std::int32_t>::min());
  EXPECT_EQ(row.next_int32(), std::numeric_limits<std::int32_t>::max());
  EXPECT_EQ(code_of([&] { static_cast<void>(row.next_instant()); }), ErrorCode::damaged_inner);
}

TEST(Sqlite, EveryConnectionHasItsRules) {
  auto database = Database::empty();
  EXPECT_EQ(database->number("PRAGMA temp_store"), 2);
  EXPECT_EQ(database->number("PRAGMA foreign_keys"), 1);
  EXPECT_EQ(database->number("PRAGMA trusted_schema"), 0);
  EXPECT_EQ(database->number("PRAGMA cell_size_check"), 1);
  EXPECT_EQ(database->number("PRAGMA secure_delete"), 1);
  database->run("CREATE TABLE t (a)");
  EXPECT_ANY_THROW(database->run("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema"));  // defensive
  EXPECT_ANY_THROW(database->run("SELECT \"a typing mistake\" FROM t"));                      // not a string
}

TEST(Sqlite, DeletedTextIsGoneFromTheImage) {
  auto database = Database::empty();
  database->run("CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('a night to forget')");
  const std::string_view text = "a night to forget";
  const auto holds = [&](const WipedBytes& image) {
    return std::search(image.begin(), image.end(), text.begin(), text.end()) != image.end();
  };
  EXPECT_TRUE(holds(database->image()));
  database->run("DELETE FROM t");
  EXPECT_FALSE(holds(database->image()));
}

TEST(Sqlite, AnImageGivesTheSameDatabaseAndCanGrow) {
  auto first = Database::empty();
  first->run("CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('one')");
  auto second = Database::from_image(first->image());
  EXPECT_EQ(second->texts("SELECT a FROM t"), std::vector<std::string>{"one"});
  second->run("INSERT INTO t SELECT hex(zeroblob(2000000))");
  EXPECT_GT(second->image().size(), std::size_t{4000000});
}

TEST(Sqlite, ADatabaseDoesNotGrowPastItsLimit) {
  auto database = Database::empty();
  database->run("PRAGMA page_size = 65536; CREATE TABLE t (a)");
  EXPECT_EQ(code_thrown_by([&] {
              for (int i = 0; i < 6; ++i) database->run("INSERT INTO t VALUES (zeroblob(50000000))");
            }),
            ErrorCode::too_large);
}

TEST(Sqlite, BytesThatAreNoDatabaseAreRefused) {
  EXPECT_EQ(code_thrown_by([] { static_cast<void>(Database::from_image(std::vector<std::uint8_t>(10))); }),
            ErrorCode::damaged_inner);
  EXPECT_EQ(code_thrown_by([] { static_cast<void>(Database::from_image(std::vector<std::uint8_t>(8192, 7))); }),
            ErrorCode::damaged_inner);
  auto database = Database::empty();
  database->run("CREATE TABLE t (a)");
  auto image = database->image();
  image[18] = image[19] = 2;  // claims a write-ahead log
  EXPECT_EQ(code_thrown_by([&] { static_cast<void>(Database::from_image(image)); }), ErrorCode::damaged_inner);
}

TEST(Sqlite, AnImageForAnotherThreadWaitsForTheEndOfATransaction) {
  auto database = Database::empty();
  database->run("CREATE TABLE t (a); BEGIN; INSERT INTO t VALUES (1)");
  auto image = std::async(std::launch::async, [&] { return database->image(); });
  EXPECT_EQ(image.wait_for(std::chrono::milliseconds(200)), std::future_status::timeout);
  database->run("INSERT INTO t VALUES (2); COMMIT");
  EXPECT_EQ(Database::from_image(image.get())->number("SELECT count(*) FROM t"), 2);
}

TEST(Sqlite, AnImageForAnotherThreadHoldsATransactionWholeOrNotAtAll) {
  auto database = Database::empty();
  database->run("CREATE TABLE t (a)");
  std::atomic<bool> done = false;
  int images = 0;
  std::set<std::int64_t> odd;
  {
    const std::jthread other([&] {
      for (; !done || images == 0; ++images)
        if (const auto rows = Database::from_image(database->image())->number("SELECT count(*) FROM t"); rows % 3 != 0)
          odd.insert(rows);
    });
    for (int n = 0; n < 200; ++n) {
      database->run("BEGIN");
      for (int row = 0; row < 3; ++row) database->run("INSERT INTO t VALUES (hex(zeroblob(2000)))");
      database->run("COMMIT");
    }
    done = true;
  }
  EXPECT_GT(images, 0);
  EXPECT_TRUE(odd.empty()) << *odd.begin() << " rows were in an image";
}

TEST(ZeroingMemory, GrowingABlockKeepsWhatIsInIt) {
  const auto& memory = zeroing_memory();
  auto* block = static_cast<char*>(memory.xMalloc(16));
  std::strcpy(block, "fifteen letters");
  block = static_cast<char*>(memory.xRealloc(block, 4096));
  EXPECT_STREQ(block, "fifteen letters");
  EXPECT_EQ(memory.xSize(block), 4096);
  memory.xFree(block);
}

}  // namespace
}  // namespace nightjar::vault
