#include <gtest/gtest.h>

#include <chrono>
#include <nightjar/vault/store.hpp>

#include "vault/record_rows.hpp"
#include "vault/sqlite.hpp"
#include "vault/stored_moment.hpp"

namespace nightjar::vault {
namespace {

Id id_number(int n) {
  Id id;
  id.bytes[0] = 1;
  id.bytes[14] = static_cast<std::uint8_t>(n >> 8);
  id.bytes[15] = static_cast<std::uint8_t>(n);
  return id;
}

/// Something in every field, so that a column that is forgotten or swapped shows.
struct Fill {
  int n = 1;
  void operator()(const Field& f, int& value) { value = f.min + (n++ % (f.max - f.min + 1)); }
  void operator()(const Field& f, std::string& text) { text = std::string(f.name).substr(0, 20) + std::to_string(n++); }
  void operator()(const Field&, StatedAmount& amount) { amount.text = "as typed " + std::to_string(n++); }
  void operator()(const Field&, TextSet& texts) { texts = {"a", "with \"quotes\"", "ünïcode " + std::to_string(n++)}; }
  void operator()(const Field&, Checklist& items) { items = {{"uneasy", 2}, {"yawning", std::nullopt}}; }
  void operator()(const Field&, ClockTimes& times) { times.minutes = {480, 1350}; }
  void operator()(const Field&, Moment& moment) {
    moment = make_moment(WallTime{28000000 + n++}, std::string("Europe/Berlin"));
  }
  void operator()(const Field&, Day& day) { day.since_epoch = 20000 + n++; }
  void operator()(const Field&, Instant& time) { time.ms = 1700000000000 + n++; }
  void operator()(const Field& f, Id& id) { id = id_number(f.name.find("plan") != std::string_view::npos ? 2 : 1); }
  void operator()(const Field&, bool& value) { value = n++ % 2 == 0; }
  template <NamedEnum E>
  void operator()(const Field&, E& value) {
    value = static_cast<E>(enum_names<E>.size() - 1);
  }
  template <class T>
  void operator()(const Field& f, std::optional<T>& value) {
    (*this)(f, value.emplace());
  }
};

template <class R>
R filled(int number) {
  R record;
  record.head.id = id_number(number);
  record.head.created.ms = 1700000000123;
  record.head.changed.ms = 1700000000456;
  record.head.zone = "Europe/Berlin";
  record.head.offset_min = 60;
  record.head.device_id = id_number(99);
  record.head.revision = 3;
  R::fields(record, Fill{});
  return record;
}

Substance kratom() { return filled<Substance>(1); }

TEST(Store, HasAColumnForEveryFieldOfEveryKindAndNoOther) {
  const auto store = Store::create({});
  auto database = Database::from_image(store.image());
  for_each_kind([&]<class R>() {
    std::vector<std::string> expected;
    for (std::string name : {"id", "created_utc", "changed_utc", "zone", "offset_min", "device_id", "revision",
                             "deleted_utc", "origin", "form_version"})
      expected.push_back(name);
    R record;
    R::fields(record, [&](const Field& f, const auto&) { expected.emplace_back(f.name); });
    // Columns that a later step added are the last ones.
    auto columns = database->texts("SELECT name FROM pragma_table_info('" + std::string(R::kind) + "')");
    std::ranges::sort(columns);
    std::ranges::sort(expected);
    EXPECT_EQ(columns, expected) << R::kind;
  });
}

TEST(Store, GivesBackEveryFieldOfEveryKind) {
  auto store = Store::create({});
  JournalData expected;
  int number = 0;
  ASSERT_TRUE(store.transaction([&]() -> Result<void> {
    expected.put(kratom());
    expected.put(filled<Plan>(2));
    number = 10;
    for_each_kind([&]<class R>() {
      if constexpr (!std::is_same_v<R, Substance> && !std::is_same_v<R, Plan>) expected.put(filled<R>(number++));
    });
    for_each_kind([&]<class R>() {
      for (const auto& [id, record] : expected.live<R>()) {
        const auto put = store.put(record);
        EXPECT_TRUE(put) << R::kind << ": " << put.error().message;
      }
    });
    return {};
  }));
  EXPECT_EQ(number, 28);
  auto reopened = Store::open(store.image());
  ASSERT_TRUE(reopened);
  EXPECT_TRUE(reopened->data == expected);
  EXPECT_TRUE(reopened->store.integrity_findings().empty());
}

TEST(Store, GivesBackARecordWithNoAnswers) {
  auto store = Store::create({});
  Night night;
  night.head.id = id_number(1);
  night.night = Day{20000};
  ASSERT_TRUE(store.put(night));
  const auto data = store.load();
  ASSERT_NE(data.one_on<Night>(Day{20000}), nullptr);
  EXPECT_EQ(*data.one_on<Night>(Day{20000}), night);
}

TEST(Store, RefusesASecondLiveNightOfTheSameDateAndKeepsTheFirst) {
  auto store = Store::create({});
  auto first = filled<Night>(1);
  auto second = filled<Night>(2);
  ASSERT_TRUE(store.put(first));
  const auto refused = store.put(second);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::clash);
  EXPECT_EQ(store.load().live<Night>().size(), 1u);
  second.head.deleted = Instant{5};
  EXPECT_TRUE(store.put(second));
}

TEST(Store, RefusesValuesOutsideTheirRangeWhateverWroteThem) {
  auto store = Store::create({});
  auto night = filled<Night>(1);
  night.quality = 6;
  EXPECT_EQ(store.put(night).error().code, ErrorCode::invalid_value);
  night.quality = 5;
  night.night = Day{200000};
  EXPECT_EQ(store.put(night).error().code, ErrorCode::invalid_value);
  EXPECT_EQ(store.load().live_count(), 0u);
}

TEST(Store, ATransactionThatAnswersAnErrorLeavesNothing) {
  auto store = Store::create({});
  const auto done = store.transaction([&]() -> Result<void> {
    EXPECT_TRUE(store.put(filled<Night>(1)));
    return fail(ErrorCode::cancelled, "no");
  });
  EXPECT_EQ(done.error().code, ErrorCode::cancelled);
  EXPECT_EQ(store.load().live_count(), 0u);
}

TEST(Store, ATransactionThatThrowsLeavesNothing) {
  auto store = Store::create({});
  EXPECT_THROW(static_cast<void>(store.transaction([&]() -> Result<void> {
                 static_cast<void>(store.put(filled<Night>(1)));
                 throw Failure({ErrorCode::io, "x", ""});
               })),
               Failure);
  EXPECT_EQ(store.load().live_count(), 0u);
  EXPECT_TRUE(store.put(filled<Night>(1)));
}

TEST(Store, AReferenceToNothingIsRefusedWhenTheTransactionEnds) {
  auto store = Store::create({});
  const auto dangling = store.transaction([&] { return store.put(filled<SubstanceDay>(5)); });
  ASSERT_FALSE(dangling);
  EXPECT_EQ(dangling.error().code, ErrorCode::invalid_value);
  EXPECT_TRUE(store.transaction([&]() -> Result<void> {
    if (auto put = store.put(filled<SubstanceDay>(5)); !put) return put;
    return store.put(kratom());
  }));
}

TEST(Store, RevisionsComeBackOldestFirst) {
  auto store = Store::create({});
  for (const int n : {2, 1, 3})
    ASSERT_TRUE(store.add_revision({id_number(7), n, Instant{n * 1000}, id_number(9), R"({"x":1})", std::nullopt}));
  ASSERT_TRUE(store.add_revision({id_number(8), 1, Instant{1}, id_number(9), "{}", "typed wrong"}));
  const auto revisions = store.revisions_of(id_number(7));
  ASSERT_EQ(revisions.size(), 3u);
  EXPECT_EQ(revisions[0].revision, 1);
  EXPECT_EQ(revisions[2].changed, Instant{3000});
  EXPECT_EQ(store.revisions_of(id_number(8))[0].reason, "typed wrong");
  EXPECT_EQ(store.all_revisions().size(), 4u);
}

TEST(Store, ANewStepDropsWhatCouldHaveBeenDoneAgain) {
  auto store = Store::create({});
  const std::vector<HistoryChange> changes{{id_number(1), std::nullopt, "{}"}};
  const auto a = store.add_history("a", Instant{1}, changes, 10);
  const auto b = store.add_history("b", Instant{2}, changes, 10);
  ASSERT_TRUE(a && b);
  ASSERT_TRUE(store.mark_history(*b, true));
  EXPECT_EQ(store.last_done()->title, "a");
  EXPECT_EQ(store.first_undone()->title, "b");
  ASSERT_TRUE(store.add_history("c", Instant{3}, changes, 10));
  EXPECT_EQ(store.last_done()->title, "c");
  EXPECT_FALSE(store.first_undone());
}

TEST(Store, KeepsOnlySoManySteps) {
  auto store = Store::create({});
  for (int i = 0; i < 5; ++i)
    ASSERT_TRUE(
        store.add_history("step", Instant{i}, std::vector<HistoryChange>{{id_number(1), std::nullopt, "{}"}}, 3));
  int left = 0;
  while (const auto step = store.last_done()) {
    ++left;
    ASSERT_TRUE(store.mark_history(step->number, true));
  }
  EXPECT_EQ(left, 3);
}

TEST(Store, PurgingLeavesATombstoneAndNothingThatWasAnswered) {
  auto store = Store::create({});
  auto night = filled<Night>(1);
  night.comments = "a very private remark";
  ASSERT_TRUE(store.put(night));
  ASSERT_TRUE(store.add_revision({night.head.id, 1, Instant{1}, Id{}, codec::to_json(AnyRecord(night)), std::nullopt}));
  ASSERT_TRUE(store.add_history(
      "x", Instant{1}, std::vector<HistoryChange>{{night.head.id, std::nullopt, codec::to_json(AnyRecord(night))}}, 9));
  ASSERT_TRUE(store.purge(night, Instant{77}));
  EXPECT_EQ(store.load().live_count(), 0u);
  EXPECT_TRUE(store.revisions_of(night.head.id).empty());
  EXPECT_FALSE(store.last_done());
  ASSERT_EQ(store.tombstones().size(), 1u);
  EXPECT_EQ(store.tombstones()[0].kind, "night");
  const auto image = store.image();
  const std::string_view remark = "private remark";
  EXPECT_EQ(std::search(image.begin(), image.end(), remark.begin(), remark.end()), image.end());
}

TEST(Store, KeepsDraftsUntilTheyAreCleared) {
  auto store = Store::create({});
  ASSERT_TRUE(store.set_draft("night", R"({"comments":"half a sen"})", Instant{1}));
  ASSERT_TRUE(store.set_draft("night", R"({"comments":"half a sentence"})", Instant{2}));
  auto reopened = Store::open(store.image());
  ASSERT_TRUE(reopened);
  EXPECT_EQ(reopened->store.drafts().at("night"), R"({"comments":"half a sentence"})");
  EXPECT_FALSE(store.set_draft("night", "not JSON", Instant{3}));
  ASSERT_TRUE(reopened->store.clear_draft("night"));
  EXPECT_TRUE(reopened->store.drafts().empty());
}

TEST(Store, SettingsTravelWithTheJournal) {
  JournalSettings settings;
  settings.home_zone = "America/New_York";
  settings.help_lines = "call Sam";
  settings.auto_lock_min = 12;
  auto store = Store::create(settings);
  auto reopened = Store::open(store.image());
  ASSERT_TRUE(reopened);
  EXPECT_EQ(reopened->store.settings(), settings);
  settings.demo = true;
  ASSERT_TRUE(reopened->store.set_settings(settings));
  EXPECT_EQ(reopened->store.load().settings(), settings);
}

TEST(Store, ListsTravelWithTheJournal) {
  auto store = Store::create({});
  EXPECT_EQ(store.load().lists(), Lists{});
  Lists lists;
  lists.arranged = Instant{7};
  lists.at(ListKind::triggers) = {{"the pub", true, {1, 2}}, {"tired", false, {}}};
  ASSERT_TRUE(store.set_lists(lists));
  auto reopened = Store::open(store.image());
  ASSERT_TRUE(reopened);
  EXPECT_EQ(reopened->data.lists(), lists);
  EXPECT_EQ(Store::salvage(store.image())->lists, lists);
}

TEST(Store, ListsThatADraftHoldsAreTakenFromItOnce) {
  auto store = Store::create({});
  ASSERT_TRUE(store.set_draft("lists", R"({"triggers":["00000 a12 the pub","00001 --- tired"]})", Instant{7}));
  auto opened = Store::open(store.image());
  ASSERT_TRUE(opened);
  Lists lists;
  lists.arranged = Instant{7};
  lists.at(ListKind::triggers) = {{"the pub", true, {1, 2}}, {"tired", false, {}}};
  EXPECT_EQ(opened->data.lists(), lists);
  EXPECT_TRUE(opened->store.drafts().empty()) << "they are nothing that somebody is typing";
  EXPECT_TRUE(opened->store.lists_are_a_draft());
  const auto salvaged = Store::salvage(store.image());
  EXPECT_EQ(salvaged->lists.by_kind, lists.by_kind);
  EXPECT_TRUE(salvaged->drafts.empty());

  std::swap(lists.at(ListKind::triggers).front(), lists.at(ListKind::triggers).back());
  ASSERT_TRUE(opened->store.set_lists(lists));
  EXPECT_FALSE(opened->store.lists_are_a_draft());
  auto again = Store::open(opened->store.image());
  ASSERT_TRUE(again);
  EXPECT_EQ(again->data.lists(), lists);
  // A first version is used once more: it knows its draft alone.
  ASSERT_TRUE(again->store.set_draft("lists", R"({"triggers":["00000 --- payday"]})", Instant{9}));
  EXPECT_EQ(again->store.load().lists().at(ListKind::triggers),
            (std::vector<ListEntry>{{"payday", false, {}}, {"tired", false, {}}, {"the pub", true, {1, 2}}}));
}

TEST(Store, AnImageOfANewerSchemaOpensForReadingOnly) {
  auto store = Store::create({});
  ASSERT_TRUE(store.put(filled<Night>(1)));
  auto newer = Database::from_image(store.image());
  newer->run("ALTER TABLE night ADD COLUMN dreams TEXT; PRAGMA user_version = 1000");
  auto opened = Store::open(newer->image());
  ASSERT_TRUE(opened);
  EXPECT_TRUE(opened->store.read_only());
  EXPECT_EQ(opened->data.live<Night>().size(), 1u);
  EXPECT_EQ(opened->store.put(filled<Night>(2)).error().code, ErrorCode::read_only);
  EXPECT_EQ(opened->store.transaction([]() -> Result<void> { return {}; }).error().code, ErrorCode::read_only);
}

TEST(Store, WhatIsNotAJournalIsDamageAndSaysSo) {
  auto other = Database::empty();
  other->run("CREATE TABLE t (a)");
  const auto refused = Store::open(other->image());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::damaged_inner);
  EXPECT_EQ(Store::open(std::vector<std::uint8_t>(100)).error().code, ErrorCode::damaged_inner);
}

/// What a file holds that somebody made who has the key.
WipedBytes changed_by(const std::string& sql) {
  auto store = Store::create({});
  EXPECT_TRUE(store.put(kratom()));
  EXPECT_TRUE(store.put(filled<Night>(5)));
  auto database = Database::from_image(store.image());
  database->run(sql);
  return database->image();
}

TEST(Store, ADatabaseOfAnotherShapeIsRefusedInOneSentenceAndItsOtherTablesAreRescued) {
  const std::string endless =
      "CREATE VIEW note AS WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
      "SELECT x AS id FROM n";
  const std::vector<std::pair<std::string, std::string>> shapes{
      {"DROP TABLE note;" + endless, "the table note is missing"},
      {"CREATE TRIGGER t AFTER INSERT ON night BEGIN DELETE FROM setting; END",
       "there is a trigger that no journal has"},
      {"CREATE TABLE extra (a)", "there is a table that no journal has"},
      {"CREATE VIEW extra AS SELECT 1", "there is a view that no journal has"},
      {"DROP TABLE note; CREATE TABLE note (id BLOB PRIMARY KEY)", "the table note is another than a journal has"},
      {"DROP INDEX intake_substance", "the index intake_substance is missing"}};
  for (const auto& [sql, said] : shapes) {
    SCOPED_TRACE(sql);
    const auto image = changed_by(sql);
    const auto refused = Store::open(image);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::damaged_inner);
    EXPECT_TRUE(refused.error().message.ends_with(said)) << refused.error().message;
    const auto rescued = Store::salvage(image);
    ASSERT_TRUE(rescued);
    EXPECT_EQ(rescued->records.size(), 2u);
    EXPECT_EQ(rescued->lost.contains("note"), sql.ends_with(endless)) << "one without rows lost none";
  }
  EXPECT_TRUE(Store::open(changed_by("PRAGMA user_version = 2")));
}

TEST(Store, WhatIsRescuedDoesNotDependOnWhereTheDefinitionsLie) {
  auto store = Store::create({});
  for (int i = 0; i < 300; ++i) {
    auto night = filled<Night>(i + 1);
    night.night = Day{20000 + i};
    ASSERT_TRUE(store.put(night));
  }
  auto image = store.image();
  // The second part of a file holds some of the definitions, and of what was recorded first.
  ASSERT_GT(image.size(), 200'000u);
  std::fill(image.begin() + 65'408, image.begin() + 130'944, std::uint8_t{0});
  ASSERT_FALSE(Store::open(image));
  const auto rescued = Store::salvage(image);
  ASSERT_TRUE(rescued) << rescued.error().message;
  EXPECT_GT(rescued->records.size(), 100u);
}

TEST(Store, ANewerShapeMayHaveMoreButNoViewInPlaceOfATable) {
  EXPECT_TRUE(Store::open(changed_by("CREATE TABLE dream (a); PRAGMA user_version = 1000")));
  const auto refused =
      Store::open(changed_by("DROP TABLE note; CREATE VIEW note AS SELECT 1; PRAGMA user_version = 1000"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::damaged_inner);
}

TEST(Store, OpeningCanBeStoppedAndWhatStoppedItDoesNotStopTheOpenJournal) {
  auto store = Store::create({});
  for (int i = 0; i < 300; ++i) {
    auto night = filled<Night>(i + 1);
    night.night = Day{20000 + i};
    ASSERT_TRUE(store.put(night));
  }
  const auto image = store.image();
  std::stop_source stop;
  auto opened = Store::open(image, migrations(), stop.get_token());
  ASSERT_TRUE(opened);
  stop.request_stop();
  EXPECT_EQ(opened->store.load().live<Night>().size(), 300u);
  const auto stopped = Store::open(image, migrations(), stop.get_token());
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().code, ErrorCode::cancelled);
}

TEST(Store, WhatTheCheckOfAllPagesFindsIsSaidRatherThanWhatReadingStumblesOver) {
  auto store = Store::create({});
  ASSERT_TRUE(store.put(filled<Night>(1)));
  auto odd = Database::from_image(store.image());
  odd->run("PRAGMA ignore_check_constraints = 1; UPDATE night SET state = 'dancing'");
  const auto refused = Store::open(odd->image());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::damaged_inner);
  EXPECT_EQ(refused.error().message, "the journal's database is damaged: CHECK constraint failed in night");
}

TEST(Store, ADamagedPageIsNoticedAtOnce) {
  auto store = Store::create({});
  for (int i = 0; i < 200; ++i) {
    auto night = filled<Night>(i + 1);
    night.night = Day{20000 + i};
    ASSERT_TRUE(store.put(night));
  }
  auto image = store.image();
  int noticed = 0;
  for (std::size_t page = 1; page < image.size() / 4096; ++page) {
    auto damaged = image;
    std::fill_n(damaged.begin() + static_cast<std::ptrdiff_t>(page * 4096), 4096, std::uint8_t{0x5a});
    if (!Store::open(damaged)) ++noticed;
  }
  EXPECT_EQ(noticed, static_cast<int>(image.size() / 4096) - 1);
}

TEST(StoredMoment, IsReadAsTheCodecReadsIt) {
  const auto wall = [](int year, int month, int day, int minute) { return at(*make_day(year, month, day), minute); };
  const auto berlin = std::string("Europe/Berlin");
  for (const auto& moment :
       {make_moment(wall(2024, 3, 30, 1380), berlin), make_moment(wall(2024, 10, 27, 150), berlin, 1),
        make_moment(wall(2024, 3, 31, 150), berlin), make_moment(wall(2024, 1, 1, 0), std::nullopt),
        make_moment(wall(2024, 1, 1, 1), std::string("No/Such\"Zone")),
        make_moment(wall(2024, 7, 1, 1439), std::string("America/New_York")),
        make_moment_with_offset(wall(1999, 12, 31, 1439), std::nullopt, -570)}) {
    const auto text = codec::moment_to_json(moment);
    EXPECT_EQ(codec::moment_from_json(text), moment) << text;
    const auto fast = read_stored_moment(text);
    if (moment.zone != "No/Such\"Zone") {
      ASSERT_TRUE(fast) << text;
      EXPECT_EQ(*fast, moment) << text;
    } else {
      EXPECT_FALSE(fast);
    }
  }
  for (const auto* other :
       {"", "{}", "[1]",
        R"({"local":"2024-13-01T00:00","zone":null,"fold":0,"offset_min":null,"utc":null,"is":"no_zone"})",
        R"({"local":"2024-12-01T00:00","zone":null,"fold":2,"offset_min":null,"utc":null,"is":"no_zone"})",
        R"({"local":"2024-12-01T00:00","zone":null,"fold":0,"offset_min":null,"utc":null,"is":"sure"})",
        R"({"local":"2024-12-01T00:00","zone":null,"fold":0,"offset_min":null,"utc":null,"is":"no_zone"}})"})
    EXPECT_FALSE(read_stored_moment(other)) << other;
}

TEST(Migration, EveryStepHasTheNextNumber) {
  int version = 0;
  for (const auto& step : migrations()) EXPECT_EQ(step.to_version, ++version);
  EXPECT_EQ(Store::create({}).schema_version(), version);
}

TEST(Store, LoadsTenYearsWithoutAPause) {
  auto store = Store::create({});
  ASSERT_TRUE(store.transaction([&]() -> Result<void> {
    static_cast<void>(store.put(kratom()));
    for (int i = 0; i < 3650; ++i) {
      auto night = filled<Night>(10000 + i);
      night.night = Day{16000 + i};
      auto day = filled<SubstanceDay>(20000 + i);
      day.day = Day{16000 + i};
      auto check_in = filled<CheckIn>(30000 + i);
      check_in.day = Day{16000 + i};
      for (const auto& put : {store.put(night), store.put(day), store.put(check_in)})
        if (!put) return put;
    }
    return {};
  }));
  const auto start = std::chrono::steady_clock::now();
  const auto data = store.load();
  const auto took = std::chrono::steady_clock::now() - start;
  RecordProperty("load_ms", std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(took).count()));
  EXPECT_EQ(data.live<Night>().size(), 3650u);
#ifdef NDEBUG
  EXPECT_LT(took, std::chrono::milliseconds(150));  // 50 on a quiet machine
#endif
}

}  // namespace
}  // namespace nightjar::vault
