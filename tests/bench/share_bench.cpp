// How long what leaves the journal takes to make, and how much memory that needs at its peak: figures, never a pass or
// fail.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <nightjar/report/archive.hpp>
#include <nightjar/report/csv.hpp>
#include <nightjar/report/journal_json.hpp>
#include <nightjar/report/share_file.hpp>
#include <string>

#include "bench/invented_life.hpp"

namespace {
using namespace nightjar;
using report::Format;

/// Of this process, in MB, since the mark was last taken back.
double peak_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::strtod(line.c_str() + 6, nullptr) / 1024;
  return 0;
}
void forget_peak() { std::ofstream("/proc/self/clear_refs") << 5; }

void measure(const std::string& what, int n, const char* goal, const std::function<std::size_t()>& work) {
  forget_peak();
  const double before = peak_memory();
  std::vector<double> ms;
  std::size_t bytes = 0;
  for (int i = 0; i < n; ++i) {
    const auto start = std::chrono::steady_clock::now();
    bytes = work();
    ms.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  std::ranges::sort(ms);
  const auto at_share = [&](double p) {
    return ms[static_cast<std::size_t>(p * static_cast<double>(ms.size() - 1) + 0.5)];
  };
  fmt::print(
      "{:<46} n {:>2}   median {:>8.1f} ms   p95 {:>8.1f} ms   {:>7.2f} MB   peak memory {:>4.0f} MB, {:>3.0f} of them "
      "for this{}\n",
      what, n, at_share(0.5), at_share(0.95), static_cast<double>(bytes) / 1e6, peak_memory(), peak_memory() - before,
      goal);
}

report::Options options_of(Day from, Day until) {
  report::Options options;
  options.from = from;
  options.until = until;
  options.zone = find_zone("Europe/Berlin").value();
  options.made_at = Instant{1'790'000'000'000};
  return options;
}

std::size_t made(const JournalData& data, const report::Options& options, Format format,
                 std::string_view password = {}) {
  const auto file = report::make_file(data, options, format, password);
  if (!file) {
    fmt::print(stderr, "bench: {}\n", file.error().message);
    std::exit(1);
  }
  return file->size();
}

/// What `nightjar export FILE --out all.zip` holds: every table, the dictionary and journal.json.
std::size_t complete_export(const JournalData& data) {
  auto files = report::csv_files(data);
  files.push_back({"journal.json", report::journal_json(data, {})});
  return report::zip_archive(files).size();
}
}  // namespace

int main() {
  const Day last = *make_day(2026, 6, 30);
  const auto year = bench::invented_life(1, last);
  fmt::print("\n-- Sharing: a year, {} records\n", year.live_count());
  auto two_pages = options_of(last - 13, last);
  two_pages.left_out = report::left_out_by(report::Preset::sleep_only);
  two_pages.last_page = false;
  if (report::preview(year, two_pages).size() != 2) std::abort();
  measure("PDF of two pages, 14 nights", 25, "   goal 200 ms", [&] { return made(year, two_pages, Format::pdf); });
  measure("the same with a password", 15, "", [&] { return made(year, two_pages, Format::pdf, "walnut-tide-ember"); });
  auto everything = options_of(last - 59, last);
  everything.all_entries = everything.contents_page = true;
  measure("PDF of everything, 60 nights", 10, "", [&] { return made(year, everything, Format::pdf); });
  measure("pages of the preview, 60 nights", 10, "", [&] { return report::preview(year, everything).size(); });
  measure("web page of everything, 60 nights", 10, "", [&] { return made(year, everything, Format::html); });
  const auto whole_year = options_of(last - 364, last);
  measure("FHIR bundle of a year", 15, "   goal 300 ms", [&] { return made(year, whole_year, Format::fhir); });
  measure("workbook of a year", 10, "", [&] { return made(year, whole_year, Format::xlsx); });
  measure("tables of a year", 10, "", [&] { return made(year, whole_year, Format::csv); });
  measure("tables of a year with a password", 10, "",
          [&] { return made(year, whole_year, Format::csv, "walnut-tide-ember"); });

  const auto decade = bench::invented_life(10, last);
  fmt::print("-- Sharing: ten years, {} records\n", decade.live_count());
  const auto ten_years = options_of(last - 3651, last);
  measure("a copy of the journal, for a job", 5, "", [&] { return JournalData(decade).live_count(); });
  measure("what is in the file, all of it", 5, "",
          [&] { return report::contents_of(decade, ten_years, Format::pdf).lines.size(); });
  measure("pages of the preview, all of it", 3, "", [&] { return report::preview(decade, ten_years).size(); });
  auto every_entry = ten_years;
  every_entry.all_entries = true;
  measure("the same with every entry", 1, "", [&] { return report::preview(decade, every_entry).size(); });
  measure("FHIR bundle", 3, "", [&] { return made(decade, ten_years, Format::fhir); });

  const auto life = bench::invented_life(50, last);
  fmt::print("-- Sharing: fifty years, {} records\n", life.live_count());
  measure("journal.json", 3, "", [&] { return report::journal_json(life, {}).size(); });
  measure("complete export: tables and journal.json, zip", 3, "   goal 3000 ms", [&] { return complete_export(life); });
  measure("workbook", 1, "", [&] { return made(life, options_of(last - 365 * 50, last), Format::xlsx); });
  return 0;
}
