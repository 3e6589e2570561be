#include <gtest/gtest.h>

#include <algorithm>
#include <nightjar/domain/lists.hpp>
#include <random>
#include <ranges>

using namespace nightjar;

TEST(Lists, UnitedAreTheFirstWithWhatOnlyTheSecondHaveAtTheEnd) {
  Lists mine, theirs;
  mine.arranged = Instant{2};
  mine.at(ListKind::triggers) = {{"tired", true, {1, 2}}, {"bored", false, {}}};
  theirs.arranged = Instant{5};
  theirs.at(ListKind::triggers) = {{"alone", true, {3, {}}}, {"tired", false, {}}, {"payday", false, {}}};
  theirs.at(ListKind::supports) = {{"Sam", false, {}}};
  const auto both = united(mine, theirs);
  EXPECT_EQ(both.at(ListKind::triggers),
            (std::vector<ListEntry>{
                {"tired", true, {1, 2}}, {"bored", false, {}}, {"alone", true, {3, {}}}, {"payday", false, {}}}));
  EXPECT_EQ(both.at(ListKind::supports), theirs.at(ListKind::supports));
  EXPECT_EQ(both.arranged, mine.arranged);
  EXPECT_EQ(united({}, theirs), theirs);
  EXPECT_EQ(united(mine, {}), mine);
  EXPECT_EQ(united(both, theirs), both);
}

TEST(Lists, OfTwoThousandRandomPairsMergeToTheSameInEitherOrderAndLoseNothing) {
  std::mt19937 dice(20261130);
  const auto below = [&](int count) { return static_cast<int>(dice() % static_cast<unsigned>(count)); };
  const auto random_lists = [&] {
    Lists lists;
    if (below(4) > 0) lists.arranged = Instant{below(3)};  // often at the same time
    for (auto& list : lists.by_kind)
      for (int i = below(5); i > 0; --i) {
        ListEntry entry{"word " + std::to_string(below(6)), below(2) == 0, {}};
        if (below(2) == 0) entry.mark = {below(mark_count), below(mark_color_count)};
        if (!has_entry(list, entry.text)) list.push_back(entry);
      }
    return lists;
  };
  for (int n = 0; n < 2000; ++n) {
    const Lists a = random_lists(), b = random_lists(), both = merged(a, b);
    ASSERT_EQ(both, merged(b, a)) << n;
    ASSERT_EQ(merged(both, a), both) << n;
    ASSERT_EQ(merged(b, both), both) << n;
    ASSERT_EQ(merged(a, a), a) << n;
    EXPECT_EQ(both.arranged, std::max(a.arranged, b.arranged));
    for (std::size_t i = 0; i < list_count; ++i) {
      for (const auto* copy : {&a, &b})
        for (const auto& entry : copy->by_kind[i]) EXPECT_TRUE(has_entry(both.by_kind[i], entry.text)) << n;
      for (const auto& entry : both.by_kind[i]) {
        const auto is_it = [&](const ListEntry& other) { return other == entry; };
        EXPECT_TRUE(std::ranges::any_of(a.by_kind[i], is_it) || std::ranges::any_of(b.by_kind[i], is_it)) << n;
        EXPECT_EQ(std::ranges::count(both.by_kind[i], entry.text, &ListEntry::text), 1) << n;
      }
    }
    if (a.arranged > b.arranged) {
      for (std::size_t i = 0; i < list_count; ++i)
        EXPECT_TRUE(std::ranges::equal(a.by_kind[i], both.by_kind[i] | std::views::take(a.by_kind[i].size()))) << n;
    }
  }
}

TEST(Lists, FindTheMarkOfAWord) {
  Lists lists;
  lists.at(ListKind::symptoms) = {{"dizzy", false, {3, 1}}};
  EXPECT_EQ(lists.mark_of(ListKind::symptoms, "dizzy"), (Mark{3, 1}));
  EXPECT_TRUE(lists.mark_of(ListKind::triggers, "dizzy").empty());
}
