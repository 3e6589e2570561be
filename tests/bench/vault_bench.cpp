// What a save costs beside plain SQLite and SQLCipher on the same disk in the same run: medians, p95 and ratios, never
// a pass or fail. Each save follows one small entry, as in real use.
#include <dlfcn.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <nightjar/journal/demo.hpp>
#include <nightjar/journal/opening.hpp>
#include <nightjar/vault/store.hpp>
#include <thread>

namespace {
using namespace nightjar;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

double since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

struct Figure {
  double median = 0, p95 = 0;
};
Figure figure_of(std::vector<double> ms) {
  std::sort(ms.begin(), ms.end());
  const auto at = [&](double share) {
    return ms[static_cast<std::size_t>(share * static_cast<double>(ms.size() - 1) + 0.5)];
  };
  return {at(0.5), at(0.95)};
}
void print(std::string_view what, std::size_t n, Figure f, std::string_view more = {}) {
  fmt::print("{:<44} n {:>3}   median {:>8.2f} ms   p95 {:>8.2f} ms   {}\n", what, n, f.median, f.p95, more);
}

template <class T>
T must(Result<T> result) {
  if (!result) {
    fmt::print(stderr, "bench: {}\n", result.error().message);
    std::exit(1);
  }
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

/// The few calls that SQLite and SQLCipher have in common, from the library of that name, so that both can be in one
/// program.
class Library {
 public:
  explicit Library(const char* name) : handle_(::dlopen(name, RTLD_NOW | RTLD_LOCAL | RTLD_DEEPBIND)) {}
  [[nodiscard]] bool there() const { return handle_ != nullptr; }
  sqlite3* open(const std::string& path) const {
    sqlite3* db = nullptr;
    // Our own default file system refuses every file, on purpose.
    const auto open = call<int (*)(const char*, sqlite3**, int, const char*)>("sqlite3_open_v2");
    if (open(path.c_str(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "unix") != SQLITE_OK) std::exit(1);
    return db;
  }
  void run(sqlite3* db, const std::string& sql) const {
    const auto exec =
        call<int (*)(sqlite3*, const char*, int (*)(void*, int, char**, char**), void*, char**)>("sqlite3_exec");
    if (exec(db, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
      fmt::print(stderr, "bench: {}\n", call<const char* (*)(sqlite3*)>("sqlite3_errmsg")(db));
      std::exit(1);
    }
  }
  void close(sqlite3* db) const { call<int (*)(sqlite3*)>("sqlite3_close")(db); }

 private:
  template <class F>
  F call(const char* name) const {
    return reinterpret_cast<F>(::dlsym(handle_, name));
  }
  void* handle_;
};

/// One commit of one small row into a table of the given size.
std::vector<double> commits(const Library& library, const fs::path& path, std::size_t bytes, const std::string& setup,
                            int n) {
  for (const auto* end : {"", "-wal", "-shm", "-journal"}) fs::remove(path.string() + end);
  auto* db = library.open(path);
  library.run(db, setup + "CREATE TABLE entry (id INTEGER PRIMARY KEY, day INTEGER, text TEXT); BEGIN;");
  const std::size_t row = 400;
  const auto rows = bytes / row;
  library.run(db, fmt::format("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}) "
                              "INSERT INTO entry SELECT i, i, hex(randomblob({})) FROM n; COMMIT;",
                              rows, row / 2));
  std::vector<double> out;
  for (int i = 0; i < n; ++i) {
    const auto start = Clock::now();
    library.run(db, fmt::format("UPDATE entry SET text = hex(randomblob(180)) WHERE id = {};",
                                1 + (i * 7919) % static_cast<int>(rows)));
    out.push_back(since(start));
  }
  library.close(db);
  return out;
}

void compare(const Library& library, std::string_view name, const fs::path& path, std::size_t bytes,
             const std::string& key, double save) {
  if (!library.there()) {
    fmt::print("{}: not on this computer\n", name);
    return;
  }
  constexpr int n = 40;
  for (const auto* mode : {"DELETE", "WAL"}) {
    const auto f = figure_of(commits(
        library, path, bytes, fmt::format("{}PRAGMA journal_mode = {}; PRAGMA synchronous = FULL;", key, mode), n));
    print(fmt::format("  one commit, {}, {}", name, mode), n, f, fmt::format("save / this: {:.1f}", save / f.median));
  }
}

void one_size(const fs::path& folder, double megabytes, const Library& sqlite, const Library& sqlcipher) {
  const SystemClock clock;
  journal::Author author{.clock = &clock, .zone = find_zone("Europe/Berlin").value()};
  const auto passphrase = SecretBytes::copy_of(std::string_view("correct horse battery staple"));
  const auto path = (folder / "journal.nightjar").string();
  fs::remove(path);
  auto created = must(journal::create(path, passphrase, vault::minimal_cost(), journal::demo_settings(), author));
  auto& journal = created.journal;
  const auto last = must(make_day(2026, 6, 30));
  must(journal.save_now());
  for (int year = 0; static_cast<double>(fs::file_size(path)) < megabytes * 1e6; ++year) {
    must(journal.import_all(journal::build_demo(author, last - 365 * year, static_cast<std::uint64_t>(year + 1))));
    must(journal.save_now());
  }
  const auto size = fs::file_size(path);
  fmt::print("\n-- {} entries, {:.2f} MB\n", journal.data().live_count(), static_cast<double>(size) / 1e6);

  constexpr int n = 60;
  std::vector<double> saves, processor, stalls;
  int mood = 0;
  const auto enter = [&] {
    CheckIn check_in;
    check_in.day = last + 2 + mood;
    check_in.mood = mood++ % 11;
    must(journal.apply(journal::edit_of(journal::create(author, check_in))));
  };
  for (int i = 0; i < n; ++i) {
    enter();
    const auto cpu = std::clock();
    const auto start = Clock::now();
    must(journal.save_now());
    saves.push_back(since(start));
    processor.push_back(1000.0 * static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC);
  }
  const auto save = figure_of(saves);
  print("save and verify", n, save);
  print("  processor time of it", n, figure_of(processor));
  // What the window waits for: the entry itself and the copy for the worker, which saves meanwhile.
  journal.save_in_background([] {});
  for (int i = 0; i < n; ++i) {
    const auto start = Clock::now();
    enter();
    stalls.push_back(since(start));
    while (journal.save_status().unsaved || journal.save_status().saving)
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  print("what the window waits for at one entry", n, figure_of(stalls));
  must(journal.save_now());
  { const auto closed = std::move(created.journal); }
  std::vector<double> opens;
  for (int i = 0; i < 10; ++i) {
    const auto start = Clock::now();
    auto locked = must(journal::inspect(path));
    const auto opened = must(journal::unlock(locked, passphrase, journal::SecretKind::passphrase, author));
    opens.push_back(since(start));
  }
  print("unlock without key derivation", opens.size(), figure_of(opens));
  compare(sqlite, "SQLite", folder / "plain.db", size, "", save.median);
  compare(sqlcipher, "SQLCipher", folder / "cipher.db", size, "PRAGMA key = 'correct horse'; ", save.median);
}

void key_derivation() {
  const auto secret = SecretBytes::copy_of(std::string_view("correct horse battery staple"));
  const std::array<std::uint8_t, 16> salt{};
  std::vector<double> ms;
  for (int i = 0; i < 3; ++i) {
    const auto start = Clock::now();
    must(vault::derive_key(secret.view(), salt, vault::standard_cost()));
    ms.push_back(since(start));
  }
  print("key derivation at the standard cost", ms.size(), figure_of(ms));
}
}  // namespace

int main(int count, char** arguments) {
  const fs::path where = count > 1 ? fs::path(arguments[1]) : fs::temp_directory_path();
  const auto folder = where / fmt::format("nightjar-vault-bench-{}", random_id().hex());
  fs::create_directory(folder);
  const Library sqlite("libsqlite3.so.0"), sqlcipher("libsqlcipher.so.0");
  key_derivation();
  for (const double megabytes : {0.3, 2.6, 19.0}) one_size(folder, megabytes, sqlite, sqlcipher);
  fs::remove_all(folder);
  return 0;
}
