// Saving a form changes only what was touched in it: random records, random edits, compared field by field.
#include <gtest/gtest.h>

#include <nightjar/entry/day_form.hpp>
#include <nightjar/entry/night_form.hpp>
#include <nightjar/entry/record_forms.hpp>
#include <nightjar/support/overloaded.hpp>

#include "support/zones.hpp"
#include "unit/codec/random_records.hpp"
#include "unit/entry/berlin.hpp"

namespace nightjar::entry {
namespace {

using nightjar::testing::RandomRecords;
using Names = std::set<std::string>;

const Instant now = *parse_utc("2026-11-22T09:20:00Z");

/// Names of the fields in which two records differ.
template <class R>
Names differing(const R& a, const R& b) {
  Names out;
  R::fields(a, [&](const Field& field, const auto& in_a) {
    R::fields(b, [&](const Field& other, const auto& in_b) {
      if constexpr (std::is_same_v<decltype(in_a), decltype(in_b)>)
        if (field.name == other.name && !(in_a == in_b)) out.emplace(field.name);
    });
  });
  return out;
}

/// Changes the field of this number into another valid answer; a clock, a date or an id into one that reads.
struct Touch {
  int number;
  RandomRecords& random;
  std::string& name;
  int at = 0;
  template <class T>
  void operator()(std::string_view field, T& value) {
    if (at++ != number) return;
    name = field;
    change(field, value);
  }
  void change(std::string_view field, std::string& value) {
    const auto is = [&](std::initializer_list<std::string_view> names) {
      return std::find(names.begin(), names.end(), field) != names.end();
    };
    if (is({"record"}))
      name.clear();  // says which record it is, and is no answer
    else if (is({"clock", "start", "end"}))
      value = value == "10:07" ? "10:08" : "10:07";
    else if (is({"minutes", "sleep_latency", "awakenings", "awake", "still_trying", "woke_earlier", "own_estimate"}))
      value = value == "7" ? "8" : "7";
    else if (is({"until"}))
      value = "2026-12-01";
    else if (is({"from"}))
      value = "1999-12-01";
    else if (is({"times"}))
      value = "6:06, 7:07";
    else if (is({"substance"}))
      value = random.id().hex();
    else if (is({"bed_zone", "wake_zone"}))
      value = "Asia/Tokyo";
    else
      value += "z";
  }
  void change(std::string_view field, std::optional<int>& value) {
    if (field == "peak" || field == "type" || field == "happened")  // there is always an answer
      value = value == 0 ? 1 : 0;
    else
      value = value ? std::nullopt : std::optional(1);
  }
  void change(std::string_view, bool& value) { value = !value; }
  void change(std::string_view, Day&) { name.clear(); }  // no form lets its day be changed
  void change(std::string_view, std::set<std::string>& value) {
    if (value.erase("z") == 0) value.insert("z");
  }
  void change(std::string_view, Choices& value) {
    auto& answer = value["yawning"];
    answer = answer ? std::nullopt : std::optional(1);
  }
  void change(std::string_view, RecordIds&) {}
  void change(std::string_view, SomeOrNone& value) { value = {{"z"}, false}; }
  void change(std::string_view, TextOfRecord& value) { value.text += "z"; }
  void change(std::string_view, ClockEntry& value) { value.text = value.text == "10:07" ? "10:08" : "10:07"; }
};
int count_fields(auto form) {
  int n = 0;
  decltype(form)::fields(form, [&](std::string_view, auto&) { ++n; });
  return n;
}

/// What of the record a field of the form says.
const std::map<std::string, std::map<std::string, Names>>& said_by() {
  static const std::map<std::string, std::map<std::string, Names>> table{
      {"night",
       {{"state", {"state"}},
        {"into_bed", {"into_bed"}},
        {"tried_to_sleep", {"tried_to_sleep"}},
        {"final_awakening", {"final_awakening"}},
        {"out_of_bed", {"out_of_bed"}},
        {"bed_zone", {}},  // together with a time that is typed again
        {"wake_zone", {}},
        {"sleep_latency", {"sleep_latency_min"}},
        {"awakenings", {"awakenings"}},
        {"awake", {"awake_min"}},
        {"still_trying", {"still_trying_min"}},
        {"quality", {"quality"}},
        {"rested", {"rested"}},
        {"factors", {"factors"}},
        {"comments", {"comments"}},
        {"woke_earlier", {"woke_earlier_than_planned_min"}},
        {"own_estimate", {"own_estimate_min"}},
        {"odd_confirmed", {"odd_confirmed"}}}},
      {"craving",
       {{"peak", {"peak"}},
        {"clock", {"at"}},
        {"substance", {"target_substance_id"}},
        {"target_text", {"target_text"}},
        {"triggers", {"triggers"}},
        {"own_trigger", {"triggers"}},
        {"what_helped", {"what_helped"}},
        {"minutes", {"minutes"}},
        {"note", {"note"}},
        {"outcome", {"outcome"}},
        {"more", {}}}},
      {"intake",
       {{"substance", {"substance_id"}},
        {"new_name", {}},
        {"new_kind", {}},
        {"clock", {"at", "day", "time_is"}},
        {"time_is", {"at", "day", "time_is"}},
        {"amount", {"amount", "amount_is"}},
        {"unit", {"unit"}},
        {"amount_not_sure", {"amount_is"}},
        {"time_is_right", {}},
        {"how", {"route"}},
        {"reasons", {"reasons"}},
        {"own_reason", {"reasons"}},
        {"noticed", {"noticed"}}}},
      {"nap", {{"start", {"start", "day"}}, {"end", {"end"}}, {"minutes", {"minutes"}}, {"comments", {"comments"}}}},
      {"withdrawal_check", {{"clock", {"at"}}, {"answers", {"items"}}, {"note", {"note"}}}},
      {"side_effect",
       {{"label", {"label"}},
        {"own_label", {"label"}},
        {"bother", {"bother"}},
        {"linked_to", {"person_links_it_to"}},
        {"until", {"until"}},
        {"note", {"note"}}}},
      {"support_event",
       {{"clock", {"at"}},
        {"type", {"type"}},
        {"happened", {"happened"}},
        {"name", {"label"}},
        {"minutes", {"minutes"}},
        {"note", {"note"}}}},
      {"clinic_score",
       {{"name", {"name"}},
        {"total", {"total"}},
        {"range", {"range_text"}},
        {"given_by", {"given_by"}},
        {"note", {"note"}}}},
      {"plan",
       {{"substance", {"substance_id"}},
        {"instruction", {"instruction"}},
        {"prescriber", {"prescriber"}},
        {"from", {"from"}},
        {"until", {"until"}},
        {"times", {"times"}},
        {"as_needed", {"as_needed"}}}},
      {"note", {{"clock", {"at"}}, {"text", {"text"}}, {"in_reports", {"in_reports"}}}}};
  return table;
}

class Saving : public ::testing::Test {
 protected:
  RandomRecords random_{20261130};
  int untouched_ = 0, touched_ = 0, refused_ = 0;

  /// Saves a form of a random record as it is, and once with each field changed. `form_of` and `read_back` are the two
  /// ways between record and form.
  template <class R, class FormOf, class ReadBack>
  void expect_only_what_was_touched(FormOf form_of, ReadBack read_back) {
    for (int round = 0; round < 60; ++round) {
      R record = random_.record<R>();
      record.head.deleted.reset();
      JournalData data;
      data.put(record);
      const EntryContext context{data, now, test::zone_named(berlin)};
      const auto form = form_of(record);
      if (const std::optional<R> same = read_back(form, context)) {
        EXPECT_EQ(differing(record, *same), Names{}) << R::kind;
        ++untouched_;
      } else {
        ++refused_;  // such as a plan that ends before it begins
      }
      for (int number = 0; number < count_fields(form); ++number) {
        auto changed = form;
        std::string name;
        decltype(changed)::fields(changed, Touch{number, random_, name});
        const std::optional<R> after = read_back(changed, context);
        if (name.empty() || !after) continue;
        const auto& allowed = said_by().at(std::string(R::kind)).at(name);
        for (const auto& field : differing(record, *after))
          EXPECT_TRUE(allowed.contains(field)) << R::kind << ": " << name << " changed " << field;
        ++touched_;
      }
    }
  }
  template <class R>
  void expect_of_dialog() {
    expect_only_what_was_touched<R>(
        [](const R& record) {
          const auto form = *record_form(record, default_day_start_min);
          return std::get<decltype(form_type<R>())>(form);
        },
        [](const auto& form, const EntryContext& context) -> std::optional<R> {
          const auto read_back = read(RecordForm(form), context);
          return read_back ? std::optional(std::get<R>(*read_back)) : std::nullopt;
        });
  }
  template <class R>
  static auto form_type() {
    if constexpr (std::is_same_v<R, Nap>) return NapForm{};
    if constexpr (std::is_same_v<R, WithdrawalCheck>) return ChecklistForm{};
    if constexpr (std::is_same_v<R, SideEffect>) return SideEffectForm{};
    if constexpr (std::is_same_v<R, SupportEvent>) return SupportForm{};
    if constexpr (std::is_same_v<R, ClinicScore>) return ScoreForm{};
    if constexpr (std::is_same_v<R, Plan>) return PlanForm{};
    if constexpr (std::is_same_v<R, Note>) return NoteForm{};
  }
};

TEST_F(Saving, ARecordsFormChangesOnlyTheFieldsThatWereTouched) {
  expect_only_what_was_touched<Night>([](const Night& night) { return night_form(night); },
                                      [](const NightForm& form, const EntryContext& context) -> std::optional<Night> {
                                        const auto reading =
                                            read(form, context.data.one_on<Night>(form.night), context.zone.name());
                                        return reading.problems.empty() ? std::optional(reading.night) : std::nullopt;
                                      });
  expect_only_what_was_touched<Craving>(
      [](const Craving& craving) { return craving_form(craving, journal_day(craving.at.local)); },
      [](const CravingForm& form, const EntryContext& context) -> std::optional<Craving> {
        const auto read_back = read(form, context);
        return read_back ? std::optional(*read_back) : std::nullopt;
      });
  expect_only_what_was_touched<Intake>([](const Intake& intake) { return taken_form(intake); },
                                       [](const TakenForm& form, const EntryContext& context) -> std::optional<Intake> {
                                         const auto read_back = read(form, context);
                                         return read_back ? std::optional(read_back->intake) : std::nullopt;
                                       });
  expect_of_dialog<Nap>();
  expect_of_dialog<WithdrawalCheck>();
  expect_of_dialog<SideEffect>();
  expect_of_dialog<SupportEvent>();
  expect_of_dialog<ClinicScore>();
  expect_of_dialog<Plan>();
  expect_of_dialog<Note>();
  EXPECT_GT(untouched_, 500);
  EXPECT_GT(touched_, 3000);
  EXPECT_LT(refused_, 100);
  RecordProperty("untouched", untouched_);
  std::printf("%d forms saved as they were, %d with one field touched; %d could not be saved at all\n", untouched_,
              touched_, refused_);
}

// --- the day

/// A day with something of everything that its form shows or does not show.
class SavingADay : public ::testing::Test {
 protected:
  const Day day_ = *parse_day("2026-11-22");
  RandomRecords random_{20261122};
  JournalData data_;
  int last_id_ = 0;

  Id next_id() {
    Id id;
    id.bytes[0] = 0xaa;
    id.bytes[15] = static_cast<std::uint8_t>(++last_id_);
    return id;
  }
  template <class R>
  R& put(R record) {
    if (record.head.id.is_nil()) record.head.id = next_id();
    record.head.origin = "self";
    record.head.deleted.reset();
    data_.put(record);
    return last<R>() = record;
  }
  template <class R>
  static R& last() {
    static R record;
    return record;
  }
  void make_day() {
    data_ = JournalData();
    for (int i = 0; i < 3; ++i) {
      Substance substance;
      substance.name = std::string("substance ") + static_cast<char>('a' + i);
      const Id id = put(substance).head.id;
      if (random_.chance(60)) {
        auto answer = random_.record<SubstanceDay>();
        answer.substance_id = id;
        answer.day = day_;
        put(answer);
      }
      Plan plan;
      plan.substance_id = id;
      plan.instruction = "as said";
      plan.from = day_ - 10;
      plan.times.minutes = {480, 1200};
      const Id plan_id = put(plan).head.id;
      for (const int time : plan.times.minutes)
        if (random_.chance(60)) {
          auto event = random_.record<PlanEvent>();
          event.plan_id = plan_id;
          event.day = day_;
          event.planned_min = time;
          put(event);
        }
    }
    if (random_.chance(80)) {
      auto check_in = random_.record<CheckIn>();
      check_in.day = day_;
      put(check_in);
    }
    if (random_.chance(80)) {
      auto facts = random_.record<DayFacts>();
      facts.day = day_;
      put(facts);
    }
    for (int i = 0; i < 4; ++i)
      if (random_.chance(50)) {
        auto event = random_.record<SupportEvent>();
        event.at = make_moment(at(day_, 600 + i), berlin);
        if (random_.chance(50)) {
          event.head.form_version = asked_by_chip;
          event.happened = Happened::attended;
          event.minutes.reset();
          event.label.reset();
          event.note.reset();
        }
        put(event);
      }
    for (int i = 0; i < 2; ++i)
      if (random_.chance(50)) {
        auto note = random_.record<Note>();
        note.at = make_moment(at(day_, 700 + i), berlin);
        put(note);
      }
  }
  ProposedChanges proposed(const DayForm& form) const {
    return proposed_changes(form, data_, make_moment(at(day_, 720), berlin));
  }
  /// "kind.field" of everything that would change, or "kind" for a record that comes or goes.
  Names changes(const DayForm& form) const {
    Names out;
    for (const auto& change : proposed(form)) {
      const auto before = data_.find_any(head_of(change.record).id);
      const std::string kind(kind_of(change.record));
      if (!before || change.remove) {
        out.insert(kind);
        continue;
      }
      std::visit(
          [&]<class R>(const R& after) {
            for (const auto& field : differing(std::get<R>(*before), after)) out.insert(kind + '.' + field);
          },
          change.record);
    }
    return out;
  }
};

TEST_F(SavingADay, ADayThatNobodyTouchedIsSavedAsItIs) {
  for (int round = 0; round < 300; ++round) {
    make_day();
    EXPECT_EQ(changes(day_form(data_, day_)), Names{});
  }
}

TEST_F(SavingADay, OneAnswerChangesOneAnswer) {
  const auto toggle = [](std::optional<int>& value) { value = value ? std::nullopt : std::optional(1); };
  for (int round = 0; round < 100; ++round) {
    make_day();
    const DayForm form = day_form(data_, day_);
    const auto touched = [&](const std::function<void(DayForm&)>& touch) {
      DayForm changed = form;
      touch(changed);
      return changes(changed);
    };
    const auto expect_within = [&](const Names& found, const Names& allowed) {
      EXPECT_FALSE(found.empty());
      for (const auto& name : found) EXPECT_TRUE(allowed.contains(name)) << name;
      EXPECT_LE(found.size(), 1U);
    };
    expect_within(touched([&](DayForm& f) { toggle(f.mood); }), {"check_in", "check_in.mood"});
    expect_within(touched([&](DayForm& f) { toggle(f.pain); }), {"check_in", "check_in.pain"});
    expect_within(touched([&](DayForm& f) { toggle(f.day_type); }), {"day_facts", "day_facts.day_type"});
    expect_within(touched([](DayForm& f) {
                    if (f.facts.erase("caffeine") == 0) f.facts.insert("caffeine");
                  }),
                  {"day_facts", "day_facts.caffeine"});
    expect_within(touched([](DayForm& f) { f.note.text += "z"; }), {"note", "note.text"});
    const auto& substances = data_.live<Substance>();
    const std::string id = substances.begin()->first.hex();
    expect_within(touched([&](DayForm& f) { toggle(f.substances[id]); }), {"substance_day"});
    const std::string plan = plan_key(data_.live<Plan>().begin()->first, 20 * 60);
    expect_within(touched([&](DayForm& f) { toggle(f.plans[plan]); }), {"plan_event"});
  }
}

TEST_F(SavingADay, NoneOfTheseAnswersWhatNobodyAnsweredAndIsTakenBackWhole) {
  DayFacts facts;
  facts.day = day_;
  facts.naps = Fact::none;  // said on the command line, and nothing else
  put(facts);
  DayForm form = day_form(data_, day_);
  EXPECT_FALSE(form.none_of_these) << "three of them nobody has answered";
  form.mood = 4;
  EXPECT_EQ(changes(form), Names{"check_in"});
  form = day_form(data_, day_);
  form.none_of_these = true;
  EXPECT_EQ(changes(form), (Names{"day_facts.caffeine", "day_facts.exercise", "day_facts.late_screens"}));
}

// --- support

class SupportChips : public SavingADay {
 protected:
  SupportEvent event(SupportType type = SupportType::group) const {
    SupportEvent event;
    event.at = make_moment(at(day_, 19 * 60), berlin);
    event.type = type;
    return event;
  }
  SupportEvent by_chip() const {
    auto made = event();
    made.head.form_version = asked_by_chip;
    return made;
  }
  ProposedChanges unticked() const {
    auto form = day_form(data_, day_);
    form.support.clear();
    return proposed(form);
  }
};

TEST_F(SupportChips, ATickMakesAnEventAndTakingItBackRemovesThatOne) {
  DayForm form = day_form(data_, day_);
  form.support["group"] = "";
  auto made = proposed(form);
  ASSERT_EQ(made.size(), 1U);
  const auto& event = put(std::get<SupportEvent>(made[0].record));
  const Id id = event.head.id;
  form = day_form(data_, day_);
  EXPECT_EQ(form.support.at("group"), id.hex());
  EXPECT_TRUE(proposed(form).empty());
  const auto gone = unticked();
  ASSERT_EQ(gone.size(), 1U);
  EXPECT_TRUE(gone[0].remove);
  EXPECT_EQ(head_of(gone[0].record).id, id);
}
TEST_F(SupportChips, WhatAnybodyElseEnteredStays) {
  auto imported = by_chip();
  imported.head.id = next_id();
  imported.head.origin = "00112233445566778899aabbccddeeff";
  data_.put(imported);
  put(event());  // from the dialog, and nothing but its kind was said
  auto detailed = by_chip();
  detailed.minutes = 90;
  put(detailed);
  auto named = by_chip();
  named.label = "Tuesday group";
  put(named);
  auto noted = by_chip();
  noted.note = "late";
  put(noted);
  auto missed = by_chip();
  missed.happened = Happened::missed;
  put(missed);
  EXPECT_TRUE(day_form(data_, day_).support.empty());
  EXPECT_TRUE(unticked().empty());
  ASSERT_NE(support_elsewhere(data_, day_, SupportType::group), nullptr);
  EXPECT_EQ(support_elsewhere(data_, day_, SupportType::therapy), nullptr);
}
TEST_F(SupportChips, BesideOthersOnlyTheirOwnGoes) {
  put(event());
  const Id own = put(by_chip()).head.id;
  put(event(SupportType::therapy));
  const auto gone = unticked();
  ASSERT_EQ(gone.size(), 1U);
  EXPECT_EQ(head_of(gone[0].record).id, own);
}
TEST_F(SupportChips, ATickIsNoSecondEventWhereOneWasEnteredMeanwhile) {
  put(event());
  auto form = day_form(data_, day_);
  form.support["group"] = "";  // as an older draft may say of it
  EXPECT_TRUE(proposed(form).empty());
}
TEST_F(SupportChips, AnOldDraftStillReads) {
  const auto form = form_from_draft<DayForm>(R"({"day":["2026-11-22"],"note":["x"],"support":["group","therapy"]})");
  EXPECT_EQ(form.support, (RecordIds{{"group", ""}, {"therapy", ""}}));
  EXPECT_EQ(form.note.text, "x");
  Note note;
  note.at = make_moment(at(day_, 600), berlin);
  note.text = "before";
  const Id id = put(note).head.id;
  Drafted<DayForm> drafted;
  drafted.start(day_form(data_, day_));
  drafted.bring_back(R"({"day":["2026-11-22"],"note":["x"]})", day_form(data_, day_));
  EXPECT_EQ(drafted.form.note.record, id.hex()) << "it changes the note that is there, as it did when it was typed";
  EXPECT_EQ(changes(drafted.form), Names{"note.text"});
}

}  // namespace
}  // namespace nightjar::entry
