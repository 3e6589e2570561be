#include <gmock/gmock.h>

#include <nightjar/charts/comparison_chart.hpp>

#include "support/fixed_measure.hpp"
#include "support/invented_journal.hpp"
#include "support/scene_text.hpp"

namespace nightjar::charts {
namespace {

using namespace analysis;
using test::InventedJournal;
using test::shapes_of;
using test::words_in;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

const Day first = *make_day(2026, 1, 1);

/// `with` says for each night: w with, o without, anything else: the question was not answered.
InventedJournal journal_of(const std::string& with) {
  InventedJournal journal;
  Tag tag;
  tag.name = "screens";
  tag.asked_from = first;
  journal.put(tag);
  for (std::size_t i = 0; i < with.size(); ++i) {
    Night night;
    night.night = first + static_cast<int>(i);
    night.tried_to_sleep = InventedJournal::clock(night.night, "23:00");
    night.sleep_latency_min = static_cast<int>(10 + i * 7 % 20 + (with[i] == 'w' ? 30 : 0));
    if (with[i] == 'w') night.factors = TextSet{"screens"};
    if (with[i] == 'o') night.factors = TextSet{};
    journal.put(night);
  }
  return journal;
}
FactorQuestion question(std::size_t nights) {
  return {TagFactor{"screens"}, Measure::sleep_latency, first, first + (static_cast<int>(nights) - 1)};
}
ComparisonChart chart_of(const std::string& with) {
  auto journal = journal_of(with);
  return lay_out_comparison(build_comparison(journal.data(), question(with.size())), 700, dark_palette(),
                            test::FixedMeasure());
}
std::string all_words(const Scene& scene) {
  std::string out;
  for (const auto& words : words_in(scene)) out += words + ' ';
  return out;
}

const std::string enough = "wwooowooowwoowoooowwooowoowooo";

TEST(AComparisonChart, DrawsEveryNightOnceInTheRowOfItsGroup) {
  const auto chart = chart_of(enough);
  ASSERT_EQ(chart.dots.size(), enough.size());
  double lowest_with = 0, highest_without = 1e9;
  for (const auto& dot : chart.dots) {
    const bool with = enough[static_cast<std::size_t>(dot.night - first)] == 'w';
    EXPECT_THAT(dot.words, HasSubstr(with ? ", with: " : ", without: "));
    if (with)
      lowest_with = std::max(lowest_with, dot.at.y);
    else
      highest_without = std::min(highest_without, dot.at.y);
    EXPECT_EQ(chart.dot_at(dot.at)->night, dot.night);
  }
  EXPECT_LT(lowest_with, highest_without);
  EXPECT_EQ(chart.dot_at({-50, -50}), nullptr);
}

TEST(AComparisonChart, TellsGroupsApartByShape) {
  const auto discs = shapes_of<Disc>(chart_of(enough).scene);
  const auto with = std::ranges::count(enough, 'w');
  EXPECT_EQ(std::ranges::count(discs, dark_palette().asleep, &Disc::fill), with);
}

TEST(AComparisonChart, SaysSentenceMediansCountsAndCaution) {
  const auto chart = chart_of(enough);
  EXPECT_THAT(all_words(chart.scene),
              AllOf(HasSubstr("On 10 nights with “screens”"), HasSubstr("median 47 min"), HasSubstr("median 19 min"),
                    HasSubstr("30 nights looked at: 10 with, 20 without, 0 without an answer"),
                    HasSubstr("need not be what mattered"), HasSubstr("plausible range")));
  EXPECT_THAT(chart.scene.description,
              AllOf(HasSubstr("Median with: 47 min; without: 19 min."), HasSubstr("need not be what mattered")));
}

TEST(AComparisonChart, OfTooFewNightsShowsThemInOrderAndNoValue) {
  const auto chart = chart_of("wo?wo?oo?oow?ooow");
  const auto words = all_words(chart.scene);
  EXPECT_THAT(words,
              AllOf(HasSubstr("Not enough nights yet: 4 of 7 with, 9 of 7 without."),
                    HasSubstr("nothing needs to be done for this"), Not(HasSubstr("median")), Not(HasSubstr(" min"))));
  ASSERT_EQ(chart.dots.size(), 17U);
  EXPECT_EQ(chart.dots[0].words, "Thu 1 Jan: with");
  EXPECT_EQ(chart.dots[2].words, "Sat 3 Jan: not known");
  EXPECT_THAT(chart.scene.description, Not(HasSubstr("Median")));
}

TEST(AComparisonChart, ThatIsNotOfferedIsItsReasonAlone) {
  auto journal = journal_of(enough);
  journal.substance("screens", SubstanceKind::kratom);
  const auto chart = lay_out_comparison(build_comparison(journal.data(), question(enough.size())), 700, dark_palette(),
                                        test::FixedMeasure());
  EXPECT_TRUE(chart.dots.empty());
  EXPECT_THAT(all_words(chart.scene), HasSubstr("does not compare nights by this substance"));
  EXPECT_TRUE(shapes_of<Disc>(chart.scene).empty());
}

TEST(AComparisonChart, StaysInsideItsSceneWhenNarrow) {
  auto journal = journal_of(enough);
  const auto chart = lay_out_comparison(build_comparison(journal.data(), question(enough.size())), 320, dark_palette(),
                                        test::FixedMeasure());
  for (const auto& dot : chart.dots) {
    EXPECT_GE(dot.at.x, 0);
    EXPECT_LE(dot.at.x, 320);
  }
  for (const auto& text : shapes_of<Text>(chart.scene)) EXPECT_LE(text.at.y, chart.scene.height);
}

}  // namespace
}  // namespace nightjar::charts
