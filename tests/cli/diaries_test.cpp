// Published diaries, imported as our own CSV, give the numbers that other programs computed for them.
#include <algorithm>
#include <map>
#include <nightjar/time/journal_day.hpp>
#include <set>

#include "cli/program.hpp"

namespace nightjar::test {
namespace {

using Row = std::map<std::string, std::string>;

/// The data sets are plain: no quotes but around whole cells, no commas inside.
std::vector<Row> read_table(const std::string& name) {
  std::istringstream in(read_bytes(std::filesystem::path(NIGHTJAR_SOURCE_DIR) / "tests/data" / name));
  std::vector<Row> rows;
  std::vector<std::string> header;
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == ',')
        cells.emplace_back();
      else if (c != '"' && c != '\r')
        cells.back() += c;
    }
    if (header.empty()) {
      header = cells;
      continue;
    }
    Row row;
    for (std::size_t i = 0; i < header.size() && i < cells.size(); ++i) row[header[i]] = cells[i];
    rows.push_back(row);
  }
  return rows;
}

const std::string nights_header =
    "night,zone,into_bed,tried_to_sleep,sleep_latency_min,awakenings,awake_min,final_awakening,still_trying_min,out_of_"
    "bed,"
    "quality,rested,factors,comments\n";

/// A row of the MeLiDos diaries; the night is the one before the morning on which it was filled in.
std::string canonical(const Row& row) {
  const auto at = [&](const char* column) { return row.at(column); };
  const auto night = *parse_day(at("startdate").substr(0, 10)) - 1;
  return iso(night) + "," + at("tz") + "," + at("bedtime") + "," + at("sleep") + "," + at("sleepdelay") + "," +
         at("awakenings") + "," + at("awake_duration") + "," + at("offset") + ",," + at("out_ofbed") + "," +
         at("sleepquality") + ",,,\n";
}

class Diaries : public Program {
 protected:
  Diaries() { make_journal(); }

  /// The nights of each person, from a journal of their own, in the order of the table.
  std::vector<nlohmann::json> nights_of_all(const std::vector<Row>& rows) {
    std::map<std::string, std::string> people;
    for (const auto& row : rows) people.try_emplace(row.at("id"), nights_header).first->second += canonical(row);
    std::vector<nlohmann::json> all;
    for (const auto& [person, csv] : people) {
      std::filesystem::remove(journal());
      make_journal();
      const auto imported = import_text("nights.csv", csv);
      EXPECT_EQ(imported.status, 0) << imported.err << imported.out;
      for (auto& night : done({"nights"}, {"--json"}).json()) {
        night["person"] = person;
        all.push_back(std::move(night));
      }
    }
    return all;
  }
};

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

void expect_same(const nlohmann::json& got, const std::string& reference, const std::string& what) {
  ASSERT_FALSE(got.is_null()) << what;
  EXPECT_NEAR(got.get<double>(), std::stod(reference), 0.01) << what;
}

/// "2024-05-14T05:01:30+0200" -> "2024-05-14T05:01:30+02:00", without seconds when there are none.
std::string as_we_write(std::string time) {
  time.insert(time.size() - 2, ":");
  if (time.substr(16, 3) == ":00") time.erase(16, 3);
  return time;
}

std::string key(const std::string& person, const std::string& into_bed) { return person + " " + into_bed; }

TEST_F(Diaries, EveryNightOfTheMunichDiaryEqualsTheReference) {
  std::map<std::string, Row> reference;
  for (const auto& row : read_table("munich/REFERENCE_TUM_Munich_nights.csv"))
    reference[key(row.at("id"), row.at("bedtime"))] = row;
  const auto nights = nights_of_all(read_table("munich/TUM_Munich.csv"));
  ASSERT_EQ(nights.size(), 70U);
  for (const auto& night : nights) {
    const auto name = key(night["person"], night["into_bed"].get<std::string>().substr(0, 16));
    ASSERT_TRUE(reference.contains(name)) << name;
    const auto& row = reference.at(name);
    EXPECT_EQ(night["usable"], true) << name;
    for (const auto& check : night["checks"]) EXPECT_TRUE(check != "order" && check != "long_night") << name << check;
    expect_same(night["time_in_bed_min"], row.at("TIB_min"), name);
    expect_same(night["sleep_latency_min"], row.at("SOL_min"), name);
    // Not woken and no minutes answered: none awake.
    if (night["awake_min"].is_null())
      EXPECT_TRUE(night["awakenings"] == 0 && row.at("WASO_min").empty()) << name;
    else
      expect_same(night["awake_min"], row.at("WASO_min"), name);
    expect_same(night["total_sleep_time_min"], row.at("TST_min"), name);
    expect_same(night["efficiency_tib_pct"], row.at("SE_pct"), name);
    expect_same(night["efficiency_lights_out_pct"], row.at("SE_lightsout_pct"), name);
    EXPECT_EQ(night["midpoint"], as_we_write(row.at("midsleep_local"))) << name;
  }
}

TEST_F(Diaries, TheSummaryOfOneJournalWithAllMunichNightsEqualsTheReference) {
  // Ten people slept on the same dates: each gets a year of their own, so that one journal can hold them all. Whole
  // weeks keep the clock change out; only clock times and lengths count here.
  auto rows = read_table("munich/TUM_Munich.csv");
  std::map<std::string, int> shift;
  std::string csv = nights_header;
  for (auto& row : rows) {
    const int days = 7 * 53 * shift.try_emplace(row.at("id"), static_cast<int>(shift.size())).first->second;
    for (const auto* column : {"bedtime", "sleep", "offset", "out_ofbed", "startdate"}) {
      auto& cell = row[column];
      cell = iso(*parse_day(cell.substr(0, 10)) + days) + cell.substr(10);
    }
    row["tz"] = "UTC+02:00";
    csv += canonical(row);
  }
  const auto imported = import_text("nights.csv", csv);
  ASSERT_EQ(imported.status, 0) << imported.err << imported.out;
  const auto summary = done({"summary"}, {"--json"}).json();
  EXPECT_EQ(summary["nights_recorded"], 70);
  const auto expect = [&](const char* measure, const char* figure, double value, double tolerance = 0.001) {
    EXPECT_NEAR(summary["measures"][measure][figure].get<double>(), value, tolerance) << measure << " " << figure;
  };
  expect("time_in_bed_min", "mean", 551.74286);
  expect("time_in_bed_min", "sd", 112.86874);
  expect("time_in_bed_min", "median", 550);
  expect("total_sleep_time_min", "mean", 466.54286);
  expect("total_sleep_time_min", "sd", 109.51986);
  expect("total_sleep_time_min", "q1", 412.5);
  expect("total_sleep_time_min", "median", 466);
  expect("total_sleep_time_min", "q3", 530.25);
  expect("sleep_latency_min", "mean", 23.58571);
  expect("awake_min", "mean", 3.54286);
  expect("efficiency_tib_pct", "mean", 85.07727);
  expect("efficiency_lights_out_pct", "mean", 90.91940);
  EXPECT_NEAR(summary["efficiency_pooled_pct"].get<double>(), 84.558, 0.001);
  const auto expect_clock = [&](const char* point, const char* time, double spread) {
    EXPECT_EQ(summary["clock"][point]["mean"], time) << point;
    EXPECT_NEAR(summary["clock"][point]["sd_min"].get<double>(), spread, 0.01) << point;
    EXPECT_EQ(summary["clock"][point]["n"], 70) << point;
  };
  expect_clock("into_bed", "00:08", 107.70);
  expect_clock("final_awakening", "09:03", 87.92);
  expect_clock("midpoint", "05:08", 70.43);
}

TEST_F(Diaries, TheKumasiDiaryHas93UsableNightsAnd11KeptWithAReason) {
  const auto nights = nights_of_all(read_table("kumasi/KNUST_Kumasi.csv"));
  ASSERT_EQ(nights.size(), 104U);
  std::vector<double> in_bed, asleep, efficiency;
  int kept = 0, asked = 0;
  for (const auto& night : nights) {
    if (night["usable"]) {
      in_bed.push_back(night["time_in_bed_min"]);
      asleep.push_back(night["total_sleep_time_min"]);
      efficiency.push_back(night["efficiency_tib_pct"]);
      asked += std::count(night["checks"].begin(), night["checks"].end(), "long_night") > 0 ? 1 : 0;
      continue;
    }
    ++kept;
    EXPECT_TRUE(night["reason"].is_string());
    EXPECT_TRUE(night["into_bed"].is_string());
    for (const auto* measure :
         {"time_in_bed_min", "total_sleep_time_min", "efficiency_tib_pct", "midpoint", "sleep_onset"})
      EXPECT_TRUE(night[measure].is_null()) << measure;
  }
  EXPECT_EQ(in_bed.size(), 93U);
  EXPECT_EQ(kept, 11);
  EXPECT_EQ(asked, 4);
  EXPECT_NEAR(mean(in_bed), 552.88172, 0.001);
  EXPECT_NEAR(mean(asleep), 455.64516, 0.001);
  EXPECT_NEAR(mean(efficiency), 84.83298, 0.001);
}

TEST_F(Diaries, TheFileOfSeveralPeopleCanBeReadAsItIs) {
  const auto file = (std::filesystem::path(NIGHTJAR_SOURCE_DIR) / "tests/data/munich/TUM_Munich.csv").string();
  clock_.time = *parse_utc("2024-08-01T06:00:00Z");  // after the diary: what lies ahead is not read
  EXPECT_EQ(run_on({"import"}, {file}).status, 2);
  EXPECT_EQ(run_on({"import"}, {file, "--format", "melidos", "--person", "001"}).status, 0);
  const auto nights = done({"nights"}, {"--json"}).json();
  ASSERT_EQ(nights.size(), 7U);
  EXPECT_EQ(nights[0]["total_sleep_time_min"], 553);
}

TEST_F(Diaries, NightsAtClockChangesAndOnFlightsLastAsLongAsTheyDid) {
  for (const auto& row : read_table("tz-oracle/nights.csv")) {
    std::filesystem::remove(journal());
    make_journal();
    const auto bed = row.at("bed_local");
    const auto zone =
        row.at("tz_bed") == row.at("tz_wake") ? row.at("tz_bed") : row.at("tz_bed") + ">" + row.at("tz_wake");
    const auto into_bed = row.at("bed_fold") == "1" ? bed + "-05:00" : bed;
    const auto night = night_of(parse_local(bed)->local);
    const auto imported =
        import_text("nights.csv", nights_header + iso(night) + "," + zone + "," + into_bed + "," + into_bed +
                                      ",0,0,0," + row.at("wake_local") + ",," + row.at("wake_local") + ",,,,\n");
    EXPECT_EQ(imported.status, 0) << row.at("note") << imported.out;
    const auto got = done({"nights"}, {"--json"}).json().at(0);
    EXPECT_EQ(got["time_in_bed_min"].get<double>(), std::stod(row.at("elapsed_min"))) << row.at("note");
    EXPECT_EQ(got["midpoint"], as_we_write(row.at("midpoint_local_wake_tz"))) << row.at("note");
  }
}

TEST_F(Diaries, TheWeekOfAnotherPersonsPaperDiaryEqualsTheirOwnSums) {
  // Rows are questions, columns nights; they lay down after midnight, so each night began the day before its column.
  const std::string path_of = "joeflack4/data-with-questions-2025--06-19--06-25.csv";
  std::istringstream in(read_bytes(std::filesystem::path(NIGHTJAR_SOURCE_DIR) / "tests/data" / path_of));
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (const char c : line) {
      if (c == '"')
        quoted = !quoted;
      else if (c == ',' && !quoted)
        cells.emplace_back();
      else if (c != '\r')
        cells.back() += c;
    }
    rows.push_back(cells);
  }
  const auto time = [&](std::size_t row, std::size_t column, Day day) {
    return iso(at(day, *parse_clock(rows[row][column])));
  };
  std::string csv = nights_header;
  for (std::size_t column = 1; column <= 7; ++column) {
    const auto morning = *make_day(2025, 6, 18 + static_cast<int>(column));
    const auto bed = time(2, column, morning);
    const auto awake = rows[5][column] == "." ? std::string("0") : rows[5][column];
    csv += iso(morning - 1) + ",America/New_York," + bed + "," + bed + "," + rows[3][column] + "," + rows[4][column] +
           "," + awake + "," + time(7, column, morning) + ",," + time(8, column, morning) + ",,,,\n";
  }
  ASSERT_EQ(import_text("nights.csv", csv).status, 0);
  const std::vector<double> in_bed = {491, 493, 487, 468, 461, 452, 435}, asleep = {451, 378, 465, 412, 432, 390, 412};
  const auto nights = done({"nights"}, {"--json"}).json();
  ASSERT_EQ(nights.size(), 7U);
  for (std::size_t i = 0; i < 7; ++i) {
    EXPECT_EQ(nights[i]["time_in_bed_min"].get<double>(), in_bed[i]);
    EXPECT_EQ(nights[i]["total_sleep_time_min"].get<double>(), asleep[i]);
  }
}

TEST_F(Diaries, DaysOfTheTrialGiveTheReferenceOutcomes) {
  const std::set<std::string> opioids = {"Heroin", "Opioid", "Methadone", "Buprenorphine"};
  std::map<std::string, std::set<int>> taken, drank;
  std::map<std::string, int> start;
  for (const auto& row : read_table("ctn0094/participants.csv")) start[row.at("who")] = std::stoi(row.at("rand"));
  for (const auto& row : read_table("ctn0094/tlfb.csv")) {
    const int day = std::stoi(row.at("when")) - start.at(row.at("who"));
    if (opioids.contains(row.at("what"))) taken[row.at("who")].insert(day);
    if (row.at("what") == "Alcohol") drank[row.at("who")].insert(day);
  }
  double days_taken = 0, percent = 0, runs = 0, last7 = 0, alcohol = 0;
  const auto reference = read_table("ctn0094/REFERENCE_opioid_outcomes.csv");
  ASSERT_EQ(reference.size(), 36U);
  for (const auto& row : reference) {
    const auto& who = row.at("who");
    // A day without a row counts as none for this comparison only: the source cannot tell it from not asked.
    std::string csv = "day,substance,kind,state\n";
    for (int day = 1; day <= 84; ++day) {
      const auto date = iso(*make_day(2024, 1, 1) + (day - 1));
      csv += date + ",opioid,opioid," + (taken[who].contains(day) ? "taken" : "none") + "\n";
      csv += date + ",alcohol,alcohol," + (drank[who].contains(day) ? "taken" : "none") + "\n";
    }
    std::filesystem::remove(journal());
    make_journal();
    const auto imported = import_text("days.csv", csv);
    ASSERT_EQ(imported.status, 0) << imported.err << imported.out;
    const auto substances = done({"summary"}, {"--json"}).json()["substances"];
    ASSERT_EQ(substances.size(), 2U);
    const auto& opioid = substances[1];
    EXPECT_EQ(opioid["name"], "opioid");
    EXPECT_EQ(opioid["taken"].get<int>(), std::stoi(row.at("opioid_use_days_d1_84"))) << who;
    EXPECT_NEAR(opioid["pct_none_recorded"].get<double>(), std::stod(row.at("pct_days_abstinent_d1_84")), 0.0001)
        << who;
    EXPECT_EQ(opioid["longest_run"].get<int>(), std::stoi(row.at("longest_abstinent_run_days"))) << who;
    EXPECT_EQ(opioid["current_run"].get<int>(), std::stoi(row.at("current_abstinent_run_at_d84"))) << who;
    EXPECT_EQ(opioid["last7_all_none"], row.at("ppa7_d84") == "1" ? "yes" : "no") << who;
    EXPECT_EQ(substances[0]["taken"].get<int>(), std::stoi(row.at("alcohol_days_d1_84"))) << who;
    days_taken += opioid["taken"].get<double>();
    percent += opioid["pct_none_recorded"].get<double>();
    runs += opioid["longest_run"].get<double>();
    last7 += opioid["last7_all_none"] == "yes" ? 1 : 0;
    alcohol += substances[0]["taken"].get<double>();
  }
  EXPECT_NEAR(days_taken / 36, 7.694444, 1e-6);
  EXPECT_NEAR(percent / 36, 90.839942, 1e-5);
  EXPECT_NEAR(runs / 36, 55.805556, 1e-6);
  EXPECT_NEAR(last7 / 36, 0.75, 1e-9);
  EXPECT_NEAR(alcohol / 36, 2.333333, 1e-6);
}

TEST_F(Diaries, ASummaryOfFewNightsShowsNoMeanUnlessAllIsAsked) {
  for (int day = 10; day < 13; ++day)
    done({"log", "night"}, {"--night", "2024-03-" + std::to_string(day), "--in-bed", "23:00", "--tried", "23:00",
                            "--latency", "10", "--awake", "0", "--final", "07:00", "--up", "07:00"});
  const auto few = done({"summary"}, {"--json"}).json();
  EXPECT_EQ(few["nights_possible"], 3);
  EXPECT_EQ(few["measures"]["total_sleep_time_min"]["n"], 3);
  EXPECT_TRUE(few["measures"]["total_sleep_time_min"]["mean"].is_null());
  EXPECT_EQ(few["all"], false);
  const auto all = done({"summary"}, {"--json", "--all"}).json();
  EXPECT_EQ(all["measures"]["total_sleep_time_min"]["mean"], 470);
  EXPECT_EQ(all["all"], true);
  for (const auto* field : {"from", "until", "nights_possible", "nights_recorded", "measures", "efficiency_pooled_pct",
                            "clock", "sri", "substances", "cravings"})
    EXPECT_TRUE(all.contains(field)) << field;
  const auto text = done({"summary"});
  EXPECT_TRUE(text.says("Nights recorded: 3 of 3.")) << text.out;
}

}  // namespace
}  // namespace nightjar::test
