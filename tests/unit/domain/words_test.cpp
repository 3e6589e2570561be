#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nightjar/domain/words.hpp>
#include <nightjar/support/utf8.hpp>

namespace nightjar {
namespace {

std::vector<words::Answers> all_answers() {
  return {words::checklist_answers(),  words::quality_answers(),       words::rested_answers(),
          words::bother_answers(),     words::answers<NightState>(),   words::answers<DayState>(),
          words::answers<PlanState>(), words::answers<TimeIs>(),       words::answers<CravingOutcome>(),
          words::answers<DayType>(),   words::answers<Fact>(),         words::answers<SupportType>(),
          words::answers<Happened>(),  words::answers<SubstanceKind>()};
}

TEST(Words, NoTwoAnswersToAQuestionSoundAlike) {
  for (const auto answers : all_answers()) {
    std::set<std::string_view> texts(answers.begin(), answers.end());
    EXPECT_EQ(texts.size(), answers.size()) << answers.front();
    EXPECT_FALSE(texts.contains(""));
  }
}

TEST(Words, EveryFactOfADayHasItsField) {
  std::set<std::string_view> fields;
  const DayFacts facts;
  DayFacts::fields(facts, [&]<class F>(const Field& field, const F&) {
    if constexpr (std::is_same_v<F, std::optional<Fact>>) fields.insert(field.name);
  });
  std::set<std::string_view> named;
  for (const auto& fact : words::day_facts()) named.insert(fact.code);
  EXPECT_EQ(named, fields);
}

TEST(Words, EveryKindOfRecordHasANounOfItsOwn) {
  std::set<std::string_view> nouns;
  for_each_kind([&]<class R>() {
    const auto noun = words::noun_of(R{});
    EXPECT_EQ(noun.find('_'), noun.npos) << noun;
    EXPECT_TRUE(nouns.insert(noun).second) << noun;
  });
}

TEST(Words, TheChecklistHasEighteenItemsWithCodesOfTheirOwn) {
  std::set<std::string_view> codes;
  for (const auto& item : words::checklist_items()) {
    EXPECT_TRUE(codes.insert(item.code).second) << item.code;
    EXPECT_FALSE(item.label.empty());
  }
  EXPECT_EQ(codes.size(), 18U);
  EXPECT_EQ(words::checklist_answers().size(), 5U);
  EXPECT_EQ(words::quality_answers().size(), 5U);
  EXPECT_EQ(words::rested_answers().size(), 5U);
  EXPECT_EQ(words::bother_answers().size(), 5U);
  EXPECT_EQ(words::numbered(words::checklist_answers()), "0 none, 1 a little, 2 some, 3 a lot, 4 very strong");
  EXPECT_EQ(words::numbered(words::rested_answers(), 1, "; "), "1 not at all; 2 a little; 3 partly; 4 mostly; 5 fully");
}

TEST(Words, TheThreeStatesAreNeutral) {
  EXPECT_EQ(words::label(DayState::taken), "Taken");
  EXPECT_EQ(words::label(DayState::none), "None");
  EXPECT_EQ(words::label(DayState::prefer_not), "Prefer not to say");
}

TEST(Words, TheRasterHasALetterForEveryKind) {
  EXPECT_EQ(words::raster_letter(SubstanceKind::prescribed), 'M');
  EXPECT_EQ(words::raster_letter(SubstanceKind::otc), 'M');
  EXPECT_EQ(words::raster_letter(SubstanceKind::alcohol), 'A');
  EXPECT_EQ(words::raster_letter(SubstanceKind::caffeine), 'C');
  EXPECT_EQ(words::raster_letter(SubstanceKind::nicotine), 'N');
  EXPECT_EQ(words::raster_letter(SubstanceKind::kratom), 'O');
}

TEST(Words, EveryFieldOfTheNightFormHasALabel) {
  for (const auto field : {"into_bed", "tried_to_sleep", "sleep_latency_min", "awakenings", "awake_min",
                           "final_awakening", "still_trying_min", "out_of_bed", "quality", "rested"})
    EXPECT_FALSE(words::night_field_label(field).empty()) << field;
}

TEST(Words, TheHelpCardNamesTheLinesThatAreOpenDayAndNight) {
  std::string card;
  for (const auto paragraph : words::help_card()) card += std::string(paragraph) + "\n";
  for (const auto* needed : {"does not contact anyone", "988", "1-800-662-4357", "1-800-222-1222"})
    EXPECT_THAT(card, testing::HasSubstr(needed));
}

TEST(Words, NothingHereJudgesThePerson) {
  std::string all;
  const auto take = [&](std::string_view text) { all += " " + utf8::folded(text) + " "; };
  for (const auto& item : words::checklist_items()) take(item.label);
  for (const auto span :
       {words::offered_side_effects(), words::offered_triggers(), words::offered_reasons(), words::help_card()})
    for (const auto text : span) take(text);
  for (const auto answers : all_answers())
    for (const auto* text : answers) take(text);
  for (const auto& fact : words::day_facts()) take(fact.label);
  take(words::help_card_own_lines_hint());
  take(words::self_reported_notice());
  take(words::leaves_encryption_warning());
  for (const auto* banned : {"addict", "alcoholic", "junkie", "abuse", "dirty", "habit", "relapse", "failed", "failure",
                             "lapse", "streak", "shame", "substitution", "cheat", " clean ", " slip ", " bad "})
    EXPECT_THAT(all, testing::Not(testing::HasSubstr(banned)));
}

}  // namespace
}  // namespace nightjar
