// How long things take on journals of 1, 10 and 50 years: figures with n, median and p95, never a pass or fail.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <nightjar/analysis/period_summary.hpp>
#include <nightjar/journal/opening.hpp>

#include "bench/invented_life.hpp"

namespace {
using namespace nightjar;
namespace fs = std::filesystem;

struct Figure {
  double median, p95;
};
Figure measure(int n, const std::function<void()>& work) {
  std::vector<double> ms;
  for (int i = 0; i < n; ++i) {
    const auto start = std::chrono::steady_clock::now();
    work();
    ms.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(ms.begin(), ms.end());
  const auto at_share = [&](double p) {
    return ms[static_cast<std::size_t>(p * static_cast<double>(ms.size() - 1) + 0.5)];
  };
  return {at_share(0.5), at_share(0.95)};
}
void print(const std::string& what, int n, Figure f) {
  fmt::print("{:<58} n {:>3}   median {:>8.2f} ms   p95 {:>8.2f} ms\n", what, n, f.median, f.p95);
}

template <class T>
T must(Result<T> result) {
  if (!result) {
    fmt::print(stderr, "bench: {}\n", result.error().message);
    std::exit(1);
  }
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

void one_size(const fs::path& folder, int years) {
  const SystemClock clock;
  journal::Author author{.clock = &clock, .zone = find_zone("Europe/Berlin").value()};
  const auto passphrase = SecretBytes::copy_of(std::string_view("correct horse battery staple"));
  const auto path = (folder / fmt::format("{}.nightjar", years)).string();
  auto created = must(journal::create(path, passphrase, vault::minimal_cost(), journal::demo_settings(), author));
  const auto last = must(make_day(2026, 6, 30));
  journal::Edit life;
  const auto records_of_life = bench::invented_life(years, last);
  for_each_kind([&]<class R>() {
    for (const auto& [id, record] : records_of_life.live<R>()) life.changes.push_back({std::nullopt, record});
  });
  must(created.journal.import_all(std::move(life)));
  must(created.journal.save_now());
  const auto records = created.journal.data().live_count();
  const auto size = static_cast<double>(fs::file_size(path)) / 1e6;
  fmt::print("\n-- {} years: {} records, file {:.2f} MB\n", years, records, size);

  const int n = years > 10 ? 5 : 15;
  const auto span = *created.journal.data().span();
  const auto summary = [&](const char* of, const JournalData& data) {
    print(of, n, measure(n, [&] {
            if (analysis::summarise(data, span.first, span.second).nights_used == 0) std::abort();
          }));
  };
  summary("summary of a journal that was just filled", created.journal.data());
  // Each save follows a small edit, as in real use.
  int mood = 0;
  const auto save = measure(n, [&] {
    CheckIn check_in;
    check_in.day = last + 2 + mood;
    check_in.mood = mood++ % 11;
    must(created.journal.apply(journal::edit_of(journal::create(author, check_in))));
    must(created.journal.save_now());
  });
  print("one edit, saved and read back", n, save);
  { const auto closed = std::move(created.journal); }
  print("unlock without key derivation (1 x 8 KiB)", n, measure(n, [&] {
          auto locked = must(journal::inspect(path));
          const auto opened = must(journal::unlock(locked, passphrase, journal::SecretKind::passphrase, author));
          if (opened.data().live_count() < records) std::abort();
        }));
  auto locked = must(journal::inspect(path));
  const auto opened = must(journal::unlock(locked, passphrase, journal::SecretKind::passphrase, author));
  summary("summary of a journal that was opened", opened.data());
}
}  // namespace

int main() {
  const auto folder = fs::temp_directory_path() / fmt::format("nightjar-bench-{}", random_id().hex());
  fs::create_directory(folder);
  for (const int years : {1, 10, 50}) one_size(folder, years);
  fs::remove_all(folder);
  return 0;
}
