// Locking and closing never lose what was typed, not even when the disk will not take it.
#include "screens/app_fixture.hpp"
#include "support/failing_files.hpp"

namespace nightjar::screens {
namespace {

class LockingTest : public AppTest {
 protected:
  LockingTest() { files_ = &failing_; }
  ~LockingTest() override { app_.reset(); }  // it uses the files
  void type_something() {
    open_empty();
    ui().type("2230");
    ui().key(ImGuiKey_Tab);
  }
  test::FailingFiles failing_;
};

TEST_F(LockingTest, StaysOpenWithTheReasonWhileTheJournalCannotBeSaved) {
  type_something();
  failing_.refuse_name("journal.nightjar");
  ui().chord('L', test::ImGuiHarness::ctrl);
  ui().settle(3);
  ASSERT_NE(app().journal(), nullptr);
  ASSERT_TRUE(app().state().problem);
  EXPECT_EQ(app().state().problem->code, ErrorCode::disk_full);
  failing_.refuse_name("");
  ui().chord('L', test::ImGuiHarness::ctrl);
  ui().settle(3);
  EXPECT_EQ(app().journal(), nullptr);
}

TEST_F(LockingTest, ClosingStoresWhatIsHalfTyped) {
  type_something();
  EXPECT_TRUE(app().close());
  EXPECT_FALSE(app().journal()->drafts().empty());
  EXPECT_FALSE(app().journal()->save_status().unsaved);
}

TEST_F(LockingTest, LeavingTheWindowStoresWhatIsHalfTyped) {
  type_something();
  app().focus_lost();
  EXPECT_FALSE(app().journal()->drafts().empty());
}

}  // namespace
}  // namespace nightjar::screens
