// The index of days against an ordinary map, through everything that is done with it.
#include <gtest/gtest.h>

#include <deque>
#include <nightjar/domain/day_index.hpp>
#include <random>

namespace nightjar {
namespace {

struct Filed {
  int order = 0;
};
using Index = DayIndex<Filed>;
using Map = std::map<Day, std::vector<const Filed*>>;

Map walked(const Index& index) {
  Map out;
  for (const auto& [day, records] : index) {
    EXPECT_FALSE(out.contains(day)) << "a day comes once";
    EXPECT_TRUE(out.empty() || out.rbegin()->first < day) << "and in order";
    out[day].assign(records.begin(), records.end());
  }
  return out;
}
Map walked_back(const Index& index) {
  Map out;
  for (auto it = index.end(); it != index.begin();) {
    --it;
    out[it->first].assign(it->second.begin(), it->second.end());
  }
  return out;
}

TEST(DayIndex, IsAMapFromDaysToRecordsInTheirOrder) {
  std::mt19937_64 engine(5);
  std::deque<Filed> records;
  std::vector<std::pair<Day, const Filed*>> filed;
  Index index;
  Map wanted;
  for (int step = 0; step < 3000; ++step) {
    if (filed.empty() || engine() % 3 != 0) {
      const Day day{static_cast<std::int32_t>(engine() % 500) - 250};
      const auto& record = records.emplace_back(Filed{static_cast<int>(engine() % 10)});
      const auto later = [&](const Filed& other) { return record.order < other.order; };
      index.add(day, record, later);
      auto& same_day = wanted[day];
      same_day.insert(std::ranges::find_if(same_day, [&](const Filed* other) { return later(*other); }), &record);
      filed.emplace_back(day, &record);
    } else {
      const auto at = static_cast<std::ptrdiff_t>(engine() % filed.size());
      const auto [day, record] = filed[static_cast<std::size_t>(at)];
      filed.erase(filed.begin() + at);
      index.remove(day, *record);
      std::erase(wanted[day], record);
      if (wanted[day].empty()) wanted.erase(day);
    }
    const Day asked{static_cast<std::int32_t>(engine() % 600) - 300};
    const auto at = index.lower_bound(asked);
    const auto there = wanted.lower_bound(asked);
    ASSERT_EQ(at == index.end(), there == wanted.end());
    if (there != wanted.end()) ASSERT_EQ(at->first, there->first);
    ASSERT_EQ(index.find(asked) != index.end(), wanted.contains(asked));
    ASSERT_EQ(index.empty(), wanted.empty());
    if (!wanted.empty()) ASSERT_EQ(index.last(), wanted.rbegin()->first);
    if (step % 100 == 0) {
      ASSERT_EQ(walked(index), wanted);
      ASSERT_EQ(walked_back(index), wanted);
    }
  }
  EXPECT_EQ(walked(index), wanted);
}

/// How many records of the day are asked while so many are filed on it.
template <class OrderOf>
std::size_t asked_while_filing(std::size_t count, OrderOf order_of) {
  std::deque<Filed> records;
  Index index;
  std::size_t asked = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& record = records.emplace_back(Filed{order_of(static_cast<int>(i))});
    index.add(Day{7}, record, [&](const Filed& other) {
      ++asked;
      return record.order < other.order;
    });
  }
  const auto filed = index.find(Day{7})->second;
  EXPECT_TRUE(std::ranges::is_sorted(filed, {}, &Filed::order));
  return asked;
}

TEST(DayIndex, AWholeImportOnOneDayAsksFewOfItsRecords) {
  constexpr std::size_t notes = 20'000;
  EXPECT_LT(asked_while_filing(notes, [](int i) { return i; }), notes) << "in order: only the last one";
  // Ids are random, so a journal is read in any order: each finds its place in about log2(20,000) steps.
  EXPECT_LT(asked_while_filing(notes, [](int i) { return i * 7919 % 20'011; }), 20 * notes);
  EXPECT_LT(asked_while_filing(notes, [](int i) { return -i; }), 20 * notes);
}

TEST(DayIndex, ForgetsNothingItWasNotToldTo) {
  const Filed one, other;
  Index index;
  index.remove(Day{3}, one);
  EXPECT_TRUE(index.empty());
  EXPECT_EQ(index.begin(), index.end());
  index.add(Day{3}, one, [](const Filed&) { return false; });
  index.remove(Day{3}, other);
  ASSERT_EQ(index.find(Day{3})->second.size(), 1U);
  index.move_to([&](const Filed&) -> const Filed& { return other; });
  EXPECT_EQ(index.find(Day{3})->second.front(), &other);
  index.clear();
  EXPECT_TRUE(index.empty());
}

}  // namespace
}  // namespace nightjar
