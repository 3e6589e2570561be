// No answer is lost in words: each field of each record is set to one value after the other, and the telling must say
// each of them, and say each differently.
#include <gtest/gtest.h>

#include <nightjar/support/utf8.hpp>
#include <nightjar/telling/telling.hpp>

#include "unit/telling/sample_records.hpp"

namespace nightjar::telling {
namespace {

/// Fields that the telling does not say, each with its reason.
const std::map<std::string, std::string>& not_told() {
  const std::string filed = "the day under which the entry is listed";
  const std::string no_form = "no form asks for it";
  const std::string by_itself = "written by the program, not answered";
  static const std::map<std::string, std::string> fields{
      {"night.odd_confirmed", "the answer to \"Is this right?\", which is shown as the absence of that question"},
      {"nap.day", filed},
      {"device_sleep.day", filed},
      {"substance_day.day", filed},
      {"intake.day", filed},
      {"plan_event.day", filed},
      {"check_in.day", filed},
      {"day_facts.day", filed},
      {"side_effect.day", filed},
      {"clinic_score.day", filed},
      {"device_sleep.stages", "JSON of the device, and no form asks for it"},
      {"intake.plan_id", no_form},
      {"tag.when", no_form},
      {"tag.asked_from", no_form},
      {"question.asked_utc", by_itself},
      {"share.at", by_itself},
      {"share.format", by_itself},
      {"share.included", by_itself},
      {"share.encrypted", by_itself},
      {"share.sha256", by_itself},
      {"share.app_version", by_itself},
      {"import_batch.at", by_itself},
      {"import_batch.format", by_itself},
      {"import_batch.file_sha256", by_itself},
      {"import_batch.options", by_itself},
      {"import_batch.counts", by_itself},
      {"import_batch.undone_utc", by_itself}};
  return fields;
}

/// A value for a field, and the words that must say it; empty where saying nothing says it.
template <class T>
struct Said {
  T value;
  std::string words;
};

/// What the words of an answer are on its form, for the numbers that are one of a few.
std::optional<std::string> word_for(const std::string& field, int value) {
  if (field == "night.quality") return words::quality_answers()[static_cast<std::size_t>(value - 1)];
  if (field == "night.rested") return words::rested_answers()[static_cast<std::size_t>(value - 1)];
  if (field == "side_effect.bother") return words::bother_answers()[static_cast<std::size_t>(value)];
  return std::nullopt;
}

void values_of(const std::string&, const Field&, std::vector<Said<std::string>>& out) {
  out = {{"zqfirst", "zqfirst"}, {"zqsecond", "zqsecond"}};
}
void values_of(const std::string&, const Field&, std::vector<Said<StatedAmount>>& out) {
  out = {{{"2,50"}, "2,50"}, {{"2.5"}, "2.5"}};
}
void values_of(const std::string& field, const Field& about, std::vector<Said<int>>& out) {
  for (const int value : {about.min, about.min + 1, about.min + 2, about.min + 3, about.min + 4, about.max})
    if (value <= about.max) out.push_back({value, word_for(field, value).value_or(std::to_string(value))});
  if (field == "plan_event.planned_min") out = {{8 * 60, "08:00"}, {20 * 60, "20:00"}};
  if (out.size() > 1 && out[out.size() - 2].value == out.back().value) out.pop_back();
}
void values_of(const std::string& field, const Field&, std::vector<Said<bool>>& out) {
  struct Tick {
    bool said_of;  // the other value goes without saying
    std::string words;
  };
  static const std::map<std::string, Tick> ticks{{"note.in_reports", {true, "may appear in reports"}},
                                                 {"plan.as_needed", {true, "only when needed"}},
                                                 {"substance.ask_daily", {true, "each day"}},
                                                 {"substance.active", {false, "put away"}},
                                                 {"tag.active", {false, "put away"}},
                                                 {"share.encrypted", {true, ""}}};
  const auto& [said_of, words] = ticks.at(field);
  out = {{said_of, words}, {!said_of, ""}};
}
void values_of(const std::string&, const Field&, std::vector<Said<Moment>>& out) {
  out = {{test::on_the_day("3:47"), "03:47"},
         {test::on_the_day("16:58"), "16:58"},
         {test::on_the_day("16:58", "Asia/Tokyo"), "Asia/Tokyo"}};
}
void values_of(const std::string&, const Field&, std::vector<Said<Instant>>& out) {
  out = {{{1'700'000'000'000}, ""}, {{1'710'000'000'000}, ""}};
}
void values_of(const std::string& field, const Field&, std::vector<Said<Day>>& out) {
  const Day first = *make_day(2027, 2, 3), second = *make_day(2028, 2, 29);
  const auto words = [&](Day day) { return field == "night.night" ? night_label(day) : full_date(day); };
  out = {{first, words(first)}, {second, words(second)}};
}
void values_of(const std::string& field, const Field&, std::vector<Said<Id>>& out) {
  if (field == "plan_event.plan_id")
    out = {{test::plan_id, "Buprenorphine"}, {test::second_plan_id, "Kratom tea"}};
  else
    out = {{test::kratom_id, "Kratom tea"}, {test::buprenorphine_id, "Buprenorphine"}};
}
void values_of(const std::string& field, const Field&, std::vector<Said<TextSet>>& out) {
  out = {{{"zqfirst"}, "zqfirst"}, {{"zqfirst", "zqsecond"}, "zqsecond"}};
  if (field == "night.factors") out.push_back({{}, "none of these"});
}
void values_of(const std::string&, const Field&, std::vector<Said<Checklist>>& out) {
  for (const auto& [code, item] : words::checklist_items())
    for (int strength = 0; strength <= 4; ++strength)
      out.push_back({Checklist{{std::string(code), strength}},
                     std::string(item) + ": " + std::to_string(strength) + " " +
                         std::string(words::checklist_answers()[static_cast<std::size_t>(strength)])});
}
void values_of(const std::string&, const Field&, std::vector<Said<ClockTimes>>& out) {
  out = {{{{3 * 60 + 47}}, "03:47"}, {{{3 * 60 + 47, 21 * 60 + 5}}, "03:47, 21:05"}};
}
void values_of(const std::string&, const Field&, std::vector<Said<AmountIs>>& out) {
  // The form has one tick, "not sure". With an amount that is a guess, without one it is not known; and an amount
  // shows by itself that it was stated.
  out = {{AmountIs::estimate, "amount not sure"}, {AmountIs::stated, ""}};
}
void values_of(const std::string&, const Field&, std::vector<Said<TagWhen>>& out) {
  out = {{TagWhen::before_bed, ""}, {TagWhen::in_the_night, ""}};
}
template <NamedEnum E>
void values_of(const std::string&, const Field& about, std::vector<Said<E>>& out) {
  for (std::size_t i = 0; i < enum_names<E>.size(); ++i) {
    const auto value = static_cast<E>(i);
    std::string words(words::label(value));
    // Its chip bears the name of what there was.
    if constexpr (std::is_same_v<E, Fact>)
      if (value == Fact::some)
        for (const auto& fact : words::day_facts())
          if (fact.code == about.name) words = fact.label;
    // What goes without saying: the other answers of the night, and the time beside the entry.
    if constexpr (std::is_same_v<E, NightState>)
      if (value == NightState::recorded) words.clear();
    if constexpr (std::is_same_v<E, TimeIs>)
      if (value == TimeIs::exact) words.clear();
    out.push_back({value, words});
  }
}

template <class T>
struct Plain {
  using type = T;
};
template <class T>
struct Plain<std::optional<T>> {
  using type = T;
};

template <class R>
std::string told(const R& record) {
  return utf8::folded(line_of(tell(record, test::lists_alone())));
}

template <class R, class T>
R with(const R& base, std::string_view name, const std::optional<T>& value) {
  R record = base;
  R::fields(record, [&]<class F>(const Field& about, F& field) {
    if (about.name != name) return;
    if constexpr (std::is_same_v<F, std::optional<T>>)
      field = value;
    else if constexpr (std::is_same_v<F, T>)
      field = *value;
  });
  return record;
}

template <class R>
void expect_every_field_told() {
  const R base = test::bare<R>();
  R::fields(base, [&]<class F>(const Field& about, const F&) {
    using T = Plain<F>::type;
    const std::string name = std::string(R::kind) + "." + std::string(about.name);
    std::vector<Said<T>> values;
    values_of(name, about, values);
    ASSERT_GE(values.size(), 2U) << name;
    std::set<std::string> lines;
    if constexpr (!std::is_same_v<F, T>) lines.insert(told(with<R, T>(base, about.name, std::nullopt)));
    const std::size_t unanswered = lines.size();
    for (const auto& [value, words] : values) {
      const auto line = told(with<R, T>(base, about.name, value));
      lines.insert(line);
      if (!not_told().contains(name))
        EXPECT_NE(line.find(utf8::folded(words)), std::string::npos)
            << name << " does not say " << words << ": " << line;
    }
    if (not_told().contains(name))
      EXPECT_EQ(lines.size(), 1U) << name << " is told, so it needs no exception";
    else
      EXPECT_EQ(lines.size(), unanswered + values.size()) << name << " has answers that sound alike";
  });
}

TEST(TellingFields, SayEveryAnswerOfEveryRecord) {
  for_each_kind([]<class R>() { expect_every_field_told<R>(); });
}

TEST(TellingFields, HaveNoExceptionForWhatIsNotThere) {
  std::set<std::string> known;
  for_each_kind([&]<class R>() {
    const R record = test::bare<R>();
    R::fields(record, [&](const Field& field, const auto&) {
      known.insert(std::string(R::kind) + "." + std::string(field.name));
    });
  });
  for (const auto& [field, reason] : not_told()) EXPECT_TRUE(known.contains(field)) << field;
}

TEST(TellingFields, AreNamedAsInTheRecord) {
  for_each_kind([]<class R>() {
    const R record = test::full<R>();
    std::set<std::string_view> known{"", "zone"};
    R::fields(record, [&](const Field& field, const auto&) { known.insert(field.name); });
    for (const auto& detail : tell(record, test::lists_alone()).details)
      EXPECT_TRUE(known.contains(detail.field)) << R::kind << "." << detail.field;
  });
}

TEST(TellingFields, ThatAreNotAnsweredAreNotMentioned) {
  for_each_kind([]<class R>() {
    const R record = test::bare<R>();
    std::set<std::string_view> unanswered;
    R::fields(record, [&]<class F>(const Field& field, const F& value) {
      if constexpr (requires { value.has_value(); })
        if (!value) unanswered.insert(field.name);
      if constexpr (std::is_same_v<F, TextSet> || std::is_same_v<F, Checklist>)
        if (value.empty()) unanswered.insert(field.name);
    });
    for (const auto& detail : tell(record, test::lists_alone()).details)
      EXPECT_FALSE(unanswered.contains(detail.field)) << R::kind << "." << detail.field << ": " << phrase(detail);
  });
}

TEST(Telling, AnAmountIsToldExactlyAsItWasTyped) {
  auto intake = test::bare<Intake>();
  const auto amount = [&] {
    for (const auto& detail : tell(intake, test::lists_alone()).details)
      if (detail.field == "amount") return detail.words;
    return std::string("nothing");
  };
  EXPECT_EQ(amount(), "nothing");
  for (const char* typed : {"2,5", "0", " 10 ", "a glass, or two", "½", "1e3", "0.50"}) {
    intake.amount = StatedAmount{typed};
    intake.unit.reset();
    EXPECT_EQ(amount(), typed);
    intake.unit = "cups";
    EXPECT_EQ(amount(), std::string(typed) + " cups");
  }
}

TEST(Telling, NotSureIsSaidWithAnAmountAndWithoutOne) {
  auto intake = test::bare<Intake>();
  intake.amount_is = AmountIs::unknown;
  EXPECT_NE(told(intake).find("taken · time not known · amount not sure"), std::string::npos) << told(intake);
  intake.amount = StatedAmount{"two"};
  intake.amount_is = AmountIs::estimate;
  EXPECT_NE(told(intake).find("two · amount not sure"), std::string::npos);
}

TEST(Telling, ZeroIsAnAnswer) {
  auto night = test::bare<Night>();
  night.awakenings = 0;
  EXPECT_NE(told(night).find("times awake in between: 0"), std::string::npos);
  auto check_in = test::bare<CheckIn>();
  check_in.pain = 0;
  EXPECT_NE(told(check_in).find("pain: 0 of 10"), std::string::npos);
}

TEST(Telling, ANumberThatNoFormKnowsIsSaidAsItIs) {
  auto effect = test::bare<SideEffect>();
  effect.bother = 9;
  EXPECT_NE(told(effect).find("bothered: 9"), std::string::npos);
  effect.bother = -1;
  EXPECT_NE(told(effect).find("bothered: -1"), std::string::npos);
}

TEST(Telling, NamesTheZoneOnlyWhereTheClockWasNotThatOfHome) {
  auto craving = test::bare<Craving>();
  EXPECT_EQ(told(craving).find("time zone"), std::string::npos);
  craving.at = test::on_the_day("18:40", "America/New_York");
  EXPECT_NE(told(craving).find("time zone: america/new_york"), std::string::npos);
  craving.at.zone.reset();
  EXPECT_EQ(told(craving).find("time zone"), std::string::npos) << "nothing is known, so nothing is said";
}

TEST(Telling, ATimeOfAnotherDateThanItsDayNamesTheWeekday) {
  const Day saturday = *parse_day("2024-03-23");
  const auto clock = [&](const char* local) {
    return clock_on(saturday, make_moment(parse_local(local)->local, "Europe/Berlin"));
  };
  EXPECT_EQ(clock("2024-03-23T20:00"), "20:00");
  EXPECT_EQ(clock("2024-03-24T02:00"), "Sun 02:00");
  EXPECT_EQ(clock("2024-03-22T23:30"), "Fri 23:30");
  EXPECT_EQ(clock_on(saturday, std::nullopt), "");
}

TEST(Telling, WhatIsNoLongerOnTheListHasNoName) {
  const JournalData empty;
  EXPECT_EQ(tell(test::bare<SubstanceDay>(), empty).title, "something");
  EXPECT_EQ(tell(test::bare<PlanEvent>(), empty).title, "As planned");
}

}  // namespace
}  // namespace nightjar::telling
