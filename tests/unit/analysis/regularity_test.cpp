#include <gtest/gtest.h>

#include <nightjar/analysis/regularity.hpp>
#include <random>

#include "diary_files.hpp"

namespace nightjar::analysis {
namespace {

using test::day;

std::vector<Night> alternating(Day first, int count, const std::string& zone) {
  std::vector<Night> out;
  for (int i = 0; i < count; ++i)
    out.push_back(test::plain_night(first + i, 23 * 60 + i % 2 * 60, 7 * 60 + i % 2 * 60, zone));
  return out;
}
std::vector<NightRow> rows_of(const std::vector<Night>& nights) {
  std::vector<NightRow> out;
  for (const auto& night : nights) out.push_back(night_row(night));
  return out;
}

TEST(Regularity, NightsAlternatingByAnHourGive83) {
  const auto nights = alternating(day("2024-05-01"), 8, "Europe/Berlin");
  for (const auto basis : {SriBasis::elapsed, SriBasis::wall}) {
    const auto sri = sleep_regularity(rows_of(nights), {}, basis);
    EXPECT_EQ(sri.nights, 8);
    EXPECT_EQ(sri.valid_pairs, 7 * 1440);
    EXPECT_EQ(sri.same_pairs, 7 * 1320);
    EXPECT_NEAR(*sri.value, 83.3333, 1e-4);
  }
}

TEST(Regularity, EqualNightsGive100AndAMissingOneLeavesItsPairsOut) {
  std::vector<Night> nights;
  for (int i = 0; i < 5; ++i) nights.push_back(test::plain_night(day("2024-05-01") + i, 1380, 420));
  EXPECT_EQ(sleep_regularity(rows_of(nights), {}).value, 100);
  nights.erase(nights.begin() + 2);
  const auto sri = sleep_regularity(rows_of(nights), {});
  EXPECT_EQ(sri.valid_pairs, 2 * 1440);
  EXPECT_EQ(sri.value, 100);
}

TEST(Regularity, CountsTheSamePairsAsOneEpochAMinute) {
  std::mt19937 random(20261122);
  const auto below = [&](unsigned n) { return static_cast<int>(random() % n); };
  for (int journal = 0; journal < 60; ++journal) {
    const Day first = day("2024-05-01");
    constexpr int days = 20;
    std::vector<Night> nights;
    std::vector<Nap> naps;
    std::vector<Epoch> epochs(1440 * days, Epoch::unknown);  // from noon of the first day
    const auto fill = [&](int from, int until, Epoch only, Epoch state) {
      for (int m = std::max(from, 0); m < std::min(until, 1440 * days); ++m)
        if (epochs[static_cast<std::size_t>(m)] == only) epochs[static_cast<std::size_t>(m)] = state;
    };
    std::vector<std::pair<int, int>> asleep;
    for (int i = 0; i < days; ++i) {
      if (below(5) == 0) continue;
      const int from = 1320 + below(180), until = 300 + below(300);
      nights.push_back(test::plain_night(first + i, from, until, "UTC"));
      fill(1440 * i, 1440 * (i + 1), Epoch::unknown, Epoch::awake);
      asleep.emplace_back(1440 * i + from - 720, 1440 * i + until + 720);
    }
    for (int i = 0; i < 6; ++i) {  // some in nights, some over one another, some on days that are not known
      const int start = below(1440 * days), length = 1 + below(200);
      auto& nap = naps.emplace_back();
      nap.day = first + start / 1440;
      nap.start = make_moment(at(first, 720) + std::chrono::minutes(start), "UTC");
      nap.end = make_moment(at(first, 720) + std::chrono::minutes(start + length), "UTC");
      asleep.emplace_back(start, start + length);
    }
    for (const auto& [from, until] : asleep) fill(from, until, Epoch::awake, Epoch::asleep);
    std::vector<const Nap*> pointers;
    for (const auto& nap : naps) pointers.push_back(&nap);
    const auto rows = rows_of(nights);
    const auto found = sleep_regularity(rows, pointers), wanted = regularity_of_epochs(epochs, 1440);
    EXPECT_EQ(found.valid_pairs, wanted.valid_pairs) << journal;
    EXPECT_EQ(found.same_pairs, wanted.same_pairs) << journal;
  }
}

TEST(Regularity, AClockChangeSeparatesElapsedFromWallTime) {
  std::vector<Night> nights;  // the same clock times on both sides of the spring change
  for (int i = 0; i < 4; ++i) nights.push_back(test::plain_night(day("2024-03-29") + i, 1380, 420, "Europe/Berlin"));
  const auto wall = sleep_regularity(rows_of(nights), {}, SriBasis::wall);
  EXPECT_EQ(wall.value, 100);
  EXPECT_EQ(wall.valid_pairs, 3 * 1440 - 2 * 60) << "the skipped hour is missing on its day, and so are its two pairs";
  const auto elapsed = sleep_regularity(rows_of(nights), {});
  EXPECT_EQ(elapsed.valid_pairs, 3 * 1440 - 60);
  EXPECT_LT(*elapsed.value, 100);

  nights.clear();  // autumn: a repeated hour is taken once
  for (int i = 0; i < 4; ++i) nights.push_back(test::plain_night(day("2024-10-25") + i, 1380, 420, "Europe/Berlin"));
  const auto autumn = sleep_regularity(rows_of(nights), {}, SriBasis::wall);
  EXPECT_EQ(autumn.value, 100);
  EXPECT_EQ(autumn.valid_pairs, 3 * 1440);
}

TEST(Regularity, ANightWithoutSleepIsAwakeAndNapsAreAsleep) {
  std::vector<Night> nights{test::plain_night(day("2024-05-01"), 1380, 420),
                            test::plain_night(day("2024-05-02"), 1380, 420)};
  nights[1].state = NightState::no_sleep;
  auto sri = sleep_regularity(rows_of(nights), {});
  EXPECT_EQ(sri.valid_pairs, 1440);
  EXPECT_EQ(sri.same_pairs, 1440 - 480);

  Nap nap;
  nap.start = test::moment("2024-05-02T23:00");
  nap.end = test::moment("2024-05-03T00:00");  // an hour that the night before was asleep too
  const std::vector<const Nap*> naps{&nap};
  sri = sleep_regularity(rows_of(nights), naps);
  EXPECT_EQ(sri.same_pairs, 1440 - 420);
}

TEST(Regularity, ANightOfUnknownZonePutsEverythingOnTheWallClock) {
  auto nights = alternating(day("2024-05-01"), 3, "Europe/Berlin");
  for (auto member : {&Night::into_bed, &Night::tried_to_sleep, &Night::final_awakening, &Night::out_of_bed})
    nights[1].*member = make_moment((nights[1].*member)->local, std::nullopt);
  const auto sri = sleep_regularity(rows_of(nights), {});
  EXPECT_EQ(sri.basis, SriBasis::wall);
  EXPECT_EQ(sri.valid_pairs, 2 * 1440);
  EXPECT_NEAR(*sri.value, 83.3333, 1e-4);
}

TEST(PublishedDiaries, TheRegularityOfTheThirtySecondEpochsLeavesMissingPairsOut) {
  std::vector<Epoch> epochs;
  for (const auto& line : test::csv_lines("sri/epochs.txt"))
    for (const char c : line.at(0))
      epochs.push_back(c == '1' ? Epoch::asleep : c == '0' ? Epoch::awake : Epoch::unknown);
  ASSERT_EQ(epochs.size(), 17704U);
  const auto sri = regularity_of_epochs(std::span(epochs).first(17280), 2880);
  EXPECT_EQ(sri.same_pairs, 13010);
  EXPECT_EQ(sri.valid_pairs, 14391);
  EXPECT_NEAR(*sri.value, 80.80745, 5e-6);
}

TEST(FreeDays, NeedFourNightsOfEachKind) {
  std::vector<Night> nights;
  for (int i = 0; i < 8; ++i)
    nights.push_back(test::plain_night(day("2024-05-01") + i, i < 4 ? 1380 : 1500, i < 4 ? 420 : 600));
  auto rows = rows_of(nights);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].day_type = i < 4 ? DayType::work : DayType::free;
  const auto shift = free_day_shift(rows);  // work 23:00-07:00, free 01:00-10:00
  EXPECT_NEAR(*shift.work_midpoint, 180, 1e-6);
  EXPECT_NEAR(*shift.free_midpoint, 330, 1e-6);
  EXPECT_NEAR(*shift.jetlag_min, 150, 1e-6);
  EXPECT_NEAR(*shift.msf_sc, 330 - 15, 1e-6) << "free nights are 540 min, all nights 510 on average";
  rows.back().day_type = DayType::other;
  EXPECT_FALSE(free_day_shift(rows).jetlag_min || free_day_shift(rows).msf_sc);
  EXPECT_EQ(free_day_shift(rows).free_nights, 3);
}

}  // namespace
}  // namespace nightjar::analysis
