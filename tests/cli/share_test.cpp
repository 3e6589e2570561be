#include <array>
#include <cmath>
#include <cstdio>
#include <regex>
#include <sstream>

#include "cli/program.hpp"

namespace nightjar::test {
namespace {

/// 28 nights with everything that page 1 shows.
class Shares : public Program {
 protected:
  Shares() { make_journal(); }

  void fill() {
    std::string csv =
        "night,zone,into_bed,tried_to_sleep,sleep_latency_min,awakenings,awake_min,final_awakening,still_trying_min,"
        "out_of_bed,quality,rested,factors,comments\n";
    for (int i = 0; i < 28; ++i) {
      const Day day = *make_day(2024, 3, 3) + i;
      if (i == 20) continue;
      csv += iso(day) + ",Europe/Berlin," + iso(day) + "T22:" + (i % 2 ? "40" : "15") + "," + iso(day) +
             "T23:" + (i % 3 ? "05" : "20") + "," + std::to_string(12 + i * 7 % 31) + "," + std::to_string(i % 4) +
             "," + std::to_string(5 + i * 11 % 50) + "," + iso(day + 1) + "T06:" + (i % 5 ? "10" : "45") + ",," +
             iso(day + 1) + "T07:" + (i % 2 ? "00" : "25") + "," + std::to_string(1 + i % 5) + "," +
             std::to_string(1 + i % 4) + ",,a word\n";
    }
    ASSERT_EQ(import_text("nights.csv", csv).status, 0);
  }
  std::string printed_by(const std::string& command) {
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    std::string out;
    std::array<char, 4096> buffer{};
    while (const std::size_t n = fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), n);
    pclose(pipe);
    return out;
  }
};

std::string duration(double minutes) {
  const auto m = std::llround(minutes);
  return std::to_string(m / 60) + " h " + (m % 60 < 10 ? "0" : "") + std::to_string(m % 60);
}
std::string without_no_break(std::string text) {
  for (auto at = text.find("\u00a0"); at != std::string::npos; at = text.find("\u00a0", at)) text.replace(at, 2, " ");
  return text;
}

TEST_F(Shares, TheFirstPageHasTheNumbersOfTheSummary) {
  fill();
  const std::vector<std::string> period{"--from", "2024-03-03", "--until", "2024-03-30"};
  auto asked = period;
  asked.insert(asked.end(), {"--out", path("visit.html")});
  done({"report"}, asked);
  asked = period;
  asked.insert(asked.end(), {"--out", path("visit.pdf")});
  done({"report"}, asked);
  asked = period;
  asked.emplace_back("--json");
  const auto summary = done({"summary"}, asked).json();
  const auto page = without_no_break(read_bytes(path("visit.html")));
  const auto printed = without_no_break(printed_by("pdftotext -l 2 -layout " + path("visit.pdf") + " -"));

  const auto mean = [&](const char* code) { return summary["measures"][code]["mean"].get<double>(); };
  const auto clock = [&](const char* code) { return summary["clock"][code]["mean"].get<std::string>(); };
  EXPECT_EQ(summary["nights_recorded"], 27);
  std::vector<std::string> expected{duration(mean("total_sleep_time_min")),
                                    duration(mean("time_in_bed_min")),
                                    std::to_string(std::llround(mean("sleep_latency_min"))),
                                    std::to_string(std::llround(mean("awake_min"))),
                                    clock("into_bed"),
                                    clock("tried_to_sleep"),
                                    clock("final_awakening"),
                                    clock("out_of_bed"),
                                    "27 of 28 nights recorded"};
  char efficiency[16];
  std::snprintf(efficiency, sizeof efficiency, "%.1f",
                std::round(summary["efficiency_pooled_pct"].get<double>() * 10) / 10);
  expected.emplace_back(efficiency);
  for (const auto& text : expected) {
    EXPECT_NE(page.find(text), std::string::npos) << text;
    EXPECT_NE(printed.find(text), std::string::npos) << text << "\n" << printed;
  }
}

/// A line of the grid on page 1 as printed, without its label: "22:41 23:01 37 …".
std::string printed_row(const std::string& page, const std::string& label, int lines_below = 0) {
  auto at = page.find(label);
  if (at == std::string::npos) return "no line of " + label;
  for (int i = 0; i < lines_below; ++i) at = page.find('\n', at) + 1;
  std::string line = page.substr(at, page.find('\n', at) - at);
  for (const std::string& word : {label, std::string("\u00b1 SD"), std::string("nights used, of 28"),
                                  std::string("nights used, of 7"), std::string("\u2020")})
    for (auto where = line.find(word); where != std::string::npos; where = line.find(word))
      line.erase(where, word.size());
  std::istringstream in(line);
  std::string out, token;
  while (in >> token) out += (out.empty() || out.ends_with("\u00b1") ? "" : " ") + token;
  return out;
}

std::string one_decimal(double value) {
  char text[16];
  std::snprintf(text, sizeof text, "%.1f", std::round(value * 10) / 10);
  return text;
}

/// What that line has to say, in the order of its columns: means, spread, nights used.
std::array<std::string, 3> row_of(const nlohmann::json& summary) {
  std::array<std::string, 3> out;
  const auto add = [&](std::size_t line, const std::string& text) {
    out[line] += (out[line].empty() ? "" : " ") + text;
  };
  const auto clock = [&](const char* code) {
    const auto& one = summary["clock"][code];
    if (one["mean"].is_null()) return;
    add(0, one["mean"]);
    if (!one["sd_min"].is_null()) add(1, "\u00b1" + std::to_string(std::llround(one["sd_min"].get<double>())));
    add(2, std::to_string(one["n"].get<int>()));
  };
  const auto measure = [&](const char* code, auto text, auto spread) {
    const auto& one = summary["measures"][code];
    if (one["mean"].is_null()) return;  // too few nights: its place stays empty, and the number of nights with it
    add(0, text(one["mean"].get<double>()));
    add(1, "\u00b1" + spread(one["sd"].get<double>()));
    add(2, std::to_string(one["n"].get<int>()));
  };
  const auto whole = [](double value) { return std::to_string(std::llround(value)); };
  clock("into_bed");
  clock("tried_to_sleep");
  measure("sleep_latency_min", whole, whole);
  measure("awakenings", one_decimal, one_decimal);
  measure("awake_min", whole, whole);
  clock("final_awakening");
  clock("out_of_bed");
  measure("time_in_bed_min", duration, whole);
  measure("total_sleep_time_min", duration, whole);
  add(0, one_decimal(summary["efficiency_pooled_pct"]));
  add(2, std::to_string(summary["measures"]["efficiency_tib_pct"]["n"].get<int>()));
  measure("quality", one_decimal, one_decimal);
  measure("rested", one_decimal, one_decimal);
  return out;
}

/// Under the big figures: the spread where there is one, else the nights used; below it the nights used of those with a
/// spread.
std::array<std::string, 2> notes_of_headline(const nlohmann::json& summary, int nights) {
  std::array<std::string, 2> out{"last " + std::to_string(nights) + " nights", ""};
  const auto add = [&](const nlohmann::json& spread, int n) {
    const std::string used = std::to_string(n) + " of " + std::to_string(nights) + " nights";
    if (!spread.is_null()) out[0] += " \u00b1" + std::to_string(std::llround(spread.get<double>())) + " min";
    std::string& line = out[spread.is_null() ? 0 : 1];
    line += (line.empty() ? "" : " ") + used;
  };
  const auto& measures = summary["measures"];
  for (const char* code : {"total_sleep_time_min", "sleep_latency_min", "awake_min"})
    add(measures[code]["sd"], measures[code]["n"]);
  for (const char* code : {"tried_to_sleep", "final_awakening"})
    add(summary["clock"][code]["sd_min"], summary["clock"][code]["n"]);
  add(nullptr, measures["efficiency_tib_pct"]["n"]);
  return out;
}

TEST_F(Shares, EveryNumberOfTheGridIsOneOfTheSummary) {
  fill();
  done({"report"}, {"--from", "2024-03-03", "--until", "2024-03-30", "--out", path("visit.pdf")});
  const auto printed = without_no_break(printed_by("pdftotext -l 3 -layout " + path("visit.pdf") + " -"));
  const auto expected = row_of(done({"summary"}, {"--from", "2024-03-03", "--until", "2024-03-30", "--json"}).json());
  for (int line = 0; line < 3; ++line)
    EXPECT_EQ(printed_row(printed, "All 28 nights", line), expected[static_cast<std::size_t>(line)]) << printed;
  const std::vector<std::array<const char*, 3>> weeks{{"2024-03-03", "2024-03-09", "Sun 3 \u2013 Sat 9"},
                                                      {"2024-03-10", "2024-03-16", "Sun 10 \u2013 Sat 16"},
                                                      {"2024-03-17", "2024-03-23", "Sun 17 \u2013 Sat 23"},
                                                      {"2024-03-24", "2024-03-30", "Sun 24 \u2013 Sat 30"}};
  for (const auto& [from, until, label] : weeks) {
    const auto week = row_of(done({"summary"}, {"--from", from, "--until", until, "--json"}).json());
    for (int line = 0; line < 3; ++line)
      EXPECT_EQ(printed_row(printed, label, line), week[static_cast<std::size_t>(line)]) << label << printed;
  }
  // Recent and long-term, with what each rests on.
  for (const auto& [from, label, nights] : {std::tuple{"2024-03-17", "Recent", 14}, {"2024-01-01", "Long-term", 90}}) {
    const auto summary = done({"summary"}, {"--from", from, "--until", "2024-03-30", "--json"}).json();
    const auto& measures = summary["measures"];
    const auto min = [&](const char* code) {
      return std::to_string(std::llround(measures[code]["mean"].get<double>())) + " min";
    };
    const std::string tst = duration(measures["total_sleep_time_min"]["mean"]);
    EXPECT_EQ(printed_row(printed, label), tst + " " + min("sleep_latency_min") + " " + min("awake_min") + " " +
                                               summary["clock"]["tried_to_sleep"]["mean"].get<std::string>() + " " +
                                               summary["clock"]["final_awakening"]["mean"].get<std::string>() + " " +
                                               one_decimal(summary["efficiency_pooled_pct"]) + " %")
        << printed;
    const auto notes = notes_of_headline(summary, nights);
    for (int line = 0; line < 2; ++line)
      EXPECT_EQ(printed_row(printed, label, line + 1), notes[static_cast<std::size_t>(line)]) << printed;
  }
}

TEST_F(Shares, EveryFormatIsMadeByTheNameOfTheFile) {
  fill();
  for (const auto& [name, start] :
       std::vector<std::pair<std::string, std::string>>{{"v.pdf", "%PDF-"},
                                                        {"v.html", "<!DOCTYPE html>"},
                                                        {"v.xlsx", "PK"},
                                                        {"v.zip", "PK"},
                                                        {"v.fhir.json", "{\n \"resourceType\": \"Bundle\""},
                                                        {"v.sleep.json", "["},
                                                        {"v.json", "{\"format\":\"nightjar-journal\""}}) {
    const auto made = done({"report"}, {"--out", path(name), "--until", "2024-03-30"});
    EXPECT_TRUE(made.says("no longer protected"));
    EXPECT_TRUE(read_bytes(path(name)).starts_with(start)) << name;
  }
  for (const char* name : {"e.xlsx", "e.fhir.json", "e.sleep.json"}) {
    done({"export"}, {"--out", path(name)});
    EXPECT_GT(std::filesystem::file_size(path(name)), 1000U) << name;
  }
  EXPECT_EQ(run_on({"report"}, {"--out", path("v.doc")}).status, 2);
}

TEST_F(Shares, APasswordProtectsTheFileAndIsKeptNowhere) {
  fill();
  write_bytes(path("password"), "walnut-tide-ember\n");
  done({"report"}, {"--out", path("visit.pdf"), "--until", "2024-03-30", "--password-file", path("password")});
  EXPECT_NE(printed_by("pdftotext " + path("visit.pdf") + " -").find("Incorrect password"), std::string::npos);
  EXPECT_NE(printed_by("pdftotext -upw walnut-tide-ember " + path("visit.pdf") + " -").find("Four weeks"), 0U);
  const auto offered = done({"report"}, {"--out", path("visit.zip"), "--until", "2024-03-30", "--offer-password"});
  std::smatch found;
  ASSERT_TRUE(std::regex_search(offered.out, found, std::regex("Password of the file: ([a-z-]+)\n"))) << offered.out;
  EXPECT_NE(printed_by("7z t -p" + found[1].str() + " " + path("visit.zip")).find("Everything is Ok"),
            std::string::npos);
  write_bytes(path("password"), "short\n");
  EXPECT_EQ(run_on({"report"}, {"--out", path("short.pdf"), "--password-file", path("password")}).status, 1);
  EXPECT_FALSE(std::filesystem::exists(path("short.pdf")));
  done({"export"}, {"--out", path("shares.csv")});
  const auto log = read_bytes(path("shares.csv"));
  EXPECT_EQ(log.find("walnut"), std::string::npos);
  EXPECT_NE(log.find(",true,"), std::string::npos) << "the log says that it was protected";
}

TEST_F(Shares, AProtectedFileOfAnotherFormatIsCalledTheZipThatItIs) {
  fill();
  write_bytes(path("password"), "walnut-tide-ember\n");
  for (const char* name : {"visit.xlsx", "visit.html", "visit.json", "visit.fhir.json"}) {
    const auto made =
        done({"report"}, {"--out", path(name), "--until", "2024-03-30", "--password-file", path("password")});
    EXPECT_FALSE(std::filesystem::exists(path(name))) << name;
    EXPECT_TRUE(read_bytes(path(name) + ".zip").starts_with("PK")) << name;
    EXPECT_TRUE(made.says("Wrote " + path(name) + ".zip")) << made.out;
    EXPECT_TRUE(made.says("7-Zip")) << made.out;
  }
}

TEST_F(Shares, WithoutDatesTheReportEndsWithTheLastDayOnWhichAnythingIsRecorded) {
  clock_.time = *parse_utc("2024-04-12T06:00:00Z");
  fill();
  done({"log", "craving"}, {"--at", "2024-04-09T20:00", "--peak", "6"});
  const auto made = done({"report"}, {"--out", path("visit.html")});
  EXPECT_TRUE(made.says("nights 2024-03-27 to 2024-04-09")) << made.out;
  EXPECT_TRUE(made.says("Cravings: 1 entry")) << made.out;
  EXPECT_FALSE(made.says("newer")) << made.err;
  const auto earlier = done({"report"}, {"--from", "2024-03-03", "--days", "14", "--out", path("early.html")});
  EXPECT_TRUE(earlier.says("note: 14 entries newer than 2024-03-16 are not in this file")) << earlier.err;
}

TEST_F(Shares, WithoutNightsThereIsAReportOfWhatIsRecorded) {
  clock_.time = *parse_utc("2024-04-12T06:00:00Z");
  done({"log", "craving"}, {"--at", "2024-04-09T20:00", "--peak", "6"});
  const auto made = done({"report"}, {"--out", path("visit.html")});
  EXPECT_TRUE(made.says("nights 2024-03-27 to 2024-04-09")) << made.out;
}

TEST_F(Shares, WhatCannotBeLeftOutIsSaidBeforeTheFileIsThere) {
  fill();
  done({"log", "craving"}, {"--at", "2024-03-29T20:00", "--peak", "6", "--note", "smell of ether"});
  for (const char* name : {"Ether", "Syrup"}) done({"log", "day"}, {"--day", "2024-03-29", "--taken", name});
  done({"log", "plan"}, {"--what", "Syrup", "--said", "with ether", "--from", "2024-03-03"});
  const auto made = run_on({"report"}, {"--until", "2024-03-30", "--leave-out-substance", "Ether", "--out",
                                        path("no folder") + "/visit.json"});
  EXPECT_NE(made.status, 0);
  EXPECT_TRUE(made.says("“Ether” is left out, and with it 1 note that names it.")) << made.err;
  EXPECT_TRUE(made.says("“Ether” is left out, but 1 plan in this file names it.")) << made.err;
}

TEST_F(Shares, TheLogSaysWhatIsInTheFileOfThatFormat) {
  fill();
  done({"log", "craving"}, {"--at", "2024-03-29T20:00", "--peak", "6"});
  const auto made = done({"report"}, {"--until", "2024-03-30", "--out", path("visit.sleep.json")});
  EXPECT_TRUE(made.says("Nights: 14 of 14 recorded nights") || made.says("Nights: 13 of 13 recorded nights"))
      << made.out;
  EXPECT_TRUE(made.says("Recorded, but not in this format: ")) << made.out;
  EXPECT_FALSE(made.says("Cravings: ")) << made.out;
  done({"export"}, {"--out", path("shares.csv")});
  const auto log = read_bytes(path("shares.csv"));
  EXPECT_NE(log.find("nights"), std::string::npos) << log;
  EXPECT_EQ(log.find("cravings"), std::string::npos) << log;
}

TEST_F(Shares, TheLogHoldsTheFingerprintOfTheFile) {
  fill();
  done({"report"}, {"--out", path("visit.html"), "--until", "2024-03-30", "--recipient", "sleep clinic"});
  done({"export"}, {"--out", path("shares.csv")});
  const auto digest = printed_by("sha256sum " + path("visit.html")).substr(0, 64);
  EXPECT_NE(read_bytes(path("shares.csv")).find(digest), std::string::npos);
}

TEST_F(Shares, SeveralJournalsGiveOneFileEach) {
  fill();
  const auto second = path("second.nightjar");
  std::filesystem::copy(journal(), second);
  const auto made =
      run({"report", journal(), second, "--format", "pdf", "--out", path("reports"), "--until", "2024-03-30"});
  EXPECT_EQ(made.status, 0) << made.err;
  for (const char* name : {"reports/journal.pdf", "reports/second.pdf"})
    EXPECT_TRUE(read_bytes(path(name)).starts_with("%PDF-")) << name;
  const auto tables = run({"export", journal(), second, "--out", path("tables") + "/.zip"});
  EXPECT_EQ(tables.status, 0) << tables.err;
  for (const char* name : {"tables/journal.zip", "tables/second.zip"})
    EXPECT_TRUE(read_bytes(path(name)).starts_with("PK")) << name;
}

TEST_F(Shares, TheInventedYearComesBackFromJsonAndFromItsTables) {
  const auto year = path("year.nightjar");
  ASSERT_EQ(run({"demo", year, "--kdf-cost", "minimal"}).status, 0);
  ASSERT_EQ(run({"export", year, "--out", path("year.json")}).status, 0);
  const auto from_json = path("json.nightjar"), from_tables = path("tables.nightjar");
  for (const auto& name : {from_json, from_tables}) ASSERT_EQ(run({"create", name, "--kdf-cost", "minimal"}).status, 0);
  ASSERT_EQ(run({"import", from_json, path("year.json")}).status, 0);
  ASSERT_EQ(run({"export", from_json, "--out", path("again.json")}).status, 0);
  // The importing journal also remembers the import itself: one line more, and no other difference.
  auto again = read_bytes(path("again.json"));
  const auto batch = again.find(",\n{\"record\":\"import_batch\"");
  ASSERT_NE(batch, std::string::npos);
  const auto line_end = again.find_first_of("\n]", again.find('}', again.find("\"undone_utc\"", batch)));
  again.erase(batch, line_end - batch);
  EXPECT_EQ(again, read_bytes(path("year.json"))) << "ids, times and versions included";

  // With a period the archive holds the tables alone, so they are what is read.
  const std::vector<std::string> all{"--from", "2000-01-01", "--until", "2100-01-01"};
  auto exported = std::vector<std::string>{"export", year, "--out", path("year.zip")};
  exported.insert(exported.end(), all.begin(), all.end());
  ASSERT_EQ(run(exported).status, 0);
  const auto imported = run({"import", from_tables, path("year.zip")});
  ASSERT_EQ(imported.status, 0) << imported.err;
  for (const char* table : {"nights.csv", "naps.csv", "intakes.csv", "cravings.csv", "withdrawal_checks.csv",
                            "check_ins.csv", "day_facts.csv", "substances.csv", "plans.csv", "plan_events.csv",
                            "support_events.csv", "side_effects.csv", "clinic_scores.csv", "tags.csv", "notes.csv"}) {
    const auto first = path(std::string("a-") + table), second = path(std::string("b-") + table);
    ASSERT_EQ(run({"export", year, "--out", first}).status, 0);
    ASSERT_EQ(run({"export", from_tables, "--out", second}).status, 0);
    EXPECT_EQ(read_bytes(second), read_bytes(first)) << table;
  }
}

TEST_F(Shares, OpenShowsASharedFileAndAsksForNoPassphrase) {
  fill();
  for (const char* name : {"visit.json", "visit.zip"}) {
    done({"report"}, {"--out", path(name), "--until", "2024-03-30"});
    const auto bytes = read_bytes(path(name));
    const int asked = asked_;
    const auto opened = run({"open", path(name)});
    EXPECT_EQ(opened.status, 0) << opened.err;
    EXPECT_EQ(shown_, path(name));
    EXPECT_EQ(asked_, asked);
    EXPECT_EQ(read_bytes(path(name)), bytes);
  }
  shown_.clear();
  write_bytes(path("empty.json"), "");
  write_bytes(path("page.html"), "<!DOCTYPE html>");
  for (const auto& file : {path("gone.json"), path("empty.json"), path("page.html"), journal()}) {
    const auto refused = run({"open", file});
    EXPECT_EQ(refused.status, 1) << file;
    EXPECT_TRUE(refused.says("nightjar: ")) << file;
  }
  EXPECT_TRUE(run({"open", journal()}).says("nightjar FILE"));
  EXPECT_EQ(run({"open"}).status, 2);
  EXPECT_EQ(shown_, "");
}

TEST_F(Shares, AProtectedCopyComesBackWithItsPassword) {
  fill();
  write_bytes(path("password"), "walnut-tide-ember\n");
  const auto whole = read_bytes((done({"export"}, {"--out", path("whole.json")}), path("whole.json")));
  done({"export"}, {"--out", path("locked.json"), "--password-file", path("password")});
  done({"export"}, {"--out", path("locked.zip"), "--password-file", path("password")});
  EXPECT_NE(printed_by("7z l " + path("locked.zip")).find("nights.csv"), std::string::npos)
      << "a zip is not put into another one";
  for (const char* name : {"locked.json.zip", "locked.zip"}) {
    SCOPED_TRACE(name);
    const auto second = path(std::string(name) + ".nightjar");
    ASSERT_EQ(run({"create", second, "--kdf-cost", "minimal"}).status, 0);
    answers_ = {passphrase, "walnut-tide-amber"};
    const auto wrong = run({"import", second, path(name)});
    EXPECT_EQ(wrong.status, 1);
    EXPECT_TRUE(wrong.says("this password does not open the file")) << wrong.err;
    const auto imported = run({"import", second, path(name), "--password-file", path("password")});
    ASSERT_EQ(imported.status, 0) << imported.err;
    ASSERT_EQ(run({"export", second, "--out", path("back.csv-nights.csv")}).status, 0);
    ASSERT_EQ(run({"export", journal(), "--out", path("first-nights.csv")}).status, 0);
    EXPECT_EQ(read_bytes(path("back.csv-nights.csv")), read_bytes(path("first-nights.csv")));
  }
}

}  // namespace
}  // namespace nightjar::test
