#include <gmock/gmock.h>

#include <nightjar/report/model.hpp>
#include <nightjar/report/share_file.hpp>

#include "support/invented_report.hpp"
#include "support/marked_journal.hpp"
#include "support/printed_pages.hpp"

namespace nightjar::report {
namespace {

using test::all_words;
using test::InventedJournal;
using test::page_titled;
using test::two_weeks;
using test::words_in;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

/// The dark bars of sleep in the raster, left and right edge in hours of the row.
std::vector<std::pair<double, double>> sleep_bars(const charts::Scene& page) {
  constexpr double mm = 72 / 25.4;
  std::vector<std::pair<double, double>> out;
  for (const auto& box : test::shapes_of<charts::Box>(page))
    if (box.fill == charts::print_palette().asleep && std::abs(box.h - 3.2 * mm) < 0.01 && box.w > 8.5 * mm)
      out.emplace_back((box.x / mm - 46) / 5, ((box.x + box.w) / mm - 46) / 5);
  return out;
}

TEST(PageForms, StayInsideThePageInEveryForm) {
  auto journal = test::invented_journal();
  for (const Paper paper : {Paper::a4, Paper::letter})
    for (const RowStart start : {RowStart::noon, RowStart::evening, RowStart::midnight})
      for (const Letters letters : {Letters::usual, Letters::classic}) {
        Options options = two_weeks();
        options.paper = paper;
        options.row_start = start;
        options.letters = letters;
        options.contents_page = options.all_entries = true;
        options.with_without = NightsWith{journal.data().substance_named("Wine or beer")->head.id, ""};
        const auto pages = preview(journal.data(), options);
        test::expect_inside(pages);
        EXPECT_THAT(words_in(page_titled(pages, "The nights, hour by hour")), Contains("How to read the rows"))
            << to_text(paper) << " " << to_text(start);
      }
}

TEST(PageForms, ARowFromNoonHoldsTheWholeNight) {
  InventedJournal journal;
  journal.night(test::invented_from, {"22:00", "22:00", 0, 0, 0, "6:00", "6:00", 3});
  const auto bars = sleep_bars(page_titled(preview(journal.data(), two_weeks()), "The nights, hour by hour"));
  ASSERT_EQ(bars.size(), 1U);
  EXPECT_NEAR(bars[0].first, 10, 0.01);
  EXPECT_NEAR(bars[0].second, 18, 0.01);
}

TEST(PageForms, ANightOfWhichOnlyItsQualityIsKnownIsNotCountedAsDrawn) {
  InventedJournal journal;
  Night felt;
  felt.night = test::invented_from;
  felt.quality = 3;
  journal.put(felt);
  journal.night(test::invented_from + 1, {"22:00", "22:00", 0, 0, 0, "6:00", "6:00", 3});
  const auto words = words_in(page_titled(preview(journal.data(), two_weeks()), "The nights, hour by hour"));
  EXPECT_EQ(std::ranges::count(words, "no times"), 1);
  EXPECT_EQ(std::ranges::count(words, "not recorded"), 12);
  EXPECT_THAT(words, Contains(HasSubstr("1 of 14 nights drawn.")));
}

TEST(PageForms, RowsFromMidnightCutEachNightInTwoAtMidnight) {
  InventedJournal journal;
  journal.night(test::invented_from, {"22:00", "22:00", 0, 0, 0, "6:00", "6:00", 3});
  Options options = two_weeks();
  options.row_start = RowStart::midnight;
  const auto page = page_titled(preview(journal.data(), options), "The nights, hour by hour");
  const auto bars = sleep_bars(page);
  ASSERT_EQ(bars.size(), 2U);
  EXPECT_NEAR(bars[0].first, 22, 0.01);
  EXPECT_NEAR(bars[0].second, 24, 0.01);
  EXPECT_NEAR(bars[1].first, 0, 0.01);
  EXPECT_NEAR(bars[1].second, 6, 0.01);
  EXPECT_EQ(std::ranges::count(words_in(page), "Mon 16"), 1);
  EXPECT_THAT(words_in(page), Contains("Mon 30")) << "the calendar day on which the last night ends";
}

/// Fourteen mornings to bed at 6:00 and up in the afternoon at 15:20.
InventedJournal nights_beyond_noon() {
  InventedJournal journal;
  for (Day day = test::invented_from; day < test::invented_from + 14; ++day) {
    Night night;
    night.night = day;
    night.into_bed = InventedJournal::on_day(day + 1, "6:00");
    night.tried_to_sleep = InventedJournal::on_day(day + 1, "6:10");
    night.sleep_latency_min = 10;
    night.awakenings = night.awake_min = 0;
    night.final_awakening = InventedJournal::on_day(day + 1, "15:00");
    night.out_of_bed = InventedJournal::on_day(day + 1, "15:20");
    journal.put(night);
  }
  return journal;
}

TEST(PageForms, WhatGoesOnBeyondTheEndOfARowIsCarriedOnInTheNext) {
  auto journal = nights_beyond_noon();
  for (const RowStart start : {RowStart::midnight, RowStart::noon, RowStart::evening}) {
    SCOPED_TRACE(to_text(start));
    Options options = two_weeks();
    options.row_start = start;
    double hours = 0;
    for (const auto& [from, until] :
         sleep_bars(page_titled(preview(journal.data(), options), "The nights, hour by hour")))
      hours += until - from;
    EXPECT_NEAR(hours, 14 * (8 + 40.0 / 60), 0.05) << "each minute asleep is drawn once, the last night's too";
  }
}

TEST(PageForms, AUsualNightBeyondNoonIsDrawnWhole) {
  auto journal = nights_beyond_noon();
  const auto usual = build_model(journal.data(), two_weeks()).usual;
  EXPECT_EQ(usual.tried, 18 * 60 + 10);
  EXPECT_EQ(usual.onset, 18 * 60 + 20);
  EXPECT_EQ(usual.woke, 27 * 60);
  EXPECT_EQ(usual.up, 27 * 60 + 20);
}

// 7:29 typed for 19:29: the largest figure of the page does not rest on such nights silently.
TEST(PageForms, TheHeadlineSaysWhatEfficiencyIsWithoutNightsThatLookOdd) {
  InventedJournal journal;
  for (int i = 0; i < 14; ++i) {
    const Day day = test::invented_from + i;
    journal.night(day, {"22:00", "22:00", 0, 0, 0, "6:00", "6:30", 3});
    if (i >= 3) continue;
    Night odd = *journal.data().one_on<Night>(day);
    odd.into_bed = odd.tried_to_sleep = InventedJournal::on_day(day, "8:30");
    odd.sleep_latency_min = 12 * 60;
    journal.data().put(odd);
  }
  const auto model = build_model(journal.data(), two_weeks());
  EXPECT_EQ(model.headline.recent.unconfirmed, 3);
  EXPECT_NEAR(*model.headline.recent.confirmed_efficiency.value, 100.0 * (10 * 480 + 420) / (10 * 510 + 450), 1e-9)
      << "in one of them the clock went forward";
  EXPECT_LT(*model.headline.recent.columns[static_cast<std::size_t>(Column::efficiency)].value, 80);
  const auto pages = preview(journal.data(), two_weeks());
  EXPECT_THAT(all_words(pages), HasSubstr("94.1\u00a0% without 3 ?"));
  EXPECT_THAT(*make_file(journal.data(), two_weeks(), Format::html), HasSubstr("94.1\u00a0% without 3 ?"));
}

/// Left and right end of the clock times over the usual night, in points.
std::vector<std::pair<double, double>> usual_times(const charts::Scene& page, double* left, double* right) {
  std::vector<std::pair<double, double>> out;
  std::vector<std::pair<double, double>> grounds;
  for (const auto& shape : page.shapes) {
    if (const auto* line = std::get_if<charts::Line>(&shape);
        line != nullptr && line->from.x == line->to.x && line->to.y - line->from.y > 200) {
      *left = std::min(*left, line->from.x);
      *right = std::max(*right, line->from.x);
    }
    if (const auto* box = std::get_if<charts::Box>(&shape); box != nullptr && box->fill == charts::rgb(0xFFFFFF))
      grounds.emplace_back(box->x, box->x + box->w);
    const auto* text = std::get_if<charts::Text>(&shape);
    if (text == nullptr || text->style.size != 8 || text->words.size() != 5 || text->words[2] != ':') continue;
    out.emplace_back(text->at.x, text->at.x + paper_measure().width(text->words, text->style));
    EXPECT_FALSE(grounds.empty());
    if (!grounds.empty()) {
      EXPECT_LE(grounds.back().first, out.back().first) << text->words << ": the line of an hour goes through it";
      EXPECT_GE(grounds.back().second, out.back().second) << text->words;
    }
  }
  return out;
}

TEST(PageForms, UsualTimesNearTheEdgeOfARowStandWithinItAndBesideEachOther) {
  for (const auto& [tried, minutes] : {std::pair{"23:11", 32}, std::pair{"23:40", 15}, std::pair{"23:50", 10},
                                       std::pair{"23:30", 31}, std::pair{"0:01", 4}, std::pair{"22:30", 15}}) {
    InventedJournal journal;
    for (int i = 0; i < 14; ++i)
      journal.night(test::invented_from + i, {tried, tried, minutes, 0, 0, "6:49", "7:01", 3});
    for (const RowStart start : {RowStart::midnight, RowStart::noon, RowStart::evening}) {
      Options options = two_weeks();
      options.row_start = start;
      double left = 1e9, right = 0;
      auto times =
          usual_times(page_titled(preview(journal.data(), options), "The nights, hour by hour"), &left, &right);
      ASSERT_EQ(times.size(), 4U) << tried << ' ' << to_text(start);
      std::ranges::sort(times);
      EXPECT_GE(times.front().first, left - 0.01) << tried;
      EXPECT_LE(times.back().second, right + 0.01) << tried;
      for (std::size_t i = 1; i < times.size(); ++i)
        EXPECT_GT(times[i].first, times[i - 1].second) << tried << ' ' << to_text(start);
    }
  }
}

TEST(PageForms, NoLineOfAnHourGoesThroughALetter) {
  auto journal = test::invented_journal();
  for (const Letters letters : {Letters::usual, Letters::classic}) {
    Options options = two_weeks();
    options.inks = Inks::black;
    options.letters = letters;
    const auto page = page_titled(preview(journal.data(), options), "The nights, hour by hour");
    int found = 0;
    for (std::size_t i = 1; i < page.shapes.size(); ++i) {
      const auto* letter = std::get_if<charts::Text>(&page.shapes[i]);
      if (letter == nullptr || letter->style.size != 7 || letter->words.size() != 1 || letter->at.x < 46 * 72 / 25.4)
        continue;
      ++found;
      const auto* ground = std::get_if<charts::Box>(&page.shapes[i - 1]);
      ASSERT_NE(ground, nullptr) << letter->words;
      EXPECT_EQ(ground->fill, charts::rgb(0xFFFFFF));
      EXPECT_LT(ground->x, letter->at.x - 1);
      EXPECT_GT(ground->x + ground->w, letter->at.x + 1);
    }
    EXPECT_GT(found, 5) << to_text(letters);
  }
}

TEST(PageForms, HowRestedThePersonFeltHasAColumnIfAnyNightAnswersIt) {
  InventedJournal journal;
  for (int i = 0; i < 13; ++i) journal.night(test::invented_from + i, {"22:30", "22:40", 20, 1, 10, "6:30", "7:00", 3});
  const auto first = [&] { return words_in(page_titled(preview(journal.data(), two_weeks()), "Two weeks of sleep")); };
  EXPECT_THAT(first(), Not(Contains("Rested")));
  Night last;
  last.night = test::invented_from + 13;
  last.rested = 2;
  journal.put(last);
  EXPECT_THAT(first(), Contains("Rested"));
  test::expect_inside(preview(journal.data(), two_weeks()));
  EXPECT_THAT(*make_file(journal.data(), two_weeks(), Format::html), HasSubstr("Rested, 1 to 5"));
}

TEST(PageForms, RowsFromTheEveningTakeAnExtraRowOnlyForWhatCameBefore) {
  InventedJournal journal;
  journal.night(test::invented_from, {"22:00", "22:00", 0, 0, 0, "6:00", "6:00", 3});
  Options options = two_weeks();
  options.row_start = RowStart::evening;
  EXPECT_THAT(words_in(page_titled(preview(journal.data(), options), "The nights, hour by hour")),
              Not(Contains("Sun 15")));
  journal.intake(journal.substance("Coffee", SubstanceKind::caffeine), test::invented_from, "14:00");
  EXPECT_THAT(words_in(page_titled(preview(journal.data(), options), "The nights, hour by hour")), Contains("Sun 15"));
}

TEST(PageForms, SixtyNightsTakeOnePageOfRowsThatExplainsOnlyWhatIsDrawn) {
  auto journal = test::invented_journal();
  for (const Paper paper : {Paper::a4, Paper::letter}) {
    Options options = two_weeks();
    options.from = options.until - 59;
    options.paper = paper;
    const auto pages = preview(journal.data(), options);
    EXPECT_EQ(std::ranges::count(pages, "The nights, hour by hour", &charts::Scene::title), 1) << to_text(paper);
    const auto words = words_in(page_titled(pages, "The nights, hour by hour"));
    EXPECT_THAT(words, testing::AllOf(Contains("nap"), Contains("late"), Contains("Usual times")));
    for (const char* not_drawn : {"TST", "times", "caffeine", "no"})
      EXPECT_THAT(words, Not(Contains(not_drawn))) << to_text(paper);
    EXPECT_THAT(words, Not(Contains(HasSubstr("\u00a0h\u00a0")))) << "a figure without a head over it";
    options.from = options.until - 13;
    const auto fourteen = words_in(page_titled(preview(journal.data(), options), "The nights, hour by hour"));
    for (const char* drawn : {"TST", "times", "caffeine", "no"})
      EXPECT_THAT(fourteen, Contains(drawn)) << to_text(paper);
  }
}

TEST(PageForms, AFewWordsStandOnThePageThatIsThereAndManyOnTheirOwn) {
  auto journal = test::invented_journal();
  Options options = two_weeks();
  options.left_out = {FieldClass::checklist, FieldClass::side_effects};
  Night night = *journal.data().one_on<Night>(options.from);
  night.comments = "woke at three";
  journal.data().put(night);
  EXPECT_THAT(words_in(page_titled(preview(journal.data(), options), "Cravings")), Contains("woke at three"));
  for (int i = 0; i < 400; ++i) *night.comments += " and then once more";
  journal.data().put(night);
  EXPECT_THAT(words_in(page_titled(preview(journal.data(), options), "In the person\u2019s own words")),
              Contains("Comments on nights"));
}

TEST(PageForms, InBlackInkTheUsualNightIsFilledAsTheOthersAre) {
  auto journal = test::invented_journal();
  Options options = two_weeks();
  options.inks = Inks::black;
  const auto page = page_titled(preview(journal.data(), options), "The nights, hour by hour");
  double lowest = 0;
  for (const auto& box : test::shapes_of<charts::Box>(page))
    if (box.fill == charts::rgb(0) && box.w > 25 * 72 / 25.4) lowest = std::max(lowest, box.y);
  double last_row = 0;
  for (const auto& text : test::shapes_of<charts::Text>(page))
    if (text.words == "Usual times") last_row = text.at.y;
  EXPECT_NEAR(lowest, last_row, 10) << "the bar beside \"Usual times\"";
}

TEST(PageForms, BlackInkLeavesNoGreyAndNoColour) {
  auto journal = test::invented_journal();
  Options options = two_weeks();
  options.inks = Inks::black;
  for (const auto& page : preview(journal.data(), options))
    for (const auto& shape : page.shapes)
      std::visit(
          [](const auto& one) {
            const auto plain = [](charts::Color color) {
              return color.a == 0 || color == charts::rgb(0) || color == charts::rgb(0xFFFFFF);
            };
            if constexpr (requires { one.fill; }) {
              EXPECT_TRUE(plain(one.fill));
            }
            if constexpr (requires { one.stroke; }) {
              EXPECT_TRUE(plain(one.stroke.color));
            }
            if constexpr (requires { one.words; }) {
              EXPECT_TRUE(plain(one.color)) << one.words;
            }
          },
          shape);
}

TEST(PageForms, ClassicLettersAreBSMCAAndNoOthers) {
  auto journal = test::invented_journal();
  Options options = two_weeks();
  options.letters = Letters::classic;
  std::set<char> letters;
  for (const auto& night : build_model(journal.data(), options).nights)
    for (const auto& letter : night.letters) letters.insert(letter.letter);
  EXPECT_THAT(letters, testing::ElementsAre('A', 'B', 'C', 'M', 'S'));
}

TEST(ContentsPage, NamesWhatIsInAndTheClassesThatAreOut) {
  auto journal = test::marked_journal();
  Options options = two_weeks();
  options.contents_page = true;
  options.left_out = {FieldClass::cravings};
  options.substances_left_out = {journal.second_substance};
  const auto page = preview(journal.data(), options).front();
  EXPECT_EQ(page.title, "What is in this file");
  EXPECT_THAT(
      words_in(page),
      testing::AllOf(Contains("Nights"), Contains("10 of 14 recorded"), Contains("zqother"), Contains("Cravings"),
                     Contains("Some of the substances on the person’s list"), Contains("This copy has no password.")));
  EXPECT_THAT(all_words({page}), Not(HasSubstr("zqsecond")));
}

/// 60 nights, wine on every third, half an hour longer to fall asleep on those.
InventedJournal regular_journal() {
  InventedJournal journal;
  const Id wine = journal.substance("Wine", SubstanceKind::alcohol);
  for (int i = 0; i < 60; ++i) {
    const Day day = test::invented_until - i;
    const bool with = i % 3 == 0;
    journal.night(day, {"22:45", "23:00", (with ? 50 : 20) + i % 7, 1, 10, "6:20", "6:45", 3});
    journal.days(wine, day, with ? "T" : "N");
  }
  return journal;
}

TEST(WithWithout, IsOffUnlessAskedFor) {
  auto journal = regular_journal();
  EXPECT_THAT(all_words(preview(journal.data(), two_weeks())), Not(HasSubstr("With and without")));
}

TEST(WithWithout, PrintsBothCautionsBeforeAnyFigureAndEachDifferenceWithItsRange) {
  auto journal = regular_journal();
  Options options = two_weeks();
  options.from = options.until - 59;
  options.with_without = NightsWith{journal.data().substance_named("Wine")->head.id, ""};
  const auto words = words_in(page_titled(preview(journal.data(), options), "With and without Wine"));
  const auto at = [&](const std::string& start) {
    return std::ranges::find_if(words, [&](const std::string& line) { return line.starts_with(start); }) -
           words.begin();
  };
  EXPECT_LT(at("People often take something because"), at("Outcome"));
  EXPECT_LT(at("This table looks at 6 outcomes at once."), at("Outcome"));
  EXPECT_THAT(words, Contains("+30")) << "to fall asleep";
  EXPECT_THAT(words, Contains(HasSubstr(" to ")));
  EXPECT_THAT(words, Contains("with 20"));
  EXPECT_THAT(words, Contains("without 40"));
}

TEST(WithWithout, SaysNothingOfSomeNightsWhereAllOfThemAreTooFew) {
  auto journal = test::invented_journal();
  Options options = two_weeks();
  options.with_without = NightsWith{journal.data().substance_named("Kratom")->head.id, ""};
  const auto model = build_model(journal.data(), options);
  ASSERT_TRUE(model.with_without);
  for (const auto& line : model.with_without->outcomes) {
    EXPECT_NE(line.answer.comparison.gate, analysis::Gate::open);
    EXPECT_THAT(line.beside, testing::IsEmpty());
  }
}

TEST(WithWithout, LooksOnlyAtOutcomesThatAreInTheFile) {
  auto journal = regular_journal();
  Options options = two_weeks();
  options.from = options.until - 59;
  options.left_out = {FieldClass::cravings, FieldClass::checklist, FieldClass::check_ins};
  options.with_without = NightsWith{journal.data().substance_named("Wine")->head.id, ""};
  const auto model = build_model(journal.data(), options);
  ASSERT_TRUE(model.with_without);
  EXPECT_EQ(model.with_without->outcomes.size(), 3U);
  EXPECT_THAT(model.with_without->cautions.back(), HasSubstr("at 3 outcomes"));
}

TEST(WithWithout, IsNotThereForWhatIsLeftOut) {
  auto journal = regular_journal();
  Options options = two_weeks();
  const Id wine = journal.data().substance_named("Wine")->head.id;
  options.with_without = NightsWith{wine, ""};
  options.substances_left_out = {wine};
  EXPECT_FALSE(build_model(journal.data(), options).with_without);
  options.with_without = NightsWith{{}, "amount:Wine"};
  EXPECT_FALSE(build_model(journal.data(), options).with_without) << "an amount is never an exposure";
}

TEST(EveryEntry, StandsInOrderAsItWasEntered) {
  auto journal = test::invented_journal();
  Options options = two_weeks();
  EXPECT_THAT(build_model(journal.data(), options).entries, testing::IsEmpty());
  options.all_entries = true;
  const auto entries = build_model(journal.data(), options).entries;
  EXPECT_TRUE(std::ranges::is_sorted(entries, {}, &EntryLine::day));
  const auto of = [&](const std::string& what, Day day) {
    return std::ranges::find_if(entries, [&](const EntryLine& entry) { return entry.what == what && entry.day == day; })
        ->words;
  };
  EXPECT_EQ(
      of("Night of Mon 16 → Tue 17 March", test::invented_from),
      "In bed at: 22:45 · Started trying to sleep at: 23:10 · Minutes to fall asleep: 35 · Times awake in "
      "between: 2 · Minutes awake in between: 40 · Awake for good at: 06:20 · Got up at: 06:45 · Sleep felt: fair");
  EXPECT_EQ(of("Nap or other sleep", test::invented_from + 4), "40 min");
  EXPECT_EQ(of("Side effect: Constipation", test::invented_from + 1),
            "Bothered: some · Linked to: the film · Until: 22 March 2026");
}

TEST(LastPage, CountsHowTheEntriesWereMade) {
  auto journal = test::invented_journal();
  const auto quality = build_model(journal.data(), two_weeks()).quality;
  EXPECT_EQ(quality.nights, 13);
  EXPECT_EQ(quality.lateness[static_cast<std::size_t>(analysis::Lateness::late)], 2);
  EXPECT_EQ(quality.unconfirmed, 1);
  EXPECT_EQ(quality.imported, 0);
  Options options = two_weeks();
  options.last_page = false;
  EXPECT_THAT(all_words(preview(journal.data(), options)), Not(HasSubstr("How to read this report")));
}

}  // namespace
}  // namespace nightjar::report
