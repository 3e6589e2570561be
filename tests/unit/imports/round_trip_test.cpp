#include <gtest/gtest.h>

#include <nightjar/report/archive.hpp>
#include <nightjar/report/csv.hpp>
#include <nightjar/report/journal_json.hpp>

#include "unit/codec/random_records.hpp"
#include "unit/imports/importing.hpp"

using namespace nightjar;
using namespace nightjar::imports;
using namespace nightjar::imports::importing;
using nightjar::testing::RandomRecords;

namespace {

// A journal of all kinds in which everything refers to something, and each place is taken once.
JournalData random_journal(unsigned seed, bool with_bin) {
  RandomRecords random(seed);
  JournalData journal;
  std::vector<Id> substances, plans;
  for_each_kind([&]<class R>() {
    for (int i = 0; i < 6; ++i) {
      auto record = random.record<R>();
      if (!with_bin) record.head.deleted.reset();
      if constexpr (std::is_same_v<R, Substance>) {
        record.name += std::to_string(i);
        substances.push_back(record.head.id);
      }
      if constexpr (std::is_same_v<R, Plan>) plans.push_back(record.head.id);
      if constexpr (std::is_same_v<R, Tag>) record.name += std::to_string(i);
      if constexpr (requires { record.night; }) record.night = Day{19000 + i};
      if constexpr (requires { record.substance_id; }) record.substance_id = substances[static_cast<std::size_t>(i)];
      if constexpr (requires { record.target_substance_id; }) record.target_substance_id.reset();
      if constexpr (std::is_same_v<R, Intake>) record.plan_id.reset();
      if constexpr (std::is_same_v<R, PlanEvent>) record.plan_id = plans[static_cast<std::size_t>(i)];
      if constexpr (std::is_same_v<R, CheckIn> || std::is_same_v<R, DayFacts>) record.day = Day{19000 + i};
      AnyRecord any = record;
      normalise(any);
      EXPECT_TRUE(validate(any)) << R::kind << validate(any).error().message;
      journal.put(any);
    }
  });
  Lists lists;
  lists.arranged = Instant{1'700'000'000'000 + seed};
  for (const auto& id : substances)
    lists.at(ListKind::substances)
        .push_back({id.hex(), id.bytes[0] % 2 == 0, {static_cast<int>(seed) % mark_count, {}}});
  lists.at(ListKind::triggers) = {{"the pub", true, {}}, {"tired", false, {1, 2}}};
  journal.set_lists(lists);
  return journal;
}

// A few in ./dev test, 200 in the long form.
unsigned journals(unsigned few) { return std::getenv("NIGHTJAR_LONG") == nullptr ? few : 200; }

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& members) {
  std::vector<report::CsvFile> files;
  for (const auto& [name, text] : members) files.push_back({name, text});
  return report::zip_archive(files);
}

}  // namespace

TEST(RoundTrip, JournalJsonComesBackExactlyIntoAnEmptyJournal) {
  for (unsigned seed = 1; seed <= journals(8); ++seed) {
    SCOPED_TRACE(seed);
    auto journal = random_journal(seed, true);
    journal.set_settings({"Asia/Kathmandu", 300, "call K", false, true, 0});
    const std::vector<Revision> revisions{{random_id(), 2, Instant{77}, random_id(), "{\"x\":\"\\\"\"}", "typo"}};
    const auto text = report::journal_json(journal, revisions);

    const JournalData empty;
    const auto batch = parse("journal.json", text, options_for(1), empty);
    ASSERT_TRUE(batch) << batch.error().message;
    JournalData back(batch->settings.value());
    for (const auto& record : batch->records) back.put(record);
    back.set_lists(batch->lists.value());
    EXPECT_TRUE(back == journal);
    EXPECT_EQ(batch->revisions, revisions);
    EXPECT_EQ(report::journal_json(back, batch->revisions), text);
    EXPECT_EQ(batch->counts.fresh, batch->counts.read);

    const auto again = parse("journal.json", text, options_for(2), back);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->counts.same, again->counts.read);
    EXPECT_FALSE(again->lists);
  }
}

TEST(RoundTrip, ListsAreAddedToThoseOfAJournalThatHasItsOwn) {
  JournalData theirs, mine;
  const auto substance = [](const char* name) {
    Substance out;
    out.head.id = random_id();
    out.name = name;
    return out;
  };
  const auto tea = substance("tea"), their_tea = substance("tea"), gum = substance("gum");
  mine.put(tea);
  theirs.put(their_tea);
  theirs.put(gum);
  Lists lists;
  lists.arranged = Instant{9000};
  lists.at(ListKind::substances) = {{gum.head.id.hex(), false, {1, 1}}, {their_tea.head.id.hex(), false, {2, 2}}};
  lists.at(ListKind::triggers) = {{"the pub", true, {}}, {"tired", true, {3, 3}}};
  lists.at(ListKind::supports) = {{"Sam", true, {}}};
  theirs.set_lists(lists);
  lists.arranged = Instant{1000};
  lists.at(ListKind::substances) = {{tea.head.id.hex(), false, {5, 5}}};
  lists.at(ListKind::triggers) = {{"tired", false, {}}};
  lists.at(ListKind::supports) = {};
  mine.set_lists(lists);

  const auto batch = parse("journal.json", report::journal_json(theirs, {}), options_for(1), mine);
  ASSERT_TRUE(batch);
  ASSERT_TRUE(batch->lists);
  EXPECT_EQ(batch->lists->arranged, Instant{1000});
  EXPECT_EQ(batch->lists->at(ListKind::substances),
            (std::vector<ListEntry>{{tea.head.id.hex(), false, {5, 5}}, {gum.head.id.hex(), false, {1, 1}}}))
      << "what is the same here is there once, as the person has it";
  EXPECT_EQ(batch->lists->at(ListKind::triggers),
            (std::vector<ListEntry>{{"tired", false, {}}, {"the pub", true, {}}}));
  EXPECT_EQ(batch->lists->at(ListKind::supports), (std::vector<ListEntry>{{"Sam", true, {}}}));
  ASSERT_EQ(batch->findings.size(), 1U);
  EXPECT_EQ(batch->findings.back().severity, Severity::note);
  EXPECT_EQ(batch->findings.back().text,
            "3 entries of the file’s lists will be at the end of yours; taking the import back leaves them there");
}

TEST(RoundTrip, ListsThatCannotBeReadCostNothingElse) {
  const JournalData empty;
  const std::string text = report::journal_json(random_journal(1, true), {});
  const auto at = text.find("\"lists\":{"), end = text.find(",\"records\"", at);
  for (const char* wrong : {"\"lists\":7", "\"lists\":{\"triggers\":[{\"word\":1}]}"}) {
    const auto batch = parse("journal.json", text.substr(0, at) + wrong + text.substr(end), options_for(1), empty);
    ASSERT_TRUE(batch) << batch.error().message;
    EXPECT_EQ(batch->counts.fresh, batch->counts.read);
    EXPECT_FALSE(batch->findings.empty());
    EXPECT_FALSE(batch->lists);
  }
}

TEST(RoundTrip, NightsComeBackToTheByte) {
  for (unsigned seed = 1; seed <= journals(20); ++seed) {
    SCOPED_TRACE(seed);
    const auto journal = random_journal(seed, false);
    const auto text = report::nights_csv(journal);
    JournalData back;
    const auto batch = import_into(back, "nights.csv", text);
    EXPECT_EQ(batch.counts.fresh, 6);
    EXPECT_EQ(report::nights_csv(back), text);
  }
}

TEST(RoundTrip, TheArchiveComesBackFileByFile) {
  for (unsigned seed = 1; seed <= journals(3); ++seed) {
    SCOPED_TRACE(seed);
    auto journal = random_journal(seed, false);
    const auto files = report::csv_files(journal);
    const auto zip = report::zip_archive(files);
    EXPECT_EQ(zip, report::zip_archive(files)) << "the same files give the same bytes";
    JournalData back;
    const auto batch = import_into(back, "journal.zip", zip);
    EXPECT_EQ(batch.counts.rejected, 0) << (batch.findings.empty() ? "" : batch.findings.front().text);
    EXPECT_EQ(batch.counts.clash, 0);
    for_each_kind([&]<class R>() {
      if constexpr (!std::is_same_v<R, ImportBatch> && !std::is_same_v<R, SubstanceDay>) {
        EXPECT_EQ(report::records_csv(back, R::kind), report::records_csv(journal, R::kind));
      }
    });
    EXPECT_EQ(back.live<SubstanceDay>().size(), journal.live<SubstanceDay>().size());
    for (const auto& [id, day] : journal.live<SubstanceDay>()) {
      const auto* other = back.substance_day(day.substance_id, day.day);
      ASSERT_NE(other, nullptr);
      EXPECT_EQ(other->state, day.state);
      EXPECT_EQ(other->note, day.note);
    }
    const auto again = import_into(back, "journal.zip", zip);
    EXPECT_EQ(again.counts.fresh, 0);
    EXPECT_EQ(again.counts.same, again.counts.read);
  }
}

TEST(Archive, TheCompleteFileInsideIsReadInsteadOfTheTables) {
  const auto journal = random_journal(3, true);
  auto files = report::csv_files(journal);
  files.push_back({"journal.json", report::journal_json(journal, {})});
  const JournalData empty;
  const auto batch = parse("all.zip", report::zip_archive(files), options_for(1), empty);
  ASSERT_TRUE(batch) << batch.error().message;
  JournalData back(batch->settings.value());
  for (const auto& record : batch->records) back.put(record);
  back.set_lists(batch->lists.value());
  EXPECT_TRUE(back == journal);
}

TEST(Archive, NamesInsideAreNeverPathsAndUnknownMembersAreIgnored) {
  JournalData journal;
  const std::string nights = "night,into_bed,out_of_bed,factors\n2024-02-28,,,calm\n";
  const auto batch =
      import_into(journal, "x.zip",
                  zip_of({{"../../nights.csv", nights}, {"nights.csv", nights}, {"inner.zip", zip_of({{"a", "b"}})}}));
  EXPECT_EQ(batch.counts, (Counts{1, 1, 0, 0, 0, 0}));
  EXPECT_EQ(batch.findings.size(), 2u);
  EXPECT_FALSE(parse("x.zip", zip_of({{"../../nights.csv", nights}}), options_for(9), journal));
}

TEST(Archive, AFileThatUnpacksOutOfProportionIsRejected) {
  JournalData journal;
  const auto bomb =
      zip_of({{"nights.csv", "night,into_bed,out_of_bed,factors\n" + std::string(32 << 20, ' ')},
              {"check_ins.csv", "id,day,mood,energy,pain,stress,craving_peak,note\n,2024-05-01,4,,,,,\n"}});
  ASSERT_LT(bomb.size(), 200'000u);
  const auto batch = import_into(journal, "x.zip", bomb);
  EXPECT_EQ(batch.counts, (Counts{2, 1, 0, 0, 1, 0}));
}

TEST(Archive, ACutOrChangedArchiveIsAnErrorOrARejectedFile) {
  const auto whole = zip_of({{"nights.csv", "night,into_bed,out_of_bed,factors\n2024-02-28,,,calm\n"}});
  const JournalData journal;
  for (std::size_t size = 4; size < whole.size(); size += 7)
    EXPECT_FALSE(parse("x.zip", whole.substr(0, size), options_for(1), journal)) << size;
  for (std::size_t i = 4; i < whole.size(); ++i) {
    auto flipped = whole;
    flipped[i] = static_cast<char>(flipped[i] ^ 0x55);
    const auto batch = parse("x.zip", flipped, options_for(1), journal);  // anything but a crash
    if (batch) {
      EXPECT_LE(batch->counts.fresh, 1);
    }
  }
}
