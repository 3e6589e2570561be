// What is left out is nowhere in a file, whichever field of whichever record names it; and what the list of contents
// says is what the file holds. Every kind of record is walked by its own list of fields, so that a field which is added
// later is looked for as well.
#include <gmock/gmock.h>

#include <nightjar/report/share_file.hpp>
#include <nightjar/support/utf8.hpp>
#include <random>

#include "support/invented_report.hpp"
#include "support/marked_journal.hpp"
#include "support/opened_file.hpp"

namespace nightjar::report {
namespace {

using test::all_formats;
using test::all_of_two_weeks;
using test::readable;

/// Gives every field of a record a value, and every text in it a word from `text`.
class Fill {
 public:
  using Text = std::function<std::string(const Field&)>;
  Fill(Day day, Id substance, Id plan, Text text)
      : day_(day), substance_(substance), plan_(plan), text_(std::move(text)) {}

  void operator()(const Field& field, std::string& value) const { value = text_(field); }
  void operator()(const Field& field, StatedAmount& value) const { value.text = text_(field); }
  void operator()(const Field& field, TextSet& value) const { value = {text_(field)}; }
  void operator()(const Field&, Checklist& value) const { value = {{"uneasy", 3}}; }
  void operator()(const Field&, ClockTimes& value) const { value.minutes = {8 * 60}; }
  void operator()(const Field& field, Id& value) const { value = field.name == "plan_id" ? plan_ : substance_; }
  void operator()(const Field&, Day& value) const { value = day_; }
  void operator()(const Field&, Instant& value) const { value = test::invented_made_at(); }
  void operator()(const Field&, bool& value) const { value = true; }
  void operator()(const Field& field, int& value) const { value = std::min(field.min + 3, field.max); }
  void operator()(const Field& field, Moment& value) const {
    static const std::map<std::string_view, const char*> clocks{
        {"into_bed", "22:41"},  {"tried_to_sleep", "23:17"}, {"final_awakening", "6:23"},
        {"out_of_bed", "6:52"}, {"start", "14:03"},          {"end", "15:16"}};
    const auto clock = clocks.find(field.name);
    value = clock == clocks.end() ? test::InventedJournal::on_day(day_, "17:09")
                                  : test::InventedJournal::clock(day_, clock->second);
  }
  template <class E>
    requires std::is_enum_v<E>
  void operator()(const Field&, E&) const {}
  template <class T>
  void operator()(const Field& field, std::optional<T>& value) const {
    (*this)(field, value.emplace());
  }

 private:
  Day day_;
  Id substance_, plan_;
  Text text_;
};

template <class R>
R filled(Day day, const Id& substance, const Id& plan, const Fill::Text& text) {
  R record;
  R::fields(record, Fill(day, substance, plan, text));
  if constexpr (requires { record.until; }) record.until = {};
  if constexpr (std::is_same_v<R, PlanEvent>) record.planned_min = 8 * 60;
  return record;
}

/// The names of the text fields of a kind of record, found by filling one.
template <class R>
std::vector<std::string> texts_of() {
  std::vector<std::string> out;
  static_cast<void>(filled<R>(test::invented_from, Id{}, Id{}, [&](const Field& field) {
    out.emplace_back(field.name);
    return std::string("x");
  }));
  return out;
}

/// Leaves the journal in no form: its texts are looked for by marked_journal.hpp.
template <class R>
constexpr bool never_shared = std::is_same_v<R, Question> || std::is_same_v<R, Share> || std::is_same_v<R, ImportBatch>;

struct Named {
  std::string word;  // beside the name, so that it can be found
  std::size_t of;    // which of the names
  bool stays;        // said before instead: other names on the list, words of another plan
};

/// For every text field of every kind of record, one record whose other texts are harmless and in which this one names
/// one of three substances; and of each substance, one of every kind that belongs to one.
struct NamesEverywhere {
  static constexpr std::array<const char*, 3> names{"Zqalpha", "ZQ Äther", "酒"};
  test::InventedJournal journal;
  std::array<Id, names.size()> ids;
  std::vector<Named> named;

  explicit NamesEverywhere(std::mt19937& dice) {
    static const std::array<std::vector<std::string>, names.size()> spellings{
        {{"ZQALPHA", "“zqalpha”", "zq\u00ADalpha", "ｚｑａｌｐｈａ"}, {"zq äther", "ZQ A\u0308THER"}, {"喝酒", "酒"}}};
    Substance kept;
    kept.name = "zqkept";
    kept.substance_kind = SubstanceKind::prescribed;
    const Id kept_id = journal.put(kept);
    Plan plan;
    plan.substance_id = kept_id;
    plan.instruction = "each morning";
    plan.from = test::invented_from;
    const Id plan_id = journal.put(plan);
    for (std::size_t i = 0; i < names.size(); ++i) ids[i] = journal.substance(names[i], SubstanceKind::other);
    for_each_kind([&]<class R>() {
      if constexpr (!never_shared<R>) {
        const auto texts = texts_of<R>();
        for (std::size_t i = 0; i < texts.size(); ++i) {
          const std::size_t of = dice() % names.size();
          const std::string word = "zqtext" + std::to_string(named.size()) + "q";
          const auto& spelling = spellings[of][dice() % spellings[of].size()];
          journal.put(filled<R>(test::invented_from + static_cast<int>(i % 14), kept_id, plan_id,
                                [&, at = 0U](const Field&) mutable {
                                  return at++ == i ? word + ' ' + spelling : std::string("harmless");
                                }));
          named.push_back({word, of, std::is_same_v<R, Plan> || std::is_same_v<R, Substance>});
          if (std::is_same_v<R, Plan>) named.back().stays = texts[i] == "instruction";
          if (std::is_same_v<R, Substance>) named.back().stays = texts[i] == "name";
        }
      }
    });
    for (std::size_t of = 0; of < names.size(); ++of) {
      const Fill::Text text = [&](const Field&) {
        named.push_back({"zqof" + std::to_string(named.size()) + "q", of, false});
        return named.back().word;
      };
      const Day day = test::invented_from + 13;
      const Id its_plan = journal.put(filled<Plan>(day, ids[of], {}, text));
      journal.put(filled<SubstanceDay>(day, ids[of], its_plan, text));
      journal.put(filled<Intake>(day, ids[of], its_plan, text));
      journal.put(filled<PlanEvent>(day, ids[of], its_plan, text));
    }
  }
};

bool is_left_out(const Options& options, const Id& id) {
  return options.substances_left_out.contains(id) || options.left_out.contains(FieldClass::other_substances);
}

TEST(LeftOut, ASubstanceIsNamedInNoTextOfAnyRecordUnlessThatWasSaidBefore) {
  std::mt19937 dice(20261130);
  const int rounds = std::getenv("NIGHTJAR_LONG") != nullptr ? 60 : 7;
  for (int round = 0; round < rounds; ++round) {
    NamesEverywhere it(dice);
    Options options = all_of_two_weeks();
    if (round > 0)
      for (const Id& id : it.ids)
        if (dice() % 2 == 0) options.substances_left_out.insert(id);
    if (round > 3)
      for (const FieldClass field_class : field_classes())
        if (dice() % 4 == 0) options.left_out.insert(field_class);
    if (round % 3 == 0) options.questions = "Is 酒 all right?";
    for (const Format format : all_formats()) {
      if (format == Format::pdf && round % 5 != 1 && std::getenv("NIGHTJAR_LONG") == nullptr) continue;
      const auto cautions = testing::PrintToString(contents_of(it.journal.data(), options, format).cautions);
      const auto text = readable(format, *make_file(it.journal.data(), options, format));
      const auto where = fmt::format("round {} as {}", round, to_text(format));
      for (const Named& named : it.named) {
        const bool there = text.find(named.word) != std::string::npos;
        if (round == 0 && format == Format::json) {
          EXPECT_TRUE(there) << named.word << " is looked for in vain";
        }
        if (is_left_out(options, it.ids[named.of]) && !named.stays) {
          EXPECT_FALSE(there) << named.word << ' ' << it.names[named.of] << ", " << where;
        }
      }
      for (std::size_t i = 0; i < it.names.size(); ++i)
        if (is_left_out(options, it.ids[i]) && utf8::contains_word(text, it.names[i])) {
          EXPECT_THAT(cautions, testing::HasSubstr(fmt::format("“{}” is left out, but", it.names[i]))) << where;
        }
    }
  }
}

/// Two journals alike but for one record: everywhere where its kind has it, "prefer not to say"; once with all its
/// other fields filled, once without.
TEST(LeftOut, WhoPrefersNotToSaySaysNothingElse) {
  int kinds = 0;
  for_each_kind([&]<class R>() {
    if constexpr (requires(R record) { decltype(record.state)::prefer_not; }) {
      ++kinds;
      const Day day = test::invented_from + 2;
      test::InventedJournal journal;
      const Id substance = journal.substance("zqkept", SubstanceKind::prescribed);
      Plan plan;
      plan.substance_id = substance;
      plan.instruction = "each morning";
      plan.from = day - 2;
      plan.times.minutes = {8 * 60};
      const Id plan_id = journal.put(plan);
      R full = filled<R>(day, substance, plan_id, [](const Field&) { return std::string("zqtyped"); });
      full.state = decltype(full.state)::prefer_not;
      R bare;
      bare.state = full.state;
      R::fields(bare, [&]<class T>(const Field& field, T& value) {
        R::fields(full, [&]<class U>(const Field& other, const U& from) {
          if constexpr (std::is_same_v<T, U> && (std::is_same_v<T, Day> || std::is_same_v<T, Id>))
            if (field.name == other.name) value = from;
        });
      });
      bare.head.id = full.head.id = journal.put(full);
      bare.head.created = full.head.created = bare.head.changed = full.head.changed = test::invented_made_at();
      JournalData with = journal.data(), without = journal.data();
      with.put(full);
      without.put(bare);
      for (const Format format : all_formats()) {
        Options options = all_of_two_weeks();
        options.letters = Letters::usual;
        EXPECT_EQ(test::difference(format, *make_file(with, options, format), *make_file(without, options, format)), "")
            << R::kind << " as " << to_text(format);
        EXPECT_EQ(contents_of(with, options, format).lines, contents_of(without, options, format).lines) << R::kind;
      }
    }
  });
  EXPECT_EQ(kinds, 3);
}

TEST(LeftOut, NoOtherRecordTellsWhatSomebodyPrefersNotToSay) {
  const Day day = test::invented_from + 2;
  test::InventedJournal journal;
  const Id substance = journal.substance("zqkept", SubstanceKind::prescribed);
  Plan plan;
  plan.substance_id = substance;
  plan.instruction = "each morning";
  plan.from = day;
  plan.times.minutes = {8 * 60};
  const Id plan_id = journal.put(plan);
  Night night;
  night.night = day;
  night.state = NightState::prefer_not;
  journal.put(night);
  journal.days(substance, day, "?");
  DayFacts facts;
  facts.day = day;
  facts.naps = facts.caffeine = Fact::prefer_not;
  facts.exercise = Fact::some;
  journal.put(facts);
  PlanEvent event;
  event.plan_id = plan_id;
  event.day = day;
  event.planned_min = 8 * 60;
  event.state = PlanState::prefer_not;
  event.head.id = journal.put(event);
  event.head.created = event.head.changed = test::invented_made_at();
  journal.data().put(event);
  const JournalData without = journal.data();

  const Fill::Text typed = [](const Field&) { return std::string("zqtyped"); };
  event.state = PlanState::taken;
  event.at = test::InventedJournal::on_day(day, "8:04");
  event.note = "zqtyped";
  journal.data().put(event);
  journal.put(filled<DeviceSleep>(day, substance, plan_id, typed));
  journal.put(filled<Nap>(day, substance, plan_id, typed));
  journal.put(filled<Intake>(day, substance, plan_id, typed));
  DayFacts late = *journal.data().one_on<DayFacts>(day);
  late.last_caffeine = test::InventedJournal::on_day(day, "16:40");
  journal.data().put(late);
  for (const Format format : all_formats())
    EXPECT_EQ(test::difference(format, *make_file(journal.data(), all_of_two_weeks(), format),
                               *make_file(without, all_of_two_weeks(), format)),
              "")
        << to_text(format);
}

TEST(LeftOut, AnAnswerOfWhichNothingIsLeftIsNotAnAnswerOfNone) {
  test::InventedJournal journal;
  Options options = all_of_two_weeks();
  options.substances_left_out.insert(journal.substance("Ether", SubstanceKind::other));
  Night night;
  night.night = test::invented_from;
  night.factors = TextSet{"ether"};
  journal.put(night);
  const auto text = readable(Format::json, *make_file(journal.data(), options, Format::json));
  EXPECT_THAT(text, testing::HasSubstr("\"factors\":null"));
}

/// The file without its own list of contents.
std::string without_contents(const JournalData& data, const Options& options, Format format) {
  const auto bytes = *make_file(data, options, format);
  if (format != Format::csv) return bytes;
  std::string out;
  for (const auto& [name, text] : test::unzipped(bytes))
    if (name != "about.csv") out += name + '\n' + text;
  return out;
}

// A class of which the list says that something is in the file can be taken out of it, and no other can.
TEST(Contents, SayOfAClassThatItIsInTheFileWhereTheFileHoldsIt) {
  auto marked = test::marked_journal();
  for (const bool all_entries : {false, true})
    for (const Format format : all_formats()) {
      if (format == Format::xlsx) continue;  // the tables of the zip
      // The web page is written from the same model, and needs no other programs to be read.
      if (format == Format::pdf && all_entries && std::getenv("NIGHTJAR_LONG") == nullptr) continue;
      Options options = all_of_two_weeks();
      options.contents_page = false;
      options.all_entries = all_entries;
      const auto whole = without_contents(marked.data(), options, format);
      for (const auto& line : contents_of(marked.data(), options, format).lines) {
        if (!line.field_class) continue;
        Options less = options;
        less.left_out.insert(*line.field_class);
        const auto rest = without_contents(marked.data(), less, format);
        const bool differs = format == Format::pdf ? !test::difference(format, whole, rest).empty() : whole != rest;
        EXPECT_EQ(line.entries > 0, differs)
            << line.what << ": " << line.how_many << ", as " << to_text(format) << (all_entries ? " with entries" : "");
      }
    }
}

TEST(Contents, OfOpenMHealthCountTheSleepThatItHoldsAndSayWhatItDoesNotTake) {
  auto journal = test::marked_journal();
  Night no_sleep;
  no_sleep.night = test::invented_from + 12;
  no_sleep.state = NightState::no_sleep;
  journal.journal.put(no_sleep);
  Nap untimed;
  untimed.day = test::invented_from + 1;
  untimed.minutes = 20;
  journal.journal.put(untimed);
  const auto contents = contents_of(journal.data(), all_of_two_weeks(), Format::omh);
  EXPECT_EQ(contents.lines.front().how_many, "10 of 11 recorded nights");
  EXPECT_THAT(
      contents.cautions,
      testing::ElementsAre("1 night and 1 nap are not in this file: the format takes only sleep whose beginning "
                           "and end are known, with their time zone."));
  EXPECT_EQ(included_names(contents), (TextSet{"nights", "naps"}));
  const auto reader = for_reader(contents, all_of_two_weeks());
  EXPECT_THAT(reader.nothing_recorded, testing::Not(testing::Contains("Cravings")));
  EXPECT_THAT(reader.not_in_format, testing::Contains("Cravings"));
  for (const auto& line : reader.in_file) EXPECT_THAT(line.what, testing::AnyOf("Nights", "Naps"));
  EXPECT_EQ(included_names(contents_of(JournalData(), all_of_two_weeks(), Format::omh)), TextSet{});
}

TEST(Contents, CountWhatOnlyAPlanOrAnIntakeSaysWasTaken) {
  test::InventedJournal journal;
  const Id medicine = journal.substance("zqmedicine", SubstanceKind::prescribed);
  Plan plan;
  plan.substance_id = medicine;
  plan.instruction = "8 mg each morning";
  plan.from = test::invented_from;
  plan.times.minutes = {8 * 60};
  PlanEvent event;
  event.plan_id = journal.put(plan);
  event.planned_min = 8 * 60;
  for (int i = 0; i < 5; ++i) {
    event.day = test::invented_from + i;
    journal.put(event);
  }
  journal.intake(medicine, test::invented_from + 4, "8:00");
  journal.intake(medicine, test::invented_from + 6, "8:00");
  Options options = all_of_two_weeks();
  options.left_out = left_out_by(Preset::sleep_and_prescribed);
  const auto contents = contents_of(journal.data(), options, Format::pdf);
  const auto line = [&](const char* what) { return *std::ranges::find(contents.lines, what, &ContentLine::what); };
  EXPECT_EQ(line("Prescribed and pharmacy medication").how_many, "6 answers, 1 plan");
  EXPECT_EQ(line("zqmedicine").how_many, "6 days answered, 1 plan");
  EXPECT_THAT(contents.cautions, testing::ElementsAre("Amounts are left out, but the words of 1 plan are in this file, "
                                                      "with any amount in them."));
}

}  // namespace
}  // namespace nightjar::report
