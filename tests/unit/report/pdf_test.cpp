#include "report/pdf.hpp"

#include <gmock/gmock.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "report/pages.hpp"
#include "support/invented_report.hpp"
#include "support/scene_text.hpp"

namespace nightjar::report {
namespace {

using test::InventedJournal;
using test::two_weeks_with_questions;
using testing::HasSubstr;
using testing::Not;

std::string pdf(const JournalData& data, const Options& options) { return *write_pdf(build_model(data, options)); }

/// The output of a tool run on a PDF that is written to a folder of its own.
class PdfTools : public testing::Test {
 protected:
  PdfTools() : folder_(std::filesystem::temp_directory_path() / ("nightjar-pdf-" + random_id().hex())) {
    std::filesystem::create_directories(folder_);
  }
  ~PdfTools() override { std::filesystem::remove_all(folder_); }
  std::string run(const std::string& tool, const std::string& bytes, const std::string& after) {
    const std::string file = (folder_ / "report.pdf").string();
    std::ofstream(file, std::ios::binary) << bytes;
    FILE* pipe = popen((tool + " " + file + " " + after + " 2>/dev/null").c_str(), "r");
    std::string out;
    std::array<char, 4096> buffer{};
    while (const std::size_t n = fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), n);
    pclose(pipe);
    return out;
  }
  bool has(const std::string& tool) { return std::system(("command -v " + tool + " >/dev/null").c_str()) == 0; }

 private:
  std::filesystem::path folder_;
};

TEST(ReportPdf, IsTheSameBytesForTheSameJournal) {
  auto journal = test::invented_journal();
  const auto first = pdf(journal.data(), two_weeks_with_questions());
  EXPECT_EQ(first, pdf(journal.data(), two_weeks_with_questions()));
  EXPECT_THAT(first, testing::StartsWith("%PDF-"));
}

TEST_F(PdfTools, ReadTheNumbersOfTheFirstPageAsText) {
  ASSERT_TRUE(has("pdftotext")) << "poppler-utils is needed; ./dev test installs it";
  auto journal = test::invented_journal();
  const auto text = run("pdftotext -l 1 -layout", pdf(journal.data(), two_weeks_with_questions()), "-");
  for (const char* expected : {"Two weeks of sleep", "13 of 14 nights recorded, 12 usable; 2 of the 13 entered late.",
                               "23:27", "06:46", "72.0", "12 of 14 nights", "not recorded", "Questions for my visit",
                               "I lie awake at about three and my head starts.", "Page 1 of"})
    EXPECT_THAT(text, HasSubstr(expected));
}

TEST_F(PdfTools, FindEveryFontEmbedded) {
  ASSERT_TRUE(has("pdffonts")) << "poppler-utils is needed; ./dev test installs it";
  auto journal = test::invented_journal();
  const auto fonts = run("pdffonts", pdf(journal.data(), two_weeks_with_questions()),
                         "| tail -n +3 | awk '{print $(NF-4)}' | sort -u");
  EXPECT_EQ(fonts, "yes\n");
}

TEST_F(PdfTools, FindTitleAndTimeAndNoName) {
  ASSERT_TRUE(has("pdfinfo")) << "poppler-utils is needed; ./dev test installs it";
  auto journal = test::invented_journal();
  const auto info = run("env TZ=UTC pdfinfo", pdf(journal.data(), two_weeks_with_questions()), "");
  EXPECT_THAT(info, HasSubstr("Title:           Sleep and recovery report"));
  EXPECT_THAT(info, HasSubstr("Mon Mar 30 07:20:00 2026"));
  EXPECT_THAT(info, Not(HasSubstr("Author:")));
}

TEST_F(PdfTools, FindBookmarksALanguageAndTheStructureOfTheText) {
  ASSERT_TRUE(has("qpdf") && has("pdfinfo")) << "./dev test installs them";
  auto journal = test::invented_journal();
  const auto bytes = pdf(journal.data(), two_weeks_with_questions());
  std::vector<std::string> bookmarks, titles;
  const auto outlines = nlohmann::json::parse(run("qpdf --json=2 --json-key=outlines", bytes, "")).at("outlines");
  int number = 0;
  for (const auto& entry : outlines) {
    bookmarks.push_back(entry.at("title"));
    EXPECT_EQ(entry.at("destpageposfrom1"), ++number);
  }
  for (const auto& page : lay_out_pages(build_model(journal.data(), two_weeks_with_questions())))
    titles.push_back(page.title);
  EXPECT_EQ(bookmarks, titles) << "one for each page, in their order";
  EXPECT_THAT(run("qpdf --qdf --object-streams=disable", bytes, "-"), HasSubstr("/Lang (en)"));
  EXPECT_THAT(run("pdfinfo", bytes, ""), HasSubstr("Tagged:          yes"));
  const auto structure = run("pdfinfo -struct-text", bytes, "");
  for (const char* part :
       {"Document", "Sect", "H1", "\"Two weeks of sleep\"", "H2", "\"Night by night\"", "Table", "TR", "TD"})
    EXPECT_THAT(structure, HasSubstr(part));
}

/// Each excluded class carries a word of its own that may be nowhere in the file, however it is unpacked.
TEST_F(PdfTools, FindNothingOfWhatWasLeftOut) {
  InventedJournal journal;
  const Day day = test::invented_from;
  journal.night(day, {"22:45", "23:10", 35, 2, 40, "6:20", "6:45", 3});
  Night night = *journal.data().one_on<Night>(day);
  night.comments = "zqcomment";
  journal.data().put(night);
  const Id prescribed = journal.substance("zqprescribed", SubstanceKind::prescribed);
  const Id other = journal.substance("zqother", SubstanceKind::kratom);
  for (const Id& id : {prescribed, other}) {
    journal.days(id, day, "TTTT");
    journal.intake(id, day, "21:00", "zqamount");
  }
  Plan plan;
  plan.substance_id = prescribed;
  plan.instruction = "zqplan";
  plan.from = day;
  journal.put(plan);
  SideEffect effect;
  effect.day = day;
  effect.label = "zqeffect";
  effect.person_links_it_to = "zqlink";
  journal.put(effect);
  ClinicScore score;
  score.day = day;
  score.name = "zqscore";
  score.total = "12";
  journal.put(score);
  Note note;
  note.at = InventedJournal::on_day(day, "12:00");
  note.text = "zqnote";
  note.in_reports = true;
  journal.put(note);
  note.text = "zqprivate";
  note.in_reports = false;
  journal.put(note);
  journal.craving(day, 7, "18:00", CravingOutcome::passed);

  Options options = two_weeks_with_questions();
  const auto everything = run("pdftotext", pdf(journal.data(), options), "-");
  for (const char* marker :
       {"zqcomment", "zqprescribed", "zqother", "zqamount", "zqplan", "zqeffect", "zqlink", "zqscore", "zqnote"})
    EXPECT_THAT(everything, HasSubstr(marker));
  EXPECT_THAT(everything, Not(HasSubstr("zqprivate")));

  options.left_out = left_out_by(Preset::sleep_only);
  const auto bytes = pdf(journal.data(), options);
  EXPECT_THAT(run("pdftotext", bytes, "-"), Not(HasSubstr("zq")));
  EXPECT_THAT(run("qpdf --qdf --object-streams=disable", bytes, "-"), Not(HasSubstr("zq")));
  EXPECT_THAT(run("pdftotext", bytes, "-"), Not(HasSubstr("raving")));

  options.left_out = left_out_by(Preset::sleep_and_prescribed);
  const auto some = run("pdftotext", pdf(journal.data(), options), "-");
  EXPECT_THAT(some, HasSubstr("zqprescribed"));
  EXPECT_THAT(some, HasSubstr("zqplan"));
  EXPECT_THAT(some, Not(HasSubstr("zqother")));
  EXPECT_THAT(some, Not(HasSubstr("zqamount")));
}

TEST(ReportPng, DrawsAPageForThePreview) {
  auto journal = test::invented_journal();
  const auto pages = lay_out_pages(build_model(journal.data(), two_weeks_with_questions()));
  const auto png = png_of(pages.front(), 0.5);
  ASSERT_TRUE(png.has_value());
  EXPECT_THAT(*png, testing::StartsWith("\x89PNG"));
  EXPECT_GT(png->size(), 10'000U);
}

}  // namespace
}  // namespace nightjar::report
