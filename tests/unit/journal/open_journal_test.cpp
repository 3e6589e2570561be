#include <atomic>
#include <fstream>
#include <nightjar/journal/open_journal.hpp>
#include <nightjar/time/format.hpp>
#include <random>
#include <thread>

#include "support/failing_files.hpp"
#include "unit/journal/journal_fixture.hpp"

namespace nightjar::journal {
namespace {

using OpenJournalTest = JournalTest;
using HistoryTest = JournalTest;
using DraftTest = JournalTest;
using BinTest = JournalTest;
using RulesTest = JournalTest;
using SavingTest = JournalTest;

TEST_F(OpenJournalTest, ARecordIsThereAfterItIsSavedAndOpenedAgain) {
  auto journal = made();
  const auto id = add(journal, night_of_3_may());
  journal = reopened(std::move(journal));
  ASSERT_NE(journal.data().find<Night>(id), nullptr);
  EXPECT_EQ(journal.data().find<Night>(id)->sleep_latency_min, 20);
  EXPECT_EQ(journal.data().find<Night>(id)->head.zone, "Europe/Berlin");
  EXPECT_EQ(journal.data().find<Night>(id)->head.offset_min, 120);
}

TEST_F(OpenJournalTest, AChangeKeepsTheEarlierVersion) {
  auto journal = made();
  const auto id = add(journal, night_of_3_may());
  auto longer = *journal.data().find<Night>(id);
  longer.sleep_latency_min = 45;
  auto edit = edit_of(update(author_, *journal.data().find<Night>(id), longer));
  edit.reason = "typed wrong";
  ASSERT_TRUE(journal.apply(edit));
  journal = reopened(std::move(journal));
  const auto revisions = journal.revisions_of(id);
  ASSERT_EQ(revisions.size(), 1u);
  EXPECT_EQ(revisions[0].revision, 1);
  EXPECT_EQ(revisions[0].reason, "typed wrong");
  EXPECT_EQ(revisions[0].device_id, author_.device_id);
  EXPECT_EQ(std::get<Night>(*codec::record_from_json(revisions[0].before)).sleep_latency_min, 20);
  EXPECT_EQ(journal.data().find<Night>(id)->head.revision, 2);
}

TEST_F(OpenJournalTest, AnEditWithoutADifferenceIsDropped) {
  auto journal = made();
  const auto id = add(journal, night_of_3_may());
  const auto revision = journal.data_revision();
  const Night same = *journal.data().find<Night>(id);
  ASSERT_TRUE(journal.apply(edit_of(update(author_, same, same))));
  EXPECT_EQ(journal.data_revision(), revision);
  EXPECT_TRUE(journal.revisions_of(id).empty());
  EXPECT_EQ(journal.undo_title(), "Undo adding the night of 3 May");
}

TEST_F(OpenJournalTest, EmptyTextIsStoredAsNotAnswered) {
  auto journal = made();
  auto night = night_of_3_may();
  night.comments = "";
  EXPECT_FALSE(journal.data().find<Night>(add(journal, night))->comments);
}

TEST_F(OpenJournalTest, AValueThatNoFieldMayHoldChangesNothing) {
  auto journal = made();
  auto night = night_of_3_may();
  night.awakenings = 100;
  const auto refused = journal.apply(edit_of(nightjar::journal::create(author_, night)));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::invalid_value);
  EXPECT_EQ(journal.data().live_count(), 0u);
  EXPECT_FALSE(journal.undo_title());
  EXPECT_FALSE(journal.save_status().unsaved);
}

TEST_F(OpenJournalTest, AnEditOfSomethingElseThanWhatIsHeldStopsTheProgram) {
  auto journal = made();
  const auto id = add(journal, night_of_3_may());
  auto stale = *journal.data().find<Night>(id);
  stale.sleep_latency_min = 1;
  EXPECT_DEATH(static_cast<void>(journal.apply(edit_of(remove(author_, stale)))), "held == before");
}

TEST_F(OpenJournalTest, AnEditIsAllOrNothing) {
  auto journal = made();
  Edit edit;
  edit.changes.push_back(nightjar::journal::create(author_, nap_on_3_may()));
  SubstanceDay dangling;
  dangling.substance_id.bytes[0] = 77;
  dangling.day = *make_day(2024, 5, 3);
  edit.changes.push_back(nightjar::journal::create(author_, dangling));
  ASSERT_FALSE(journal.apply(edit));
  EXPECT_EQ(journal.data().live_count(), 0u);
  EXPECT_EQ(reopened(std::move(journal)).data().live_count(), 0u);
}

TEST_F(OpenJournalTest, AnEntryThatWasChangedAsOftenAsCanBeCountedIsNotCountedOnFromZero) {
  auto journal = made();
  auto change = nightjar::journal::create(author_, nap_on_3_may());
  head_of(change.after).revision = std::numeric_limits<int>::max();
  const auto id = head_of(change.after).id;
  ASSERT_TRUE(journal.apply(edit_of(std::move(change))));
  const auto held = *journal.data().find_any(id);
  auto after = held;
  std::get<Nap>(after).minutes = 5;
  const auto refused = journal.apply(edit_of(update(author_, held, after)));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::refused);
  EXPECT_EQ(*journal.data().find_any(id), held);
}

TEST_F(OpenJournalTest, SettingsOfTheJournalTravelWithIt) {
  auto journal = made();
  auto settings = journal.settings();
  settings.day_start_min = 0;
  settings.help_lines = "call Sam";
  ASSERT_TRUE(journal.set_settings(settings));
  journal = reopened(std::move(journal));
  EXPECT_EQ(journal.settings(), settings);
  settings.day_start_min = 600;
  EXPECT_EQ(journal.set_settings(settings).error().code, ErrorCode::invalid_value);
}

TEST_F(OpenJournalTest, AHomeThatThisComputerDoesNotKnowIsKeptAndSaidAndItsOwnZoneStandsIn) {
  auto journal = made();
  EXPECT_EQ(journal.zone().name(), "Europe/Berlin");
  EXPECT_FALSE(journal.unknown_home_zone());
  auto settings = journal.settings();
  settings.home_zone = test::nowhere;
  ASSERT_TRUE(journal.set_settings(settings));
  author_.zone = test::zone_named("Asia/Kolkata");
  journal = reopened(std::move(journal));
  EXPECT_EQ(journal.settings().home_zone, test::nowhere);
  EXPECT_EQ(journal.zone().name(), "Asia/Kolkata");
  ASSERT_TRUE(journal.unknown_home_zone());
  for (const char* part : {"Nowhere/Land", "Asia/Kolkata (UTC+05:30)", "stays as it was written"})
    EXPECT_NE(journal.unknown_home_zone()->find(part), std::string::npos) << *journal.unknown_home_zone();
  EXPECT_TRUE(journal.apply(edit_of(nightjar::journal::create(author_, nap_on_3_may()))));
  for (const char* name : {"", "two words", "line\nbreak"}) {
    settings.home_zone = name;
    EXPECT_EQ(journal.set_settings(settings).error().code, ErrorCode::invalid_value) << name;
  }
}

TEST_F(OpenJournalTest, ListsTravelWithItAndAreNoStepOfUndo) {
  auto journal = made();
  add(journal, night_of_3_may());
  const auto undo = journal.undo_title();
  auto lists = journal.data().lists();
  lists.at(ListKind::triggers) = {{"the pub", true, {1, 2}}, {"tired", false, {}}};
  const auto revision = journal.data_revision();
  ASSERT_TRUE(journal.arrange(lists));
  EXPECT_TRUE(journal.save_status().unsaved);
  EXPECT_GT(journal.data_revision(), revision);
  EXPECT_EQ(journal.undo_title(), undo);
  journal = reopened(std::move(journal));
  EXPECT_EQ(journal.data().lists().by_kind, lists.by_kind);
  EXPECT_TRUE(journal.data().lists().arranged);
  EXPECT_TRUE(journal.check().empty());
  // The same once more is no change.
  const auto arranged = journal.data().lists();
  ASSERT_TRUE(journal.arrange(arranged));
  EXPECT_FALSE(journal.save_status().unsaved);
  EXPECT_EQ(journal.data().lists(), arranged);
}

TEST_F(OpenJournalTest, ListsOfAnEarlierVersionAreTakenOverFromItsDraft) {
  auto journal = made();
  ASSERT_TRUE(journal.set_draft("lists", R"({"triggers":["00000 a12 the pub","00001 --- tired"]})"));
  journal = reopened(std::move(journal));
  const std::vector<ListEntry> triggers{{"the pub", true, {1, 2}}, {"tired", false, {}}};
  EXPECT_EQ(journal.data().lists().at(ListKind::triggers), triggers);
  EXPECT_TRUE(journal.drafts().empty());
  EXPECT_TRUE(journal.check().empty());
  EXPECT_FALSE(journal.save_status().unsaved) << "opening alone writes nothing";
  journal = reopened(std::move(journal));
  EXPECT_EQ(journal.data().lists().at(ListKind::triggers), triggers);
  // Once arranged again and saved, the draft is gone and does not come back.
  auto lists = journal.data().lists();
  lists.at(ListKind::triggers) = {{"tired", false, {}}};
  ASSERT_TRUE(journal.arrange(lists));
  journal = reopened(std::move(journal));
  EXPECT_EQ(journal.data().lists().by_kind, lists.by_kind);
}

/// The file was made by the last version that kept the lists so.
TEST_F(OpenJournalTest, AFileOfAnEarlierVersionKeepsItsListsAndAllElse) {
  std::filesystem::copy_file(NIGHTJAR_SOURCE_DIR "/tests/data/vaults/v1-lists-in-a-draft.nightjar", path());
  const auto numbered = [](std::uint8_t number) {
    Id id;
    id.bytes.back() = number;
    return id;
  };
  const Id coffee = numbered(1), kratom = numbered(2), late_coffee = numbered(3);
  Lists lists;
  lists.arranged = parse_utc("2024-05-01T21:46:56.000Z").value();
  lists.at(ListKind::substances) = {{kratom.hex(), true, {3, 1}}, {coffee.hex(), false, {}}};
  lists.at(ListKind::factors) = {{late_coffee.hex(), false, {std::nullopt, 4}}};
  lists.at(ListKind::triggers) = {{"the pub", true, {1, 2}},
                                  {"tired", false, {}},
                                  {"a \"quoted\"\tname; with \\ and é 😀", false, {5, std::nullopt}}};
  lists.at(ListKind::symptoms) = {{"dizzy", true, {}}};
  for (int i = 0; i < 12; ++i)
    lists.at(ListKind::supports).push_back({"group " + std::to_string(12 - i), i % 3 == 0, {i % 6, 5 - i % 6}});

  auto opened = unlocked(secret("correct horse battery staple"));
  ASSERT_TRUE(opened) << opened.error().message;
  for (int time = 0; time < 2; ++time) {
    EXPECT_EQ(opened->data().lists(), lists);
    EXPECT_EQ(opened->data().live_count(), 4U);
    EXPECT_EQ(opened->data().find<Substance>(kratom)->name, "Kratom");
    EXPECT_EQ(opened->data().find<Tag>(late_coffee)->name, "late coffee");
    EXPECT_EQ(opened->drafts(), (std::map<std::string, std::string>{{"craving", R"({"clock":["23:10"]})"}}));
    EXPECT_EQ(opened->undo_title(), "Undo adding the night of 3 May");
    EXPECT_TRUE(opened->check().empty());
    if (time > 0) continue;
    ASSERT_TRUE(opened->save_now());
    { const OpenJournal closing = *std::move(opened); }
    opened = unlocked(secret("correct horse battery staple"));
    ASSERT_TRUE(opened);
  }
}

TEST_F(OpenJournalTest, ASoundJournalHasNoFindings) {
  auto journal = made();
  add(journal, night_of_3_may());
  EXPECT_TRUE(journal.check().empty());
}

TEST_F(RulesTest, ASecondNightOfTheSameDateIsRefusedByName) {
  auto journal = made();
  add(journal, night_of_3_may());
  const auto refused = journal.apply(edit_of(nightjar::journal::create(author_, night_of_3_may())));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::clash);
  EXPECT_NE(refused.error().message.find("the night of 3 May"), std::string::npos) << refused.error().message;
}

TEST_F(RulesTest, ANightMayTakeThePlaceOfOneThatTheSameEditDeletes) {
  auto journal = made();
  const auto old = add(journal, night_of_3_may());
  Edit edit;
  edit.changes.push_back(nightjar::journal::create(author_, night_of_3_may()));
  edit.changes.push_back(remove(author_, *journal.data().find<Night>(old)));
  ASSERT_TRUE(journal.apply(edit));
  EXPECT_EQ(journal.data().live<Night>().size(), 1u);
  ASSERT_TRUE(journal.undo());
  EXPECT_TRUE(journal.data().live<Night>().contains(old));
}

TEST_F(RulesTest, RestoringANightWhosePlaceIsTakenIsRefused) {
  auto journal = made();
  const auto old = add(journal, night_of_3_may());
  ASSERT_TRUE(journal.apply(edit_of(remove(author_, *journal.data().find<Night>(old)))));
  add(journal, night_of_3_may());
  EXPECT_EQ(journal.apply(edit_of(restore(author_, *journal.data().find<Night>(old)))).error().code, ErrorCode::clash);
}

TEST_F(RulesTest, AnIntakeMakesItsDayADayOfTaking) {
  auto journal = made();
  Intake intake;
  intake.substance_id = add(journal, kratom());
  intake.day = *make_day(2024, 5, 3);
  add(journal, intake);
  const auto* day = journal.data().substance_day(intake.substance_id, intake.day);
  ASSERT_NE(day, nullptr);
  EXPECT_EQ(day->state, DayState::taken);
  EXPECT_EQ(journal.undo_title(), "Undo adding the intake on 3 May");
  ASSERT_TRUE(journal.undo());
  EXPECT_EQ(journal.data().substance_day(intake.substance_id, intake.day), nullptr);
}

TEST_F(RulesTest, AnIntakeOnADayThatSaysNoneNeedsAYes) {
  auto journal = made();
  Intake intake;
  intake.substance_id = add(journal, kratom());
  intake.day = *make_day(2024, 5, 3);
  ASSERT_TRUE(journal.apply(nothing_taken(journal.data(), author_, intake.day)));
  auto edit = edit_of(nightjar::journal::create(author_, intake));
  EXPECT_TRUE(contradicts_none(journal.data(), edit));
  EXPECT_EQ(journal.apply(edit).error().code, ErrorCode::refused);
  EXPECT_TRUE(journal.data().live<Intake>().empty());
  edit.replaces_none = true;
  ASSERT_TRUE(journal.apply(edit));
  EXPECT_EQ(journal.data().substance_day(intake.substance_id, intake.day)->state, DayState::taken);
}

TEST_F(RulesTest, AnImportLeavesADayThatSaysNoneAsItIs) {
  auto journal = made();
  Intake intake;
  intake.substance_id = add(journal, kratom());
  intake.day = *make_day(2024, 5, 3);
  ASSERT_TRUE(journal.apply(nothing_taken(journal.data(), author_, intake.day)));
  ASSERT_TRUE(journal.import_all(edit_of(nightjar::journal::create(author_, intake))));
  EXPECT_EQ(journal.data().live<Intake>().size(), 1u);
  EXPECT_EQ(journal.data().substance_day(intake.substance_id, intake.day)->state, DayState::none);
}

TEST_F(RulesTest, NothingTakenAnswersOnlyWhatIsAskedAndHasNoAnswer) {
  auto journal = made();
  const auto asked = add(journal, kratom());
  auto other = kratom();
  other.name = "Coffee";
  const auto answered = add(journal, other);
  other.name = "Melatonin";
  other.ask_daily = false;
  const auto unasked = add(journal, other);
  const auto day = *make_day(2024, 5, 3);
  ASSERT_TRUE(journal.apply(answer_day(journal.data(), author_, answered, day, DayState::prefer_not)));
  ASSERT_TRUE(journal.apply(nothing_taken(journal.data(), author_, day)));
  EXPECT_EQ(journal.data().substance_day(asked, day)->state, DayState::none);
  EXPECT_EQ(journal.data().substance_day(answered, day)->state, DayState::prefer_not);
  EXPECT_EQ(journal.data().substance_day(unasked, day), nullptr);
}

TEST_F(RulesTest, NothingTakenDoesNotSpeakOfWhatAPlanSaysWasTaken) {
  auto journal = made();
  const auto day = *make_day(2024, 5, 3);
  const auto kratom_id = add(journal, kratom());
  auto medicine = kratom();
  medicine.name = "Buprenorphine";
  Plan plan;
  plan.substance_id = add(journal, medicine);
  plan.instruction = "each morning";
  plan.from = day;
  PlanEvent event;
  event.plan_id = add(journal, plan);
  event.day = day;
  add(journal, event);
  ASSERT_TRUE(journal.apply(nothing_taken(journal.data(), author_, day)));
  EXPECT_EQ(journal.data().substance_day(plan.substance_id, day), nullptr);
  EXPECT_EQ(journal.data().substance_day(kratom_id, day)->state, DayState::none);
}

TEST_F(RulesTest, AnAnswerCanBeTakenBackToNotRecorded) {
  auto journal = made();
  const auto substance = add(journal, kratom());
  const auto day = *make_day(2024, 5, 3);
  ASSERT_TRUE(journal.apply(answer_day(journal.data(), author_, substance, day, DayState::none)));
  ASSERT_TRUE(journal.apply(answer_day(journal.data(), author_, substance, day, std::nullopt)));
  EXPECT_EQ(journal.data().substance_day(substance, day), nullptr);
  ASSERT_TRUE(journal.apply(answer_day(journal.data(), author_, substance, day, DayState::taken)));
  EXPECT_EQ(journal.data().substance_day(substance, day)->state, DayState::taken);
}

TEST_F(RulesTest, AnImportCanBeTakenBackAsAWhole) {
  auto journal = made();
  ImportBatch batch;
  batch.at = make_moment(at(*make_day(2024, 5, 4), 600), std::string("Europe/Berlin"));
  batch.format = "nights.csv";
  batch.file_name = "nights.csv";
  Edit edit;
  edit.changes.push_back(nightjar::journal::create(author_, batch));
  const auto batch_id = head_of(edit.changes[0].after).id;
  for (int i = 0; i < 3; ++i) {
    auto night = night_of_3_may();
    night.night = night.night + i;
    night.head.origin = batch_id.hex();
    edit.changes.push_back(nightjar::journal::create(author_, night));
  }
  ASSERT_TRUE(journal.import_all(edit));
  auto corrected = *journal.data().one_on<Night>(*make_day(2024, 5, 4));
  corrected.quality = 4;
  ASSERT_TRUE(journal.apply(edit_of(update(author_, *journal.data().one_on<Night>(*make_day(2024, 5, 4)), corrected))));
  ASSERT_TRUE(journal.apply(undo_import(journal.data(), author_, *journal.data().find<ImportBatch>(batch_id))));
  EXPECT_EQ(journal.data().live<Night>().size(), 1u);  // the one that was corrected by hand stays
  EXPECT_TRUE(journal.data().find<ImportBatch>(batch_id)->undone);
}

TEST_F(HistoryTest, TitlesSayWhatWillBeUndone) {
  auto journal = made();
  EXPECT_FALSE(journal.undo_title());
  EXPECT_FALSE(journal.redo_title());
  const auto nap = add(journal, nap_on_3_may());
  ASSERT_TRUE(journal.apply(edit_of(remove(author_, *journal.data().find<Nap>(nap)))));
  EXPECT_EQ(journal.undo_title(), "Undo deletion of the nap on 3 May");
  ASSERT_TRUE(journal.undo());
  EXPECT_EQ(journal.undo_title(), "Undo adding the nap on 3 May");
  EXPECT_EQ(journal.redo_title(), "Redo deletion of the nap on 3 May");
}

TEST_F(HistoryTest, UndoingWritesANewVersionAndErasesNothing) {
  auto journal = made();
  const auto id = add(journal, nap_on_3_may());
  auto longer = *journal.data().find<Nap>(id);
  longer.minutes = 50;
  ASSERT_TRUE(journal.apply(edit_of(update(author_, *journal.data().find<Nap>(id), longer))));
  ASSERT_TRUE(journal.undo());
  EXPECT_EQ(journal.data().find<Nap>(id)->minutes, 30);
  EXPECT_EQ(journal.data().find<Nap>(id)->head.revision, 3);
  const auto revisions = journal.revisions_of(id);
  ASSERT_EQ(revisions.size(), 2u);
  EXPECT_EQ(std::get<Nap>(*codec::record_from_json(revisions[1].before)).minutes, 50);
}

TEST_F(HistoryTest, UndoingACreationLeavesItInTheBin) {
  auto journal = made();
  const auto id = add(journal, nap_on_3_may());
  ASSERT_TRUE(journal.undo());
  EXPECT_TRUE(journal.data().live<Nap>().empty());
  EXPECT_TRUE(journal.data().binned<Nap>().contains(id));
  ASSERT_TRUE(journal.redo());
  EXPECT_TRUE(journal.data().live<Nap>().contains(id));
}

TEST_F(HistoryTest, ANewEditEndsWhatCouldBeDoneAgain) {
  auto journal = made();
  add(journal, nap_on_3_may());
  ASSERT_TRUE(journal.undo());
  add(journal, night_of_3_may());
  EXPECT_FALSE(journal.redo_title());
  EXPECT_EQ(journal.redo().error().code, ErrorCode::not_found);
}

TEST_F(HistoryTest, SurvivesARestart) {
  auto journal = made();
  const auto id = add(journal, nap_on_3_may());
  add(journal, night_of_3_may());
  ASSERT_TRUE(journal.undo());
  journal = reopened(std::move(journal));
  EXPECT_EQ(journal.redo_title(), "Redo adding the night of 3 May");
  ASSERT_TRUE(journal.redo());
  ASSERT_TRUE(journal.undo());
  ASSERT_TRUE(journal.undo());
  EXPECT_FALSE(journal.data().live<Nap>().contains(id));
}

class RandomEdits : public JournalTest, public ::testing::WithParamInterface<unsigned> {
 protected:
  Edit some_edit(const JournalData& data) {
    Edit edit;
    const int n = 1 + random() % 3;
    std::set<Id> touched;
    for (int i = 0; i < n; ++i) {
      switch (random() % 4) {
        case 0: {
          auto night = night_of_3_may();
          night.night = Day{19800 + static_cast<int>(random() % 400)};
          const auto there = [&](const Change& each) {
            const auto* other = std::get_if<Night>(&each.after);
            return other != nullptr && other->night == night.night;
          };
          if (data.one_on<Night>(night.night) == nullptr &&
              std::none_of(edit.changes.begin(), edit.changes.end(), there))
            edit.changes.push_back(nightjar::journal::create(author_, night));
          break;
        }
        case 1: {
          Note note;
          note.at = make_moment(WallTime{28500000 + static_cast<int>(random() % 100000)}, std::string("Europe/Berlin"));
          note.text = "ünïcode " + std::to_string(random());
          edit.changes.push_back(nightjar::journal::create(author_, note));
          break;
        }
        case 2:
          if (const auto* night = any_of(data.live<Night>());
              night != nullptr && touched.insert(night->head.id).second) {
            auto changed = *night;
            changed.awakenings = static_cast<int>(random() % 9);
            if (random() % 2 == 0) changed.factors = TextSet{"noise"};
            edit.changes.push_back(update(author_, *night, changed));
          }
          break;
        default:
          if (const auto* note = any_of(data.live<Note>()); note != nullptr && touched.insert(note->head.id).second)
            edit.changes.push_back(remove(author_, *note));
      }
    }
    return edit;
  }
  template <class R>
  const R* any_of(const std::map<Id, R>& records) {
    return records.empty() ? nullptr : &std::next(records.begin(), random() % static_cast<int>(records.size()))->second;
  }
  int random() { return static_cast<int>(engine_() % 1000000); }
  std::mt19937 engine_{GetParam()};
};

TEST_P(RandomEdits, UndoAfterDoIsIdentityAlsoAcrossRestarts) {
  auto journal = made();
  std::vector<std::map<Id, std::string>> states{answers(journal.data())};
  for (int i = 0; i < 40; ++i) {
    const auto before = journal.data_revision();
    const auto applied = journal.apply(some_edit(journal.data()));
    ASSERT_TRUE(applied) << applied.error().message;
    if (journal.data_revision() != before) states.push_back(answers(journal.data()));
    if (i == 20) journal = reopened(std::move(journal));
  }
  for (std::size_t i = states.size() - 1; i > 0; --i) {
    ASSERT_EQ(answers(journal.data()), states[i]);
    ASSERT_TRUE(journal.undo());
    if (i == states.size() / 2) journal = reopened(std::move(journal));
  }
  EXPECT_EQ(answers(journal.data()), states[0]);
  EXPECT_FALSE(journal.undo_title());
  for (std::size_t i = 1; i < states.size(); ++i) {
    ASSERT_TRUE(journal.redo());
    ASSERT_EQ(answers(journal.data()), states[i]);
  }
  EXPECT_FALSE(journal.redo_title());
  EXPECT_TRUE(journal.check().empty());
}
INSTANTIATE_TEST_SUITE_P(Seeds, RandomEdits, ::testing::Range(1u, 6u));

TEST_F(BinTest, EmptyingRemovesAnswersVersionsAndUndoSteps) {
  auto journal = made();
  const auto gone = add(journal, nap_on_3_may());
  ASSERT_TRUE(journal.apply(edit_of(remove(author_, *journal.data().find<Nap>(gone)))));
  const auto kept = add(journal, night_of_3_may());
  EXPECT_EQ(journal.empty_bin(), std::size_t{1});
  EXPECT_FALSE(journal.data().find_any(gone));
  EXPECT_TRUE(journal.revisions_of(gone).empty());
  EXPECT_TRUE(journal.was_purged(gone));
  journal = reopened(std::move(journal));
  EXPECT_TRUE(journal.was_purged(gone));
  EXPECT_TRUE(journal.data().find_any(kept));
  ASSERT_TRUE(journal.undo());
  EXPECT_FALSE(journal.undo_title());
}

TEST_F(BinTest, KeepsASubstanceThatEntriesStillReferTo) {
  auto journal = made();
  const auto id = add(journal, kratom());
  ASSERT_TRUE(journal.apply(answer_day(journal.data(), author_, id, *make_day(2024, 5, 3), DayState::none)));
  ASSERT_TRUE(journal.apply(edit_of(remove(author_, *journal.data().find<Substance>(id)))));
  EXPECT_EQ(journal.empty_bin(), std::size_t{0});
  const auto* day = journal.data().on<SubstanceDay>(*make_day(2024, 5, 3)).front();
  ASSERT_TRUE(journal.apply(edit_of(remove(author_, *day))));
  EXPECT_EQ(journal.empty_bin(), std::size_t{2});
}

TEST_F(BinTest, AnImportDoesNotBringBackWhatWasRemovedForGood) {
  auto journal = made();
  const auto id = add(journal, nap_on_3_may());
  const auto again = *journal.data().find<Nap>(id);
  ASSERT_TRUE(journal.apply(edit_of(remove(author_, again))));
  ASSERT_TRUE(journal.empty_bin());
  ASSERT_TRUE(journal.import_all(edit_of(nightjar::journal::create(author_, again))));
  EXPECT_EQ(journal.data().live_count(), 0u);
}

TEST_F(DraftTest, SurviveARestartAndGoWhenCleared) {
  auto journal = made();
  ASSERT_TRUE(journal.set_draft("night/2024-05-03", R"({"comments":"half a sen"})"));
  EXPECT_TRUE(journal.save_status().unsaved);
  journal = reopened(std::move(journal));
  EXPECT_EQ(journal.draft("night/2024-05-03"), R"({"comments":"half a sen"})");
  EXPECT_EQ(journal.drafts().size(), 1u);
  ASSERT_TRUE(journal.clear_draft("night/2024-05-03"));
  journal = reopened(std::move(journal));
  EXPECT_TRUE(journal.drafts().empty());
  EXPECT_EQ(journal.set_draft("x", "{not JSON").error().code, ErrorCode::invalid_value);
}

TEST_F(SavingTest, SavingNowWritesOnceAndOnlyWhatIsNew) {
  auto journal = made();
  EXPECT_EQ(journal.save_status().saved_counter, 1u);
  ASSERT_TRUE(journal.save_now());
  EXPECT_EQ(journal.save_status().saved_counter, 1u);
  add(journal, night_of_3_may());
  EXPECT_TRUE(journal.save_status().unsaved);
  ASSERT_TRUE(journal.save_now());
  EXPECT_EQ(journal.save_status().saved_counter, 2u);
  EXPECT_FALSE(journal.save_status().unsaved);
}

TEST_F(SavingTest, InTheBackgroundEveryEditReachesTheDisk) {
  std::atomic<int> woken = 0;
  {
    auto journal = made();
    journal.save_in_background([&] { ++woken; });
    for (int i = 0; i < 20; ++i) {
      auto night = night_of_3_may();
      night.night = night.night + i;
      add(journal, night);
    }
    for (int i = 0; i < 500 && journal.save_status().unsaved; ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_FALSE(journal.save_status().unsaved);
    EXPECT_FALSE(journal.save_status().error);
    EXPECT_TRUE(journal.save_status().saved_at);
  }
  EXPECT_GT(woken, 0);
  auto again = unlocked(secret(passphrase));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->data().live<Night>().size(), 20u);
}

TEST_F(SavingTest, SavingNowWhileTheWorkerSavesLeavesTheNewest) {
  {
    auto journal = made();
    journal.save_in_background({});
    for (int i = 0; i < 10; ++i) {
      auto night = night_of_3_may();
      night.night = night.night + i;
      add(journal, night);
      ASSERT_TRUE(journal.save_now());
      EXPECT_FALSE(journal.save_status().unsaved);
    }
  }
  EXPECT_EQ(unlocked(secret(passphrase))->data().live<Night>().size(), 10u);
}

TEST_F(SavingTest, WhatIsChangedWhileNewKeysAreMadeIsSavedAfterThem) {
  test::FailingFiles files;
  {
    auto journal = made(files);
    journal.save_in_background({});
    add(journal, night_of_3_may());
    ASSERT_TRUE(journal.save_now());
    files.before_rename([&] { add(journal, nap_on_3_may()); });
    ASSERT_TRUE(journal.change_passphrase(secret("owls under the bridge"), vault::minimal_cost()));
    EXPECT_EQ(journal.data().live<Nap>().size(), 1U);
    for (int i = 0; i < 500 && journal.save_status().unsaved; ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_FALSE(journal.save_status().unsaved);
  }
  const auto again = unlocked(secret("owls under the bridge"));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->data().live<Nap>().size(), 1U);
}

TEST_F(SavingTest, WhatCouldNotBeSavedStaysUnsavedAndSaysWhy) {
  test::FailingFiles files;
  auto journal = made(files);
  add(journal, night_of_3_may());
  files.fail_call(1, ENOSPC, true);
  ASSERT_FALSE(journal.save_now());
  EXPECT_TRUE(journal.save_status().unsaved);
  EXPECT_TRUE(journal.save_status().error);
  files.work_again();
  EXPECT_TRUE(journal.save_now());
  EXPECT_FALSE(journal.save_status().error);
  EXPECT_FALSE(journal.save_status().unsaved);
}

TEST_F(SavingTest, APowerCutAtAnyCallLeavesTheOldJournalOrTheNew) {
  int olds = 0, news = 0;
  for (int call = 1;; ++call) {
    std::filesystem::remove(path());
    test::FailingFiles files;
    {
      auto journal = made(files);
      add(journal, night_of_3_may());
      ASSERT_TRUE(journal.save_now());
      add(journal, nap_on_3_may());
      files.fail_call(call, EIO, true);
      const auto saved = journal.save_now();
      if (!files.fired()) break;
      if (saved) {
        EXPECT_EQ(journal.save_status().saved_counter, 3u);
      }
    }
    auto again = unlocked(secret(passphrase));
    ASSERT_TRUE(again) << call << ": " << again.error().message;
    EXPECT_EQ(again->data().live<Night>().size(), 1u);
    ++(again->data().live<Nap>().empty() ? olds : news);
  }
  EXPECT_GT(olds, 3);
  EXPECT_GT(news, 0);
}

TEST_F(SavingTest, AFileChangedBySomeoneElseIsNotOverwritten) {
  auto journal = made();
  add(journal, night_of_3_may());
  std::ofstream(path()) << "theirs";
  ASSERT_TRUE(journal.save_now());
  ASSERT_TRUE(journal.save_status().notice);
  EXPECT_EQ(journal.save_status().notice->code, ErrorCode::conflict);
  EXPECT_NE(journal.path(), path());
  EXPECT_EQ(std::filesystem::file_size(path()), 6u);
}

TEST_F(OpenJournalTest, WhatSaysNothingIsNotRecorded) {
  auto journal = made();
  Night night;
  night.night = *make_day(2024, 5, 3);
  Nap nap;
  nap.day = night.night;
  nap.comments = "  ";
  CheckIn check_in;
  check_in.day = night.night;
  for (const AnyRecord& record : {AnyRecord(night), AnyRecord(nap), AnyRecord(check_in)}) {
    const auto refused = journal.apply(edit_of(nightjar::journal::create(author_, record)));
    ASSERT_FALSE(refused) << kind_of(record);
    EXPECT_EQ(refused.error().code, ErrorCode::invalid_value);
  }
  night.quality = 3;
  const auto id = add(journal, night);
  auto emptied = *journal.data().find<Night>(id);
  emptied.quality.reset();
  EXPECT_FALSE(journal.apply(edit_of(update(author_, *journal.data().find<Night>(id), emptied))));
  EXPECT_EQ(journal.data().find<Night>(id)->quality, 3);
}

TEST_F(OpenJournalTest, ANameIsOnTheListOnce) {
  auto journal = made();
  const auto named = [](const char* name) {
    Substance substance;
    substance.name = name;
    return substance;
  };
  const auto tea = add(journal, named(" Tea "));
  EXPECT_EQ(journal.data().find<Substance>(tea)->name, "Tea");
  for (const char* same : {"tea", "TEA", "\uFF34ea", " tea"})
    EXPECT_EQ(journal.apply(edit_of(nightjar::journal::create(author_, named(same)))).error().code, ErrorCode::clash)
        << same;
  const auto milk = add(journal, named("milk"));
  const auto renamed = [&](const Id& id, const char* name) {
    auto after = *journal.data().find<Substance>(id);
    after.name = name;
    return update(author_, *journal.data().find<Substance>(id), after);
  };
  EXPECT_FALSE(journal.apply(edit_of(renamed(milk, "tea"))));
  EXPECT_TRUE(journal.apply(edit_of(renamed(tea, "TEA")))) << "its own name in another spelling";
  Edit swap;
  swap.changes = {renamed(tea, "milk"), renamed(milk, "tea")};
  EXPECT_TRUE(journal.apply(swap));
}

TEST_F(OpenJournalTest, AnImportTakenBackLeavesWhatOwnEntriesName) {
  auto journal = made();
  ImportBatch batch;
  batch.at = make_moment(at(*make_day(2024, 5, 4), 600), std::string("Europe/Berlin"));
  batch.format = "days.csv";
  batch.file_name = "days.csv";
  Edit edit = edit_of(nightjar::journal::create(author_, batch));
  const auto batch_id = head_of(edit.changes[0].after).id;
  std::vector<Id> ids;
  for (const char* name : {"tablets", "drops"}) {
    Substance substance;
    substance.name = name;
    substance.head.origin = batch_id.hex();
    edit.changes.push_back(nightjar::journal::create(author_, substance));
    ids.push_back(head_of(edit.changes.back().after).id);
  }
  ASSERT_TRUE(journal.import_all(edit));
  Plan plan;
  plan.substance_id = ids[0];
  plan.from = *make_day(2024, 5, 4);
  plan.instruction = "one in the morning";
  add(journal, plan);
  ASSERT_TRUE(journal.apply(undo_import(journal.data(), author_, *journal.data().find<ImportBatch>(batch_id))));
  EXPECT_TRUE(journal.data().live<Substance>().contains(ids[0])) << "the plan names it";
  EXPECT_FALSE(journal.data().live<Substance>().contains(ids[1]));
}

}  // namespace
}  // namespace nightjar::journal
