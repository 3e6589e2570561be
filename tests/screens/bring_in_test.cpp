// Entries from a file, in the window: looked at first, brought in as one step, and never against a journal that has
// changed.
#include <gmock/gmock.h>

#include <fstream>
#include <nightjar/report/journal_json.hpp>

#include "screens/app_fixture.hpp"

namespace nightjar::screens {
namespace {

class BringInTest : public AppTest {
 protected:
  const Day night_ = *parse_day("2025-02-03");

  BringInState& page() { return app().state().bring_in; }
  void look(const std::string& rows) {
    std::ofstream(folder_ + "/nights.csv")
        << "night,zone,into_bed,tried_to_sleep,sleep_latency_min,awakenings,awake_min,final_awakening,still_trying_min,"
           "out_of_bed,quality,rested,factors,comments\n"
        << rows;
    app().handle(act::GoTo{Screen::bring_in});
    app().handle(act::LookAtFile{folder_ + "/nights.csv"});
    run_jobs();
    ASSERT_TRUE(page().read.has_value());
  }
  void bring_in() {
    app().handle(act::BringIn{});
    ui().settle(2);
  }
  [[nodiscard]] std::optional<int> quality() const {
    const auto* night = data().one_on<Night>(night_);
    return night != nullptr ? night->quality : std::nullopt;
  }
  void keep_own_night() {
    Night night;
    night.night = night_;
    night.quality = 2;
    app().handle(act::Keep{{{night, false}}, ""});
    ASSERT_EQ(quality(), 2);
  }
};

TEST_F(BringInTest, NothingIsWrittenByLookingAndAllOfItIsOneStepOfUndo) {
  open_empty();
  look("2025-02-03,Europe/Berlin,,,,,,,,,4,,,\n2025-02-04,Europe/Berlin,,,,,,,,,3,,,\n");
  EXPECT_TRUE(data().live<Night>().empty());
  bring_in();
  EXPECT_EQ(data().live<Night>().size(), 2U);
  app().handle(act::Undo{});
  EXPECT_TRUE(data().live<Night>().empty());
}

TEST_F(BringInTest, WhereAnswersDifferOnesOwnStandUnlessTheOthersAreChosen) {
  open_empty();
  keep_own_night();
  look("2025-02-03,Europe/Berlin,,,,,,,,,4,,,\n");
  bring_in();
  EXPECT_EQ(quality(), 2);
  look("2025-02-03,Europe/Berlin,,,,,,,,,4,,,\n");
  page().theirs = true;
  bring_in();
  EXPECT_EQ(quality(), 4);
  app().handle(act::Undo{});
  EXPECT_EQ(quality(), 2);
}

TEST_F(BringInTest, AJournalThatChangedSinceTheLookGetsNothingAndSaysSo) {
  open_empty();
  keep_own_night();
  look("2025-02-03,Europe/Berlin,,,,,,,,,4,,,\n");
  page().theirs = true;
  app().handle(act::Undo{});  // the night that the file was held against is gone
  bring_in();
  EXPECT_EQ(quality(), std::nullopt);
  ASSERT_TRUE(page().problem.has_value());
  EXPECT_THAT(page().problem->message, testing::HasSubstr("changed since"));
  look("2025-02-03,Europe/Berlin,,,,,,,,,4,,,\n");
  bring_in();
  EXPECT_EQ(quality(), 4);
}

TEST_F(BringInTest, ListsComeInEvenIfAllOfTheEntriesAreThere) {
  open_empty();
  keep_own_night();
  Lists lists;
  lists.at(ListKind::triggers) = {{"tired", false, {}}};
  app().handle(act::ArrangeLists{lists});
  auto theirs = data();
  lists.at(ListKind::triggers) = {{"the pub", true, {1, 2}}, {"tired", true, {}}};
  theirs.set_lists(lists);
  std::ofstream(folder_ + "/journal.json") << report::journal_json(theirs, {});
  app().handle(act::GoTo{Screen::bring_in});
  app().handle(act::LookAtFile{folder_ + "/journal.json"});
  run_jobs();
  ui().settle(2);
  ui().click("Bring in the lists");
  ui().settle(2);
  EXPECT_EQ(data().lists().at(ListKind::triggers),
            (std::vector<ListEntry>{{"tired", false, {}}, {"the pub", true, {1, 2}}}));
  EXPECT_EQ(page().said, "Your lists have the entries that only the file's had; your journal holds all of the rest.");
  EXPECT_FALSE(app().state().toast && app().state().toast->undoable) << "there is no step to take back";
}

TEST_F(BringInTest, LockingWhileAFileIsReadLeavesTheJournalAsItWas) {
  open_empty();
  std::ofstream(folder_ + "/nights.csv") << "night\n";
  app().handle(act::GoTo{Screen::bring_in});
  app().handle(act::LookAtFile{folder_ + "/nights.csv"});
  app().handle(act::Lock{});
  run_jobs();
  EXPECT_EQ(app().journal(), nullptr);
  unlock();
  EXPECT_FALSE(page().read.has_value());
  EXPECT_TRUE(data().live<Night>().empty());
}

}  // namespace
}  // namespace nightjar::screens
