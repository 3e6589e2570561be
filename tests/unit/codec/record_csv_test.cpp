#include <gtest/gtest.h>

#include <nightjar/codec/record_csv.hpp>
#include <nightjar/time/format.hpp>

#include "unit/codec/random_records.hpp"

using namespace nightjar;
using namespace nightjar::codec;
using nightjar::random_data::RandomRecords;

namespace {

const std::string nights_header =
    "night,zone,into_bed,tried_to_sleep,sleep_latency_min,awakenings,awake_min,final_awakening,still_trying_min,"
    "out_of_bed,quality,rested,factors,comments\n";

Result<Night> night_from(const std::string& row, const RowReading& how = {}) {
  const auto table = read_csv(nights_header + row).value();
  const auto record = record_from_row(Night::kind, table, table.rows.at(0), how);
  if (!record) return fail(record.error());
  return std::get<Night>(*record);
}

std::string row_of(const Night& night) { return csv_line(csv_cells(AnyRecord(night))); }

Moment moment(const char* text, const char* zone) { return parse_moment(text, std::string(zone)).value(); }

}  // namespace

TEST(NightRow, TheCanonicalExampleIsExactToTheByte) {
  Night night;
  night.night = make_day(2024, 3, 30).value();
  night.into_bed = moment("2024-03-30T22:30", "Europe/Berlin");
  night.tried_to_sleep = moment("2024-03-30T23:00", "Europe/Berlin");
  night.sleep_latency_min = 40;
  night.awakenings = 2;
  night.awake_min = 50;
  night.final_awakening = moment("2024-03-31T06:10", "Europe/Berlin");
  night.still_trying_min = 30;
  night.out_of_bed = moment("2024-03-31T07:00", "Europe/Berlin");
  night.quality = 3;
  night.rested = 2;
  night.factors = TextSet{"screens", "late coffee"};
  night.comments = "windy, woke twice";
  const std::string expected =
      "2024-03-30,Europe/Berlin,2024-03-30T22:30,2024-03-30T23:00,40,2,50,2024-03-31T06:10,30,2024-03-31T07:00,3,2,"
      "late coffee;screens,\"windy, woke twice\"\n";
  EXPECT_EQ(csv_line(csv_columns(Night::kind)), nights_header);
  EXPECT_EQ(row_of(night), expected);
  auto back = night_from(expected);
  ASSERT_TRUE(back);
  back->head = night.head;
  EXPECT_EQ(*back, night);
}

TEST(NightRow, SaysTheStateAndNoFactorsInReservedWords) {
  Night night;
  night.night = make_day(2024, 3, 30).value();
  const auto factors = [&] { return csv_cells(AnyRecord(night))[12]; };
  EXPECT_EQ(factors(), "");
  night.factors.emplace();
  EXPECT_EQ(factors(), "!none");
  night.state = NightState::no_sleep;
  EXPECT_EQ(factors(), "!no-sleep;!none");
  night.factors = TextSet{"noise"};
  EXPECT_EQ(factors(), "!no-sleep;noise");
  EXPECT_EQ(night_from(row_of(night))->state, NightState::no_sleep);
  EXPECT_EQ(night_from(row_of(night))->factors, night.factors);
  night.state = NightState::prefer_not;
  night.factors.reset();
  EXPECT_EQ(factors(), "!prefer-not");
  EXPECT_EQ(night_from(row_of(night))->factors, std::nullopt);
  EXPECT_FALSE(night_from("2024-03-30,,,,,,,,,,,,!later,\n"));
}

TEST(NightRow, AnEmptyFactorsCellIsNotAnsweredUnlessAskedFor) {
  const std::string row = "2024-03-30,,,,,,,,,,,,,\n";
  EXPECT_EQ(night_from(row)->factors, std::nullopt);
  EXPECT_EQ(night_from(row, {std::nullopt, true})->factors, TextSet{});
}

TEST(NightRow, CarriesAnOffsetOnlyWhereTheZoneDoesNotGiveIt) {
  Night night;
  night.night = make_day(2024, 11, 2).value();
  night.into_bed = make_moment(parse_local("2024-11-03T01:30").value().local, "America/New_York", 0);
  night.tried_to_sleep = make_moment(parse_local("2024-11-03T01:30").value().local, "America/New_York", 1);
  night.out_of_bed = make_moment_with_offset(parse_local("2024-11-03T08:00").value().local, "America/New_York", -240);
  EXPECT_EQ(row_of(night),
            "2024-11-02,America/New_York,2024-11-03T01:30,2024-11-03T01:30-05:00,,,,,,2024-11-03T08:00-04:00,,,,\n");
  EXPECT_EQ(night_from(row_of(night))->tried_to_sleep, night.tried_to_sleep);
  EXPECT_EQ(night_from(row_of(night))->out_of_bed, night.out_of_bed);
}

TEST(NightRow, NamesBothZonesOfANightOnTheWay) {
  Night night;
  night.night = make_day(2024, 6, 1).value();
  night.into_bed = moment("2024-06-01T22:00", "Europe/London");
  night.out_of_bed = moment("2024-06-02T06:00", "America/New_York");
  EXPECT_EQ(csv_cells(AnyRecord(night))[1], "Europe/London>America/New_York");
  EXPECT_EQ(night_from(row_of(night))->out_of_bed, night.out_of_bed);
  night.into_bed = make_moment(night.into_bed->local, std::nullopt);
  EXPECT_EQ(csv_cells(AnyRecord(night))[1], ">America/New_York");
  EXPECT_EQ(night_from(row_of(night))->into_bed, night.into_bed);
  EXPECT_EQ(night_from(row_of(night))->out_of_bed, night.out_of_bed);
  night.out_of_bed.reset();
  EXPECT_EQ(csv_cells(AnyRecord(night))[1], "");
}

TEST(NightRow, ASkippedTimeStaysAsTyped) {
  const std::string row = "2024-03-30,Europe/Berlin,2024-03-31T02:30,,,,,,,,,,,\n";
  const auto night = night_from(row);
  ASSERT_TRUE(night);
  EXPECT_EQ(night->into_bed->is, MomentIs::skipped);
  EXPECT_EQ(row_of(*night), row);
}

TEST(NightRow, WrongCellsAreNamed) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"2024-02-30,,,,,,,,,,,,,\n", "night"},
      {",,,,,,,,,,,,,\n", "night"},
      {"2024-03-30,,25:00,,,,,,,,,,,\n", "into_bed"},
      {"2024-03-30,,,,forty,,,,,,,,,\n", "sleep_latency_min"},
      {"2024-03-30,,,,4.5,,,,,,,,,\n", "sleep_latency_min"},
      {"2024-03-30,,,,99999999999,,,,,,,,,\n", "sleep_latency_min"},
      {"2024-03-30,,,,,,,,,,,,,,,,\n", "more cells"}};
  for (const auto& [row, word] : cases) {
    const auto night = night_from(row);
    ASSERT_FALSE(night) << row;
    EXPECT_NE(night.error().message.find(word), std::string::npos) << night.error().message;
  }
}

TEST(RecordRow, EveryKindGivesTheSameRowAgain) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE(seed);
    RandomRecords random(seed);
    for_each_kind([&]<class R>() {
      const AnyRecord record = random.record<R>();
      const auto text = csv_line(csv_columns(R::kind)) + csv_line(csv_cells(record));
      const auto table = read_csv(text).value();
      ASSERT_EQ(table.rows.size(), 1u) << text;
      ASSERT_EQ(table.rows[0].cells.size(), table.header.size()) << R::kind;
      const auto back = record_from_row(R::kind, table, table.rows[0]);
      ASSERT_TRUE(back) << R::kind << ": " << back.error().message << "\n" << text;
      EXPECT_EQ(csv_cells(*back), csv_cells(record)) << text;
    });
  }
}

TEST(RecordRow, ARecordWithoutMomentsReadsBackExactly) {
  RandomRecords random(11);
  for (int i = 0; i < 50; ++i) {
    const auto effect = random.record<SideEffect>();
    const auto plan = random.record<Plan>();
    const auto check = [](const AnyRecord& record) {
      const auto table = read_csv(csv_line(csv_columns(kind_of(record))) + csv_line(csv_cells(record))).value();
      const auto back = record_from_row(kind_of(record), table, table.rows.at(0));
      ASSERT_TRUE(back);
      EXPECT_TRUE(same_answers(*back, record));
      EXPECT_EQ(head_of(*back).id, head_of(record).id);
    };
    check(effect);
    check(plan);
  }
}

TEST(RecordRow, EveryKindButSubstanceDaysHasAFile) {
  for_each_kind([]<class R>() {
    EXPECT_EQ(csv_file_name(R::kind).empty(), R::kind == SubstanceDay::kind) << R::kind;
    EXPECT_FALSE(csv_columns(R::kind).empty()) << R::kind;
  });
}
