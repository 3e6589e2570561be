#include <gtest/gtest.h>

#include <algorithm>
#include <nightjar/codec/csv.hpp>
#include <nightjar/codec/record_csv.hpp>
#include <nightjar/report/csv.hpp>
#include <nightjar/time/format.hpp>

using namespace nightjar;
using namespace nightjar::report;

namespace {

Id id(std::uint8_t n) {
  Id out;
  out.bytes[15] = n;
  return out;
}

// Coffee on 1 May with two entries, none on 2 May, nothing said on 3 May, a check-in on 4 May.
JournalData coffee_journal() {
  JournalData data;
  Substance coffee;
  coffee.head.id = id(1);
  coffee.name = "coffee, black";
  coffee.substance_kind = SubstanceKind::caffeine;
  data.put(coffee);
  const auto first = parse_day("2024-05-01").value();
  for (int i = 0; i < 2; ++i) {
    SubstanceDay day;
    day.head.id = id(static_cast<std::uint8_t>(10 + i));
    day.head.zone = "Europe/Berlin";
    day.head.offset_min = 120;
    day.head.created = parse_utc(i == 0 ? "2024-05-01T18:00Z" : "2024-05-07T18:00Z").value();
    day.substance_id = id(1);
    day.day = first + i;
    day.state = i == 0 ? DayState::taken : DayState::none;
    data.put(day);
    Intake intake;
    intake.head.id = id(static_cast<std::uint8_t>(20 + i));
    intake.substance_id = id(1);
    intake.day = first;
    intake.at = parse_moment(i == 0 ? "2024-05-01T15:30" : "2024-05-01T08:10", "Europe/Berlin").value();
    intake.amount = StatedAmount{i == 0 ? "2" : "1 or 2"};
    intake.unit = "cups";
    data.put(intake);
  }
  CheckIn check;
  check.head.id = id(30);
  check.day = first + 3;
  data.put(check);
  return data;
}

}  // namespace

TEST(DaysCsv, EveryDayHasARowAndNotRecordedIsNotNone) {
  EXPECT_EQ(days_csv(coffee_journal()),
            "day,zone,substance,kind,state,intakes,first_at,last_at,amounts_as_typed,planned,plan_taken,plan_not_taken,"
            "lateness,origin,note\n"
            "2024-05-01,Europe/Berlin,\"coffee, black\",caffeine,taken,2,2024-05-01T08:10,2024-05-01T15:30,"
            "2 cups | 1 or 2 cups,,,,same_day,self,\n"
            "2024-05-02,Europe/Berlin,\"coffee, black\",caffeine,none,,,,,,,,from_memory,self,\n"
            "2024-05-03,,\"coffee, black\",caffeine,not_recorded,,,,,,,,,,\n"
            "2024-05-04,,\"coffee, black\",caffeine,not_recorded,,,,,,,,,,\n");
}

TEST(DaysCsv, ThePlanSaysWhatWasAnsweredAndNothingElse) {
  auto data = coffee_journal();
  Plan plan;
  plan.head.id = id(40);
  plan.substance_id = id(1);
  plan.instruction = "as the prescriber said";
  plan.from = parse_day("2024-05-02").value();
  plan.until = plan.from;
  plan.times.minutes = {480, 1320};
  data.put(plan);
  PlanEvent event;
  event.head.id = id(41);
  event.plan_id = id(40);
  event.planned_min = 480;
  event.day = plan.from;
  event.state = PlanState::not_taken;
  data.put(event);
  const auto table = codec::read_csv(days_csv(data)).value();
  EXPECT_EQ(table.cell(table.rows[0], "planned"), "");
  EXPECT_EQ(table.cell(table.rows[1], "planned"), "2");
  EXPECT_EQ(table.cell(table.rows[1], "plan_taken"), "0");
  EXPECT_EQ(table.cell(table.rows[1], "plan_not_taken"), "1");
  EXPECT_EQ(table.cell(table.rows[2], "planned"), "");
}

TEST(MeasuresCsv, GivesTheWorkedNightAndTheReasonWhereThereIsNone) {
  JournalData data;
  Night night;
  night.head.id = id(1);
  night.head.created = parse_utc("2024-05-02T05:30Z").value();
  night.head.zone = "Europe/Berlin";
  night.night = parse_day("2024-05-01").value();
  const auto moment = [](const char* text) { return parse_moment(text, "Europe/Berlin").value(); };
  night.into_bed = moment("2024-05-01T22:30");
  night.tried_to_sleep = moment("2024-05-01T23:00");
  night.sleep_latency_min = 40;
  night.awakenings = 2;
  night.awake_min = 50;
  night.final_awakening = moment("2024-05-02T06:10");
  night.still_trying_min = 30;
  night.out_of_bed = moment("2024-05-02T07:00");
  data.put(night);
  Night impossible;
  impossible.head.id = id(2);
  impossible.head.created = parse_utc("2024-05-09T05:30Z").value();
  impossible.night = parse_day("2024-05-02").value();
  impossible.into_bed = moment("2024-05-03T07:00");
  impossible.out_of_bed = moment("2024-05-02T23:00");
  data.put(impossible);

  const auto table = codec::read_csv(measures_csv(data)).value();
  ASSERT_EQ(table.rows.size(), 2u);
  const auto cell = [&](std::size_t row, const char* name) { return table.cell(table.rows[row], name); };
  EXPECT_EQ(cell(0, "time_in_bed_min"), "510");
  EXPECT_EQ(cell(0, "sleep_onset"), "2024-05-01T23:40");
  EXPECT_EQ(cell(0, "total_sleep_time_min"), "340");
  EXPECT_NEAR(std::stod(std::string(cell(0, "efficiency_dse_pct"))), 73.913, 1e-3);
  EXPECT_EQ(cell(0, "midpoint"), "2024-05-02T02:55");
  EXPECT_EQ(cell(0, "usable"), "true");
  EXPECT_EQ(cell(0, "reason"), "");
  EXPECT_EQ(cell(0, "lateness"), "prompt");
  EXPECT_EQ(cell(1, "time_in_bed_min"), "");
  EXPECT_EQ(cell(1, "usable"), "false");
  EXPECT_NE(cell(1, "reason"), "");
}

TEST(CsvFiles, ThePeriodLimitsWhatHasADay) {
  const auto data = coffee_journal();
  CsvOptions options;
  options.from = options.until = parse_day("2024-05-02").value();
  EXPECT_EQ(codec::read_csv(days_csv(data, options)).value().rows.size(), 1u);
  EXPECT_EQ(codec::read_csv(records_csv(data, "intake", options)).value().rows.size(), 0u);
  EXPECT_EQ(codec::read_csv(records_csv(data, "substance", options)).value().rows.size(), 1u);
}

TEST(CsvFiles, ASpreadsheetTakesNoCellForAFormula) {
  JournalData data;
  Note note;
  note.head.id = id(1);
  note.at = parse_moment("2024-05-01T12:00", std::nullopt).value();
  note.text = "=HYPERLINK(1)";
  data.put(note);
  EXPECT_NE(records_csv(data, "note").find(",=HYPERLINK(1),"), std::string::npos);
  EXPECT_NE(records_csv(data, "note", {{}, {}, true}).find(",'=HYPERLINK(1),"), std::string::npos);
}

TEST(Dictionary, DescribesEveryColumnOfEveryFileOnce) {
  const auto table = codec::read_csv(dictionary_csv()).value();
  std::map<std::string, std::vector<std::string>> columns;
  for (const auto& row : table.rows) {
    ASSERT_EQ(row.cells.size(), 8u);
    columns[row.cells[0]].push_back(row.cells[1]);
    EXPECT_FALSE(row.cells[2].empty()) << row.cells[1];
    EXPECT_FALSE(row.cells[6].empty()) << row.cells[1];
  }
  for (const auto& file : csv_files(coffee_journal())) {
    if (file.name == "dictionary.csv") continue;
    EXPECT_EQ(columns[file.name], codec::read_csv(file.text).value().header) << file.name;
  }
  for_each_kind([&]<class R>() {
    if (R::kind != SubstanceDay::kind) {
      EXPECT_EQ(columns[std::string(codec::csv_file_name(R::kind))], codec::csv_columns(R::kind)) << R::kind;
    }
  });
}
