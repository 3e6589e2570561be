#include <gmock/gmock.h>

#include <nightjar/analysis/period_summary.hpp>
#include <nightjar/report/model.hpp>

#include "support/invented_report.hpp"

namespace nightjar::report {
namespace {

using test::InventedJournal;
using test::options_for;
using test::two_weeks;
using testing::IsEmpty;

const Mean& of(const Means& means, Column column) { return means.columns[static_cast<std::size_t>(column)]; }

TEST(ReportModel, CarriesTheNumbersOfTheDesignPages) {
  auto journal = test::invented_journal();
  const Model model = build_model(journal.data(), two_weeks());
  EXPECT_EQ(model.nights_recorded, 13);
  EXPECT_EQ(model.nights_usable, 12);
  EXPECT_EQ(model.nights_late, 2);
  EXPECT_NEAR(*of(model.all, Column::asleep).value, 355.8, 0.1);
  EXPECT_EQ(of(model.all, Column::asleep).n, 12);
  EXPECT_NEAR(*of(model.all, Column::efficiency).value, 72.0, 0.05);
  EXPECT_EQ(of(model.all, Column::efficiency).n, 11);
  EXPECT_NEAR(*of(model.all, Column::tried).value, 23 * 60 + 27, 0.5);
  EXPECT_TRUE(of(model.all, Column::awake).few);
  EXPECT_FALSE(of(model.all, Column::woke).value) << "12 nights are too few for times woken";
  EXPECT_EQ(model.asleep_without_late.n, 10);
  ASSERT_EQ(model.weeks.size(), 2U);
  EXPECT_EQ(of(model.weeks[1], Column::asleep).n, 5);
  EXPECT_EQ(model.made_at, "Mon 30 Mar 2026 08:20");
}

TEST(ReportModel, AgreesWithTheSummaryOfThePeriod) {
  auto journal = test::invented_journal();
  const Model model = build_model(journal.data(), two_weeks());
  const auto summary = analysis::summarise(journal.data(), test::invented_from, test::invented_until);
  const auto& asleep = summary.measures.at(analysis::Measure::total_sleep_time).distribution;
  EXPECT_EQ(of(model.all, Column::asleep).value, asleep.mean);
  EXPECT_EQ(of(model.all, Column::asleep).sd, asleep.sd);
  EXPECT_EQ(of(model.all, Column::efficiency).value, summary.efficiency_pooled_pct->value);
  EXPECT_EQ(of(model.all, Column::awake_for_good).value,
            summary.clocks.at(analysis::ClockPoint::final_awakening).clock.mean);
  EXPECT_EQ(of(model.headline.recent, Column::asleep).value, asleep.mean);
  const auto ninety = analysis::summarise(journal.data(), test::invented_until - 89, test::invented_until);
  EXPECT_EQ(of(model.headline.long_term, Column::asleep).value,
            ninety.measures.at(analysis::Measure::total_sleep_time).distribution.mean);
  EXPECT_EQ(model.headline.long_term.nights, 90);
}

TEST(ReportModel, KeepsAMissingNightWithoutAnyFigure) {
  auto journal = test::invented_journal();
  const Model model = build_model(journal.data(), two_weeks());
  const auto& wednesday = model.nights[9];
  EXPECT_FALSE(wednesday.recorded);
  for (const auto& figure : wednesday.figures) EXPECT_FALSE(figure);
  EXPECT_EQ(model.nights[8].no_figures, "got up before waking");
  EXPECT_TRUE(model.nights[8].unconfirmed);
  EXPECT_EQ(model.nights[12].clock_change_min, 60);
}

TEST(ReportModel, PutsAMorningIntakeOnTheRowOfTheNightBefore) {
  InventedJournal journal;
  const Day day = test::invented_from;
  const Id coffee = journal.substance("Coffee", SubstanceKind::caffeine);
  journal.intake(coffee, day + 1, "7:10");
  journal.intake(coffee, day, nullptr);
  const Model model = build_model(journal.data(), options_for(day, day + 1));
  ASSERT_EQ(model.nights[0].letters.size(), 1U);
  EXPECT_EQ(model.nights[0].letters[0].at, 19 * 60 + 10);
  EXPECT_EQ(model.nights[0].letters_without_time, "C");
  EXPECT_THAT(model.nights[1].letters, IsEmpty());
}

TEST(ReportModel, CountsPairsOnlyWhereBothAreRecorded) {
  auto journal = test::invented_journal();
  const Model model = build_model(journal.data(), two_weeks());
  const auto& kratom_and_tablet =
      *std::ranges::find_if(model.same_days, [](const SameDay& s) { return s.first == 1 && s.second == 2; });
  EXPECT_EQ(kratom_and_tablet.both, 2);
  EXPECT_EQ(kratom_and_tablet.recorded, 11);
}

TEST(ReportModel, TakesCravingsFromEntriesAndCheckIns) {
  auto journal = test::invented_journal();
  const Model model = build_model(journal.data(), two_weeks());
  ASSERT_TRUE(model.cravings);
  EXPECT_EQ(model.cravings->days_known, 12);
  EXPECT_EQ(model.cravings->median, 4);
  EXPECT_EQ(model.cravings->peaks[12], 0) << "zero was said; it is not missing";
  EXPECT_FALSE(model.cravings->peaks[9]);
}

TEST(ReportModel, SumsTheChecklistOnlyWhereAllItemsAreAnswered) {
  auto journal = test::invented_journal();
  const Model model = build_model(journal.data(), two_weeks());
  ASSERT_TRUE(model.checklist);
  EXPECT_EQ(model.checklist->answered[6], 17);
  EXPECT_FALSE(model.checklist->sums[6]);
  EXPECT_TRUE(model.checklist->sums[0]);
}

TEST(ReportModel, LeavesOutEveryExcludedClass) {
  auto journal = test::invented_journal();
  Options options = two_weeks();
  options.left_out = left_out_by(Preset::sleep_only);
  const Model model = build_model(journal.data(), options);
  EXPECT_THAT(model.substances, IsEmpty());
  EXPECT_THAT(model.plans, IsEmpty());
  EXPECT_THAT(model.intakes, IsEmpty());
  EXPECT_FALSE(model.cravings);
  EXPECT_FALSE(model.checklist);
  EXPECT_THAT(model.side_effects, IsEmpty());
  EXPECT_THAT(model.support, IsEmpty());
  for (const auto& night : model.nights) {
    EXPECT_THAT(night.letters, IsEmpty());
    EXPECT_THAT(night.letters_without_time, IsEmpty());
    EXPECT_FALSE(night.free_day_follows);
  }
  EXPECT_EQ(model.nights_usable, 12) << "the nights themselves are never left out";
}

TEST(ReportModel, LeavesOutASingleSubstanceWithItsLettersAndPlans) {
  auto journal = test::invented_journal();
  Options options = two_weeks();
  options.substances_left_out.insert(journal.data().substance_named("Evening tablet")->head.id);
  options.left_out.insert(FieldClass::other_substances);
  const Model model = build_model(journal.data(), options);
  ASSERT_EQ(model.substances.size(), 1U);
  EXPECT_EQ(model.substances[0].name, "Buprenorphine film");
  ASSERT_EQ(model.plans.size(), 1U);
  for (const auto& night : model.nights)
    for (const auto& letter : night.letters) EXPECT_EQ(letter.letter, 'M');
}

TEST(ReportModel, OfAnEmptyJournalHasNoMeans) {
  const Model model = build_model(JournalData(), two_weeks());
  EXPECT_EQ(model.nights.size(), 14U);
  for (const auto& mean : model.all.columns) EXPECT_FALSE(mean.value);
  EXPECT_FALSE(model.usual.tried);
}

TEST(ReportPresets, KeepTheNightsAndAddOnlyWhatTheirNameSays) {
  EXPECT_THAT(left_out_by(Preset::full), IsEmpty());
  EXPECT_FALSE(left_out_by(Preset::sleep_and_prescribed).contains(FieldClass::prescribed));
  EXPECT_TRUE(left_out_by(Preset::sleep_and_prescribed).contains(FieldClass::other_substances));
  EXPECT_TRUE(left_out_by(Preset::sleep_and_prescribed).contains(FieldClass::amounts));
}

}  // namespace
}  // namespace nightjar::report
