// Diaries that others published (tests/data, each with source and licence) come in and give the published numbers.
#include <gtest/gtest.h>

#include <algorithm>
#include <nightjar/analysis/sleep_metrics.hpp>
#include <nightjar/analysis/substance_calendar.hpp>
#include <nightjar/codec/csv.hpp>
#include <nightjar/report/csv.hpp>
#include <nightjar/time/format.hpp>

#include "unit/imports/importing.hpp"

using namespace nightjar;
using namespace nightjar::imports;
using namespace nightjar::imports::importing;

namespace {

std::set<std::string> people_in(const std::string& table_text, std::string_view column) {
  const auto table = codec::read_csv(table_text).value();
  std::set<std::string> out;
  for (const auto& row : table.rows) out.emplace(table.cell(row, column));
  return out;
}

Options for_person(const std::string& person) {
  static std::uint8_t batch = 100;
  auto options = options_for(++batch);
  options.person = person;
  return options;
}

}  // namespace

TEST(PublishedDiary, MunichComesInPersonByPersonWithItsPublishedTimes) {
  const auto text = source_file("tests/data/munich/TUM_Munich.csv");
  const auto reference = codec::read_csv(source_file("tests/data/munich/REFERENCE_TUM_Munich_nights.csv")).value();
  int nights = 0;
  for (const auto& person : people_in(text, "id")) {
    SCOPED_TRACE(person);
    JournalData journal;
    const auto batch = import_into(journal, "TUM_Munich.csv", text, for_person(person));
    EXPECT_EQ(batch.format, SourceFormat::melidos);
    EXPECT_EQ(batch.counts.fresh, batch.counts.read);
    EXPECT_EQ(import_into(journal, "TUM_Munich.csv", text, for_person(person)).counts.fresh, 0);
    for (const auto& row : reference.rows) {
      if (reference.cell(row, "id") != person) continue;
      ++nights;
      const auto bed = parse_local(reference.cell(row, "bedtime")).value().local;
      const auto of_bed = [&](const auto& entry) { return entry.second.into_bed->local == bed; };
      const auto found = std::ranges::find_if(journal.live<Night>(), of_bed);
      ASSERT_NE(found, journal.live<Night>().end());
      const auto measures = analysis::measure(found->second);
      EXPECT_NEAR(measures.time_in_bed_min.value(), std::stod(std::string(reference.cell(row, "TIB_min"))), 1e-6);
      EXPECT_NEAR(measures.total_sleep_time_min.value(), std::stod(std::string(reference.cell(row, "TST_min"))), 1e-6);
      EXPECT_NE(journal.one_on<DayFacts>(found->second.night + 1), nullptr);
    }
    const auto exported = report::nights_csv(journal);
    JournalData copy;
    import_into(copy, "nights.csv", exported);
    EXPECT_EQ(report::nights_csv(copy), exported);
  }
  EXPECT_EQ(nights, 70);
}

TEST(PublishedDiary, KumasiKeepsItsImpossibleNights) {
  const auto text = source_file("tests/data/kumasi/KNUST_Kumasi.csv");
  int fresh = 0, usable = 0, twice = 0;
  for (const auto& person : people_in(text, "id")) {
    JournalData journal;
    const auto batch = import_into(journal, "KNUST_Kumasi.csv", text, for_person(person));
    EXPECT_EQ(batch.counts.rejected, 0) << person;
    fresh += static_cast<int>(journal.live<Night>().size());
    for (const auto& finding : batch.findings)
      if (finding.severity == Severity::clash && finding.text.starts_with("the night")) ++twice;
    for (const auto& [id, night] : journal.live<Night>()) usable += analysis::measure(night).usable() ? 1 : 0;
  }
  EXPECT_EQ(fresh, 102);
  EXPECT_EQ(twice, 2) << "slips of the pen file two rows under the night before";
  EXPECT_EQ(usable, 93);
}

TEST(PublishedDiary, SeveralPeopleNeedAChoice) {
  const auto text = source_file("tests/data/munich/TUM_Munich.csv");
  const JournalData journal;
  EXPECT_EQ(parse("x.csv", text, options_for(1), journal).error().code, ErrorCode::usage);
  EXPECT_EQ(parse("x.csv", text, for_person("nobody"), journal).error().code, ErrorCode::not_found);
}

TEST(PublishedDiary, DayTypesFillAndClashLikeAnyAnswer) {
  const std::string text =
      "tz,bedtime,sleep,offset,out_ofbed,sleepdelay,awakenings,awake_duration,sleepquality,daytype\n"
      "Europe/Berlin,2024-05-14T00:00,2024-05-14T00:15,2024-05-14T09:38,2024-05-14T09:40,10,1,0,4,1\n"
      "Europe/Berlin,,,,,,,,,1\n"
      "Europe/Berlin,2094-05-14T00:00,,,,,,,,1\n"
      "Europe/Berlin,14.5.2024,,,,,,,,1\n"
      "Europe/Berlin,2024-05-16T00:00,,,,ten,,,,1\n";
  JournalData journal;
  const auto batch = import_into(journal, "x.csv", text);
  EXPECT_EQ(batch.counts, (Counts{6, 2, 0, 0, 3, 1}));
  const auto* night = journal.one_on<Night>(parse_day("2024-05-13").value());
  ASSERT_NE(night, nullptr);
  EXPECT_EQ(night->quality, 4);
  EXPECT_EQ(night->head.zone, "Europe/Berlin");
  const auto* facts = journal.one_on<DayFacts>(parse_day("2024-05-14").value());
  ASSERT_NE(facts, nullptr);
  EXPECT_EQ(facts->day_type, DayType::free);

  auto mine = *facts;
  mine.day_type = DayType::work;
  mine.caffeine = Fact::some;
  journal.put(mine);
  EXPECT_EQ(import_into(journal, "x.csv", text).counts.clash, 1);
  EXPECT_EQ(journal.find<DayFacts>(mine.head.id)->day_type, DayType::work);
  import_into(journal, "x.csv", text, {}, true);
  EXPECT_EQ(journal.find<DayFacts>(mine.head.id)->day_type, DayType::free);
  EXPECT_EQ(journal.find<DayFacts>(mine.head.id)->caffeine, Fact::some) << "other answers of that day stay";
}

TEST(PublishedTimeline, OpioidDaysOfEveryPersonGiveThePublishedCounts) {
  const auto timeline = codec::read_csv(source_file("tests/data/ctn0094/tlfb.csv")).value();
  const auto people = codec::read_csv(source_file("tests/data/ctn0094/participants.csv")).value();
  const auto reference = codec::read_csv(source_file("tests/data/ctn0094/REFERENCE_opioid_outcomes.csv")).value();
  const std::set<std::string_view> opioids{"Heroin", "Opioid", "Methadone", "Buprenorphine"};
  const Day start = parse_day("2020-01-01").value();
  ASSERT_EQ(people.rows.size(), 36u);
  for (std::size_t i = 0; i < people.rows.size(); ++i) {
    const auto who = people.cell(people.rows[i], "who");
    SCOPED_TRACE(std::string(who));
    ASSERT_EQ(reference.cell(reference.rows.at(i), "who"), who);
    const int day_0 = std::stoi(std::string(people.cell(people.rows[i], "rand")));
    std::set<int> used;
    for (const auto& row : timeline.rows)
      if (timeline.cell(row, "who") == who && opioids.contains(timeline.cell(row, "what")))
        used.insert(std::stoi(std::string(timeline.cell(row, "when"))) - day_0);
    // The source reports every day of these weeks; a day that is not named was one without.
    std::string days = "day,substance,kind,state\n";
    for (int day = 1; day <= 84; ++day)
      days += iso(start + day) + ",opioids,opioid," + (used.contains(day) ? "taken" : "none") + "\n";
    JournalData journal;
    EXPECT_EQ(import_into(journal, "days.csv", days).counts.fresh, 85);
    const auto calendar =
        analysis::substance_calendar(journal, journal.substance_named("opioids")->head.id, start + 1, start + 84);
    const auto expected = [&](std::string_view column) {
      return std::stoi(std::string(reference.cell(reference.rows.at(i), column)));
    };
    EXPECT_EQ(calendar.taken, expected("opioid_use_days_d1_84"));
    EXPECT_EQ(calendar.longest_run, expected("longest_abstinent_run_days"));
    EXPECT_EQ(calendar.current_run, expected("current_abstinent_run_at_d84"));
    EXPECT_EQ(calendar.last7_all_none == analysis::Tristate::yes, expected("ppa7_d84") == 1);
  }
}
