// A form over a journal that changes: what nobody touched follows, what was touched stays, what both changed is asked
// about. Random edits of every form, against a rule that is written here once more.
#include <gtest/gtest.h>

#include <nightjar/entry/day_form.hpp>
#include <nightjar/entry/night_form.hpp>
#include <nightjar/entry/record_forms.hpp>
#include <random>

namespace nightjar::entry {
namespace {

std::mt19937 random_source{20261130};
int below(int n) { return static_cast<int>(random_source() % static_cast<unsigned>(n)); }
bool chance(int percent) { return below(100) < percent; }

/// A form as names and texts; an element of a set or a map is a name of its own.
using Flat = std::map<std::string, std::string>;
struct Flatten {
  Flat& out;
  void operator()(std::string_view name, const std::string& value) { put(name, value); }
  void operator()(std::string_view name, const std::optional<int>& value) {
    put(name, value ? std::to_string(*value) : "");
  }
  void operator()(std::string_view name, bool value) { put(name, value ? "yes" : ""); }
  void operator()(std::string_view name, const Day& value) { put(name, iso(value)); }
  void operator()(std::string_view name, const std::set<std::string>& value) {
    for (const auto& element : value) put(std::string(name) + '/' + element, "yes");
  }
  void operator()(std::string_view name, const Choices& value) {
    for (const auto& [key, number] : value) put(std::string(name) + '/' + key, number ? std::to_string(*number) : "");
  }
  void operator()(std::string_view name, const RecordIds& value) {
    for (const auto& [key, id] : value) put(std::string(name) + '/' + key, id);
  }
  void operator()(std::string_view name, const SomeOrNone& value) {
    std::string text = value.none ? "none" : "";
    for (const auto& chosen : value.chosen) text += '+' + chosen;
    put(name, text);
  }
  void operator()(std::string_view name, const TextOfRecord& value) { put(name, value.text); }
  void operator()(std::string_view name, const ClockEntry& value) {
    put(name, value.text + (value.kept ? " " + iso(value.kept->local) : ""));
  }

 private:
  void put(std::string_view name, std::string value) {
    if (!value.empty()) out[std::string(name)] = std::move(value);
  }
};
template <class Form>
Flat flat(const Form& form) {
  Flat out;
  Form::fields(form, Flatten{out});
  return out;
}
std::string value(const Flat& form, const std::string& name) {
  const auto it = form.find(name);
  return it == form.end() ? std::string() : it->second;
}

/// Changes a field, or some of its elements, to something else. Few values, so that both sides often choose the same.
struct ChangeAnswers {
  int percent;
  void operator()(std::string_view, std::string& value) const {
    if (chance(percent)) value = word();
  }
  void operator()(std::string_view, std::optional<int>& value) const {
    if (chance(percent)) value = number();
  }
  void operator()(std::string_view, bool& value) const {
    if (chance(percent)) value = !value;
  }
  void operator()(std::string_view, Day&) const {}  // no form lets its day be changed
  void operator()(std::string_view, std::set<std::string>& value) const {
    for (const char* element : {"a", "b", "c"})
      if (chance(percent) && value.erase(element) == 0) value.insert(element);
  }
  void operator()(std::string_view, Choices& value) const {
    for (const char* key : {"a", "b", "c"})
      if (chance(percent)) value[key] = number();
  }
  void operator()(std::string_view, RecordIds& value) const {
    for (const char* key : {"a", "b"})
      if (chance(percent) && value.erase(key) == 0) value[key] = word() + "id";
  }
  void operator()(std::string_view, SomeOrNone& value) const {
    if (chance(percent)) value = chance(50) ? SomeOrNone{{}, true} : SomeOrNone{{word() + "factor"}, false};
  }
  void operator()(std::string_view, TextOfRecord& value) const {
    if (chance(percent)) value.text = word();
  }
  void operator()(std::string_view, ClockEntry& value) const {
    if (chance(percent)) value.text = word();
  }
  static std::string word() { return std::array{"", "x", "y"}[static_cast<std::size_t>(below(3))]; }
  static std::optional<int> number() { return chance(30) ? std::nullopt : std::optional(below(2)); }
};

template <class Form>
class FieldMerge : public ::testing::Test {};
using Forms = ::testing::Types<NightForm, DayForm, CravingForm, TakenForm, NapForm, ChecklistForm, SideEffectForm,
                               SupportForm, ScoreForm, PlanForm, NoteForm>;
TYPED_TEST_SUITE(FieldMerge, Forms);

TYPED_TEST(FieldMerge, UntouchedFollowsTouchedStaysAndBothAreAskedAbout) {
  int followed = 0, stayed = 0, asked = 0;
  for (int round = 0; round < 400; ++round) {
    TypeParam base;
    TypeParam::fields(base, ChangeAnswers{50});
    TypeParam mine = base, fresh = base;
    TypeParam::fields(mine, ChangeAnswers{30});
    TypeParam::fields(fresh, ChangeAnswers{30});
    const auto merged = merged_by_field(mine, base, fresh);
    const Flat before = flat(base), here = flat(mine), there = flat(fresh), result = flat(merged.form);
    std::set<std::string> names;
    for (const auto* form : {&before, &here, &there, &result})
      for (const auto& [name, text] : *form) names.insert(name);
    for (const auto& name : names) {
      SCOPED_TRACE(name);
      if (name == "factors") continue;  // by element, with "none" among them: below
      const auto b = value(before, name), m = value(here, name), f = value(there, name), r = value(result, name);
      const bool clash = std::count(merged.clashes.begin(), merged.clashes.end(), name) > 0;
      if (m == b) {
        EXPECT_EQ(r, f);
        followed += f != b ? 1 : 0;
      } else {
        EXPECT_EQ(r, m);
        stayed += 1;
      }
      EXPECT_EQ(clash, m != b && f != b && m != f);
      asked += clash ? 1 : 0;
    }
    // Settled either way, nothing is left to ask.
    Drafted<TypeParam> drafted;
    drafted.start(base);
    drafted.form = mine;
    drafted.follow(fresh);
    EXPECT_EQ(drafted.clashes().size(), merged.clashes.size());
    for (const auto& name : drafted.clashes()) {
      const bool take = chance(50);
      if (take)
        drafted.take_journals(name);
      else
        drafted.keep_mine(name);
      EXPECT_EQ(value(flat(drafted.form), name), value(take ? there : here, name)) << name;
    }
    const Flat settled = flat(drafted.form);
    drafted.follow(fresh);
    EXPECT_TRUE(drafted.clashes().empty());
    EXPECT_EQ(flat(drafted.form), settled);
  }
  EXPECT_GT(followed, 50);
  EXPECT_GT(stayed, 50);
  EXPECT_GT(asked, 10);
}

TYPED_TEST(FieldMerge, AStoredDraftKnowsWhatItStartedFrom) {
  for (int round = 0; round < 100; ++round) {
    TypeParam base;
    TypeParam::fields(base, ChangeAnswers{50});
    TypeParam mine = base, fresh = base;
    TypeParam::fields(mine, ChangeAnswers{30});
    TypeParam::fields(fresh, ChangeAnswers{30});
    Drafted<TypeParam> here, later;
    here.start(base);
    here.form = mine;
    const std::string draft = here.draft();
    EXPECT_EQ(flat(form_from_draft<TypeParam>(draft)), flat(mine)) << "as an earlier version reads it";
    // Put away, and the journal changed before it came back.
    later.start(fresh);
    later.bring_back(draft, fresh);
    here.follow(fresh);
    EXPECT_EQ(flat(later.form), flat(here.form));
    EXPECT_EQ(later.clashes(), here.clashes());
    // A clash that was not settled is one again the next time.
    Drafted<TypeParam> again;
    again.start(fresh);
    again.bring_back(later.draft(), fresh);
    EXPECT_EQ(again.clashes(), later.clashes());
    EXPECT_EQ(flat(again.form), flat(later.form));
  }
}

TEST(Drafted, ADraftWithoutABaseIsComparedWithTheJournalAsItIs) {
  NightForm journal;
  journal.night = Day{20000};
  journal.sleep_latency = "20";
  NightForm typed = journal;
  typed.awake = "5";
  Drafted<NightForm> drafted;
  drafted.start(journal);
  drafted.bring_back(draft_of(typed), journal);
  EXPECT_TRUE(drafted.brought_back);
  EXPECT_EQ(drafted.form.awake, "5");
  EXPECT_EQ(drafted.form.sleep_latency, "20");
  EXPECT_TRUE(drafted.clashes().empty());
}

TEST(Drafted, WhatIsTypedOverAClashStays) {
  NightForm form;
  form.night = Day{20000};
  form.awake = "3";
  Drafted<NightForm> drafted;
  drafted.start(form);
  drafted.form.awake = "4";
  form.awake = "7";
  drafted.follow(form);
  ASSERT_EQ(drafted.clashes().size(), 1U);
  drafted.form.awake = "3";  // what it was before; the question is not answered by that
  drafted.follow(form);
  EXPECT_EQ(drafted.form.awake, "3");
  EXPECT_EQ(drafted.clashes().size(), 1U);
  Drafted<NightForm> later;
  later.start(form);
  later.bring_back(drafted.draft(), form);
  EXPECT_EQ(later.form.awake, "3");
  drafted.form.awake = "7";
  EXPECT_TRUE(drafted.clashes().empty()) << "both say the same";
}

TEST(Drafted, ANewFormThatComesBackStaysOnItsDay) {
  CravingForm yesterday, today;
  yesterday.day = Day{20000};
  today.day = Day{20001};
  Drafted<CravingForm> drafted;
  drafted.start(yesterday);
  drafted.form.clock = "23:40";
  const auto draft = drafted.draft();
  drafted.start(today);
  drafted.bring_back(draft, std::nullopt);
  EXPECT_EQ(drafted.form.day, Day{20000});
  EXPECT_TRUE(drafted.brought_back);
}

TEST(Drafted, WhatTheJournalComesToSayByItselfIsNoClash) {
  NightForm form;
  form.night = Day{20000};
  Drafted<NightForm> drafted;
  drafted.start(form);
  drafted.form.awake = "5";
  form.awake = "10";
  drafted.follow(form);
  EXPECT_EQ(drafted.clashes(), std::vector<std::string>{"awake"});
  EXPECT_EQ(drafted.journals("awake"), "10");
  form.awake = "";  // undone
  drafted.follow(form);
  EXPECT_TRUE(drafted.clashes().empty());
  EXPECT_EQ(drafted.form.awake, "5");
  form.awake = "5";
  drafted.follow(form);
  EXPECT_FALSE(drafted.changed());
}

// --- fields of several parts

TEST(MergeOfAClock, ADateThatWasMendedUnderneathComesIn) {
  const auto moment = [](int minute) { return make_moment(at(Day{20000}, minute), "Europe/Berlin"); };
  NightForm base, mine, fresh;
  base.into_bed = mine.into_bed = {"22:30", moment(1350)};
  fresh.into_bed = {"22:30", make_moment(at(Day{19999}, 1350), "Europe/Berlin")};
  EXPECT_EQ(merged_by_field(mine, base, fresh).form.into_bed.kept, fresh.into_bed.kept);
  mine.into_bed.text = "23:00";
  fresh.into_bed = {"23:00", moment(1380)};  // the same was typed elsewhere
  const auto same = merged_by_field(mine, base, fresh);
  EXPECT_TRUE(same.clashes.empty());
  EXPECT_EQ(same.form.into_bed.kept, fresh.into_bed.kept);
  fresh.into_bed = {"23:10", moment(1390)};
  EXPECT_EQ(merged_by_field(mine, base, fresh).clashes, std::vector<std::string>{"into_bed"});
}

TEST(MergeOfFactors, NoneOfTheseAgainstOneOfThemIsAskedAbout) {
  NightForm base, mine, fresh;
  mine.factors = {{"tea"}, false};
  fresh.factors = {{"heat"}, false};
  const auto both = merged_by_field(mine, base, fresh);
  EXPECT_EQ(both.form.factors.chosen, (std::set<std::string>{"heat", "tea"}));
  EXPECT_TRUE(both.clashes.empty());
  fresh.factors = {{}, true};
  const auto against = merged_by_field(mine, base, fresh);
  EXPECT_EQ(against.clashes, std::vector<std::string>{"factors"});
  EXPECT_EQ(against.form.factors.chosen, std::set<std::string>{"tea"});
  EXPECT_FALSE(against.form.factors.none);
}

TEST(MergeOfANote, AnotherNoteThatIsNewerDoesNotTakeTheTextAway) {
  DayForm base, mine, fresh;
  mine.note = {"half typed", ""};
  fresh.note = {"from a dialog", "aa"};
  const auto merged = merged_by_field(mine, base, fresh);
  EXPECT_EQ(merged.form.note.text, "half typed");
  EXPECT_EQ(merged.form.note.record, "") << "it will be a note of its own";
  EXPECT_TRUE(merged.clashes.empty());
  base.note = {"old", "aa"};
  mine.note = {"old and more", "aa"};
  EXPECT_EQ(merged_by_field(mine, base, fresh).clashes, std::vector<std::string>{"note"});
}

TEST(MergeOfSupport, AChipThatWasTickedOnBothSidesIsTheEventThatThereIs) {
  DayForm base, mine, fresh;
  mine.support["group"] = "";
  fresh.support["group"] = "aa";
  const auto merged = merged_by_field(mine, base, fresh);
  EXPECT_EQ(merged.form.support.at("group"), "aa");
  EXPECT_TRUE(merged.clashes.empty());
}

TEST(RecordFormMerge, KindsAreMergedAsTheirOwn) {
  NoteForm base;
  base.record = "aa";
  base.text = "a";
  Drafted<RecordForm> drafted;
  drafted.start(RecordForm(base));
  std::get<NoteForm>(drafted.form).clock = "10:00";
  NoteForm fresh = base;
  fresh.text = "b";
  drafted.follow(RecordForm(fresh));
  EXPECT_EQ(std::get<NoteForm>(drafted.form).text, "b");
  EXPECT_EQ(std::get<NoteForm>(drafted.form).clock, "10:00");
  Drafted<RecordForm> later;
  later.start(RecordForm(fresh));
  later.bring_back(drafted.draft(), RecordForm(base));
  EXPECT_EQ(std::get<NoteForm>(later.form).text, "a");
  EXPECT_EQ(std::get<NoteForm>(later.form).clock, "10:00");
}

}  // namespace
}  // namespace nightjar::entry
