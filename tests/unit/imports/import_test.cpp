#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <nightjar/codec/record_json.hpp>
#include <nightjar/imports/merge.hpp>
#include <nightjar/report/csv.hpp>
#include <nightjar/time/format.hpp>

#include "unit/imports/importing.hpp"

using namespace nightjar;
using namespace nightjar::imports;
using namespace nightjar::imports::importing;

namespace {

const std::string header =
    "night,zone,into_bed,tried_to_sleep,sleep_latency_min,awakenings,awake_min,final_awakening,still_trying_min,"
    "out_of_bed,quality,rested,factors,comments\n";
const std::string example =
    "2024-03-30,Europe/Berlin,2024-03-30T22:30,2024-03-30T23:00,40,2,50,2024-03-31T06:10,30,2024-03-31T07:00,3,2,"
    "late coffee;screens,\"windy, woke twice\"\n";

bool has_finding(const Batch& batch, Severity severity, std::size_t line, const std::string& word) {
  return std::ranges::any_of(batch.findings, [&](const RowProblem& f) {
    return f.severity == severity && f.line == line && f.text.find(word) != std::string::npos;
  });
}

}  // namespace

TEST(Import, ReadingAFileTwiceAddsNothing) {
  JournalData journal;
  const auto first = import_into(journal, "nights.csv", header + example);
  EXPECT_EQ(first.counts, (Counts{1, 1, 0, 0, 0, 0}));
  ASSERT_EQ(journal.live<Night>().size(), 1u);
  EXPECT_EQ(journal.live<Night>().begin()->second.head.origin, first.id.hex());
  EXPECT_EQ(journal.live<ImportBatch>().size(), 1u);

  const auto second = import_into(journal, "nights.csv", header + example);
  EXPECT_EQ(second.counts, (Counts{1, 0, 1, 0, 0, 0}));
  EXPECT_EQ(journal.live<ImportBatch>().size(), 1u) << "an import that changes nothing leaves no trace";
  EXPECT_EQ(report::nights_csv(journal), header + example);
}

TEST(Import, ATakenPlaceIsAClashAndMineStaysByDefault) {
  JournalData journal;
  import_into(journal, "nights.csv", header + example);
  auto mine = journal.live<Night>().begin()->second;
  mine.own_estimate_min = 300;
  journal.put(mine);
  auto changed = example;
  changed.replace(changed.find(",40,"), 4, ",45,");

  const auto kept = import_into(journal, "nights.csv", header + changed);
  EXPECT_EQ(kept.counts, (Counts{1, 0, 0, 1, 0, 0}));
  EXPECT_TRUE(has_finding(kept, Severity::clash, 2, "2024-03-30"));
  EXPECT_EQ(journal.find<Night>(mine.head.id)->sleep_latency_min, 40);

  import_into(journal, "nights.csv", header + changed, {}, true);
  const auto* theirs = journal.find<Night>(mine.head.id);
  EXPECT_EQ(theirs->sleep_latency_min, 45);
  EXPECT_EQ(theirs->own_estimate_min, 300) << "what the file cannot say stays";
  EXPECT_EQ(theirs->head, mine.head);
}

TEST(Import, ASecondRowForOneNightIsAClashAndTheFirstIsTaken) {
  JournalData journal;
  auto changed = example;
  changed.replace(changed.find(",40,"), 4, ",45,");
  const auto batch = import_into(journal, "nights.csv", header + example + changed + example, {}, true);
  EXPECT_EQ(batch.counts, (Counts{3, 1, 1, 1, 0, 0}));
  EXPECT_TRUE(has_finding(batch, Severity::clash, 3, "twice"));
  EXPECT_EQ(journal.live<Night>().begin()->second.sleep_latency_min, 40);
}

TEST(Import, RowsThatCannotBeReadAreRejectedByLine) {
  struct Case {
    std::string row;
    std::string word;
  };
  const std::vector<Case> cases = {{"2024-02-30,,,,,,,,,,,,,", "night"},
                                   {"2024-02-28,,2024-02-28T25:00,,,,,,,,,,,", "into_bed"},
                                   {"2024-02-28,,,,1000,,,,,,,,,", "sleep_latency_min"},
                                   {"2024-02-28,,,,,,,,,,6,,,", "quality"},
                                   {"2024-02-28,,,,,,,,,,,,!whatever,", "factors"},
                                   {"2024-02-28,,,,,,,,,,,, outer,", "factor"},
                                   {"2024-02-28,,,,,,,,,,,,,\xff", "UTF-8"}};
  for (const auto& c : cases) {
    JournalData journal;
    const auto batch = import_into(journal, "nights.csv", header + c.row + "\n" + example);
    EXPECT_EQ(batch.counts, (Counts{2, 1, 0, 0, 1, 0})) << c.row;
    EXPECT_TRUE(has_finding(batch, Severity::rejected, 2, c.word)) << c.row;
  }
}

TEST(Import, ControlCharactersBecomeReplacementCharacters) {
  JournalData journal;
  import_into(journal, "nights.csv", header + "2024-02-28,,,,,,,,,,,,,bell\x07\r\n");
  EXPECT_EQ(journal.live<Night>().begin()->second.comments, "bell\xEF\xBF\xBD");
}

TEST(Import, AnUnknownColumnIsLeftOutWithANote) {
  JournalData journal;
  const auto batch = import_into(journal, "n.csv", "night,into_bed,out_of_bed,factors,moon\n2024-02-28,,,calm,full\n");
  EXPECT_EQ(batch.counts.fresh, 1);
  EXPECT_TRUE(has_finding(batch, Severity::note, 0, "moon"));
}

TEST(Import, FilesThatAreNothingKnownAreRefused) {
  for (const std::string bytes :
       {"", "\n\n", "hello", "a,b\n1,2\n", "\x00\x01\x02", "{}", "[1,2]", "{\"format\":\"x\"}", "PK\x03\x04garbage",
        "{\"format\":\"nightjar-journal\",\"version\":99,\"records\":[]}"}) {
    const JournalData journal;
    const auto batch = parse("file", bytes, options_for(1), journal);
    EXPECT_FALSE(batch) << bytes;
  }
  const JournalData journal;
  const auto deep = "{\"format\":\"nightjar-journal\",\"x\":" + std::string(10000, '[');
  EXPECT_FALSE(parse("journal.json", deep, options_for(1), journal));
}

TEST(Import, TheFormatIsToldByTheContent) {
  EXPECT_EQ(sniff("x", header).value(), SourceFormat::nights_csv);
  EXPECT_EQ(sniff("x",
                  "\xEF\xBB\xBF"
                  "day;substance;kind;state\r\n")
                .value(),
            SourceFormat::days_csv);
  EXPECT_EQ(sniff("x", "id,day,mood,energy,pain,stress,craving_peak,note\n").value(), SourceFormat::records_csv);
  EXPECT_EQ(sniff("x", " \n{\"format\"").value(), SourceFormat::journal_json);
  EXPECT_EQ(sniff("x", "PK\x03\x04").value(), SourceFormat::archive);
  EXPECT_EQ(sniff("x", "id,bedtime,sleep,offset,out_ofbed,sleepdelay\n").value(), SourceFormat::melidos);
}

TEST(ImportDays, MakesSubstancesAndIgnoresDaysWithoutAnAnswer) {
  JournalData journal;
  const std::string days =
      "day,substance,kind,state\n2024-05-01,coffee,caffeine,taken\n2024-05-02,coffee,caffeine,not_recorded\n"
      "2024-05-03,coffee,caffeine,none\n2024-05-03,\"=\"\"x\"\"\",,prefer_not\n";
  const auto batch = import_into(journal, "days.csv", days);
  EXPECT_EQ(batch.counts, (Counts{5, 5, 0, 0, 0, 0}));
  const auto* coffee = journal.substance_named("coffee");
  ASSERT_NE(coffee, nullptr);
  EXPECT_EQ(coffee->substance_kind, SubstanceKind::caffeine);
  EXPECT_EQ(journal.substance_day(coffee->head.id, parse_day("2024-05-01").value())->state, DayState::taken);
  EXPECT_EQ(journal.substance_day(coffee->head.id, parse_day("2024-05-02").value()), nullptr);
  ASSERT_NE(journal.substance_named("=\"x\""), nullptr);
  EXPECT_EQ(import_into(journal, "days.csv", days).counts, (Counts{3, 0, 3, 0, 0, 0}));

  const auto clash = import_into(journal, "days.csv", "day,substance,state\n2024-05-03,coffee,taken\n");
  EXPECT_EQ(clash.counts.clash, 1);
  const auto wrong = import_into(journal, "days.csv",
                                 "day,substance,kind,state\n2024-05-04,coffee,caffeine,maybe\n,coffee,caffeine,taken\n"
                                 "2024-05-04,,caffeine,taken\n2024-05-04,tea,leaf,taken\n");
  EXPECT_EQ(wrong.counts, (Counts{4, 0, 0, 0, 4, 0}));
}

TEST(ImportRecords, AnIntakeNeedsItsSubstance) {
  JournalData journal;
  const std::string intakes =
      "id,substance_id,day,at,time_is,amount,unit,amount_is,form,label_strength,brand,route,reasons,noticed,plan_id,"
      "note,"
      "zone\n,00000000000000000000000000000007,2024-05-01,,unknown,about a cup,,stated,,,,,pain;as prescribed,,,,\n";
  EXPECT_EQ(import_into(journal, "intakes.csv", intakes).counts, (Counts{1, 0, 0, 0, 1, 0}));
  Substance substance;
  substance.head.id = parse_id("00000000000000000000000000000007").value();
  substance.name = "tea";
  journal.put(substance);
  EXPECT_EQ(import_into(journal, "intakes.csv", intakes).counts, (Counts{1, 1, 0, 0, 0, 0}));
  EXPECT_EQ(journal.live<Intake>().begin()->second.amount->text, "about a cup");
  EXPECT_EQ(import_into(journal, "intakes.csv", intakes).counts, (Counts{1, 0, 1, 0, 0, 0}));
}

// Files of version 0.1 name the place of a planned time in the plan's list.
TEST(ImportRecords, AnAnswerToAPlanThatNamesAPlaceGetsItsTime) {
  const std::string head = R"("created_utc":"2024-05-01T08:00:00.000Z","changed_utc":"2024-05-01T08:00:00.000Z",)"
                           R"("zone":null,"offset_min":0,"device_id":"00000000000000000000000000000009","revision":1,)"
                           R"("deleted_utc":null,"origin":"","form_version":1,)";
  const auto event = [&](const std::string& id, int slot) {
    return R"({"record":"plan_event","id":")" + id + "\"," + head +
           R"("plan_id":"0a000000000000000000000000000001","day":"2024-05-03","slot":)" + std::to_string(slot) +
           R"(,"state":"taken","at":null,"note":null})";
  };
  const std::string json =
      R"({"format":"nightjar-journal","version":1,"records":[)" + event("0c000000000000000000000000000001", 1) + "," +
      R"({"record":"substance","id":"0b000000000000000000000000000001",)" + head +
      R"("name":"Tablets","kind":"prescribed","ask_daily":true,"active":true,"note":null},)" +
      R"({"record":"plan","id":"0a000000000000000000000000000001",)" + head +
      R"("substance_id":"0b000000000000000000000000000001","prescriber":null,"instruction":"as said",)"
      R"("from":"2024-05-01","until":null,"times":["08:00","20:30"],"as_needed":false},)" +
      event("0c000000000000000000000000000002", 7) + "]}";
  JournalData journal;
  EXPECT_EQ(import_into(journal, "journal.json", json).counts.fresh, 4);
  ASSERT_EQ(journal.live<PlanEvent>().size(), 2U);
  EXPECT_EQ(journal.live<PlanEvent>().begin()->second.planned_min, 20 * 60 + 30);
  EXPECT_EQ(journal.live<PlanEvent>().rbegin()->second.planned_min, std::nullopt) << "the plan has no such place";

  const std::string row =
      "\n0c000000000000000000000000000003,0a000000000000000000000000000001,2024-05-04,0,not_taken,,,\n";
  EXPECT_EQ(import_into(journal, "plan_events.csv", "id,plan_id,day,slot,state,at,note,zone" + row).counts.fresh, 1);
  EXPECT_EQ(journal.live<PlanEvent>().rbegin()->second.planned_min, 8 * 60);
}

TEST(ImportRecords, WhatIsInTheBinStaysThere) {
  JournalData journal;
  const std::string check_ins =
      "id,day,mood,energy,pain,stress,craving_peak,note\n00000000000000000000000000000009,2024-05-01,4,,,,,\n";
  import_into(journal, "check_ins.csv", check_ins);
  auto binned = journal.live<CheckIn>().begin()->second;
  binned.head.deleted = Instant{5};
  journal.put(binned);
  EXPECT_EQ(import_into(journal, "check_ins.csv", check_ins).counts, (Counts{1, 0, 0, 0, 0, 1}));
  EXPECT_TRUE(journal.live<CheckIn>().empty());
}

TEST(Import, ARecordThatRefersToNothingOrHasNoVersionIsRejectedWithItsLineAndTheOthersCome) {
  const Id nobody{{0xEE}};
  int number = 0;
  const auto numbered = [&](auto record) {
    record.head.id = Id{{0xAB, static_cast<std::uint8_t>(++number)}};
    return record;
  };
  Substance substance;
  substance.name = "coffee";
  substance = numbered(substance);
  SubstanceDay of_nothing;
  of_nothing.substance_id = nobody;
  of_nothing.day = Day{19'000};
  SubstanceDay of_a_nap = of_nothing, sound = of_nothing;
  Nap nap;
  nap.day = Day{19'000};
  nap.minutes = 20;
  const auto sound_nap = numbered(nap);
  of_a_nap.substance_id = sound_nap.head.id;
  sound.substance_id = substance.head.id;
  sound.day = Day{19'001};
  auto unnumbered = numbered(nap), past_counting = numbered(nap);
  unnumbered.head.revision = 0;
  past_counting.head.revision = std::numeric_limits<int>::max();
  const std::vector<AnyRecord> records{substance,  numbered(of_nothing), sound_nap,      numbered(of_a_nap),
                                       unnumbered, past_counting,        numbered(sound)};
  std::string json = R"({"format":"nightjar-journal","version":1,"records":[)";
  for (const auto& record : records) json += (json.ends_with('[') ? "" : ",") + codec::to_json(record);
  JournalData journal;
  const auto batch = import_into(journal, "journal.json", json + "]}");
  EXPECT_EQ(batch.counts, (Counts{7, 3, 0, 0, 4, 0}));
  for (const std::size_t line : {2u, 4u}) EXPECT_TRUE(has_finding(batch, Severity::rejected, line, "neither in the"));
  for (const std::size_t line : {5u, 6u}) EXPECT_TRUE(has_finding(batch, Severity::rejected, line, "of a version"));
  EXPECT_EQ(journal.live<Substance>().size() + journal.live<Nap>().size() + journal.live<SubstanceDay>().size(), 3u);
}
