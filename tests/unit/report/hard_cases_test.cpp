// What people really write, and how much of it: pages stay right, tables inert, and nothing is lost.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <nightjar/codec/csv.hpp>
#include <nightjar/report/share_file.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "support/invented_report.hpp"
#include "support/opened_file.hpp"
#include "support/printed_pages.hpp"

namespace nightjar::report {
namespace {

using test::all_formats;
using test::all_of_two_weeks;
using test::all_words;
using test::InventedJournal;
using test::page_titled;
using test::words_in;
using testing::Contains;
using testing::Each;
using testing::HasSubstr;
using testing::Not;

constexpr double mm = 72 / 25.4;
const std::string hebrew = "\u05e9\u05dc\u05d5\u05dd", arabic = "\u0646\u062f\u0649", moon = "\U0001F634";

void comment(InventedJournal& journal, const std::string& text) {
  Night night = *journal.data().one_on<Night>(test::invented_from);
  night.comments = text;
  journal.data().put(night);
}

/// The lines of a comment as they are on its page, top to bottom.
std::vector<charts::Text> comment_lines(const JournalData& data) {
  std::vector<charts::Text> out;
  Options options = all_of_two_weeks();
  options.left_out = left_out_by(Preset::sleep_only);
  options.left_out.erase(FieldClass::comments);
  for (const auto& page : preview(data, options))
    if (page.title == "In the person\u2019s own words")
      for (const auto& text : test::shapes_of<charts::Text>(page))
        if (text.style == charts::TextStyle{.size = 8, .tabular = true}) out.push_back(text);
  return out;
}

/// A file in the form that a table of it has, read again with our own reader.
codec::CsvTable table_in(const JournalData& data, const std::string& name) {
  return codec::read_csv(test::unzipped(*make_file(data, all_of_two_weeks(), Format::csv)).at(name),
                         {.cell_bytes = 1U << 20})
      .value();
}

// --- long texts

TEST(LongTexts, StandInFullInEveryFormatThatHasThem) {
  auto journal = test::invented_journal();
  std::string text;
  for (int i = 0; i < 1400; ++i) text += fmt::format("word{} ", i);
  text += std::string(300, 'x');
  ASSERT_GT(text.size(), 10'000U);
  comment(journal, text);
  const auto pages = preview(journal.data(), all_of_two_weeks());
  test::expect_inside(pages);
  std::string printed;
  for (const auto& line : comment_lines(journal.data()))
    printed += line.words + (line.words.find('x') == std::string::npos ? " " : "");
  EXPECT_EQ(printed, text) << "word for word, in their order";
  EXPECT_THAT(*make_file(journal.data(), all_of_two_weeks(), Format::html), HasSubstr(text));
  const auto nights = table_in(journal.data(), "nights.csv");
  EXPECT_EQ(nights.cell(nights.rows.at(0), "comments"), text);
  for (const Format format : {Format::xlsx, Format::json, Format::fhir})
    EXPECT_THAT(test::readable(format, *make_file(journal.data(), all_of_two_weeks(), format)), HasSubstr(text))
        << to_text(format);
}

// --- other scripts, and characters that steer

TEST(OtherScripts, ComeThroughWholeInEveryFormat) {
  auto journal = test::invented_journal();
  const std::string text = hebrew + " (abc) " + arabic + " 12:30, " + moon;
  comment(journal, text);
  for (const Format format : {Format::html, Format::csv, Format::xlsx, Format::json, Format::fhir})
    EXPECT_THAT(test::readable(format, *make_file(journal.data(), all_of_two_weeks(), format)), HasSubstr(text))
        << to_text(format);
  // Poppler puts each letter between marks of direction and on a line of its own; what counts is that none is lost.
  auto words = test::FileOnDisk(*make_file(journal.data(), all_of_two_weeks(), Format::pdf), "pdf")
                   .printed_by("pdftotext -raw {} -");
  for (const char* mark : {"\u202b", "\u202c", "\u202a", "\n"})
    for (auto at = words.find(mark); at != std::string::npos; at = words.find(mark, at))
      words.erase(at, std::string_view(mark).size());
  for (const auto& word : {hebrew, arabic, moon}) EXPECT_NE(words.find(word), std::string::npos) << word;
}

TEST(OtherScripts, ThatRunFromTheRightBeginAtTheRight) {
  auto journal = test::invented_journal();
  std::string text;
  for (int i = 0; i < 60; ++i) text += (i > 0 ? " " : "") + (i % 3 == 0 ? arabic : hebrew);
  comment(journal, text + "\nand then in English");
  const auto lines = comment_lines(journal.data());
  ASSERT_GE(lines.size(), 3U);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    EXPECT_EQ(lines[i].anchor, charts::Anchor::end) << lines[i].words;
    EXPECT_NEAR(lines[i].at.x, 194 * mm, 0.01);
  }
  EXPECT_EQ(lines.back().anchor, charts::Anchor::start);
  EXPECT_NEAR(lines.back().at.x, 52 * mm, 0.01);
}

TEST(SteeringCharacters, MoveNothingOnAPage) {
  auto journal = test::invented_journal();
  // Ends of lines as other programs write them, characters that turn or hide text, and a bell.
  comment(journal, "one\u2028two\u2029three\u0085four \u202e turned \u200b\u2066 x\tstop \a bell");
  const auto lines = comment_lines(journal.data());
  ASSERT_EQ(lines.size(), 4U) << "each line of its own";
  EXPECT_EQ(lines[0].words, "one");
  for (std::size_t i = 1; i < lines.size(); ++i)
    EXPECT_GT(lines[i].at.y - lines[i - 1].at.y, lines[i].style.size) << "none on top of another";
  test::expect_inside(preview(journal.data(), all_of_two_weeks()));
  const auto words = test::FileOnDisk(*make_file(journal.data(), all_of_two_weeks(), Format::pdf), "pdf")
                         .printed_by("pdftotext -layout {} -");
  EXPECT_THAT(words, HasSubstr("Page 1 of"));
  EXPECT_THAT(words, HasSubstr("stop"));
}

TEST(SteeringCharacters, AreNotInTheTablesAndTheWebPage) {
  auto journal = test::invented_journal();
  comment(journal, std::string("a\x01\x02\x0B\x1B[31m z\x7F", 12));
  for (const Format format : {Format::html, Format::xlsx, Format::fhir, Format::json})
    for (const auto& [name, text] :
         format == Format::xlsx
             ? test::unzipped(*make_file(journal.data(), all_of_two_weeks(), format))
             : std::map<std::string, std::string>{{"", *make_file(journal.data(), all_of_two_weeks(), format)}})
      EXPECT_TRUE(std::ranges::all_of(text, [](unsigned char c) { return c >= 0x20 || c == '\n' || c == '\t'; }))
          << to_text(format) << name;
  const auto nights = table_in(journal.data(), "nights.csv");
  EXPECT_EQ(nights.cell(nights.rows.at(0), "comments"), "a\uFFFD\uFFFD\uFFFD\uFFFD[31m z\uFFFD")
      << "our own reader takes nothing that steers";
}

TEST(Formulas, AreTextInEveryCellOfEveryTable) {
  auto journal = test::invented_journal();
  const std::vector<std::string> tricks{
      "=HYPERLINK(\"http://example.com\")", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "\uFF1D1+1", "'=1"};
  const Day day = test::invented_from;
  for (const auto& trick : tricks) {
    const Id id = journal.substance(trick.c_str(), SubstanceKind::other);
    journal.days(id, day, "T");
    journal.intake(id, day, "9:00", trick.c_str());
    Note note;
    note.at = InventedJournal::on_day(day, "12:00");
    note.text = trick;
    note.in_reports = true;
    journal.put(note);
  }
  Options options = all_of_two_weeks();
  options.questions = tricks.front();
  options.name = tricks.front();
  std::size_t guarded = 0;
  for (const auto& [name, text] : test::unzipped(*make_file(journal.data(), options, Format::csv))) {
    const auto table = codec::read_csv(text).value();
    for (const auto& row : table.rows)
      for (const auto& cell : row.cells) {
        EXPECT_FALSE(cell.starts_with('=') || cell.starts_with('+') || cell.starts_with('@') ||
                     cell.starts_with('\t') || cell.starts_with('\n') || cell.starts_with("\uFF1D") ||
                     (cell.starts_with('-') && cell != "-"))
            << name << ": " << cell;
        guarded += cell.starts_with('\'') ? 1 : 0;
      }
  }
  EXPECT_GE(guarded, 3 * tricks.size()) << "names, amounts and notes, each as a text that can be read";
  for (const auto& [name, text] : test::unzipped(*make_file(journal.data(), options, Format::xlsx))) {
    EXPECT_THAT(text, Not(HasSubstr("<f>"))) << name;
    EXPECT_THAT(text, Not(HasSubstr("t=\"str\""))) << name;
  }
}

// --- much, nothing, and several of what is usually one

TEST(FortySubstances, HaveAllTheirDaysOnThePagesAndInTheTables) {
  InventedJournal journal;
  for (int i = 0; i < 40; ++i)
    journal.days(
        journal.substance(fmt::format("One of forty things with a long name, {}", i).c_str(), SubstanceKind::other),
        test::invented_from, "TN?TNTNTNTNTNT");
  const auto pages = preview(journal.data(), all_of_two_weeks());
  test::expect_inside(pages);
  std::size_t taken = 0, none = 0, with_days = 0;
  std::set<std::string> names;
  for (const auto& page : pages) {
    const auto words = words_in(page);
    if (std::ranges::count(words, "Day by day") == 0) continue;
    ++with_days;
    for (const auto& word : words) names.insert(word);
    for (const auto& disc : test::shapes_of<charts::Disc>(page)) {
      if (disc.center.x > 166 * mm || disc.center.y < 55 * mm) continue;  // of the heads, not of a day
      (disc.fill.a > 0 && disc.fill != charts::rgb(0xFFFFFF) ? taken : none) += 1;
    }
  }
  EXPECT_GE(with_days, 2U) << "under the same heads on each page";
  EXPECT_GE(taken, 40U * 7);
  EXPECT_GE(none, 40U * 6);
  const auto days = table_in(journal.data(), "days.csv");
  EXPECT_EQ(days.rows.size(), 40U * 14);
  EXPECT_EQ(std::ranges::count_if(days.rows, [&](const auto& row) { return days.cell(row, "state") == "taken"; }),
            40 * 7);
  const auto page = *make_file(journal.data(), all_of_two_weeks(), Format::html);
  for (int i = 0; i < 40; ++i) {
    EXPECT_THAT(all_words(pages), HasSubstr(fmt::format("{}\n", i)));
    EXPECT_THAT(page, HasSubstr(fmt::format("One of forty things with a long name, {} (", i)));
  }
}

TEST(FourteenEmptyNights, GiveDaysAndNoNumbersInAnyFormat) {
  const JournalData empty;
  for (const Format format : all_formats())
    ASSERT_TRUE(make_file(empty, all_of_two_weeks(), format)) << to_text(format);
  const auto pages = preview(empty, all_of_two_weeks());
  test::expect_inside(pages);
  const auto first = words_in(page_titled(pages, "Two weeks of sleep"));
  EXPECT_EQ(std::ranges::count(first, "not recorded"), 14);
  EXPECT_THAT(first, Contains(HasSubstr("0 of 14 nights recorded")));
  EXPECT_THAT(all_words(pages), Not(HasSubstr("0\u00a0min"))) << "nothing recorded is no zero";
  const auto page = *make_file(empty, all_of_two_weeks(), Format::html);
  EXPECT_THAT(page, HasSubstr("0 of 14 nights recorded"));
  EXPECT_TRUE(table_in(empty, "nights.csv").rows.empty());
  EXPECT_TRUE(table_in(empty, "measures.csv").rows.empty());
  EXPECT_EQ(nlohmann::json::parse(*make_file(empty, all_of_two_weeks(), Format::omh)).size(), 0U);
  std::vector<std::string> kinds;
  const auto bundle = nlohmann::json::parse(*make_file(empty, all_of_two_weeks(), Format::fhir));
  for (const auto& entry : bundle["entry"]) kinds.push_back(entry["resource"]["resourceType"]);
  EXPECT_THAT(kinds, testing::ElementsAre("Patient", "Device", "Provenance"));
}

TEST(ThreeSleepsInADay, StandBesideTheNightAndInNoneOfItsFigures) {
  const auto with_naps = [](bool naps) {
    InventedJournal journal;
    journal.night(test::invented_from + 2, {"23:00", "23:00", 0, 0, 0, "6:00", "6:00", 3});
    if (!naps) return journal;
    for (const auto* time : {"13:00", "15:30", "18:45"}) {
      Nap nap;
      nap.day = test::invented_from + 2;
      nap.start = InventedJournal::on_day(nap.day, time);
      nap.end = make_moment(nap.start->local + std::chrono::minutes(50), test::invented_zone);
      journal.put(nap);
    }
    return journal;
  };
  auto journal = with_naps(true), without = with_naps(false);
  const auto pages = preview(journal.data(), all_of_two_weeks());
  test::expect_inside(pages);
  std::vector<double> from;  // hours after noon, of the low filled bars in the rows
  for (const auto& box : test::shapes_of<charts::Box>(page_titled(pages, "The nights, hour by hour")))
    if (std::abs(box.h - 1.6 * mm) < 0.01 && box.y < 200 * mm && box.w < 5 * mm) from.push_back((box.x / mm - 46) / 5);
  EXPECT_THAT(from, testing::ElementsAre(testing::DoubleNear(1, 0.01), testing::DoubleNear(3.5, 0.01),
                                         testing::DoubleNear(6.75, 0.01)));
  const auto first = [](InventedJournal& one) {
    return words_in(page_titled(preview(one.data(), all_of_two_weeks()), "Two weeks of sleep"));
  };
  EXPECT_EQ(first(journal), first(without)) << "page 1 is about nights";
  EXPECT_EQ(table_in(journal.data(), "naps.csv").rows.size(), 3U);
  const auto episodes = nlohmann::json::parse(*make_file(journal.data(), all_of_two_weeks(), Format::omh));
  ASSERT_EQ(episodes.size(), 4U);
  EXPECT_EQ(std::ranges::count_if(episodes, [](const auto& one) { return one["body"]["is_main_sleep"] == true; }), 1);
  const auto words = all_words({page_titled(pages, "Every entry")});
  for (const char* time : {"13:00\n", "15:30\n", "18:45\n"}) EXPECT_THAT(words, HasSubstr(time));
}

}  // namespace
}  // namespace nightjar::report
