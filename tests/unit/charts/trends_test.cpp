#include <gmock/gmock.h>

#include <nightjar/charts/trends.hpp>
#include <nightjar/domain/words.hpp>

#include "charts/trends_panels.hpp"
#include "support/fixed_measure.hpp"
#include "support/invented_journal.hpp"
#include "support/scene_text.hpp"

namespace nightjar::charts {
namespace {

using test::invented_from;
using test::invented_until;
using test::shapes_of;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

class Trends : public testing::Test {
 protected:
  test::InventedJournal journal_ = test::invented_journal();
  TrendsInput input_ = build_trends_input(journal_.data(), invented_from, invented_until);
  TrendsChart chart() { return lay_out_trends(input_, 772, 614, dark_palette(), test::FixedMeasure()); }
};

TEST_F(Trends, TakeEachDayOfTheRangeOnce) {
  ASSERT_EQ(input_.days.size(), 14U);
  EXPECT_EQ(input_.days.front().day, invented_from);
  EXPECT_EQ(input_.days.back().day, invented_until);
  EXPECT_EQ(input_.value(Series::asleep, invented_from), 355);
  EXPECT_EQ(input_.value(Series::craving, invented_from), 4);
}

TEST(TrendsPanels, NameTheEndsOfAScaleAsItsFormDoes) {
  const auto end = [](int number, const char* answer) { return std::to_string(number) + ' ' + answer; };
  EXPECT_EQ(spec_of(Panel::quality).unit[0], end(1, words::quality_answers().front()));
  EXPECT_EQ(spec_of(Panel::quality).unit[1], end(5, words::quality_answers().back()));
  EXPECT_EQ(spec_of(Panel::rested).unit[0], end(1, words::rested_answers().front()));
  EXPECT_EQ(spec_of(Panel::rested).unit[1], end(5, words::rested_answers().back()));
}

TEST(TrendsPanels, NameTheFourStatesApart) {
  EXPECT_EQ(name_of(DayMark::taken), "taken");
  EXPECT_EQ(name_of(DayMark::none), "none");
  EXPECT_EQ(name_of(DayMark::prefer_not), "prefer not to say");
  EXPECT_EQ(name_of(DayMark::not_recorded), "not recorded");
}

TEST_F(Trends, RowsOfSubstancesSayOfADayWhatIsSaidEverywhereElse) {
  PlanEvent answer = journal_.data().live<PlanEvent>().begin()->second;
  const Id substance = journal_.data().find<Plan>(answer.plan_id)->substance_id;
  answer.state = PlanState::taken;
  answer.day = invented_from + 5;
  if (const auto* said = journal_.data().substance_day(substance, answer.day))
    journal_.data().forget(Id(said->head.id));
  journal_.put(answer);
  input_ = build_trends_input(journal_.data(), invented_from, invented_until);
  int planned = 0;
  for (const auto& lane : input_.lanes)
    for (std::size_t i = 0; i < lane.days.size(); ++i) {
      const Day day = invented_from + static_cast<int>(i);
      EXPECT_EQ(lane.days[i], analysis::day_mark(journal_.data(), lane.substance, day)) << lane.name << ' ' << i;
      const auto* record = journal_.data().substance_day(lane.substance, day);
      planned += lane.days[i] == DayMark::taken && (record == nullptr || record->state != DayState::taken);
    }
  EXPECT_GT(planned, 0) << "of some only a plan says so";
}

TEST_F(Trends, KeepAMissingNightMissing) {
  const auto& wednesday = input_.days[9];
  EXPECT_EQ(wednesday.night.kind, NightShape::Kind::not_recorded);
  for (const auto series : {Series::asleep, Series::efficiency, Series::craving})
    EXPECT_FALSE(input_.value(series, wednesday.day));
}

TEST_F(Trends, LetTheFirstDayRestOnTheNightsBeforeIt) { EXPECT_TRUE(input_.of(Series::asleep).medians.front()); }

TEST_F(Trends, TakeTheStrongerOfEntryAndCheckIn) {
  CheckIn check_in;
  check_in.day = invented_from;
  check_in.craving_peak = 9;
  journal_.put(check_in);
  EXPECT_EQ(build_trends_input(journal_.data(), invented_from, invented_from).value(Series::craving, invented_from), 9);
}

TEST_F(Trends, ShowAZeroCravingAsADotAndAMissingOneNotAtAll) {
  const auto discs = shapes_of<Disc>(chart().scene);
  EXPECT_EQ(std::ranges::count(discs, dark_palette().craving, &Disc::fill), 12);
  input_.series[static_cast<std::size_t>(Series::craving)].values[12].reset();
  EXPECT_EQ(std::ranges::count(shapes_of<Disc>(chart().scene), dark_palette().craving, &Disc::fill), 11);
}

TEST_F(Trends, ListSubstancesInThePersonsOrder) {
  std::vector<std::string> names;
  for (const auto& lane : input_.lanes) names.push_back(lane.name);
  EXPECT_THAT(names,
              testing::ElementsAre("Buprenorphine film", "Evening tablet", "Kratom", "Wine or beer", "Coffee or cola"));
  EXPECT_EQ(input_.lanes[2].days[4], DayMark::prefer_not);
  EXPECT_EQ(input_.lanes[2].days[9], DayMark::not_recorded);
}

TEST_F(Trends, MarkTheClockChange) {
  ASSERT_EQ(input_.clock_changes.size(), 1U);
  EXPECT_EQ(input_.clock_changes[0], std::pair(*make_day(2026, 3, 28), 60));
  EXPECT_THAT(test::words_in(chart().scene), Contains("clocks +1 h"));
}

TEST_F(Trends, NeverDrawTheMedianAcrossANightWithoutFigures) {
  const auto drawn = chart();
  const double left = drawn.axis.start_of(invented_from + 9), right = drawn.axis.start_of(invented_from + 10);
  for (const auto& path : shapes_of<Path>(drawn.scene)) {
    if (path.closed) continue;
    for (std::size_t i = 0; i + 1 < path.points.size(); ++i)
      EXPECT_FALSE(path.points[i].x < left && path.points[i + 1].x > right);
  }
}

TEST_F(Trends, TellWhichDayLiesUnderAnX) {
  const auto drawn = chart();
  EXPECT_EQ(drawn.day_at(drawn.axis.middle_of(invented_from + 3)), invented_from + 3);
  EXPECT_EQ(drawn.day_at(drawn.axis.start_of(invented_from + 4)), invented_from + 4);
  EXPECT_FALSE(drawn.day_at(5));
}

TEST_F(Trends, StayInsideTheirSceneAtEveryLength) {
  for (const int days : {1, 14, 28, 90, 365, 2000}) {
    const auto drawn = lay_out_trends(build_trends_input(journal_.data(), invented_until - (days - 1), invented_until),
                                      772, 614, light_palette(), test::FixedMeasure());
    for (const auto& box : shapes_of<Box>(drawn.scene)) {
      EXPECT_GE(box.x, -0.01);
      EXPECT_LE(box.x + box.w, 772.01);
      EXPECT_GE(box.h, -0.01);
    }
    for (const auto& text : shapes_of<Text>(drawn.scene)) EXPECT_LE(text.at.y, drawn.scene.height);
  }
}

TEST_F(Trends, GrowForFortySubstancesAndWrapLongNames) {
  for (int i = 0; i < 40; ++i)
    journal_.substance(("A name that somebody typed out in full, number " + std::to_string(i)).c_str(),
                       SubstanceKind::other);
  const auto drawn = lay_out_trends(build_trends_input(journal_.data(), invented_from, invented_until), 772, 614,
                                    dark_palette(), test::FixedMeasure());
  EXPECT_GT(drawn.scene.height, 614 + 300);
  for (const auto& text : shapes_of<Text>(drawn.scene))
    if (text.anchor == Anchor::end) {
      EXPECT_GE(text.at.x - test::FixedMeasure().width(text.words, text.style), -0.01) << text.words;
    }
}

TEST_F(Trends, OfAnEmptyJournalSaySoInWords) {
  const auto input = build_trends_input(JournalData(), invented_from, invented_until);
  EXPECT_EQ(describe(input),
            "16 March 2026 to 29 March 2026: 0 of 14 nights recorded.\nTime asleep: not recorded.\n"
            "Sleep efficiency: not recorded.\nStrongest craving of a day: not recorded.");
  EXPECT_NO_FATAL_FAILURE(static_cast<void>(lay_out_trends(input, 772, 614, dark_palette(), test::FixedMeasure())));
}

TEST_F(Trends, InWordsHoldCountsMainValuesAndGaps) {
  const auto words = describe(input_);
  EXPECT_THAT(words, HasSubstr("13 of 14 nights recorded. Not recorded: Wed 25 Mar. 1 night has times out of order and "
                               "no figures. 2 naps with a time."));
  EXPECT_THAT(words, HasSubstr("Time asleep: median 6 h 03 min, lowest 4 h 15 min (Thu 19 Mar), highest 7 h 25 min "
                               "(Fri 27 Mar); 12 of 14 nights."));
  EXPECT_THAT(
      words,
      HasSubstr("Strongest craving of a day: median 4, lowest 0 (Sat 28 Mar), highest 8 (Thu 19 Mar); 12 of 14 days."));
  EXPECT_THAT(words,
              HasSubstr("Kratom: taken on 2, none on 10, prefer not to say on 1, not recorded on 1 of 14 days."));
  EXPECT_THAT(words, HasSubstr("Clocks went forward 1 h in the night of Sat 28 Mar."));
  EXPECT_THAT(words, Not(HasSubstr("average")));
}

TEST_F(Trends, DrawNapsCravingsAndWhatWasTakenWhenTheyWere) {
  EXPECT_EQ(input_.days[4].naps, std::vector<Span>({{150, 190}}));
  EXPECT_THAT(input_.days[4].taken, Contains(510));     // 20:30
  EXPECT_THAT(input_.days[0].cravings, Contains(400));  // 18:40
  const auto diamonds = [](const Scene& scene) {
    const auto paths = shapes_of<Path>(scene);
    return std::ranges::count_if(paths, [](const Path& path) { return path.closed && path.points.size() == 4; });
  };
  EXPECT_EQ(diamonds(chart().scene), 13 + 1);  // one is in the legend
  TrendsView view;
  view.hidden.insert({Panel::nights, Mark::cravings});
  EXPECT_EQ(diamonds(lay_out_trends(input_, 772, 614, dark_palette(), test::FixedMeasure(), view).scene), 0);
}

TEST_F(Trends, SayWhatIsHiddenAndWhereToShowItAgain) {
  TrendsView view;
  view.hidden = {{Panel::asleep, Mark::each}, {Panel::taken, Mark::lane, input_.lanes[1].substance}};
  const auto drawn = lay_out_trends(input_, 772, 614, dark_palette(), test::FixedMeasure(), view);
  const auto words = test::words_in(drawn.scene);
  EXPECT_THAT(words, Contains("each night, hidden"));
  EXPECT_THAT(words, Contains("Evening tablet"));
  EXPECT_THAT(words, Contains("hidden"));
  int hidden = 0;
  for (const auto& entry : drawn.legend) {
    hidden += entry.hidden;
    EXPECT_EQ(entry.hidden, view.hidden.contains(entry.toggle)) << entry.words;
    EXPECT_GE(entry.where.x, -0.01);
    EXPECT_LE(entry.where.x + entry.where.w, 772 + 8);
    EXPECT_LE(entry.where.y + entry.where.h, drawn.scene.height);
  }
  EXPECT_EQ(hidden, 2);
}

TEST_F(Trends, ShowOnlyTheDaysAskedFor) {
  TrendsView view;
  view.shown = DayRange{invented_from + 2, invented_from + 8};
  const auto drawn = lay_out_trends(input_, 772, 614, dark_palette(), test::FixedMeasure(), view);
  EXPECT_EQ(drawn.axis.range(), *view.shown);
  EXPECT_THAT(drawn.scene.description, HasSubstr("18 March 2026 to 24 March 2026: 7 of 7 nights recorded."));
  EXPECT_THAT(drawn.scene.description, Not(HasSubstr("28 Mar")));
  EXPECT_EQ(std::ranges::count(shapes_of<Disc>(drawn.scene), dark_palette().craving, &Disc::fill), 6);
}

TEST_F(Trends, DrawEveryPanelWithItsWords) {
  TrendsView view;
  view.panels.clear();
  for (std::size_t i = 0; i < panel_count; ++i) view.panels.push_back(static_cast<Panel>(i));
  const auto drawn = lay_out_trends(input_, 772, 614, dark_palette(), test::FixedMeasure(), view);
  ASSERT_EQ(drawn.panels.size(), panel_count);
  for (std::size_t i = 0; i + 1 < panel_count; ++i) EXPECT_LT(drawn.panels[i].bottom, drawn.panels[i + 1].top);
  for (const char* words :
       {"To fall asleep: median 35 min", "Awake in between: ", "Awakenings: median 2", "Sleep felt: median fair (3)",
        "Rested: not recorded.", "Mood: not recorded.", "tense or uneasy: median 1, highest 4; 9 of 14 days."})
    EXPECT_THAT(drawn.scene.description, HasSubstr(words));
}

TEST_F(Trends, ThinALongRangeAndSayHow) {
  const auto input = build_trends_input(journal_.data(), invented_until - 18261, invented_until);
  const auto drawn = lay_out_trends(input, 772, 614, dark_palette(), test::FixedMeasure());
  EXPECT_EQ(drawn.days_per_column, 91);
  EXPECT_EQ(drawn.thinned.substr(0, 38), "Each column stands for 13 weeks: a ban");
  EXPECT_THAT(drawn.scene.description, HasSubstr(drawn.thinned));
  EXPECT_EQ(drawn.column_of(invented_until).until, invented_until);
  EXPECT_EQ(weekday(drawn.column_of(invented_until).from), 0);
  EXPECT_EQ(drawn.column_of(invented_until - 200).days(), 91);
  // The lowest and the highest value are still drawn.
  const auto asleep = std::ranges::find(drawn.panels, Panel::asleep, &PanelPlace::panel);
  const auto boxes = shapes_of<Box>(drawn.scene);
  EXPECT_TRUE(std::ranges::any_of(boxes, [&](const Box& box) {
    return box.y > asleep->top && box.y + box.h < asleep->bottom &&
           std::abs(box.x - drawn.axis.middle_of(invented_until)) < 10 && box.h > 30;
  }));
  EXPECT_LT(drawn.scene.shapes.size(), 3000U);
}

TEST_F(Trends, DrawAReferenceOverTheBandsOfALongRange) {
  auto input = build_trends_input(journal_.data(), invented_until - 18261, invented_until);
  auto& latency = input.series[static_cast<std::size_t>(Series::latency)];
  for (std::size_t i = 0; i < latency.values.size(); ++i) latency.values[i] = static_cast<double>(i % 61);
  TrendsView view;
  view.panels = {Panel::latency};
  view.hidden.clear();
  const auto scene = lay_out_trends(input, 772, 614, dark_palette(), test::FixedMeasure(), view).scene;
  std::optional<double> reference;
  int bands_below = 0;
  for (const auto& shape : scene.shapes) {
    if (const auto* line = std::get_if<Line>(&shape);
        line != nullptr && line->stroke.dash == Dash::dotted && line->to.x - line->from.x > 300)
      reference = line->from.y;
    const auto* box = std::get_if<Box>(&shape);
    if (box == nullptr) continue;
    if (!reference)
      bands_below += box->h > 10;
    else
      EXPECT_FALSE(box->y < *reference && *reference < box->y + box->h && box->h > 10) << "a band covers it";
  }
  ASSERT_TRUE(reference);
  EXPECT_GT(bands_below, 100);
}

TEST_F(Trends, GiveEachFeelingALaneWhereItsMarksHaveNoRoomBesideOthers) {
  auto input = build_trends_input(journal_.data(), invented_until - 18261, invented_until);
  for (const auto series : {Series::mood, Series::stress, Series::pain, Series::energy}) {
    auto& of = input.series[static_cast<std::size_t>(series)];
    for (std::size_t i = 0; i < of.values.size(); ++i) of.values[i] = of.medians[i] = static_cast<double>(i % 11);
  }
  TrendsView view;
  view.panels = {Panel::feelings};
  const Palette& palette = dark_palette();
  const auto drawn = [&](int days) {
    view.shown = DayRange{invented_until - (days - 1), invented_until};
    return lay_out_trends(input, 772, 614, palette, test::FixedMeasure(), view).scene;
  };
  struct Lane {
    double top = 1e9, bottom = 0;
    void add(double from, double until) {
      top = std::min(top, from);
      bottom = std::max(bottom, until);
    }
  };
  // The lines of the medians; signs of the legend are above the plot.
  const auto lane_of = [](const Scene& scene, Color color) {
    Lane out;
    for (const auto& box : shapes_of<Box>(scene))
      if (box.fill == color) out.add(box.y, box.y + box.h);
    for (const auto& path : shapes_of<Path>(scene))
      if (path.stroke.color == color)
        for (const auto& point : path.points) out.add(point.y, point.y);
    return out;
  };
  for (const int days : {90, 365, 18262}) {
    const auto scene = drawn(days);
    EXPECT_THAT(test::words_in(scene), testing::IsSupersetOf({"Mood", "Stress", "Pain"})) << days;
    EXPECT_THAT(test::words_in(scene), Not(Contains("Energy")));
    const auto mood = lane_of(scene, palette.mood), stress = lane_of(scene, palette.checklist),
               pain = lane_of(scene, palette.craving);
    EXPECT_LT(mood.bottom, stress.top) << days;
    EXPECT_LT(stress.bottom, pain.top) << days;
    EXPECT_LE(pain.bottom, scene.height);
  }
  EXPECT_THAT(test::words_in(drawn(14)), Not(Contains("Mood"))) << "two weeks have room for all in one";
  view.hidden.insert({Panel::feelings, Mark::stress, {}});
  EXPECT_THAT(test::words_in(drawn(365)), Not(Contains("Stress")));
  view.hidden.insert({Panel::feelings, Mark::mood, {}});
  view.hidden.insert({Panel::feelings, Mark::pain, {}});
  EXPECT_THAT(test::words_in(drawn(365)), testing::IsSupersetOf({"mood, hidden", "10"}));
}

TEST_F(Trends, GiveEveryFigureOfADay) {
  const auto text = [](const std::vector<DayFigure>& figures) {
    std::string out;
    for (const auto& [name, value] : figures) out += name + ": " + value + "; ";
    return out;
  };
  EXPECT_THAT(
      text(figures_of(input_, {invented_from, invented_from})),
      testing::StartsWith(
          "Time asleep: 5 h 55 min; Sleep efficiency: 74.0 %; To fall asleep: 35 min; Awake in between: 40 min; "
          "Awakenings: 2; Sleep felt: fair (3); Craving: 4; Buprenorphine film: taken; "));
  EXPECT_THAT(text(figures_of(input_, {invented_from + 9, invented_from + 9})),
              testing::StartsWith("Time asleep: not recorded; Sleep efficiency: not recorded; Craving: not recorded; "
                                  "Buprenorphine film: not recorded; "));
  EXPECT_THAT(text(figures_of(input_, {invented_from, invented_until})),
              testing::StartsWith("Time asleep: median 6 h 03 min, 12 of 14 nights; "));
}

TEST_F(Trends, GoldenOfTwoWeeks) {
  const auto now = test::scene_text(chart().scene);
  EXPECT_EQ(now, test::golden("charts/trends.txt", now));
}

}  // namespace
}  // namespace nightjar::charts
