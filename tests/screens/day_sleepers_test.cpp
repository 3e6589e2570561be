// People who sleep by day: nothing takes it for granted that one gets up in the morning.
#include "screens/app_fixture.hpp"

namespace nightjar::screens {
namespace {

class DaySleepers : public AppTest {
 protected:
  const Day today_ = *parse_day("2026-11-22");

  /// Six recorded nights of somebody who gets up at this hour.
  void open_for(const char* begin, const char* up) {
    open_empty();
    const int down = *parse_clock(begin), end = *parse_clock(up);
    for (int back = 2; back < 8; ++back) {
      Night night;
      night.night = today_ - back;
      const Day lies_down = down < 12 * 60 ? night.night + 1 : night.night;
      night.tried_to_sleep = make_moment(at(lies_down, down), zone);
      night.out_of_bed = make_moment(at(end < down ? lies_down + 1 : lies_down, end), zone);
      app().handle(act::Keep{{{night, false}}, ""});
    }
  }
  [[nodiscard]] TodayPart asked_at(const char* local) {
    set_time(local);
    app().handle(act::ShowDay{app().state().today.day, std::nullopt});
    return app().state().today.part;
  }
};

TEST_F(DaySleepers, AreAskedAboutTheirSleepWhenTheyGetUp) {
  open_for("9:00", "16:30");
  EXPECT_EQ(asked_at("2026-11-22T17:00"), TodayPart::night);
  EXPECT_EQ(asked_at("2026-11-22T23:30"), TodayPart::day);
  EXPECT_EQ(asked_at("2026-11-22T08:30"), TodayPart::day) << "after the shift, before going to bed";
}
TEST_F(DaySleepers, OthersAreAskedInTheMorning) {
  open_for("23:00", "7:00");
  EXPECT_EQ(asked_at("2026-11-22T07:10"), TodayPart::night);
  EXPECT_EQ(asked_at("2026-11-22T17:00"), TodayPart::day);
}
TEST_F(DaySleepers, WhereTheHoursTellNothingTheMorningCounts) {
  open_empty();
  EXPECT_EQ(asked_at("2026-11-22T14:00"), TodayPart::night);
  EXPECT_EQ(asked_at("2026-11-22T16:00"), TodayPart::day);
}

TEST_F(DaySleepers, ASleepThatBeganAfterNoonIsWrittenDownOnTheSameEvening) {
  open_empty();
  EXPECT_FALSE(ui().has("Slept since noon"));
  set_time("2026-11-22T20:30");
  app().handle(act::ShowDay{today_, TodayPart::night});
  ui().settle(3);
  ui().click("Slept since noon");
  ui().settle(3);
  for (const char* text : {"1300", "1310", "10", "0", "0", "2000", "0", "2010"}) {
    ui().type(text);
    ui().key(ImGuiKey_Tab);
  }
  EXPECT_EQ(ui().text_of_screen().find("Is this right?"), std::string::npos);
  ui().chord('S', test::ImGuiHarness::ctrl);
  ui().settle(3);
  const auto* night = data().one_on<Night>(today_);
  ASSERT_NE(night, nullptr);
  EXPECT_EQ(iso(night->into_bed->local), "2026-11-22T13:00");
  EXPECT_EQ(iso(night->out_of_bed->local), "2026-11-22T20:10");
  ui().key(ImGuiKey_Escape);
  ui().chord('D');
  ui().settle(3);
  EXPECT_EQ(app().state().today.day, today_) << "D leads to this day, not to tomorrow";
  EXPECT_EQ(app().state().today.part, TodayPart::day);
}

}  // namespace
}  // namespace nightjar::screens
