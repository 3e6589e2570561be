#include "report/pages.hpp"

#include <gmock/gmock.h>

#include "support/fixed_measure.hpp"
#include "support/invented_report.hpp"
#include "support/printed_pages.hpp"
#include "support/scene_text.hpp"

namespace nightjar::report {
namespace {

using test::all_words;
using test::expect_inside;
using test::InventedJournal;
using test::two_weeks_with_questions;
using test::words_in;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

std::vector<charts::Scene> pages_of(const JournalData& data, const Options& options) {
  return lay_out_pages(build_model(data, options), paper_measure());
}
std::vector<std::string> titles_of(const std::vector<charts::Scene>& pages) {
  std::vector<std::string> out;
  for (const auto& page : pages) out.push_back(page.title);
  return out;
}
TEST(ReportPages, StandInTheirOrderAndSayWhatTheyAre) {
  auto journal = test::invented_journal();
  Options options = two_weeks_with_questions();
  options.left_out.insert(FieldClass::amounts);
  const auto pages = pages_of(journal.data(), options);
  EXPECT_THAT(titles_of(pages), testing::ElementsAre("Two weeks of sleep", "The nights, hour by hour", "What was taken",
                                                     "Cravings and symptoms", "How to read this report"));
  expect_inside(pages);
}

TEST(ReportPages, FirstPageAnswersWithNumbersAndTheirCoverage) {
  auto journal = test::invented_journal();
  const auto page = pages_of(journal.data(), two_weeks_with_questions()).front();
  const auto words = words_in(page);
  for (const char* expected :
       {"5", "56", "40", "38", "23:27", "06:46", "72.0", "12 of 14 nights", "11 of 14 nights",
        "Nights of Mon 16 to Sun 29 March 2026. 13 of 14 nights recorded, 12 usable; 2 of the 13 entered late.",
        "not recorded", "got up before waking: no figures", "+1 h", "L", "?"})
    EXPECT_THAT(words, Contains(expected));
}

TEST(ReportPages, CarryTheNoticeAndThePageCountOnEveryPage) {
  auto journal = test::invented_journal();
  const auto pages = pages_of(journal.data(), two_weeks_with_questions());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const auto words = words_in(pages[i]);
    EXPECT_THAT(words, Contains(fmt::format("Page {} of {}", i + 1, pages.size())));
    EXPECT_THAT(words, Contains("Written by the person it describes. Self-reported; not checked by anyone. Contains "
                                "sensitive health information: please share only as they asked."));
    EXPECT_THAT(words, Contains(AllOf(HasSubstr("Nights of Mon 16 to Sun 29 March 2026"), HasSubstr("Europe/London"),
                                      HasSubstr("made Mon 30 Mar 2026 08:20"), HasSubstr("formulas 1"))));
    EXPECT_THAT(words, Contains("Example: every entry is invented"));
  }
}

TEST(ReportPages, PrintNoNameUnlessOneWasTyped) {
  auto journal = test::invented_journal();
  Options options = two_weeks_with_questions();
  EXPECT_THAT(all_words(pages_of(journal.data(), options)), Not(HasSubstr("Alex")));
  options.name = "Alex Example";
  EXPECT_THAT(all_words(pages_of(journal.data(), options)), HasSubstr("Alex Example"));
}

TEST(ReportPages, FitLetterWithTheSameContent) {
  auto journal = test::invented_journal();
  Options options = two_weeks_with_questions();
  options.left_out.insert(FieldClass::amounts);
  options.paper = Paper::letter;
  const auto pages = pages_of(journal.data(), options);
  EXPECT_NEAR(pages[0].height, 792, 0.1);
  EXPECT_THAT(words_in(pages[0]), Contains("How it is worked out"));
  EXPECT_THAT(words_in(pages[1]), Contains("How to read the rows"));
  expect_inside(pages);
}

TEST(ReportPages, OfAnEmptyJournalStillShowTheDaysAndNoNumbers) {
  const auto pages = pages_of(JournalData(), two_weeks_with_questions());
  const auto words = words_in(pages.front());
  EXPECT_EQ(std::ranges::count(words, "not recorded"), 14);
  EXPECT_EQ(std::ranges::count(words, "too few nights"), 12);
  EXPECT_EQ(pages.size(), 3U);
  expect_inside(pages);
}

TEST(ReportPages, OfASingleNightListItWithoutAMean) {
  InventedJournal journal;
  journal.night(test::invented_from, {"22:45", "23:10", 35, 2, 40, "6:20", "6:45", 3});
  const auto words = words_in(pages_of(journal.data(), two_weeks_with_questions()).front());
  EXPECT_THAT(words, Contains("5\u00a0h\u00a055"));
  EXPECT_EQ(std::ranges::count(words, "too few nights"), 12);
  EXPECT_THAT(words, Contains(HasSubstr("Means need 5 nights")));
}

TEST(ReportPages, OfAWeekWithTooFewNightsSayThatInsteadOfAMean) {
  test::InventedJournal journal;
  for (int i = 0; i < 14; ++i)
    if (i < 4 || i > 6) journal.night(test::invented_from + i, {"22:45", "23:10", 35, 2, 40, "6:20", "6:45", 3});
  const auto words = words_in(pages_of(journal.data(), two_weeks_with_questions()).front());
  EXPECT_EQ(std::ranges::count(words, "not enough nights for a mean"), 1);
  EXPECT_EQ(std::ranges::count(words, "nights used, of 7"), 1);
}

TEST(ReportPages, FlowFortySubstancesOverFurtherPagesUnderTheSameHeads) {
  InventedJournal journal;
  for (int i = 0; i < 40; ++i) {
    const Id id =
        journal.substance(fmt::format("Substance with a rather long name, number {}", i).c_str(), SubstanceKind::other);
    journal.days(id, test::invented_from, "TNTNTNTNTNTNTN");
  }
  const auto pages = pages_of(journal.data(), two_weeks_with_questions());
  int with_heads = 0;
  for (const auto& page : pages) {
    const auto words = words_in(page);
    if (std::ranges::count(words, "Day by day") == 0) continue;
    ++with_heads;
    EXPECT_THAT(words, Contains("Mon"));
  }
  EXPECT_GE(with_heads, 2);
  const std::string words = all_words(pages);
  for (int i = 0; i < 40; ++i) EXPECT_THAT(words, HasSubstr(fmt::format("{}\n", i)));
  expect_inside(pages);
}

TEST(ReportPages, HoldEveryNightOfAnyPeriod) {
  auto journal = test::invented_journal();
  for (const int days : {1, 5, 7, 14, 28, 60, 90}) {
    Options options = two_weeks_with_questions();
    options.from = options.until - (days - 1);
    const auto pages = pages_of(journal.data(), options);
    const std::string words = all_words(pages);
    for (Day day = options.from; day <= options.until; ++day)
      EXPECT_THAT(words, HasSubstr(fmt::format("\u2192 {}\n", calendar(day + 1).day))) << days;
    expect_inside(pages);
  }
}

TEST(ReportPages, PrintLongTextsInFull) {
  auto journal = test::invented_journal();
  Options options = two_weeks_with_questions();
  std::string question;
  for (int i = 0; i < 400; ++i) question += fmt::format("word{} ", i);
  options.questions = question;
  const auto pages = pages_of(journal.data(), options);
  const std::string words = all_words(pages);
  for (int i = 0; i < 400; ++i) EXPECT_THAT(words, HasSubstr(fmt::format("word{}", i)));
  expect_inside(pages);
}

TEST(ReportPages, PrintAmountsAsTypedAndNeverTheirSum) {
  auto journal = test::invented_journal();
  const std::string words = all_words(pages_of(journal.data(), two_weeks_with_questions()));
  EXPECT_THAT(words, HasSubstr("2 capsules"));
  EXPECT_THAT(words, HasSubstr("a bottle, shared"));
  EXPECT_THAT(words, Not(HasSubstr("4 capsules")));
}

TEST(ReportPages, SpeakWithoutJudging) {
  auto journal = test::invented_journal();
  std::string words = all_words(pages_of(journal.data(), two_weeks_with_questions()));
  std::ranges::transform(words, words.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (const char* banned :
       {"relapse", "abuse", "addict", "dirty", "failed", "streak", "should", "good night", "bad night", "optimal"})
    EXPECT_THAT(words, Not(HasSubstr(banned)));
}

}  // namespace
}  // namespace nightjar::report
