#include <gmock/gmock.h>

#include <cstdlib>
#include <nightjar/report/share_file.hpp>
#include <random>

#include "report/selection.hpp"
#include "support/invented_report.hpp"
#include "support/marked_journal.hpp"
#include "support/opened_file.hpp"

namespace nightjar::report {
namespace {

using test::all_formats;
using test::all_of_two_weeks;
using test::difference;
using test::FileOnDisk;
using test::readable;
using testing::HasSubstr;
using testing::Not;

bool may_be_in(const test::Marker& marker, const Options& options, const Id& second) {
  if (marker.never || (marker.of_second_substance && options.substances_left_out.contains(second))) return false;
  return std::ranges::none_of(marker.of,
                              [&](FieldClass field_class) { return options.left_out.contains(field_class); });
}

/// Which markers a file holds although they were left out.
std::vector<std::string> leaked(test::MarkedJournal& journal, const Options& options, Format format) {
  const auto text = readable(format, *make_file(journal.data(), options, format));
  std::vector<std::string> out;
  for (const auto& marker : journal.markers)
    if (!may_be_in(marker, options, journal.second_substance) && text.find(marker.word) != std::string::npos)
      out.push_back(marker.word);
  return out;
}

TEST(ShareFile, WithEverythingHoldsEveryFieldInSomeFormat) {
  auto journal = test::marked_journal();
  std::string all;
  for (const Format format : {Format::json, Format::csv, Format::xlsx}) {
    const auto text = readable(format, *make_file(journal.data(), all_of_two_weeks(), format));
    for (const auto& marker : journal.markers)
      if (!marker.never) {
        EXPECT_THAT(text, HasSubstr(marker.word)) << to_text(format);
      }
  }
}

TEST(ShareFile, HoldsNothingOfAClassThatIsLeftOut) {
  auto journal = test::marked_journal();
  for (const FieldClass field_class : field_classes()) {
    Options options = all_of_two_weeks();
    options.left_out.insert(field_class);
    for (const Format format : all_formats())
      EXPECT_THAT(leaked(journal, options, format), testing::IsEmpty())
          << to_text(field_class) << " in " << to_text(format);
  }
}

/// 25 selections; NIGHTJAR_LONG=1 makes it 200.
TEST(ShareFile, HoldsNothingThatRandomSelectionsLeaveOut) {
  auto journal = test::marked_journal();
  std::mt19937 dice(20261122);
  const int selections = std::getenv("NIGHTJAR_LONG") != nullptr ? 200 : 25;
  for (int i = 0; i < selections; ++i) {
    Options options = all_of_two_weeks();
    options.from = options.from + static_cast<int>(dice() % 3) - 1;
    for (const FieldClass field_class : field_classes())
      if (dice() % 2 == 0) options.left_out.insert(field_class);
    if (dice() % 2 == 0) options.substances_left_out.insert(journal.second_substance);
    for (const Format format : all_formats()) {
      // Taking a PDF apart costs four programs: each of them only in the long form.
      if (format == Format::pdf && i % 5 != 0 && std::getenv("NIGHTJAR_LONG") == nullptr) continue;
      EXPECT_THAT(leaked(journal, options, format), testing::IsEmpty())
          << "selection " << i << " in " << to_text(format);
    }
  }
}

/// The journal without anything of a class: whole records, and the fields of others that belong to it.
JournalData without(const JournalData& data, FieldClass field_class) {
  JournalData out = data;
  const auto remove_all = [&]<class R>() {
    for (const auto& [id, record] : data.live<R>()) out.forget(id);
  };
  const auto change_all = [&]<class R>(auto change) {
    for (const auto& [id, record] : data.live<R>()) {
      R copy = record;
      change(copy);
      out.put(copy);
    }
  };
  const auto remove_substances = [&](bool medication) {
    for (const auto& [id, substance] : data.live<Substance>()) {
      const bool is =
          substance.substance_kind == SubstanceKind::prescribed || substance.substance_kind == SubstanceKind::otc;
      if (is != medication) continue;
      out.forget(id);
      for (const auto& [day_id, day] : data.live<SubstanceDay>())
        if (day.substance_id == id) out.forget(day_id);
      for (const auto& [intake_id, intake] : data.live<Intake>())
        if (intake.substance_id == id) out.forget(intake_id);
      for (const auto& [plan_id, plan] : data.live<Plan>()) {
        if (plan.substance_id != id) continue;
        out.forget(plan_id);
        for (const auto& [event_id, event] : data.live<PlanEvent>())
          if (event.plan_id == plan_id) out.forget(event_id);
      }
    }
  };
  const auto note = [](auto& record) { record.note.reset(); };
  switch (field_class) {
    case FieldClass::naps:
      remove_all.operator()<Nap>();
      change_all.operator()<DayFacts>([](DayFacts& facts) { facts.naps.reset(); });
      break;
    case FieldClass::comments:
      change_all.operator()<Night>([](Night& night) { night.comments.reset(); });
      change_all.operator()<Nap>([](Nap& nap) { nap.comments.reset(); });
      break;
    case FieldClass::factors:
      change_all.operator()<Night>([](Night& night) { night.factors.reset(); });
      remove_all.operator()<Tag>();
      change_all.operator()<DayFacts>([](DayFacts& facts) {
        facts.day_type.reset();
        facts.last_caffeine.reset();
        for (auto* fact : {&facts.caffeine, &facts.exercise, &facts.late_screens}) fact->reset();
      });
      break;
    case FieldClass::prescribed: remove_substances(true); break;
    case FieldClass::other_substances: remove_substances(false); break;
    case FieldClass::amounts:
      change_all.operator()<Intake>([](Intake& intake) {
        intake.amount.reset();
        intake.unit.reset();
        intake.amount_is = AmountIs::not_asked;
        for (auto* text : {&intake.form, &intake.label_strength, &intake.brand, &intake.route}) text->reset();
      });
      break;
    case FieldClass::cravings:
      remove_all.operator()<Craving>();
      change_all.operator()<CheckIn>([](CheckIn& check_in) { check_in.craving_peak.reset(); });
      break;
    case FieldClass::checklist: remove_all.operator()<WithdrawalCheck>(); break;
    case FieldClass::check_ins:
      change_all.operator()<CheckIn>([](CheckIn& check_in) {
        for (auto* value : {&check_in.mood, &check_in.energy, &check_in.pain, &check_in.stress}) value->reset();
        check_in.note.reset();
      });
      break;
    case FieldClass::side_effects: remove_all.operator()<SideEffect>(); break;
    case FieldClass::support: remove_all.operator()<SupportEvent>(); break;
    case FieldClass::scores: remove_all.operator()<ClinicScore>(); break;
    case FieldClass::notes:
      remove_all.operator()<Note>();
      change_all.operator()<SubstanceDay>(note);
      change_all.operator()<Intake>([&](Intake& intake) {
        intake.note.reset();
        intake.noticed.reset();
        intake.reasons.clear();
      });
      change_all.operator()<PlanEvent>(note);
      change_all.operator()<Craving>(note);
      change_all.operator()<WithdrawalCheck>(note);
      change_all.operator()<CheckIn>(note);
      change_all.operator()<SideEffect>(note);
      change_all.operator()<SupportEvent>(note);
      change_all.operator()<ClinicScore>(note);
      change_all.operator()<Substance>(note);
      break;
    case FieldClass::device_data: remove_all.operator()<DeviceSleep>(); break;
  }
  return out;
}

// Words can be looked for; a number, a count or a gap where something stood cannot. So the whole file is compared.
TEST(ShareFile, IsTheSameToTheByteWhetherWhatIsLeftOutWasEverRecorded) {
  auto journal = test::marked_journal();
  journal.journal.craving(test::invented_from + 3, 9, "22:10", CravingOutcome::passed);
  DayFacts facts;
  facts.day = test::invented_from + 1;
  facts.naps = facts.caffeine = facts.exercise = Fact::some;
  facts.last_caffeine = test::InventedJournal::on_day(facts.day, "16:40");
  journal.journal.put(facts);
  for (const FieldClass field_class : field_classes()) {
    Options options = all_of_two_weeks();
    options.left_out.insert(field_class);
    const JournalData never_recorded = without(journal.data(), field_class);
    for (const Format format : all_formats())
      EXPECT_EQ(
          difference(format, *make_file(journal.data(), options, format), *make_file(never_recorded, options, format)),
          "")
          << to_text(field_class) << " in " << to_text(format);
  }
}

TEST(ShareFile, HoldsNothingFromOutsideItsDates) {
  auto journal = test::marked_journal();
  Options options = all_of_two_weeks();
  options.from = test::invented_from + 3;
  for (const Format format : all_formats()) {
    const auto text = readable(format, *make_file(journal.data(), options, format));
    for (const char* word : {"zqcomment", "zqamounto", "zqtrigger", "zqscore", "zqnote", "zqdevice"})
      EXPECT_THAT(text, Not(HasSubstr(word))) << to_text(format);
  }
}

TEST(ShareFile, LeavesOutSingleNotes) {
  auto journal = test::marked_journal();
  Options options = all_of_two_weeks();
  options.notes_left_out.insert(journal.note);
  for (const Format format : all_formats())
    EXPECT_THAT(readable(format, *make_file(journal.data(), options, format)), Not(HasSubstr("zqnote")))
        << to_text(format);
}

TEST(ShareFile, IsTheSameBytesForTheSameJournalAndTime) {
  auto journal = test::invented_journal();
  for (const Format format : all_formats())
    EXPECT_EQ(*make_file(journal.data(), all_of_two_weeks(), format),
              *make_file(journal.data(), all_of_two_weeks(), format))
        << to_text(format);
}

TEST(ShareFile, TellsItsProgressAndStopsWithoutAFile) {
  auto journal = test::invented_journal();
  for (const Format format : all_formats()) {
    std::vector<double> steps;
    ASSERT_TRUE(make_file(journal.data(), all_of_two_weeks(), format, {}, [&](double done) {
      steps.push_back(done);
      return true;
    }));
    EXPECT_TRUE(std::ranges::is_sorted(steps));
    EXPECT_EQ(steps.back(), 1);
    for (std::size_t stop = 0; stop < steps.size(); ++stop) {
      std::size_t calls = 0;
      const auto made =
          make_file(journal.data(), all_of_two_weeks(), format, {}, [&](double) { return calls++ < stop; });
      ASSERT_FALSE(made);
      EXPECT_EQ(made.error().code, ErrorCode::cancelled);
    }
  }
}

TEST(ShareFile, CanBeStoppedInTheMiddleOfAnyTableOrBundle) {
  constexpr std::size_t nights = 320;
  JournalData data;
  const Options options = [&] {
    auto chosen = all_of_two_weeks();
    chosen.from = test::invented_from - static_cast<int>(nights) + 1;
    chosen.until = test::invented_from;
    return chosen;
  }();
  for (Day day = options.from; day <= options.until; ++day) {
    Night night;
    night.head.id = random_id();
    night.night = day;
    night.final_awakening = make_moment(at(day + 1, 7 * 60), "UTC");
    night.comments = "a night like others";
    data.put(night);
  }
  for (const Format format : {Format::csv, Format::xlsx, Format::fhir, Format::json, Format::omh}) {
    std::size_t asked = 0;
    ASSERT_TRUE(make_file(data, options, format, {}, [&](double) { return ++asked > 0; }));
    // Of 32 records, at most, none may pass without a question.
    EXPECT_GE(asked, nights / 32) << to_text(format);
    std::size_t until_no = asked / 2;
    const auto stopped = make_file(data, options, format, {}, [&](double) { return until_no-- > 0; });
    ASSERT_FALSE(stopped) << to_text(format);
    EXPECT_EQ(stopped.error().code, ErrorCode::cancelled);
  }
  const auto packing =
      make_file(data, options, Format::json, "walnut-tide-ember", [](double done) { return done <= 0.8; });
  ASSERT_FALSE(packing) << "while the text is packed";
  EXPECT_EQ(packing.error().code, ErrorCode::cancelled);
}

TEST(ShareFile, APreviewAsksBeforeEachPage) {
  auto journal = test::invented_journal();
  const auto pages = preview(journal.data(), all_of_two_weeks());
  std::size_t asked = 0;
  EXPECT_EQ(preview(journal.data(), all_of_two_weeks(), [&](double) { return ++asked > 0; }).size(), pages.size());
  EXPECT_EQ(asked, pages.size() + 1);
  for (std::size_t stop = 0; stop < asked; ++stop) {
    std::size_t left = stop;
    EXPECT_THROW(static_cast<void>(preview(journal.data(), all_of_two_weeks(), [&](double) { return left-- > 0; })),
                 Failure)
        << stop;
  }
}

TEST(ShareFile, RefusesAShortPassword) {
  const auto made = make_file(JournalData(), all_of_two_weeks(), Format::pdf, "seven77");
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, ErrorCode::invalid_value);
}

TEST(SharePassword, OfAPdfIsAskedByReadersAndOpensIt) {
  auto journal = test::marked_journal();
  const auto bytes = *make_file(journal.data(), all_of_two_weeks(), Format::pdf, "walnut-tide-ember");
  EXPECT_THAT(bytes, Not(HasSubstr("Sleep and recovery report")));
  const FileOnDisk file(bytes, "pdf");
  EXPECT_THAT(file.printed_by("pdftotext {} -"), HasSubstr("Incorrect password"));
  EXPECT_THAT(file.printed_by("pdftotext -upw walnut-tide-ember {} -"), HasSubstr("Two weeks of sleep"));
  EXPECT_THAT(file.printed_by("pdfinfo -upw walnut-tide-ember {}"), HasSubstr("algorithm:AES-256"));
  EXPECT_THAT(file.printed_by("qpdf --check --password=walnut-tide-ember {}"),
              HasSubstr("No syntax or stream encoding errors"));
}

TEST(SharePassword, OfAnyOtherFormatMakesAnAes256Zip) {
  auto journal = test::marked_journal();
  for (const Format format : all_formats()) {
    if (format == Format::pdf) continue;
    const auto bytes = *make_file(journal.data(), all_of_two_weeks(), format, "walnut-tide-ember");
    EXPECT_EQ(extension(format, true), "zip");
    for (const auto& marker : journal.markers) EXPECT_THAT(bytes, Not(HasSubstr(marker.word)));
    EXPECT_THAT(test::unzipped(bytes), testing::IsEmpty()) << "opened without a password";
    EXPECT_THAT(test::unzipped(bytes, "walnut-tide-embes"), testing::IsEmpty());
    const auto members = test::unzipped(bytes, "walnut-tide-ember");
    ASSERT_FALSE(members.empty());
    std::string text;
    for (const auto& [name, content] : members)
      text += readable(format == Format::csv ? Format::json : format, content);
    EXPECT_THAT(text, HasSubstr(format == Format::omh ? "total_sleep_time" : "zqprescribed")) << to_text(format);
  }
  const FileOnDisk zip(*make_file(journal.data(), all_of_two_weeks(), Format::csv, "walnut-tide-ember"), "zip");
  EXPECT_THAT(zip.printed_by("7z l -slt {}"), HasSubstr("Method = AES-256 Deflate"));
  EXPECT_THAT(zip.printed_by("7z t -pwalnut-tide-ember {}"), HasSubstr("Everything is Ok"));
}

TEST(SharePassword, IsOfferedAsSevenWordsChosenByChance) {
  Id id;
  for (std::size_t i = 0; i < id.bytes.size(); ++i) id.bytes[i] = static_cast<std::uint8_t>(40 * i);
  EXPECT_EQ(suggest_password([&] { return id; }), "acorn-cactus-dolphin-helmet-muffin-prairie-tunnel");
  EXPECT_NE(suggest_password(), suggest_password());
}

TEST(Contents, CountWhatIsInTheDatesAndSayWhatIsLeftOut) {
  auto journal = test::invented_journal();
  Options options = all_of_two_weeks();
  options.left_out.insert(FieldClass::cravings);
  const Id kratom = journal.data().substance_named("Kratom")->head.id;
  options.substances_left_out.insert(kratom);
  const auto contents = contents_of(journal.data(), options, Format::pdf);
  EXPECT_EQ(contents.lines.front().how_many, "13 of 14 recorded");
  const auto line = [&](const std::string& what) {
    return *std::ranges::find(contents.lines, what, &ContentLine::what);
  };
  EXPECT_EQ(line("Cravings").how_many, "left out");
  EXPECT_EQ(line("Kratom").how_many, "left out");
  EXPECT_EQ(line("Kratom").substance, kratom);
  EXPECT_EQ(line("Kratom").entries, 13);
  EXPECT_EQ(line("Naps").how_many, "2 entries");
  EXPECT_EQ(line("Device data").how_many, "nothing in these dates");
  const auto reader = for_reader(contents, options);
  std::string words;
  for (const auto& one : reader.in_file) words += one.what + "\n";
  for (const auto& one : reader.left_out) words += one + "\n";
  EXPECT_THAT(words, Not(HasSubstr("Kratom"))) << "the reader is not told which one";
  EXPECT_THAT(reader.left_out, testing::ElementsAre("Cravings", "Some of the substances on the person’s list"));
}

TEST(Contents, SayThatACommentGoesWithTheSubstanceThatItNames) {
  auto journal = test::invented_journal();
  Night night = *journal.data().one_on<Night>(test::invented_from);
  night.comments = "kratom at nine, then slept";
  journal.data().put(night);
  Options options = all_of_two_weeks();
  EXPECT_THAT(contents_of(journal.data(), options, Format::pdf).cautions, testing::IsEmpty());
  options.substances_left_out.insert(journal.data().substance_named("Kratom")->head.id);
  EXPECT_THAT(contents_of(journal.data(), options, Format::pdf).cautions,
              testing::ElementsAre("“Kratom” is left out, and with it 1 comment that names it."));
}

/// Three substances that are left out, and texts that name them in another spelling than the list.
struct NamedOtherwise {
  test::InventedJournal journal = test::invented_journal();
  Options options = all_of_two_weeks();

  NamedOtherwise() {
    for (const char* name : {"Äther", "Ether", "酒"}) {
      Substance substance;
      substance.name = name;
      options.substances_left_out.insert(journal.put(substance));
    }
  }
};

TEST(Selection, FindsALeftOutNameHoweverAShortTextSpellsIt) {
  NamedOtherwise it;
  const Day day = test::invented_from + 1;
  const auto at = [&](const char* clock) { return test::InventedJournal::on_day(day, clock); };
  Craving craving;
  craving.at = at("20:00");
  craving.peak = 5;
  craving.target_text = "zqtarget of A\u0308THER";
  craving.triggers = {"zqtrigger “ether”", "zqkept"};
  craving.what_helped = {"zqhelped 不喝酒"};
  it.journal.put(craving);
  Night night = *it.journal.data().one_on<Night>(test::invented_from);
  night.factors = TextSet{"zqfactor ＥＴＨＥＲ"};
  it.journal.data().put(night);
  SideEffect effect;
  effect.day = day;
  effect.label = "dizzy";
  effect.person_links_it_to = "zqlink eth\u00ADer";
  it.journal.put(effect);
  SupportEvent support;
  support.at = at("18:00");
  support.label = "zqgroup—ether—free";
  it.journal.put(support);
  for (const Format format : all_formats()) {
    const auto text = readable(format, *make_file(it.journal.data(), it.options, format));
    for (const char* gone : {"zqtarget", "zqtrigger", "zqhelped", "zqfactor", "zqlink", "zqgroup"})
      EXPECT_THAT(text, Not(HasSubstr(gone))) << to_text(format);
    if (format == Format::json) {
      EXPECT_THAT(text, HasSubstr("zqkept"));
    }
  }
  EXPECT_THAT(contents_of(it.journal.data(), it.options, Format::json).cautions,
              testing::UnorderedElementsAre("“Äther” is left out, and with it 1 other text that names it.",
                                            "“Ether” is left out, and with it 4 other texts that name it.",
                                            "“酒” is left out, and with it 1 other text that names it."));
}

TEST(Contents, SayWhatGoesAndWhatStaysHoweverALongTextSpellsALeftOutName) {
  NamedOtherwise it;
  Night night = *it.journal.data().one_on<Night>(test::invented_from);
  night.comments = "smell of äther";
  it.journal.data().put(night);
  for (const char* text : {"the “ether” bottle", "喝酒", "喝了酒 again"}) {
    Note note;
    note.at = test::InventedJournal::on_day(test::invented_from + 1, "12:00");
    note.text = text;
    note.in_reports = true;
    it.journal.put(note);
  }
  SideEffect effect;
  effect.day = test::invented_from + 1;
  effect.label = "headache (a\u0308ther)";
  it.journal.put(effect);
  it.options.questions = "Is ETHER all right?";
  it.options.with_without = NightsWith{{}, "tag:evening with 酒"};
  EXPECT_THAT(contents_of(it.journal.data(), it.options, Format::pdf).cautions,
              testing::UnorderedElementsAre("“Äther” is left out, and with it 1 comment and 1 other text that name it.",
                                            "“Ether” is left out, and with it 1 note that names it.",
                                            "“酒” is left out, and with it 2 notes that name it.",
                                            "“Ether” is left out, but your questions name it.",
                                            "“酒” is left out, but the page of nights with and without names it."));
}

TEST(Selection, KeepsTheNightsOfTheLongTermFiguresForPagesOnly) {
  auto journal = test::invented_journal();
  EXPECT_EQ(selected(journal.data(), all_of_two_weeks(), Reach::dates).live<Night>().size(), 13U);
  EXPECT_GT(selected(journal.data(), all_of_two_weeks(), Reach::pages).live<Night>().size(), 80U);
}

}  // namespace
}  // namespace nightjar::report
